"""The record of a file that is read piece by piece: bytes that took the place of others, in the order of the file.

Its lines in the record are parts, each with the number of its file's last line, which has the digests and says where
the parts begin; parts without that line are of a run that was cut short before the file was replaced.  Offsets are
bytes of the new content, unpacked where the file is compressed: such a file gets its old content back, packed anew.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import IO, TYPE_CHECKING, Any

from cleaner.files.record import UndoError, UnlikeError, cut, path_in
from cleaner.files.replace import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PART = 1 << 16  # bytes of old content in a line of the record
BLOCK = 1 << 20


class RecordError(OSError):
    """The record, named by `filename`, cannot be written; nothing is wrong with the file that it was to tell of."""


class Splices:
    """Writes what becomes of one file to the record, while the file is read.  Raises `RecordError`."""

    def __init__(self, record: str, path: str) -> None:
        self._record = record
        self._path = path
        with _writing(record):
            with open(record, "a+b") as file:
                self._start = cut(file)
            self._file = open(record, "a", encoding="ascii")  # noqa: SIM115  (closed by close)
        self._before, self._after = sha256(), sha256()
        self._at = self._size = 0
        self._held: list[tuple[int, int, str]] = []

    def same(self, data: bytes) -> None:
        """Content that stays."""
        self.change(data, data)

    def change(self, old: bytes, new: bytes) -> None:
        """The next piece of content, as it was and as it becomes."""
        self._before.update(old)
        self._after.update(new)
        if new is not old and new != old:
            lead = _common(old, new)
            tail = _common(old[lead:][::-1], new[lead:][::-1])
            gone = old[lead : len(old) - tail]
            self._held.append((self._at + lead, self._at + len(new) - tail, gone.decode("latin-1")))
            self._size += len(gone)
            if self._size > PART or len(self._held) > PART // 64:
                self._flush()
        self._at += len(new)

    def _flush(self) -> None:
        if self._held:
            with _writing(self._record):
                self._file.write(json.dumps({"part": self._held}) + "\n")
        self._held, self._size = [], 0

    def close(self, packing: str) -> None:
        """Write the last line and flush all to the disk.  Raises `RecordError`."""
        self._flush()
        entry = {
            "path": path_in(self._record, self._path),
            "before": self._before.hexdigest(),
            "after": self._after.hexdigest(),
            "packing": packing,
            "splices": self._start,
        }
        with _writing(self._record), self._file as file:
            file.write(json.dumps(entry) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def abandon(self) -> None:
        """Take back what was written: the file stays as it is."""
        if not self._file.closed:
            with suppress(OSError):  # what could not be written cannot be on closing, and is taken back
                self._file.close()
            with suppress(OSError):
                os.truncate(self._record, self._start)


@contextmanager
def _writing(record: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RecordError(error.errno, error.strerror, record) from None


def _common(one: bytes, other: bytes) -> int:
    """How many bytes the two begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def undo(entry: dict[str, Any], opened: Callable[[IO[bytes], str, str], Any]) -> bool:
    """Give a file its old content back; False when it holds it already.  `opened` opens a stream that may be packed.

    Raises `OSError`, `UnlikeError` when the file has been changed since, or another `UndoError`.
    """
    path = entry["path"]
    with open(path, "rb") as raw:
        seen = os.fstat(raw.fileno())
        with opened(raw, entry["packing"], "rb") as content:
            digest = sha256()
            while block := content.read(BLOCK):
                digest.update(block)
    if digest.hexdigest() == entry["before"]:
        return False
    if digest.hexdigest() != entry["after"]:
        raise UnlikeError
    restored = sha256()
    with open(path, "rb") as raw, opened(raw, entry["packing"], "rb") as content, replacing(path, seen) as target:
        with opened(target, entry["packing"], "wb") as packed:
            for block in _old(content.read, entry):
                restored.update(block)
                packed.write(block)
        if restored.hexdigest() != entry["before"]:
            raise UndoError("the record does not lead back to what the file held; left as it is")
    return True


def _old(read: Callable[[int], bytes], entry: dict[str, Any]) -> Iterator[bytes]:
    at = 0
    for start, stop, old in _parts(entry):
        while at < start and (block := read(min(BLOCK, start - at))):
            yield block
            at += len(block)
        at += len(read(stop - start))
        yield old.encode("latin-1")
    while block := read(BLOCK):
        yield block


def _parts(entry: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    try:
        with open(entry["record"], encoding="ascii") as record:
            record.seek(entry["splices"])
            for line in record:
                part = json.loads(line)
                if "part" not in part:
                    return
                for start, stop, old in part["part"]:
                    yield int(start), int(stop), str(old)
    except (KeyError, TypeError, ValueError):
        raise UndoError("the record is damaged; left as it is") from None
