"""Where a missing mark belongs in scripts that put no blanks between words, whose places no weights are learned for."""

from __future__ import annotations

import re

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.missing.placement import Place

if TYPE_CHECKING:
    from cleaner.stages.quotes.document.signs import Gap

ENDED = re.compile(r"[。！？!?](?![。！？!?」』”])")  # where a sentence ends, and another follows
STOPS = "。！？!?…"
HIRAGANA = "\u3041", "\u309f"  # the first and the last letter
SURE = 0.95


def whole(gap: Gap, *, closing: bool, telling: frozenset[str]) -> Place | None:
    """The far edge of a paragraph that starts with the opener or ends with the closer: all is quoted.

    Where a sentence ends before one of the words `telling`, that somebody said it, what was said ends there; where the
    paragraph ends with a verb of saying, it ends nobody knows where.
    """
    told = [at for at in ends(gap) if tells(gap.text, at, telling)] if closing and telling else []
    if told:
        return Place(told[0], SURE, 0.0, told=True) if len(told) == 1 else None
    if (gap.lo, gap.hi) != ((gap.partner, gap.end) if closing else (gap.start, gap.partner)):
        return None
    body = gap.text[gap.start : gap.end]
    if closing:
        before = gap.text[gap.start : gap.partner - 1].rstrip()
        at = gap.start + len(body.rstrip())
        leads = before[-1:] in {"：", ":"} and ENDED.search(gap.text, gap.partner, at - 1) is None
        if telling and not leads and gap.text[gap.start : at].rstrip(STOPS).endswith(tuple(gap.saying)):
            return None
        return Place(at, SURE, 0.0) if leads or not before else None
    if gap.text[gap.partner + 1 : gap.end].strip() and not gap.talk:
        return None
    return Place(gap.end - len(body.lstrip()), SURE, 0.0)


def ends(gap: Gap) -> list[int]:
    """Where sentences end behind the opener."""
    return [found.end() for found in ENDED.finditer(gap.text, gap.partner, gap.hi)]


def tells(text: str, at: int, telling: frozenset[str]) -> bool:
    """Whether one of the words `telling` stands at a place; one of a single letter of hiragana behind which none follows."""
    alone = not HIRAGANA[0] <= text[at + 1 : at + 2] <= HIRAGANA[1]
    return any(text.startswith(word, at) and (alone or len(word) > 1) for word in telling)
