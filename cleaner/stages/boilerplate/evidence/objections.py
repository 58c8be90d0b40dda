"""What speaks against removing a row, however much it looks like boilerplate: what it says with the rows beside it."""

from __future__ import annotations

import unicodedata

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.evidence.cells import in_table
from cleaner.stages.boilerplate.evidence.context import continues, names_the_text, taken_up
from cleaner.stages.boilerplate.evidence.lists import is_listed, is_of_alphabet
from cleaner.stages.boilerplate.evidence.records import COLONS, INDENT, is_field, placed
from cleaner.stages.boilerplate.evidence.sayings import says_here
from cleaner.stages.boilerplate.lines.rows import is_sentence
from cleaner.stages.boilerplate.templates.hit import LIKELY, SURE

if TYPE_CHECKING:
    from cleaner.stages.boilerplate.evidence.runs import Run
    from cleaner.stages.boilerplate.lines.rows import Row, Rows, Spot

RAGGED = 0.85  # share of the width from which on a row may be full, where its wrapper left the edge ragged
BEGINNING = 4  # letters with which an entry, and what is said of it, begin alike
ASKS = ("?", "？", "؟")
LEAVE = 4  # words that take leave before a name, at most
PARTING = ("%", "%%", "~", "***", "---", "===", "```")  # a line that parts entries
# A key and its value without a blank; an issue, as programmers end their messages with; the number of a note.
DATA = lazy(r"\s*(?:[a-z_][\w-]*:(?!//)[^\s/]|[a-z]+: #\d+\s*$|\[ *\d{1,3} *\]\s*$)")


def objection_to(rows: Rows, spot: Spot, run: Run, *, page: bool) -> str:
    """What speaks against removing a row, empty when nothing does; less does on what is plainly a `page`."""
    k, row, hit, before, after = spot
    above = before if before and before.hit is None and not row.gap else None
    below = after if after and after.hit is None else None
    if above and continues(above, spot, rows.width * (1 if page or rows.joined else RAGGED), page=page):
        return "may be part of a sentence"
    if above and above.bullet and not row.bullet and row.indent > above.indent:
        return "goes on an item of a list"
    claimed = ""
    if k == 0 and below and not page and not row.bullet and " " not in hit.form and names_the_text(rows, spot):
        return "is what the text is about"
    if below and not (page and hit.weight >= LIKELY):
        claimed = _claimed(spot, below, first=k == run.start == 0 and not row.bullet)
    claimed = claimed or _written(spot, above, below) or ("" if page else placed(rows, k)) or says_here(rows, spot)
    claimed = claimed or in_table(rows, spot)
    if claimed:
        return claimed
    listed = run.weight == hit.weight and row.bullet and is_listed(rows, k, page=page)
    if (
        listed
        or (hit.weight < LIKELY and not page and _is_amid_items(spot))
        or (len(hit.form) == 1 and is_of_alphabet(rows, hit.form))
    ):
        return "is of the author's list"
    return "stands after a colon" if run.led and hit.weight < SURE else ""


def _claimed(spot: Spot, after: Row, *, first: bool) -> str:
    """How the text `after` a row, no hit, claims it for its heading, empty when it does not; `first`: it heads the text."""
    sure = spot.hit.form if spot.hit.weight == SURE else ""
    says = after.prose or first or (not after.gap and _begin_alike(spot.row, after) and is_sentence(after))
    if says and " " not in sure and taken_up(spot):
        return "the text after it takes up its word"
    if after.gap:
        return ""
    row, below = spot.row.text.rstrip(), after.text.lstrip()
    if unicodedata.category(below[0]) == "Sc":
        return "names the price below it"
    if row.endswith(COLONS):
        begins = "" if sure or after.prose else "is a field, or introduces the line below"
    else:
        goes_on = row[-1].isalpha() and below[0].islower() and " " in below.rstrip()
        begins = "may begin a sentence that goes on below it" if goes_on else ""
    if begins:
        return begins
    if not after.text.strip("-= ") or (not after.bullet and after.indent > spot.row.indent + 1):
        return "is underlined as a heading, or heads what is indented below it"
    return ""


def _is_amid_items(spot: Spot) -> bool:
    """Whether a row that is no item stands between two that are."""
    items = [near for near in (spot.before, spot.after) if near and near.hit is None and near.bullet]
    return len(items) > 1 and not spot.row.bullet


def _begin_alike(row: Row, after: Row) -> bool:
    return after.text.lstrip()[:BEGINNING].casefold() == row.text.lstrip()[:BEGINNING].casefold()


def _written(spot: Spot, above: Row | None, below: Row | None) -> str:
    """How a row shows that its author wrote it, by what it says and what stands around it; `above` and `below` are no hits."""
    _, row, hit, before, _ = spot
    if (above and not above.prose and above.machine) or (below and not below.gap and not below.prose and below.machine):
        return "stands in code, a table or data"
    if is_field(row, above, below):
        return "is a field of a record or a form"
    if _is_quoted(row, before) or (above and below and _is_set_off(above, row, below)):
        return "is shown as an example"
    if DATA.match(row.text):
        return "is a field of data, names an issue, or numbers a note"
    word = not hit.weight and "{" not in hit.form
    if word and row.gap and before and before.hit is None and below and below.gap:
        return "stands by itself between lines of no template"
    weak = hit.weight < LIKELY and "{" not in hit.form
    return _answered(row, before, spot.after) if weak and before and before.hit is None else ""


def _answered(row: Row, before: Row, after: Row | None) -> str:
    """How a word shows that it belongs to the line `before` it: that asks, or takes leave."""
    above = before.text.strip()
    if above.endswith(ASKS) and (after is None or after.gap or after.hit is None):
        return "answers what is asked above it"
    leave = above.endswith(",") and above.count(" ") < LEAVE and row.text.strip().istitle()
    return "signs a letter" if leave else ""


def _is_quoted(row: Row, before: Row | None) -> bool:
    """Whether a row is quoted below a colon, and is no mail that somebody answers; or is an item of a list that is quoted."""
    if row.text[0] != ">":
        return False
    below_colon = before is not None and before.text.rstrip().endswith(COLONS) and before.text[0] != ">"
    return below_colon or row.bullet


def _is_set_off(above: Row, row: Row, below: Row) -> bool:
    """Whether a row is set off inside of a paragraph, or stands between two signs that part entries."""
    if not below.gap and _parts(above.text, below.text):
        return True
    inside = not row.gap and not below.gap and INDENT.match(row.text) is not None
    return inside and not INDENT.match(above.text) and not INDENT.match(below.text)


def _parts(above: str, below: str) -> bool:
    """Whether both lines are one sign, and the same: so collections of sayings, and cards to learn from, part their entries."""
    sign = above.strip()
    return sign == below.strip() and sign in PARTING
