"""The shards that inputs name, and the names that they will have in the output."""

from __future__ import annotations

import errno
import glob
import os
from typing import TYPE_CHECKING, NamedTuple

from cleaner.files.record import is_record
from cleaner.records import form_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


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
        if _holds(given, kept):
            raise InputError(
                f"{output}: inside of {given}, so the next run would read it; give a folder beside that one"
            )
        for path, name in _found(given):
            shard = Shard(os.path.abspath(path), name, os.path.getsize(path))
            if os.path.commonpath([kept, os.path.realpath(shard.path)]) == kept:
                raise InputError(f"{shard.path}: inside of the output folder")
            other = shards.setdefault(shard.name, shard)
            if other.path != shard.path:
                raise InputError(
                    f"{shard.path} and {other.path} would both become {shard.name}; give the folder that holds them, "
                    "or a pattern in quotation marks"
                )
    return sorted(shards.values(), key=lambda shard: shard.name)


def files(inputs: Iterable[str]) -> list[str]:
    """The files that inputs name, each once: those of a folder or pattern sorted.  Raises `InputError`."""
    found: dict[str, None] = {}
    for given in inputs:
        found.update(dict.fromkeys(sorted(path for path, _ in _found(given))))
    return list(found)


def _holds(given: str, output: str) -> bool:
    """Whether a folder, or a pattern of any depth, would find what is written to `output`."""
    root = os.path.realpath(_root(given))
    deep = os.path.isdir(given) or "**" in given
    return deep and root != output and os.path.commonpath([root, output]) == root


def _found(given: str) -> list[tuple[str, str]]:
    """The files that an input names, each with its name in the output; one at least."""
    found = list(_files(given))
    if found:
        return found
    if os.path.exists(given) or _magic(given) < len(given):
        raise InputError(f"{given}: no JSONL or Parquet file")
    raise InputError(f"{given}: {os.strerror(errno.ENOENT)}")


def _files(given: str) -> Iterator[tuple[str, str]]:
    if os.path.isdir(given):
        yield from _named(filter(_is_data, _walk(given)), given)
    elif os.path.exists(given):
        if not _taken(given):
            raise InputError(f"{given}: neither JSONL nor Parquet by its name")
        yield given, os.path.basename(given)
    else:
        found = (path for path in glob.iglob(given, recursive=True) if os.path.isfile(path) and _taken(path))
        yield from _named(filter(_is_data, found), _root(given))


def _root(given: str) -> str:
    """The folder that an input names, or that a pattern starts in."""
    if os.path.isdir(given):
        return given
    return os.path.dirname(given[: _magic(given)]) or "."


def _magic(pattern: str) -> int:
    """Where the first character stands that makes a pattern of a path."""
    return min((at for mark in "*?[" if (at := pattern.find(mark)) >= 0), default=len(pattern))


def _named(paths: Iterator[str], root: str) -> Iterator[tuple[str, str]]:
    return ((path, os.path.relpath(path, root).replace(os.sep, "/")) for path in paths)


def _walk(folder: str, above: frozenset[str] = frozenset()) -> Iterator[str]:
    """The files of a folder and of all below it, those behind links too, unless one leads back up.  Raises `OSError`."""
    real = os.path.realpath(folder)
    if real in above:
        return
    folders = []
    for name in sorted(name for name in os.listdir(folder) if not name.startswith(".")):
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            folders.append(path)
        elif _taken(name) and (os.path.isfile(path) or not os.path.exists(path)):  # no pipes
            yield path
    for path in folders:
        yield from _walk(path, above | {real})


def _is_data(path: str) -> bool:
    """False for the record of a run, which holds no texts to clean."""
    try:
        return not path.lower().endswith((".jsonl", ".ndjson")) or not is_record(path)
    except OSError:
        return True  # its shard will say why it cannot be read


def _taken(name: str) -> bool:
    form = form_of(os.path.basename(name))
    return form is not None and (form.format == "jsonl" or form == ("parquet", ""))
