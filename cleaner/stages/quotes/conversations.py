"""Quotations that are conversations: a mark opens the first reply, dashes start the others, a mark closes the last.

So French novels print them, and some of other languages.  The document shows the custom: a reply that lacks its closer is
followed by a dash, one with a closer too many starts with one.
"""

from __future__ import annotations

from functools import cached_property

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.marks import DASHES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.quotes.marks import Paragraph
    from cleaner.stages.quotes.profile import Profile

SEEN = 2  # ends of conversations that show the custom
GUILLEMETS = frozenset("«»‹›")
PASSED = frozenset("»›")


class Custom:
    """What a document does with conversations."""

    def __init__(self, text: str, found: Sequence[Paragraph], profile: Profile) -> None:
        self.text = text
        self.found = found
        self.profile = profile

    def inside(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph goes on with what is open before it: a reply, or it starts with a » that is passed over."""
        first = self.text[paragraph.start]
        if first in PASSED:
            return not paragraph.marks or paragraph.marks[0].start > paragraph.start
        return first in DASHES and self.converses

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
    """How many more double openers than closers a paragraph has; 0 for marks that may be either."""
    glyphs = [m.glyph for m in paragraph.marks]
    openers, closers = profile.double_openers.__contains__, profile.double_closers.__contains__
    return sum(map(openers, glyphs)) - sum(map(closers, glyphs))
