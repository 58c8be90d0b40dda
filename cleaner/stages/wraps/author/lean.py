"""Leaning words: articles, prepositions, conjunctions, which lean on the word after them.

A wrapper breaks after them as often as they are; verse, lists and headings hardly ever do, but often at a pause.
How often that is, the text tells itself, so a text in a language without a list is judged by its pauses only.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import log

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.wraps.author.verse import RECUR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.lines.rows import Row

SELDOM = 0.1  # of the leaning words that a wrapper would leave at line ends, those that an author does
MOST = 0.6  # of the words of any language
OFTEN = 0.35  # of the lines that an author ends inside a sentence, those that end at a pause
PAUSES = ",;:–—،"
PAUSE = {mark: lazy(rf"{mark}(?!\S)") for mark in PAUSES}  # one by one, as searching for a character is quick
FEWEST = 20  # words: fewer do not tell how often leaning words are
RHYMED, SHARED = 4, 6  # rows, one of so many, that end in one word which hardly ever stands within: so verses rhyme
INITIALS = lazy(r"\b[^\W\d_]\. ?[^\W\d_]\.$")  # the last two of a name
ENDING = ("lower", "upper", "letter")
NAMED = ("title", "caps")  # how a name begins


def unstopped(rows: Sequence[Row], leaning: frozenset[str]) -> Sequence[Row]:
    """The rows, where those that end in an abbreviation or an initial before a name end in a word: its stop ends no sentence."""
    found: list[Row] | None = None
    for k in [k for k, row in enumerate(rows[:-1]) if row.last == "stop" and row.text[-1] == "."]:
        last = _abbreviated(rows[k].text, rows[k + 1].text, leaning)
        if last:
            found = found or [*rows]
            found[k] = rows[k]._replace(last=last)
    return found or rows


def _abbreviated(text: str, after: str, leaning: frozenset[str]) -> str:
    """The class of the word that an abbreviation at the end of a row is; empty for a word that ends a sentence."""
    word = text[text.rfind(" ") + 1 :].lstrip("([\"'“‘„«")
    initials = len(word) == 2 and word[0].isupper() and INITIALS.search(text) is not None and after[0].isupper()
    if not initials and word.lower() not in leaning:
        return ""
    if after[0].isupper() and after.split(None, 1)[0].rstrip(",").lower() in leaning:
        return ""  # a sentence begins
    return "upper" if initials else "lower"


def ends_of(rows: Sequence[Row], leaning: frozenset[str]) -> list[bool]:
    """Whether each row ends in a leaning word that is no rhyme, and no name that heads a speech: shortened ones may look so."""
    lasts = [row.text[row.text.rfind(" ") + 1 :].lower() if row.last in ENDING else "" for row in rows]
    ends = [last in leaning for last in lasts]
    alone = [k for k, end in enumerate(ends) if end and k and len(lasts[k]) == len(rows[k].text)]
    heads = [k for k in alone if rows[k - 1].gap and rows[k].first in NAMED]
    spoken = Counter([lasts[k] for k in heads])
    for k in heads:
        ends[k] = spoken[lasts[k]] < RECUR
    often = Counter(
        [last for last, end, row in zip(lasts, ends, rows, strict=True) if end and len(last) < len(row.text)]
    )
    least = max(RHYMED, len(rows) // SHARED)
    if max(often.values(), default=0) < least:
        return ends
    words = Counter(" ".join([row.text for row in rows]).lower().split())
    rhymes = {word for word, count in often.items() if count >= least and 2 * count > words[word]}
    return [end and last not in rhymes for last, end in zip(lasts, ends, strict=True)] if rhymes else ends


def cut_of(rows: Sequence[Row]) -> list[bool]:
    """Whether each row ends in a hyphen after which a word goes on: no author ends a line so."""
    return [a.last == "hyphen" and b.first == "lower" and " " in a.text for a, b in pairwise(rows)] + [False]


def evidence_of(rows: Sequence[Row], ends: Sequence[bool], leaning: frozenset[str]) -> list[float]:
    """What each line end says about who broke the line: above 0 a wrapper, below 0 the author, as log-odds."""
    whole = " ".join([row.text for row in rows])
    words = whole.lower().split()
    total = max(FEWEST, len(words))
    share = min(MOST, sum(map(leaning.__contains__, words)) / total)
    pauses = (sum([len(pattern.findall(whole)) for mark, pattern in PAUSE.items() if mark in whole]) + 1) / (
        total + 1 / OFTEN
    )
    yes, no = -log(SELDOM), log((1 - share) / (1 - share * SELDOM))
    pause = min(no, log(pauses / OFTEN))
    return [
        0.0 if row.last == "stop" else yes if end or cut else pause if row.text[-1] in PAUSES else no
        for row, end, cut in zip(rows, ends, cut_of(rows), strict=True)
    ]
