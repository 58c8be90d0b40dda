"""Whether a text talks about encodings or markup, and may show damage as an example."""

from __future__ import annotations

import re
from collections import Counter

from cleaner.lean import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PART = 4  # characters of a word that are looked for before the word is


class Talk:
    """Words that tell, in any case; `before` and `after` are patterns of what may stand around one.

    A pattern of many words takes a hundred times as long as to look for a string, and few texts hold one of them.
    """

    def __init__(self, words: Iterable[str], before: str, after: str) -> None:
        self._words = sorted(words)
        self._lowered = [word.lower() for word in self._words]
        self._parts = _parts(self._lowered)
        self._around = before, after

    def find(self, text: str) -> str | None:
        """The first of the words in `text`, as it stands there."""
        lowered = text.lower()
        if not [part for part in self._parts if part in lowered]:
            return None
        if not [word for word in self._lowered if word in lowered]:
            return None
        before, after = self._around
        found = re.search(f"{before}(?:{'|'.join(map(re.escape, self._words))}){after}", text, re.IGNORECASE)
        return found[0] if found else None


def _parts(words: Iterable[str]) -> list[str]:
    """A few strings one of which is in every word."""
    left, parts = list(words), []
    while left:
        shared = Counter(
            part for word in left for part in {word[i : i + PART] for i in range(max(1, len(word) - PART + 1))}
        )
        most = max(shared, key=lambda part: (shared[part], part))
        parts.append(most)
        left = [word for word in left if most not in word]
    return parts
