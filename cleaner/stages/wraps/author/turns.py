"""Turns: a reply that begins with a dash below narration, and the source that is named below what was said."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from cleaner.stages.wraps.author.block import Block
    from cleaner.stages.wraps.author.frame import Frame

DASHES = "-–—―"
OPENERS = "\"'“‘«‹„‚([¿¡…"
CLOSERS = '"”’»›」』'  # of direct speech
STOPS = ".!?…"
SHORT = 0.75  # of the widest row of a block: a source takes less
_WITHIN = lazy(r"[.!?…:,]\W{0,2} [-–—―]+ ?[\"'“‘«‹„‚(¿¡]*\w")  # a dash behind the end of what was said, inside a row
# In brackets, or a name with a few words or years behind it: `(By Anna Miller)`, `Anna Miller (1872-1940)`.
_BRACKETS = lazy(r"\([^()]*[^\W\d_][^()]*\)|\[[^\[\]]*[^\W\d_][^\[\]]*\]")
_NAME = lazy(
    r"[^\W\d_][\w.'’-]*(?:,? (?:(?![a-z])[^\W\d_][\w.'’-]*|[a-z]{1,3}))*,?"
    r" (?:\([^()]*\)|\d{3,4}(?: ?[-–] ?\d{2,4})?)"
)


def begins_reply(text: str) -> bool:
    """Whether a row begins with a dash and a capital behind it."""
    return text[0] in DASHES and text[1:2] == " " and text[2:].lstrip(OPENERS + " ")[:1].isupper()


def names_source(text: str) -> bool:
    """Whether a row is nothing but where something is from: in brackets, or a name and what is known of it."""
    if text[-1] not in ")]0123456789" or text[-2:-1] in STOPS:
        return False
    return (_BRACKETS if text[0] in "([" else _NAME).fullmatch(text) is not None


def is_turn(frame: Frame, block: Block, k: int) -> bool:
    """Whether somebody answers behind row `k`, or the last row of the block tells from whom it is."""
    a, b = frame.rows[k], frame.rows[k + 1]
    if b.first == "dash":
        return a.last == "stop" and begins_reply(b.text) and not _is_spoken(frame, block, k)
    if k + 2 != block.stop or (a.last != "stop" and a.text[-1] not in CLOSERS):
        return False
    return b.right - b.indent <= SHORT * (block.widest - a.indent) and names_source(b.text)


def _is_spoken(frame: Frame, block: Block, k: int) -> bool:
    """Whether the paragraph of row `k` holds speech behind dashes already, so that one may begin a row of it, too."""
    rows, reading = frame.rows, frame.reading
    for j in range(k, block.start - 1, -1):
        if rows[j].first == "dash" or _WITHIN.search(rows[j].text):
            return True
        if j > block.start and rows[j - 1].last == "stop" and reading.need[j - 1] <= reading.column[j - 1]:
            return False
    return False
