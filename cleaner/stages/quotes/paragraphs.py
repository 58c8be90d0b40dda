"""The paragraphs of a document, and which of them are prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.pattern import lazy
from cleaner.stages.quotes.apostrophes import word_after
from cleaner.stages.quotes.marks import SPACED
from cleaner.stages.quotes.tables import level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.document import Document
    from cleaner.stages.quotes.marks import Mark, Paragraph
    from cleaner.stages.quotes.profile import Profile
    from cleaner.stages.quotes.tables import Tables

LONG = 160  # a block with a longer line has one paragraph a line
INDENTS = "\u3000「『"  # a line that starts with one is a paragraph
ODD = "{}[]<>=\\|_#@^~*/+$&;"  # characters that prose uses sparingly
DIGITS = "0123456789"
FENCES = ("```", "~~~")
_MARKUP = ("#", "$", ">", "|", "*", "@")  # what no paragraph of prose starts with
_CODE = lazy(  # a character first, then by what it is: a search passes over all others at once
    r"""[=\[{}\\:,("'<`/-](?:(?<=["'])(?:[\]}=]| ?: ?["'\[\d]|,?\s*$(?<=,)|["']{2}| ?>| \))|(?<=,)["']\w|(?<=[:,(])["']\w+["'][:,)\]]|(?<=[=\[{\\])["']\S|(?<=\\)["'nt]|(?<=[{}])|(?<=<)/?\w|(?<=:):|(?<=-)>|(?<==)(?:[>=]|\s*["'])|(?<=`)(?:(?<!``)[^`'´]+`(?!`)|`[^`']+``)|(?<=\w\()\)|(?<=/)/\w)"""
)


def paragraphs(document: Document) -> list[tuple[int, int]]:
    """The spans of the paragraphs: blocks of short lines, or single lines where they are long; no fenced code."""
    return document.kept(_paragraphs)


def _paragraphs(document: Document) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    block: list[tuple[int, int]] = []
    fence = ""
    text = document.text

    def close() -> None:
        if block:
            if len(block) == 1 or any(b - a > LONG or text[a] in INDENTS for a, b in block):
                found.extend(block)
            else:
                found.append((block[0][0], block[-1][1]))
            block.clear()

    for line in document.lines:
        body = text[line.start : line.end].strip()
        if body.startswith(FENCES):
            close()
            fence = "" if fence and body.startswith(fence) else fence or body[:3]
        elif not body:
            close()
        elif not fence:
            block.append((line.start, line.end))
    close()
    return found


def prose(text: str, start: int, end: int) -> bool:
    """Whether a paragraph reads like prose: words, hardly any signs of code or tables."""
    piece = text[start:end]
    if piece.startswith(("\t", "    ")) or 20 * sum(map(piece.count, ODD)) > len(piece):
        return False
    digits = sum(map(piece.count, DIGITS)) if piece.isascii() else sum(map(str.isdigit, piece))
    return 4 * digits <= len(piece) and not piece.lstrip().startswith(_MARKUP) and _CODE.search(piece) is None


def sound(text: str, marks: Sequence[Mark], profile: Profile, tables: Tables) -> bool:
    """Whether the marks of a paragraph pair off with nothing odd about any: most do, and need no reading."""
    stack: list[str] = []
    pairs = profile.known
    for mark in marks:
        if mark.typed in ("'", "’"):
            if not _plain_single(mark, stack):
                return False
        elif mark.glyph == "‛" or mark.glyph != mark.typed:
            return False
        elif (
            stack
            and (stack[-1] + mark.glyph in pairs or profile.apart(stack[-1], mark.glyph))
            and mark.right in "espdoc"
            and mark.left in "wpdxc"
        ):
            stack.pop()
        elif (
            (mark.glyph in profile.openers or mark.glyph not in profile.closers)
            and mark.left in "esodxc"
            and mark.right in "wodpxc"
        ):
            if stack and (len(stack) > 2 or stack[-1] == mark.glyph):
                return False
            if mark.glyph == "‘" and word_after(text, mark.end) in tables.words["cut"]:
                return False
            stack.append(mark.glyph)
        else:
            return False
    return not stack


def _plain_single(mark: Mark, stack: list[str]) -> bool:
    """Whether a ' or ’ is nothing odd: an apostrophe, or the closer of what is open."""
    if stack and stack[-1] in "'‘’" and mark.left != "s" and mark.right != "w":
        stack.pop()
        return True
    return mark.left == "w" or mark.right == "w"


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
    starts = 0
    for mark in paragraph.marks:
        if mark.glyph in profile.openers and not text[paragraph.start : mark.start].rpartition("\n")[2].strip():
            starts += 1
    return starts > 1 and "\n" in text[paragraph.start : paragraph.end]
