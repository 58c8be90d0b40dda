"""SARIF 2.1.0, which code scanning services and editors read.  Columns are code points, from 1."""

from __future__ import annotations

import json

from cleaner.lean import TYPE_CHECKING, Any
from cleaner.reports.place import LINE_ENDS, Places, entries, name_of, pages_of, sentence
from cleaner.version import __version__

if TYPE_CHECKING:
    from cleaner.reports import Total
    from cleaner.reports.place import Entry, Place
    from cleaner.result import Result
    from cleaner.rulebook import Rulebook

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
BETWEEN = ",\n"


def head(_book: Rulebook, _total: Total | None) -> str:
    """The document as far as the list of results."""
    run = f'"columnKind": "unicodeCodePoints", "newlineSequences": {json.dumps(LINE_ENDS)}, "results": [\n'
    return f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{{run}'


def told(place: Place, result: Result, book: Rulebook) -> str:
    """The results of one text."""
    places = Places(result.original)
    return BETWEEN.join(json.dumps(_result(place, entry, places, result, book)) for entry in entries(result))


def tail(total: Total, book: Rulebook) -> str:
    """The rules that were named, what could not be read or written, and the end."""
    driver = {"name": "cleaner", "version": __version__, "rules": _rules(total, book)}
    missed = [_notification(path, message) for path, message in total.failures]
    invocation = {"executionSuccessful": not missed, "toolExecutionNotifications": missed}
    return f'\n], "tool": {json.dumps({"driver": driver})}, "invocations": [{json.dumps(invocation)}]}}]}}\n'


def _notification(path: str, message: str) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": {"uri": uri_of(path)}}}
    return {"level": "error", "message": {"text": message}, "locations": [location]}


def _result(place: Place, entry: Entry, places: Places, result: Result, book: Rulebook) -> dict[str, Any]:
    message = sentence(entry, result) or name_of(book, entry.rules[0])
    location: dict[str, Any] = {"artifactLocation": {"uri": uri_of(place.path)}}
    whole: dict[str, Any] = {"physicalLocation": location}
    told: dict[str, Any] = {
        "ruleId": entry.rules[0],
        "level": "warning" if entry.applied else "note",
        "message": {"text": message},
        "locations": [whole],
        "properties": {"rules": list(entry.rules), "start": entry.start, "end": entry.end},
    }
    if place.record:
        if place.line_of_file:
            location["region"] = {"startLine": place.line_of_file}
        inner = f"{place.record}:{place.field}:{entry.line}:{entry.column}"
        whole["logicalLocations"] = [{"fullyQualifiedName": inner}]
        told["properties"] |= {"record": place.record, "field": place.field}
        return told
    line, column = places.of(entry.end)
    region = {"startLine": entry.line, "startColumn": entry.column, "endLine": line, "endColumn": column}
    location["region"] = region
    if entry.new is not None:
        first, before = places.of(entry.start)  # all that goes, the blanks before what is seen too
        gone = {**region, "startLine": first, "startColumn": before}
        replacement = {"deletedRegion": gone, "insertedContent": {"text": entry.new}}
        change = {"artifactLocation": location["artifactLocation"], "replacements": [replacement]}
        told["fixes"] = [{"description": {"text": message}, "artifactChanges": [change]}]
    return told


def uri_of(path: str) -> str:
    """A path as a URI reference; relative paths stay relative, without the dot of the folder that was walked."""
    from urllib.parse import quote

    path = path.removeprefix("./")
    return ("file://" if path.startswith("/") else "") + quote(path.replace("\\", "/"), errors="surrogateescape")


def _rules(total: Total, book: Rulebook) -> list[dict[str, Any]]:
    """The pages of the rules that were named."""
    pages = []
    for rule in pages_of(total.rules, book):
        page: dict[str, Any] = {"id": rule.id, "name": rule.name, "shortDescription": {"text": rule.name}}
        page |= {"fullDescription": {"text": rule.why}, "properties": {"stage": rule.stage, "safety": rule.safety}}
        pages.append(page)
    return pages
