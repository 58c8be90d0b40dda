"""What shows that a line which looks like boilerplate is the author's even if its template is sure.

It interrupts a sentence, begins with the words of its heading, is quoted after a colon, heads a paragraph of a text that shows no other sign of a page, is a
word of a list of words, or an answer to choose.
"""

from __future__ import annotations

from collections import Counter

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.evidence.context import stands_apart
from cleaner.stages.boilerplate.evidence.lists import in_order, lists_of_words
from cleaner.stages.boilerplate.evidence.records import COLONS
from cleaner.stages.boilerplate.lines.rows import BULLET, ends, is_sentence
from cleaner.stages.boilerplate.templates.fold import words_of
from cleaner.stages.boilerplate.templates.hit import LIKELY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cleaner.stages.boilerplate.evidence.context import Survey
    from cleaner.stages.boilerplate.lines.rows import Row, Spot
    from cleaner.stages.boilerplate.templates.hit import Hit

HEADING = 3  # words of a heading that may as well be a label
SAYING = 3  # words from which on a line before a colon says something
HEADINGS = 3  # headings of a text that make any label one of them
PARTED = 2  # the same for other labels between blank lines
DATE, ENTRIES = "{date}", 3  # a line that is a date, and how many of them head entries
DAY = lazy(r"\s*[^\W\d_]+,? (?:\d{1,2}\.? [^\W\d_]+|[^\W\d_]+ \d{1,2})\s*$")  # of the week and the month, of no year
DAYS = 2  # different ones that head the parts of a programme
COLUMN = 10  # different ones that are a column of a table
NEAR = 2  # the same where prose stands right below a mark
WORDS = 3  # words of a list of words


def claims(
    found: Survey, sections: Callable[[], int], page: float, told: Mapping[int, str], *, plain: bool
) -> dict[int, str]:
    """Which hits that were `found`, by their row's index, are the author's, and why; `sections`: the headings that are no sure hits.

    Of what is plainly a page (`is_page`) only headings below blank lines are claimed, where others of the text are like them.
    """
    spots = found.spots
    heads = [spot for spot in _headings(spots) if not plain or not spot.k or spot.row.gap]
    count = sections() + len([spot for spot in heads if spot.hit.weight > LIKELY]) if heads else 0
    like = [spot for spot in heads if not _is_mark(spot.hit)] if count >= HEADINGS else []
    claimed = {spot.k: "heads a paragraph as other headings do" for spot in like}
    claimed |= {spot.k: "heads an entry as other dates do" for spot in _dates(spots)}
    claimed |= {spot.k: "is one of the dates of a table or a list" for spot in _column(spots)}
    claimed |= {spot.k: "is a word of a list below its heading" for spot in lists_of_words(found)}
    if plain:
        return claimed
    claimed |= {spot.k: "is a word of a list in the order of the alphabet" for spot in in_order(found)}
    words = _words(spots)
    said = [spot for spot in spots if _within(spot)]
    sentences = [spot for spot in spots if _runs_on(spot)]
    choices = [spot for spot in spots if spot.row.choice]
    own = {spot.k for spot in (*heads, *words, *said, *sentences, *choices)}.union(told)
    signs = {s.hit.form: s.hit.weight for s in spots if s.hit.weight >= LIKELY and s.k not in own}
    others = sum(signs.values())
    if not others:
        claimed |= {spot.k: "is a word of a list, and nothing here is plainly of a page" for spot in words}
        claimed |= {spot.k: "is a sentence, and nothing here is plainly of a page" for spot in sentences}
        first = [spot for spot in heads if count >= _needed(spot)]
        claimed |= {spot.k: "heads a paragraph, and nothing here is plainly of a page" for spot in first}
    if others < page:
        claimed |= {spot.k: "stands within a sentence" for spot in said}
        claimed |= {spot.k: "leads to a list" for spot in spots if _leads(spot)}
        claimed |= {spot.k: "is one of the answers to choose from" for spot in choices}
        claimed |= told
    return claimed


def is_page(found: Survey, page: float, told: Mapping[int, str]) -> bool:
    """Whether hits that were `found` and cannot be the author's tell a page: what most pages are told by, at little cost.

    Neither words of a list, nor headings, nor parts of sentences do.
    """
    signs: set[str] = set()
    weight = 0
    for spot in found.spots:
        if weight >= page:
            return True
        hit, after = spot.hit, spot.after
        if hit.weight < LIKELY or hit.form in signs or spot.k in told:
            continue
        if not (
            (after and not after.hit and _heads(spot, after))
            or _is_word(spot.row.text)
            or _within(spot)
            or _runs_on(spot)
            or spot.row.choice
        ):
            signs.add(hit.form)
            weight += hit.weight
    return weight >= page


def _headings(spots: Sequence[Spot]) -> list[Spot]:
    """The labels above prose, each by itself; no text has two headings of one name."""
    heads = [spot for spot in spots if spot.after and not spot.after.hit and _heads(spot, spot.after)]
    count = Counter(spot.hit.form for spot in heads)
    return [spot for spot in heads if count[spot.hit.form] == 1]


def _dates(spots: Sequence[Spot]) -> list[Spot]:
    """The dates above text of no template, if they are many: so are entries of a diary headed, or the days of a programme."""
    above = [
        spot
        for spot in spots
        if spot.hit.form == DATE and (not spot.k or spot.row.gap)
        if spot.after and spot.after.hit is None
    ]
    dates = [spot for spot in above if spot.after and not spot.after.gap]
    days = [spot for spot in above if DAY.match(spot.row.text)]
    return [*(dates if len(dates) >= ENTRIES else ()), *(days if len({day.row.text for day in days}) >= DAYS else ())]


def _column(spots: Sequence[Spot]) -> list[Spot]:
    """The dates between other text, if they are many: so tables and lists are read row by row."""
    dates = [
        spot
        for spot in spots
        if spot.hit.form == DATE
        if spot.before and spot.after and (spot.before.hit is None or spot.after.hit is None)
    ]
    return dates if len({spot.row.text for spot in dates}) >= COLUMN else []


def _words(spots: Sequence[Spot]) -> list[Spot]:
    """The hits that are small words, if they are many; none of a run right below prose, where pages put what to click on."""
    words: list[Spot] = []
    below, last = True, -1
    for spot in spots:
        if spot.k - last > 1 or spot.before is None:
            below = spot.before is None or spot.before.prose
        last = spot.k
        if not below and _is_word(spot.row.text):
            words.append(spot)
    return words if len(words) >= WORDS else []


def _within(spot: Spot) -> bool:
    """Whether a row is part of what a sentence beside it says."""
    _, row, _, before, after = spot
    if before and before.hit is None and (after is None or after.hit is None) and _interrupts(before, after):
        return True
    return (before is not None and _goes_on(before, row)) or (after is not None and _goes_on(row, after))


def _leads(spot: Spot) -> bool:
    """Whether a row ends with a colon above a list that is no hit itself."""
    after = spot.after
    return after is not None and after.bullet and after.hit is None and spot.row.text.rstrip().endswith(COLONS)


def _needed(spot: Spot) -> int:
    """How many headings a text must have for a label above prose to be one of them."""
    gap, mark = spot.row.gap, _is_mark(spot.hit)
    if not gap or (spot.after and spot.after.gap):
        return PARTED if gap and not mark else HEADINGS
    return NEAR if mark else 1


def _is_mark(hit: Hit) -> bool:
    """Whether a label surely marks what the text has lost; a prompt that is only likely may be an author's heading."""
    return hit.mark and hit.weight > LIKELY


def _heads(spot: Spot, after: Row) -> bool:
    """Whether a short label by itself stands above prose, if a row `after` it is no hit."""
    row, form = spot.row, spot.hit.form
    if not stands_apart(spot):
        return False
    if (
        len(form) < 2
        or words_of(form) > HEADING - _is_mark(spot.hit)
        or "{" in form
        or row.text.rstrip().endswith(COLONS)
    ):
        return False
    return after.opens and not row.bullet and not after.bullet


def _interrupts(before: Row, after: Row | None) -> bool:
    """Whether a sentence leads to what stands after `before`, or goes on in `after`."""
    if before.text.rstrip().endswith(COLONS):
        return after is not None and before.text.strip().count(" ") + 1 >= SAYING
    if after is None or ends(before.text) or not after.text.lstrip()[:1].islower():
        return False
    return before.prose or after.prose or ends(after.text)


def _goes_on(label: Row, row: Row) -> bool:
    """Whether a row is a sentence that begins with the words of the label above it."""
    if not is_sentence(row):
        return False
    words = label.text.strip().casefold() + " "
    return row.text.lstrip()[: len(words)].casefold().startswith(words)


def _runs_on(spot: Spot) -> bool:
    """Whether a sentence begins with a template, and goes on in small letters as no title of an article does."""
    return spot.hit.open and is_sentence(spot.row) and spot.row.text.strip()[1:].islower()


def _is_word(text: str) -> bool:
    if not text.islower():
        return False
    word = BULLET.sub("", text, count=1).strip()
    return word.islower() and word.replace(" ", "").isalpha()
