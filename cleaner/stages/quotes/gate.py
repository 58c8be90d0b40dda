"""The gate before everything else: texts whose marks are plain pairs, and apostrophes at letters.

Such paragraphs are sound whatever else the document does (`paragraphs.sound` says the same of each), so that nothing
needs to be read.  Searches over the whole text (`scan`) find the marks that are not plainly of that kind; only the
paragraphs in which these stand are looked at one by one.

The habits of the document are not asked, so what passes must be sound under any that it can have: doubles of one level
never inside of each other, so that all pairs are counted; and of every pair so many that no other, which might share a
mark with it, can be preferred by the document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.apostrophes import word_after
from cleaner.stages.quotes.marks import CORNERS, KINDS, NOTHING, PERHAPS, SPACED, closes, single, spaced, spots
from cleaner.stages.quotes.paragraphs import fenced, mostly_prose, paragraphs, prose
from cleaner.stages.quotes.profile import english
from cleaner.stages.quotes.scan import odd
from cleaner.stages.quotes.tables import level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.document import Document
    from cleaner.stages.quotes.tables import Tables

STRAIGHT = {'"': '"'}  # the pair that every document knows
FREE = frozenset('"「『')  # openers of pairs that have no rival, whatever the document does
PLAIN = frozenset("\"'’")
INNER = frozenset("‘‹›")  # openers that may stand inside of double marks
RUN = 8  # marks in a row that are still looked at
_Part = tuple[int, int, "Sequence[tuple[int, int]]"]  # a paragraph, and the spans of its marks


def unsure(document: Document, tables: Tables) -> frozenset[int] | None:
    """Where the paragraphs of prose start that may not be sound; None if that may be any of them."""
    text, words = document.text, tables.words
    finders = tables.present(text)
    if not finders:
        return frozenset()
    glyphs = {glyph for glyph, _ in finders}
    pairs, loose = STRAIGHT, frozenset[str]()
    if tables.gated and not glyphs <= PLAIN:
        pairs = _pairs(text, glyphs, document.lang)
        if ("‹" in pairs or "›" in pairs) and any(finder.search(text) for glyph, finder in finders if glyph in "'’`"):
            # a closer might be counted as that of an apostrophe
            pairs = {a: b for a, b in pairs.items() if a not in "‹›"}
        loose = _loose(text, pairs, glyphs, document.lang)
    if tables.find is None and not fenced(text):
        places = odd(text, finders, pairs, loose, words)
        if not places and pairs is STRAIGHT:
            return frozenset()
        parts: list[_Part] = [(start, end, spots(text, tables, start, end)) for start, end in _around(document, places)]
        counts = {glyph: text.count(glyph) for glyph in pairs if glyph in glyphs}
    else:
        parts = [part for part in placed(document, spots(text, tables)) if part[2]]
        counts = {glyph: sum(text.count(glyph, start, end) for start, end, _ in parts) for glyph in pairs}
    rest = [part for part in parts if not paired(text, part[2], pairs, words, loose)]
    if not _preferred(document, counts, pairs, rest, tables):
        return None
    if not rest:
        return frozenset()
    doubtful = [part for part in rest if prose(text, part[0], part[1])]
    if doubtful and "‘" not in text and all(_straight(text, part) for part in doubtful):
        marked = [part for part in placed(document, spots(text, tables)) if part[2]]
        if not mostly_prose(text, marked):
            return frozenset()
    return frozenset(start for start, _, _ in doubtful)


def _loose(text: str, pairs: Mapping[str, str], glyphs: AbstractSet[str], lang: str | None) -> frozenset[str]:
    """The openers behind which a space may stand, and one before their closers."""
    spacing = [a for a, b in pairs.items() if a in SPACED and a != b and a in glyphs]
    return frozenset([a for a in spacing if spaced(text, a + pairs[a], lang)])


def _straight(text: str, part: _Part) -> bool:
    """Whether a paragraph holds a straight mark."""
    return any(text[a:b] in {"'", '"'} for a, b in part[2])


def _pairs(text: str, glyphs: AbstractSet[str], lang: str | None) -> dict[str, str]:
    """The pairs by which a text may pass: for every opener one closer, whatever else the text holds."""
    pairs = dict(STRAIGHT)
    if "„" in glyphs:
        if "“" not in glyphs or "”" not in glyphs:
            pairs["„"] = "”" if "”" in glyphs else "“"  # Polish, Hungarian; German, Czech
    elif "“" in glyphs or "”" not in glyphs:
        pairs["“"] = "”"
        if lang in (None, "en") and "‚" not in glyphs:
            pairs["‘"] = "’"
    elif lang is None or not lang.startswith("en"):
        pairs["”"] = "”"  # Swedish, Finnish
    if "«" in glyphs:
        pairs |= {"»": "«"} if -1 < text.find("»") < text.find("«") else {"«": "»"}
    elif "»" in glyphs:
        pairs["»"] = "»"  # Swedish, Finnish books
    if "‹" in glyphs and "›" in glyphs:
        pairs |= {"›": "‹"} if text.find("›") < text.find("‹") else {"‹": "›"}
    if "「" in glyphs or "『" in glyphs:
        pairs |= {"「": "」", "『": "』"}
    return pairs


def _preferred(
    document: Document,
    counts: Mapping[str, int],
    pairs: Mapping[str, str],
    rest: Sequence[_Part],
    tables: Tables,
) -> bool:
    """Whether the document knows the pairs of all paragraphs but `rest`: no rival can be as frequent as they are.

    All pairs there are counted; the marks of `rest` make half as many others at the most, and those of the language
    count one more than are there.  Single marks are of English, as long as its double ones are preferred.
    """
    text = document.text
    doubtful = [text[a] for _, _, spans in rest for a, b in spans if b - a == 1 and text[a] not in PLAIN]
    others = sum(level(glyph) == 2 for glyph in doubtful) / 2
    for opener, count in counts.items():
        number: float = count - sum(text.count(opener, start, end) for start, end, _ in rest)
        if opener in FREE or not number:
            continue
        if opener == "‘":
            doubles = counts.get("“", 0) - sum(text.count("“", start, end) for start, end, _ in rest)
            if others and doubles <= others:
                return False
            continue
        number //= 2 if pairs[opener] == opener else 1
        number -= len(doubtful) / 2 - others if opener in INNER else others
        if number <= 0 or (number <= 1 and _rivalled(opener, document, tables)):
            return False
    return True


def _rivalled(opener: str, document: Document, tables: Tables) -> bool:
    """Whether the language of a text may prefer another pair to this one, if it stands there once."""
    if document.lang not in (None, "en"):
        return True
    return opener in "„”" and (document.lang == "en" or english(document.text, None, tables))


def _around(document: Document, places: Sequence[int]) -> list[tuple[int, int]]:
    """The paragraphs in which these places are."""
    if not places:
        return []
    spans = paragraphs(document)
    numbers = {bisect_right(spans, (at, len(document.text) + 1)) - 1 for at in places}
    return [spans[n] for n in sorted(numbers) if n >= 0]


def placed(document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[_Part]:
    """The paragraphs, each with the spans of its marks."""
    at = 0
    for start, end in paragraphs(document):
        first = at = bisect_left(spans, (start, start), at)
        at = bisect_left(spans, (end, end), at)
        yield start, end, spans[first:at]


def paired(
    text: str,
    spans: Sequence[tuple[int, int]],
    pairs: Mapping[str, str],
    words: Mapping[str, AbstractSet[str]],
    loose: AbstractSet[str] = frozenset(),
) -> bool:
    """Whether every mark is an apostrophe, or opens what is closed.

    The same conditions as those of `paragraphs.sound`; an edge counts as a space, which asks for no less.
    """
    opened: list[str] = []
    waits = NOTHING
    stop = len(spans)
    size = len(text)
    left, right = "s", ""
    before = 0
    for k, (a, b) in enumerate(spans):
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
            if closes(glyph, left, right, inner):
                opened.pop()
            else:
                word = word_after(text, b) if right == "w" else ""
                opens = right == "w" and word not in words["cut"]
                either = word in words["either"]
                now = single(glyph, left, right, waits, len(opened), opens=opens, either=either)
                if now is None:
                    return False
                waits = now
        elif (
            inner
            and pairs.get(inner) == glyph
            and (left in "wpdxc" or (left == "s" and inner in loose))
            and right in "spdoc"
        ):
            opened.pop()
        elif (
            left not in ("sodcp" if glyph in CORNERS else "sodc")
            or not (right in "wodpxc" or (right == "s" and glyph in loose))
            or not _may_open(glyph, opened, pairs)
        ):
            return False
        else:
            word = word_after(text, b) if glyph == "‘" else ""
            if word in words["cut"] and word not in words["either"]:
                return False
            opened.append(PERHAPS if word in words["either"] else glyph)
    return not opened


def _may_open(glyph: str, opened: Sequence[str], pairs: Mapping[str, str]) -> bool:
    """Whether `glyph` may open what stands inside of `opened`: no quotation of its own level."""
    if glyph not in pairs or glyph in opened:
        return False
    if glyph in INNER:
        return not opened or opened[-1][0] not in INNER
    return not opened or [*opened] in (["‘"], [PERHAPS]) or ([*opened], glyph) == (["「"], "『")
