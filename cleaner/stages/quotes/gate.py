"""The gate before everything else: texts whose marks are plain pairs, and apostrophes at letters.

Such paragraphs are sound whatever else the document does (`paragraphs.sound` says the same of each), so that nothing
needs to be read.  Searches over the whole text (`scan`) find the marks that are not plainly of that kind; only the
paragraphs in which these stand are looked at one by one.

The habits of the document are not asked, so what passes must be sound under any that it can have: doubles of one level
never inside of each other, so that all pairs are counted; and of every pair so many that no other, which might share a
mark with it, can be preferred by the document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import partial

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.document.language import english, may_space, tongue, unheard_of
from cleaner.stages.quotes.document.paragraphs import SOUND, Unsure, mostly_prose, paragraphs, placed, prose
from cleaner.stages.quotes.marks.marks import SPACED, spaced, spots_between
from cleaner.stages.quotes.marks.plain import INNER, left_open
from cleaner.stages.quotes.marks.tables import level
from cleaner.stages.quotes.sound.scan import odd, searchable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.document import Document
    from cleaner.stages.quotes.marks.marks import Finder
    from cleaner.stages.quotes.marks.plain import Part
    from cleaner.stages.quotes.marks.tables import Tables

STRAIGHT = {'"': '"'}  # the pair that every document knows
FREE = frozenset('"「『')  # openers of pairs that have no rival, whatever the document does
PLAIN = frozenset("\"'’")
FIRST, SHORT = 2, 10_000  # texts that are not searched, and how long they are at most


def unsure(document: Document, tables: Tables) -> Unsure | None:
    """The paragraphs of prose that may not be sound; None if that may be any of them."""
    text = document.text
    finders = tables.present(document)
    if not finders:
        return SOUND
    pairs, loose = _expected(document, finders, tables)
    parts, counts, searched = _looked_at(document, finders, pairs, loose, tables)
    if not parts and pairs is STRAIGHT:
        return SOUND
    lefts = [(part, left_open(text, part[2], pairs, loose, tables.words)) for part in parts]
    rest = [part for part, left in lefts if left != []]
    others = _not_sound(document, lefts, rest, counts, pairs, tables)
    if not others:
        return None if others is None else SOUND
    doubtful = [part for part in others if prose(text, part[0], part[1])]
    asked: bool | None = None
    if doubtful and "‘" not in text and all(_straight(text, part) for part in doubtful):
        marked = [part for part in placed(document, tables.spots(document)) if part[2]]
        asked = mostly_prose(text, marked)
        if not asked:
            return SOUND
    return Unsure(frozenset([start for start, _, _ in doubtful]), rest, pairs if searched else None, asked)


def _expected(
    document: Document, finders: Sequence[Finder], tables: Tables
) -> tuple[Mapping[str, str], AbstractSet[str]]:
    """The pairs by which a text may pass, and those of their openers behind which a space may stand."""
    text = document.text
    glyphs = {glyph for glyph, _ in finders}
    if not tables.gated or glyphs <= PLAIN:
        return STRAIGHT, frozenset()
    pairs = _pairs(text, glyphs, document.lang)
    if ("‹" in pairs or "›" in pairs) and any(finder.search(text) for glyph, finder in finders if glyph in "'’`"):
        # a closer might be counted as that of an apostrophe
        pairs = {a: b for a, b in pairs.items() if a not in "‹›"}
    spacing = [a for a, b in pairs.items() if a in SPACED and a != b and a in glyphs]
    french = partial(may_space, text, document.lang, tables)
    return pairs, frozenset([a for a in spacing if spaced(text, a + pairs[a], french)])


def _looked_at(
    document: Document,
    finders: Sequence[Finder],
    pairs: Mapping[str, str],
    loose: AbstractSet[str],
    tables: Tables,
) -> tuple[list[Part], dict[str, int], bool]:
    """The paragraphs that no search vouches for, and how often the openers of pairs with rivals stand in all of them.

    The third tells whether the text was searched.  The first short texts are not searched: compiling the patterns would take longer than looking at all paragraphs.
    """
    text = document.text
    searched = len(text) > SHORT or next(tables.looks) >= FIRST
    if searched and tables.find is None and searchable(text):
        spans = _around(document, odd(text, finders, pairs, loose, tables.words))
        parts: list[Part] = [(start, end, spots_between(text, finders, start, end)) for start, end in spans]
        return parts, {glyph: text.count(glyph) for glyph, _ in finders if glyph in pairs and glyph not in FREE}, True
    parts = [part for part in placed(document, tables.spots(document)) if part[2]]
    rivalled = [glyph for glyph in pairs if glyph not in FREE]
    return parts, {glyph: sum(text.count(glyph, start, end) for start, end, _ in parts) for glyph in rivalled}, False


def _not_sound(  # noqa: PLR0913, PLR0917
    document: Document,
    lefts: Sequence[tuple[Part, list[str] | None]],
    rest: Sequence[Part],
    counts: Mapping[str, int],
    pairs: Mapping[str, str],
    tables: Tables,
) -> Sequence[Part] | None:
    """Those of the paragraphs `rest` that may not be sound; None if others may not be, either.

    Quotations that go on from paragraph to paragraph are, if the document surely knows their marks.
    """
    text = document.text
    hanging = {part[0]: part for part, left in lefts if left == [text[part[0]]]}
    if hanging:
        from cleaner.stages.quotes.around.chains import going_on  # few texts need it

        chained = going_on(document, hanging, {part[0] for part in rest}.difference(hanging), tables)
        openers = Counter(text[start] for start in chained)
        fewer = {glyph: count - openers[glyph] for glyph, count in counts.items()}
        if all(glyph in FREE or fewer[glyph] for glyph in openers):
            others = [part for part in rest if part[0] not in chained]
            if _preferred(document, fewer, pairs, others, tables):
                return others
    return rest if _preferred(document, counts, pairs, rest, tables) else None


def _straight(text: str, part: Part) -> bool:
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
    rest: Sequence[Part],
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
        if number <= 0 or (number <= 1 and _rivalled(opener, pairs[opener], document, tables)):
            return False
    return True


def _rivalled(opener: str, closer: str, document: Document, tables: Tables) -> bool:
    """Whether the language of a text may prefer another pair to this one, if it stands there once."""
    if document.lang not in (None, "en"):
        return True
    if opener == closer:
        return unheard_of(opener + closer, tongue(document.text, document.lang, tables).tag, tables)
    return opener in "„”" and (document.lang == "en" or english(document.text, None, tables))


def _around(document: Document, places: Sequence[int]) -> list[tuple[int, int]]:
    """The paragraphs in which these places are."""
    if not places:
        return []
    spans = paragraphs(document)
    numbers = {bisect_right(spans, (at, len(document.text) + 1)) - 1 for at in places}
    return [spans[n] for n in sorted(numbers) if n >= 0]
