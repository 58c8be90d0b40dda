"""A unified diff of a file that is read record by record; memory does not grow with the file."""

from __future__ import annotations

import os
from collections import deque
from tempfile import SpooledTemporaryFile

from cleaner.lean import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CONTEXT = 3
IN_MEMORY = 1 << 23  # bytes of a hunk

ESCAPED = {ord('"'): '\\"', ord("\\"): "\\\\", **{code: f"\\{code:03o}" for code in (*range(32), 127)}}


def header(path: str) -> Iterator[bytes]:
    """The two lines that name the file, spelled so that `patch` and `git apply` find it."""
    name = os.path.normpath(path).replace(os.sep, "/").lstrip("/")
    escaped = name.translate(ESCAPED)
    for mark, side in (("---", "a"), ("+++", "b")):
        if escaped != name:
            line = f'{mark} "{side}/{escaped}"\n'
        else:
            line = f"{mark} {side}/{name}\t\n" if " " in name else f"{mark} {side}/{name}\n"
        yield line.encode("utf-8", "surrogateescape")


def marked(mark: bytes, line: bytes) -> bytes:
    """A line of a hunk, with a note where the line has no end."""
    return mark + line if line.endswith(b"\n") else mark + line + b"\n\\ No newline at end of file\n"


def patch(path: str, pairs: Iterable[tuple[bytes, bytes]]) -> Iterator[bytes]:
    """The lines of a diff that `patch` applies, from every record's old and new bytes."""
    hunk: _Hunk | None = None
    lead: deque[bytes] = deque(maxlen=CONTEXT)
    line, shift, started = 1, 0, False  # of the old file; how many lines the new one is ahead
    for old, new in pairs:
        olds = _lines(old)
        if new is old or new == old:
            for text in olds:
                if hunk:
                    hunk.keep(text)
                    if len(hunk.tail) > 2 * CONTEXT:
                        lead.extend(hunk.tail)
                        yield from hunk.lines()
                        hunk = None
                else:
                    lead.append(text)
        else:
            if not started:
                yield from header(path)
                started = True
            if hunk is None:
                hunk = _Hunk(line - len(lead), line - len(lead) + shift, lead)
                lead.clear()
            news = _lines(new)
            hunk.change(olds, news)
            shift += len(news) - len(olds)
        line += len(olds)
    if hunk:
        yield from hunk.lines()


class _Hunk:
    """Changed lines that lie near each other, with lines around them."""

    def __init__(self, old: int, new: int, lead: Iterable[bytes]) -> None:
        self._start = old, new
        self._counts = [0, 0]
        self._body = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  (closed by lines)
        self.tail: list[bytes] = []  # kept lines at the end
        self._write(b" ", lead)

    def keep(self, line: bytes) -> None:
        self.tail.append(line)

    def change(self, old: Iterable[bytes], new: Iterable[bytes]) -> None:
        self._write(b" ", self.tail)
        self.tail.clear()
        self._write(b"-", old)
        self._write(b"+", new)

    def _write(self, mark: bytes, lines: Iterable[bytes]) -> None:
        for line in lines:
            self._counts[0] += mark != b"+"
            self._counts[1] += mark != b"-"
            self._body.write(marked(mark, line))

    def lines(self) -> Iterator[bytes]:
        """The hunk, when it is complete."""
        self._write(b" ", self.tail[:CONTEXT])
        old, new = (f"{start},{count}" for start, count in zip(self._start, self._counts, strict=True))
        yield f"@@ -{old} +{new} @@\n".encode()
        self._body.seek(0)
        with self._body:
            yield from self._body


def _lines(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
