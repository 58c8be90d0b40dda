"""What shows that a line which looks like boilerplate is the author's even if its template is sure.

It interrupts a sentence, begins with the words of its heading, is quoted after a colon, heads a paragraph of a text that shows no other sign of a page, or is a
word of a list of words.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.stages.boilerplate.context import stands_apart
from cleaner.stages.boilerplate.rows import BULLET, ends
from cleaner.stages.boilerplate.templates import LIKELY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.stages.boilerplate.context import Survey
    from cleaner.stages.boilerplate.rows import Row
    from cleaner.stages.boilerplate.templates import Hit

COLONS = (":", "：", ":**")
HEADING = 3  # words of a heading that may as well be a label
SAYING = 3  # words from which on a line before a colon says something
HEADINGS = 3  # headings of a text that make any label one of them
PARTED = 2  # the same for other labels between blank lines
DATE, ENTRIES = "{date}", 3  # a line that is a date, and how many of them head entries
NEAR = 2  # the same where prose stands right below a mark
WORDS = 3  # words of a list of words


def claims(found: Survey, hits: Mapping[int, Hit], sections: int, page: float, *, plain: bool) -> dict[int, str]:
    """Which hits, by their row's index, are the author's, and why.

    `hits` are those of the document, `sections` its headings that are no sure hits.  Of what is plainly a page (`is_page`)
    only headings below blank lines are claimed, where others of the text are like them.
    """
    rows, marked = found.rows, found.marked
    heads = [k for k in _headings(rows, marked) if not plain or not k or rows[k].gap]
    count = sections + len([k for k in heads if (hit := rows[k].hit) and hit.weight > LIKELY])
    like = [k for k in heads if (hit := rows[k].hit) and not hit.mark] if count >= HEADINGS else []
    claimed = dict.fromkeys(like, "heads a paragraph as other headings do")
    claimed |= dict.fromkeys(_dates(rows, marked), "heads an entry as other dates do")
    if plain:
        return claimed
    words = _words(rows, marked)
    said = {k for k in marked if _within(rows, k)}
    sentences = [k for k in marked if _runs_on(rows[k])]
    own = {n for k in {*heads, *words, *said, *sentences} for n in range(rows[k].number, rows[k].last + 1)}
    others = sum({hit.form: hit.weight for n, hit in hits.items() if hit.weight >= LIKELY and n not in own}.values())
    if not others:
        claimed |= dict.fromkeys(words, "is a word of a list, and nothing here is plainly of a page")
        claimed |= dict.fromkeys(sentences, "is a sentence, and nothing here is plainly of a page")
        first = {k for k in heads if count >= _needed(rows[k], rows[k + 1])}
        claimed |= dict.fromkeys(first, "heads a paragraph, and nothing here is plainly of a page")
    if others < page:
        claimed |= dict.fromkeys(said, "stands within a sentence")
    return claimed


def is_page(found: Survey, hits: Mapping[int, Hit], page: float) -> bool:
    """Whether hits that went, or that cannot be the author's, tell a page: what most pages are told by, at little cost.

    Neither words of a list, nor headings, nor parts of sentences do.
    """
    rows = found.rows
    left = {n for k in found.marked for n in range(rows[k].number, rows[k].last + 1)}
    signs = {hit.form: hit.weight for n, hit in hits.items() if hit.weight >= LIKELY and n not in left}
    weight = sum(signs.values())
    for k in found.marked:
        if weight >= page:
            return True
        hit = rows[k].hit
        if hit is None or hit.weight < LIKELY or hit.form in signs:
            continue
        if not (_heads(rows, k) or _is_word(rows[k].text) or _within(rows, k) or _runs_on(rows[k])):
            signs[hit.form] = hit.weight
            weight += hit.weight
    return weight >= page


def _headings(rows: Sequence[Row], marked: Sequence[int]) -> list[int]:
    """The labels above prose, each by itself; no text has two headings of one name."""
    heads = [k for k in marked if _heads(rows, k)]
    count = Counter(hit.form for k in heads if (hit := rows[k].hit))
    return [k for k in heads if (hit := rows[k].hit) and count[hit.form] == 1]


def _dates(rows: Sequence[Row], marked: Sequence[int]) -> list[int]:
    """The dates right above text of no template, if they are many: so are entries of a diary or a guest book headed."""
    dates = [
        k
        for k in marked
        if (hit := rows[k].hit) and hit.form == DATE and (not k or rows[k].gap)
        if k + 1 < len(rows) and rows[k + 1].hit is None and not rows[k + 1].gap
    ]
    return dates if len(dates) >= ENTRIES else []


def _words(rows: Sequence[Row], marked: Sequence[int]) -> list[int]:
    """The hits that are small words, if they are many; none of a run right below prose, where pages put what to click on."""
    words: list[int] = []
    below = True
    for before, k in pairwise([-1, *marked]):
        if k - before > 1 or k == 0:
            below = k == 0 or rows[k - 1].prose
        if not below and _is_word(rows[k].text):
            words.append(k)
    return words if len(words) >= WORDS else []


def _within(rows: Sequence[Row], k: int) -> bool:
    """Whether row `k` is part of what a sentence beside it says."""
    before = rows[k - 1] if k else None
    after = rows[k + 1] if k + 1 < len(rows) else None
    if before and before.hit is None and (after is None or after.hit is None) and _interrupts(before, after):
        return True
    return (before is not None and _goes_on(before, rows[k])) or (after is not None and _goes_on(rows[k], after))


def _needed(row: Row, after: Row) -> int:
    """How many headings a text must have for a label above prose to be one of them."""
    mark = row.hit is not None and row.hit.mark
    if after.gap or not row.gap:
        return PARTED if row.gap and not mark else HEADINGS
    return NEAR if mark else 1


def _heads(rows: Sequence[Row], k: int) -> bool:
    """Whether a short label by itself stands above prose."""
    row = rows[k]
    if row.hit is None or k + 1 == len(rows) or rows[k + 1].hit or not stands_apart(rows, k):
        return False
    form = row.hit.form
    if len(form) < 2 or form.count(" ") >= HEADING or "{" in form or row.text.rstrip().endswith(COLONS):
        return False
    return rows[k + 1].says and not row.bullet and not rows[k + 1].bullet


def _interrupts(before: Row, after: Row | None) -> bool:
    """Whether a sentence leads to what stands after `before`, or goes on in `after`."""
    if before.text.rstrip().endswith(COLONS):
        return after is not None and before.text.strip().count(" ") + 1 >= SAYING
    if after is None or ends(before.text) or not after.text.lstrip()[:1].islower():
        return False
    return before.prose or after.prose or ends(after.text)


def _goes_on(label: Row, row: Row) -> bool:
    """Whether a row is a sentence that begins with the words of the label above it."""
    return _is_sentence(row) and row.text.strip().casefold().startswith(label.text.strip().casefold() + " ")


def _is_sentence(row: Row) -> bool:
    """Whether a row ends like a sentence that is said to its end, not cut."""
    return ends(row.text) and not row.text.rstrip().endswith(("…", "..."))


def _runs_on(row: Row) -> bool:
    """Whether a sentence begins with a template, and goes on in small letters as no title of an article does."""
    return row.hit is not None and row.hit.open and _is_sentence(row) and row.text.strip()[1:].islower()


def _is_word(text: str) -> bool:
    word = BULLET.sub("", text, count=1).strip()
    return word.islower() and word.replace(" ", "").isalpha()
