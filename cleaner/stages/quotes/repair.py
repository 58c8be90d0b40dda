"""Walk the paragraphs: most are sound and cost next to nothing, the others are mended."""

from __future__ import annotations

from collections import Counter
from functools import partial

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.quotes import gate
from cleaner.stages.quotes.around.ahead import Ahead
from cleaner.stages.quotes.around.chains import tells
from cleaner.stages.quotes.around.conversations import Custom
from cleaner.stages.quotes.around.near import Near
from cleaner.stages.quotes.around.turns import all_answered
from cleaner.stages.quotes.document.paragraphs import (
    garbled,
    opens_lines,
    paragraphs,
    prose,
    talks_of_marks,
    torn_off,
    unclosed,
)
from cleaner.stages.quotes.document.survey import Survey, leads
from cleaner.stages.quotes.marks.tables import Seen
from cleaner.stages.quotes.settle import settled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.change import Edit
    from cleaner.document import Document
    from cleaner.stages.quotes.document.paragraphs import Unsure
    from cleaner.stages.quotes.document.profile import Profile
    from cleaner.stages.quotes.marks.marks import Paragraph
    from cleaner.stages.quotes.marks.tables import Tables


RECENT = 8  # documents whose edits are remembered
REFERENCE = lazy(
    r"&(?:quot|apos|#(?:3[49]|82\d\d|[xX]20[12]\w)|[lr]s?[ad]?quo|[bs][db]quo);"
)  # to a mark, left as it is
USUAL = 3  # paragraphs that leave open what they start with, where that may be usual


class Doubt(NamedTuple):
    """A paragraph that is not sound."""

    number: int
    goes_on: bool  # whether a quotation may go on behind it
    hangs: bool  # whether nothing is odd but that a quotation is left open, in the mark that the paragraph starts with
    dashed: bool  # whether that is so behind the dash that it starts with
    answers: bool  # whether the next paragraph answers what is left open
    inside: bool  # whether it goes on with a quotation by a custom of the document

    @property
    def stays_open(self) -> bool:
        """Whether nothing is odd but what the paragraph leaves open, and nothing goes on with it."""
        return self.dashed or (self.hangs and not self.goes_on)


def repairs(document: Document, tables: Tables, unsure: Unsure | None = None) -> list[Edit]:
    """The edits for a document, without those of paragraphs that would be changed again.

    Where the gate has found what is `unsure`, all other paragraphs of prose are sound.
    """
    edits = single_pass(document, tables, unsure)
    unsafe = frozenset(tables.repairs.values()) - tables.safe
    again = partial(_again, tables)
    edits = settled(document, edits, tables.safe, frozenset(), again)
    if document.only is None or not unsafe.isdisjoint(document.only):
        edits = settled(document, edits, unsafe, tables.safe, again)
    else:
        edits = [edit for edit in edits if edit.rule in tables.safe]
    tables.places.clear()
    tables.answers.clear()
    return edits


def _again(tables: Tables, after: Document) -> Seen:
    """What is asked for in a repaired document; often the safe edits are all there are, and it is looked at twice."""
    return tables.seen(after) or _gone_through(after, tables, gate.unsure(after, tables))


def single_pass(document: Document, tables: Tables, unsure: Unsure | None) -> list[Edit]:
    """The edits for a document as it stands; remembered for a while, as what was repaired is looked at again."""
    return (tables.seen(document) or _gone_through(document, tables, unsure)).edits


def _gone_through(document: Document, tables: Tables, unsure: Unsure | None) -> Seen:
    """What is asked for in a document that was not seen lately; from now on it was."""
    made = _pass(document, tables, unsure) if unsure is None or unsure.starts else []
    if len(tables.recent) >= RECENT:
        tables.recent.clear()
    tables.recent.append(Seen(document.text, document.lang, made, paragraphs(document) if made else ()))
    return tables.recent[-1]


def _pass(document: Document, tables: Tables, unsure: Unsure | None) -> list[Edit]:
    found = Survey(document, tables, unsure)
    edits: list[Edit] = []
    carried = False
    last = -1
    doubts = list(doubtful(found, unsure))
    near = Near(found)
    usual = left_open(found, doubts)
    for doubt in doubts:
        k, paragraph = doubt.number, found[doubt.number]
        carried = (carried and not any(found[n].marks for n in range(last + 1, k))) or doubt.inside
        last = k
        if doubt.stays_open and paragraph.marks[0].glyph in usual:
            continue
        if doubt.hangs and doubt.goes_on and (carried or not tells(found.text, paragraph, tables)):
            carried = True  # the reading would find as much
            continue
        from cleaner.stages.quotes.mender import Mender  # only damaged text needs it

        mender = Mender(found.text, paragraph, found.profile, tables, answers=doubt.answers)
        lone, nearest = partial(near.unbalanced, k), partial(near.nearest, k)
        made, carried = mender.mend(carried=carried, goes_on=doubt.goes_on, lone=lone, nearest=nearest)
        if torn_off(found.text, paragraph.start):
            made = [edit for edit in made if edit.start < edit.end]  # what is missing may stand in the line above
        edits += made
    return edits


def notes(document: Document, tables: Tables) -> list[Edit]:
    """The edits for a document, and for every other mark of a doubtful paragraph what it was read as."""
    from cleaner.change import Edit
    from cleaner.stages.quotes.mender import Mender

    found = Survey(document, tables)
    made = repairs(document, tables)
    touched = {at for edit in made for at in range(edit.start, edit.end + 1)}
    told = [
        note
        for doubt in doubtful(found)
        for note in Mender(found.text, found[doubt.number], found.profile, tables).notes(goes_on=doubt.goes_on)
        if note.start not in touched
    ]
    if told or made:
        start = next(paragraph.marks[0].start for paragraph in found if paragraph.marks)
        told.append(Edit(start, start, "", tables.reading, found.profile.told()))
    return sorted(told + made)


def doubtful(found: Survey, unsure: Unsure | None = None) -> Iterator[Doubt]:
    """The paragraphs of prose that are not sound."""
    text, profile, tables = found.text, found.profile, found.tables
    custom, ahead = Custom(found), Ahead(found)
    answered: AbstractSet[int] | None = None
    for k in range(len(found)) if unsure is None else sorted(map(found.number, unsure.starts)):
        paragraph = found[k]
        marks = paragraph.marks
        if not marks or len(marks) > tables.limits["marks"]:
            continue
        left = unclosed(text, marks, profile, tables)
        if left == [] or unreadable(text, paragraph, profile, tables):
            continue
        if unsure is None and not prose(text, paragraph.start, paragraph.end):
            continue
        if any(m.typed in "\"'" for m in marks) and not found.prose:
            continue
        goes_on = ahead.goes_on(k) or (k + 1 < len(found) and custom.inside(found[k + 1]))
        if goes_on and left:
            if answered is None:
                answered = all_answered(found, unsure)
            goes_on = k not in answered
        alone = left == [marks[0].glyph] and marks[0].glyph in profile.openers
        hangs = alone and marks[0].left == "e"
        dashed = alone and not hangs and leads(text, paragraph)
        if hangs and not goes_on and custom.speech_goes_on(k):
            continue
        answers = answered is not None and k in answered
        yield Doubt(k, goes_on, hangs, dashed, answers, custom.inside(paragraph))


def unreadable(text: str, paragraph: Paragraph, profile: Profile, tables: Tables) -> bool:
    """Whether the marks of a paragraph tell nothing: letters decoded wrongly, marks spoken about or written as references, verse quoted by lines."""
    marks = paragraph.marks
    return (
        garbled(text, marks, tables)
        or talks_of_marks(text, marks, profile, tables.words["joining"])
        or opens_lines(text, paragraph, profile)
        or (text.find("&", *paragraph[:2]) >= 0 and REFERENCE.search(text, *paragraph[:2]) is not None)
    )


def left_open(found: Survey, doubts: Sequence[Doubt]) -> set[str]:
    """The marks at the start of paragraphs that mostly are never closed: so speeches go on that a dash has opened."""
    on = Counter(found[doubt.number].marks[0].glyph for doubt in doubts if doubt.hangs and doubt.goes_on)
    open_ = Counter(found[doubt.number].marks[0].glyph for doubt in doubts if doubt.stays_open)
    left = {glyph: 2 * count + on[glyph] for glyph, count in open_.items() if count >= USUAL}  # starts until most close
    for paragraph in found.led() if left else ():
        glyph = paragraph.marks[0].glyph
        if glyph in left:
            left[glyph] -= 1
            if left[glyph] < 0:
                del left[glyph]
        if not left:
            break
    return {*left}
