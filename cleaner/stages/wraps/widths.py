"""How wide a text is for the wrapper that wrapped it: by characters, by HTML source, by print.

The widths in print are those of Times in thousandths of an em, rounded to a few classes; a page set in another
type still fits them better than it fits columns.
"""

from __future__ import annotations

from html.entities import codepoint2name
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleaner.stages.wraps.rows import Row

# What is written as entities in HTML source, all of a kind or none: markup, dashes, quotation marks, letters.
ENTITIES = (
    frozenset('"&<>\xa0'), frozenset("–—…"), frozenset("‘’“”„‚«»"), frozenset(chr(code) for code in range(192, 383)),
)  # fmt: skip
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


def named(characters: str) -> Callable[[str], int]:
    """One column a character, but for those of `characters` the columns of their named entities in HTML source."""
    more = {ch: len(codepoint2name[ord(ch)]) + 1 for ch in characters}

    def width(text: str) -> int:
        return len(text) + sum([more[ch] for ch in text if ch in more])

    return width


def printed(text: str) -> int:
    """The width in print, in columns."""
    return round(sum([_PRINT.get(ch) or (680 if ch.isupper() else 500) for ch in text]) / COLUMN)


def models(rows: Sequence[Row]) -> list[tuple[str, Callable[[str], int]]]:
    """The models of width worth trying for the rows beside columns."""
    tried: list[tuple[str, Callable[[str], int]]] = []
    if any(r.right - r.indent != r.end - r.start for r in rows):
        tried.append(("characters", characters))
    known = {ch for r in rows for ch in r.text if ord(ch) in codepoint2name}
    kinds = ["".join(sorted(known & chars)) for chars in ENTITIES]
    tried += [(f"entities for {chars}", named(chars)) for chars in kinds if chars]
    if sum(map(bool, kinds)) > 1:
        tried.append(("entities", named("".join(kinds))))
    tried.append(("print", printed))
    return tried
