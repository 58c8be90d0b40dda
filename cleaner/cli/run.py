"""Do what the options say.  Cleaning tells events; here they are carried out, in order and by one process.

Only results go to stdout, messages to stderr.
"""

from __future__ import annotations

import os
import sys
from itertools import groupby

from cleaner.cli import texts
from cleaner.cli.bench import Bench, Source
from cleaner.cli.events import Count, Event, Fail, Out, Put, Say, Told
from cleaner.cli.options import MistakeError
from cleaner.cli.pool import Pool
from cleaner.cli.telling import Report
from cleaner.lean import TYPE_CHECKING, Any
from cleaner.reports import count
from cleaner.reports.place import shown
from cleaner.rulebook import RulesError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.cli.options import Options

DONE, FOUND, FAILED, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141


class Run:
    """One run of a command, and what became of it so far."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.bench = Bench(options)
        self.pool = Pool(options.jobs, self.bench)
        self.report = Report(options, self.bench.cleaner.rulebook)
        self.failed = False
        self.passed = 0  # files of records in folders, without a field to clean in them
        self.total = Count()

    def execute(self) -> int:
        """Clean all sources; the exit code."""
        try:
            for event in self._events():
                self._carry_out(event)
            self.pool.close()
        except BaseException:
            self.pool.close(at_once=True)
            self.report.abandon()
            raise
        self._close()
        if self.failed:
            return FAILED
        return FOUND if self.total.found and self.options.command in ("check", "diff") else DONE

    def _sources(self) -> Iterator[Source]:
        for path in self.options.paths:
            if path == "-":
                yield Source(None, self.options.stdin_filename)
            elif os.path.isdir(path):
                from cleaner.cli.folders import found

                files = found(path, self.bench, self._unseen, self._pass_over)
                yield from (Source(file, file, walked=True) for file in files)
            else:
                yield Source(path, path)

    def _pass_over(self, _file: str) -> None:
        self.passed += 1

    def _unseen(self, error: OSError) -> None:
        self._fail(Fail(str(error.filename), error.strerror or str(error)))

    def _events(self) -> Iterator[Event]:
        for with_records, sources in groupby(self._sources(), self.bench.holds_records):
            if with_records:
                from cleaner.cli import records

                for source in sources:
                    yield from records.clean(self.bench, source, self.pool)
            elif self.pool.jobs == 1:
                for source in sources:
                    yield from texts.clean(self.bench, source)
            else:
                yield from self._side_by_side(sources)

    def _side_by_side(self, sources: Iterable[Source]) -> Iterator[Event]:
        for piped, group in groupby(sources, lambda source: source.path is None):
            if piped:  # only this process has standard input
                yield from texts.clean_all(self.bench, list(group))
            else:
                for _, events in self.pool.ordered(texts.clean_all, group, _size):
                    yield from events

    def _carry_out(self, event: Event) -> None:
        if isinstance(event, Out):
            sys.stdout.buffer.write(event.data)
        elif isinstance(event, Told):
            self.report.add(event)
        elif isinstance(event, Count):
            self._count(event)
        elif isinstance(event, Put):
            self._put(event)
        elif isinstance(event, Say):
            self._say(event.message)
        else:
            self._fail(event)

    def _count(self, more: Count) -> None:
        self.total = Count(*(old + new for old, new in zip(self.total, more, strict=True)))

    def _put(self, put: Put) -> None:
        from cleaner.files.replace import replace

        if put.entry and self.options.record and not self._recorded(self.options.record, put.entry):
            return
        try:
            replace(put.path, put.data, put.seen)
        except OSError as error:
            self._fail(Fail(put.name, error.strerror or str(error)))
            return
        self._count(Count(found=1, changes=put.changes))
        self._say(f"{put.name}: {count(put.changes, 'change')}")
        if put.told:
            self.report.add(put.told)

    def _recorded(self, record: str, entry: dict[str, Any]) -> bool:
        """Add an entry to the record; whether that was possible."""
        from cleaner.files.record import append

        try:
            append(record, entry)
        except OSError as error:
            self._fail(Fail(record, error.strerror or str(error)))
            return False
        return True

    def _begin_record(self, record: str) -> None:
        """Make an empty record: nothing was changed, and so undo has nothing to do, and no record to miss."""
        try:
            with open(record, "ab"):
                pass
        except OSError as error:
            self._fail(Fail(record, error.strerror or str(error)))

    def _say(self, message: str) -> None:
        if not self.options.quiet:
            _tell(message)

    def _fail(self, fault: Fail) -> None:
        self.failed = True
        self.report.miss(fault)
        _tell(f"cleaner: {fault.name}: {fault.message}")

    def _close(self) -> None:
        """What is said once, after the last file."""
        try:
            self.report.close(self.total)
        except BrokenPipeError:
            raise
        except OSError as error:
            self._fail(Fail(self.options.output or "report", error.strerror or str(error)))
        record = self.options.record
        if record and (self.total.files or not self.failed) and not os.path.exists(record):
            self._begin_record(record)
        files = count(self.total.files, "file")
        if self.failed and not self.total.files:
            pass  # nothing was read: there is nothing to sum up
        elif self.options.command == "fix" and self.options.paths != ("-",):
            self._say(f"cleaned {self.total.found} of {files}, {count(self.total.changes, 'change')}")
        elif self.options.command in ("check", "report"):
            left = f"; fix leaves {self.total.left} of them" if self.total.left else ""
            self._say(f"{count(self.total.changes, 'finding')} in {self.total.found} of {files}{left}")
        if self.passed:
            passed = count(self.passed, "file")
            self._say(f"passed over {passed} of records; name the field to clean, with --field or in the configuration")
        sys.stdout.flush()


def _tell(message: str) -> None:
    """Say something on standard error; where it cannot take it, the work goes on."""
    try:  # noqa: SIM105  (a start does without contextlib)
        print(shown(message), file=sys.stderr)
    except OSError:
        pass


def run(options: Options) -> int:
    """Carry out `options`; the exit code.  Never raises."""
    try:
        _check(options)
        return Run(options).execute()
    except MistakeError as error:
        _tell(f"cleaner: {error}")
        return FAILED
    except RulesError as error:
        for problem in error.problems:
            _tell(f"cleaner: {problem}")
        return FAILED
    except KeyboardInterrupt:
        _tell("cleaner: interrupted; every file holds its old or its new text")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it is no second fault
        return PIPE_CLOSED
    except ChildProcessError as error:
        _tell(f"cleaner: {error.strerror}")
        return FAILED


def _check(options: Options) -> None:
    """Raise `MistakeError` for what is wrong before anything is read."""
    mistake = options.mistake()
    if mistake:
        raise MistakeError(mistake)
    if options.output or options.record:
        from cleaner.cli import clash

        clash.check(options)


def _size(source: Source) -> int:
    """Bytes of work, with a little for every file."""
    try:
        return 512 + os.stat(source.path or "").st_size
    except OSError:
        return 512
