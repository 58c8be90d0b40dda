"""Regular expressions of rules, each tried on the lines that hold its literal, and for a short time only.

Whether one runs out of time depends on the machine, so it is told; a pattern that does so again and again says nothing of a text.
"""

from __future__ import annotations

from threading import local

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.boilerplate.templates.index import limit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.rule import Rule

SECONDS = 0.05  # for a line: a thousand times what a pattern needs that reads it once
PATIENCE = 3  # lines of a text on which a pattern may run out of time before it is given up
HELD = 4096  # lines that are remembered on which one did


class Pattern(NamedTuple):
    """The regular expression of a rule, the literal without which it is not tried, and the longest line it is for."""

    rule: str
    literal: str
    regex: str
    limit: int


class _Late(local):
    """The lines of the text at work, in this thread, on which the pattern of each rule ran out of time."""

    def __init__(self) -> None:
        self.lines: dict[str, set[str]] = {}


class Patterns:
    """The patterns of the rules in force; what is known of one text is forgotten when the next is looked at."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._patterns = [
            Pattern(rule.id, rule.data.get("literal", "").casefold(), rule.data["regex"], limit_of(rule))
            for rule in rules
            if "regex" in rule.data
        ]
        self._late = _Late()
        self._slow: set[tuple[str, str]] = set()  # so that another round asks nothing again

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def may_know(self, line: str) -> bool:
        """Whether a pattern is tried on a line."""
        low = line.casefold()
        return any(pattern.literal in low for pattern in self._patterns)

    def begin(self) -> None:
        """Forget the text that was looked at last."""
        self._late.lines = {}

    def rule_of(self, bare: str) -> str | None:
        """The first rule whose pattern fits the whole line."""
        low = bare.casefold()
        fitting = (p.rule for p in self._patterns if p.literal in low and len(bare) <= p.limit and self._fits(p, bare))
        return next(fitting, None)

    def _fits(self, pattern: Pattern, bare: str) -> bool:
        import regex

        late = self._late.lines.get(pattern.rule, set())
        if len(late) >= PATIENCE or bare in late:
            return False
        if (pattern.rule, bare) not in self._slow:
            try:
                return regex.fullmatch(pattern.regex, bare, timeout=SECONDS) is not None
            except TimeoutError:
                self._slow = {*self._slow, (pattern.rule, bare)} if len(self._slow) < HELD else {(pattern.rule, bare)}
        self._late.lines.setdefault(pattern.rule, set()).add(bare)
        return False

    @property
    def given_up(self) -> set[str]:
        """The rules whose pattern says nothing of this text."""
        return {rule for rule, lines in self._late.lines.items() if len(lines) >= PATIENCE}

    @property
    def is_late(self) -> bool:
        """Whether any pattern ran out of time in this text."""
        return bool(self._late.lines)

    def reports(self) -> Sequence[Edit]:
        """What is told of patterns that ran out of time in this text."""
        return [Edit(0, 0, "", rule, _told(len(lines))) for rule, lines in sorted(self._late.lines.items())]


def _told(lines: int) -> str:
    where = "a line, which stays" if lines == 1 else f"{lines} lines, which stay"
    if lines < PATIENCE:
        return f"its pattern ran out of time on {where}; make it simpler"
    return f"its pattern ran out of time on {PATIENCE} lines, and so says nothing of this text; make it simpler"
