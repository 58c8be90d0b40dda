"""What cleaning tells, in order: made where a text is cleaned, maybe in another process, and carried out by `run`."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import os
    from typing import Any


class Out(NamedTuple):
    """Bytes of a result, for standard output."""

    data: bytes


class Told(NamedTuple):
    """A piece of the report, and how often it names each rule."""

    piece: str
    rules: dict[str, int]


class Say(NamedTuple):
    """A message for a person who wants to know."""

    message: str


class Fail(NamedTuple):
    """What went wrong with what."""

    name: str
    message: str


class Put(NamedTuple):
    """A file gets new bytes; `entry` goes to the record before, `told` to the report after."""

    path: str
    name: str
    data: bytes
    seen: os.stat_result
    changes: int
    entry: dict[str, Any] | None = None
    told: Told | None = None


class Count(NamedTuple):
    """Files read, those where something was found, how much, and how much of it `fix` leaves as it is."""

    files: int = 0
    found: int = 0
    changes: int = 0
    left: int = 0


Event: TypeAlias = Out | Told | Say | Fail | Put | Count
