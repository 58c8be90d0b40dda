"""quotes"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.capability import SPACES, Capability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

NAME = "quotes"
CAPABILITY = Capability(delete=SPACES, insert=SPACES)


def edits(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The edits."""
    return []


def explain(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The reasons."""
    return []
