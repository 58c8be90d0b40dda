"""A line for every change and finding: where it is and which rule it is, and nothing of the text."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.reports.place import entries
from cleaner.reports.text import BETWEEN, head, start_of, tail

if TYPE_CHECKING:
    from cleaner.reports.place import Place
    from cleaner.result import Result
    from cleaner.rulebook import Rulebook

__all__ = ["BETWEEN", "head", "tail", "told"]


def told(place: Place, result: Result, book: Rulebook) -> str:
    """The lines of one text."""
    return "".join(f"{start_of(place, entry, book)}\n" for entry in entries(result))
