"""The engine Spark.  `spark-submit` and `SPARK_REMOTE` name a cluster; else Spark runs on this machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from cleaner.corpus.arrow import CleanShards, outcome_of, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.corpus.job import Job
    from cleaner.corpus.shard import Outcome, Task


def run(job: Job, tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """Clean all shards, at most `jobs` at a time."""
    spark = _session(jobs)
    work = CleanShards(job, tasks[0].folder)

    def batches(taken: Iterator[Any]) -> Iterator[Any]:
        return map(work, taken)

    shards = [(row,) for row in rows([task.shard for task in tasks])]
    frame = spark.createDataFrame(shards, "shard string").repartition(len(shards))
    for row in frame.mapInArrow(batches, "outcome string").collect():
        yield outcome_of(row["outcome"])


def _session(jobs: int) -> Any:
    import sys

    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running:
        return running
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("cleaner")
    if not os.environ.get("SPARK_REMOTE") and not os.environ.get("PYSPARK_GATEWAY_PORT"):
        builder = builder.master(f"local[{jobs}]").config("spark.ui.enabled", "false")
    return builder.getOrCreate()
