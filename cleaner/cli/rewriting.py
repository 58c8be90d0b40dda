"""Write a file of records anew, from its first change on."""

from __future__ import annotations

import tempfile
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from contextlib import ExitStack

    from cleaner.cli.records import RecordFile
    from cleaner.files.splices import Splices
    from cleaner.records.work import Pair

BUFFER = 1 << 20


def rewritten(
    path: str, seen: os.stat_result, pairs: Iterator[Pair], file: RecordFile, stack: ExitStack
) -> Iterator[bytes]:
    """Write the file anew from its first change on; what comes before is copied.  Yields nothing, again and again."""
    record = _recording(path, file)
    target: IO[bytes] | None = None
    offset = 0
    try:
        for old, new in pairs:
            if target is None and new is not old:
                target = _target(path, seen, file, stack)
                with open(path, "rb", buffering=BUFFER) as again:
                    _copy(file.unpacked(again), target, offset)
            if target:
                target.write(new)
            if record:
                record.change(old, new)
            offset += len(old)
            yield b""
        if record and target:  # on the disk before the file is replaced
            record.close(file.form.packing)
    finally:
        if record:
            record.abandon()


def _recording(path: str, file: RecordFile) -> Splices | None:
    if not file.bench.options.record:
        return None
    from cleaner.files.splices import Splices

    return Splices(file.bench.options.record, path)


def parquet(raw: IO[bytes], file: RecordFile, stack: ExitStack) -> Iterator[bytes]:
    """Clean a Parquet file; what goes to standard output."""
    import os

    from cleaner.records.parquet import rewrite

    path = file.source.path
    if file.bench.options.command != "fix":
        yield from _nothing(rewrite(raw, file.work, None))
    elif path is not None:
        seen = os.fstat(raw.fileno())
        yield from _nothing(rewrite(raw, file.work, lambda: _target(path, seen, file, stack)))
    else:
        made = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        whole = made if rewrite(raw, file.work, lambda: made) else raw
        whole.seek(0)
        while block := whole.read(BUFFER):
            yield block


def _nothing(_done: object) -> Iterator[bytes]:
    yield b""


def _target(path: str, seen: os.stat_result, file: RecordFile, stack: ExitStack) -> Any:
    """Where the new content goes; it takes the file's place when `stack` closes."""
    from cleaner.files.replace import replacing

    target = stack.enter_context(replacing(path, seen))
    if file.form.packing:
        from cleaner.records.compress import opened

        return stack.enter_context(opened(target, file.form.packing, "wb"))
    return target


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    while size and (block := source.read(min(size, BUFFER))):
        target.write(block)
        size -= len(block)
