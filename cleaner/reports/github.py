"""Workflow commands of GitHub Actions, which show a message beside the line that it is about."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.reports.place import Places, entries, name_of, sentence
from cleaner.reports.text import BETWEEN, head, tail

if TYPE_CHECKING:
    from cleaner.reports.place import Place
    from cleaner.result import Result
    from cleaner.rulebook import Rulebook

__all__ = ["BETWEEN", "head", "tail", "told"]

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}
_AS_DATA, _AS_PROPERTY = str.maketrans(_DATA), str.maketrans(_PROPERTY)


def told(place: Place, result: Result, book: Rulebook) -> str:
    """A warning for every change that is due, a notice for everything that was seen and left alone."""
    places = Places(result.original)
    lines = []
    for entry in entries(result):
        title = f"{','.join(entry.rules)} {', '.join(name_of(book, rule) for rule in entry.rules)}"
        message = sentence(entry, result)
        properties = {"file": place.path.removeprefix("./")}
        if place.record:
            properties["line"] = str(place.line_of_file or 1)
            message = f"{place.record}:{place.field}:{entry.line}:{entry.column} {message}"
        else:
            last, column = places.of(entry.end)
            properties |= {"line": str(entry.line), "endLine": str(last)}
            if last == entry.line:  # columns are only for one line
                properties |= {"col": str(entry.column), "endColumn": str(column)}
        properties["title"] = title
        told = ",".join(f"{key}={value.translate(_AS_PROPERTY)}" for key, value in properties.items())
        lines.append(f"::{'warning' if entry.applied else 'notice'} {told}::{message.translate(_AS_DATA)}\n")
    return "".join(lines)
