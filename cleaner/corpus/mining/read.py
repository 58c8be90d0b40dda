"""Read a data set as pages: a text, the site it is from, and what tells it from the site's other pages."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from cleaner.records import Form, form_of
from cleaner.records.field import values

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
    """The pages of some files, as often as they are asked for (`pages`)."""

    def __init__(self, paths: Sequence[str], field: str, by: str = BY_URL, url: str = "url") -> None:
        self._paths, self._fields = paths, (field, by, url)

    def __iter__(self) -> Iterator[Page]:
        return (page for path in self._paths for page in pages(path, *self._fields))


def pages(path: str, field: str, by: str = BY_URL, url: str = "url") -> Iterator[Page]:
    """The pages of one file, in its order; `by` is a field, or the host of the address in the field `url`.

    Raises `MineError` and `OSError`.
    """
    form = form_of(path)
    if form is None or form.format not in ("jsonl", "parquet"):
        raise MineError(f"{path}: not a data set by its name: .jsonl or .parquet is read, also compressed")
    found = False
    for record in _records(path, form):
        text = next(values(record, field), None)
        site = next(values(record, url if by == BY_URL else by), None)
        if text is None or site is None:
            continue
        found = True
        address = next(values(record, url), "")
        yield Page(host(site) if by == BY_URL else site, address, text)
    if not found:
        raise MineError(f"{path}: no record has both '{field}' and '{url if by == BY_URL else by}'")


def host(address: str) -> str:
    """The host of an address without the labels that only say how it is served."""
    rest = address.partition("://")[2] or address
    name = rest.partition("/")[0].rpartition("@")[2].partition(":")[0].casefold()
    for label in ("www.", "m.", "amp."):
        name = name.removeprefix(label)
    return name


def _records(path: str, form: Form) -> Iterator[Any]:
    with open(path, "rb", buffering=BUFFER) as raw:
        if form.format == "parquet":
            from pyarrow.parquet import ParquetFile

            for batch in ParquetFile(raw).iter_batches(batch_size=ROWS):
                yield from batch.to_pylist()
            return
        yield from _lines(path, raw, form)


def _lines(path: str, raw: IO[bytes], form: Form) -> Iterator[Any]:
    stream = raw
    faults: tuple[type[Exception], ...] = ()
    if form.packing:
        from cleaner.records.compress import faults as faults_of
        from cleaner.records.compress import opened

        stream, faults = opened(raw, form.packing, "rb"), faults_of(form.packing)
    try:
        for number, line in enumerate(stream, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise MineError(f"{path}:{number}: not JSON: {error}") from None
    except faults as error:
        raise MineError(f"{path}: the compressed data is cut short or damaged: {error}") from None
