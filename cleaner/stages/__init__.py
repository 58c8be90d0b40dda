"""What happens to a text, in order.

A stage is a module with a name, a capability and two pure functions.  The order is the one line below; it is
the most important fact of the program.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING, Protocol
from cleaner.stages import boilerplate, encoding, quotes, spacing, wraps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.capability import Capability
    from cleaner.change import Edit
    from cleaner.document import Document
    from cleaner.rulebook import StageRules


class Stage(Protocol):
    """A stage of the pipeline."""

    NAME: str
    CAPABILITY: Capability

    def edits(self, document: Document, rules: StageRules) -> Sequence[Edit]:
        """The edits that the rules ask for: sorted, disjoint, in the coordinates of `document.text`."""

    def explain(self, document: Document, rules: StageRules) -> Sequence[Edit]:
        """Why each place was kept or is changed: notes, as edits; nothing is applied."""


PIPELINE: tuple[Stage, ...] = (encoding, spacing, boilerplate, wraps, quotes)
