"""One JSON object a line for every change and every finding; see `json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cleaner.reports.json import of_text
from cleaner.reports.text import BETWEEN, head, tail

if TYPE_CHECKING:
    from cleaner.reports.place import Place
    from cleaner.result import Result
    from cleaner.rulebook import Rulebook

__all__ = ["BETWEEN", "head", "tail", "told"]


def told(place: Place, result: Result, _book: Rulebook) -> str:
    """The lines of one text: changes first, then findings."""
    of = of_text(place, result)
    return "".join(
        json.dumps({**place.keys(), "type": kind[:-1], **entry}, ensure_ascii=False) + "\n"
        for kind in ("changes", "findings")
        for entry in of[kind]
    )
