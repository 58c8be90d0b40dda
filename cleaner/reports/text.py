"""Lines for a person: `path:line:column rule message`."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.reports.place import Places, entries, name_of, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.reports import Total
    from cleaner.reports.place import Entry, Place
    from cleaner.result import Finding, Result
    from cleaner.rulebook import Rulebook

BETWEEN = ""


def head(_book: Rulebook, _total: Total | None) -> str:
    """Nothing."""
    return ""


def told(place: Place, result: Result, book: Rulebook) -> str:
    """A line for every change, and for everything that was seen and left alone, in the order of the text."""
    return "".join(
        f"{start_of(place, entry, book)}: {sentence(entry, result)}{'' if entry.applied else _left(entry, book)}\n"
        for entry in entries(result)
    )


def _left(entry: Entry, book: Rulebook) -> str:
    """Behind what was seen and is left alone: what would change it."""
    (rule,) = entry.rules
    if rule not in book.rules:  # the text as a whole is left alone, and the message says why
        return ""
    return " (with --unsafe)" if entry.new is not None and _unsafe(book, rule) else " (only reported)"


def _unsafe(book: Rulebook, rule: str) -> bool:
    return rule in book.rules and book.rules[rule].safety == "unsafe"


def tail(_total: Total, _book: Rulebook) -> str:
    """Nothing."""
    return ""


def start_of(place: Place, entry: Entry, book: Rulebook) -> str:
    """Where it is, and which rules speak of it."""
    names = ", ".join(name_of(book, rule) for rule in entry.rules)
    return f"{place}:{entry.line}:{entry.column} {','.join(entry.rules)} {names}"


def reasons(
    place: Place, text: str, notes: Iterable[Finding], book: Rulebook, applied: frozenset[str]
) -> Iterator[str]:
    """A line for every place that a stage has judged, with its reason; only rules in `applied` change anything."""
    places = Places(text)
    for note in notes:
        line, column = places.seen(note.start, note.end, note.new)
        verdict = "changed" if note.new is not None and note.rule in applied else "kept"
        why = note.message.removeprefix("kept: ")
        if note.new is not None and verdict == "kept":
            why += " (changed with --unsafe)" if _unsafe(book, note.rule) else " (only reported)"
        yield f"{place}:{line}:{column} {note.rule} {name_of(book, note.rule)} {verdict}{': ' if why else ''}{why}"
