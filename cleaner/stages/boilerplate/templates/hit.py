"""What templates say of the lines of a text."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.boilerplate.templates.index import WEIGHTS, limit_of, weight_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cleaner.rule import Rule

SURE, LIKELY, WEAK = WEIGHTS["sure"], WEIGHTS["likely"], WEIGHTS["weak"]
NARROW, WRAPPED = 40, 110  # the longest line of a text that may be hard-wrapped


class Hit(NamedTuple):
    """What a template says of a line; `weight` 3 is sure, 2 likely, 1 weak, 0 faint; `form` is the folded line.

    `unless` is the role of words that no text may hold in which it is believed; a `mark` heads nothing;
    a `topic` is a word that authors list, too; an `open` one is a few words, and any may follow; so may they behind the colon of a `label`; one holds only `below` another;
    a `loose` one has room for a few words of any kind at one place.
    """

    rule: str
    weight: int
    where: str
    limit: int
    unless: str = ""
    mark: bool = False
    open: bool = False
    label: str = ""
    below: bool = False
    topic: bool = False
    loose: bool = False
    form: str = ""


class Hits(dict[str, Hit]):
    """What the templates of each rule say of a line, by its id; made when the first of them is taken from its drawer."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = {rule.id: rule for rule in rules}

    def __missing__(self, rule_id: str) -> Hit:
        rule = self._rules[rule_id]
        data = rule.data
        where, unless = data.get("where", "anywhere"), data.get("unless", "")
        mark, below, topic = (data.get(flag, False) for flag in ("mark", "below", "topic"))
        made = Hit(rule_id, weight_of(rule), where, limit_of(rule), unless, mark, below=below, topic=topic)
        self[rule_id] = made
        return made


class Anchored(NamedTuple):
    """A template that one end of the line fixes: what must stand at the other, the most words between, or a colon."""

    other: str
    most: int
    hit: Hit
    colon: bool = False


class Told(NamedTuple):
    """What the lines of a text say, wherever they stand: their hits, and in a `narrow` text which may be a notice's first, or its last line.

    The same lines say the same in any text that is as `narrow`; so what is left of a text need not be looked up again.
    """

    rows: frozenset[str]
    narrow: bool
    hits: Mapping[str, Hit]
    bars: Mapping[str, Hit]
    starts: frozenset[str]
    stops: frozenset[str]
