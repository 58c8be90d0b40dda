"""The patterns of `scan`: quotations that are plain for any reader, and apostrophes at letters.

A pattern that starts with one character passes over text a hundred times as quickly as one that starts with a class of
them.  A class with characters beyond Latin-1 takes a tenth of a millisecond to compile, unless these are two runs at most:
so there are few others, and marks beside which something rare stands are left to those who look more closely.
"""

from __future__ import annotations

import re
from functools import cache

DOUBLES = frozenset('"“”„«»「」『』')
BRACKETS = frozenset("「」『』")
SINGLES = "'’"  # apostrophes, and closers of ‘
REACH = 3000  # the longest quotation that is passed over, so that none that is not closed is followed to the end of the text
MANY = 120  # apostrophes in a row that are passed over, and what is between
BREAKS = "\n\v\f\r"  # the line breaks that the patterns know
UNKNOWN = "\x85\u2028\u2029"  # those that they do not
_INSIDE = {'"': ("['‘]", "['’]"), "‹": ("‘", "’"), "›": ("‘", "’")}  # what may stand beside a mark inside, if not any
_CORNERS = "「-』"  # these in one run
_LETTER = r"(?=[\x00-\xff\u0386-\u045f])[^\W_]"  # Latin, Greek, Cyrillic; a class takes as long as it has members
_RIGHT = r"(?![^\s!),.:;?\]-])|(?=[–—…])"  # behind a closer
_TEXT = rf"[^\"“”„«»{_CORNERS}'’‘{BREAKS}]++"  # without marks and apostrophes


def _left(mark: str) -> str:
    """What stands before an opener, if it does not start the text."""
    return rf"(?<![^\s(\[-]{mark})|(?<=[–—]{mark})"


def _edges(opener: str, closer: str) -> tuple[str, str]:
    """What stands behind an opener, and what before its closer and that itself."""
    opening, closing = _INSIDE.get(opener, ("[‘‹›]", "[’‹›]"))
    starts = rf"{opening}?+(?![\s'\"])(?![‘-„‹›])(?!{closer})"
    return starts, rf"(?<![\s'(<\[{{¡¿]{closer})(?<![‘’‹›]{closer})|(?<=[\w!,.?]{closing}{closer})"


@cache
def quotation(opener: str, closer: str, *, spaced: bool) -> re.Pattern[str]:
    """A pattern for quotations between two marks, which may have a single mark beside them inside.

    It matches every opener; one that opens no such quotation, by itself.  What stands between is not looked at: a
    class that holds but one character passes over text ten times as quickly as any other.
    """
    starts, ends = _edges(opener, closer)
    if spaced:
        starts = rf"[^\S{BREAKS}]?+{starts}"
        ends += rf"|(?<=[\w!),.:;?]\s{closer})|(?<=…\s{closer})"
    return re.compile(
        f"{opener}(?:(?:{_left(opener)}){starts}[^{closer}]{{0,{REACH}}}+{closer}(?:{ends})(?:{_RIGHT}))?+"
    )


@cache
def bracketed(opener: str, closer: str, *, lone: bool) -> re.Pattern[str]:
    """The same for corner brackets; what stands between them is looked at, what stands outside is not.

    `lone`: the text holds no other double marks.
    """
    other = f"[^{_CORNERS if lone else _CORNERS + ''.join(sorted(DOUBLES))}{BREAKS}]*+"
    inner = f"(?:『{other}』{other}){{0,9}}" if opener == "「" else ""
    starts, ends = _edges(opener, closer)
    return re.compile(f"{opener}{starts}{other}{inner}{closer}(?:{ends})")


@cache
def single() -> re.Pattern[str]:
    """A pattern for quotations in ‘ ’: up to the first mark that can close; without doubles, or with whole ones."""
    apostrophe = f"[{SINGLES}](?={_LETTER})"
    inner = f"“(?:{_TEXT}|{apostrophe}){{0,{MANY}}}+”"
    start = rf"‘(?:{_left('‘')}|(?<=[\"“]‘))(?![\s'\"])(?![‘’”])"
    return re.compile(rf"{start}(?:{_TEXT}|{apostrophe}|{inner}){{0,{MANY}}}+’(?<!\s.)(?![\w‘{SINGLES}])")


@cache
def opening(*, narrow: bool) -> re.Pattern[str]:
    """A pattern for straight single marks that may open a quotation; `narrow`: in a text of ASCII only."""
    letter = "[^\\W_]" if narrow else _LETTER
    return re.compile(rf"'(?<!{letter}')(?={letter})")


@cache
def straight(*, narrow: bool) -> re.Pattern[str]:
    """A pattern for quotations in ' ' that end with a point, with no other marks inside but apostrophes in words."""
    text = rf"[^\"'{BREAKS}]++" if narrow else _TEXT
    start = f"'(?:{_left(chr(39))}|(?<=[\"“]'))(?={_LETTER})"
    run = f"(?:{text}|[{SINGLES}](?<={_LETTER}.)(?={_LETTER})){{0,{MANY}}}+"
    return re.compile(rf"{start}{run}'(?:(?<=[.,!?;:]')|(?<=…'))(?:{_RIGHT}|(?=[\"”]))")


@cache
def alone(mark: str) -> re.Pattern[str]:
    """A pattern for apostrophes that stand at no letter, or before another."""
    return re.compile(rf"{mark}(?:(?<!{_LETTER}{mark})(?!{_LETTER})|(?={mark}))")
