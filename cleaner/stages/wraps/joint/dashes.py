"""Dashes at line ends: the habits of a text, and dashes in pairs, the first close to the word behind it, the second to that before it.

So Spanish and some other languages set a parenthesis.  Whether a dash closes one shows in its paragraph.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

DASHES = ("--", "–", "—", "―")
_BEGUN = {dash: lazy(rf"{dash}(?<=\s{dash})(?:(\w)|\s)") for dash in DASHES}  # the dash first: it is rare


def closing(texts: Sequence[str], joined: Collection[int]) -> frozenset[tuple[str, str]]:
    """The rows, with the next ones, that end in a dash which closes what another one opened."""
    inner = frozenset(joined)
    return frozenset(
        [(texts[k], texts[k + 1]) for k in inner if texts[k].endswith(DASHES) and _closes(texts, inner, k)]
    )


def _closes(texts: Sequence[str], inner: frozenset[int], k: int) -> bool:
    """Whether the dash before the one at the end of row `k`, in the same paragraph, opens: that of a speech, which begins it, does not."""
    dash = next(filter(texts[k].endswith, DASHES))
    body = texts[k][: -len(dash)]
    while dash not in body and k - 1 in inner:
        k -= 1
        body = texts[k]
    before, found, after = body.rpartition(dash)
    begins = before[-1].isspace() if before else k - 1 in inner
    return found != "" and begins and not after[:1].isspace()


def opening(texts: Sequence[str]) -> frozenset[str]:
    """The dashes that are mostly close to the word after them where a blank is before them."""
    tight = []
    for dash, begun in _BEGUN.items():
        found = [match[1] is not None for text in texts if dash in text for match in begun.finditer(text)]
        if 2 * sum(found) > len(found):
            tight.append(dash)
    return frozenset(tight)
