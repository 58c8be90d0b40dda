"""The paragraphs of a document, and which of them are prose."""

from __future__ import annotations

from functools import lru_cache

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.quotes.marks.apostrophes import NEVER, cost_of, word_after
from cleaner.stages.quotes.marks.marks import CORNERS, NOTHING, PERHAPS, SPACED, closes, single
from cleaner.stages.quotes.marks.tables import level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cleaner.document import Document
    from cleaner.stages.quotes.document.profile import Profile
    from cleaner.stages.quotes.marks.marks import Mark, Paragraph
    from cleaner.stages.quotes.marks.plain import Part
    from cleaner.stages.quotes.marks.tables import Tables

KEPT = 1000  # paragraphs about which it is remembered whether they are prose
ASKED = 4000  # how long they are at most
BLANKS = " \xa0"  # by which the first line of a paragraph is indented
CODE = 4  # blanks by which code is indented
FEW = 3  # paragraphs of code in a text of code
BYTES = "â€"  # the first two bytes of dashes and marks in UTF-8, read as Latin letters
GARBLED = 2  # so many marks inside of words may be slips
LONG = 160  # a block with a longer line has one paragraph a line
INDENTS = "\u3000「『"  # a line that starts with one is a paragraph
ODD = b"{}[]<>=\\|_#@^~*/+$&;"  # characters that prose uses sparingly
DIGITS = b"0123456789"
LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
DRAWN = 3  # of so many characters one is such a letter in every language of Western pages
FENCES = ("```", "~~~")
MATTER, FIELDS = "---", 60  # the line around front matter, and how many lines that may be
PAUSES = ",;:–—"  # with which a line may break off
OPENERS = frozenset("\"'“„‘‚«»")  # marks that open what the next line holds, where they end one behind a blank
_NUMBER = lazy(r"(?:\d{1,3}[:.])?(\d{1,3})\s")  # of a verse
_FENCE = lazy("`(?=``)")
_DIGIT = lazy(r"[\d²³¹⁰-₉①-⒛]")
GAP = lazy(r"\n(?:[^\S\n]*\n)+")  # blank lines
_MARKUP = ("#", "$", ">", "|", "*", "@")  # what no paragraph of prose starts with
_CODE = lazy(  # a character first, then by what it is: a search passes over all others at once
    r"""[=\[{}\\:,("'<`/-](?:(?<=["'])(?:[\]}=]| ?: ?["'\[\d]|,?\s*$(?<=,)|["']{2}| ?>| \))|(?<=,)["']\w|(?<=,)["']{2}[,)]|(?:(?<=[:,])|(?<=\w\())["']\w+["'][:,)\]]|(?<=[=\[{\\])["']\S|(?<=\\)["'nt]|(?<=[{}])|(?<=<)(?:/?\w|`)|(?<=:):|(?<=-)>|(?<==)(?:[>=]|\s*["'])|(?<=`)(?:(?<![A-Za-z`]`)[^`'´]+`(?!`)|`[^`']+``)|(?<=\w\()\)|(?<=[\s(]')\([a-z]|(?<=/)/\w)"""
)


class Unsure(NamedTuple):
    """Where the paragraphs of prose start that may not be sound, and what is known of all others."""

    starts: frozenset[int]
    rest: Sequence[Part] = ()  # the paragraphs that are no plain pairs: these, others that are sound, and code
    pairs: Mapping[str, str] | None = None  # of which the others hold some, if nothing in the text is fenced
    prose: bool | None = None  # whether few paragraphs with marks look like code, if that has been asked


SOUND = Unsure(frozenset())


def paragraphs(document: Document) -> list[tuple[int, int]]:
    """The spans of the paragraphs, without indents: blocks of short lines, or single lines where they are long; no fenced code."""
    return document.kept(_paragraphs)


def _paragraphs(document: Document) -> list[tuple[int, int]]:
    text = document.text
    rows: Iterable[tuple[int, str]] = zip(document.starts, document.rows, strict=True)
    found: list[tuple[int, int]] = []
    block: list[tuple[int, int]] = []
    for start, row in _unfenced(rows, _front(document)) if fenced(text) else rows:
        if row and not row.isspace():
            block.append((start + _indent(row) if row[0] in BLANKS else start, start + len(row)))
        elif block:
            found += block if len(block) == 1 else _divided(text, block)
            block = []
    return found + _divided(text, block)


def _indent(row: str) -> int:
    """How far the first line of a paragraph of a book may be indented: by less than code is."""
    size = len(row) - len(row.lstrip(BLANKS))
    return size if size < CODE else 0


def fenced(text: str) -> bool:
    """Whether a text may hold fenced code or front matter; single characters are looked for first: it takes a tenth of the time."""
    return (
        text.startswith(MATTER)
        or ("`" in text and _FENCE.search(text) is not None)
        or ("~" in text and FENCES[1] in text)
    )


def _divided(text: str, block: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs of the lines of a block: all of them one, or each for itself."""
    if len(block) < 2 or max([b - a for a, b in block]) > LONG or [a for a, _ in block if text[a] in INDENTS]:
        return block
    return [(block[0][0], block[-1][1])]


def torn_off(text: str, start: int) -> bool:
    """Whether a paragraph goes on the sentence of the line above it, or of a text of which it is a piece, or counts on from a verse above.

    Or the line above ends with the opener of what stands in it.
    """
    above = above_row(text, start, 3)
    if above[2] != "\n":
        return text[start].islower() and not text[:start].strip()
    if above[1] in OPENERS and above[0].isspace():
        return True
    if text[start].islower():
        return above[1].isalpha() or above[1] in PAUSES
    return text[start].isdecimal() and _counts_on(text, start)


def above_row(text: str, start: int, size: int) -> str:
    """So many characters before a row, the last of them its line break; blanks where the text begins."""
    return text[max(0, start - 2 * size) : start].replace("\r", "")[-size:].rjust(size)


def row_below(text: str, end: int) -> str:
    """The row right below a paragraph that ends at `end`, empty where a blank line parts them."""
    at = end + text.startswith("\r", end)
    stop = text.find("\n", at + 1)
    return text[at + 1 : stop if stop >= 0 else len(text)].rstrip("\r") if text[at : at + 1] == "\n" else ""


def _counts_on(text: str, start: int) -> bool:
    """Whether the number of a line is the next after that of the line above it."""
    above = _NUMBER.match(text, text.rfind("\n", 0, start - 1) + 1)
    own = _NUMBER.match(text, start)
    return above is not None and own is not None and int(above[1]) + 1 == int(own[1])


def _front(document: Document) -> int:
    """Where the front matter of a text ends: fields between two lines of dashes."""
    rows = document.rows[:FIELDS]
    if rows[0].rstrip() != MATTER:
        return 0
    return next((document.starts[n] for n, row in enumerate(rows) if n and row.rstrip() == MATTER), 0)


def _unfenced(rows: Iterable[tuple[int, str]], front: int) -> Iterator[tuple[int, str]]:
    """The lines with their starts, blank where they are code or its fences, or stand before `front`."""
    fence = ""
    for start, row in rows:
        body = row.strip() if start >= front else ""
        if body.startswith(FENCES):
            fence = "" if fence and body.startswith(fence) else fence or body[:3]
            body = ""
        yield start, "" if fence or not body else row


def prose(text: str, start: int, end: int) -> bool:
    """Whether a paragraph reads like prose: words, hardly any signs of code or tables."""
    return _prose(text[start:end]) if end - start > ASKED else _often(text[start:end])


def _prose(piece: str) -> bool:
    if piece.startswith(("\t", " " * CODE)) or piece.lstrip().startswith(_MARKUP):
        return False
    raw = piece.encode("utf-8", "surrogatepass")  # counts in bytes are counts in C
    size = len(raw)
    if 20 * (size - len(raw.translate(None, ODD)) - (piece.count("; ") if ";" in piece else 0)) > len(piece):
        return False
    if size != len(piece) and _is_drawn(piece):
        return False
    digits = size - len(raw.translate(None, DIGITS)) if size == len(piece) else len(_DIGIT.findall(piece))
    return 4 * digits <= len(piece) and _CODE.search(piece) is None


_often = lru_cache(KEPT)(_prose)


def _is_drawn(piece: str) -> bool:
    """Whether hardly any of it is a letter of ASCII, though all is of a Western page: the lines of a drawing."""
    raw = piece.encode("latin-1", "ignore")
    return len(raw) == len(piece) and DRAWN * (len(raw) - len(raw.translate(None, LETTERS))) < len(
        "".join(piece.split())
    )


def mostly_prose(text: str, marked: Sequence[Paragraph | tuple[int, int, object]]) -> bool:
    """Whether few of the paragraphs with marks look like code, so that straight marks may be quotation marks."""
    seen = 0
    # an accent mostly is a sign of code, and enough code settles it
    first = sorted(marked, key=lambda part: text.find("`", part[0], part[1]) < 0) if "`" in text else marked
    for start, end, _ in first:
        seen += not prose(text, start, end)
        if seen >= FEW and 6 * seen >= len(marked):
            return False
    return True


def sound(text: str, marks: Sequence[Mark], profile: Profile, tables: Tables) -> bool:
    """Whether the marks of a paragraph pair off with nothing odd about any: most do, and need no reading."""
    return unclosed(text, marks, profile, tables) == []


def unclosed(text: str, marks: Sequence[Mark], profile: Profile, tables: Tables) -> list[str] | None:
    """What is open behind a paragraph if there is nothing odd about any mark of it; None if there is."""
    stack: list[str] = []
    waits = NOTHING
    pairs, cut, either = profile.known, tables.words["cut"], tables.words["either"]
    for mark in marks:
        if mark.typed in ("'", "’"):
            if stack and closes(mark.typed, mark.left, mark.right, stack[-1]):
                stack.pop()
                continue
            word = word_after(text, mark.end) if mark.right == "w" else ""
            opens = mark.right == "w" and word not in cut
            now = single(mark.typed, mark.left, mark.right, waits, len(stack), opens=opens, either=word in either)
            if now is None:
                return None
            waits = now
        elif mark.glyph == "‛" or mark.glyph != mark.typed:
            return None
        elif (
            stack
            and (stack[-1] + mark.glyph in pairs or profile.fits.apart(stack[-1], mark.glyph))
            and mark.right in "espdoc"
            and (mark.left in "wpdxc" or (mark.left == "s" and profile.spaced and mark.glyph in SPACED))
        ):
            stack.pop()
        elif (
            (mark.glyph in profile.openers or mark.glyph not in profile.closers)
            and (mark.left in "esodxc" or (mark.left == "p" and mark.glyph in CORNERS))
            and (mark.right in "wodpxc" or (mark.right == "s" and profile.spaced and mark.glyph in SPACED))
        ):
            if stack and (len(stack) > 2 or (stack[-1][0] == mark.glyph and mark.glyph not in CORNERS)):
                return None
            word = word_after(text, mark.end) if mark.glyph == "‘" else ""
            if word in cut and word not in either:
                return None
            stack.append(PERHAPS if word in either else mark.glyph)
        else:
            return None
    return stack


def garbled(text: str, marks: Sequence[Mark], tables: Tables) -> bool:
    """Whether most marks of a paragraph stand inside of words and are no apostrophes: letters were decoded wrongly."""
    if any(m.before == "€" and text[m.start - 2 : m.start] == BYTES for m in marks):
        return True
    inside = [m for m in marks if m.left in "wx" and m.right in "wx"]
    if len(inside) <= GARBLED or 2 * len(inside) <= len(marks):
        return False
    strange = sum(cost_of(text, mark, tables) == NEVER for mark in inside)
    return strange > GARBLED and 2 * strange > len(marks)


def talks_of_marks(text: str, marks: Sequence[Mark], profile: Profile, joining: frozenset[str]) -> bool:
    """Whether a paragraph speaks about marks: “the opening “ and the closing ””, or many kinds side by side."""
    if len({m.glyph for m in marks if level(m.glyph) == 2}) > 4:
        return True
    return any(
        m.left == m.right == "s"
        and m.glyph in profile.openers
        and m.glyph not in profile.closers
        and m.glyph not in SPACED
        and word_after(text, m.end + 1) in joining
        for m in marks
    )


def opens_lines(text: str, paragraph: Paragraph, profile: Profile) -> bool:
    """Whether two lines of a paragraph start with an opener, as in verse that is quoted line by line."""
    if text.find("\n", paragraph.start, paragraph.end) < 0:
        return False
    openers = [mark.start for mark in paragraph.marks if mark.glyph in profile.openers]
    return sum(not text[paragraph.start : at].rpartition("\n")[2].strip() for at in openers) > 1


def placed(document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[Part]:
    """The paragraphs, each with the spans of its marks."""
    at, last = 0, len(spans)
    for start, end in paragraphs(document):
        while at < last and spans[at][0] < start:
            at += 1
        first = at
        while at < last and spans[at][0] < end:
            at += 1
        yield start, end, spans[first:at]


def opened_at(text: str, part: Part | Paragraph) -> int:
    """Where the quotation starts that a paragraph leaves open; where that starts, if there are other than plain pairs before."""
    places = [mark[0] for mark in part[2] if text[mark[0]] not in "'’"]
    glyphs = [text[at] for at in places]
    plain = bool(glyphs) and glyphs == [*glyphs[:2] * (len(glyphs) // 2), glyphs[0]]
    return places[-1] if plain else part[0]
