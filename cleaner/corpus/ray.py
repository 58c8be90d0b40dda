"""The engine Ray Data.  `RAY_ADDRESS` names a cluster; else Ray runs on this machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cleaner.corpus.arrow import CleanShards, outcome_of, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.corpus.job import Job
    from cleaner.corpus.shard import Outcome, Task


def run(job: Job, tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """Clean all shards, at most `jobs` at a time."""
    import pyarrow as pa
    import ray

    if not ray.is_initialized():
        ray.init(log_to_driver=False, **({} if os.environ.get("RAY_ADDRESS") else {"num_cpus": jobs}))
    ray.data.DataContext.get_current().enable_progress_bars = False
    shards = rows([task.shard for task in tasks])
    cleaned = ray.data.from_arrow([pa.table({"shard": [row]}) for row in shards]).map_batches(
        CleanShards(job, tasks[0].folder), batch_format="pyarrow", batch_size=1, concurrency=jobs
    )
    for row in cleaned.iter_rows():
        yield outcome_of(row["outcome"])
