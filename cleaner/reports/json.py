"""Changes and findings as one JSON document; offsets are code points.

Lines and columns start at 1, and are those of what a person sees of a span (`Places.seen`).
"""

from __future__ import annotations

import json
import re

from cleaner.lean import TYPE_CHECKING, Any
from cleaner.reports.place import Places
from cleaner.version import __version__

if TYPE_CHECKING:
    from cleaner.change import Change
    from cleaner.reports import Total
    from cleaner.reports.place import Place
    from cleaner.result import Finding, Result
    from cleaner.rulebook import Rulebook

VERSION = 2  # of this format
BETWEEN = ",\n"
HALF = re.compile("[\ud800-\udfff]")


def head(book: Rulebook, _total: Total | None) -> str:
    """The versions, and the start of the list of texts."""
    head = {"version": VERSION, "cleaner": __version__, "rulebook": book.fingerprint}
    return json.dumps(head)[:-1] + ', "files": [\n'


def told(place: Place, result: Result, _book: Rulebook) -> str:
    """All that happened to one text."""
    return dumps(of_text(place, result), indent=1)


def tail(total: Total, _book: Rulebook) -> str:
    """What could not be read or written, and the end of the document."""
    failures = [{"path": path, "message": message} for path, message in total.failures]
    return f'\n], "failures": {dumps(failures)}}}\n'


def dumps(value: object, indent: int | None = None) -> str:
    """`value` as JSON that is UTF-8 whatever bytes names and texts hold: half code points are escaped."""
    return HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", json.dumps(value, ensure_ascii=False, indent=indent))


def of_text(place: Place, result: Result) -> dict[str, Any]:
    """All that happened to one text, as data."""
    places = Places(result.original)

    def at(span: Change | Finding) -> dict[str, int]:
        line, column = places.seen(span.start, span.end, span.new)
        return {"line": line, "column": column}

    return {
        **place.keys(),
        "trouble": result.trouble,
        "changes": [{**c._asdict(), **at(c)} for c in result.changes],
        "findings": [{**f._asdict(), **at(f)} for f in result.findings],
    }
