"""Quotations that are plain for any reader, found by one search for each pair of marks.

A pattern that starts with one character passes over text a hundred times as quickly as one that starts with a class of
them; so every pair has its own, and what such a search does not find is odd.  Odd says nothing against a mark: it is to
be looked at more closely.  The conditions are those of `paragraphs.sound`, narrowed to what nobody doubts: a quotation
in one line, without other double marks inside, after a blank, a bracket or a dash, before a blank, a point or a dash.
"""

from __future__ import annotations

import re
from functools import cache

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.quotes.apostrophes import word_after
from cleaner.stages.quotes.marks import DASHES, OPENING, POINTS
from cleaner.stages.quotes.paragraphs import GAP, INDENTS, LONG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet


def _class(*parts: str | AbstractSet[str]) -> str:
    """What stands in the brackets of a class of characters: parts of patterns, and sets of characters."""
    return "".join(part if isinstance(part, str) else re.escape("".join(sorted(part))) for part in parts)


DOUBLES = '"“”„«»「」『』'
SINGLES = "'’"  # apostrophes, and closers of ‘
_INNER = f"{SINGLES}‹›"  # what may stand right beside a double mark inside of it
MANY = 60  # apostrophes in a row that are passed over
BLANKS = " \xa0\u2009\u202f"  # inside of marks that have spaces there
_BREAKS = "\r\v\f\x85\u2028\u2029"  # besides the line feed
_CORNERS = "「『"  # they stand between letters, or behind points
_CHINESE = "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4db5\u4e00-\u9fef。、！？，」』…"
_STARTING = re.compile(rf"\n[{INDENTS}]|\A[{INDENTS}]")
_HOLLOW = re.compile(r"\n[^\S\n]+\n")
_SCRIPT = r"(?=[\x00-\u2e7f])"  # of a script with spaces; quicker to compile than one class with the next
_LETTER = rf"{_SCRIPT}[^\W_]"
_MARKS = f"{DOUBLES}{_INNER}‘"  # what stands beside one of these stands beside its neighbour, too
_LEFT = _class(r"\s", OPENING, DASHES)  # before an opener, if it does not start the text
_STARTS = rf"[^\s{_MARKS}]"  # behind an opener
_ENDS = rf"[^\s{_class(OPENING)}{_MARKS}]"  # before a closer
_RIGHT = _class(r"\s", OPENING, DASHES, POINTS - {*DOUBLES})  # behind a closer, if it does not end the text
_CODE = lazy(r"`(?:(?<!``)[^`'´\n]+`(?!`)|`[^`'\n]+``)")  # by `paragraphs.prose` no paragraph with any is prose


def _cut(pattern: str, *, narrow: bool) -> re.Pattern[str]:
    """The pattern, without what no ASCII text holds where it is for such: many short runs need no other."""
    narrowed = pattern.replace(_SCRIPT, "").encode("ascii", "ignore").decode() if narrow else pattern
    return re.compile(narrowed)


@cache
def _quotation(opener: str, closer: str, *, spaced: bool, narrow: bool, breaks: str) -> re.Pattern[str]:
    """A pattern for quotations between two marks, which may have a single mark beside them inside.

    It matches every opener; one that opens no such quotation is its group.
    """
    blank = f"[{BLANKS}]" if spaced else ""
    beyond = _CHINESE if opener in _CORNERS else ""
    beside, marks = (_INNER, DOUBLES) if opener in DOUBLES else (SINGLES, f"{DOUBLES}{opener}{closer}")
    last = f"(?<={_ENDS}{closer})|(?<={_ENDS}[{beside}]{closer})"
    last += f"|(?<={_ENDS}{blank}{closer})" if spaced else ""
    start = rf"(?<![^{_LEFT}{beyond}]{opener})(?={blank}{'?' if spaced else ''}[{beside}‘]?{_STARTS})"
    other = f"[^{marks}{breaks}]*"
    inner = f"(?:『{other}』{other}){{0,9}}" if opener == "「" else ""
    body = rf"{other}{inner}{closer}(?:{last})(?![^{_RIGHT}{beyond}])"
    return _cut(f"{opener}(?:{start}{body}|(?<=({opener})))", narrow=narrow)


@cache
def _single(*, breaks: str) -> re.Pattern[str]:
    """A pattern for quotations in ‘ ’: up to the first mark that can close; without doubles, or with whole ones."""
    mark, other = f"[{SINGLES}]", f"[^{DOUBLES}{SINGLES}‘{breaks}]*"
    run = f"{other}(?:{mark}(?={_LETTER}){other}){{0,{MANY}}}"
    start = f'‘(?<![^{_LEFT}“"]‘)(?={_STARTS}|“)'
    return re.compile(rf"{start}{run}(?:“{run}”{run}){{0,9}}’(?<!\s.)(?![\w‘{SINGLES}])")


@cache
def _opening(*, narrow: bool) -> re.Pattern[str]:
    """A pattern for straight single marks that may open a quotation."""
    return _cut(rf"'(?<!{_LETTER}')(?={_LETTER})", narrow=narrow)


@cache
def _straight(*, narrow: bool, breaks: str) -> re.Pattern[str]:
    """A pattern for quotations in ' ' that end with a point, with no other marks inside but apostrophes in words."""
    other = f"[^{DOUBLES}{SINGLES}‘{breaks}]*"
    run = f"{other}(?:[{SINGLES}](?<={_LETTER}.)(?={_LETTER}){other}){{0,{MANY}}}"
    start = f"'(?<![^{_LEFT}“\"]')(?={_LETTER})"
    return _cut(rf"{start}{run}'(?<=[.,!?…;:]')(?![^{_RIGHT}”\"])", narrow=narrow)


@cache
def _alone(mark: str, *, narrow: bool) -> re.Pattern[str]:
    """A pattern for apostrophes that stand at no letter, or before another."""
    return _cut(rf"{mark}(?:(?<!{_LETTER}{mark})(?!{_LETTER})|(?={mark}))", narrow=narrow)


def odd(
    text: str,
    finders: Sequence[tuple[str, re.Pattern[str]]],
    pairs: Mapping[str, str],
    loose: AbstractSet[str],
    words: Mapping[str, AbstractSet[str]],
) -> list[int]:
    """Where marks stand that are neither of a plain quotation nor apostrophes.

    `finders` are those of the marks that the text holds, `loose` the openers behind which a space may stand.
    """
    found = _odd(text, _BREAKS + "\n", finders, pairs, loose, words)
    flat = _flat(text) if found else ""
    return _odd(flat, _BREAKS, finders, pairs, loose, words) if flat else found


def _odd(  # noqa: PLR0913, PLR0917
    text: str,
    breaks: str,
    finders: Sequence[tuple[str, re.Pattern[str]]],
    pairs: Mapping[str, str],
    loose: AbstractSet[str],
    words: Mapping[str, AbstractSet[str]],
) -> list[int]:
    """The same, where no quotation runs over one of `breaks`."""
    found: list[int] = []
    closers = {pairs[glyph] for glyph, _ in finders if glyph in pairs}
    singles: set[int] = set()
    for glyph, finder in finders:
        if glyph == "‘" and glyph in pairs:
            places, singles = _unclosed(text, words, breaks)
            found += places
        elif glyph in pairs:
            found += _unpaired(text, glyph, pairs[glyph], spaced=glyph in loose, breaks=breaks)
        elif glyph not in closers and glyph not in SINGLES:
            places = [m.start() for m in finder.finditer(text)]
            found += _outside(text, places) if glyph == "`" else places
    for mark, _ in finders:
        if mark in SINGLES:
            places = [m.start() for m in _alone(mark, narrow=text.isascii()).finditer(text)]
            if mark == "'" and places:
                singles |= _closed(text, words, breaks)
            found += [at for at in places if at not in singles]
    found.sort()
    return found


def _outside(text: str, accents: list[int]) -> list[int]:
    """The grave accents that do not stand around code."""
    inside = {at for m in _CODE.finditer(text) for at in (m.start(), m.end() - 2, m.end() - 1)}
    return [at for at in accents if at not in inside]


def _flat(text: str) -> str:
    """The text with carriage returns for blank lines, if all its lines are short, so that other lines end no paragraph."""
    if "\n" not in text or max(map(len, text.split("\n"))) > LONG:
        return ""
    if [sign for sign in _BREAKS if sign in text] or [
        sign for sign in INDENTS if sign in text and _STARTING.search(text)
    ]:
        return ""
    if _HOLLOW.search(text):
        return GAP.sub(lambda gap: "\r" * len(gap[0]), text)
    return text.replace("\n\n", "\r\r")


def _unpaired(text: str, opener: str, closer: str, *, spaced: bool, breaks: str) -> list[int]:
    """Where marks of a pair stand outside of plain quotations."""
    quotation = _quotation(opener, closer, spaced=spaced, narrow=text.isascii(), breaks=breaks)
    openers = quotation.findall(text)
    places = [m.start() for m in quotation.finditer(text) if m[1]] if any(openers) else []
    if closer != opener and text.count(closer) != openers.count(""):
        closed = {m.end() - 1 for m in quotation.finditer(text) if not m[1]}
        places += [at for m in re.finditer(closer, text) if (at := m.start()) not in closed]
    return places


def _closed(text: str, words: Mapping[str, AbstractSet[str]], breaks: str) -> set[int]:
    """Where straight single marks close plain quotations behind a point, if no other mark of the text may open one."""
    narrow = text.isascii()
    follows = {(at := m.start()): word_after(text, at + 1) for m in _opening(narrow=narrow).finditer(text)}
    quoted = dict(m.span() for m in _straight(narrow=narrow, breaks=breaks).finditer(text))
    opened = {
        at for at, word in follows.items() if word not in words["cut"] or (at in quoted and word in words["whole"])
    }
    return {end - 1 for end in quoted.values()} if opened == {*quoted} else set()


def _unclosed(text: str, words: Mapping[str, AbstractSet[str]], breaks: str) -> tuple[list[int], set[int]]:
    """Where ‘ stands otherwise than as the opener of a plain quotation, and where those are closed."""
    cut, either = words["cut"], words["either"]
    whole = {}
    for found in _single(breaks=breaks).finditer(text):
        start, end = found.span()
        word = word_after(text, start + 1)
        if word not in cut or (word in either and text[end - 2] in POINTS):
            whole[start] = end - 1
    return [at for m in re.finditer("‘", text) if (at := m.start()) not in whole], set(whole.values())
