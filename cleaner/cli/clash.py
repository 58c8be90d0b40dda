"""What a run writes beside the texts, a page or a record, must not be one of them."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from cleaner.cli.options import MistakeError
from cleaner.files.record import is_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.cli.options import Options

PAGE = "the page cannot take the place of a text that it tells of; give --output another name"
RECORD = "the record cannot be one of the files it records; give --record another name"


def check(options: Options) -> None:
    """Raise `MistakeError` where the file to write is one of the files named, or no record can be."""
    written = options.output or options.record or ""
    check_apart(written, options.paths, PAGE if options.output else RECORD)
    if options.record:
        _check_record(options.record)


def _check_record(path: str) -> None:
    """Raise `MistakeError` where nothing can be added to the record `path`: before anything is cleaned in vain."""
    folder = os.path.dirname(path) or "."
    try:
        os.stat(os.path.join(folder, "."))  # fails for what is no folder, too
        if not os.access(path if os.path.exists(path) else folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        foreign = os.path.isfile(path) and os.path.getsize(path) and not is_record(path)
    except OSError as error:
        raise MistakeError(f"{path}: {error.strerror or error}") from None
    if foreign:
        raise MistakeError(f"{path}: it holds no record that could be added to; give --record another name")


def check_apart(written: str, paths: Iterable[str], why: str) -> None:
    """Raise `MistakeError`, which says `why`, where the file `written` is one of those that are read."""
    if written != "-" and any(path != "-" and _same(path, written) for path in paths):
        raise MistakeError(f"{written}: {why}")


def apart(files: Iterable[str], options: Options) -> Iterator[str]:
    """Files found in a folder, without the record; `MistakeError` where the page is one of them."""
    for file in files:
        if options.output:
            check_apart(options.output, (file,), PAGE)
        if not (options.record and _same(file, options.record)):
            yield file


def _same(one: str, other: str) -> bool:
    """Whether both name one file, which is there."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
