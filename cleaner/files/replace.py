"""Replace a file by new bytes so that after any crash it holds the old or the new ones.

The new bytes go to a temporary file in the same folder, are flushed to the disk, and take the old name in one
step.  Mode, owner and extended attributes are kept; a symbolic link stays and its target is replaced; a hard link is
broken, because the other name may be a cache that must not change.  A file that nobody may write is left alone: taking
its name would need no leave but the folder's.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PREFIX = ".cleaner-"  # of temporary files; walking leaves them out
WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class ChangedError(OSError):
    """The file changed while it was being cleaned."""


def replace(path: str, data: bytes, seen: os.stat_result) -> None:
    """Give the file `path` the content `data`.

    `seen` is its status when it was read.  Raises `OSError`; then the file holds what it held.
    """
    with replacing(path, seen) as file:
        file.write(data)


@contextlib.contextmanager
def replacing(path: str, seen: os.stat_result) -> Iterator[IO[bytes]]:
    """A file for the new content of `path`, which takes its place when the block ends without an exception.

    Raises `OSError` and whatever the block raises; then the file holds what it held.
    """
    check_writable(path, seen)
    target = os.path.realpath(path)
    temporary = _beside(target)

    def ready(file: IO[bytes]) -> None:
        _keep_status(target, temporary, seen)
        flushed(file)
        _check_unchanged(target, seen)

    try:
        with in_one_step(target, temporary, ready, _private) as file:
            yield file
    except PermissionError as error:
        if error.filename == temporary:
            error.strerror = "its folder must be writable, because files are replaced whole; left as it is"
        raise
    _flush_folder(os.path.dirname(target))


@contextlib.contextmanager
def fresh(path: str) -> Iterator[IO[bytes]]:
    """A file that appears as `path`, complete, when the block ends without an exception; a link to it stays.

    What is there and no regular file, such as a terminal, is written to.  Raises `OSError`.
    """
    target = os.path.realpath(path)
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb") as file:
            yield file
        return
    temporary = _beside(target)
    try:
        with in_one_step(target, temporary) as file:
            yield file
    except OSError as error:
        if error.filename == temporary:
            error.filename = path  # what the caller knows
        raise


@contextlib.contextmanager
def in_one_step(
    target: str,
    temporary: str,
    ready: Callable[[IO[bytes]], None] | None = None,
    opener: Callable[[str, int], int] | None = None,
) -> Iterator[IO[bytes]]:
    """A new file `temporary` that takes the name `target` when the block ends without an exception, and goes otherwise.

    `ready` is called with it before that.  Raises `OSError` and whatever the block raises.
    """
    try:
        with open(temporary, "xb", opener=opener) as file:
            yield file
            if ready:
                ready(file)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def flushed(file: IO[bytes]) -> None:
    """What was written to the file is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def _beside(target: str) -> str:
    """The name of a temporary file, known before it exists: so it goes whatever happens."""
    return os.path.join(os.path.dirname(target), f"{PREFIX}{os.urandom(8).hex()}.tmp")


def check_writable(path: str, seen: os.stat_result) -> None:
    """Raise `PermissionError` where the file must not be written, by this user or by any: root may, and does not mean it."""
    if not seen.st_mode & WRITABLE or not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "not writable; left as it is", path)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _check_unchanged(target: str, seen: os.stat_result) -> None:
    now = os.stat(target)
    if (now.st_mtime_ns, now.st_size, now.st_ino) != (seen.st_mtime_ns, seen.st_size, seen.st_ino):
        raise ChangedError(None, "it changed while it was being cleaned; nothing written", target)


def _keep_status(target: str, temporary: str, seen: os.stat_result) -> None:
    if hasattr(os, "chown") and (seen.st_uid, seen.st_gid) != (os.geteuid(), os.getegid()):
        with contextlib.suppress(PermissionError):
            os.chown(temporary, seen.st_uid, seen.st_gid)
    shutil.copymode(target, temporary)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(target):
                os.setxattr(temporary, name, os.getxattr(target, name))


def _flush_folder(folder: str) -> None:
    """Make the new name last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
