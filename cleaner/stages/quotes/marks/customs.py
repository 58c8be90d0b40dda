"""Marks that quote nothing or quote by a custom of their own: they are passed over before anything is read.

All marks of a text taken apart into tokens, two accents in a source of TeX, LilyPond or of a wiki or around literals, quotations that an accent opens and an apostrophe closes,
what a comma opens and ‘ closes, ditto marks, plurals of what is quoted, primes of formulas, arrows of a row of links, and
what `guillemets` and `unquoted` know.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.quotes.marks import guillemets, unquoted
from cleaner.stages.quotes.marks.marks import POINTS
from cleaner.stages.quotes.marks.pairs import LOW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.stages.quotes.marks.marks import Mark, Paragraph

TOKENS = 6  # so many commas with a blank before them are of a text that is taken apart
NESTED, OFTEN = ("„“", "„”", "«»", "“”"), 3  # so many that open or close are no slips
ARROWS = {"»": "«", "›": "‹"}
ARROWS_OF = {opener: arrow for arrow, opener in ARROWS.items()}
GUILLEMETS = frozenset("«»‹›")
LETTER = 10_000  # characters of a letter that is quoted, at most
BLANKS = frozenset(["", "\n", " ", "\xa0", "\u202f"])
ROW = 120  # the longest row of links
LABEL, CUT = 60, ("…", "...")  # characters of the label of a link at most, and what it ends with where it was cut
DOUBLED = 2
_MARKUP = lazy(r"\\[a-z]+[{\[]|^[ \t]*\\[a-zA-Z]+ |^@[a-z]+\b", re.MULTILINE)
_WIKI = lazy(
    r"^=(?:=+[^=\n]+=+=|[^=\n]+=)[ \t]*$|'''|\[\[(?=[^\[\]\n]+\]\])|^\{\||\{\{(?=[^{}\n]+[|}])|<ref\b", re.MULTILINE
)
OF_WIKI = ("=", "'''", "[[", "{|", "{{", "<ref")  # one of which its commands hold
_ASCIIDOC = lazy(r"^(?:\[(?:\[\w|[a-z]+(?:,[^\]\n]*)?\]\r?$)|[a-z]+::\S*\[|={2,5} \w)|<<\w", re.MULTILINE)
OF_ASCIIDOC = ("[source", "image::", "include::", "[[", "<<")
TWICE = ("``", "''")
TEX = WIKI = ASCIIDOC = 5  # such commands make a text a source, in which two accents are the right mark
_GRAVE = lazy(r"`(?<![\w`]`)[^\s`'][^`']{0,80}'(?![\w'`])")
_LITERAL = lazy(r"`(?<![A-Za-z`]`)[^`'\n]+`(?!`)")
GRAVES = 2  # quotations `so' are a custom: there an apostrophe opens nothing
_COMMA = lazy(r",(?<![^\s„“»«].)(?=[^\W\d_])")  # typed for ‚
HALF = '»"'
DITTO = '  "  '
SINGLE, LOW_SINGLE = frozenset("‘’"), "‚"
PLURALS = {'"': '"', "“": "”"}
DOUBLE = frozenset('"“”')
CURLY = frozenset("“”„")


def quoting(text: str, found: list[Paragraph], plural: AbstractSet[str]) -> list[Paragraph]:
    """The paragraphs without the marks that need no reading; `plural` are the endings of plurals."""
    passed: set[int] = set()
    if " , " in text and _taken_apart(text):
        return [p._replace(marks=[]) if p.marks else p for p in found]
    typed = {(m.typed, m.after) for p in found for m in p.marks}  # a look at the marks is cheaper than at the text
    glyphs = {glyph for glyph, _ in typed}
    if not glyphs.isdisjoint(TWICE):
        passed |= _accents(text, [m for p in found for m in p.marks if m.typed in TWICE])
        if passed and LOW in glyphs:
            passed |= {m.start for p in found for m in p.marks if m.typed == LOW}  # which two accents close in Czech
    passed |= unquoted.passed(text, found, typed) | _opened_otherwise(text, found, glyphs)
    if '"' in glyphs and DITTO in text:
        passed |= {m.start for p in found for m in p.marks if m.typed == '"' and _repeats(text, m)}
    if not typed.isdisjoint([(closer, ending[0]) for closer in PLURALS.values() for ending in plural]):
        passed |= {at for p in found for at in _plurals(text, p.marks, plural)}
    passed |= {at for pair in NESTED if pair[0] in glyphs and pair[0] * 2 in text for at in _nested(text, pair)}
    if "″" in glyphs:
        passed |= {m.start for p in found for m in p.marks if m.typed == "″" and _prime(m)}
    if "»" in text or "›" in text:
        closers = {m.typed for p in found for m in p.marks if m.typed in ARROWS.values() and m.left in "wp"}
        passed.update(_all_arrows(text, found, closers))
    passed |= _half_straight(found) if glyphs.issuperset(HALF) and "«" not in glyphs else set()
    if "«" in text or "\n”" in text:
        passed |= guillemets.passed(text, found, passed)
    if not passed:
        return found
    return [p._replace(marks=[m for m in p.marks if m.start not in passed]) if p.marks else p for p in found]


def _taken_apart(text: str) -> bool:
    """Whether most commas have a blank before them: every mark has, then, and a part of a word, too."""
    parted = text.count(" , ")
    return parted >= TOKENS and 2 * parted >= text.count(", ")


def _accents(text: str, marks: Sequence[Mark]) -> set[int]:
    """Where marks of two characters quote nothing: in a source of TeX or AsciiDoc, in a page of a wiki, or accents around literals of a source."""
    if any(sign in text for sign in "\\@") and len(_MARKUP.findall(text)) >= TEX:
        return {m.start for m in marks}
    if any(sign in text for sign in OF_ASCIIDOC) and len(_ASCIIDOC.findall(text)) >= ASCIIDOC:
        return {m.start for m in marks}
    if "``" not in text and any(sign in text for sign in OF_WIKI) and len(_WIKI.findall(text)) >= WIKI:
        return {m.start for m in marks}
    accents = [m for m in marks if m.typed == "``"]
    if not accents and CURLY.isdisjoint(text) and _are_pairs(marks):
        return {m.start for m in marks}
    closing = [m for m in accents if m.right in "ep" or (m.left in "wpx" and m.right in "sx")]
    if len(closing) > len(marks) - len(accents):
        return {m.start for m in accents}
    return {m.start for m in accents if m.after == "`" and not text[m.end + 1 : m.end + 2].isalnum()}  # three of them


def _opened_otherwise(text: str, found: Sequence[Paragraph], glyphs: AbstractSet[str]) -> set[int]:
    """Where an apostrophe closes what an accent opened, and ‘, which opens nothing anywhere, what a comma did."""
    passed: set[int] = set()
    if "`" in text and len(_GRAVE.findall(text)) >= max(GRAVES, len(_LITERAL.findall(text)) + 1):
        passed |= {m.start for p in found for m in p.marks if m.typed in ("`", "'")}
    if "‘" in glyphs and "," in text and _COMMA.search(text):
        closing = [m for p in found for m in p.marks if m.left in "wp" and m.right != "w"]
        opens = any(m.typed == "‘" and m.left not in "wp" for p in found for m in p.marks)
        shut = {m.start for m in closing if m.typed in SINGLE}
        passed |= set() if opens else shut if LOW_SINGLE not in glyphs else shut.intersection(_of_commas(text, found))
    return passed


def _of_commas(text: str, found: Sequence[Paragraph]) -> Iterator[int]:
    """Where single marks stand that are the first behind such a comma: where the text has ‚, too, all others have their own openers."""
    for start, end, marks in found:
        if any(m.typed in SINGLE for m in marks):
            singles = [m for m in marks if m.typed in SINGLE or m.glyph == LOW_SINGLE]
            for comma in _COMMA.finditer(text, start, end):
                behind = bisect_left(singles, (comma.start(),))
                yield from [m.start for m in singles[behind : behind + 1] if m.typed in SINGLE]


def _are_pairs(marks: Sequence[Mark]) -> bool:
    """Whether marks open and close by turns: two apostrophes on either side are as good as one straight mark."""
    opens = [m.opens for m in marks]
    return len(marks) % 2 == 0 and opens == [True, False] * (len(marks) // 2)


def _half_straight(found: Sequence[Paragraph]) -> set[int]:
    """Where a straight mark closes what » opens, each time: some old books are set so."""
    marks = [m for p in found for m in p.marks if m.typed in HALF]
    alternate = len(marks) > len(HALF) and [m.typed for m in marks] == [*HALF] * (len(marks) // 2)
    return {m.start for m in marks} if alternate else set()


def _repeats(text: str, mark: Mark) -> bool:
    """Whether a mark stands for what is in the cell above it, two blanks or more on either side."""
    return text[mark.start - 2 : mark.start] == text[mark.end : mark.end + 2] == "  "


def _plurals(text: str, marks: Sequence[Mark], plural: AbstractSet[str]) -> Iterator[int]:
    """Where something quoted is put in the plural, and all marks have a partner: two "maybe"s."""
    if sum(m.typed in DOUBLE for m in marks) % 2:
        return  # it may be an apostrophe
    for opener, closer in pairwise(marks):
        opens = opener.left in "eso" and closer.typed == PLURALS.get(opener.typed)
        if opens and closer.left in "wp" and any(_ends(text, closer.end, ending) for ending in plural):
            yield from (opener.start, closer.start)


def _ends(text: str, at: int, ending: str) -> bool:
    """Whether an ending stands at a place, and no word goes on behind it."""
    end = at + len(ending)
    return text[at:end] == ending and not text[end : end + 1].isalnum()


def _nested(text: str, pair: str) -> set[int]:
    """Where quotations open and close together with those around them, as many as open, or often: „„Go,“ he says.““."""
    starts = [[found.start() for found in re.finditer(mark * 2, text)] for mark in pair]
    opening, closing = map(len, starts)
    custom = opening == closing or (opening and closing and opening + closing >= OFTEN)
    return {at + k for places in starts for at in places for k in (0, 1)} if custom else set()


def _prime(mark: Mark) -> bool:
    """Whether ″ is the sign of a derivative, stands for itself or for a voiced repetition: f″(x), (″), ／″＼."""
    repeats = mark.before + mark.after == "／＼"
    return repeats or (mark.before.isalnum() and mark.after == "(") or (mark.left in "so" and mark.right == "p")


def _all_arrows(text: str, found: Sequence[Paragraph], closers: AbstractSet[str]) -> Iterator[int]:
    """Where arrows stand in short rows; none is what ends a row and closes what a paragraph above has left open: «Dear … Yours, Ann»."""
    opened: Mark | None = None
    for paragraph in found:
        arrows = {*_arrows(text, paragraph, closers)} if paragraph.marks else set()
        last = paragraph.marks[-1] if arrows else None
        if opened and last and arrows == {last.start} and last.right == "e" and last.typed == ARROWS_OF[opened.typed]:
            arrows = arrows if last.start - opened.end > LETTER else set()
        yield from arrows
        openers = [m for m in paragraph.marks if m.typed in ARROWS_OF]
        if 2 * len(openers) != sum(m.typed in GUILLEMETS and m.start not in arrows for m in paragraph.marks):
            opens = openers and openers[-1].left in "eso" and openers[-1].right != "e"
            opened = openers[-1] if opens else None


def _arrows(text: str, paragraph: Paragraph, closers: AbstractSet[str]) -> Iterator[int]:
    """Where arrows stand in a short row: Home » News » Article.  Of what `closers` close in the text some begins with one."""
    typed = {m.typed for m in paragraph.marks}.intersection(ARROWS)
    arrows = {a for a in typed if text.find(ARROWS[a], paragraph.start, paragraph.end) < 0}
    if not arrows:
        return
    rows: list[list[Mark]] = []
    for mark in paragraph.marks:
        if not rows or "\n" in text[rows[-1][-1].end : mark.start]:
            rows.append([])
        rows[-1].append(mark)
    for marks in rows:
        for glyph in arrows:
            pointing = [m for m in marks if m.typed == glyph]
            if len(pointing) == len(marks) and _leads(text, paragraph, pointing):
                yield from (m.start for m in pointing)
                continue
            opens = ARROWS[glyph] in closers and any(m.after not in BLANKS for m in pointing)
            if pointing and not opens and _points_on(text, paragraph, pointing, mixed=len(pointing) < len(marks)):
                yield from (m.start for m in pointing)


def _leads(text: str, paragraph: Paragraph, marks: Sequence[Mark]) -> bool:
    """Whether the only mark of a row, or › typed twice, points to what is to be read, a label behind it or all before it: “... » more”.

    Blanks are on both sides of it, so that it opens nothing by any custom.
    """
    first, last = marks[0], marks[-1]
    if first.before not in BLANKS or last.after not in BLANKS:
        return False
    if [m.typed for m in marks] == ["›"] * DOUBLED and first.end == last.start:
        return True
    if len(marks) != 1:
        return False
    end = text.find("\n", last.end, paragraph.end)
    label = text[last.end : end if end >= 0 else paragraph.end].strip()
    row = max(paragraph.start, text.rfind("\n", paragraph.start, first.start) + 1)
    starts = not text[row : first.start].strip()
    plain = label.rstrip(".…") if starts or label.endswith(CUT) else label
    return 0 < len(label) <= LABEL and POINTS.isdisjoint(plain)


def _points_on(text: str, paragraph: Paragraph, marks: Sequence[Mark], *, mixed: bool) -> bool:
    """Whether the marks of a row are arrows: all with blanks, or the ends of the row, on the same sides.

    What has a blank on one side only or stands once, is one in a row without points and other (`mixed`) marks.
    """
    sides = {(m.before in BLANKS, m.after in BLANKS) for m in marks}
    if len(sides) > 1 or sides == {(False, False)} or any(text[max(m.start - 2, 0)] in POINTS for m in marks):
        return False
    row = _row(text, paragraph, marks)
    if len(row) > ROW:
        return False
    if len(marks) > 1 and sides == {(True, True)}:
        return True
    whole = len(row) == paragraph.end - paragraph.start
    return not mixed and (whole or len(marks) > 1) and POINTS.isdisjoint(row.replace(marks[0].typed, ""))


def _row(text: str, paragraph: Paragraph, marks: Sequence[Mark]) -> str:
    """The row in which some marks stand; of a longer one as much as tells that."""
    first, last = marks[0].start, marks[-1].end
    low, high = max(first - ROW, paragraph.start), min(last + ROW, paragraph.end)
    begin, end = text.rfind("\n", low, first) + 1, text.find("\n", last, high)
    return text[max(begin, low) : end if end >= 0 else high]
