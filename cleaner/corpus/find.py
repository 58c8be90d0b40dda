"""The shards that inputs name, and the names that they will have in the output."""

from __future__ import annotations

import glob
import os
from typing import TYPE_CHECKING, NamedTuple

from cleaner.files.record import is_record
from cleaner.records import form_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Shard(NamedTuple):
    """A file of records: where it is, its name in the output with `/` between folders, and its size in bytes."""

    path: str
    name: str
    size: int


class InputError(ValueError):
    """The inputs cannot be read as shards."""


def find(inputs: Sequence[str], output: str) -> list[Shard]:
    """The shards below folders, matching patterns, or named, sorted by name.

    A shard keeps its path from the folder on, or from the folder that a pattern starts in.  Raises `InputError`.
    """
    shards: dict[str, Shard] = {}
    kept = os.path.realpath(output)
    for given in inputs:
        found = [Shard(os.path.abspath(path), name, os.path.getsize(path)) for path, name in _files(given)]
        if not found:
            raise InputError(f"{given}: no JSONL or Parquet file")
        for shard in found:
            if os.path.commonpath([kept, os.path.realpath(shard.path)]) == kept:
                raise InputError(f"{shard.path}: inside of the output folder")
            other = shards.setdefault(shard.name, shard)
            if other.path != shard.path:
                raise InputError(
                    f"{shard.path} and {other.path} would both become {shard.name}; give the folder that holds them, "
                    "or a pattern in quotation marks"
                )
    return sorted(shards.values(), key=lambda shard: shard.name)


def _files(given: str) -> Iterator[tuple[str, str]]:
    """The files that an input names, each with its name in the output."""
    if os.path.isdir(given):
        yield from _named(filter(_is_data, _walk(given)), given)
    elif os.path.exists(given):
        if not _taken(given):
            raise InputError(f"{given}: neither JSONL nor Parquet by its name")
        yield given, os.path.basename(given)
    else:
        fixed = given[: len(given) - len(given[_magic(given) :])]
        found = (path for path in glob.iglob(given, recursive=True) if os.path.isfile(path) and _taken(path))
        yield from _named(filter(_is_data, found), os.path.dirname(fixed) or ".")


def _magic(pattern: str) -> int:
    """Where the first character stands that makes a pattern of a path."""
    return min((at for mark in "*?[" if (at := pattern.find(mark)) >= 0), default=len(pattern))


def _named(paths: Iterator[str], root: str) -> Iterator[tuple[str, str]]:
    return ((path, os.path.relpath(path, root).replace(os.sep, "/")) for path in paths)


def _walk(folder: str) -> Iterator[str]:
    for path, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(path, name) for name in names if not name.startswith(".") and _taken(name))


def _is_data(path: str) -> bool:
    """False for the record of a run, which holds no texts to clean."""
    try:
        return not path.lower().endswith((".jsonl", ".ndjson")) or not is_record(path)
    except OSError:
        return True  # its shard will say why it cannot be read


def _taken(name: str) -> bool:
    form = form_of(os.path.basename(name))
    return form is not None and (form.format == "jsonl" or form == ("parquet", ""))
