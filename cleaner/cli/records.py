"""Clean a file of records: one field is read, cleaned and put back, and memory does not grow with the file."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING

from cleaner.cli.batches import Batches, Teller, check_first
from cleaner.cli.events import Count, Event, Fail, Out, Say
from cleaner.cli.rewriting import BUFFER, Target, parquet, rewritten, unpacked
from cleaner.files.codec import in_lines
from cleaner.files.splices import RecordError
from cleaner.records import form_of
from cleaner.records.work import MAX_TOLD, RecordsError, nowhere
from cleaner.reports import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.cli.bench import Bench, Source
    from cleaner.cli.pool import Pool
    from cleaner.records import Form


def clean(bench: Bench, source: Source, pool: Pool) -> Iterator[Event]:
    """Clean the records of one source and tell of it; a fault concerns it alone."""
    form = form_of(source.name, None if source.walked else bench.options.record_format)
    try:
        if form is None:
            yield Fail(source.name, _formless(source))
        else:
            yield from RecordFile(bench, source, form, pool).events()
    except RecordsError as error:
        yield Fail(source.name, str(error))
    except RecordError as error:
        yield Fail(error.filename, error.strerror or str(error))
    except OSError as error:
        yield Fail(source.name, error.strerror or str(error).strip())


def _formless(source: Source) -> str:
    """Why a source without a format is not cleaned.  Raises `OSError`, and `RecordsError` where no format would do."""
    if source.path is not None:
        with open(source.path, "rb") as file:
            check_first(file.readline(BUFFER), "jsonl")
    return "not a file of records by its name: say --format jsonl, csv, tsv or parquet"


class RecordFile:
    """One file of records in a run."""

    def __init__(self, bench: Bench, source: Source, form: Form, pool: Pool) -> None:
        self.bench = bench
        self.source = source
        self.form = form
        self.teller = Teller(bench, source, form)
        self.work = self.teller.work(bench)
        self.batches = Batches(self.teller, self.work, pool)

    def events(self) -> Iterator[Event]:
        """Do what the command says.  Raises `OSError` and `RecordsError`; then the file holds what it held."""
        self._check_options()
        with ExitStack() as stack:
            raw = stack.enter_context(self._open())
            faults: tuple[type[Exception], ...] = ()
            if self.form.packing:
                from cleaner.records.compress import faults as faults_of

                faults = faults_of(self.form.packing)
            try:
                for data in self._act(raw, stack):
                    yield Out(data)
                    yield from self._told()
                stack.close()
            except faults as error:
                raise RecordsError(f"the compressed data is cut short or damaged: {error}") from None
        yield from self._told()
        yield from self._sums()

    def _check_options(self) -> None:
        options = self.bench.options
        if not self.work.fields:
            raise RecordsError("a file of records: say which field holds the text, with --field NAME")
        if self.form.format == "parquet" and options.record and options.command == "fix":
            raise RecordsError("--record does not cover Parquet, whose bytes cannot be written again; keep a copy")
        if self.form.format == "parquet" and self.form.packing:
            raise RecordsError("Parquet inside another compression is not read; unpack it first")
        if not in_lines(self.work.encoding):
            raise RecordsError(
                f"records cannot be read as {self.work.encoding}: say UTF-8, which may have a mark, or an encoding of bytes"
            )

    def _open(self) -> IO[bytes]:
        if self.source.path is not None:
            return open(self.source.path, "rb", buffering=BUFFER)
        if self.form.format != "parquet":
            return sys.stdin.buffer
        whole = tempfile.TemporaryFile()  # noqa: SIM115  (Parquet is read from its end)
        shutil.copyfileobj(sys.stdin.buffer, whole)
        whole.seek(0)
        return whole

    def _act(self, raw: IO[bytes], stack: ExitStack) -> Iterator[bytes]:
        """Clean all records; what goes to standard output, and nothing now and then so that messages can pass."""
        options, path, packing = self.bench.options, self.source.path, self.form.packing
        fixing = options.command == "fix"
        target = Target(path, os.fstat(raw.fileno()), packing, stack) if fixing and path is not None else None
        if self.form.format == "parquet":
            yield from parquet(raw, self.work, target, stack) if fixing else self._seen(raw)
            return
        pairs = self.batches.pairs(unpacked(raw, "" if path is None else packing))
        if options.command == "diff":
            from cleaner.reports.patch import patch

            name = self.source.name.removesuffix(f".{packing}") if packing else self.source.name
            yield from patch(name, pairs)
        elif target:
            yield from rewritten(target, pairs, options.record)
        else:
            for pair in pairs:
                yield pair.new if fixing else b""

    def _seen(self, raw: IO[bytes]) -> Iterator[bytes]:
        """Read a Parquet file and write nothing."""
        from cleaner.records.parquet import rewrite

        rewrite(raw, self.work, None)
        yield b""

    def _told(self) -> Iterator[Event]:
        """What the teller has been told since."""
        if self.teller.told:
            yield from self.teller.told
            self.teller.told.clear()
        for record, why in self.teller.spoiled:
            if self.teller.named < MAX_TOLD:
                yield Fail(f"{self.source.name}:{record}", f"left as it is: {why}")
            self.teller.named += 1
        self.teller.spoiled.clear()

    def _sums(self) -> Iterator[Event]:
        work, command = self.work, self.bench.options.command
        listed = command in ("check", "report")
        found = bool(work.touched or (work.findings and listed))
        left = work.findings if listed else 0
        yield Count(1, found, work.changes + left, left)
        if work.spoiled > MAX_TOLD:
            yield Fail(self.source.name, f"{work.spoiled} records left as they are, {MAX_TOLD} of them named above")
        missing = work.missing()
        if missing and not self.source.walked:
            yield Fail(self.source.name, nowhere(missing, work.first))
        if command == "fix" and self.source.path is not None and work.touched:
            without = f"; {work.without} without text" if work.without else ""
            touched = f"{count(work.changes, 'change')} in {work.touched} of {count(work.records, 'record')}"
            yield Say(f"{self.source.name}: {touched}{without}")
