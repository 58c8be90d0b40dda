"""Quotations that are plain for any reader, found by one search for each pair of marks.

A pattern that starts with one character passes over text a hundred times as quickly as one that starts with a class of
them; so every pair has its own, and what such a search does not find is odd.  Odd says nothing against a mark: it is to
be looked at more closely.  The conditions are those of `paragraphs.sound`, narrowed to what nobody doubts: a quotation
in one line, without other double marks inside, after a blank, a bracket or a dash, before a blank, a point or a dash.
"""

from __future__ import annotations

import re

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.quotes import searches
from cleaner.stages.quotes.apostrophes import word_after
from cleaner.stages.quotes.marks import KINDS, POINTS
from cleaner.stages.quotes.paragraphs import GAP, INDENTS, LONG, fenced
from cleaner.stages.quotes.searches import BRACKETS, BREAKS, DOUBLES, SINGLES, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet


_STARTING = lazy(rf"\n[{INDENTS}]|\A[{INDENTS}]")
_HOLLOW = lazy(r"\n[^\S\n]+\n")
_CODE = lazy(r"`(?:(?<!``)[^`'´\n]+`(?!`)|`[^`'\n]+``)")  # by `paragraphs.prose` no paragraph with any is prose


def searchable(text: str) -> bool:
    """Whether the patterns know all line breaks of a text, and nothing in it is fenced."""
    return not [sign for sign in UNKNOWN if sign in text] and not fenced(text)


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
    found = _odd(text, finders, pairs, loose, words)
    flat = _flat(text) if found else ""
    return _odd(flat, finders, pairs, loose, words) if flat else found


def _odd(
    text: str,
    finders: Sequence[tuple[str, re.Pattern[str]]],
    pairs: Mapping[str, str],
    loose: AbstractSet[str],
    words: Mapping[str, AbstractSet[str]],
) -> list[int]:
    """The same, where no quotation runs over a line break."""
    found: list[int] = []
    closers = {pairs[glyph] for glyph, _ in finders if glyph in pairs}
    doubles = DOUBLES.intersection([glyph for glyph, _ in finders])
    singles: set[int] = set()
    for glyph, finder in finders:
        if glyph == "‘" and glyph in pairs:
            places, singles = _unclosed(text, words)
            found += places
        elif glyph in pairs:
            lone = doubles <= (BRACKETS if glyph in BRACKETS else {glyph, pairs[glyph]})
            found += _unpaired(text, glyph, pairs[glyph], spaced=glyph in loose, lone=lone)
        elif glyph == "`":
            found += _outside(text, finder)
        elif glyph not in closers and glyph not in SINGLES:
            found += [m.start() for m in finder.finditer(text)]
    for mark, _ in finders:
        if mark in SINGLES:
            places = [m.start() for m in searches.alone(mark).finditer(text)]
            if mark == "'" and places:
                singles |= _closed(text, words)
            found += [at for at in places if at not in singles]
    found.sort()
    return found


def _outside(text: str, finder: re.Pattern[str]) -> list[int]:
    """Where grave accents do not stand around code."""
    if "".join(_CODE.findall(text)).count("`") == text.count("`"):
        return []
    inside = {at for m in _CODE.finditer(text) for at in (m.start(), m.end() - 2, m.end() - 1)}
    return [at for m in finder.finditer(text) if (at := m.start()) not in inside]


def _flat(text: str) -> str:
    """The text with tabs for line breaks that end no paragraph, if there are any and all its lines are short."""
    if "\n" not in text or max(map(len, text.split("\n"))) > LONG:
        return ""
    if [sign for sign in BREAKS[1:] + UNKNOWN if sign in text] or [
        sign for sign in INDENTS if sign in text and _STARTING.search(text)
    ]:
        return ""
    if _HOLLOW.search(text):
        text = GAP.sub(lambda gap: "\r" * len(gap[0]), text)
    parted = text.replace("\n\n", "\r\r")
    return parted.replace("\n", "\t").replace("\r", "\n") if "\n" in parted else ""


def _unpaired(text: str, opener: str, closer: str, *, spaced: bool, lone: bool) -> list[int]:
    """Where marks of a pair stand outside of plain quotations."""
    quotation = searches.quotation(opener, closer, spaced=spaced, lone=lone)
    if opener in BRACKETS:
        spans = [m.span() for m in quotation.finditer(text) if not m[1] and _apart(text, *m.span())]
        inside = {at for start, end in spans for at in (start, end - 1)}
        return [at for mark in (opener, closer) for m in re.finditer(mark, text) if (at := m.start()) not in inside]
    openers = quotation.findall(text)
    if not any(openers) and (closer == opener or text.count(closer) == len(openers)):
        return []
    spans = [(m.start(), -1 if m[1] else m.end() - 1) for m in quotation.finditer(text)]
    places = [start for start, end in spans if end < 0]
    if closer != opener:
        closed = {end for _, end in spans}
        places += [at for m in re.finditer(closer, text) if (at := m.start()) not in closed]
    return places


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a quotation in brackets stands between letters of a script without spaces, points or spaces."""
    before = not start or KINDS[text[start - 1]] in "sodcp"
    return before and (end == len(text) or KINDS[text[end]] in "spdoc")


def _closed(text: str, words: Mapping[str, AbstractSet[str]]) -> set[int]:
    """Where straight single marks close plain quotations behind a point, if no other mark of the text may open one."""
    narrow = text.isascii()
    quoted = dict(m.span() for m in searches.straight(narrow=narrow).finditer(text))
    if not quoted:
        return set()
    follows = {(at := m.start()): word_after(text, at + 1) for m in searches.opening(narrow=narrow).finditer(text)}
    opened = {
        at for at, word in follows.items() if word not in words["cut"] or (at in quoted and word in words["whole"])
    }
    return {end - 1 for end in quoted.values()} if opened == {*quoted} else set()


def _unclosed(text: str, words: Mapping[str, AbstractSet[str]]) -> tuple[list[int], set[int]]:
    """Where ‘ stands otherwise than as the opener of a plain quotation, and where those are closed."""
    cut, either = words["cut"], words["either"]
    whole = {}
    for found in searches.single().finditer(text):
        start, end = found.span()
        word = word_after(text, start + 1)
        if word not in cut or (word in either and text[end - 2] in POINTS):
            whole[start] = end - 1
    return [at for m in re.finditer("‘", text) if (at := m.start()) not in whole], set(whole.values())
