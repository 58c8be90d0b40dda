"""Which rows are joined: the evidence of every pair weighed, as log-odds that a line end is a wrap."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.wraps.evidence import pairs_of
from cleaner.stages.wraps.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.rulebook import StageRules
    from cleaner.stages.wraps.rows import Row

PROVED, DISPROVED = 9.0, -9.0  # log-odds where nothing needs to be weighed


class Decision(NamedTuple):
    """What is thought of the break after row `row`: how it was decided, and the log-odds that it is a wrap."""

    row: int
    regime: str
    odds: float


class Model(NamedTuple):
    """Weights by feature, and the log-odds from which rows are joined, and from which a joint is offered."""

    weights: dict[str, float]
    join: float
    likely: float


def model_of(rules: StageRules) -> Model:
    """The model that the rules in force make."""
    limits = {"join": 0.8, "likely": 0.5, **rules.numbers("limits")}
    join, likely = (log(limits[name] / (1 - limits[name])) for name in ("join", "likely"))
    return Model(rules.numbers("weights"), join, likely)


def decide(rows: Sequence[Row], model: Model) -> list[Decision]:
    """The decisions for the breaks that may be wraps, in order."""
    if len(rows) < 2 or kind_of(rows):
        return []
    weigh = model.weights.get
    decisions = []
    for pair in pairs_of(rows):
        if pair.regime in ("proved", "room", "hand"):
            odds = PROVED if pair.regime == "proved" else DISPROVED
        else:
            odds = sum([weigh(name, 0.0) for name in pair.names])
        decisions.append(Decision(pair.row, pair.regime, odds))
    return decisions


def probability(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + exp(-odds))
