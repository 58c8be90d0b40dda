"""What speaks for a place of a missing mark: named features of the place and of what it would quote.

After the measured cues: the edge of a paragraph, a verb of saying, how sentences start and end, the length of what is
quoted, who speaks in it, and whether the quotations of the document are mostly dialogue.  Features come in groups that
look at the same few things: most groups are seen again and again, and what they weigh is added up once.
"""

from __future__ import annotations

from functools import lru_cache

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.document.paragraphs import above_row
from cleaner.stages.quotes.document.signs import STOPS
from cleaner.stages.quotes.marks.marks import DASHES

if TYPE_CHECKING:
    from cleaner.stages.quotes.document.signs import Gap, Signs

POINTS = ".,!?…;:"
SPANS = (1, 2, 3, 5, 8, 12, 20, 40)  # upper bounds of the classes of span lengths, in words
FINE = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 30, 40, 60)  # the same, finer
ROOM = (0, 1, 2, 3, 7)  # those of the words that are left beyond a place
NEXT = 6  # how many characters of what follows are looked at
SHAPES = {"U": "upper", "l": "lower", "o": "other"}
BLANK_DASHES = " \t\n\xa0\u202f" + "".join(sorted(DASHES))


def point(char: str) -> str:
    """The class of the character before a place."""
    if char.isalnum():
        return "word"
    if char in POINTS:
        return char
    return "dash" if char in DASHES else "other"


def _classes(bounds: tuple[int, ...]) -> list[str]:
    """For every length in words up to the last bound its class."""
    return [next(str(b) for b in bounds if n <= b) for n in range(bounds[-1] + 1)]


_SPANS, FINE_CLASSES, ROOM_CLASSES = map(_classes, (SPANS, FINE, ROOM))


def span(count: int, classes: list[str] = _SPANS) -> str:
    """The class of a length in words."""
    return classes[count] if count < len(classes) else "more"


def plain(word: str) -> str:
    """A word with straight apostrophes."""
    return word.replace("’", "'")


def sort_of(word: str) -> str:
    """What tells something of a word that is not known by itself: a capital or a figure; else nothing."""
    return "name" if word[0].isupper() else "number" if word[0].isdigit() else ""


@lru_cache(4096)
def shape(ahead: str, *, last: bool) -> str:
    """What stands ahead, up to the next letter: points, dashes, blanks, and the case of the letter; `last`: to the end."""
    shown = ""
    for char in ahead:
        if char.isalnum():
            return shown + ("U" if char.isupper() else "l" if char.islower() else "o")
        if char.isspace():
            shown += "" if shown.endswith("_") else "_"
        else:
            shown += "-" if char in DASHES else char
        if len(shown) == 4:
            return shown
    return shown + "$" if last else shown


def ahead(gap: Gap, at: int) -> str:
    """The shape of what stands behind a place."""
    reach = at + NEXT
    return shape(gap.text[at : min(reach, gap.end)], last=reach >= gap.end)


def above(text: str, start: int) -> str:
    """What the paragraph before ends with, if `start` is where one starts."""
    char = above_row(text, start, 4).rstrip()[-1:]
    if not char:
        return "top"
    return char if char in ":.?!…," else "word" if char.isalnum() else "mark"


def opening_context(gap: Gap, signs: Signs, k: int, at: int) -> str:
    """What stands before an opener at `at`, before word `k`."""
    left = at - 1
    while left >= gap.start and gap.text[left].isspace():
        left -= 1
    if left < gap.start:
        return "start-dash" if gap.text[at : at + 1] in DASHES else "start"
    char = gap.text[left]
    if char.isalnum():
        return "say" if k and signs.telling[k - 1] else "word"
    if char in ",:":
        return "say" + char if k and signs.telling[k - 1] else char
    if char in DASHES or char in STOPS or char in "(;":
        return "dash" if char in DASHES else "stop" if char in STOPS else char
    return "other"


def closing_context(gap: Gap, signs: Signs, k: int, at: int) -> str:
    """What stands behind a closer at `at`; `k` is the next word."""
    right = at
    while right < gap.end and gap.text[right].isspace():
        right += 1
    if right >= gap.end:
        return "end"
    char = gap.text[right]
    if char in POINTS or char in DASHES:
        told = signs.told[k] if k < len(signs.words) and _leads(gap.text[right : signs.begins[k]]) else ""
        kind = "point" if char in POINTS else "dash"
        return f"{kind} {told}" if told else kind
    if k >= len(signs.words):
        return "other"
    return signs.told[k] or (SHAPES[signs.cases[k]] if char.isalnum() else "other")


def _leads(between: str) -> bool:
    """Whether words behind a closer go on with its sentence: a comma, a dash, or both stand between."""
    return not between.lstrip(",").strip(BLANK_DASHES)
