"""The gate before everything else: texts whose marks are plain pairs in a line, and apostrophes at letters.

Such paragraphs are sound whatever else the document does (`paragraphs.sound` says the same of each), so that nothing
needs to be read.  Whoever is in doubt here says no, and the paragraphs are looked at one by one.

The habits of the document are not asked, so what passes must be sound under any that it can have: doubles of one level
never inside of each other, so that all pairs are counted; no two pairs that share a mark; and a pair that English does
not use at least twice, or that of English might be preferred.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cleaner.stages.quotes.apostrophes import word_after
from cleaner.stages.quotes.marks import KINDS, spots
from cleaner.stages.quotes.paragraphs import paragraphs, prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleaner.document import Document
    from cleaner.stages.quotes.tables import Tables

ENGLISH = {"“": "”", '"': '"', "«": "»"}
LOW_HIGH = {"„": "“", '"': '"', "«": "»"}  # German, Czech
LOW_RIGHT = {"„": "”", '"': '"', "«": "»"}  # Polish, Hungarian
INWARD = {"»": "«", '"': '"'}
SAME = {"”": "”", '"': '"'}  # Swedish, Finnish
NEUTRAL = frozenset(["'", "’", '"', "`", "´", "''", "``", "’’", "‘‘"])  # say nothing of the pairs of other marks
STRAIGHT = {'"': '"'}
CORNERS = {"「": "」", "『": "』"}
RUN = 8  # marks in a row that are still looked at
BREAKS = "\r\v\f\x85\u2028\u2029"  # texts with these are looked at more closely


def plain(document: Document, tables: Tables) -> bool:
    """Whether all marks of a document are plain pairs or apostrophes, so that every paragraph is sound."""
    if not tables.gated or document.lang not in (None, "en"):
        return False
    text = document.text
    spans = spots(text, tables)
    if not spans:
        return True
    pairs = _pairs(text, {text[a:b] for a, b in spans})
    if not pairs:
        return False
    cut = tables.words["cut"]
    if not _broken(text) and paired(text, spans, pairs, cut, in_lines=True):
        return True
    return all(paired(text, inside, pairs, cut) for _, _, inside in placed(document, spans) if inside)


def undecided(document: Document, tables: Tables) -> bool:
    """Whether a paragraph of prose may not be sound: else nothing need be read.

    Pairs of straight marks are known to every document, so they are sound whatever stands in other paragraphs; other
    pairs where all paragraphs that have some are sound by the same pairs.
    """
    text, cut = document.text, tables.words["cut"]
    spans = spots(text, tables)
    rest = [(start, end, inside) for start, end, inside in placed(document, spans) if inside]
    rest = [paragraph for paragraph in rest if not paired(text, paragraph[2], STRAIGHT, cut)]
    glyphs = {text[a:b] for _, _, inside in rest for a, b in inside}
    pairs = _pairs(text, {text[a:b] for a, b in spans} - NEUTRAL) if tables.gated else {}
    if pairs and document.lang in (None, "en") and not glyphs <= NEUTRAL:
        odd = [paragraph for paragraph in rest if not paired(text, paragraph[2], pairs, cut)]
        if all(text[a:b] in NEUTRAL for _, _, inside in odd for a, b in inside):
            rest = odd
    return any(prose(text, start, end) for start, end, _ in rest)


def placed(
    document: Document, spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, Sequence[tuple[int, int]]]]:
    """The paragraphs, each with the spans of its marks."""
    at = 0
    for start, end in paragraphs(document):
        first = at = bisect_left(spans, (start, start), at)
        at = bisect_left(spans, (end, end), at)
        yield start, end, spans[first:at]


def _pairs(text: str, glyphs: set[str]) -> Mapping[str, str]:
    """The pairs by which a text with these marks may pass, if any."""
    doubles = glyphs.difference("'’‘")
    if "”" in doubles and doubles <= {*'”"'}:
        return SAME if "‘" not in glyphs and text.count("”") > 3 else {}
    if doubles <= {*'“”"«»'}:
        if "»" not in glyphs or -1 < text.find("«") < text.find("»"):
            return ENGLISH
        return INWARD if not glyphs & {*"“”‘"} else {}
    if "‘" in glyphs or ("„" in doubles and text.count("„") < 2):
        return {}
    schemes = {'„“"«»': LOW_HIGH, '„”"«»': LOW_RIGHT, "「」『』": CORNERS}
    return next((pairs for marks, pairs in schemes.items() if doubles <= {*marks}), {})


def _broken(text: str) -> bool:
    """Whether some line ends otherwise than with a line feed, alone or after a carriage return."""
    found = [char for char in BREAKS if char in text]
    return bool(found) and (found != ["\r"] or text.count("\r") != text.count("\r\n"))


def paired(
    text: str,
    spans: Sequence[tuple[int, int]],
    pairs: Mapping[str, str],
    cut: frozenset[str],
    *,
    in_lines: bool = False,
) -> bool:
    """Whether every mark is an apostrophe, or opens what is closed, `in_lines` by the end of its line.

    The same conditions as those of `paragraphs.sound`; an edge counts as a space, which asks for no less.
    """
    opened: list[str] = []
    stop = len(spans)
    size = len(text)
    left, right = "s", ""
    before = 0
    for k, (a, b) in enumerate(spans):
        if in_lines and opened and text.find("\n", before, a) >= 0:
            return False
        if not a or a != before:
            left = KINDS[text[a - 1]] if a else "s"
        n = k
        while n + 1 < stop and spans[n + 1][0] == spans[n][1]:
            n += 1
            if n > k + RUN:
                return False
        right = KINDS[text[spans[n][1]]] if spans[n][1] < size else "s"
        before = b
        glyph = text[a:b]
        inner = opened[-1] if opened else ""
        if glyph in "'’":
            if inner == "‘" and left != "s" and right != "w":
                opened.pop()
            elif left != "w" and right != "w":
                return False
        elif inner and pairs.get(inner) == glyph and left in "wpdxc" and right in "spdoc":
            opened.pop()
        elif left not in "sodc" or right not in "wodpxc" or not _may_open(glyph, opened, pairs):
            return False
        elif glyph != "‘" or word_after(text, b) not in cut:
            opened.append(glyph)
        else:
            return False
    return not opened


def _may_open(glyph: str, opened: Sequence[str], pairs: Mapping[str, str]) -> bool:
    """Whether `glyph` may open what stands inside of `opened`: no quotation of its own level."""
    if glyph == "‘":
        return "“" in pairs and glyph not in opened
    return glyph in pairs and (not opened or [*opened] == ["‘"])
