"""A run: find the shards, leave out the finished ones, have an engine clean the rest, add up."""

from __future__ import annotations

from contextlib import closing
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from cleaner.corpus.find import find
from cleaner.corpus.folder import Folder
from cleaner.corpus.job import Tally
from cleaner.corpus.progress import shown
from cleaner.corpus.shard import Task

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from cleaner.corpus.job import Job
    from cleaner.corpus.progress import Silence
    from cleaner.corpus.shard import Outcome

MODULES = {"ray": ("ray", "pyarrow"), "spark": ("pyspark", "pyarrow")}  # what an engine needs that may not be there
EXTRAS = {"ray": "ray", "pyspark": "spark", "pyarrow": "parquet"}  # of this package, by the module that they bring


class EngineError(RuntimeError):
    """The engine cannot be used."""


class Report(NamedTuple):
    """What a run has done: all shards added up, those that were finished before, those that could not be done."""

    tally: Tally
    shards: int
    finished: int
    failed: list[Outcome]


def run(  # noqa: PLR0913
    job: Job, inputs: Sequence[str], output: str, *, engine: str = "local", jobs: int = 1, quiet: bool = True
) -> Report:
    """Clean all shards of `inputs` into the folder `output`.

    Raises `InputError`, `FolderError`, `EngineError` and `OSError`; a run after that goes on where this one ended.
    """
    shards = find(inputs, output)
    _check(engine)
    folder = Folder(output, job.identity())
    folder.begin()
    total, failed, open_tasks = Tally(), [], []
    for shard in shards:
        known = folder.finished(shard)
        if known:
            total.add(known)
        else:
            open_tasks.append(Task(shard, folder))
    size = sum(task.shard.size for task in open_tasks)
    with (
        shown(size, len(open_tasks), quiet=quiet) as progress,
        closing(_outcomes(job, open_tasks, engine, jobs, progress)) as outcomes,
    ):
        for outcome in outcomes:
            progress.done(outcome.shard.size)
            if outcome.tally is None:
                failed.append(outcome)
            else:
                total.add(outcome.tally)
    return Report(total, len(shards), len(shards) - len(open_tasks), failed)


def _check(engine: str) -> None:
    """Raise `EngineError` where a package is not there: before a folder is begun that nothing would go to."""
    for module in MODULES.get(engine, ()):
        if find_spec(module) is None:
            raise EngineError(f"the engine {engine} needs a package: pip install 'cleaner-text[{EXTRAS[module]}]'")


def _outcomes(job: Job, tasks: list[Task], engine: str, jobs: int, progress: Silence) -> Generator[Outcome, None, None]:
    if not tasks:
        return
    if engine == "ray":
        from cleaner.corpus import ray

        yield from ray.run(job, tasks, jobs)
    elif engine == "spark":
        from cleaner.corpus import spark

        yield from spark.run(job, tasks, jobs)
    else:
        from cleaner.corpus import local

        yield from local.run(job, tasks, jobs, progress.tick)
