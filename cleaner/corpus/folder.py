"""The folder that a run writes: shards, and beside them in `.cleaner` what makes it resumable.

`run.json` says how the texts are cleaned and is written first.  A shard's manifest is written last, when its data is on
the disk: a shard with a manifest is finished, and one without is done again.  `<shard>.changes.jsonl` holds the changes,
if they are wanted.  Every file appears under its name complete, or not at all.
"""

from __future__ import annotations

import contextlib
import json
import os
from hashlib import file_digest
from typing import IO, TYPE_CHECKING, Any

from cleaner.corpus.job import Tally
from cleaner.files.replace import flushed, in_one_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.corpus.find import Shard

HIDDEN = ".cleaner"  # Spark, datasets and shells leave hidden names out
PART = ".part"  # how the name of an unfinished file ends


class FolderError(ValueError):
    """The folder cannot take the output of this run."""


@contextlib.contextmanager
def lasting(path: str) -> Iterator[IO[bytes]]:
    """A file that appears as `path`, complete and on the disk, when the block ends without an exception."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with in_one_step(path, f"{path}.{os.urandom(6).hex()}{PART}", flushed) as file:
        yield file


class Folder:
    """Where the output goes; picklable."""

    def __init__(self, path: str, identity: dict[str, Any]) -> None:
        self.path = os.path.abspath(path)
        self.identity = identity

    def data(self, shard: Shard) -> str:
        """Where the data of a shard goes."""
        return os.path.join(self.path, *shard.name.split("/"))

    def beside(self, name: str) -> str:
        """The path of a file that goes with the data, and is none."""
        return os.path.join(self.path, HIDDEN, *name.split("/"))

    def begin(self) -> None:
        """Take the folder for this run.  Raises `FolderError` when it holds something else, and `OSError`."""
        begun = _read(self.beside("run.json"))
        if begun is None:
            if os.path.isdir(self.path) and any(name != HIDDEN for name in os.listdir(self.path)):
                raise FolderError(f"{self.path}: it holds files that no run has written; give an empty folder")
            self._write("run.json", self.identity)
        elif begun != self.identity:
            differing = [key for key in self.identity if begun.get(key) != self.identity[key]]
            told = "; ".join(f"{key} was {begun.get(key)!r}, and is {self.identity[key]!r}" for key in differing)
            raise FolderError(
                f"{self.path}: begun in another way, and not to be mixed ({told}). "
                "Run it as it was begun, give another folder, or delete this one to begin anew"
            )
        for folder, _, names in os.walk(self.path):
            for name in names:
                if name.endswith(PART):  # what a run has left that was killed
                    os.unlink(os.path.join(folder, name))

    def finished(self, shard: Shard) -> Tally | None:
        """What became of a shard whose output is there and belongs to its input; None when it has to be done."""
        manifest = _read(self.beside(f"{shard.name}.json"))
        if manifest is None or manifest["run"] != self.identity:
            return None
        with contextlib.suppress(OSError):
            status, known = os.stat(shard.path), manifest["input"]
            if os.path.getsize(self.data(shard)) != manifest["output"]["size"] or status.st_size != known["size"]:
                return None
            if status.st_mtime_ns == known["modified"] or digest(shard.path) == known["sha256"]:
                return Tally.from_json(manifest)
        return None

    def finish(self, shard: Shard, status: os.stat_result, sha256: str, tally: Tally) -> None:
        """Write the manifest of a shard: it is done."""
        data = self.data(shard)
        read = {"path": shard.path, "size": status.st_size, "modified": status.st_mtime_ns, "sha256": sha256}
        written = {"size": os.path.getsize(data), "sha256": digest(data)}
        self._write(f"{shard.name}.json", {"run": self.identity, "input": read, "output": written, **tally.to_json()})

    def _write(self, name: str, content: dict[str, Any]) -> None:
        with lasting(self.beside(name)) as file:
            file.write(json.dumps(content, indent=1).encode("ascii") + b"\n")


def digest(path: str) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _read(path: str) -> Any:
    try:
        with open(path, "rb") as file:
            return json.load(file)
    except (FileNotFoundError, ValueError):
        return None
