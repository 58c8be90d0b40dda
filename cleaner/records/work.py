"""What a run over records is asked to do, and what became of it so far."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cleaner.result import Result


class RecordsError(ValueError):
    """The file as a whole cannot be read or written as records."""


class Pair(NamedTuple):
    """A record as it was and as it becomes, in bytes: the same object where nothing changes."""

    old: bytes
    new: bytes


WIDE = (  # marks of encodings that have no lines for programs that look for a byte
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def check_mark(data: bytes) -> None:
    """Raise `RecordsError` where the first bytes of a file say that it cannot be read line by line."""
    for mark, name in WIDE:
        if data.startswith(mark):
            raise RecordsError(
                f"{name} by its mark, and records are read as UTF-8: iconv -f {name} -t UTF-8 writes them so"
            )


MAX_TOLD = 10  # spoiled records of a file that are named
NUMBERS = ("records", "spoiled", "without", "touched", "changes", "findings")  # of `Work`


class Counts(NamedTuple):
    """The `NUMBERS` of a part of the work, the fields found, and those of the first record that hold text."""

    numbers: tuple[int, ...]
    found: frozenset[str]
    first: tuple[str, ...]


def nowhere(fields: Iterable[str], first: Iterable[str]) -> str:
    """The message on fields that no record has, with those that hold text in the first one."""
    there = ", ".join(first)
    names = ", ".join(map(repr, fields))
    return f"no record has text in the field {names}" + (f"; there is text in: {there}" if there else "")


class Work:
    """The fields to clean, how, and whom to tell; with counts.

    `fields` are names or paths such as `meta.summary`.  `run` cleans a text.  `told` hears of every text: the number of
    its record, the field, the result.  `broken` hears of every record that cannot be read, and why.
    """

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        fields: tuple[str, ...],
        run: Callable[[str], Result],
        told: Callable[[int, str, Result], None],
        broken: Callable[[int, str], None],
        encoding: str = "utf-8",
        errors: str = "strict",
    ) -> None:
        self.fields = tuple(dict.fromkeys(fields))
        self.encoding = encoding
        self.errors = errors
        self.records = 0
        self.spoiled = 0
        self.found: set[str] = set()
        self.without = 0  # records that hold no text in any of the fields
        self.first: tuple[str, ...] = ()  # the fields of the first record that hold text
        self.touched = 0  # records that change
        self.changes = 0
        self.findings = 0
        self._run = run
        self._told = told
        self._broken = broken

    def clean(self, record: int, field: str, text: str) -> Result:
        """Clean one text and tell of it."""
        result = self._run(text)
        if result.text is not result.original:
            self.changes += len(result.changes)
        self.findings += len(result.findings)
        self._told(record, field, result)
        return result

    def broken(self, record: int, why: str) -> None:
        """Count and tell a record that stays as it is because it cannot be read or written."""
        self.spoiled += 1
        self._broken(record, why)

    def counts(self) -> Counts:
        """What became of the records so far."""
        numbers = self.records, self.spoiled, self.without, self.touched, self.changes, self.findings
        return Counts(numbers, frozenset(self.found), self.first)

    def add(self, counts: Counts) -> None:
        """Take in what became of records elsewhere."""
        for name, number in zip(NUMBERS, counts.numbers, strict=True):
            setattr(self, name, getattr(self, name) + number)
        self.found |= counts.found
        self.first = self.first or counts.first

    def missing(self) -> list[str]:
        """The fields that no record has held; none when there were no records."""
        return [field for field in self.fields if field not in self.found] if self.records else []
