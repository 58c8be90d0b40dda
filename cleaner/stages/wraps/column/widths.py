"""How wide a text is for a wrapper that did not count columns: by characters, by HTML source, by print.

The widths in print are those of Times in thousandths of an em, rounded to a few classes; a page set in another
type still fits them better than it fits columns.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleaner.stages.wraps.lines.rows import Row

# What is written as entities in HTML source, all of a kind or none: markup, dashes, quotation marks, letters.
MARKUP = frozenset('"&<>\xa0')
ENTITIES = (
    MARKUP,
    frozenset("–—…"),
    frozenset("‘’“”„‚«»"),
    frozenset("ŒœŠšŸ").union(map(chr, range(192, 256))),
)
WRITTEN = frozenset().union(*ENTITIES)
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


class _Print(dict[str, int]):
    """The width of each character in print; those of no class go by whether they are capitals."""

    def __missing__(self, character: str) -> int:
        width = self[character] = 680 if character.isupper() else 500
        return width


_PRINT = _Print({ch: width for width, chars in _CLASSES.items() for ch in chars})
STEP = 5  # all these widths are multiples of it, so that each is a byte
_STEPS = bytes([_PRINT[chr(code)] // STEP for code in range(256)])


def characters(texts: Sequence[str]) -> list[int]:
    """One column a character, whatever it is."""
    return list(map(len, texts))


def in_bytes(texts: Sequence[str]) -> list[int]:
    """One column a byte of UTF-8, as `fold` and `fmt` of GNU count."""
    return [len(text.encode("utf-8", "surrogatepass")) for text in texts]


def named(characters: str) -> Callable[[Sequence[str]], list[int]]:
    """One column a character, but for those of `characters` the columns of their named entities in HTML source."""
    from html.entities import codepoint2name  # loading it takes as long as cleaning ten texts

    more = {ch: len(codepoint2name[ord(ch)]) + 1 for ch in characters}

    def widths(texts: Sequence[str]) -> list[int]:
        found = list(map(len, texts))
        for ch, columns in more.items():
            for k in [k for k, text in enumerate(texts) if ch in text]:
                found[k] += texts[k].count(ch) * columns
        return found

    return widths


def printed(texts: Sequence[str]) -> list[int]:
    """The widths in print, in columns."""
    return [round(_printed(text) / COLUMN) for text in texts]


def _printed(text: str) -> int:
    """The width in print in thousandths of an em; that of ASCII by bytes, which is three times quicker."""
    return sum(text.encode().translate(_STEPS)) * STEP if text.isascii() else sum(map(_PRINT.__getitem__, text))


def sets_two_blanks(text: str) -> bool:
    """Whether most sentences inside rows are followed by two blanks, and hardly anything else: a wrapper leaves room for both."""
    if ".  " not in text:
        return False
    two, any_ = (sum([text.count(mark + blanks) for mark in ".?!"]) for blanks in ("  ", " "))
    return 2 * two > any_ and 2 * two > text.count("  ")


def models(rows: Sequence[Row]) -> list[tuple[str, Callable[[Sequence[str]], list[int]]]]:
    """The models of width worth trying for the rows beside columns: what is columns of a text of theirs."""
    tried: list[tuple[str, Callable[[Sequence[str]], list[int]]]] = []
    if any(r.right - r.indent != r.end - r.start for r in rows):
        tried.append(("characters", characters))
    whole = "".join([row.text for row in rows])
    if not whole.isascii():
        tried.append(("bytes", in_bytes))
    known = [ch for ch in MARKUP if ch in whole] if whole.isascii() else WRITTEN.intersection(whole)
    kinds = ["".join(sorted(chars.intersection(known))) for chars in ENTITIES]
    tried += [(f"entities for {chars}", named(chars)) for chars in kinds if chars]
    if sum(map(bool, kinds)) > 1:
        tried.append(("entities", named("".join(kinds))))
    tried.append(("print", printed))
    return tried
