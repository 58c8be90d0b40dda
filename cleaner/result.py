"""What cleaning a text gives: the cleaned text, the record of changes, and findings."""

from __future__ import annotations

from operator import index

from cleaner import change
from cleaner.lean import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Change, Columns, Edit


class Finding(NamedTuple):
    """Something reported and not applied: a span of the original, the rule, and a sentence.

    `new` is what would stand there instead; None when there is no proposal.
    """

    start: int
    end: int
    rule: str
    message: str
    new: str | None = None


class Result:
    """A cleaned text with everything that happened to it.  Most is made when it is first asked for.

    `text` is the cleaned text: the same object as the original when nothing changed.  `trouble` is None, or
    the id of the promise that failed (`unstable`, `refused`, or `fault` for an error in our code); then `text` is the original.
    """

    __slots__ = ("_changes", "_findings", "_inverse", "_passes", "_pending", "_trouble", "original", "text", "trouble")

    def __init__(
        self,
        original: str,
        text: str,
        passes: Sequence[Columns] = (),
        pending: Sequence[Edit] = (),
        trouble: Finding | None = None,
    ) -> None:
        self.original = original
        self.text = text
        self.trouble = trouble.rule if trouble else None
        self._passes, self._pending, self._trouble = passes, pending, trouble
        self._changes: tuple[Change, ...] | None = None if passes else ()
        self._findings: tuple[Finding, ...] | None = None if pending or trouble else ()
        self._inverse: list[Change] | None = None

    @classmethod
    def of(
        cls, original: str, changes: tuple[Change, ...], findings: tuple[Finding, ...], trouble: str | None
    ) -> Result:
        """The result that consists of these changes and findings."""
        made = cls(original, change.replay(original, changes))
        made._changes, made._findings, made.trouble = changes, findings, trouble
        return made

    def followed(self, later: Result) -> Result:
        """What this result comes to when its text is cleaned once more, which gave `later`."""
        if later.trouble:
            return Result(self.original, self.original, trouble=later.findings[0])
        from cleaner.fold import followed

        made = tuple(followed(self.original, self.changes, later.changes))
        found = (f._replace(start=self.to_original(f.start), end=self.to_original(f.end)) for f in later.findings)
        return Result.of(self.original, made, tuple(found), None)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change, sorted and disjoint."""
        if self._changes is None:
            from cleaner.fold import folded

            self._changes = tuple(folded(self.original, self._passes))
        return self._changes

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was seen and left alone, in the coordinates of the original."""
        if self._findings is None:
            trouble = (self._trouble,) if self._trouble else ()
            self._findings = (*trouble, *map(self._finding, self._pending))
        return self._findings

    def _finding(self, edit: Edit) -> Finding:
        start, end = self.to_original(edit.start), self.to_original(edit.end)
        new = None if edit.new == self.text[edit.start : edit.end] else edit.new
        return Finding(start, end, edit.rule, edit.note, new)

    @property
    def inverse(self) -> list[Change]:
        """The changes that lead from the cleaned text back to the original."""
        if self._inverse is None:
            self._inverse = change.invert(self.changes)
        return self._inverse

    def restore(self) -> str:
        """The original, replayed backward from the cleaned text and the record."""
        return change.restore(self.text, self.changes)

    def to_cleaned(self, position: int) -> int:
        """Where a code point offset of the original stands in the cleaned text.

        Inside a replaced span: the start of what replaced it.  Raises `IndexError` outside of the text, `TypeError` for what
        is no whole number.
        """
        position = index(position)
        if not 0 <= position <= len(self.original):
            raise IndexError(f"{position} is not a position of a text of {len(self.original)} code points")
        return change.map_position(self.changes, position)

    def to_original(self, position: int) -> int:
        """Where a code point offset of the cleaned text stands in the original; see `to_cleaned`."""
        position = index(position)
        if not 0 <= position <= len(self.text):
            raise IndexError(f"{position} is not a position of a text of {len(self.text)} code points")
        return change.map_position(self.inverse, position)

    def __repr__(self) -> str:
        return f"<Result: {len(self.changes)} changes, {len(self.findings)} findings>"
