"""CSV and TSV: cells of the named columns change, and every other byte stays, quoting included.

The standard library reads the rows.  Where a cell stands is asked only when it has changed, and believed only when the
cells found there read the same.  Rows that are not as wide as the header, or badly quoted, stay as they are.
"""

from __future__ import annotations

import codecs
import csv
import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cleaner.records.jsonl import unreadable
from cleaner.records.work import Pair, RecordsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.records.work import Work

DELIMITERS = {"csv": ",;\t|", "tsv": "\t"}  # the first with which the header names a field is taken
QUOTE = '"'
MAX_CELL = 1 << 27  # characters; a longer cell has a quotation mark that nothing closes


class Layout(NamedTuple):
    """How the rows of a file are written, which of their cells are wanted, and how places call these: `body`, `body[2]`."""

    delimiter: str
    header: Sequence[str]
    wanted: Sequence[int]
    called: Sequence[str] = ()


class _Source:
    """The lines of a file as text, with the bytes of those read since the last row."""

    def __init__(self, lines: Iterable[bytes], encoding: str) -> None:
        self._lines = iter(lines)
        self._encoding = encoding
        self._held: list[bytes] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._held.append(line)
            yield line.decode(self._encoding, "surrogateescape")

    def release(self) -> bytes:
        """The bytes of the row that was just read."""
        held = b"".join(self._held)
        self._held.clear()
        return held


class Row(NamedTuple):
    """A row: its number, its cells or what is wrong with it, and its bytes."""

    number: int
    cells: list[str] | csv.Error
    old: bytes


class Table(NamedTuple):
    """A file whose header is read: the header's bytes, how it is written, and its rows; the first is record 1."""

    head: bytes
    layout: Layout
    rows: Iterator[Row]


def rewrite(lines: Iterable[bytes], work: Work, name: str = "csv") -> Iterator[Pair]:
    """Clean the columns of every row; the row after the header is record 1.  Raises `RecordsError`."""
    table = opened(lines, work, name)
    yield Pair(table.head, table.head)
    yield from rewrite_rows(table.rows, work, table.layout)


def opened(lines: Iterable[bytes], work: Work, name: str) -> Table:
    """Read the header of a file.  Raises `RecordsError`."""
    prepare()
    lines = iter(lines)
    first = next(lines, b"")
    bom = codecs.BOM_UTF8 if first.startswith(codecs.BOM_UTF8) else b""
    source = _Source(chain([first[len(bom) :]], lines), work.encoding)
    try:
        next(csv.reader(source), None)  # the header, whatever its delimiter
        header = source.release()
        layout = _layout(_text(header, work), DELIMITERS[name], work)
    except csv.Error as error:
        raise RecordsError(f"the header is badly quoted, or lines end in a carriage return alone: {error}") from None
    except UnicodeError as error:
        raise RecordsError(f"the header is {unreadable(error)}") from None
    return Table(bom + header, layout, _rows(source, layout.delimiter))


def prepare() -> None:
    """Allow long cells; once in every process."""
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL))


def rewrite_rows(rows: Iterable[Row], work: Work, layout: Layout) -> Iterator[Pair]:
    """Clean the columns of some rows."""
    for number, row, old in rows:
        new = old
        if isinstance(row, csv.Error):
            work.broken(number, f"badly quoted: {row}")
        elif row:
            new = _row(number, row, old, layout, work)
        yield Pair(old, new)


def _rows(source: _Source, delimiter: str) -> Iterator[Row]:
    rows = csv.reader(source, delimiter=delimiter, strict=True)
    number = 0
    while True:
        row: list[str] | csv.Error | None
        try:
            row = next(rows, None)
        except csv.Error as error:
            row = error
        if row is None:
            return
        number += row != []
        yield Row(number, row, source.release())
        if isinstance(row, csv.Error) and "limit" in str(row):  # where the next row starts is unknown
            yield from (Row(number, [], source.release()) for _ in source)


def _text(data: bytes, work: Work) -> str:
    return data.decode(work.encoding, work.errors)


def _layout(header: str, delimiters: str, work: Work) -> Layout:
    """How the file is written, by its header."""
    layouts: list[Layout] = []
    for delimiter in delimiters:
        try:
            names = next(csv.reader([header], delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            fault = error
            continue
        layout = Layout(delimiter, names, [at for at, name in enumerate(names) if name in work.fields])
        if layout.wanted:
            work.found.update(names[at] for at in layout.wanted)
            return layout._replace(called=[_called(names, at) for at in layout.wanted])
        layouts.append(layout)
    if not layouts:
        raise fault
    layout = max(layouts, key=lambda layout: len(layout.header))
    work.first = tuple(layout.header)
    return layout


def _called(names: Sequence[str], at: int) -> str:
    """A column's name; of the second of that name and those behind it with its number."""
    before = names[:at].count(names[at])
    return f"{names[at]}[{before + 1}]" if before else names[at]


def _row(number: int, row: list[str], old: bytes, layout: Layout, work: Work) -> bytes:
    """The bytes of a row after cleaning."""
    work.records += 1
    if not layout.wanted:
        return old
    if len(row) != len(layout.header):
        work.broken(number, f"cells in it: {len(row)}, in the header: {len(layout.header)}")
        return old
    try:
        text = _text(old, work)
    except UnicodeError as error:
        work.broken(number, unreadable(error))
        return old
    results = {at: work.clean(number, name, row[at]) for at, name in zip(layout.wanted, layout.called, strict=True)}
    new = {at: result.text for at, result in results.items() if result.text is not result.original}
    if not new:
        return old
    work.touched += 1
    written = _written(text, row, new, layout.delimiter)
    try:
        if written is not None:
            return written.encode(work.encoding, work.errors)
        work.broken(number, "the cleaned text cannot be written in its place")
    except UnicodeError as error:
        work.broken(number, unreadable(error))
    return old


def _written(text: str, row: list[str], new: dict[int, str], delimiter: str) -> str | None:
    """The row `text` with `new` cells; None where it would not read as meant."""
    cells, rest = _cells(text, delimiter)
    if [_content(cell) for cell in cells] != row:
        return None
    for at, content in new.items():
        quoted = QUOTE in (cells[at][:1], content[:1]) or any(mark in content for mark in (delimiter, "\r", "\n"))
        cells[at] = f'"{content.replace(QUOTE, QUOTE * 2)}"' if quoted else content
    written = delimiter.join(cells) + rest
    meant = [new.get(at, cell) for at, cell in enumerate(row)]
    return written if next(csv.reader([written], delimiter=delimiter, strict=True)) == meant else None


def _cells(text: str, delimiter: str) -> tuple[list[str], str]:
    """The cells of a row as they are written, and what follows the last: the line end."""
    cell = re.compile(f'"(?:[^"]++|"")*+"|[^{re.escape(delimiter)}\r\n]*+')
    cells: list[str] = []
    at = 0
    while match := cell.match(text, at):
        cells.append(match[0])
        at = match.end()
        if not text.startswith(delimiter, at):
            break
        at += 1
    return cells, text[at:]


def _content(cell: str) -> str:
    return cell[1:-1].replace(QUOTE * 2, QUOTE) if cell.startswith(QUOTE) else cell
