"""Clean a file of records: one field is read, cleaned and put back, and memory does not grow with the file."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING, Any

from cleaner import engine
from cleaner.records import Form, csv, form_of, jsonl
from cleaner.records.work import Pair, RecordsError, Work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.cli.run import Run, Source
    from cleaner.result import Result

MAX_TOLD = 10  # broken records of a file that are named
BUFFER = 1 << 20
WIDE = ("utf16", "utf32")  # encodings where a line end is more than a byte


def act(run: Run, source: Source) -> None:
    """Clean the records of one source by the run's command.  Raises `OSError`."""
    form = form_of(source.name, None if source.walked else run.options.record_format)
    if form is None:
        run.fail(source.name, "not a file of records by its name: say --format jsonl, csv, tsv or parquet")
        return
    try:
        RecordFile(run, source, form).act()
    except RecordsError as error:
        run.fail(source.name, str(error))


class RecordFile:
    """One file of records in a run."""

    def __init__(self, run: Run, source: Source, form: Form) -> None:
        self.run = run
        self.source = source
        self.form = form
        self.changes = 0
        self.touched = 0  # records
        self._last = 0
        self.findings = 0
        options = run.options
        self.work = Work(
            tuple(run.config.get("field", ())),
            run.cleaner.run,
            self._told,
            self._broken,
            options.encoding or "utf-8",
            options.errors,
        )

    def act(self) -> None:
        """Do what the command says.  Raises `OSError` and `RecordsError`; then the file holds what it held."""
        self._check_options()
        with ExitStack() as stack:
            raw = stack.enter_context(self._open())
            faults: tuple[type[Exception], ...] = ()
            if self.form.packing:
                from cleaner.records.compress import faults as faults_of

                faults = faults_of(self.form.packing)
            try:
                self._rewrite(raw, stack)
                stack.close()
            except faults as error:
                raise RecordsError(f"the compressed data is cut short or damaged: {error}") from None
        self._close()

    def _check_options(self) -> None:
        if not self.work.fields:
            raise RecordsError("a file of records: say which field holds the text, with --field NAME")
        if self.run.options.record:
            raise RecordsError("--record does not cover files of records")
        if self.form.format == "parquet" and self.form.packing:
            raise RecordsError("Parquet inside another compression is not read; unpack it first")
        if self.work.encoding.lower().replace("-", "").replace("_", "").startswith(WIDE):
            raise RecordsError(f"records cannot be read as {self.work.encoding}")

    def _open(self) -> IO[bytes]:
        if self.source.path is not None:
            return open(self.source.path, "rb", buffering=BUFFER)
        if self.form.format != "parquet":
            return sys.stdin.buffer
        whole = tempfile.TemporaryFile()  # noqa: SIM115  (Parquet is read from its end)
        shutil.copyfileobj(sys.stdin.buffer, whole)
        whole.seek(0)
        return whole

    def _rewrite(self, raw: IO[bytes], stack: ExitStack) -> None:
        if self.form.format == "parquet":
            self._parquet(raw, stack)
            return
        pairs = self._pairs(self._unpacked(raw))
        command = self.run.options.command
        if command == "diff":
            from cleaner.reports.patch import patch

            name = self.source.name.removesuffix(f".{self.form.packing}") if self.form.packing else self.source.name
            for line in patch(name, pairs):
                sys.stdout.buffer.write(line)
        elif command == "fix" and self.source.path is None:
            for pair in pairs:
                sys.stdout.buffer.write(pair.new)
        elif command == "fix":
            self._fix(self.source.path, os.fstat(raw.fileno()), pairs, stack)
        else:
            for _ in pairs:
                pass

    def _parquet(self, raw: IO[bytes], stack: ExitStack) -> None:
        from cleaner.records.parquet import rewrite

        path = self.source.path
        if self.run.options.command != "fix":
            rewrite(raw, self.work, None)
        elif path is not None:
            seen = os.fstat(raw.fileno())
            rewrite(raw, self.work, lambda: self.target(path, seen, stack))
        else:
            made = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
            whole = made if rewrite(raw, self.work, lambda: made) else raw
            whole.seek(0)
            shutil.copyfileobj(whole, sys.stdout.buffer)

    def _unpacked(self, raw: IO[bytes]) -> IO[bytes]:
        if not self.form.packing or self.source.path is None:
            return raw
        import io

        from cleaner.records.compress import opened

        return io.BufferedReader(opened(raw, self.form.packing, "rb"), BUFFER)

    def _pairs(self, lines: IO[bytes]) -> Iterator[Pair]:
        if self.form.format == "jsonl":
            return jsonl.rewrite(lines, self.work)
        return csv.rewrite(lines, self.work, self.form.format)

    def _fix(self, path: str | None, seen: os.stat_result, pairs: Iterator[Pair], stack: ExitStack) -> None:
        """Write the file anew from its first change on; what comes before is copied."""
        target: IO[bytes] | None = None
        offset = 0
        for old, new in pairs:
            if target is None and new is not old:
                target = self.target(path, seen, stack)
                with open(path, "rb", buffering=BUFFER) as again:  # type: ignore[arg-type]
                    _copy(self._unpacked(again), target, offset)
            if target:
                target.write(new)
            offset += len(old)

    def target(self, path: str | None, seen: os.stat_result, stack: ExitStack) -> Any:
        """Where the new content goes; it takes the file's place when `stack` closes."""
        from cleaner.files.replace import replacing

        target = stack.enter_context(replacing(path, seen))  # type: ignore[arg-type]
        if self.form.packing:
            from cleaner.records.compress import opened

            return stack.enter_context(opened(target, self.form.packing, "wb"))
        return target

    def _told(self, record: int, field: str, result: Result) -> None:
        """One text was cleaned."""
        name = f"{self.source.name}:{record}:{field}"
        command = self.run.options.command
        if result.trouble:
            self.run.fail(name, f"{result.trouble}: {result.findings[0].message}")
        if command == "explain":
            from cleaner.reports.text import reasons

            notes = engine.explain(result.original, self.run.cleaner.plan, self.run.cleaner.lang)
            self.run.print(reasons(name, result.original, notes, self.run.cleaner.rulebook))
        if result.text is not result.original:
            self.changes += len(result.changes)
            self.touched += record != self._last
            self._last = record
            if command == "diff" and self.form.format == "parquet":
                from cleaner.reports.diff import unified

                for line in unified(name, result):
                    sys.stdout.buffer.write(line.encode("utf-8", "surrogateescape"))
        elif not result.findings:
            return
        self.findings += len(result.findings)
        if command == "check" or (command == "fix" and self.run.options.output_format != "text" and self.source.path):
            self.run.tell(name, result)

    def _broken(self, record: int, why: str) -> None:
        """A record stays as it is because it cannot be read."""
        self.run.failed = True
        if self.work.spoiled <= MAX_TOLD:
            self.run.fail(f"{self.source.name}:{record}", f"left as it is: {why}")

    def _close(self) -> None:
        work = self.work
        self.run.files += 1
        self.run.found += bool(self.touched or (self.findings and self.run.options.command == "check"))
        self.run.changes += self.changes + (self.findings if self.run.options.command == "check" else 0)
        if work.spoiled > MAX_TOLD:
            self.run.fail(self.source.name, f"{work.spoiled} records left as they are, {MAX_TOLD} of them named above")
        missing = work.missing()
        if missing and not self.source.walked:
            first = f"; the first has: {', '.join(work.first)}" if work.first else ""
            self.run.fail(self.source.name, f"no record has text in the field {', '.join(map(repr, missing))}{first}")
        if self.run.options.command == "fix" and self.source.path is not None and self.touched:
            without = f"; {work.without} without text" if work.without else ""
            self.run.say(
                f"{self.source.name}: {_count(self.changes, 'change')} in {self.touched} of "
                f"{_count(work.records, 'record')}{without}"
            )


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    while size and (block := source.read(min(size, BUFFER))):
        target.write(block)
        size -= len(block)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
