"""Clean a file that is one text."""

from __future__ import annotations

import os
import sys

from cleaner.cli.events import Count, Event, Fail, Out, Put, Say
from cleaner.files.codec import ADVICE, BinaryError, DecodeError, decode
from cleaner.lean import TYPE_CHECKING
from cleaner.reports.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.cli.bench import Bench, Source
    from cleaner.files.codec import Decoded
    from cleaner.result import Result

KIND, REGULAR = 0o170000, 0o100000  # bits of the mode that say what a file is


def clean_all(bench: Bench, sources: Sequence[Source]) -> list[Event]:
    """Everything that is told of some files."""
    return [event for source in sources for event in clean(bench, source)]


def clean(bench: Bench, source: Source) -> Iterator[Event]:
    """Clean one file and tell of it; a fault concerns it alone."""
    try:
        seen, data = _read(source, fixing=bench.options.command == "fix")
        decoded = decode(data, bench.options.encoding, bench.options.errors)
        yield Count(files=1)
        if decoded.guessed:
            yield Say(f"{source.name}: read as {decoded.encoding}, which is a guess")
        yield from COMMANDS[bench.options.command](bench, source, seen, decoded)
    except BinaryError as error:
        yield Say(f"{source.name}: skipped: {error}") if source.walked else Fail(source.name, str(error))
    except DecodeError as error:
        yield Fail(source.name, str(error))
    except UnicodeEncodeError as error:
        bad = error.object[error.start : error.end]
        yield Fail(source.name, f"{bad!r} cannot be written in {error.encoding}; nothing written")
    except OSError as error:
        yield Fail(source.name, error.strerror or str(error))


def _read(source: Source, *, fixing: bool) -> tuple[os.stat_result | None, bytes]:
    if source.path is None:
        return None, sys.stdin.buffer.read()
    with open(source.path, "rb") as file:
        seen = os.fstat(file.fileno())
        if fixing and seen.st_mode & KIND != REGULAR:  # before anything of it is taken
            raise OSError(None, "no regular file, which alone can be replaced; say: cleaner fix - < FILE")
        return seen, file.read()


def _clean(bench: Bench, source: Source, decoded: Decoded) -> tuple[Result, list[Fail]]:
    """Clean a text.  Raises `DecodeError` where its encoding was guessed and what is found speaks against the guess."""
    failures: list[Fail] = []
    result = bench.clean(decoded.text, failures, source.name)
    if decoded.guessed and (_is_misread(bench, result) or not decoded.reads_again(result.text)):
        raise DecodeError(f"not UTF-8, and {decoded.encoding} is a guess that does not fit; {ADVICE}")
    return result, failures


def _is_misread(bench: Bench, result: Result) -> bool:
    """Whether letters had to be repaired that no other program can have broken."""
    rules = bench.cleaner.rulebook.rules
    wrong = [change.rules for change in result.changes if not change.old.isascii()]
    return any(rules[name].stage == "encoding" for names in wrong for name in names)


def _fix(bench: Bench, source: Source, seen: os.stat_result | None, decoded: Decoded) -> Iterator[Event]:
    result, failures = _clean(bench, source, decoded)
    yield from failures
    data = decoded.encode(result.text)
    if source.path is None or seen is None:
        yield Out(data)
        return
    told = None if bench.options.output_format == "text" else bench.told(Place(source.name), result)
    if result.text != decoded.text:
        from cleaner.files.replace import check_writable

        check_writable(source.path, seen)  # before it is recorded
        entry = None
        if bench.options.record:
            from cleaner.files.record import entry_of

            entry = entry_of(bench.options.record, source.path, decoded, result)
        yield Put(source.path, source.name, data, seen, len(result.changes), entry, told)
    elif told:
        yield told


def _check(bench: Bench, source: Source, _seen: os.stat_result | None, decoded: Decoded) -> Iterator[Event]:
    result, failures = _clean(bench, source, decoded)
    yield from failures
    changes = len(result.changes) + len(result.findings)
    yield Count(found=bool(changes), changes=changes, left=len(result.findings))
    told = bench.told(Place(source.name), result)
    if told:
        yield told


def _diff(bench: Bench, source: Source, _seen: os.stat_result | None, decoded: Decoded) -> Iterator[Event]:
    from cleaner.reports.diff import unified

    result, failures = _clean(bench, source, decoded)
    yield from failures
    if result.changes and not decoded.in_lines:
        yield Fail(
            source.name, f"no patch can be made of {decoded.encoding} text; check lists the changes, fix makes them"
        )
    elif result.changes:
        yield Count(found=1)
        for line in unified(source.name, result, decoded.encode):
            yield Out(line)


def _explain(bench: Bench, source: Source, _seen: os.stat_result | None, decoded: Decoded) -> Iterator[Event]:
    for line in bench.reasons(Place(source.name), decoded.text):
        yield Out(f"{line}\n".encode("utf-8", "surrogateescape"))


COMMANDS = {"fix": _fix, "check": _check, "report": _check, "diff": _diff, "explain": _explain}
