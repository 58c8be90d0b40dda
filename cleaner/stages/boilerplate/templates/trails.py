"""Where in a site a page is: `Home > News > The bridge`, breadcrumbs from the start page down."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.templates.fold import ORNAMENTS
from cleaner.stages.boilerplate.templates.hit import LIKELY, SURE, Hit
from cleaner.stages.boilerplate.templates.index import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.rulebook import StageRules

FEW = 3  # steps from which on nobody else writes so

_BETWEEN = lazy(r"\s*>\s*|\s[»›/]\s")


class Trails:
    """Knows the rows that begin with a word for the start page, and lead on by signs."""

    def __init__(self, rules: StageRules) -> None:
        self._rule = rules.repair("trail") or ""
        self._homes = frozenset(map(str.casefold, rules.words("home")))

    def of(self, rows: Iterable[str], signs: Iterable[str]) -> dict[str, Hit]:
        """The hits of such rows, in a text with these signs."""
        short = [row for row in rows if len(row) <= LIMIT] if self._rule else []
        return {row: hit for sign in signs for row in short if sign in row and (hit := self._hit(row))}

    def _hit(self, row: str) -> Hit | None:
        steps = _BETWEEN.split(row.strip(ORNAMENTS))
        home = steps[0].rpartition(":")[2].strip(ORNAMENTS).casefold()  # You are here: Home
        if len(steps) < 2 or not all(steps) or home not in self._homes:
            return None
        return Hit(self._rule, SURE if len(steps) >= FEW else LIKELY, "edge", LIMIT, form=" > ".join(steps).casefold())
