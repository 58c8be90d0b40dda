"""A bar with rate and time left, on standard error, when a person is looking."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self


class Silence:
    """Shows nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def tick(self, size: int) -> None:
        """Nothing."""

    def done(self, size: int) -> None:
        """Nothing."""


class Bar(Silence):
    """A bar of bytes read, of `total` in `shards` files."""

    def __init__(self, total: int, shards: int) -> None:
        from rich import progress
        from rich.console import Console

        self._bar = progress.Progress(
            progress.BarColumn(),
            progress.TaskProgressColumn(),
            progress.DownloadColumn(),
            progress.TransferSpeedColumn(),
            progress.TimeRemainingColumn(),
            progress.TextColumn("{task.fields[files]}"),
            console=Console(stderr=True),
            transient=True,
        )
        self._of = f"/{shards} shards"
        self._task = self._bar.add_task("", total=total, files=f"0{self._of}")
        self._bytes = self._shards = 0

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def tick(self, size: int) -> None:
        """Move the bar inside a shard."""
        self._bar.update(self._task, completed=self._bytes + size)

    def done(self, size: int) -> None:
        """Move the bar behind a shard."""
        self._bytes += size
        self._shards += 1
        self._bar.update(self._task, completed=self._bytes, files=f"{self._shards}{self._of}")


def shown(total: int, shards: int, *, quiet: bool) -> Silence:
    """A bar on a terminal, else nothing."""
    return Silence() if quiet or not sys.stderr.isatty() else Bar(total, shards)
