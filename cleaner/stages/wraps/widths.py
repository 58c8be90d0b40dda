"""How wide a text is for the wrapper that wrapped it: by columns, by characters, by HTML source, by print.

The widths in print are those of Times in thousandths of an em, rounded to a few classes; a page set in another
type still fits them better than it fits columns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleaner.stages.wraps.rows import Row

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


_MARKS = lazy(
    r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u093c\u0941-\u0948\u094d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u17b4\u17b5\u17b7-\u17bd\u17c6\u17c9-\u17d3\u00ad\u200b-\u200f\ufeff]"
)
_WIDE = lazy(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]"
)
# In UTF-8, the bytes of characters that take one column each, in ASCII, Latin, Greek and Cyrillic; E2 begins signs.
_NARROW = bytes([*range(0xCC), 0xCE, 0xCF, 0xD0, 0xD1, 0xE2])
CODE = "{}=<>"  # no sentence holds them
DELIMITERS = "\t;|,"
_TELLING = CODE + DELIMITERS
_COMMON = _NARROW.translate(None, _TELLING.encode())
_WIDE_LEADS = bytes(range(0xE3, 0xF0))  # the first bytes of Han, Kana and Hangul, and of little else
_ODD_SIGN = re.compile(rb"\xe2(?!\x80[\x90-\xa7\xaf-\xbf]|\x81[\x80-\x9e]|\x82[\xa0-\xbf]|\x84|\x85[\x80-\x8f])")
_NOT_WIDE = re.compile(rb"\xea[\x93-\xaf]|\xed[\x9f-\xbf]|\xee|\xef[^\xbc]|\xe3\x80\xbf")
_SOFT_HYPHEN = "\xad".encode()


def is_odd(text: str, raw: bytes, rare: str) -> bool:
    """Whether a text, `raw` in UTF-8, may hold characters that take more columns than one, or less; `rare_of` it is given."""
    return bool(rare.strip(_TELLING)) or "\xad" in text or _ODD_SIGN.search(raw) is not None


def rare_of(raw: bytes) -> str:
    """Of a text in UTF-8, the signs of code, the delimiters, and a character for each of another width than one."""
    return raw.translate(None, _COMMON).decode("latin-1")


def is_narrow(text: str) -> bool:
    """Whether all characters are of Latin, Greek or Cyrillic, or signs: told without compiling what finds others."""
    raw = text.encode("utf-8", "surrogatepass")
    return not raw.translate(None, _NARROW) and not _ODD_SIGN.search(raw)


def columns(text: str) -> int:
    """The columns that `text` takes: two for a wide East Asian character, none for a combining mark."""
    if text.isascii() or (is_narrow(text) and "\xad" not in text):
        return len(text)
    return len(text) + len(_WIDE.findall(text)) - len(_MARKS.findall(text))


def all_columns(texts: Sequence[str], raw: bytes) -> list[int]:
    """The columns of texts, all of which are in `raw`, in UTF-8; wide characters are counted by their first bytes."""
    rest = raw.translate(None, _NARROW)
    if _SOFT_HYPHEN in raw or _ODD_SIGN.search(raw) or rest.translate(None, _WIDE_LEADS) or _NOT_WIDE.search(raw):
        return list(map(columns, texts))
    widths = list(map(len, texts))
    if rest:
        for k, text in enumerate(texts):
            if not text.isascii():
                bare = text.encode("utf-8", "surrogatepass")
                widths[k] += len(bare) - len(bare.translate(None, _WIDE_LEADS))
    return widths


def characters(texts: Sequence[str]) -> list[int]:
    """One column a character, whatever it is."""
    return list(map(len, texts))


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
    known = [ch for ch in (MARKUP if whole.isascii() else {*whole}) if ch in WRITTEN and ch in whole]
    kinds = ["".join(sorted(chars.intersection(known))) for chars in ENTITIES]
    tried += [(f"entities for {chars}", named(chars)) for chars in kinds if chars]
    if sum(map(bool, kinds)) > 1:
        tried.append(("entities", named("".join(kinds))))
    tried.append(("print", printed))
    return tried
