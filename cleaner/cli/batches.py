"""Clean records here, or batch by batch in other processes, and gather what is told of them."""

from __future__ import annotations

import sys
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.cli.events import Event, Fail, Out
from cleaner.records import csv, jsonl
from cleaner.records.compress import program_of
from cleaner.records.work import Counts, Pair, RecordsError, Work, check_mark
from cleaner.reports.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from cleaner.cli.bench import Bench, Source
    from cleaner.cli.pool import Pool
    from cleaner.records import Form
    from cleaner.result import Result


class Teller:
    """Hears what becomes of the records of a file, and makes events of it."""

    def __init__(self, bench: Bench, source: Source, form: Form) -> None:
        self.source = source
        self.form = form
        self.told: list[Event] = []
        self.spoiled: list[tuple[int, str]] = []
        self.named = 0  # of the spoiled ones
        self._bench = bench

    def work(self, bench: Bench) -> Work:
        """The work to do, which tells all to this teller."""
        options, fields = bench.options, tuple(bench.config.get("field", ()))
        spoiled = self.spoiled
        return Work(
            fields,
            bench.cleaner.run,
            self._hear,
            lambda record, why: spoiled.append((record, why)),
            options.encoding or "utf-8",
            options.errors,
        )

    def _hear(self, record: int, field: str, result: Result) -> None:
        options = self._bench.options
        place = Place(self.source.name, record, field, record if self.form.format == "jsonl" else 0)
        if result.trouble:
            self.told.append(Fail(str(place), f"{result.trouble}: {result.findings[0].message}"))
        if options.command == "explain":
            for line in self._bench.reasons(place, result.original):
                self.told.append(Out(f"{line}\n".encode("utf-8", "surrogateescape")))
        changed = result.text is not result.original
        if changed and options.command == "diff" and self.form.format == "parquet":
            from cleaner.reports.diff import unified

            encode = partial(str.encode, encoding="utf-8", errors="surrogateescape")
            self.told += map(Out, unified(str(place), result, encode))
        if not changed and not result.findings:
            return
        loud = options.command == "fix" and options.output_format != "text" and self.source.path
        if options.command in ("check", "report") or loud:
            told = self._bench.told(place, result)
            self.told += [told] if told else []


class Context(NamedTuple):
    """What a batch belongs to."""

    source: Source
    form: Form
    layout: csv.Layout | None = None


class Done(NamedTuple):
    """What became of a batch: the new bytes of each record, None where they are the old ones."""

    news: list[bytes | None]
    told: list[Event]
    spoiled: list[tuple[int, str]]
    counts: Counts


class Batches:
    """The records of one file, in order, whichever process cleans them."""

    def __init__(self, teller: Teller, work: Work, pool: Pool) -> None:
        self._teller = teller
        self._work = work
        self._pool = pool

    def pairs(self, lines: IO[bytes]) -> Iterator[Pair]:
        """Every record as it was and as it becomes.  Raises `RecordsError`."""
        context = Context(self._teller.source, self._teller.form)
        first = lines.readline()
        check_first(first, context.form.format)
        whole = chain([first] if first else (), lines)
        items: Iterator[tuple[Any, ...]] = enumerate(whole, 1)
        if context.form.format != "jsonl":
            table = csv.opened(whole, self._work, context.form.format)
            yield Pair(table.head, table.head)
            context, items = context._replace(layout=table.layout), table.rows
        if self._pool.jobs == 1:
            yield from _rewrite(context, items, self._work)
            return
        for batch, done in self._pool.ordered(partial(clean_batch, context), items, _weight):
            self._work.add(done.counts)
            self._teller.told += done.told
            self._teller.spoiled += done.spoiled
            for item, new in zip(batch, done.news, strict=True):
                yield Pair(item[-1], item[-1] if new is None else new)


def check_first(line: bytes, form: str) -> None:
    """Raise `RecordsError` where the first line of a file shows that no line of it is a record."""
    check_mark(line)
    program = program_of(line)
    if program:
        raise RecordsError(f"compressed by {program}: unpack it first, or give the file the ending that says so")
    if form == "jsonl" and jsonl.is_array(line):
        raise RecordsError("a JSON array, and one record a line is needed: jq -c '.[]' writes it so")


def clean_batch(context: Context, bench: Bench, batch: list[tuple[Any, ...]]) -> Done:
    """Clean some records in any process."""
    teller = Teller(bench, context.source, context.form)
    work = teller.work(bench)
    if context.layout:
        csv.prepare()
    news = [None if new is old else new for old, new in _rewrite(context, iter(batch), work)]
    return Done(news, teller.told, teller.spoiled, work.counts())


def _rewrite(context: Context, items: Iterator[tuple[Any, ...]], work: Work) -> Iterator[Pair]:
    if context.layout:
        return csv.rewrite_rows(items, work, context.layout)  # type: ignore[arg-type]
    first = next(items, None)
    if first is None:
        return iter(())
    return jsonl.rewrite(_lines(first, items), work, first[0])


def _lines(first: tuple[Any, ...], items: Iterator[tuple[Any, ...]]) -> Iterator[bytes]:
    yield first[1]
    for item in items:
        yield item[1]


def _weight(item: tuple[Any, ...]) -> int:
    return sys.getsizeof(item[-1])
