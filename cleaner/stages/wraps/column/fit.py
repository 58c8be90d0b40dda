"""Explain the wrap: the column at which every line end was forced.

A line end is forced at column W when the line is within W and the next word would have gone beyond it.  The
line ends that plainly interrupt a sentence vote; a sweep over their intervals finds the column in linear time.
HTML source that kept its line breaks was wrapped with the tags in it: the first line of a paragraph is then
shorter by the hidden tag (19 columns for the `<p class=MsoNormal>` of Word), and a quotation mark may have been
`&quot;`.  Both are found the same way.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from operator import add

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.wraps.column.ends import ends_sentence, interruptions, lines_of
from cleaner.stages.wraps.column.widths import models
from cleaner.stages.wraps.lines.rows import unit_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleaner.stages.wraps.column.ends import Lines
    from cleaner.stages.wraps.lines.rows import Row

MAX_COLUMN = 320
MIN_COLUMN = 16
MAX_HIDDEN = 60
SURE_VOTES = 8
HALF = 0.45  # of the votes: what explains fewer is no column, whatever is hidden or written in more characters
LOOSE = ("print", "bytes")  # models that fit this and that better than columns do
MORE = 0.05  # of the votes: so many more they must explain
NEARLY = 0.9  # of the votes: so many bytes must explain, as they do where they were counted
LITTLE = 0.6  # of the votes: where columns explain more, a full last row of a paragraph must not look like a wrap ...
PARTED = 0.8  # ... because blank lines or indents part so many paragraphs that end with room
NARROW = 46  # columns: verse is seldom wider


class Fit(NamedTuple):
    """How rows were wrapped: at column `at`, paragraphs starting with `hidden` columns nobody sees.

    `reach[k]` is the column that row k came to, `need[k]` the one it would have come to with the next unit.
    Of the `votes` line ends that interrupt a sentence, `forced` are explained.
    """

    at: int
    hidden: int
    model: str
    votes: int
    forced: int
    reach: list[int]
    need: list[int]

    @property
    def quality(self) -> str:
        """How well the column explains the votes: sure, proof, good, weak, bad, none."""
        if self.votes < 2 or not self.at:
            return "none"
        part = self.forced / self.votes
        if self.votes < SURE_VOTES and (self.votes < 5 or part < 1 or self.at < NARROW):
            return "few-proof" if part >= 0.97 else "few-good" if part >= 0.8 else "few-bad"
        return (
            "sure"
            if part >= 0.99
            else "proof"
            if part >= 0.96
            else "good"
            if part >= 0.85
            else "weak"
            if part >= 0.6
            else "bad"
        )


def sweep(spans: Sequence[tuple[int, int]], low: int, high: int) -> tuple[int, int]:
    """The first place within [low, high) that lies in most half-open spans, more than a third of them; and in how many."""
    inside = [span for span in spans if low < span[1] > span[0] < high]  # a row of marks without width makes none
    starts = sorted([max(start, low) for start, _ in inside])
    ends = sorted([end for _, end in inside])
    most, at, ended = len(spans) // 3, 0, 0
    for begun, start in enumerate(starts, 1):
        while ends[ended] <= start:
            ended += 1
        if begun - ended > most:
            most, at = begun - ended, start
    return (at, most) if at else (0, 0)


def fit_rows(rows: Sequence[Row], unit: int) -> Fit:
    """The best explanation of the rows, which are all of one depth of quotation."""
    return fit_lines(rows, lines_of(rows, interruptions(rows), unit))


def fit_lines(rows: Sequence[Row], lines: Lines) -> Fit:
    """The same where it is known what the lines are."""
    reach, need, voters = lines.reach, lines.need, lines.voters
    votes = [k for k, voter in enumerate(voters) if voter]
    if not votes:
        return Fit(0, 0, "columns", 0, 0, reach, need)
    best = _fit(voters, [(reach[k], need[k]) for k in votes], reach, need, "columns")
    if best.votes < 4 or best.forced >= 0.97 * best.votes:
        return best
    column = _column([(reach[k], need[k]) for k in votes])[1] if best.hidden else best.forced
    votes_of = _Measure(rows, lines, votes)
    for model, widths in models(rows):
        if best.forced < HALF * best.votes and model not in ("characters", "bytes"):
            continue  # few characters are written longer
        spans = votes_of.spans(widths)
        least = best.forced + MORE * best.votes if model in LOOSE else column
        if _column(spans)[1] <= max(least, column):
            continue  # what explains no more as it stands is not tried with hidden columns either
        measured = _Measure(rows, lines, range(len(rows) - 1)).spans(widths)
        reach, need = [reach for reach, _ in measured], [need for _, need in measured]
        reach.append(rows[-1].indent + widths([rows[-1].text])[0])
        tried = _fit(voters, spans, reach, need, model)
        if tried.forced > best.forced and (model != "bytes" or _in_bytes(rows, tried, column)):
            best = tried
        if best.forced >= 0.97 * best.votes:
            break
    return best


def _in_bytes(rows: Sequence[Row], fit: Fit, forced: int) -> bool:
    """Whether the lines were counted in bytes, as `fit` is; columns explain `forced` of them."""
    if fit.forced < NEARLY * fit.votes:
        return False
    if forced < LITTLE * fit.votes:
        return True
    flush = min([row.indent for row in rows])
    ends = [k for k, (a, b) in enumerate(pairwise(rows)) if fit.need[k] <= fit.at and ends_sentence(a, b)]
    return sum([rows[k].gap > 0 or rows[k + 1].indent > flush for k in ends]) >= PARTED * len(ends)


class _Measure:
    """Measures some lines: their texts, their indents, the first units of those after them, what stands before these."""

    def __init__(self, rows: Sequence[Row], lines: Lines, places: Sequence[int]) -> None:
        self.texts = [rows[k].text for k in places]
        self.indents = [rows[k].indent for k in places]
        after = [rows[k + 1] for k in places]
        self.units = [row.text[: row.head] if row.text.isascii() else unit_of(row.text) for row in after]
        self.blanks = [lines.need[k] - lines.reach[k] - rows[k + 1].head for k in places]

    def spans(self, widths: Callable[[Sequence[str]], list[int]]) -> list[tuple[int, int]]:
        """What the lines reach and would have reached with those units, by a model of widths."""
        reach = list(map(add, self.indents, widths(self.texts)))
        return list(zip(reach, map(add, map(add, reach, self.blanks), widths(self.units)), strict=True))


def _column(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The column that most spans cover, and how many do: of four or more any column will do."""
    at, forced = sweep(spans, MIN_COLUMN, MAX_COLUMN)
    if not at and len(spans) > 3:
        at = next(iter(_columns(spans)), 0)
        forced = sum([start <= at < end for start, end in spans])
    return at, forced


def _fit(voters: Sequence[bool], spans: list[tuple[int, int]], reach: list[int], need: list[int], model: str) -> Fit:
    at, forced = _column(spans)
    at = _stretched(at, spans, reach)
    plain = Fit(at, 0, model, len(spans), forced, reach, need)
    if not at or len(spans) < 4 or forced >= 0.97 * len(spans) or model in LOOSE:
        return plain
    best = _with_hidden(plain, voters, spans)
    return best if best.forced > plain.forced + 0.1 * len(spans) else plain


def _with_hidden(plain: Fit, voters: Sequence[bool], spans: list[tuple[int, int]]) -> Fit:
    """The best fit with hidden columns at paragraph starts, by the column of `plain` or another; `plain` without any."""
    best = plain
    for column in {plain.at, *_columns(spans)}:
        forced = sum([start <= column < end for start, end in spans])
        more = max(best.forced, plain.forced + 0.1 * len(spans)) - forced
        if forced < HALF * len(spans) or sum([end <= column for _, end in spans]) <= more:
            continue
        rows = enumerate(zip(plain.reach, plain.need, strict=False))
        ends = [k for k, (start, end) in rows if not start <= column < end]
        hidden = _hidden(voters, plain, column, ends, more)
        if hidden:
            tried = _simulate(voters, plain, column, hidden, ends)
            if tried.forced > best.forced:
                best = tried
    return best


def _stretched(at: int, spans: list[tuple[int, int]], reach: list[int]) -> int:
    """The largest reach of any row that forces the same line ends as `at`: the votes leave a column or two open."""
    end = min((end for start, end in spans if start <= at < end), default=at + 1)
    begun = min((start for start, _ in spans if start > at), default=end)
    return max((right for right in reach if at < right < min(end, begun)), default=at)


def _columns(spans: Sequence[tuple[int, int]]) -> list[int]:
    """Columns to try beside the best one: those that most spans cover, whatever contradicts them."""
    cover = _cover([(max(start, MIN_COLUMN), min(end, start + 14, MAX_COLUMN)) for start, end in spans])
    return sorted([at for at, count in enumerate(cover) if count], key=lambda at: -cover[at])[:5]


def _cover(spans: Sequence[tuple[int, int]]) -> list[int]:
    """How many of the half-open spans each place is in, up to the last end."""
    steps = [0] * (max([end for _, end in spans], default=0) + 1)
    for start, end in spans:
        if start < end:
            steps[start] += 1
            steps[end] -= 1
    return list(accumulate(steps))


def _hidden(voters: Sequence[bool], plain: Fit, column: int, ends: list[int], more: float) -> int:
    """The hidden columns at paragraph starts that force most of the line ends there, if these are `more` than so many.

    `ends` are the line ends that the column does not force as the rows stand: a row after one starts a paragraph.
    """
    reach, need, spans = plain.reach, plain.need, []
    last, first = -1, True
    for k in ends:
        first = first and last == k - 1
        if first and voters[k] and need[k] <= column:
            spans.append((column - need[k] + 1, column - reach[k] + 1))
            first = False
        else:
            first = True
        last = k
    if len(spans) < 2 or len(spans) <= more:
        return 0
    cover = _cover([(max(1, start), min(end, MAX_HIDDEN)) for start, end in spans])
    most = max(cover)
    return cover.index(most) if most > 1 and most * 2 >= len(spans) else 0


def _simulate(voters: Sequence[bool], plain: Fit, column: int, hidden: int, ends: list[int]) -> Fit:
    """Wrap along: what a row reached and needed when paragraph starts are shifted by `hidden`."""
    reach, need = list(plain.reach), list(plain.need)
    forced = plain.votes - sum([voters[k] for k in ends])
    k, following = 0, iter(ends)
    while k < len(need):
        before = reach[k] <= column < need[k]
        reach[k] += hidden
        need[k] += hidden
        after = reach[k] <= column < need[k]
        forced += voters[k] * (after - before)
        k = next((end for end in following if end > k), len(reach)) + 1 if after else k + 1
    if k == len(need):
        reach[k] += hidden
    return Fit(column, hidden, plain.model, plain.votes, forced, reach, need)
