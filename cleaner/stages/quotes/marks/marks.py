"""The marks of a paragraph and what stands around each."""

from __future__ import annotations

import re
from functools import cache, partial

from cleaner.lean import TYPE_CHECKING, NamedTuple, cast
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

OPENING = frozenset("([{<¿¡")
DASHES = frozenset("-‐‑‒–—―−")
POINTS = frozenset(".,!?…;:)]}>%。、！？，」』）*†‡")
CJK = "\u2e80"  # from here on scripts that put no spaces around marks
SPACED = frozenset("«»‹›")
EMPHASIS = "_"  # around words that were italic, inside or outside of marks
THIN = "\u2009\u200a\u202f"  # blanks that typographers put between marks that would else touch
BRACKETS = frozenset("「」『』")
CORNERS = frozenset("「『")  # openers that stand between letters, or right behind a point

WORD = r"[^\W_]"  # letters and figures
WEST = "[\0-\u2e7f]"  # those of the scripts in which apostrophes stand inside of words are of these; all others take `re` long
Finder = tuple[str, "re.Pattern[str]"]  # a mark, or what it is at least, and a pattern for those

FEW = 2  # quotations with spaces inside that are no habit yet

NOTHING, SEVERAL = -1, -2  # what waits for a closer, if it is not one mark
PERHAPS = "‘?"  # an open mark that may be an apostrophe
EITHER = 10  # from here on, what waits may be an apostrophe


class Mark(NamedTuple):
    """A mark at `text[start:end]`; `glyph` is the character that it is or stands for.

    `left` and `right` are the kinds of what stands beside it, other marks and emphasis passed over: e edge, s space, w word,
    c word of a script without spaces, or before it a full-width point, p point, o opening bracket, d dash, x anything else.  `before` and `after` are the characters right beside it.
    """

    start: int
    end: int
    glyph: str
    typed: str
    left: str
    right: str
    before: str
    after: str

    @property
    def opens(self) -> bool:
        """Whether it opens by its place: a word stands right behind it, and none before it."""
        return self.right == "w" and self.left in "eso"

    @property
    def closes(self) -> bool:
        """Whether it closes by its place: a word or a point stands right before it, and no word behind it."""
        return self.left in "wp" and self.right in "esp"


_mark = cast("Callable[[tuple[object, ...]], Mark]", partial(tuple.__new__, Mark))  # without a call in Python


class Paragraph(NamedTuple):
    """A paragraph `text[start:end]` and its marks."""

    start: int
    end: int
    marks: list[Mark]


def kind_of(char: str) -> str:
    """The kind of a character beside a mark."""
    if char.isalnum():
        return "w" if char < CJK else "c"
    if char.isspace():
        return "s"
    if char in POINTS:
        return "p"
    if char in DASHES:
        return "d"
    return "o" if char in OPENING else "x"


def digit(char: str) -> bool:
    """Whether a character is a digit or a fraction."""
    return char.isnumeric() and not char.isalpha()


def within_word(text: str, end: int) -> bool:
    """Whether a word goes on behind a mark that ends at `end`: "anarcho"-capitalists."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()


@cache
def _blanks_inside(opener: str, closer: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a blank behind an opener, and for one before a closer that no opener is before; both start with the mark."""
    blank = "[ \xa0\u202f]"
    return re.compile(f"{opener}{blank}"), re.compile(f"{closer}(?<={blank}{closer})(?<!{opener}.{closer})")


def spaced(text: str, pair: str, french: Callable[[], bool]) -> bool:
    """Whether this pair mostly has spaces inside; once or twice is a habit only if the language may be `french`.

    A closer that starts a line goes on with a quotation and says nothing.
    """
    inside = sum(len(pattern.findall(text)) for pattern in _blanks_inside(*pair))
    if not inside or (inside <= FEW and not french()):
        return False
    more = 2 * inside - text.count(pair[0]) - text.count(pair[1]) + text.count("\n" + pair[1])
    return more > 0 or (more == 0 and french())


class _Kinds(dict[str, str]):
    """The kinds of the characters seen so far, and of none."""

    def __missing__(self, char: str) -> str:
        kind = kind_of(char)
        if len(self) < 4096:
            self[char] = kind
        return kind


KINDS = _Kinds({"": "e"})
FULL = "、。，！？：；"  # points of scripts without spaces, behind which an opener may stand as behind a word


def closes(mark: str, left: str, right: str, inner: str) -> bool:
    """Whether ’ is a closer of what is open; behind a point only, where that may be an apostrophe."""
    if mark != "’" or inner not in ("‘", PERHAPS) or right == "w" or left == "s":
        return False
    return left == "p" if inner == PERHAPS else True


def single(  # noqa: PLR0913
    mark: str, left: str, right: str, waits: int, depth: int, *, opens: bool, either: bool
) -> int | None:
    """How deep the straight ' stands that waits for its closer, once the next ' or ’ is read; None if that is odd.

    What stands at a letter is nothing odd, an apostrophe if nothing else.  Behind a point a ' is the closer of the one
    that waits; of two that do, nobody knows.  What may be `either`, an apostrophe or an opener, waits for a closer, too,
    as long as no other does.
    """
    if mark == "'" and left in "esod":
        if opens:
            return depth if waits == NOTHING or waits >= EITHER else SEVERAL
        if either:
            return EITHER + depth if waits == NOTHING or waits >= EITHER else waits
    if left == "w" or right == "w":
        return waits if right == "w" else NOTHING
    return NOTHING if mark == "'" and left == "p" and right in "espd" and waits in (depth, EITHER + depth) else None


def finder_of(
    glyph: str, singles: AbstractSet[str], doubles: Sequence[str], *, ascii_only: bool = False
) -> re.Pattern[str]:
    """A pattern for the marks that start with `glyph`: it twice, or by itself; apostrophes inside of words are none."""
    one = re.escape(glyph)
    twice = glyph * 2 in doubles
    if glyph not in singles:  # neither in a row of them nor behind a word
        return lazy(rf"{one}{one}(?<![\w{one}]{one}{one})(?!{one})")
    if glyph in "'’":
        row = one + "|" if twice else ""
        if ascii_only:  # compiled in no time
            return lazy(rf"{one}(?:{row}(?!{WORD})|(?<!{WORD}{one}))")
        return lazy(rf"{one}(?:{row}(?!{WORD}(?<={WEST}))|(?<!{WORD}{one})|(?<!{WEST}{one}))")
    return lazy(one + one + "?" if twice else one)


def finder_of_all(pairs: Mapping[str, tuple[str, ...]], stand_ins: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern for every mark of a paragraph but the apostrophes inside of words."""
    glyphs = {c for listed in pairs.values() for p in listed for c in p} | {s for s in stand_ins if len(s) == 1}
    plain = "".join(sorted(glyphs - set("'’"))) + '"'
    long = "|".join(sorted((re.escape(s) for s in stand_ins if len(s) > 1), key=len, reverse=True))
    long = long + "|" if long else ""
    return lazy(rf"{long}[{re.escape(plain)}]|['’](?:(?!{WORD}(?<={WEST}))|(?<!{WORD}.)|(?<!{WEST}.))", re.DOTALL)


def spots_between(text: str, finders: Sequence[Finder], start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the marks of `text[start:end]`, by the finders of what the text holds."""
    spans = [found.span() for _, finder in finders for found in finder.finditer(text, start, end)]
    spans.sort()
    return spans


def _touch(text: str, at: int) -> bool:
    """Whether a thin blank stands at `at`, between marks that would else touch; it may part a quotation from the next."""
    return text[at] in THIN and 0 < at < len(text) - 1 and not (text[at - 1] in "”’»›" and text[at + 1] in "“‘«‹„‚")


def marks_of(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int]], stand_ins: Mapping[str, str]
) -> list[Mark]:
    """The marks of `text[start:end]`, which stand at `spans`; what is typed instead of a mark counts as that."""
    marks: list[Mark] = []
    last = len(spans) - 1
    left = right = ""  # what stands beside the run of marks that touch
    before_end = run_end = -1
    for k, (a, b) in enumerate(spans):
        before = text[a - 1] if a > start else ""
        after = text[b] if b < end else ""
        if a != before_end and not (a == before_end + 1 and _touch(text, before_end)):
            left = before if before != EMPHASIS else text[a - 2] if a - 1 > start else ""
        before_end = b
        if run_end < b:
            n, run_end = k, b
            while n < last and spans[n + 1][0] <= run_end + _touch(text, run_end):
                n += 1
                run_end = spans[n][1]
            right = text[run_end] if run_end < end else ""
            if right == EMPHASIS:
                right = text[run_end + 1] if run_end + 1 < end else ""
        typed = text[a:b]
        glyph = stand_ins.get(typed, typed)
        marks.append(
            _mark((a, b, glyph, typed, "c" if left and left in FULL else KINDS[left], KINDS[right], before, after))
        )
    return marks
