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


class Decision(NamedTuple):
    """What is thought of the break after row `row`: the log-odds that it is a wrap."""

    row: int
    odds: float
    joins: bool
    likely: bool


class Model(NamedTuple):
    """Weights by feature, and the log-odds from which a pair is joined or reported."""

    weights: dict[str, float]
    join: float
    likely: float


def model_of(rules: StageRules) -> Model:
    """The model that the rules in force make."""
    limits = rules.numbers("limits")

    def odds(name: str, default: float) -> float:
        p = limits.get(name, default)
        return log(p / (1 - p))

    return Model(rules.numbers("weights"), odds("join", 0.8), odds("likely", 0.5))


def decide(rows: Sequence[Row], model: Model) -> list[Decision]:
    """The decision for every row but the last."""
    if len(rows) < 2 or kind_of(rows):
        return []
    weights = model.weights
    decisions = []
    for pair in pairs_of(rows):
        if pair.regime == "room":
            decisions.append(Decision(pair.row, -9.0, joins=False, likely=False))
            continue
        if pair.regime == "proved":
            decisions.append(Decision(pair.row, 9.0, joins=True, likely=True))
            continue
        odds = sum([weights.get(name, 0.0) for name in pair.names])
        decisions.append(Decision(pair.row, odds, odds >= model.join, odds >= model.likely))
    return decisions


def probability(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + exp(-odds)) if odds > -500 else 0.0
