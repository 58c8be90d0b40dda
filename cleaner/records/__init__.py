"""Records: one field of JSONL, CSV or Parquet is cleaned, and every other byte stays as it is.

A format is a module with `rewrite`, which reads records and tells what becomes of each; `work` says what is wanted and
counts.  Nothing here opens a file by its name.
"""

from __future__ import annotations

from typing import NamedTuple

FORMATS = {"jsonl": "jsonl", "ndjson": "jsonl", "csv": "csv", "tsv": "tsv", "parquet": "parquet"}  # by ending
PACKINGS = ("gz", "zst", "xz", "bz2")


class Form(NamedTuple):
    """How a file holds its records: the format, and how it is compressed, if it is."""

    format: str
    packing: str = ""


def form_of(name: str, declared: str | None = None) -> Form | None:
    """The form of a file by its name, the format as `declared` if it is; None where the name tells no format."""
    stem, _, ending = name.lower().rpartition(".")
    packing = ending if stem and ending in PACKINGS else ""
    if packing:
        stem, _, ending = stem.rpartition(".")
        ending = "jsonl" if ending == "json" else ending  # data sets call their lines so; a document is hardly packed
    known = declared or (FORMATS.get(ending) if stem else None)
    return Form(known, packing) if known else None
