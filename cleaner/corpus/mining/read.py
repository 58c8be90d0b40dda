"""Read a data set as pages: a text, the site it is from, and what tells it from the site's other pages."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, NamedTuple

from cleaner.records import Form, form_of
from cleaner.records.field import places, values
from cleaner.records.jsonl import UNREADABLE, read, unreadable
from cleaner.records.literal import LONE
from cleaner.records.work import MAX_TOLD, RecordsError, check_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BY_URL = "url-domain"
BUFFER = 1 << 20
ROWS = 256  # of a Parquet file that are read at a time


class MineError(Exception):
    """A data set that cannot be read, or has not the fields that were named."""


class Page(NamedTuple):
    """A text of a corpus; `page` is its address, empty if it has none."""

    site: str
    page: str
    text: str


class Pages:
    """The pages of some files, in order, as often as they are asked for.

    `by` is the field that names the site, or the host of the address in the field `url`.  Records that have not both,
    and lines that are no records, are passed over and counted.  Raises `MineError` and `OSError`.
    """

    def __init__(self, paths: Sequence[str], field: str, by: str = BY_URL, url: str = "url") -> None:
        self._paths, self._field, self._by, self._url = paths, field, by, url
        self._begin()

    def _begin(self) -> None:
        self.without = 0
        self.broken = 0
        self.troubles: list[str] = []  # the first broken lines, with the reason
        self._first: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Page]:
        self._begin()
        found = 0
        where = self._url if self._by == BY_URL else self._by
        for record in self._records():
            text, site = next(values(record, self._field), None), next(values(record, where), None)
            if text is None or site is None:
                self.without += 1
                self._first = self._first or places(record)
                continue
            found += 1
            address = next(values(record, self._url), "")
            page = Page(host(site) if self._by == BY_URL else site, address, text)
            yield Page(*(LONE.sub("\ufffd", part) for part in page))  # no rule file can hold half a code point
        if not found:
            there = f"; there is text in: {', '.join(self._first)}" if self._first else ""
            raise MineError(f"no record has both '{self._field}' and '{where}'{there}")

    def _records(self) -> Iterator[Any]:
        for path in self._paths:
            form = form_of(path)
            if form is None or form.format not in ("jsonl", "parquet"):
                raise MineError(f"{path}: not a data set by its name: .jsonl or .parquet is read, also compressed")
            with open(path, "rb", buffering=BUFFER) as raw:
                try:
                    yield from _rows(raw) if form.format == "parquet" else self._lines(path, raw, form)
                except RecordsError as error:
                    raise MineError(f"{path}: {error}") from None

    def _lines(self, path: str, raw: IO[bytes], form: Form) -> Iterator[Any]:
        stream = raw
        faults: tuple[type[Exception], ...] = ()
        if form.packing:
            from cleaner.records.compress import faults as faults_of
            from cleaner.records.compress import opened

            stream, faults = opened(raw, form.packing, "rb"), faults_of(form.packing)
        try:
            for number, line in enumerate(stream, 1):
                if number == 1:
                    check_mark(line)
                if line.strip():
                    try:
                        yield read(line, number)
                    except UNREADABLE as error:
                        self._pass_over(f"{path}:{number}: passed over: {unreadable(error)}")
        except faults as error:
            raise MineError(f"{path}: the compressed data is cut short or damaged: {error}") from None

    def _pass_over(self, why: str) -> None:
        self.broken += 1
        if self.broken <= MAX_TOLD:
            self.troubles.append(why)


def host(address: str) -> str:
    """The host of an address without the labels that only say how it is served."""
    rest = address.partition("://")[2] or address
    name = rest.partition("/")[0].rpartition("@")[2].partition(":")[0].casefold()
    for label in ("www.", "m.", "amp."):
        name = name.removeprefix(label)
    return name


def _rows(raw: IO[bytes]) -> Iterator[Any]:
    """The rows of a Parquet file.  Raises `RecordsError`."""
    from cleaner.records.parquet import opened

    with opened(raw) as file:
        for batch in file.iter_batches(batch_size=ROWS):
            yield from batch.to_pylist()
