"""The workbench: what every process of a run needs to clean a text and to tell of it."""

from __future__ import annotations

import os

from cleaner import config as configuration
from cleaner import engine
from cleaner.api import Cleaner
from cleaner.cli.events import Fail, Told
from cleaner.cli.options import RECORD_ENDINGS
from cleaner.lean import TYPE_CHECKING, Any, NamedTuple
from cleaner.reports import form
from cleaner.rulebook import NO_FILE, RulesError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.cli.options import Options
    from cleaner.reports.place import Place
    from cleaner.result import Result


class Source(NamedTuple):
    """A file to clean: its path, or None for standard input, and the name to show."""

    path: str | None
    name: str
    walked: bool = False


class Bench:
    """Options, configuration and cleaner of a run; picklable.  Raises `RulesError`."""

    def __init__(self, options: Options) -> None:
        self.options = options
        path, found = configured(options)
        self.root = os.getcwd() if options.config else os.path.dirname(path)  # what `exclude` is relative to
        self.config: dict[str, Any] = options.merged(found)
        try:
            self.cleaner = Cleaner({key: value for key, value in self.config.items() if key != "exclude"})
        except RulesError as error:
            raise blamed(error, path, found) from None

    def clean(self, text: str, failures: list[Fail], place: object) -> Result:
        """Clean a text; what keeps the cleaner from doing so is added to `failures`."""
        result = self.cleaner.run(text)
        if result.trouble:
            failures.append(Fail(str(place), f"{result.trouble}: {result.findings[0].message}"))
        return result

    def told(self, place: Place, result: Result) -> Told | None:
        """The piece of the report on one text, in the format asked for."""
        piece = form(self.options.output_format).told(place, result, self.cleaner.rulebook)
        if not piece:
            return None
        rules: dict[str, int] = {}
        for change in result.changes:
            for rule in change.rules:
                rules[rule] = rules.get(rule, 0) + 1
        for finding in result.findings:
            rules[finding.rule] = rules.get(finding.rule, 0) + 1
        return Told(piece, rules)

    def reasons(self, place: Place, text: str) -> Iterator[str]:
        """Why everything in a text was kept or is changed."""
        from cleaner.reports.text import reasons

        plan = self.cleaner.plan
        notes = engine.explain(text, plan, self.cleaner.lang)
        return reasons(place, text, notes, self.cleaner.rulebook, plan.applied)

    def holds_records(self, source: Source) -> bool:
        """Whether one field of records is to be cleaned, and not the file as a text."""
        if source.name.lower().endswith(RECORD_ENDINGS):
            return not source.walked or bool(self.config.get("field"))
        return not source.walked and bool(self.options.field or self.options.record_format)


def configured(options: Options) -> tuple[str, dict[str, Any]]:
    """The configuration file in force and what it says; both empty where there is none.  Raises `RulesError`."""
    if options.isolated:
        return "", {}
    if options.config is not None:
        return options.config, configuration.load(options.config) or {}
    return configuration.discover(os.getcwd())


def blamed(error: RulesError, path: str, found: dict[str, Any]) -> RulesError:
    """The same problems; those that the configuration file has without the command line bear its path."""
    try:
        Cleaner(found)
    except RulesError as own:
        theirs = {problem for problem in own.problems if problem.file in NO_FILE}
        return RulesError([configuration.placed(p, path) if p in theirs else p for p in error.problems])
    return error
