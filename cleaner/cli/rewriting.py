"""Write a file of records anew, from its first change on."""

from __future__ import annotations

import tempfile
from typing import IO, TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from contextlib import ExitStack

    from cleaner.records.work import Pair, Work

BUFFER = 1 << 20


class Target(NamedTuple):
    """A file that gets new content: how it was found, how it is compressed, and what closes when all is written."""

    path: str
    seen: os.stat_result
    packing: str
    stack: ExitStack

    def open(self) -> Any:
        """Where the new content goes; it takes the file's place when the stack closes."""
        from cleaner.files.replace import replacing

        file = self.stack.enter_context(replacing(self.path, self.seen))
        return self.stack.enter_context(_packed(file, self.packing, "wb")) if self.packing else file


def unpacked(raw: IO[bytes], packing: str) -> IO[bytes]:
    """The records' bytes in `raw`."""
    if not packing:
        return raw
    import io

    return io.BufferedReader(_packed(raw, packing, "rb"), BUFFER)


def rewritten(target: Target, pairs: Iterator[Pair], record: str | None) -> Iterator[bytes]:
    """Write the file anew from its first change on; what comes before is copied.  Yields nothing, again and again.

    With `record`, the path of one, what changed is kept there.
    """
    splices = None
    if record:
        from cleaner.files.splices import Splices

        splices = Splices(record, target.path)
    new_file: IO[bytes] | None = None
    offset = 0
    try:
        for old, new in pairs:
            if new_file is None and new is not old:
                new_file = target.open()
                with open(target.path, "rb", buffering=BUFFER) as again:
                    _copy(unpacked(again, target.packing), new_file, offset)
            if new_file:
                new_file.write(new)
            if splices:
                splices.change(old, new)
            offset += len(old)
            yield b""
        if splices and new_file:  # on the disk before the file is replaced
            splices.close(target.packing)
    finally:
        if splices:
            splices.abandon()


def parquet(raw: IO[bytes], work: Work, target: Target | None, stack: ExitStack) -> Iterator[bytes]:
    """Clean a Parquet file; without a `target`, what goes to standard output."""
    from cleaner.records.parquet import rewrite

    if target:
        rewrite(raw, work, target.open)
        yield b""
        return
    made = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
    whole = made if rewrite(raw, work, lambda: made) else raw
    whole.seek(0)
    while block := whole.read(BUFFER):
        yield block


def _packed(file: IO[bytes], packing: str, mode: str) -> Any:
    from cleaner.records.compress import opened

    return opened(file, packing, mode)


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    while size and (block := source.read(min(size, BUFFER))):
        target.write(block)
        size -= len(block)
