"""Lines of verse that look like labels: a sentence trails off in one, a stanza goes on below one, a refrain repeats one."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.lines.rows import ends
from cleaner.stages.boilerplate.templates.hit import SURE

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from cleaner.stages.boilerplate.lines.rows import Row, Rows, Spot

DOTS = ("…", "...")  # with which a verse trails off; a label ends with a colon
VERSE = 64  # characters of a verse, at most
BLANKS = 2  # in a verse, at least: most buttons, and names of authors, have fewer words
LINE = 100  # characters of a line that is no verse, nor one of a preface of wrapped prose
GOES_ON = "is a verse that goes on below it"  # and so wherever else it stands
NEAR = 3  # rows on either side that are looked at


def is_verse(rows: Rows, spot: Spot, joining: AbstractSet[str]) -> str:
    """How a row shows that it is a verse, empty when it does not; `joining` are words with which a sentence goes on."""
    k, row, hit, before, after = spot
    above = before if before is not None and not row.gap and _may_be_verse(before) else None
    below = after if after is not None and not after.gap and _may_be_verse(after) else None
    if not (above or below) or not _among_verses(rows, spot):
        return ""
    if above and row.text.rstrip().endswith(DOTS) and not ends(above.text) and _goes_on_in(rows, k - 1):
        return "is the end of a sentence that trails off"
    if hit.weight == SURE or row.text.strip().count(" ") < BLANKS:
        return ""
    if _recurs(rows, row, above, below):
        return "is repeated with the verse beside it"
    return GOES_ON if below and _joins(below, joining) else ""


def _may_be_verse(row: Row) -> bool:
    """Whether a row of no template is as short as verses are, and has words enough."""
    return row.hit is None and _size(row) <= VERSE and row.text.strip().count(" ") >= BLANKS and not row.bullet


def _size(row: Row) -> float:
    """How long the lines of a row are: verses may seem to be wrapped."""
    return len(row.text) / len(row.lines)


def _goes_on_in(rows: Rows, k: int) -> bool:
    """Whether row `k` is not the first verse of its stanza."""
    return len(rows[k].lines) > 1 or (k > 0 and not rows[k].gap and rows[k - 1].hit is None)


def _recurs(rows: Rows, row: Row, above: Row | None, below: Row | None) -> bool:
    """Whether the row and a verse beside it stand so in another place, too; invitations to press a button are sentences."""
    if above and below and above.text == below.text:
        return False  # a caption above a button, and again below it
    pairs = [(above, row)] if above and not ends(above.text) else []
    pairs += [(row, below)] if below and not ends(below.text) else []
    return any((a.text.strip(), b.text.strip()) in rows.refrains for a, b in pairs)


def _joins(row: Row, joining: AbstractSet[str]) -> bool:
    """Whether a row begins with a word with which a sentence goes on."""
    return row.text.split(None, 1)[0].casefold() in joining


def _among_verses(rows: Rows, spot: Spot) -> bool:
    """Whether neither a hit of another form nor a longer line stands near."""
    near = [rows[n] for n in range(max(0, spot.k - NEAR), min(len(rows), spot.k + NEAR + 1))]
    return all(_size(row) <= LINE and (row.hit is None or row.hit.form == spot.hit.form) for row in near)
