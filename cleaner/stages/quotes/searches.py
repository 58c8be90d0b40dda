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


@cache
def quotation(opener: str, closer: str, *, spaced: bool, lone: bool) -> re.Pattern[str]:
    """A pattern for quotations between two marks, which may have a single mark beside them inside.

    It matches every opener; one that opens no such quotation is its group.  `lone`: the text holds no other double marks.
    What stands outside of brackets is not looked at.
    """
    left, right = (f"(?:{_left(opener)})", f"(?:{_RIGHT})") if opener not in BRACKETS else ("", "")
    own = "“-„" if opener in "“”„" else _CORNERS if opener in BRACKETS else opener + closer
    marks = own if lone else own + "".join(sorted(DOUBLES))
    other = f"[^{marks}{BREAKS}]*+"
    inner = f"(?:『{other}』{other}){{0,9}}" if opener == "「" else ""
    opening, closing = _INSIDE.get(opener, ("[‘‹›]", "[’‹›]"))
    starts = rf"{opening}?+(?![\s'\"])(?![‘-„‹›])(?!{closer})"
    ends = rf"(?<![\s'(<\[{{¡¿]{closer})(?<![‘’‹›]{closer})|(?<=[\w!,.?]{closing}{closer})"
    if spaced:
        starts = rf"[^\S{BREAKS}]?+{starts}"
        ends += rf"|(?<=[\w!),.:;?]\s{closer})|(?<=…\s{closer})"
    return re.compile(f"{opener}(?:{left}{starts}{other}{inner}{closer}(?:{ends}){right}|(?<=({opener})))")


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
