"""Standard streams that take or give a part: nothing is lost without an error."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from cleaner.cli.streams import Patient

if TYPE_CHECKING:
    from pathlib import Path

ROOT = os.path.dirname(os.path.dirname(__file__))
UNBUFFERED = {**os.environ, "PYTHONPATH": ROOT, "PYTHONUNBUFFERED": "1"}
TEXT = "The ferry left  the harbour at noon, and nobody saw it again.\n\n" * 5000  # of which 5,000 blanks too many
CLEANED = TEXT.replace("  ", " ")
COMMANDS = (["fix", "-"], ["check", "-"], ["check", "--output-format", "jsonl", "-"], ["diff", "-"])


class Short(io.RawIOBase):
    """A raw stream that takes three bytes at most, as a system may."""

    def __init__(self, room: int = 1 << 30) -> None:
        self.taken = b""
        self._room = room

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        if len(self.taken) >= self._room:
            raise OSError(28, "No space left on device")
        self.taken += bytes(data[:3])
        return min(3, len(data))


def started(args: list[str], **streams: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "cleaner", *args], env=UNBUFFERED, **streams)


def test_what_is_written_in_parts_is_written_whole_or_not_without_an_error() -> None:
    raw = Short()
    assert Patient(raw).write(b"ten bytes.") == 10
    assert raw.taken == b"ten bytes."
    raw = Short(room=6)
    with pytest.raises(OSError, match="No space"):
        Patient(raw).write(b"ten bytes.")
    text = io.TextIOWrapper(Patient(short := Short()), "utf-8", write_through=True)
    text.write("a word and another\n")
    assert short.taken == b"a word and another\n"


@pytest.mark.parametrize("args", COMMANDS)
def test_results_that_nobody_reads_to_the_end_are_told_without_a_buffer_too(args: list[str], tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text(TEXT)
    with open(file, "rb") as text:
        run = started(args, stdin=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout
    assert run.stderr
    assert len(run.stdout.read(10)) == 10
    run.stdout.close()
    with run.stderr:
        assert (run.wait(), run.stderr.read()) == (141, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are of Unix")
@pytest.mark.parametrize("args", COMMANDS)
def test_a_file_that_cannot_grow_is_a_failure_without_a_buffer_too(args: list[str], tmp_path: Path) -> None:
    import resource

    file, out = tmp_path / "text.txt", tmp_path / "out"
    file.write_text(TEXT)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    with open(file, "rb") as text, open(out, "wb") as full:
        run = started(args, stdin=text, stdout=full, stderr=subprocess.PIPE, preexec_fn=limit)
        message = run.communicate()[1]
    assert (run.returncode, message) == (2, b"cleaner: standard output: File too large\n")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes that do not block are of Unix")
@pytest.mark.parametrize("buffered", ["1", ""])
def test_pipes_that_do_not_block_are_waited_for(buffered: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(UNBUFFERED, "PYTHONUNBUFFERED", buffered)
    source, to_us = os.pipe()
    from_us, sink = os.pipe()
    os.set_blocking(source, False)
    os.set_blocking(sink, False)
    run = started(["fix", "-"], stdin=source, stdout=sink)
    os.close(source)
    os.close(sink)

    def give() -> None:
        with open(to_us, "wb") as pipe:
            pipe.write(TEXT.encode())

    giver = threading.Thread(target=give)
    giver.start()
    with open(from_us, "rb") as pipe:
        got = pipe.read()
    giver.join()
    assert (run.wait(), got.decode()) == (0, CLEANED)
