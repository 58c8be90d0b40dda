"""The neighbourhood of a line: rows, prose, lists, code, and hard-wrapped text."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from operator import itemgetter

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.lines.joints import lines_of
from cleaner.stages.boilerplate.lines.rows import BULLET, Rows, ends
from cleaner.stages.boilerplate.templates.fold import words_of
from cleaner.stages.boilerplate.templates.hit import LIKELY, SURE, WRAPPED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cleaner.document import Document
    from cleaner.stages.boilerplate.lines.rows import Row, Spot
    from cleaner.stages.boilerplate.templates.hit import Hit

ENTRIES = 4  # that end with a date or the like
TITLED = 40  # rows in which the word of a title comes again
ROW = 50  # characters of a line that is none of a list of labels
MANUAL = 5  # columns by which manuals, logs and comments are indented
SPREAD = 3  # indented paragraphs, each on one long line, that tell a page whose boxes were indented ...
SIGNS = 3  # ... if it has so many sure labels, too
KEYED = lazy(r"(?:- )?[a-z][\w.-]*:(?: |$)")  # a row of settings, as in YAML
SETTINGS = 0.4  # their share in a file of settings: no page has so many


class Survey(NamedTuple):
    """The rows of a document, `spots`: those of them that are hits, `dirt`, `labels`, `last` and `ending`.

    `dirt` is the weight of the different hits of the whole document that are more than weak and no headings, `labels` that
    of those of them with which no sentence may begin; from the index `last` on all rows are hits, `ending` of which are not of entries that all end so.
    """

    rows: Rows
    spots: Sequence[Spot]
    dirt: int
    labels: int
    last: int
    ending: int

    def size(self) -> int:
        """The number of rows, those of a ragged paragraph counted once."""
        rows = self.rows
        if not rows.width or rows.joined:
            return len(rows)
        pairs = pairwise(rows[k] for k in range(len(rows)))
        return len(rows) - len([row for above, row in pairs if above.prose and row.prose and not row.gap])


def survey(document: Document, hits: Mapping[int, Hit]) -> Survey:
    """The rows of `document` and those of them that are `hits`, by line number."""
    return _survey(Rows(document.kept(lines_of), hits))


def without(found: Survey, own: Iterable[int]) -> Survey:
    """What is `found` where the hits with these indices are text."""
    found.rows.unmark(own)
    return _survey(found.rows)


def _survey(rows: Rows) -> Survey:
    """What its rows tell of a text."""
    spots = _without_sections(rows)
    dirty = [spot for spot in spots if spot.hit.weight > 1 and not _is_own(spot)]
    dirt = {spot.hit.form: spot.hit.weight for spot in dirty}
    labels = {spot.hit.form: spot.hit.weight for spot in dirty if not spot.hit.open}
    last, ending = len(rows), []
    for spot in reversed(spots):
        if spot.k != last - 1:
            break
        last = spot.k
        ending.append(spot.hit)
    return Survey(rows, spots, sum(dirt.values()), sum(labels.values()), last, _say(ending, spots))


def _is_own(spot: Spot) -> bool:
    """Whether a hit heads the text after it, or is a task with the box to tick."""
    headed = spot.after is not None and spot.after.prose and taken_up(spot)
    return headed or spot.row.choice


def _say(ending: Sequence[Hit], spots: Sequence[Spot]) -> int:
    """How many of the hits at the end say something: those of next to no weight do not if many entries end so."""
    if all(hit.weight for hit in ending):
        return len(ending)
    often = Counter([spot.hit.form for spot in spots])
    return sum([hit.weight > 0 or often[hit.form] < ENTRIES for hit in ending])


def _without_sections(rows: Rows) -> list[Spot]:
    """The rows that are hits, but for such that name a section, and are none then: weak hits that stand again, at last above prose.

    So they do as in a table of contents.
    """
    spots = rows.spots()
    last: dict[str, Spot] = {}
    again: set[str] = set()
    for spot in spots:
        hit = spot.hit
        if hit.weight == 1 and "{" not in hit.form:
            if hit.form in last:
                again.add(hit.form)
            last[hit.form] = spot
    named = {form for form in again if (after := last[form].after) and after.prose}
    if not named:
        return spots
    rows.unmark([spot.k for spot in spots if spot.hit.form in named])
    return rows.spots()


def continues(before: Row, spot: Spot, width: float, *, page: bool) -> bool:
    """Whether a row may be part of a sentence that hard wraps broke: after text right `before` it, or between it and what follows."""
    _, row, hit, _, after = spot
    if ends(before.text) or (hit.weight == SURE and len(hit.form) == 1):  # no sentence has a letter that is no word
        return False
    if after and not after.gap and after.hit is None and after.text.lstrip()[:1].islower():
        return True
    if (before.prose or len(before.text.strip()) >= ROW) and row.text.lstrip()[:1].islower():
        last = before.text.rstrip()[-1]
        if last.isalpha() or last in ",-":
            return True
    return bool(width) and row.reach > width and not _stands_out(before, spot, page=page)


def _stands_out(before: Row, spot: Spot, *, page: bool) -> bool:
    """Whether a label behind a full line begins with a capital where the sentence would not: surer on a `page`."""
    if not next(filter(str.isalpha, spot.row.text), "").isupper():
        return False
    if spot.hit.weight >= LIKELY and page:
        return True
    words = [word for word in before.text.split()[1:] if word[0].isalpha()]
    small = sum(word[0].islower() for word in words)
    return 2 * small > len(words) and (page or (spot.hit.weight == SURE and " " in spot.hit.form))


def stands_apart(spot: Spot) -> bool:
    """Whether nothing but text stands right above a row."""
    return spot.before is None or spot.row.gap > 0 or spot.before.says


def taken_up(spot: Spot) -> bool:
    """Whether the text after a short line takes up its longest word: then the line is the author's heading."""
    return spot.after is not None and _takes_up(spot, (spot.after.text,))


def names_the_text(rows: Rows, spot: Spot) -> bool:
    """Whether any sentence of the text takes up the longest word of its first line: then it is the title."""
    size = len(rows)
    return _takes_up(spot, (rows[k].text for k in range(1, min(size, TITLED)) if rows[k].says))


def _takes_up(spot: Spot, texts: Iterable[str]) -> bool:
    if words_of(spot.hit.form) > 3:
        return False
    word = max(spot.row.text.casefold().split(), key=len).strip(".,:;!?«»()[]*#-–—「」【】：")
    least, stem = (2, word) if word > "\u2e80" else (4, word[: max(4, len(word) - 2)])
    return len(word) >= least and any(stem in text.casefold() for text in texts)


def is_manual(document: Document, signs: int) -> bool:
    """Whether most lines are indented, and not as items of lists: so come manuals, logs and comments.

    So do pages whose boxes were laid out in columns, but their paragraphs are not wrapped, and so many `signs` of a page
    as they have are in no manual that was unwrapped.
    """
    rows = document.kept(lines_of).texts
    first = "".join(map(itemgetter(0), rows))
    if 2 * (len(first) - len("".join(first.split()))) <= len(rows):  # that begin with a blank
        return False
    inset = [row.expandtabs() for row in rows if row[0].isspace()]
    bare = [(row, row.lstrip()) for row in inset]
    indented = [text for row, text in bare if len(row) - len(text) >= MANUAL and not BULLET.match(text)]
    if 2 * len(indented) <= len(rows):
        return False
    paragraphs = sum(len(text) > WRAPPED and ends(text) for text in indented)
    return 2 * paragraphs < len(indented) and (signs < SIGNS or paragraphs < SPREAD)


def is_settings(document: Document) -> bool:
    """Whether so many lines begin with a key in small letters that the text is a file of settings."""
    rows = document.kept(lines_of).texts
    if document.text.count(":") <= SETTINGS * len(rows):
        return False
    return sum(KEYED.match(row.strip()) is not None for row in rows) > SETTINGS * len(rows)


def fenced(document: Document) -> set[int]:
    """The numbers of lines inside Markdown fences and front matter."""
    text = document.text
    fences = [fence for fence in ("```", "~~~") if fence[0] in text and fence in text]  # one character is found sooner
    if not fences and not text.startswith("---"):
        return set()
    inside: set[int] = set()
    fence = ""
    for number, line in enumerate(document.lines):
        bare = document.line_of(line).strip()
        mark = (
            bare[:3]
            if bare[:3] in ("```", "~~~")
            else ("---" if bare == "---" and (number == 0 or fence == "---") else "")
        )
        if mark and fence in ("", mark):
            fence = "" if fence else mark
            inside.add(number)
        elif fence:
            inside.add(number)
    return inside


def tabled(document: Document) -> set[int]:
    """The numbers of lines that are rows of a Markdown table: bars around them, and a row of dashes among them."""
    if "|" not in document.text:
        return set()
    bare = [row.strip() for row in document.rows]
    inside: set[int] = set()
    for bars, run in groupby(range(len(bare)), key=lambda k: len(bare[k]) > 1 and bare[k][0] == "|" == bare[k][-1]):
        numbers = [*run]
        if bars and any("-" in bare[k] and not bare[k].strip("|:- ") for k in numbers):
            inside.update(numbers)
    return inside
