"""Tables of which every cell came out as a line of its own: a name, its figures, the next name."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.templates.hit import SURE

if TYPE_CHECKING:
    from cleaner.stages.boilerplate.lines.rows import Row, Rows, Spot

AROUND = 16  # rows on either side that are looked at
NAME = 30  # characters of a name, at most
NAMED = 2  # names of templates, at least
SERVICE, DATE, NUMBER = "{name}", "{date}", "{n}"
FIGURE = lazy(r"\s*[~<>±+–-]?\s?[$€£¥]?\d[\d.,:/]*(?:\s?[–-]\s?\d[\d.,]*)?(?:\s?%|\s?[^\W\d_]{1,10}\.?)?\s*$")
COUNT = lazy(r"\s*\d[\d.,]*\s?[KkM]?\s*$")
TABLE = lazy("(?:nf+){3,}n?")


def in_table(rows: Rows, spot: Spot) -> str:
    """How a row shows that it is a cell of such a table; how often each service was clicked on is none."""
    k, row, hit, before, after = spot
    if hit.weight == SURE or not any(near and _is_figure(near) for near in (row, before, after)):
        return ""
    first = max(0, k - AROUND)
    near = [rows[n] for n in range(first, min(len(rows), k + AROUND + 1))]
    kinds = "".join(["f" if _is_figure(row) else "n" if _is_name(row.text) else " " for row in near])
    found = next((found for found in TABLE.finditer(kinds) if found.start() <= k - first < found.end()), None)
    if found is None:
        return ""
    cells = near[found.start() : found.end()]
    named = [row for row in cells if row.hit and row.hit.weight < SURE and not _is_figure(row)]
    names = [row.text.strip() for row in named if row.hit and DATE not in row.hit.form]
    services = [row for row in named if row.hit and row.hit.form == SERVICE]
    counted = len(services) * 2 > len(names) and all(COUNT.match(row.text) for row in cells if _is_figure(row))
    different = {*names}  # "Replies" and "Views" stand below each thread
    return "is a cell of a table" if len(different) >= max(NAMED, len(names) / 2 + 1) and not counted else ""


def _is_figure(row: Row) -> bool:
    """Whether a row is a number, be it of a template or not; how many comments there are is none."""
    return (row.hit is None or row.hit.form in (NUMBER, DATE)) and FIGURE.match(row.text) is not None


def _is_name(text: str) -> bool:
    text = text.strip()
    return len(text) <= NAME and text[0].isalpha() and text[-1].isalnum()
