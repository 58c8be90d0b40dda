"""Lines for a person: `path:line:column rule message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.reports.place import Places, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.result import Finding, Result
    from cleaner.rulebook import Rulebook


def findings(path: str, result: Result, book: Rulebook, *, concise: bool = False) -> Iterator[str]:
    """A line for every change, and for everything that was seen and left alone, in the order of the text."""
    places = Places(result.original)
    rows = [(c.start, c.end, c.rules, c.new, "") for c in result.changes]
    rows += [(f.start, f.end, (f.rule,), f.new, f.message) for f in result.findings]  # type: ignore[misc]
    for start, end, rules, new, message in sorted(rows, key=lambda row: row[:2]):
        line, column = places.of(start)
        head = f"{path}:{line}:{column} {','.join(rules)} {', '.join(_name(book, rule) for rule in rules)}"
        if concise:
            yield head
            continue
        shown = [message] if message else []
        if new is not None:
            shown.append(excerpt(result, start, end, new))
        yield f"{head}: {'; '.join(shown)}"


def reasons(path: str, text: str, notes: Iterable[Finding], book: Rulebook) -> Iterator[str]:
    """A line for every place that a stage has judged, with its reason."""
    places = Places(text)
    for note in notes:
        line, column = places.of(note.start)
        verdict = "kept" if note.new is None else "changed"
        yield f"{path}:{line}:{column} {note.rule} {_name(book, note.rule)} {verdict}: {note.message}"


def _name(book: Rulebook, rule: str) -> str:
    found = book.rules.get(rule)
    return found.name if found else rule
