"""Quotations that are conversations: a mark opens the first reply, dashes start the others, a mark closes the last.

So French novels print them, and some of other languages.  The document shows the custom: a reply that lacks its closer is
followed by a dash, one with a closer too many starts with one.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.marks import DASHES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.quotes.marks import Paragraph
    from cleaner.stages.quotes.profile import Profile

SEEN = 2  # ends of conversations that show the custom
GUILLEMETS = ("«", "»", "‹", "›")


def converses(text: str, found: Sequence[Paragraph], profile: Profile) -> bool:
    """Whether some quotations of a document are conversations."""
    if profile.outer[0] not in GUILLEMETS:
        return False
    seen = 0
    for k, paragraph in enumerate(found):
        more = surplus(paragraph, profile) if paragraph.marks else 0
        if more > 0 and k + 1 < len(found):
            seen += starts_reply(text, found[k + 1])
        elif more < 0:
            seen += starts_reply(text, paragraph)
        if seen >= SEEN:
            return True
    return False


def starts_reply(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph starts with a dash."""
    return text[paragraph.start] in DASHES


def inside(text: str, paragraph: Paragraph, *, conversing: bool) -> bool:
    """Whether a paragraph goes on with what is open before it: a reply, or it starts with a » that is passed over."""
    passed = not paragraph.marks or paragraph.marks[0].start > paragraph.start
    return (conversing and starts_reply(text, paragraph)) or (passed and text.startswith(("»", "›"), paragraph.start))


def surplus(paragraph: Paragraph, profile: Profile) -> int:
    """How many more double openers than closers a paragraph has; 0 for marks that may be either."""
    glyphs = [m.glyph for m in paragraph.marks]
    return sum(g in profile.double_openers for g in glyphs) - sum(g in profile.double_closers for g in glyphs)
