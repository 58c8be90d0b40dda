"""What a line says where it stands: a turn of a dialogue, a sentence with words of its own, a word of one, a number of what is beside it.

Nothing of a page stands there, be its template ever so sure.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.lines.rows import is_sentence

if TYPE_CHECKING:
    from cleaner.stages.boilerplate.lines.rows import Rows, Spot

NUMBER, DATE = "{n}", "{date}"  # lines that are nothing else
POINTS = ",;:.!?)，。、；：！？）"  # that begin a line where the word before them, a link, got one of its own
DOTS = ("...", "…", ". .")
BLANKS = 2  # in a sentence, at least: shorter ones are called out
TURN = 80  # characters of a turn at most
NEAR, TURNS = 3, 3  # rows on either side that are looked at, and how many of them are turns where people talk


def says_here(rows: Rows, spot: Spot) -> str:
    """How a row shows what it says, or what it belongs to, empty when it does not."""
    _, row, hit, before, after = spot
    above = before if before is not None and not row.gap else None
    below = after if after is not None and not after.gap else None
    if below and below.hit is None and _begins_with_point(below.text.lstrip()):
        return "is a word of the sentence that goes on below it"
    if hit.form == NUMBER and any(near and near.hit is None for near in (above, below)):
        return "is a number beside what stays"
    if hit.form == DATE and after and after.hit is None and not (above and above.hit):
        return "is a date above what stays"
    sentence = row.text.strip().count(" ") >= BLANKS and is_sentence(row)
    if not sentence or any(near and near.hit is not None for near in (above, below)):
        return ""
    if hit.loose:
        return "is a sentence with words of its own, and nothing beside it is of a page"
    return "is said where people talk" if _talks(rows, spot.k) else ""


def _begins_with_point(text: str) -> bool:
    """Whether a line begins with what no line begins with, and is no row of dots."""
    return text[0] in POINTS and not text.startswith(DOTS) and (text[1:2] == "" or text[1].isspace())


def _talks(rows: Rows, k: int) -> bool:
    """Whether most rows around are short sentences of no template."""
    near = [rows[n] for n in range(max(0, k - NEAR), min(len(rows), k + NEAR + 1)) if n != k]
    return len([row for row in near if row.hit is None and len(row.text) <= TURN and is_sentence(row)]) >= TURNS
