"""One JSON object a line for every change, every finding and every failure; see `json`."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.reports.json import dumps, of_text
from cleaner.reports.text import BETWEEN, head

if TYPE_CHECKING:
    from cleaner.reports import Total
    from cleaner.reports.place import Place
    from cleaner.result import Result
    from cleaner.rulebook import Rulebook

__all__ = ["BETWEEN", "head", "tail", "told"]


def told(place: Place, result: Result, _book: Rulebook) -> str:
    """The lines of one text: changes first, then findings."""
    of = of_text(place, result)
    return "".join(
        dumps({**place.keys(), "type": kind[:-1], **entry}) + "\n"
        for kind in ("changes", "findings")
        for entry in of[kind]
    )


def tail(total: Total, _book: Rulebook) -> str:
    """A line for everything that could not be read or written."""
    rows = [{"path": path, "type": "failure", "message": message} for path, message in total.failures]
    return "".join(dumps(row) + "\n" for row in rows)
