"""Heads of pages with one blank beside the number: `HARBOUR 41` on right pages, `42 HARBOUR` on left ones.

Chapters and songs are counted so, too.  But no chapter has its number now before, now behind its title, and in a title of
more words a number counts pages where sentences go on behind it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from operator import lt

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PAGES = 5  # the fewest numbers
TURNED = 2  # of them on left pages, and on right ones, at least
LONGEST = 60  # characters of a head
LONG = 5  # letters from which on a word of a title begins with a capital

_HEAD = lazy(
    r"(?P<text>[^\W\d_](?:[^\d.,;:!?]*[^\W\d_])?) (?P<last>[0-9]{1,4})|(?P<first>[0-9]{1,4}) (?P<head>[^\W\d_](?:[^\d.,;:!?]*[^\W\d_])?)"
)


class Heads(NamedTuple):
    """The lines that may be heads, each with its number, of both sides of a leaf together (`turned`), and of each head of several words."""

    turned: Sequence[tuple[int, int]]
    others: Sequence[Sequence[tuple[int, int]]]


def heads_of(rows: Sequence[str], lines: Iterable[int]) -> Heads:
    """Those of these lines that may be the heads of pages."""
    found: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for line in lines:
        head = _head(rows[line].strip())
        if head:
            found[head[:2]].append((line, head[2]))
    often = {head: pages for head, pages in found.items() if len(pages) > 1}
    sides = {head: pages for head, pages in often.items() if _of_one_side([number for _, number in pages])}
    places: dict[int, set[str]] = {0: set(), 1: set()}
    count = Counter[int]()
    for (place, _), pages in sides.items():
        places[pages[0][1] % 2].add(place)
        count[pages[0][1] % 2] += len(pages)
    turned = len(places[0]) == len(places[1]) == 1 and places[0] != places[1] and min(count[0], count[1]) >= TURNED
    leaves = sorted([page for pages in sides.values() for page in pages]) if turned else []
    return Heads(leaves, [pages for (_, text), pages in often.items() if " " in text and len(pages) >= PAGES])


def _head(bare: str) -> tuple[str, str, int] | None:
    """Where in a line its number stands, the rest of it, and the number; None if it is no head."""
    found = _HEAD.fullmatch(bare) if len(bare) <= LONGEST else None
    if found is None:
        return None
    place = "last" if found["last"] else "first"
    text = found["text"] or found["head"]
    return (place, " ".join(text.casefold().split()), int(found[place])) if _is_title(text) else None


def _is_title(text: str) -> bool:
    """Whether a text is in capitals, or begins with one as all of its longer words do, and the last."""
    words = text.split()
    capital = [words[0], words[-1], *[word for word in words if len(word) >= LONG]]
    return text.isupper() or all(word[0].isupper() for word in capital)


def _of_one_side(numbers: Sequence[int]) -> bool:
    """Whether numbers grow, and all are even, or all odd."""
    return len({number % 2 for number in numbers}) == 1 and all(map(lt, numbers, numbers[1:]))
