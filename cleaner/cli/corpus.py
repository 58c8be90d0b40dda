"""`cleaner corpus`: data sets of many shards."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cleaner.cli.mine import mine
from cleaner.cli.options import Options, split_commas
from cleaner.cli.shared import Config, Field, Ignore, Isolated, Jobs, Lang, Quiet, Rules, Select, Stage, Unsafe  # noqa: TC001  (typer reads them)
from cleaner.reports import count
from cleaner.reports.place import shown

if TYPE_CHECKING:
    from cleaner.corpus.job import Job
    from cleaner.corpus.run import Report

app = typer.Typer(help="Clean data sets of many shards; learn boilerplate from them.", no_args_is_help=True)
app.command()(mine)

DONE, FAILED, INTERRUPTED = 0, 2, 130
SHOWN = 20  # rules in the table of changes

Inputs = Annotated[list[str], typer.Argument(help="Folders, files and patterns of JSONL and Parquet.")]
Output = Annotated[str, typer.Option("--output", "-o", help="The folder for the cleaned shards.", metavar="FOLDER")]
Engine = Annotated[Literal["local", "ray", "spark"], typer.Option(help="Where the work is done.")]
Record = Annotated[bool, typer.Option("--record", help="Write all changes, beside the data.")]
Format = Annotated[Literal["text", "json"], typer.Option(help="How to tell what was done.")]


@app.callback()
def main() -> None:
    """Clean data sets of many shards."""


@app.command("run")
def run_(
    inputs: Inputs,
    output: Output,
    field: Field = [],  # noqa: B006  (typer copies it)
    engine: Engine = "local",
    jobs: Jobs = 0,
    record: Record = False,
    select: Select = [],  # noqa: B006
    ignore: Ignore = [],  # noqa: B006
    stage: Stage = [],  # noqa: B006
    lang: Lang = None,
    rules: Rules = [],  # noqa: B006
    config: Config = None,
    isolated: Isolated = False,
    unsafe: Unsafe = False,
    output_format: Format = "text",
    quiet: Quiet = False,
) -> None:
    """Clean a field of all records of a data set; run again to go on after a stop."""
    options = Options(
        "fix",
        tuple(inputs),
        split_commas(select),
        split_commas(ignore),
        split_commas(stage),
        lang,
        tuple(rules),
        config,
        isolated,
        unsafe,
        output_format,
        quiet=quiet,
        field=tuple(field),
    )
    jobs = jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else jobs or os.cpu_count() or 1
    raise typer.Exit(_run(options, output, engine, jobs, record=record))


def _run(options: Options, output: str, engine: str, jobs: int, *, record: bool) -> int:
    from cleaner.corpus.find import InputError
    from cleaner.corpus.folder import FolderError
    from cleaner.corpus.run import EngineError, run
    from cleaner.rulebook import RulesError

    try:
        job = _job(options, record=record)
        if not job.fields:
            return _fail("say which field holds the text, with --field NAME")
        report = run(job, options.paths, output, engine=engine, jobs=jobs, quiet=options.quiet)
    except RulesError as error:
        for problem in error.problems:
            _fail(str(problem))
        return FAILED
    except (InputError, FolderError, EngineError, ChildProcessError) as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{error.filename or output}: {error.strerror or error}")
    except KeyboardInterrupt:
        _fail("interrupted; run again to go on, finished shards are kept")
        return INTERRUPTED
    return _tell(report, job, options)


def _job(options: Options, *, record: bool) -> Job:
    """Raises `RulesError`."""
    from cleaner.cli.bench import blamed, configured
    from cleaner.corpus.job import Job
    from cleaner.rulebook import RulesError

    path, found = configured(options)
    config = options.merged(found)
    config.pop("exclude", None)
    try:
        return Job(config, tuple(config.pop("field", ())), record=record)
    except RulesError as error:
        raise blamed(error, path, found) from None


def _tell(report: Report, job: Job, options: Options) -> int:
    """Say what was done; the exit code."""
    from cleaner.records.work import nowhere

    tally, counts = report.tally, report.tally.counts
    for place, why in tally.troubles:
        _fail(f"{place}: {why}")
    left = counts["broken"] + counts["refused"]
    if left > len(tally.troubles):
        _fail(f"{left} records or texts left as they are, {len(tally.troubles)} of them named above")
    for outcome in report.failed:
        _fail(f"{outcome.shard.name}: not written: {outcome.error}")
    missing = [field for field in job.fields if field not in tally.found]
    if missing and counts["records"]:
        _fail(nowhere(missing, tally.first))
    if options.output_format == "json":
        head = {"shards": report.shards, "finished_before": report.finished, "failed": len(report.failed)}
        print(json.dumps({**head, **job.identity(), **tally.to_json()}, indent=1))
    elif not options.quiet:
        _table(report, job)
    return FAILED if report.failed or left or (missing and counts["records"]) else DONE


def _table(report: Report, job: Job) -> None:
    counts = report.tally.counts
    times = report.tally.rules
    rules = sorted(times.items(), key=lambda row: (-row[1], row[0]))  # in whatever order shards were done
    before = f" ({report.finished} of them before)" if report.finished else ""
    print(
        f"{report.shards - len(report.failed)} of {count(report.shards, 'shard')}{before}: "
        f"{count(counts['changes'], 'change')} in {counts['changed_records']} of {count(counts['records'], 'record')}; "
        f"{counts['without_text']} without text",
        file=sys.stderr,
    )
    for rule, number in rules[:SHOWN]:
        known = job.cleaner.rulebook.find(rule)
        print(f"  {rule:<7} {number:>10}  {known.name if known else ''}", file=sys.stderr)
    if rules[SHOWN:]:
        print(f"  and {len(rules) - SHOWN} more rules; --output-format json lists all", file=sys.stderr)


def _fail(message: str) -> int:
    print(shown(f"cleaner: {message}"), file=sys.stderr)
    return FAILED
