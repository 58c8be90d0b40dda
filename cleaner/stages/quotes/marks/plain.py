"""Whether the marks of a paragraph are plain pairs and apostrophes, told from their spans alone.

The same conditions as those of `paragraphs.unclosed`, under any habits that a document can have.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.marks.apostrophes import word_after
from cleaner.stages.quotes.marks.marks import CORNERS, KINDS, NOTHING, PERHAPS, closes, single

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

INNER = frozenset("‘‹›")  # openers that may stand inside of double marks
RUN = 8  # marks in a row that are still looked at
TOO_MANY = "?"  # the kind of what is behind more

Part = tuple[int, int, "Sequence[tuple[int, int]]"]  # a paragraph, and the spans of its marks


def left_open(
    text: str,
    spans: Sequence[tuple[int, int]],
    pairs: Mapping[str, str],
    loose: AbstractSet[str],
    words: Mapping[str, AbstractSet[str]],
) -> list[str] | None:
    """What is open behind all marks if there is nothing odd about any; None if there is.

    Behind the openers `loose` a space may stand, and before their closers.
    """
    opened: list[str] = []
    waits = NOTHING
    for a, b, left, right in _beside(text, spans):
        glyph = text[a:b]
        inner = opened[-1] if opened else ""
        if right == TOO_MANY:
            return None
        if glyph in "'’":
            if closes(glyph, left, right, inner):
                opened.pop()
                continue
            word = word_after(text, b) if right == "w" else ""
            opens = right == "w" and word not in words["cut"]
            now = single(glyph, left, right, waits, len(opened), opens=opens, either=word in words["either"])
            if now is None:
                return None
            waits = now
        elif inner and pairs.get(inner) == glyph and _may_close(left, right, spaced=inner in loose):
            opened.pop()
        elif _stands_open(glyph, left, right, spaced=glyph in loose) and _may_open(glyph, opened, pairs):
            word = word_after(text, b) if glyph == "‘" else ""
            if word in words["cut"] and word not in words["either"]:
                return None
            opened.append(PERHAPS if word in words["either"] else glyph)
        else:
            return None
    return opened


def _beside(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str, str]]:
    """Every span with the kinds of what stands beside it, other marks passed over; an edge counts as a space.

    That asks for no less.
    """
    last = len(spans) - 1
    size = len(text)
    left = "s"
    before = 0
    for k, (a, b) in enumerate(spans):
        if not a or a != before:
            left = KINDS[text[a - 1]] if a else "s"
        n = k
        while n < last and n <= k + RUN and spans[n + 1][0] == spans[n][1]:
            n += 1
        end = spans[n][1]
        before = b
        yield a, b, left, TOO_MANY if n > k + RUN else KINDS[text[end]] if end < size else "s"


def _may_close(left: str, right: str, *, spaced: bool) -> bool:
    """Whether a closer may stand between these kinds of characters."""
    return (left in "wpdxc" or (left == "s" and spaced)) and right in "spdoc"


def _stands_open(glyph: str, left: str, right: str, *, spaced: bool) -> bool:
    """Whether an opener may stand between these kinds of characters."""
    return left in ("sodcp" if glyph in CORNERS else "sodc") and (right in "wodpxc" or (right == "s" and spaced))


def _may_open(glyph: str, opened: Sequence[str], pairs: Mapping[str, str]) -> bool:
    """Whether `glyph` may open what stands inside of `opened`: no quotation of its own level."""
    if glyph not in pairs or glyph in opened:
        return False
    if glyph in INNER:
        return not opened or opened[-1][0] not in INNER
    return not opened or [*opened] in (["‘"], [PERHAPS]) or ([*opened], glyph) == (["「"], "『")
