"""What a line says where it stands: a turn of a dialogue, a sentence with words of its own, a word of one, a number of what is beside it.

Nothing of a page stands there, be its template ever so sure.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.lines.rows import ends, is_sentence
from cleaner.stages.boilerplate.templates.hit import SURE

if TYPE_CHECKING:
    from cleaner.stages.boilerplate.lines.rows import Row, Rows, Spot

NUMBER, DATE = "{n}", "{date}"  # lines that are nothing else
POINTS = ",;:.!?)，。、；：！？）"  # that begin a line where the word before them, a link, got one of its own
DASHES = (" -", " –", " —")  # behind a place
DOTS = ("...", "…", ". .")
BLANKS = 2  # in a sentence, at least: shorter ones are called out
TURN = 80  # characters of a turn at most
NEAR, TURNS = 3, 3  # rows on either side that are looked at, and how many of them are turns where people talk


def says_here(rows: Rows, spot: Spot) -> str:
    """How a row shows what it says, or what it belongs to, empty when it does not."""
    _, row, hit, before, after = spot
    above = before if before is not None and not row.gap else None
    below = after if after is not None and not after.gap else None
    if (below and below.hit is None and _begins_with_point(below.text.lstrip())) or _is_torn(spot):
        return "is a word of the sentence that goes on below it"
    belongs = _belongs(spot, above, below)
    if belongs:
        return belongs
    sentence = row.text.strip().count(" ") >= BLANKS and is_sentence(row)
    if not sentence or any(near and near.hit is not None for near in (above, below)):
        return ""
    if hit.loose:
        return "is a sentence with words of its own, and nothing beside it is of a page"
    return "is said where people talk" if _talks(rows, spot.k) else ""


def _belongs(spot: Spot, above: Row | None, below: Row | None) -> str:
    """How a place, a number or a date belongs to what is right `above` or `below` it, empty when it does not."""
    _, row, hit, _, after = spot
    if after and after.says and row.text.rstrip().endswith(DASHES) and hit.weight < SURE:
        return "is the place from which the text below reports"
    if hit.form == NUMBER and any(near and near.hit is None for near in (above, below)):
        return "is a number beside what stays"
    if hit.form == DATE and after and after.hit is None and not (above and above.hit):
        return "is a date above what stays"
    return ""


def _is_torn(spot: Spot) -> bool:
    """Whether a few words stand between the halves of a sentence from which a link tore them: no end above, no beginning below.

    What marks a place, as for an advertisement, tears sentences itself.
    """
    _, row, hit, before, after = spot
    if hit.mark or before is None or after is None or before.hit or after.hit or row.text.strip().count(" ") > BLANKS:
        return False
    above, below = before.text.rstrip(), after.text.lstrip()
    if above.count(" ") < BLANKS or not (above[-1].islower() or above[-1] == ","):
        return False
    return _begins_with_point(below) or (below[0].islower() and (below.count(" ") >= BLANKS or ends(below)))


def _begins_with_point(text: str) -> bool:
    """Whether a line begins with what no line begins with, and is no row of dots."""
    return text[0] in POINTS and not text.startswith(DOTS) and (text[1:2] == "" or text[1].isspace())


def _talks(rows: Rows, k: int) -> bool:
    """Whether most rows around are short sentences of no template."""
    near = [rows[n] for n in range(max(0, k - NEAR), min(len(rows), k + NEAR + 1)) if n != k]
    return len([row for row in near if row.hit is None and len(row.text) <= TURN and is_sentence(row)]) >= TURNS
