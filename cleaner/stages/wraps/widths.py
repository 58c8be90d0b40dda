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
FEW = 8  # characters that are counted one by one
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


class _Print(dict[str, int]):
    """The width of each character in print; those of no class go by whether they are capitals."""

    def __missing__(self, character: str) -> int:
        width = self[character] = 680 if character.isupper() else 500
        return width


_PRINT = _Print({ch: width for width, chars in _CLASSES.items() for ch in chars})


def characters(text: str) -> int:
    """One column a character, whatever it is."""
    return len(text)


def named(characters: str) -> Callable[[str], int]:
    """One column a character, but for those of `characters` the columns of their named entities in HTML source."""
    more = {ch: len(codepoint2name[ord(ch)]) + 1 for ch in characters}

    def few(text: str) -> int:
        return len(text) + sum([text.count(ch) * columns for ch, columns in more.items()])

    def many(text: str) -> int:
        return len(text) + sum([more[ch] for ch in text if ch in more])

    return few if len(more) <= FEW else many


def printed(text: str) -> int:
    """The width in print, in columns."""
    return round(sum(map(_PRINT.__getitem__, text)) / COLUMN)


def models(rows: Sequence[Row]) -> list[tuple[str, Callable[[str], int]]]:
    """The models of width worth trying for the rows beside columns."""
    tried: list[tuple[str, Callable[[str], int]]] = []
    if any(r.right - r.indent != r.end - r.start for r in rows):
        tried.append(("characters", characters))
    known = {ch for ch in set().union(*[r.text for r in rows]) if ord(ch) in codepoint2name}
    kinds = ["".join(sorted(known & chars)) for chars in ENTITIES]
    tried += [(f"entities for {chars}", named(chars)) for chars in kinds if chars]
    if sum(map(bool, kinds)) > 1:
        tried.append(("entities", named("".join(kinds))))
    tried.append(("print", printed))
    return tried
