"""Settle edits: what is left of them changes nothing more when the repaired text is gone through again.

A repair may show a document's habits more clearly, so that other paragraphs are told by them: these are mended, too.
A paragraph that would be changed twice is left alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import chain

from cleaner.change import apply
from cleaner.document import Document
from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.document.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.change import Edit
    from cleaner.stages.quotes.marks.tables import Seen

TRIALS = 6  # how often edits are dropped or added before all are dropped
TWICE = 2  # how often those of a paragraph are dropped before nothing is tried there any more


def settled(
    document: Document,
    edits: list[Edit],
    rules: AbstractSet[str],
    firm: AbstractSet[str],
    again: Callable[[Document], Seen],
) -> list[Edit]:
    """`edits`, of which those of `rules` and of `firm` may be carried out together, with those of `rules` that are stable.

    `again` tells what is asked for in a document.  Those of `firm` are settled already, and stay.
    """
    text, before, both = document.text, paragraphs(document), rules | firm
    twice: Counter[int] = Counter()
    for _ in range(TRIALS):
        done = [e for e in edits if e.rule in both and text[e.start : e.end] != e.new]
        if not done:
            return edits
        after = Document(apply(text, done), document.lang)
        seen = again(after)
        spans, made = seen.spans, [e for e in seen.edits if e.rule in both and after.text[e.start : e.end] != e.new]
        touched, told = _by_paragraph(before, done), _by_paragraph(spans, made)
        twice.update(touched.keys() & told.keys())
        if all(k not in touched and twice[k] >= TWICE for k in told):
            return edits  # these paragraphs will be left alone as they are now
        more = {
            k: [_moved(e, before[k][0] - spans[k][0]) for e in new if e.rule in rules]
            for k, new in told.items()
            if k not in touched and twice[k] < TWICE and len(spans) == len(before)
        }
        kept = [
            e
            for k, old in _by_paragraph(before, edits).items()
            for e in old
            if k not in more and (k not in touched or k not in told or e.rule not in rules)
        ]
        edits = sorted(chain(kept, *more.values()))
    return [e for e in edits if e.rule not in rules or text[e.start : e.end] == e.new]


def _by_paragraph(spans: Sequence[tuple[int, int]], edits: Iterable[Edit]) -> dict[int, list[Edit]]:
    """The edits by the number of the paragraph in which they are."""
    found: dict[int, list[Edit]] = {}
    for edit in edits:
        found.setdefault(bisect_right(spans, (edit.start, spans[-1][1] + 1)) - 1, []).append(edit)
    return found


def _moved(edit: Edit, by: int) -> Edit:
    """The same edit of a text in which less or more stands before it."""
    return edit._replace(start=edit.start + by, end=edit.end + by)
