"""The rows of a text: lines that are not blank, and in hard-wrapped text the lines that its wrapper broke, joined again.

A label beside a paragraph is judged by the paragraph, not by the piece of it that a wrapper left on the next line.
Only hits and what stands beside them is looked at, so a row is made when somebody asks for it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import lru_cache, partial
from itertools import compress, pairwise
from operator import eq

from cleaner.lean import TYPE_CHECKING, NamedTuple, cached_property
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.lines.joints import SENTENCE, Joints, width_of
from cleaner.stages.boilerplate.templates.fold import ORNAMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cleaner.stages.boilerplate.lines.joints import Lines
    from cleaner.stages.boilerplate.templates.hit import Hit

PROSE, LINE = 80, 60  # characters that no menu entry has, and that no label has
WORDS, CHARACTERS = 3, 8  # blanks, and characters of text that writes without them, in a short sentence
IDEOGRAPHS = 22  # the same for text that writes without blanks

ENDS = (*".!?…。！？؟।",)
QUOTES = '"“”„«»'
CLOSERS = "\"'”’»)]"  # what may stand behind the end of a sentence
LABEL = 40  # characters of a line that is a label, or a label and its value
LETTER = 8  # characters of a line with a letter by itself, at most
BULLET = lazy(r"\s*(?:> ?)*(?:[*+•·●○■▪‣–—-]|(?<=\s)o|\d{1,3}(?:[.)]| [-–—]))\s")
_CHOICE = lazy(r"\s*[-*+]\s+\[[ xX]\]\s")
_CODE = lazy(
    r"[{};]\s*$|</|/>|^\s*(?:import|def|class|return|if|for|var|let|const|function|#include|//|/\*|<\w|\$ |>>> )|\w\(.*\)\s*;?$|=>|==|::|^\s*[\w.-]+\s*=\s*\S"
)
_DATA = lazy(
    r"^\s*(?:- )?\"?[a-z_][\w-]*\"?:(?:\s+\S|\s*$|(?!//)\S)|^[A-Z][A-Z_]+:\s+\S|^\s*[\w\"'-]+(?:,[\w\"' .-]*){2,}$|\t|\S\s*\|\s*\S.*\||^\s*\|"
)


class Row(NamedTuple):
    """A line that is not blank, or lines that a hard wrap broke.

    `number` and `last` count lines of the document, `gap` the blank lines before it; `reach` is how long the line above
    would be with the first word of this one, 0 after a gap.
    """

    number: int
    last: int
    text: str
    gap: int
    reach: int
    hit: Hit | None
    prose: bool

    @property
    def lines(self) -> range:
        """The numbers of its lines."""
        return range(self.number, self.last + 1)

    @property
    def indent(self) -> int:
        """How many blanks it is set in by."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def bullet(self) -> bool:
        """Whether it begins like an item of a list."""
        return not self.text[0].isalpha() and BULLET.match(self.text) is not None

    @property
    def choice(self) -> bool:
        """Whether it is an answer to a question, or a task, with the box to tick."""
        return "[" in self.text and _CHOICE.match(self.text) is not None

    @property
    def says(self) -> bool:
        """Whether it is running text, or a short sentence as may stand below a heading."""
        return self.prose or (self.hit is None and _is_statement(self.text.strip()) and not self.bullet)

    @property
    def opens(self) -> bool:
        """Whether a heading may stand above it: it says something, or is a long row of what is wrapped."""
        return self.says or len(self.text) > LINE

    @property
    def machine(self) -> bool:
        """Whether it looks like code, a table, or fields and values."""
        return _is_machine(self.text)


@lru_cache(4096)
def _is_machine(text: str) -> bool:
    return _CODE.search(text) is not None or _DATA.search(text) is not None


_row = partial(tuple.__new__, Row)  # a row of a tuple, without a call in Python


class Spot(NamedTuple):
    """Row `k`, which is a hit, with the rows beside it."""

    k: int
    row: Row
    hit: Hit
    before: Row | None
    after: Row | None


_spot = partial(tuple.__new__, Spot)


class Rows:
    """The rows of `lines`, of which some are `hits`, by line number; `width` is that of their wrapper (`width_of`), and `joined` tells whether lines that it broke are."""

    def __init__(self, lines: Lines, hits: Mapping[int, Hit]) -> None:
        self.texts = lines.texts
        self._numbers, self._bare, self._blanks = lines.numbers, lines.bare, lines.blanks
        self._hits = {bisect_left(lines.numbers, number): hits[number] for number in sorted(hits)}
        self._made: dict[int, Row] = {}
        sizes = list(map(len, lines.texts))
        self.width = width_of(lines.texts, sizes, self._hits)
        self._starts: Sequence[int] = range(len(sizes) + 1)
        self.joined = False
        if self.width:
            joints = Joints(lines, sizes)
            self.joined = joints.exact(self.width)
            if self.joined:
                self._starts = [*joints.starts(self.width, self._hits), len(sizes)]
        self._count = len(self._starts) - 1

    @cached_property
    def letters(self) -> frozenset[str]:
        """The letters that stand by themselves on a line."""
        bare = [text.strip().casefold() for text in self.texts if len(text) < LETTER]
        return frozenset([text for text in bare if len(text) == 1 and text.isalpha()])

    @cached_property
    def labels(self) -> frozenset[str]:
        """The short lines, and what stands before a colon in them, as labels are looked up."""
        return frozenset([label_of(bare) for bare in self._bare if len(bare) <= LABEL])

    @cached_property
    def refrains(self) -> frozenset[tuple[str, str]]:
        """Lines with the lines right below them that stand so more than once."""
        blanks = self._blanks
        beside = compress(pairwise(self._bare), map(eq, blanks, blanks[1:]))
        return frozenset([pair for pair, times in Counter(beside).items() if times > 1])

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, k: int) -> Row:
        if k not in self._made:
            self._make((k,))
        return self._made[k]

    def spots(self) -> list[Spot]:
        """The rows that are hits."""
        marked = list(self._hits)
        if self.joined:
            marked = list(dict.fromkeys([bisect_right(self._starts, k) - 1 for k in marked]))
        made, count = self._made, self._count
        around = {n for k in marked for n in (k - 1, k, k + 1)}.difference(made, (-1, count))
        self._make(around)
        row = made.get
        return [_spot((k, made[k], hit, row(k - 1), row(k + 1))) for k in marked if (hit := made[k].hit)]

    def unmark(self, rows: Iterable[int]) -> None:
        """Take these rows for no hits any more."""
        self._made.update({k: self[k]._replace(hit=None) for k in rows})

    def short(self, most: int, *, apart: bool) -> Iterator[int]:
        """The rows of at most so many characters; if they shall stand `apart`, with a blank line above, or with nothing."""
        bare, blanks, above = self._bare, self._blanks, -1
        for k, line in zip(range(self._count), self._starts, strict=False):
            near = not apart or blanks[line] > above
            above = blanks[line]
            if near and len(bare[line]) <= most and len(self[k].text) <= most:
                yield k

    def prose(self, numbers: Iterable[int]) -> int:
        """The first of these rows that is prose; -1 if none is."""
        made, bare, starts = self._made, self._bare, self._starts
        for k in numbers:
            if k in made:
                if made[k].prose:
                    return k
            elif (starts[k + 1] - starts[k] > 1 or len(bare[starts[k]]) >= IDEOGRAPHS) and self[k].prose:
                return k
        return -1

    def _make(self, numbers: Iterable[int]) -> None:
        """Make these rows."""
        if self.joined:
            self._made.update({k: self._joined(k) for k in numbers})
            return
        texts, bare, blanks, hit_of, made = self.texts, self._bare, self._blanks, self._hits.get, self._made
        for k in numbers:
            text, hit, number = texts[k], hit_of(k), self._numbers[k]
            prose = hit is None and len(bare[k]) >= IDEOGRAPHS and self._is_prose(k, bare[k])
            gap = blanks[k] - blanks[k - 1] if k else blanks[0]
            reach = self._reach(k) if self.width and k and not gap else 0
            made[k] = _row((number, number, text, gap, reach, hit, prose))

    def _reach(self, k: int) -> int:
        """How long the line above line `k` would be with its first word."""
        return len(self.texts[k - 1]) + 1 + len(self._bare[k].partition(" ")[0])

    def _is_prose(self, k: int, bare: str) -> bool:
        """Whether line `k` is prose, by itself or, in a ragged text, because a long line stands beside it."""
        size = len(bare)
        if size >= PROSE or (size >= IDEOGRAPHS and is_prose(bare)):
            return True
        if not self.width or size < SENTENCE or bare[0] == "|" == bare[-1]:  # bars are around rows of tables
            return False
        texts, blanks = self.texts, self._blanks
        if k and blanks[k] == blanks[k - 1] and len(texts[k - 1]) >= SENTENCE:
            return True
        return k + 1 < len(texts) and blanks[k + 1] == blanks[k] and len(texts[k + 1]) >= SENTENCE

    def _joined(self, row: int) -> Row:
        """A row of lines that are joined."""
        k, stop = self._starts[row], self._starts[row + 1]
        text, bare, hit = self.texts[k], self._bare[k], self._hits.get(k)
        if stop > k + 1:
            text = " ".join([text.rstrip(), *self._bare[k + 1 : stop]])
            bare = text.strip()
        gap = self._blanks[k] - (self._blanks[k - 1] if k else 0)
        reach = self._reach(k) if k and not gap else 0
        prose = hit is None and is_prose(bare)
        return _row((self._numbers[k], self._numbers[stop - 1], text, gap, reach, hit, prose))


def label_of(text: str) -> str:
    """What a line says before a colon, without case and what stands around it."""
    return text.partition(":")[0].strip(ORNAMENTS).casefold()


def is_prose(text: str) -> bool:
    """Whether a line without a hit is running text by itself; beside another in a hard-wrapped document more lines are."""
    size = len(text)
    if size < SENTENCE:
        return size >= IDEOGRAPHS and text[size // 2] > "\u2e7f" and ends(text)
    return size >= PROSE or ends(text)


def _is_statement(text: str) -> bool:
    """Whether a line is a sentence of some words, or what somebody is quoted with."""
    if text[-1].isalnum() or not (ends(text) or (text[0] in QUOTES and text[-1] in QUOTES)):
        return False
    return text.count(" ") >= WORDS or (len(text) >= CHARACTERS and text[len(text) // 2] > "\u2e7f")


def ends(text: str) -> bool:
    """Whether a line ends like a sentence."""
    return text.rstrip(CLOSERS).endswith(ENDS)


def is_sentence(row: Row) -> bool:
    """Whether a row ends like a sentence that is said to its end, not cut."""
    return ends(row.text) and not row.text.rstrip().endswith(("…", "..."))
