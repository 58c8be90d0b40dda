"""Straight or curly marks, when the option `style` asks for one: a change of style, made when nothing is left to repair."""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.around.ahead import Ahead
from cleaner.stages.quotes.document.language import base, pairs_of
from cleaner.stages.quotes.document.paragraphs import prose
from cleaner.stages.quotes.document.survey import Survey
from cleaner.stages.quotes.marks.markdown import bare
from cleaner.stages.quotes.marks.marks import Paragraph, marks_of, spots_between
from cleaner.stages.quotes.marks.tables import STRAIGHT, level
from cleaner.stages.quotes.mender import Mender
from cleaner.stages.quotes.reading.reading import APOSTROPHE, CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.document import Document
    from cleaner.stages.quotes.document.profile import Profile
    from cleaner.stages.quotes.marks.tables import Tables

STRAIGHTENED = {**dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‘’‚‛", "'")}


def restyled(document: Document, tables: Tables, style: str) -> list[Edit]:
    """The edits that give all marks of prose the style `curly` or `straight`, or the one that most have (`majority`)."""
    text = document.text
    found = Survey(document, tables)
    profile, ahead = found.profile, Ahead(found)
    if style == "majority":
        straight = text.count('"') + text.count("'")
        style = "curly" if sum(map(text.count, STRAIGHTENED)) > straight else "straight"
    lang = profile.lang or next(iter(tables.pairs))
    pairs = pairs_of(lang, tables)
    rule = tables.pair_rules.get(base(lang), next(iter(tables.pair_rules.values())))
    shows = bool(pairs) and pairs[0][0] in text  # what stands inside of its marks
    inside = tables.inside.get(base(lang), "") if profile.spaced or not shows else ""
    edits: list[Edit] = []
    for k, paragraph in enumerate(found):
        start, end, marks = paragraph
        plain, places = bare(text[start:end])
        if not prose(plain, 0, len(plain)) or len(marks) > tables.limits["marks"]:
            continue
        whole = len(plain) == end - start
        source, moved = (text, paragraph) if whole else (plain, _read_again(plain, found))
        if style == "straight":
            new = [(n, STRAIGHTENED[source[n]]) for n in range(*moved[:2]) if source[n] in STRAIGHTENED]
        else:
            leads = source[moved.start : moved.end].rstrip(" —–-").endswith(":")  # to verse, to a letter
            new = [*curled(source, moved, profile, tables, pairs, inside, leads or ahead.goes_on(k))]
        edits += [Edit(at, at + 1, mark, rule) for n, mark in new for at in (n if whole else start + places[n],)]
    return edits


def _read_again(plain: str, found: Survey) -> Paragraph:
    """A paragraph as a text of its own, without its inline Markdown."""
    spans = spots_between(plain, found.finders, 0, len(plain))
    return Paragraph(0, len(plain), marks_of(plain, 0, len(plain), spans, found.tables.stand_ins))


def curled(  # noqa: PLR0913, PLR0917
    text: str,
    paragraph: Paragraph,
    profile: Profile,
    tables: Tables,
    pairs: tuple[str, ...],
    inside: str,
    goes_on: bool,
) -> Iterator[tuple[int, str]]:
    """The places of straight marks in a paragraph and what they become; `inside` stands inside of the outer pair."""
    usual = {level(p[0]): p for p in reversed(pairs)}
    new = {i: "’" for i in range(paragraph.start + 1, paragraph.end - 1) if text[i] == "'" and _inside(text, i)}
    marks = paragraph.marks
    if any(m.typed in STRAIGHT for m in marks):
        reading = Mender(text, paragraph, profile, tables).reader.read(goes_on=goes_on)[0]
        for mark, part in zip(marks, reading.parts, strict=True):
            if mark.typed not in STRAIGHT:
                continue
            if part == APOSTROPHE:
                new[mark.start] = "’"
            elif part in (OPEN, CLOSE) and level(mark.typed) in usual:
                closes = part == CLOSE
                glyph, beside = usual[level(mark.typed)][closes], mark.before if closes else mark.after
                blank = "" if glyph not in pairs[0] or beside.isspace() else inside
                new[mark.start] = blank + glyph if closes else glyph + blank
    yield from sorted(new.items())


def _inside(text: str, at: int) -> bool:
    return text[at - 1].isalnum() and text[at + 1].isalpha()
