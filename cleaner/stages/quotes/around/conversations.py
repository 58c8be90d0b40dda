"""Quotations that are conversations: a mark opens the first reply, dashes start the others, a mark closes the last.

So French novels print them, and some of other languages.  The document shows the custom: a reply that lacks its closer is
followed by a dash, one with a closer too many starts with one.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING, cached_property
from cleaner.stages.quotes.marks.marks import DASHES
from cleaner.stages.quotes.marks.tables import level

if TYPE_CHECKING:
    from cleaner.stages.quotes.document.profile import Profile
    from cleaner.stages.quotes.document.survey import Survey
    from cleaner.stages.quotes.marks.marks import Paragraph

SEEN = 2  # ends of conversations that show the custom
GUILLEMETS = frozenset("«»‹›")
SIDES = {"ew": 1, "ec": 1, "we": -1, "pe": -1, "ce": -1}  # what stands around an opener, a closer
PASSED = frozenset("»›”")


class Custom:
    """What a document does with conversations."""

    def __init__(self, found: Survey) -> None:
        self.text = found.text
        self.found = found
        self.profile = found.profile

    def inside(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph goes on with what is open before it: a reply, or it starts with a » that is passed over."""
        first = self.text[paragraph.start]
        if first in PASSED:
            return not paragraph.marks or paragraph.marks[0].start > paragraph.start
        return first in DASHES and self.converses

    def speech_goes_on(self, k: int) -> bool:
        """Whether paragraph `k` goes on with a speech that a dash has opened, and is not closed as others are not."""
        return self.found[k].start in self.speeches and len(self.speeches) >= SEEN

    @cached_property
    def speeches(self) -> set[int]:
        """Where paragraphs start with a mark that is not closed, behind one that a dash opens, or behind another such."""
        starts: set[int] = set()
        spoken = False
        for k, (start, _) in enumerate(self.found.spans):
            first = self.text[start]
            if spoken and first in self.profile.openers and surplus(self.found[k], self.profile) > 0:
                starts.add(start)
            else:
                spoken = first in DASHES
        return starts

    @cached_property
    def converses(self) -> bool:
        """Whether some quotations of the document are conversations."""
        if self.profile.outer[0] not in GUILLEMETS:
            return False
        seen = 0
        for k, paragraph in enumerate(self.found):
            more = surplus(paragraph, self.profile) if paragraph.marks else 0
            if more > 0 and k + 1 < len(self.found):
                seen += self.text[self.found[k + 1].start] in DASHES
            elif more < 0:
                seen += self.text[paragraph.start] in DASHES
            if seen >= SEEN:
                return True
        return False


def surplus(paragraph: Paragraph, profile: Profile) -> int:
    """How many more double openers than closers a paragraph has; 0 for marks that may be either.

    One at its start or end that is alone is an opener or closer by its place.
    """
    doubles = [m for m in paragraph.marks if level(m.glyph) == 2]
    if len(doubles) == 1 and doubles[0].left + doubles[0].right in SIDES:
        return SIDES[doubles[0].left + doubles[0].right]
    glyphs = [m.glyph for m in doubles]
    openers, closers = profile.double_openers.__contains__, profile.double_closers.__contains__
    return sum(map(openers, glyphs)) - sum(map(closers, glyphs))
