"""The rows of a text: its visible lines, with what a decision about their breaks needs to know.

Columns are counted as a wrapper counts them: a wide East Asian character takes two, a combining mark none,
a tab goes to the next multiple of eight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.document import Line

_QUOTED = lazy(r"[ ]?>(?:[ ]?>)*(?=\s|$|[^\s>])[ ]?")
_MARKS = lazy(
    r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u093c\u0941-\u0948\u094d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u17b4\u17b5\u17b7-\u17bd\u17c6\u17c9-\u17d3\u00ad\u200b-\u200f\ufeff]"
)
_WIDE = lazy(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]"
)
_UNSPACED = lazy(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003fffd]"
)
NOT_AT_START = "、。，．！？：；）］｝」』】〉》〕”’ー…・々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?:;)]}"
CLOSERS = "\"'”’»›)]}」』）】〉》*_"


class Row(NamedTuple):
    """One visible line: `text` is `document.text[start:end]`, without quote marks, indent and trailing blanks.

    `line` is its index in the document's lines, `depth` how often it is quoted (`> `), `indent` and `right` are
    columns (where the text starts, and the column after its last character), `head` the columns of its first
    unbreakable unit: a word, or in an unspaced script a character and the marks that may not start a line.
    `first` and `last` are the classes of its first and last characters (`FIRST`, `LAST`).
    """

    line: int
    start: int
    end: int
    depth: int
    indent: int
    right: int
    head: int
    first: str
    last: str
    text: str
    gap: int  # blank lines between this row and the next


def is_unspaced(character: str) -> bool:
    """Whether the character belongs to a script that is written without spaces between words."""
    return character > "\u0dff" and _UNSPACED.match(character) is not None


def columns(text: str) -> int:
    """The columns that `text` takes."""
    if text.isascii():
        return len(text)
    return len(text) + len(_WIDE.findall(text)) - len(_MARKS.findall(text))


def rows_of(text: str, lines: Sequence[Line]) -> list[Row]:
    """The rows of a text."""
    rows: list[Row] = []
    gap = 0
    for number, line in enumerate(lines):
        raw = text[line.start : line.end]
        visible = raw.strip()
        if not visible:
            gap += 1
            continue
        row = _row(number, line.start, raw, visible)
        if row is None:
            gap += 1
            continue
        if gap and rows:
            rows[-1] = rows[-1]._replace(gap=gap)
        rows.append(row)
        gap = 0
    return rows


def _row(number: int, start: int, raw: str, visible: str) -> Row | None:
    depth = prefix = 0
    if visible[0] == ">":
        marks = _QUOTED.match(raw)
        if marks:
            depth, prefix = marks[0].count(">"), marks.end()
            visible = raw[prefix:].strip()
            if not visible:
                return None
    blank = len(raw) - len(raw[prefix:].lstrip())
    indent = columns(raw[:blank].expandtabs(8))
    begin = start + blank
    return Row(
        number, begin, begin + len(visible), depth, indent, indent + columns(visible),
        columns(unit_of(visible)), first_class(visible), last_class(visible), visible, 0,
    )  # fmt: skip


def unit_of(text: str) -> str:
    """The first unit of `text` that a wrapper would not break."""
    if not is_unspaced(text[0]):
        word = text.split(None, 1)[0]
        found = None if word.isascii() else _UNSPACED.search(word)
        return word[: found.start()] if found else word
    end = 1
    while end < len(text) and end < 4 and text[end] in NOT_AT_START:
        end += 1
    return text[:end]


_FIRST = {
    **dict.fromkeys("\"'“‘«‹„‚「『`”’»", "quote"),
    **dict.fromkeys("([{<（［｛〈《【〔", "open"),
    **dict.fromkeys("-–—―", "dash"),
    **dict.fromkeys(")]}.,;:!?、。，．！？：；）］｝」』】〉》〕…%", "close"),
}
_LAST = {
    **dict.fromkeys(".!?…。！？．।؟۔", "stop"),
    **dict.fromkeys(",、，،", "comma"),
    **dict.fromkeys(";；؛", "semi"),
    **dict.fromkeys(":：", "colon"),
    **dict.fromkeys("-\u2010\u00ad\u00ac\u2011", "hyphen"),
    **dict.fromkeys("–—―", "dash"),
    **dict.fromkeys("([{<（「『【《“‘«„", "open"),
}


def first_class(text: str) -> str:
    """The class of the first character: lower, title, caps, letter, unspaced, digit, quote, open, dash, mark or close.

    A quotation mark before a small letter is quotelow.
    """
    ch = text[0]
    if ch.islower():
        return "lower"
    if ch.isupper():
        word = text.split(None, 1)[0]
        return "caps" if len(word) > 1 and word.isupper() else "title"
    if ch.isalpha():
        return "unspaced" if is_unspaced(ch) else "letter"
    if ch.isdigit():
        return "digit"
    known = _FIRST.get(ch)
    if known == "quote" and text[1:2].islower():
        return "quotelow"
    return known or ("unspaced" if is_unspaced(ch) else "mark")


def last_class(text: str) -> str:
    """The class of the last character, closing marks aside.

    One of stop, comma, semi, colon, hyphen, dash, open, lower, upper, digit, letter, unspaced, sign, or closed for
    a closing mark after anything but punctuation.
    """
    ch = text[-1]
    bare = text
    if ch in CLOSERS:
        bare = text.rstrip(CLOSERS)
        if not bare:
            return "sign"
        ch = bare[-1]
    known = _LAST.get(ch)
    if known:
        return "dash" if known == "hyphen" and text.endswith("--") else known
    if bare is not text:
        return "closed"
    if ch.isalpha():
        return "lower" if ch.islower() else "upper" if ch.isupper() else "unspaced" if is_unspaced(ch) else "letter"
    if ch.isdigit():
        return "digit"
    return "unspaced" if is_unspaced(ch) else "letter" if category(ch)[0] == "M" else "sign"
