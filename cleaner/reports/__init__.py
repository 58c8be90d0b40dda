"""What a run tells: for people, for programs, and as a patch.  Each module makes text; none prints.

A format is a module with `BETWEEN`, `head`, `told` and `tail`, which make a report piece by piece: texts are told of
where they are cleaned, maybe in several processes, and the pieces are put together in order.
"""

from __future__ import annotations

from importlib import import_module

from cleaner.lean import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.reports.place import Place
    from cleaner.result import Result
    from cleaner.rulebook import Rulebook

FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github")  # of --output-format; `html` is of `report`


class Total(NamedTuple):
    """Files read, those where something was found, how much, how often each rule, and what could not be read, with why."""

    files: int = 0
    found: int = 0
    changes: int = 0
    rules: Mapping[str, int] = {}
    failures: Sequence[tuple[str, str]] = ()


class Form(Protocol):
    """An output format."""

    BETWEEN: str

    def head(self, book: Rulebook, total: Total | None) -> str:
        """What comes first; `total` is None where the report is written while the run goes on."""

    def told(self, place: Place, result: Result, book: Rulebook) -> str:
        """What is told of one text; empty when that is nothing."""

    def tail(self, total: Total, book: Rulebook) -> str:
        """What comes last."""


def form(name: str) -> Form:
    """The format of this name."""
    return cast("Form", import_module(f"cleaner.reports.{name}"))


def count(number: int, thing: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
