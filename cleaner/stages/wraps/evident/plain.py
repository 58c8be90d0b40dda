"""Line ends that are plain on both sides: nothing there speaks against a wrap."""

from __future__ import annotations

from math import log

from cleaner.lean import TYPE_CHECKING, cached_property
from cleaner.pattern import lazy
from cleaner.stages.wraps.author.alike import FIELD
from cleaner.stages.wraps.author.hand import ENCODED, SPEECH
from cleaner.stages.wraps.author.sections import asks, is_counted
from cleaner.stages.wraps.author.shape import MARKER, NAMED
from cleaner.stages.wraps.author.turns import begins_reply, names_source
from cleaner.stages.wraps.lines.rows import last_class

if TYPE_CHECKING:
    from cleaner.stages.wraps.lines.table import Table

LABEL = 3  # blanks in a label and behind it
PROVED_STOP = 4.0  # log-odds of a wrap at a sentence end
PROVED_LABEL = 5.4  # the same beside what may be a label, code, or a row that begins alike
PROVED_SPEECH = 6.5  # the same before a dash, which begins speech more often than it goes on
CODE_LIKE = lazy(r"[|#_\\@^~`]|\$(?!\d)|\(\)|//|::|->")  # a sentence may: names of functions, handles, addresses
EMPHASIS = lazy(r"(?:\*{1,2}|_)\w")
OPENERS = "\"'“‘«‹„‚([¿¡"
MARKS = "-*+•·‣▪●○◦%;/&.~=_^#|}]:!><)"  # a row that starts with one is an item, a comment, a rule, the rest of a sign
DASHES = "–—"


class Plain:
    """Which line ends of a table are plain; what must be known of all rows for it is told once."""

    def __init__(self, table: Table, prior: float) -> None:
        """`prior` and the next word tell the log-odds of a wrap by the lengths alone."""
        self.table = table
        self.prior = prior

    def __call__(self, k: int) -> bool:
        """Whether nothing at the line end after row `k`, which interrupts no sentence for sure, speaks against a wrap."""
        a, b, first = self.table.rows[k], self.table.rows[k + 1], self.table.firsts[k + 1]
        ending = last_class(a)
        if ending == "stop":
            odds = self.odds(k)
            return odds >= PROVED_STOP and self._goes_on_after_stop(k, odds)
        if ending == "colon" and " " not in b:
            return False
        if MARKER.match(b) and (first.islower() or not self._is_only(b)):
            return False
        if first.islower():
            return True
        return (
            (first not in MARKS or EMPHASIS.match(b) is not None or (_is_dashed(b) and self.odds(k) >= PROVED_SPEECH))
            and ending != "sign"
            and (ending != "colon" or self.odds(k) >= PROVED_STOP)
            and not (NAMED.match(b) and NAMED.match(a))
            and not (":" in b and FIELD.match(b) and FIELD.match(a))
        )

    def odds(self, k: int) -> float:
        """The log-odds of a wrap after row `k`, by the lengths: a paragraph's end seldom fills its line."""
        return self.prior - log(self.table.units[k + 1] + 1)

    def _goes_on_after_stop(self, k: int, odds: float) -> bool:
        """Whether the row after row `k`, which ends a sentence, goes on its paragraph; `odds` of a wrap by the lengths."""
        a, b, first = self.table.rows[k], self.table.rows[k + 1], self.table.firsts[k + 1]
        if (a[-1] in SPEECH and (first in OPENERS or first in DASHES)) or (_is_label(b) and self._labelled):
            return False
        if asks(a) or is_counted(b) or begins_reply(b) or names_source(b):
            return False
        if _is_dashed(b):
            return odds >= PROVED_SPEECH and (self._is_only(b) or not self._may_be_a_turn(k))
        if odds < PROVED_LABEL and (
            CODE_LIKE.search(a)
            or CODE_LIKE.search(b)
            or MARKER.match(a)
            or _is_label(a)
            or a.startswith(b.split(" ", 1)[0])
        ):
            return False
        return (first.isalpha() or first in OPENERS) and not MARKER.match(b)

    def _may_be_a_turn(self, k: int) -> bool:
        """Whether the row after row `k`, which begins with a dash, may be the next turn of a dialogue, or name an author.

        Turns follow one that began with a dash, too; an author is named in a short last row.
        """
        lasts = self.table.lasts
        last = k + 2 == len(lasts) or not lasts[k + 2]
        return (last and self.table.widths[k + 1] < ENCODED) or self._spoken[k]

    @cached_property
    def _spoken(self) -> list[bool]:
        """Of every row, whether it or one above it in its block begins with a dash."""
        spoken: list[bool] = []
        for row in self.table.rows:
            spoken.append(row != "" and ((bool(spoken) and spoken[-1]) or _is_dashed(row)))
        return spoken

    @cached_property
    def _labelled(self) -> bool:
        """Whether labels begin more rows than one: fields, speakers."""
        return sum([_is_label(row) for row in self.table.rows if ":" in row or "." in row or "：" in row]) > 1

    @cached_property
    def _heads(self) -> list[str]:
        """What begins the rows that may be items."""
        return [row.split(" ", 1)[0] for row in self.table.rows if MARKER.match(row)]

    @cached_property
    def _lone(self) -> frozenset[str]:
        """The dashes with which one row begins, and no other."""
        return frozenset([dash for dash in DASHES + "-" if self.table.firsts.count(dash) == 1])

    def _is_only(self, row: str) -> bool:
        """Whether no other row begins like this one, which may be an item or speech; initials may come back."""
        if row[0] in DASHES or row[0] == "-":
            return row[0] in self._lone
        return len(self._heads) == 1 or (row[0].isalpha() and len({*self._heads}) == 1)


def _is_dashed(row: str) -> bool:
    """Whether a row begins with a dash, or a hyphen for one."""
    return row[0] in DASHES or (row[0] == "-" and row[1:2] not in " -")


def _is_label(row: str) -> bool:
    """Whether a label of a few words begins the row: more words are a sentence."""
    label = NAMED.match(row)
    return label is not None and label[0].count(" ") <= LABEL
