"""What a run does to every text, and what became of the texts."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from cleaner.api import Cleaner
from cleaner.records.work import MAX_TOLD, Work
from cleaner.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.result import Result

BLOCK = 1 << 22  # bytes of lines, before compression, that are cleaned at a time; a longer line is a block of its own
IN_RULEBOOK = ("rules", "select", "ignore", "safety")  # configuration that the rulebook's fingerprint speaks for


class Tally:
    """What became of records: numbers that can be added up."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()  # changes by rule
        self.found: set[str] = set()  # fields that held text
        self.first: tuple[str, ...] = ()  # the fields of a record that hold text
        self.troubles: list[tuple[str, str]] = []  # the record, why it was left as it is

    def add(self, other: Tally) -> None:
        """Count what another has counted."""
        self.counts += other.counts
        self.rules += other.rules
        self.found |= other.found
        self.first = self.first or other.first
        self.troubles = [*self.troubles, *other.troubles][:MAX_TOLD]

    def to_json(self) -> dict[str, Any]:
        """For the manifest; sorted, so that it does not depend on the order of the work."""
        return {
            "counts": dict(sorted(self.counts.items())),
            "rules": dict(sorted(self.rules.items())),
            "fields": sorted(self.found),
            "first": self.first,
            "troubles": self.troubles,
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Tally:
        """The tally that a manifest holds."""
        tally = cls()
        tally.counts, tally.rules = Counter(told["counts"]), Counter(told["rules"])
        tally.found, tally.first = set(told["fields"]), tuple(told["first"])
        tally.troubles = [(place, why) for place, why in told["troubles"]]
        return tally


class Job:
    """How texts are cleaned: picklable, the same in every process.  Raises `RulesError`."""

    def __init__(self, config: Mapping[str, Any], fields: tuple[str, ...], *, record: bool = False) -> None:
        self.cleaner = Cleaner(config)
        self.fields = fields
        self.record = record
        self.block = BLOCK

    def identity(self) -> dict[str, Any]:
        """All that the output depends on, besides the input."""
        options = {key: value for key, value in self.cleaner.config.items() if key not in (*IN_RULEBOOK, "field")}
        return {
            "version": __version__,
            "rulebook": self.cleaner.rulebook.fingerprint,
            "fields": list(self.fields),
            "options": json.loads(json.dumps(options, sort_keys=True)),
            "record": self.record,
        }


class Bench:
    """The work on one piece of a shard: counts, and the changes if they are wanted."""

    def __init__(self, job: Job) -> None:
        self.tally = Tally()
        self._changes: list[str] = []
        self._keep = job.record
        self.work = Work(job.fields, job.cleaner.run, self._told, self._broken)

    def close(self, records: int) -> tuple[Tally, bytes]:
        """The counts, with the number of records; and the changes, a JSON object a line."""
        work, tally = self.work, self.tally
        tally.counts += Counter(records=records, without_text=work.without, changed_records=work.touched)
        tally.found, tally.first = work.found, work.first
        return tally, "".join(self._changes).encode("ascii")

    def _told(self, record: int, field: str, result: Result) -> None:
        counts = self.tally.counts
        counts["texts"] += 1
        counts["characters"] += len(result.original)
        counts["characters_after"] += len(result.text)
        if result.trouble:
            counts["refused"] += 1
            self._trouble(f"{record}:{field}", f"{result.trouble}: {result.findings[0].message}")
        if result.text is result.original:
            return
        counts["changes"] += len(result.changes)
        for change in result.changes:
            self.tally.rules.update(change.rules)
        if self._keep:
            key = {"record": record, "field": field}
            self._changes += (json.dumps({**key, **change._asdict()}) + "\n" for change in result.changes)

    def _broken(self, record: int, why: str) -> None:
        self.tally.counts["broken"] += 1
        self._trouble(str(record), f"left as it is: {why}")

    def _trouble(self, place: str, why: str) -> None:
        if len(self.tally.troubles) < MAX_TOLD:
            self.tally.troubles.append((place, why))
