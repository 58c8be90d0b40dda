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
from cleaner.stages.quotes.document.paragraphs import GAP, INDENTS, LONG, fenced
from cleaner.stages.quotes.marks.apostrophes import word_after
from cleaner.stages.quotes.marks.marks import KINDS, POINTS
from cleaner.stages.quotes.sound import searches
from cleaner.stages.quotes.sound.searches import BRACKETS, BREAKS, DOUBLES, SINGLES, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet


_STARTING = lazy(rf"\n[{INDENTS}]|\A[{INDENTS}]")
_LONE = lazy(r"\n(?<!\n\n)(?![^\S\n]*\n)")  # a line break that ends no paragraph, but for some
START, FEW = 3 * LONG, 3  # so few line breaks there are of long lines
_HOLLOW = lazy(r"\n[^\S\n]+\n")
_CODE = lazy(r"`(?:(?<![A-Za-z`]`)[^`'´\n]+`(?!`)|`[^`'\n]+``)")  # by `paragraphs.prose` no paragraph with any is prose


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
    wrapped = text.count("\n", 0, START) >= FEW and _LONE.search(text, 0, START) is not None  # quotations go over lines
    flat = _flat(text) if wrapped else ""
    found = _odd(flat or text, finders, pairs, loose, words)
    flat = _flat(text) if found and not wrapped else ""
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
        elif glyph in pairs and glyph in BRACKETS:
            found += _outside_brackets(text, glyph, pairs[glyph], lone=doubles <= BRACKETS)
        elif glyph in pairs:
            found += _unpaired(text, glyph, pairs[glyph], doubles, spaced=glyph in loose)
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
    if not _LONE.search(text) or max(map(len, text.split("\n"))) > LONG:
        return ""
    if [sign for sign in BREAKS[1:] + UNKNOWN if sign in text] or [
        sign for sign in INDENTS if sign in text and _STARTING.search(text)
    ]:
        return ""
    if _HOLLOW.search(text):
        text = GAP.sub(lambda gap: "\r" * len(gap[0]), text)
    return text.replace("\n\n", "\r\r").replace("\n", "\t").replace("\r", "\n")


def _unpaired(text: str, opener: str, closer: str, doubles: AbstractSet[str], *, spaced: bool) -> list[int]:
    """Where marks of a pair stand outside of plain quotations; `doubles` are all double marks of the text."""
    quotation = searches.quotation(opener, closer, spaced=spaced)
    quoted = quotation.findall(text)
    whole = "".join(quoted)
    within = [sign for sign in (*BREAKS, *doubles) if sign in whole and sign not in (opener, closer)]
    if closer != opener and whole.count(opener) > len(quoted):
        within.append(opener)
    if not within and opener not in quoted and (closer == opener or text.count(closer) == len(quoted)):
        return []
    spans = [*map(re.Match.span, quotation.finditer(text))] if not within else _whole(text, quotation, within)
    places = [start for start, end in spans if end == start + 1]
    if closer != opener:
        closed = {end - 1 for _, end in spans}
        places += [at for m in re.finditer(closer, text) if (at := m.start()) not in closed]
    return places


def _whole(text: str, quotation: re.Pattern[str], within: Sequence[str]) -> list[tuple[int, int]]:
    """The spans of quotations without any of these signs within, and of openers that open none."""
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        found, at = quotation.finditer(text, at), len(text)
        for quoted in found:
            start, end = quoted.span()
            if end > start + 1 and [sign for sign in within if text.find(sign, start + 1, end) >= 0]:
                spans.append((start, start + 1))
                at = start + 1  # another may start within
                break
            spans.append((start, end))
    return spans


def _outside_brackets(text: str, opener: str, closer: str, *, lone: bool) -> list[int]:
    """The same for corner brackets."""
    spans = [m.span() for m in searches.bracketed(opener, closer, lone=lone).finditer(text) if _apart(text, *m.span())]
    inside = {at for start, end in spans for at in (start, end - 1)}
    return [at for mark in (opener, closer) for m in re.finditer(mark, text) if (at := m.start()) not in inside]


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
