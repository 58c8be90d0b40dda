"""Cards of data, as below a recipe or beside a product: labels, each with what it says beside or below it."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.boilerplate.lines.rows import label_of
from cleaner.stages.boilerplate.templates.hit import SURE

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from cleaner.rulebook import StageRules
    from cleaner.stages.boilerplate.lines.rows import Rows, Spot

REACH = 4  # rows on either side that are looked at
SOME = 2  # labels amid which a line is one of the card, if none stands right beside it


class Labels(NamedTuple):
    """The labels that only cards have, and all that stand on cards, there and elsewhere; folded."""

    own: AbstractSet[str]
    known: AbstractSet[str]


def labels_of(rules: StageRules) -> Labels:
    """Those that the rules know."""
    own = rules.words("card")
    return Labels(own, own | rules.words("card-shared"))


def on_card(rows: Rows, spot: Spot, labels: Labels) -> str:
    """How a row belongs to a card, empty when it does not."""
    k, row, hit, _, _ = spot
    if labels.own.isdisjoint(rows.labels):
        return ""
    named, known = label_of(row.text), labels.known
    numbered = named.isdecimal() or (k > 0 and label_of(rows[k - 1].text).isdecimal())
    if hit.weight == SURE or not (hit.topic or named in known or numbered):
        return ""
    near = {n: label_of(rows[n].text) for n in range(max(0, k - REACH), min(len(rows), k + REACH + 1)) if n != k}
    above = near.get(k - 1, "")
    if (named.isdecimal() and above in known) or (above.isdecimal() and near.get(k - 2) in known):
        return "is how much a label tells of"
    others = {label for label in near.values() if label in labels.own and label != named}
    if not others or not (hit.topic or named in known):
        return ""
    if named in known:
        return "is a label on a card"
    beside = above in labels.own or near.get(k + 1) in labels.own
    return "is what a card says" if beside or len(others) >= SOME else ""
