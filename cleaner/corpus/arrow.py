"""Shards as rows of Arrow tables: the function that Ray and Spark run, and how tasks and outcomes travel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cleaner.corpus.find import Shard
from cleaner.corpus.job import Tally
from cleaner.corpus.shard import Outcome, Task, clean_whole

if TYPE_CHECKING:
    from cleaner.corpus.folder import Folder
    from cleaner.corpus.job import Job


class CleanShards:
    """From a table of shards to a table of outcomes; picklable."""

    def __init__(self, job: Job, folder: Folder) -> None:
        self.job = job
        self.folder = folder

    def __call__(self, batch: Any) -> Any:
        """Clean the shards of a table, or of a batch of records."""
        shards = (Shard(*json.loads(row)) for row in batch.column("shard").to_pylist())
        outcomes = [clean_whole(self.job, Task(shard, self.folder)) for shard in shards]
        return type(batch).from_pydict({"outcome": [_told(outcome) for outcome in outcomes]})


def rows(shards: list[Shard]) -> list[str]:
    """Shards as the rows of a column `shard`, the largest first."""
    return [json.dumps(shard) for shard in sorted(shards, key=lambda shard: -shard.size)]


def outcome_of(row: str) -> Outcome:
    """A row of the column `outcome`."""
    shard, tally, error = json.loads(row)
    return Outcome(Shard(*shard), Tally.from_json(tally) if tally else None, error)


def _told(outcome: Outcome) -> str:
    return json.dumps([outcome.shard, outcome.tally.to_json() if outcome.tally else None, outcome.error])
