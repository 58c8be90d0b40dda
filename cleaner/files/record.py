"""The record of a run, from which `undo` gives every file its old bytes back.

A record is a text file with one JSON object a line, one for each file that was changed.  A line is on the disk before
its file is replaced.  Paths are relative to the folder of the record.  What `splices` writes of files of records is left to it.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from typing import IO, TYPE_CHECKING, Any

from cleaner.change import Edit, apply
from cleaner.files.codec import Decoded, DecodeError, read_as
from cleaner.files.replace import replace

if TYPE_CHECKING:
    from cleaner.result import Result

BLOCK = 1 << 16
BEGINNINGS = (b'{"path": ', b'{"part": ')  # as `append` and `splices` write them


class UndoError(ValueError):
    """A file cannot be given back what the record says it held."""


class UnlikeError(UndoError):
    """A file holds neither what it held before it was cleaned, nor what it held after."""

    def __init__(self) -> None:
        super().__init__("changed since it was cleaned; left as it is")


def entry_of(record: str, path: str, decoded: Decoded, result: Result) -> dict[str, Any]:
    """What cleaning does to the file `path`, for the record."""
    return {
        "path": path_in(record, path),
        "encoding": decoded.encoding,
        "errors": decoded.errors,
        "bom": decoded.bom.hex(),  # a mark that cleaning brings to light is none of the file's
        "before": sha256(decoded.encode(decoded.text)).hexdigest(),
        "after": sha256(decoded.encode(result.text)).hexdigest(),
        "changes": [[c.at, c.stop, c.old, c.rules] for c in result.changes],
    }


def path_in(record: str, path: str) -> str:
    """A path as it stands in a record: relative to the record's folder."""
    return os.path.relpath(path, os.path.dirname(os.path.abspath(record)))


def append(record: str, entry: dict[str, Any]) -> None:
    """Add an entry to the record, whole, and flush it to the disk.  Raises `OSError`; then the record is as before."""
    with open(record, "a+b", buffering=0) as file:
        end = cut(file)
        try:
            line = memoryview(json.dumps(entry).encode("ascii") + b"\n")
            while line:
                line = line[file.write(line) :]
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):  # what is no file on a disk
                file.truncate(end)
            raise


def cut(file: IO[bytes]) -> int:
    """Take off a last line without an end, and tell where the file ends now.

    The run that wrote it was killed, before the file that the line is about was replaced.
    """
    end = size = file.seek(0, os.SEEK_END)
    while end:
        start = max(0, end - BLOCK)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            end = start + found + 1
            break
        end = start
    if end < size:
        file.truncate(end)
    return end


def is_record(path: str) -> bool:
    """Whether a file begins as a record does.  Raises `OSError`."""
    with open(path, "rb") as file:
        begins = file.read(len(BEGINNINGS[0]))
        if begins not in BEGINNINGS:  # so that no long line is read of what is none
            return False
        try:
            entry = json.loads(begins + file.readline())
        except (ValueError, RecursionError):
            return False
    keys = set(entry)
    return keys == {"part"} or (bool(keys & {"changes", "splices"}) and keys >= {"path", "before", "after"})


def read(record: str) -> list[dict[str, Any]]:
    """The entries of a record, the last first.  Raises `OSError`, or `UndoError` for what is no record."""
    entries = []
    with open(record, encoding="ascii", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if number > 1 and not line.endswith("\n"):
                break  # see `cut`
            try:
                entry = json.loads(line)
                if entry.get("part"):
                    continue
                entry["path"] = os.path.join(os.path.dirname(record), entry["path"])
                entry["record"] = record
                entries.append(entry)
            except (ValueError, TypeError, KeyError):
                raise UndoError(f"line {number} is not a line of a record") from None
    return entries[::-1]


def undo(entry: dict[str, Any]) -> bool:
    """Give one file its old bytes back; False when it holds them already.

    Raises `OSError`, `UnlikeError` when the file has been changed since, or another `UndoError`.
    """
    path = entry["path"]
    with open(path, "rb") as file:
        seen, data = os.fstat(file.fileno()), file.read()
    digest = sha256(data).hexdigest()
    if digest == entry["before"]:
        return False
    if digest != entry["after"]:
        raise UnlikeError
    try:
        decoded = read_as(data, Decoded("", entry["encoding"], bytes.fromhex(entry["bom"]), entry["errors"]))
        old = decoded.encode(apply(decoded.text, [Edit(at, stop, text, "") for at, stop, text, _ in entry["changes"]]))
    except (DecodeError, KeyError, TypeError, ValueError):
        old = b""
    if sha256(old).hexdigest() != entry["before"]:
        raise UndoError("the record does not lead back to what the file held; left as it is")
    replace(path, old, seen)
    return True
