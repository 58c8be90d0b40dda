"""How wide a text is for the wrapper that wrapped it: by characters, by HTML source, by print.

The widths in print are those of Times in thousandths of an em, rounded to a few classes; a page set in another
type still fits them better than it fits columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleaner.stages.wraps.rows import Row

ENTITIES = {'"': 5, "&": 4, "<": 3, ">": 3, "\xa0": 5}  # columns that `&quot;` and its like take beside the one
COLUMN = 460  # thousandths of an em that stand for one column, about a mean character with its spaces
_CLASSES = {
    250: " .,",
    280: "ijlI/;:|!",
    310: "ft'’‘()[]-\u2010",
    340: 'r"“”',
    390: "sJ",
    445: "aceyz?",
    720: "wmжшщмюыф—",
    900: "MWЖШЩМЮЫФ",
}
_PRINT = {ch: width for width, chars in _CLASSES.items() for ch in chars}


def characters(text: str) -> int:
    """One column a character, whatever it is."""
    return len(text)


def entities(text: str) -> int:
    """One column a character, and those of the entities that stand for some in HTML source."""
    return len(text) + sum(n * text.count(ch) for ch, n in ENTITIES.items())


def printed(text: str) -> int:
    """The width in print, in columns."""
    return round(sum([_PRINT.get(ch) or (680 if ch.isupper() else 500) for ch in text]) / COLUMN)


def models(rows: Sequence[Row]) -> list[tuple[str, Callable[[str], int]]]:
    """The models of width worth trying for the rows beside columns."""
    tried: list[tuple[str, Callable[[str], int]]] = []
    if any(r.right - r.indent != r.end - r.start for r in rows):
        tried.append(("characters", characters))
    if any(ch in r.text for r in rows for ch in ENTITIES):
        tried.append(("entities", entities))
    tried.append(("print", printed))
    return tried
