"""Marks that quote nothing, by what stands right beside them, or that are doubled on both sides of what they quote.

Gershayim are letters of Hebrew abbreviations and numbers, and ‘ behind an article is one of Arabic; two accents around an
accent are a code span of Markdown; two apostrophes behind a figure are inches or seconds, or part it from the s of a
plural, behind a letter they are primes or an empty string; a quotation inside another may open and close with it, so that
two marks stand on either side; and some faces weep.
"""

from __future__ import annotations

from itertools import pairwise

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.quotes.marks.apostrophes import ARTICLE, word_after, word_before
from cleaner.stages.quotes.marks.marks import digit
from cleaner.stages.quotes.marks.tables import level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.stages.quotes.marks.marks import Mark, Paragraph

HEBREW = "\u05d0", "\u05ea"
GERSHAYIM = frozenset('"”“״')  # as they are typed
MINUTES = frozenset(["''", "’’"])
OPENERS = frozenset(["``", "‘‘", ",,"])  # which these close
FACES = frozenset((tear, mouth) for tear in "'’\"" for mouth in "()")  # a tear and a mouth
_SPAN_OF_TWO = lazy(r"`(?<!``)(?:''|’’)`(?!`)")  # a code span, whatever letters touch it
_SPAN = lazy(r"``(?<!```)(?!`)[^`\n']*`(?!`)[^`\n']*``(?!`)")  # around one accent


def passed(text: str, found: Sequence[Paragraph], typed: AbstractSet[tuple[str, str]]) -> set[int]:
    """Where such marks stand; `typed` are all marks of the paragraphs with what stands behind them."""
    glyphs = {glyph for glyph, _ in typed}
    places: list[int] = []
    if "``" in glyphs:
        inside = {at for span in _SPAN.finditer(text) for at in range(*span.span())}
        places += [m.start for p in found for m in p.marks if m.start in inside]
    if any(_hebrew(after) for _, after in typed) and not glyphs.isdisjoint(GERSHAYIM):
        places += [at for p in found for at in _gershayim(p.marks)]
    if '"' in glyphs and '""' in text:
        places += [at for p in found for at in _doubled(p.marks)]
    if "‘" in glyphs and "-‘" in text:
        places += [m.start for p in found for m in p.marks if m.typed == "‘" and m.before == "-" and _ayn(text, m)]
    if not typed.isdisjoint(FACES):
        places += [m.start for p in found for m in p.marks if m.before == ":" and (m.typed, m.after) in FACES]
    if not glyphs.isdisjoint(MINUTES):
        places += [at for p in found for at in _measures(text, p.marks)]
        twice = [m for p in found for m in p.marks if m.typed in MINUTES]
        places += [m.start for m in twice if _SPAN_OF_TWO.match(text, m.start - 1)]
        if glyphs.isdisjoint(OPENERS) and not any(m.opens for m in twice):
            places += [m.start for m in twice if m.left in "eso" or _alone(text, m)]  # empty strings, b'' and u''
    return set(places)


def _hebrew(char: str) -> bool:
    return HEBREW[0] <= char <= HEBREW[1]


def _gershayim(marks: Sequence[Mark]) -> Iterator[int]:
    """Those inside of words; all marks, if the others are no pairs: a word of one letter may touch what is quoted behind it."""
    inside = {m.start for m in marks if m.typed in GERSHAYIM and _hebrew(m.before) and _hebrew(m.after)}
    if inside:
        others = [m for m in marks if level(m.glyph) == 2 and m.start not in inside]
        opens = [m.left in "eso" and m.right not in "es" for m in others]
        yield from inside if opens == [True, False] * (len(opens) // 2) else [m.start for m in marks]


def _doubled(marks: Sequence[Mark]) -> Iterator[int]:
    """All straight marks, if two touch where something opens and two where something closes, or two between words: "so""and so"."""
    touching = [(a, b) for a, b in pairwise(marks) if a.typed == b.typed == '"' and a.end == b.start]
    sides = {(a.left in "eso", a.right == "w") for a, _ in touching}
    if sides >= {(True, True), (False, False)} or (False, True) in sides:
        yield from (m.start for m in marks if m.typed == '"')


def _ayn(text: str, mark: Mark) -> bool:
    """Whether ‘ is a letter of Arabic behind an article: al-‘Arabi."""
    article, word = word_before(text, mark.start - 1), word_after(text, mark.end)
    return 0 < len(article) < ARTICLE and text[mark.end + len(word) : mark.end + len(word) + 1] not in {"'", "’"}


def _alone(text: str, mark: Mark) -> bool:
    """Whether a mark stands behind a letter by itself."""
    return mark.before.isalpha() and not text[max(0, mark.start - 2) : mark.start - 1].isalnum()


def _measures(text: str, marks: Sequence[Mark]) -> Iterator[int]:
    """Two apostrophes behind a figure, or a letter by itself, where nothing is open that they may close: 6'', B'', f''(x)."""
    opened = False
    for mark in marks:
        if level(mark.glyph) == 2 or mark.typed in MINUTES:
            sign = digit(mark.before) or (_alone(text, mark) and mark.right != "w")
            if mark.typed in MINUTES and not opened and sign:
                yield mark.start
            else:
                opened = mark.left in "eso"
