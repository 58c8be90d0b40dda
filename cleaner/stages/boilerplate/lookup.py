"""Find the lines that some template knows: short ones, long ones that pass a gate, and notices that hard wraps broke."""

from __future__ import annotations

from itertools import compress

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.fold import ORNAMENTS
from cleaner.stages.boilerplate.index import LONGEST_GATE, SHORT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.document import Document
    from cleaner.stages.boilerplate.templates import Hit, Templates

NARROW, WRAPPED = 40, 110  # the longest line of a text that may be hard-wrapped


def look_up(document: Document, templates: Templates) -> dict[int, Hit]:
    """The lines that some template knows, by line number."""
    rows = document.rows
    sizes = list(map(len, rows))
    short = [row for row in rows if len(row) <= SHORT]
    hits = _short(rows, short, templates) if short else {}
    longest = templates.longest
    if NARROW < max(sizes, default=0) <= WRAPPED:
        numbers = [number for number, size in enumerate(sizes) if size and (size <= SHORT or size <= longest)]
        edges = _sift(rows, numbers, templates, hits)
        if edges and len(rows) > 1:
            from cleaner.stages.boilerplate.wrapped import join

            join(rows, sorted({*edges, *hits}), templates, hits)
    else:
        _sift(rows, [number for number, size in enumerate(sizes) if SHORT < size <= longest], templates, hits)
    if hits or "|" in document.text:
        from cleaner.stages.boilerplate import bars

        bars.add(rows, templates, hits)
    return hits


def _short(rows: Sequence[str], short: Sequence[str], templates: Templates) -> dict[int, Hit]:
    """The hits among short lines."""
    known = templates.known(short)
    like = set(compress(short, map(known.get, short)))
    return {number: hit for number, row in enumerate(rows) if row in like and (hit := known[row])} if like else {}


def _sift(rows: Sequence[str], numbers: Sequence[int], templates: Templates, hits: dict[int, Hit]) -> list[int]:
    """Put the hits among long lines into `hits`; give those of `numbers` that may be a notice's first or last line."""
    bare = [rows[number].strip(ORNAMENTS) for number in numbers]
    small = [k for k, line in enumerate(bare) if len(line) <= SHORT]
    near = templates.near(bare)
    if not near and not small:
        return []
    found = {numbers[k] for k, limit in near.items() if len(bare[k]) <= limit}.union([numbers[k] for k in small])
    like = [number for number in sorted(found) if len(rows[number]) > SHORT]
    known = templates.known([rows[number] for number in like])
    hits.update({number: hit for number in like if (hit := known[rows[number]])})
    return [numbers[k] for k in {*near}.union([k for k in small if len(bare[k]) < LONGEST_GATE])]
