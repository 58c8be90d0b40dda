"""Marks that were lost: U+FFFD, where a page in Windows-1252 was read as UTF-8, or ?, where it was made ASCII.

Or what is left of a mark is the â of three characters of mojibake, of which nobody sees the other two.  These stand for
any character that is not ASCII.  Where English writes nothing but an apostrophe, one was lost; and in a text that shows
so, one was lost before the s of a word that stands elsewhere too, and what stands like a pair of quotation marks was
one.  A question mark is taken for lost inside of words alone.
"""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.encoding.gate import INSIDE, LOST, stripped
from cleaner.stages.encoding.shown import unless_shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.rulebook import StageRules

_PLACE = lazy("(?<!\ufffd)\ufffd(?:\ufffd\ufffd)?(?!\ufffd)")  # one, or one for each of three bytes
_LEFT = lazy("(?<![^\\W\\d_])â|â(?![^\\W\\d_])")  # the â of no word
_WHOLE = lazy(r"(?<![\w\ufffd])[A-Za-z]+(?![\w\ufffd])")
_HEAD, _TAIL = lazy(r"(?<![\w/.&=%#@:])[A-Za-z]+\Z"), lazy(r"[A-Za-z]+(?![\w/&=%#@])")  # of no address
LONGEST = 24  # characters of a word
APOSTROPHE, MARKS = "’", "“”"
BEFORE, AFTER = "([{—–-", ".,;:!?)]}…—–-"  # what stands before an opener, behind a closer
ENDS = ".,;:!?)…%—–-’'"  # what a quotation ends with, but for words

Place = tuple[int, int]


def suspects(text: str, rules: StageRules) -> list[Edit]:
    """The marks that are put back in `text`."""
    rule, words = rules.repair("lost-mark"), rules.words("contraction")
    patterns = (_PLACE, INSIDE, rules.prepared(stripped)) if rule else ()
    places = [found.span() for pattern in patterns for found in pattern.finditer(text)]
    beside = {place: _beside(text, place) for place in places}
    inside = {place for place, (head, tail) in beside.items() if f"{head}'{tail}" in words}
    if rule is None or not inside:
        return []
    known, possessive = {word.lower() for word in _WHOLE.findall(text)}, rules.words("possessive")
    inside.update(place for place, (head, tail) in beside.items() if tail in possessive and head in known)
    found = [(place, APOSTROPHE) for place in inside]
    marks = [place for place in places if place not in inside and text[place[0]] == LOST]
    if [place for place in inside if text[place[0]] == "â"]:
        marks = sorted({*marks, *(found.span() for found in _LEFT.finditer(text))} - inside)
    for line in _by_line(text, marks):
        found += _pairs(text, line)
    return unless_shown(text, [Edit(*place, new, rule, f"read as {new!r}") for place, new in sorted(found)], rules)


def _beside(text: str, place: Place) -> tuple[str, str]:
    """The letters right before and behind a place, in lower case; empty where the word goes on."""
    start, end = place
    head = _HEAD.search(text[max(0, start - LONGEST) : start])
    tail = _TAIL.match(text, end, end + LONGEST)
    return head[0].lower() if head else "", tail[0].lower() if tail else ""


def _by_line(text: str, places: Sequence[Place]) -> Iterator[list[Place]]:
    """The places, those of a line together."""
    line: list[Place] = []
    for place in places:
        if line and "\n" in text[line[-1][1] : place[0]]:
            yield line
            line = []
        line.append(place)
    yield line


def _pairs(text: str, places: Sequence[Place]) -> Iterator[tuple[Place, str]]:
    """The marks at these places of a line, if they open and close by turns."""
    sides = [_side(text, *place) for place in places]
    if sides == [0, 1] * (len(places) // 2):
        yield from ((place, MARKS[side]) for place, side in zip(places, sides, strict=True))


def _side(text: str, start: int, end: int) -> int:
    """Whether a mark that is lost opens (0) or closes (1); -1 where nobody can tell."""
    before, after = text[max(0, start - 1) : start] or " ", text[end : end + 1] or " "
    opens = (before.isspace() or before in BEFORE) and after.isalnum()
    closes = (before.isalnum() or before in ENDS) and (after.isspace() or after in AFTER)
    return -1 if opens == closes else int(closes)
