"""Put the pieces of a report together, in one of the output formats, on standard output or in a file."""

from __future__ import annotations

import sys

from cleaner.lean import TYPE_CHECKING
from cleaner.reports import Total, form

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import IO

    from cleaner.cli.events import Count, Fail, Told
    from cleaner.cli.options import Options
    from cleaner.rulebook import Rulebook

HELD = 1 << 23  # bytes of a report that are kept in memory


class Report:
    """The report of a run: written piece by piece, so that memory does not grow with it."""

    def __init__(self, options: Options, book: Rulebook) -> None:
        self._form = form(options.output_format)
        self._book = book
        self._wanted = options.command in ("fix", "check", "report")
        self._output = options.output
        self._pieces = 0
        self._rules: dict[str, int] = {}
        self._failures: list[tuple[str, str]] = []
        self._body: IO[bytes] = sys.stdout.buffer
        if options.output:  # its head has sums, so it is written at the end
            from tempfile import SpooledTemporaryFile

            self._body = SpooledTemporaryFile(HELD)  # noqa: SIM115

    def add(self, told: Told) -> None:
        """Write one piece."""
        self._begin()
        self._write(self._form.BETWEEN if self._pieces else "")
        self._write(told.piece)
        self._pieces += 1
        for rule, times in told.rules.items():
            self._rules[rule] = self._rules.get(rule, 0) + times

    def miss(self, fault: Fail) -> None:
        """Note what could not be read or written: a reader of the report alone would take it for clean."""
        self._failures.append((fault.name, fault.message))

    def _begin(self) -> None:
        if not self._pieces and not self._output:
            self._write(self._form.head(self._book, None))

    def close(self, counted: Count) -> None:
        """Write what comes after the last piece.  Raises `OSError`."""
        if not self._wanted:
            return
        total = Total(counted.files, counted.found, counted.changes, self._rules, self._failures)
        if self._output:
            import shutil

            self._write(self._form.tail(total, self._book))
            head = self._form.head(self._book, total).encode("utf-8", "backslashreplace")
            self._body.seek(0)
            with self._body, placed(self._output) as file:
                file.write(head)
                shutil.copyfileobj(self._body, file)
            return
        self._begin()
        self._write(self._form.tail(total, self._book))

    def abandon(self) -> None:
        """Leave the report unwritten."""
        if self._output:
            self._body.close()

    def _write(self, text: str) -> None:
        if text:
            self._body.write(text.encode("utf-8", "backslashreplace" if self._output else "surrogateescape"))


def placed(path: str) -> AbstractContextManager[IO[bytes]]:
    """What takes the place of `path` in one step, when the block ends; `-` is standard output.  Raises `OSError`."""
    if path == "-":
        from contextlib import nullcontext

        return nullcontext(sys.stdout.buffer)
    from cleaner.files.replace import fresh

    return fresh(path)
