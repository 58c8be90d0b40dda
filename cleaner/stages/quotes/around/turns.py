"""Whether another speaker answers, where a quotation is open at the end of a paragraph and the next one opens alike.

Marks alone do not tell: the quotation may go on, opened again, or have lost its closer.  What is said does: short
speeches are answered, above all questions, and an answer starts in other ways than what goes on.  The weights, learned by
`bench/learn_turns.py` (logistic regression), stand in `rules/quotes/turns.toml`.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise, starmap

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.quotes.document.paragraphs import opened_at, unclosed
from cleaner.stages.quotes.document.signs import WORD
from cleaner.stages.quotes.marks.tables import level, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.stages.quotes.document.paragraphs import Unsure
    from cleaner.stages.quotes.document.survey import Survey
    from cleaner.stages.quotes.marks.marks import Paragraph
    from cleaner.stages.quotes.marks.plain import Part
    from cleaner.stages.quotes.marks.tables import Tables

SIZES = (1, 2, 3, 4, 6, 8, 12, 16, 20, 30, 40, 60, 90, 140)  # upper bounds of the classes of lengths, in words
REACH = 900  # how many characters of either paragraph are looked at
LONG = 250  # characters of a speech that nobody answers for sure
RECENT = 64  # answers that are remembered while one document is mended, as what the gate asks is asked again
BEAT = 40  # within so many characters the first breath of an answer ends
NEAR = 5  # words behind an answer by which it is told who speaks
CLOSERS = {"“": '”"', '"': '"', "„": "“”", "”": "”", "»": "«»", "«": "»", "‘": "’", "'": "'"}
GOES_ON = "turn goes on"  # the answer is told with a verb by which a speaker continues
MARKS = frozenset("‘’'\"“”„‚«»‹›")
_ENDS = frozenset(".?!…,;:—–-")
_SENTENCE, SENTENCES = lazy(r"[.!?]\s"), 2  # within a speech: longer ones are tales, which go on
_BREATH = lazy("[.,!?…;—:]")


def answered(text: str, opened: int, end: int, then: tuple[int, int], tables: Tables) -> float:
    """The log odds that what is open from `opened` to `end` is answered in the paragraph `then`, and does not go on."""
    beside = text[opened + 1], text[end - 1], text[then[0] + 1 : then[0] + 2]
    if end - opened > LONG or not MARKS.isdisjoint(beside):
        return 0.0  # somebody tells what others said
    if len(_SENTENCE.findall(text, opened, end)) >= SENTENCES:
        return 0.0  # a tale
    key = text[opened:end], text[then[0] : min(then[1], then[0] + REACH)]
    return remembered(tables.answers, RECENT, key, partial(_odds, text, opened, end, then, tables))


def _odds(text: str, opened: int, end: int, then: tuple[int, int], tables: Tables) -> float:
    """The same, by the features."""
    weights, names = tables.turns("turn"), features(text, opened, end, then, tables)
    return 0.0 if GOES_ON in names else sum([weights.get(name, 0.0) for name in names])


def is_answered(text: str, part: Part | Paragraph, then: tuple[int, int], tables: Tables) -> bool:
    """Whether it is sure enough that what a paragraph leaves open is answered in the paragraph `then`."""
    asks = text[part[1] - 1] == "?"
    return (
        answered(text, opened_at(text, part), part[1], then, tables) >= tables.limits["answered" if asks else "replied"]
    )


def all_answered(found: Survey, unsure: Unsure | None) -> frozenset[int]:
    """Which paragraphs leave a quotation open that is answered in the next.

    None, if one of those left open may go on, for then that is the custom of the document, or the same happens again;
    nor where nobody is seen to answer.
    """
    if not any(starmap(_closed, pairwise(found))):
        return frozenset()
    text, last = found.text, len(found) - 1
    numbers = range(last) if unsure is None else [found.number(part[0]) for part in unsure.rest]
    open_ = [k for k in numbers if k < last and _left_open(found, k)]
    sure = all(is_answered(text, found[k], found[k + 1][:2], found.tables) for k in open_)
    return frozenset(open_ if sure else ())


def _closed(paragraph: Paragraph, then: Paragraph) -> bool:
    """Whether a paragraph ends with a mark and the next one starts with one, as where speakers answer each other."""
    ends = paragraph.marks and paragraph.marks[-1].right == "e" and level(paragraph.marks[-1].glyph) == 2
    return bool(ends and then.marks and then.marks[0].left == "e")


def _left_open(found: Survey, k: int) -> bool:
    """Whether a double mark is open behind a paragraph, and nothing else odd, and the next starts with the same mark."""
    marks, then = found[k].marks, found[k + 1].marks
    if not marks or not then or then[0].left != "e":
        return False
    if sum(level(mark.glyph) == 2 for mark in marks) % 2 == 0:
        return False
    return unclosed(found.text, marks, found.profile, found.tables) == [then[0].glyph] and level(then[0].glyph) == 2


def features(text: str, opened: int, end: int, then: tuple[int, int], tables: Tables) -> list[str]:
    """What speaks for an answer, by names that start with the same word."""
    said = text[opened : min(end, opened + REACH)].rstrip()
    size, last = _size(len(WORD.findall(said))), said[-1:] if said[-1:] in _ENDS else "word"
    asks = "?" in said[said.rfind(". ") + 1 :]
    return [
        "turn always",
        f"turn said {size}",
        f"turn ends {last} {size}",
        f"turn ends {last}",
        f"turn asks {asks}",
        *_answer(text[then[0] : min(then[1], then[0] + REACH)], said, tables),
    ]


def _answer(then: str, said: str, tables: Tables) -> Iterator[str]:
    """The same for the next paragraph."""
    mark, body = then[0], then[1:]
    close = _closer(then, CLOSERS.get(mark, mark))
    words = [word.lower().replace("’", "'") for word in WORD.findall(body[: (close or len(then)) - 1])]
    yield f"turn mark {mark}"
    yield f"turn first {words[0] if words else ''}"
    breath = _BREATH.search(body, 0, BEAT)
    yield (
        f"turn breath {breath[0]} {_size(len(WORD.findall(body[: breath.start()])))}" if breath else "turn breath none"
    )
    person = tables.words["person"]
    speaks = [not person.isdisjoint(some) for some in (said.lower().replace("’", "'").split(), words)]
    yield f"turn persons {speaks[0]} {speaks[1]}"
    yield f"turn then {_size(len(WORD.findall(then)))}"
    if not close:
        yield "turn then hangs"
        return
    yield f"turn answer {_size(len(words))}"
    behind = [word.lower() for word in WORD.findall(then, close + 1)[:NEAR]]
    verb = next((word for word in behind if word in tables.words["saying"]), "")
    if not tables.words["continuing"].isdisjoint(behind):
        yield GOES_ON
    yield "turn then told" if verb else f"turn then {'more' if behind else 'closes'}"
    if verb:
        yield f"turn told {verb}"
        yield f"turn told at {_size(len(words))}"
    char = then[close - 1]
    yield f"turn answer ends {char if char in _ENDS else 'word'}"


def _closer(then: str, closers: str) -> int:
    """Where the quotation ends that a paragraph starts with, 0 for nowhere in it."""
    ends = [at for closer in closers if (at := _end(then, closer))]
    return min(ends, default=0)


def _end(then: str, closer: str) -> int:
    """Where one closer does, 0 for nowhere."""
    at = then.find(closer, 2)
    while at >= 0 and then[at + 1 : at + 2].isalnum():
        at = then.find(closer, at + 1)
    return max(at, 0)


def _size(count: int) -> str:
    """The class of a length in words."""
    return next((str(bound) for bound in SIZES if count <= bound), "more")
