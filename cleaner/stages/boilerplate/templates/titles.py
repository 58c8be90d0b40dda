"""Lines that count what was said about a title: `14 thoughts on “A loaf for a rainy day and a dry one”`.

A template has room for a few words.  Where quotation marks tell where a title begins and ends, it may have more; it is
looked up as one word.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.stages.boilerplate.templates.hit import Hit
    from cleaner.stages.boilerplate.templates.templates import Templates

LONGEST = 220  # characters of a line
BEFORE = 40  # of them that are not of the title
FEW, MOST = 5, 20  # words of a title: templates have room for fewer, no title has more
STARTS, ENDS = frozenset("0123456789"), frozenset('”"“»«』」›')

_TITLE = lazy(r"([“”\"„«»「『‹])(.+)([”\"“»«』」›])")
WORD = "x"  # in place of a title


def counters_of(rows: Sequence[str], templates: Templates) -> Mapping[str, Hit]:
    """The hits of rows that begin with a number and end with a title in quotation marks that is longer than a template allows."""
    titled = {row: line for row in rows if row[:1] in STARTS and row[-1:] in ENDS and (line := _shortened(row))}
    known = templates.known(titled.values()) if titled else {}
    return {row: hit for row, line in titled.items() if (hit := known[line])}


def _shortened(row: str) -> str:
    """The row with a word in place of its title, empty if it has none, or a short one."""
    found = _TITLE.search(row) if len(row) <= LONGEST else None
    if found is None or found.start() > BEFORE or not FEW < len(found[2].split()) <= MOST:
        return ""
    return row[: found.start(2)] + WORD + row[found.end(2) :]
