"""Find the lines that some template knows: short ones, long ones that pass a gate, and notices that hard wraps broke."""

from __future__ import annotations

from itertools import compress

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.templates.fold import ORNAMENTS
from cleaner.stages.boilerplate.templates.hit import NARROW, SURE, WRAPPED, Told
from cleaner.stages.boilerplate.templates.index import LONGEST_GATE, SHORT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.document import Document
    from cleaner.stages.boilerplate.templates.hit import Hit
    from cleaner.stages.boilerplate.templates.templates import Templates

LINES = 10  # of a text: one with pages has more
DIGITS = frozenset("0123456789")
STARTS, ENDS = frozenset("0123456789 \t"), frozenset("0123456789-–—])|")  # of lines with a page number, here or there
NEAR_END = 3  # characters, of which one is a digit
TRAIL = ">»›/"  # what stands between the steps of a trail: Home > News
POINTS, SENTENCE = frozenset((".", ")", ",")), 2  # lines that are nothing else, and blanks in what they end
KEPT = 100_000  # characters of a text of which is remembered what its lines say


def look_up(document: Document, templates: Templates) -> dict[int, Hit]:
    """The lines that some template, or pattern, knows, by line number."""
    patterns = templates.patterns
    if not patterns:
        return _look_up(document, templates)
    patterns.begin()
    hits = _look_up(document, templates)
    given_up = patterns.given_up
    return {number: hit for number, hit in hits.items() if hit.rule not in given_up} if given_up else hits


def _look_up(document: Document, templates: Templates) -> dict[int, Hit]:
    if document.printable and _strange(document.text, templates):
        return {}
    rows = document.rows
    sizes = list(map(len, rows))
    narrow = len(rows) > 1 and NARROW < max(sizes) <= WRAPPED
    told = templates.told
    if told and told.narrow == narrow and told.rows.issuperset(rows):
        return _again(document, told, templates)
    hits, short = _short(rows, sizes, templates)
    least, most = 1 if narrow else SHORT + 1, max(SHORT, templates.longest)
    numbers = [number for number, size in enumerate(sizes) if least <= size <= most]
    starts, stops = _sift(rows, numbers, templates, hits) if numbers else (set(), set())
    signs = [sign for sign in TRAIL if sign in document.text]
    if signs:
        _add_trails(templates.trails().of(rows, signs), rows, hits)
    if hits:  # no title is counted where nothing else is of a page
        from cleaner.stages.boilerplate.templates.titles import counters_of

        hits = _with(hits, rows, counters_of(rows, templates))
    said = {rows[number]: hit for number, hit in hits.items()}  # a point says nothing by itself
    if not short.isdisjoint(POINTS):
        _add_points(rows, hits)
    if narrow:
        from cleaner.stages.boilerplate.wrapped import join

        stops.update([number for number, size in enumerate(sizes) if 0 < size < LONGEST_GATE])
        join(rows, {*starts}, stops, templates, hits)
    if not hits and "|" not in document.text:
        return hits
    from cleaner.stages.boilerplate.templates.bars import bars_of

    bars = bars_of(document, short, templates)
    if len(document.text) <= KEPT and not (templates.patterns and templates.patterns.is_late):
        ends = (frozenset([rows[number] for number in edge]) if narrow else frozenset() for edge in (starts, stops))
        templates.told = Told(frozenset(rows), narrow, said, bars, *ends)
    return _with(hits, rows, bars)


def numbered(document: Document) -> list[int]:
    """The lines that begin or end with a number, as those with page numbers do; none, if it is less than two."""
    if document.printable or len(document.rows) < LINES:
        return []
    rows = document.rows
    ends = [n for n, row in enumerate(rows) if row[-1:] in ENDS and not DIGITS.isdisjoint(row[-NEAR_END:])]
    starts = [n for n, row in enumerate(rows) if row[:1] in STARTS and row.lstrip()[:1] in DIGITS]
    found = sorted({*ends, *starts}) if starts else ends
    return found if len(found) > 1 else []


def _strange(line: str, templates: Templates) -> bool:
    """Whether a line is surely neither known to a template nor a bar of labels."""
    return not templates.patterns and "|" not in line and templates.gates.refuse(line)


def _again(document: Document, told: Told, templates: Templates) -> dict[int, Hit]:
    """The hits of a text of which all lines are told."""
    rows = document.rows
    hits: dict[int, Hit] = {}
    if not told.hits.keys().isdisjoint(rows):
        hits = {number: hit for number, row in enumerate(rows) if (hit := told.hits.get(row))}
        if not told.rows.isdisjoint(POINTS):
            _add_points(rows, hits)
    if told.narrow:
        from cleaner.stages.boilerplate.wrapped import join

        starts, stops = ({n for n, row in enumerate(rows) if row in edge} for edge in (told.starts, told.stops))
        join(rows, starts, stops, templates, hits)
    return _with(hits, rows, told.bars) if hits or "|" in document.text else hits


def _with(hits: dict[int, Hit], rows: Sequence[str], bars: Mapping[str, Hit]) -> dict[int, Hit]:
    """`hits`, and those of rows that are known whole, as bars of labels are."""
    if bars:
        hits.update({number: bars[row] for number, row in enumerate(rows) if number not in hits and row in bars})
    return hits


def _add_points(rows: Sequence[str], hits: dict[int, Hit]) -> None:
    """Put the points with which sentences of a page end into `hits`, where a link got a line of its own."""
    ends = [number + 1 for number, hit in hits.items() if hit.weight == SURE and hit.form.count(" ") >= SENTENCE]
    points = [number for number in ends if number < len(rows) and rows[number] in POINTS and number not in hits]
    hits.update({number: hits[number - 1] for number in points})


def _add_trails(trails: Mapping[str, Hit], rows: Sequence[str], hits: dict[int, Hit]) -> None:
    """Put trails from a start page into `hits`, where these know less of a line."""
    for number in [number for number, row in enumerate(rows) if row in trails] if trails else ():
        known, trail = hits.get(number), trails[rows[number]]
        if known is None or known.open or known.weight < trail.weight:
            hits[number] = trail


def _short(rows: Sequence[str], sizes: Sequence[int], templates: Templates) -> tuple[dict[int, Hit], set[str]]:
    """The hits among short lines, and all short lines."""
    short = set(compress(rows, map(SHORT.__ge__, sizes)))
    short.discard("")
    known = templates.known(short)
    found = {row: hit for row in short if (hit := known[row])}
    return {number: found[row] for number, row in enumerate(rows) if row in found} if found else {}, short


def _sift(
    rows: Sequence[str], numbers: Sequence[int], templates: Templates, hits: dict[int, Hit]
) -> tuple[set[int], set[int]]:
    """Put the hits among long lines into `hits`; give those of `numbers` that may be a notice's first, or its last line."""
    lines = [rows[number] for number in numbers]
    near = templates.near(lines)
    if not any(near):
        return set(), set()
    starts, stops, short = near
    limits = {**starts, **stops}
    found = {k for k, limit in limits.items() if len(lines[k].strip(ORNAMENTS)) <= limit}.union(short)
    long = [k for k in sorted(found) if len(lines[k]) > SHORT]
    known = templates.known([lines[k] for k in long])
    hits.update({numbers[k]: hit for k in long if (hit := known[lines[k]])})
    tiny = [k for k in short if len(lines[k].strip(ORNAMENTS)) < LONGEST_GATE]
    return {numbers[k] for k in (*starts, *tiny)}, {numbers[k] for k in (*stops, *tiny)}
