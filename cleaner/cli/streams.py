"""Standard streams that take and give all there is, or raise.

With `PYTHONUNBUFFERED` standard output is a raw file, which may take a part of what is written and says so by a number
that nobody looks at.  A pipe that does not block, as some programs hand down, gives and takes a part, too.
"""

from __future__ import annotations

import io
import sys

from cleaner.lean import Any

MODE = ("encoding", "errors", "line_buffering")


class Patient(io.RawIOBase):
    """A raw stream whose `write` takes all or raises, and which waits where the other side is slow."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def write(self, data: Any, /) -> int:
        """Write all of `data`.  Raises `OSError`."""
        left = memoryview(data).cast("B")
        size = len(left)
        while left:
            taken = self._raw.write(left)
            if taken is None:
                _wait([], [self._raw])
            else:
                left = left[taken:]
        return size

    def readinto(self, buffer: Any, /) -> int:
        """Read some bytes; 0 at the end only."""
        while (given := self._raw.readinto(buffer)) is None:
            _wait([self._raw], [])
        return int(given)

    def readable(self) -> bool:
        """As the stream."""
        return bool(self._raw.readable())

    def writable(self) -> bool:
        """As the stream."""
        return bool(self._raw.writable())

    def fileno(self) -> int:
        """As the stream."""
        return int(self._raw.fileno())

    def isatty(self) -> bool:
        """As the stream."""
        return bool(self._raw.isatty())


def _wait(readers: list[Any], writers: list[Any]) -> None:
    """Wait until one of the streams is ready."""
    from select import select

    select(readers, writers, [])


def make_whole() -> None:
    """Put patient streams in the place of standard input and output."""
    for name in ("stdin", "stdout"):
        stream = getattr(sys, name)
        if stream is None:
            continue
        stream.flush()
        mode = {key: getattr(stream, key) for key in MODE}
        inner = stream.detach()  # or it would close what the other one writes to
        patient = Patient(inner.detach() if hasattr(inner, "detach") else inner)
        made: Any = io.BufferedReader(patient) if name == "stdin" else patient
        setattr(sys, name, io.TextIOWrapper(made, **mode, write_through=name == "stdout"))
