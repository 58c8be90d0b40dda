"""Do what the options say: read, clean, and write or tell.  Only results go to stdout, messages to stderr."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from cleaner import config as configuration
from cleaner import engine
from cleaner.api import Cleaner
from cleaner.cli.options import RECORD_ENDINGS
from cleaner.files.codec import BinaryError, Decoded, DecodeError, decode
from cleaner.rulebook import RulesError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.cli.options import Options
    from cleaner.result import Result

DONE, FOUND, FAILED, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141


class Source(NamedTuple):
    """A file to clean: its path, or None for standard input, and the name to show."""

    path: str | None
    name: str
    walked: bool = False


class Run:
    """One run of a command: what it cleans with, and what became of it so far."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.config = options.merged({} if options.isolated else _configuration(options))
        self.cleaner = Cleaner({key: value for key, value in self.config.items() if key != "exclude"})
        self.failed = False
        self.found = 0
        self.files = 0
        self.changes = 0
        self.told: list[tuple[str, Result]] = []

    def execute(self) -> int:
        """Clean all sources; the exit code."""
        act = getattr(self, f"_{self.options.command}")
        for source in self._sources():
            self._one(source, act)
        self._close()
        if self.failed:
            return FAILED
        return FOUND if self.found and self.options.command in ("check", "diff") else DONE

    def _sources(self) -> Iterator[Source]:
        for path in self.options.paths:
            if path == "-":
                yield Source(None, self.options.stdin_filename)
            elif os.path.isdir(path):
                from cleaner.files.walk import is_prose, walk

                taken = self._taken if self.config.get("field") else is_prose
                found = walk(path, self.config.get("exclude", ()), taken)
                yield from (Source(file, file, walked=True) for file in found)
            else:
                yield Source(path, path)

    def _taken(self, name: str) -> bool:
        """Whether a file met on the way is cleaned when a field is named."""
        from cleaner.files.walk import is_prose

        return is_prose(name) or name.lower().endswith(RECORD_ENDINGS)

    def _one(self, source: Source, act: object) -> None:
        """Clean one source; a fault concerns it alone."""
        try:
            if self._holds_records(source):
                from cleaner.cli import records

                records.act(self, source)
                return
            seen, data = _read(source)
            decoded = decode(data, self.options.encoding, self.options.errors)
            self.files += 1
            act(source, seen, decoded)  # type: ignore[operator]
        except BinaryError as error:
            if source.walked:
                self.say(f"{source.name}: skipped: {error}")
            else:
                self.fail(source.name, str(error))
        except DecodeError as error:
            self.fail(source.name, str(error))
        except UnicodeEncodeError as error:
            bad = error.object[error.start : error.end]
            self.fail(source.name, f"{bad!r} cannot be written in {error.encoding}; nothing written")
        except BrokenPipeError:
            raise
        except OSError as error:
            self.fail(source.name, error.strerror or str(error))

    def _holds_records(self, source: Source) -> bool:
        """Whether one field of records is to be cleaned, and not the file as a text."""
        if source.name.lower().endswith(RECORD_ENDINGS):
            return not source.walked or bool(self.config.get("field"))
        return not source.walked and bool(self.options.field or self.options.record_format)

    def _clean(self, source: Source, text: str) -> Result:
        result = self.cleaner.run(text)
        if result.trouble:
            self.fail(source.name, f"{result.trouble}: {result.findings[0].message}")
        return result

    def _fix(self, source: Source, seen: os.stat_result | None, decoded: Decoded) -> None:
        result = self._clean(source, decoded.text)
        data = decoded.encode(result.text)
        if source.path is None or seen is None:
            _write(data)
            return
        if result.text != decoded.text:
            from cleaner.files.replace import replace

            if self.options.record:
                from cleaner.files.record import append

                append(self.options.record, source.path, decoded, result)
            replace(source.path, data, seen)
            self.found += 1
            self.changes += len(result.changes)
            self.say(f"{source.name}: {_count(len(result.changes), 'change')}")
        if self.options.output_format != "text":
            self.tell(source.name, result)

    def _check(self, source: Source, _seen: os.stat_result | None, decoded: Decoded) -> None:
        result = self._clean(source, decoded.text)
        self.found += bool(result.changes or result.findings)
        self.changes += len(result.changes) + len(result.findings)
        self.tell(source.name, result)

    def _diff(self, source: Source, _seen: os.stat_result | None, decoded: Decoded) -> None:
        from cleaner.reports.diff import unified

        result = self._clean(source, decoded.text)
        if result.changes:
            self.found += 1
            for line in unified(source.name, result):
                _write(line.encode(decoded.encoding, "surrogateescape"))

    def _explain(self, source: Source, _seen: os.stat_result | None, decoded: Decoded) -> None:
        from cleaner.reports.text import reasons

        notes = engine.explain(decoded.text, self.cleaner.plan, self.cleaner.lang)
        self.print(reasons(source.name, decoded.text, notes, self.cleaner.rulebook))

    def tell(self, name: str, result: Result) -> None:
        """Report one text in the format asked for; JSON is told at the end."""
        form = self.options.output_format
        if form == "json":
            self.told.append((name, result))
        elif form == "jsonl":
            from cleaner.reports.json import lines

            self.print(lines(name, result))
        elif result.changes or result.findings:
            from cleaner.reports.text import findings

            self.print(findings(name, result, self.cleaner.rulebook, concise=form == "concise"))

    def _close(self) -> None:
        """What is said once, after the last file."""
        if self.options.output_format == "json" and self.options.command in ("fix", "check"):
            from cleaner.reports.json import document

            self.print([document(self.told, self.cleaner.rulebook)])
        files = _count(self.files, "file")
        if self.options.command == "fix" and self.options.paths != ("-",):
            self.say(f"cleaned {self.found} of {files}, {_count(self.changes, 'change')}")
        elif self.options.command == "check":
            self.say(f"{_count(self.changes, 'finding')} in {self.found} of {files}")
        sys.stdout.flush()

    def print(self, lines: Iterable[str]) -> None:
        """Write results."""
        for line in lines:
            _write(f"{line}\n".encode("utf-8", "surrogateescape"))

    def say(self, message: str) -> None:
        """Tell a person, unless that is not wanted."""
        if not self.options.quiet:
            print(message, file=sys.stderr)

    def fail(self, name: str, message: str) -> None:
        """Tell what went wrong; the exit code will say so too."""
        self.failed = True
        print(f"cleaner: {name}: {message}", file=sys.stderr)


def run(options: Options) -> int:
    """Carry out `options`; the exit code.  Never raises."""
    try:
        return Run(options).execute()
    except RulesError as error:
        for problem in error.problems:
            print(f"cleaner: {problem}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("cleaner: interrupted; every file holds its old or its new text", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it is no second fault
        return PIPE_CLOSED


def _configuration(options: Options) -> dict[str, object]:
    if options.config is None:
        return configuration.discover(os.getcwd())
    loaded = configuration.load(options.config)
    return {} if loaded is None else loaded


def _read(source: Source) -> tuple[os.stat_result | None, bytes]:
    if source.path is None:
        return None, sys.stdin.buffer.read()
    with open(source.path, "rb") as file:
        return os.fstat(file.fileno()), file.read()


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
