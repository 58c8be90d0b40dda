"""The patterns of `scan`: quotations that are plain for any reader, and apostrophes at letters.

A pattern that starts with one character passes over text a hundred times as quickly as one that starts with a class of
them.  Every class with characters beyond Latin-1 takes a tenth of a millisecond to compile: so there are few of them, and
none in what is for `narrow` texts, of ASCII only.
"""

from __future__ import annotations

import re
from functools import cache

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.marks import DASHES, OPENING, POINTS

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


def _class(*parts: str | AbstractSet[str]) -> str:
    """What stands in the brackets of a class of characters: parts of patterns, and sets of characters."""
    return "".join(part if isinstance(part, str) else re.escape("".join(sorted(part))) for part in parts)


DOUBLES = '"“”„«»「」『』'
SINGLES = "'’"  # apostrophes, and closers of ‘
MANY = 60  # apostrophes in a row that are passed over
BREAKS = "\n\r\v\f\x85\u2028\u2029"
_INNER = f"{SINGLES}‹›"  # what may stand right beside a double mark inside of it
_BLANKS = " \xa0\u2009\u202f"  # inside of marks that have spaces there
_CORNERS = "「『"  # they stand between letters, or behind points
_SCRIPT = r"(?=[\x00-\u06ff])"  # with spaces, and with apostrophes: others are looked at; longer classes compile longer
_LETTER = rf"{_SCRIPT}[^\W_]"
_CHINESE = r"(?![\x00-\u2e7f])[^\W_]"
_CLOSING = "。、！？，」』…"  # points in Chinese
_MARKS = f"{DOUBLES}{_INNER}‘"  # what stands beside one of these stands beside its neighbour, too
_LEFT = _class(r"\s", OPENING, DASHES)  # before an opener, if it does not start the text
_STARTS = rf"[^\s{_MARKS}]"  # behind an opener
_ENDS = rf"[^\s{_class(OPENING)}{_MARKS}]"  # before a closer
_RIGHT = _class(r"\s", OPENING, DASHES, POINTS - {*DOUBLES})  # behind a closer, if it does not end the text
_TEXT = f"[^{DOUBLES}{SINGLES}‘{BREAKS}]*+"  # without marks and apostrophes


def _cut(pattern: str, *, narrow: bool) -> re.Pattern[str]:
    """The pattern, without what no ASCII text holds where it is for such: many short runs need no other."""
    narrowed = pattern.replace(_SCRIPT, "").encode("ascii", "ignore").decode() if narrow else pattern
    return re.compile(narrowed)


@cache
def quotation(opener: str, closer: str, *, spaced: bool, narrow: bool) -> re.Pattern[str]:
    """A pattern for quotations between two marks, which may have a single mark beside them inside.

    It matches every opener; one that opens no such quotation is its group.
    """
    blank = f"[{_BLANKS}]?" if spaced else ""
    beside, marks = (_INNER, DOUBLES) if opener in DOUBLES else (SINGLES, f"{DOUBLES}{opener}{closer}")
    start, stop = rf"(?<![^{_LEFT}]{opener})", rf"(?![^{_RIGHT}])"
    if opener in _CORNERS:
        start = rf"(?:{start}|(?<={_CHINESE}{opener})|(?<=[{_CLOSING}]{opener}))"
        stop = rf"(?:{stop}|(?=[{_CLOSING}])|(?={_CHINESE}))"
    other = f"[^{marks}{BREAKS}]*+"
    inner = f"(?:『{other}』{other}){{0,9}}" if opener == "「" else ""
    last = rf"(?:(?<={_ENDS}{closer})|(?<={_ENDS}[{beside}{_BLANKS if spaced else ''}]{closer}))"
    within = f"(?={blank}[{beside}‘]?{_STARTS}){other}{inner}{closer}{last}"
    return _cut(f"{opener}(?:{start}{within}{stop}|(?<=({opener})))", narrow=narrow)


@cache
def single() -> re.Pattern[str]:
    """A pattern for quotations in ‘ ’: up to the first mark that can close; without doubles, or with whole ones."""
    apostrophe = f"[{SINGLES}](?={_LETTER})"
    inner = f"“{_TEXT}(?:{apostrophe}{_TEXT}){{0,{MANY}}}+”"
    start = f'‘(?<![^{_LEFT}“"]‘)(?={_STARTS}|“)'
    return re.compile(rf"{start}{_TEXT}(?:(?:{apostrophe}|{inner}){_TEXT}){{0,{MANY}}}+’(?<!\s.)(?![\w‘{SINGLES}])")


@cache
def opening(*, narrow: bool) -> re.Pattern[str]:
    """A pattern for straight single marks that may open a quotation."""
    return _cut(rf"'(?<!{_LETTER}')(?={_LETTER})", narrow=narrow)


@cache
def straight(*, narrow: bool) -> re.Pattern[str]:
    """A pattern for quotations in ' ' that end with a point, with no other marks inside but apostrophes in words."""
    start = f"'(?<![^{_LEFT}“\"]')(?={_LETTER})"
    run = f"{_TEXT}(?:[{SINGLES}](?<={_LETTER}.)(?={_LETTER}){_TEXT}){{0,{MANY}}}+"
    return _cut(rf"{start}{run}'(?<=[.,!?…;:]')(?![^{_RIGHT}”\"])", narrow=narrow)


@cache
def alone(mark: str, *, narrow: bool) -> re.Pattern[str]:
    """A pattern for apostrophes that stand at no letter, or before another."""
    return _cut(rf"{mark}(?:(?<!{_LETTER}{mark})(?!{_LETTER})|(?={mark}))", narrow=narrow)
