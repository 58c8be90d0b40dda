"""Pages: the numbers that a pager set between the lines of a text, and the heads and feet beside them.

A page number stands alone or at the edge of a line, in lines that are else alike, counts on from one to the next, and
comes at much the same distance.  Chapters are counted, too; but sentences go on behind page numbers, or form feeds
stand there, or the lines say themselves which page of how many they end.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise, starmap

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.evidence.context import fenced
from cleaner.stages.boilerplate.pages.heads import PAGES as HEADED
from cleaner.stages.boilerplate.pages.heads import heads_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.document import Document
    from cleaner.rulebook import StageRules

TAIL = 20  # characters at the end of a line, in which a label stands
ALONE, WIDEST = 32, 110  # characters of a line with a page number and nothing else, and with a head beside it
PLACES, TURNED = ("last", "first"), "turned"  # of a number beside a head
SAYS_SO = " of all"  # how the form of a line ends that says it is a page, and one of how many
GAPS = ("  ", "\t", "|", "•", "·")  # between a page number and a head
INDENT = " " * 16
PROMPTS = (">>> ", "... ", "In [", "$ ")  # of code
ITEM_STARTS, ITEM_ENDS = "([", ".)"  # so items of lists are counted, unless they are set far in
BULLETS, POST = "*+•", "#"  # of a list, and before the number of a post in a forum
STEPS = (1, 2)  # from one page number to the next, and from one left page to the next
PAGE = 400  # characters, the fewest between two page numbers
NEAR, FAR, EVEN = 0.4, 1.8, 0.7  # of the usual distance: from where to where, and how many are there
PAGES, DASHES = 3, "-–—"  # the fewest numbers; two between dashes that both cut a sentence are enough
CUT, FED = 0.15, 0.7  # of the pages: behind how many a sentence goes on, or at how many there is a form feed
BESIDE = 5  # lines of a head or foot, at the most
MOST = 0.3  # of the characters of a text, that are of its pages: where it would be more, something else repeats
AGAIN = 2  # times that a head stands in a text, at least
HEADS = 0.6  # of a line's places: one that stands there beside page numbers is a head or a foot
SPOKEN = lazy(r".*,|[^\w\[]*\[[^]]*\]\W*|[^\w(]*\([^)]*\)\W*")  # "Mr. President," and "[Pause]" are no heads
FULL = 0.8  # of the usual line: one that is as long goes on behind the page if no sentence ends there
PROSE = 50  # characters of the usual line of prose
GOING = ",-\xad\u2010"  # how a line ends inside a sentence, other than by a letter


class Numbered(NamedTuple):
    """Line `line`, which holds `number`."""

    line: int
    number: int


class Page(NamedTuple):
    """The lines of the head, the number and the foot around a page number, with the lines of text beside them (-1: none)."""

    number: int
    lines: range
    above: int
    below: int


class Furniture(NamedTuple):
    """The lines that go, each with its rule and the reason; of the `pages` around them, whether a sentence goes on there."""

    lines: Mapping[int, tuple[str, str]]
    pages: Mapping[int, bool]


class Forms:
    """The forms of lines with a page number; call it through `rules.prepared`."""

    def __init__(self, rules: StageRules) -> None:
        self.labels = rules.words("page")
        labels = "|".join(map(re.escape, sorted(self.labels, key=len, reverse=True))) or r"(?!)"
        label, number = rf"(?:{labels})\W{{0,2}}", "(?P<number>[0-9]{1,4})"
        total = r"(?P<total>(?: ?/ ?| \w{2,3} )[0-9]{1,4})?"
        apart = r"(?:\s{2,}|\t| [|•·] )"
        self.alone = re.compile(rf"\W{{0,3}}(?:{label})?{number}{total}\.?\W{{0,2}}", re.IGNORECASE)
        before = rf"(?:{apart}\W{{0,2}}(?:{label})?|\W{{1,3}}{label})"
        self.last = re.compile(rf"(?P<text>.*\S){before}{number}{total}\W{{0,2}}", re.IGNORECASE)
        self.first = re.compile(rf"\W{{0,2}}(?:{label})?{number}{total}{apart}(?P<text>\S.*)", re.IGNORECASE)

    def of(self, row: str) -> tuple[str, int] | None:
        """What the line is without its page number, and the number; None if it has none."""
        told = self._found(row, row.strip())
        if told is None:
            return None
        form, found = told
        says = found["total"] and not self.labels.isdisjoint(row.casefold().split())
        return form + (SAYS_SO if says else ""), int(found["number"])

    def _found(self, row: str, bare: str) -> tuple[str, re.Match[str]] | None:
        """What the line is without its page number, and where that is found."""
        if len(bare) <= ALONE and (found := self.alone.fullmatch(bare)):
            item = bare[0] in BULLETS and bare[-1] != bare[0]
            if (
                POST in bare
                or item
                or ((bare[-1] in ITEM_ENDS or bare[0] in ITEM_STARTS) and not row.startswith(INDENT))
            ):
                return None
            return folded(bare.replace(found["number"], "0", 1)), found
        if len(bare) > WIDEST:
            return None
        labelled = not self.labels.isdisjoint(bare[-TAIL:].casefold().split())
        if not labelled and not [gap for gap in GAPS if gap in bare]:
            return None
        found = self.last.fullmatch(bare) or self.first.fullmatch(bare)
        if found is None or not any(map(str.isalpha, found["text"])):
            return None
        place = PLACES[found.re is self.first]
        return f"{place} {folded(found['text'])}", found


def furniture(document: Document, numbered: Sequence[int], rules: StageRules) -> Furniture | None:
    """The page numbers of a text, which are in some of the lines `numbered`, its heads and its feet; None if it has none."""
    forms, rows = rules.prepared(Forms), document.rows
    alike: defaultdict[str, list[Numbered]] = defaultdict(list)
    for line in numbered:
        printed = line and rows[line - 1].lstrip().startswith(PROMPTS)  # by the code above it
        if not printed and (found := forms.of(rows[line])):
            alike[found[0]].append(Numbered(line, found[1]))
    headed = [lines for form, lines in alike.items() if len(lines) > 1 and form.startswith(PLACES)]
    alike[TURNED] = sorted([line for lines in headed for line in lines])  # left pages have another head than right ones
    several = [(lines, form.endswith(SAYS_SO)) for form, lines in alike.items() if len(lines) > 1]
    counted = [(_counted(lines, document.starts, 0.0 if says else EVEN), says) for lines, says in several]
    chains = [(chain, says and len(chain) >= PAGES) for chain, says in counted if chain]
    chains += _headed(document, numbered)
    return _found(document, chains, rules) if chains else None


def _headed(document: Document, numbered: Sequence[int]) -> Iterator[tuple[Sequence[Numbered], bool]]:
    """The runs of numbers with one blank beside a head; where left pages are told from right ones they say that they are pages."""
    rows = document.rows
    turned, others = heads_of(rows, numbered)
    if others and median([len(row) for row in rows if row.strip()]) < PROSE:
        others = []  # of poems, which may be counted, and go on in small letters
    for lines in [turned, *others] if turned else others:
        chain = _counted([*starmap(Numbered, lines)], document.starts, EVEN)
        if len(chain) >= HEADED:
            yield chain, lines is turned


def _found(
    document: Document, chains: Sequence[tuple[Sequence[Numbered], bool]], rules: StageRules
) -> Furniture | None:
    """The furniture of those runs of numbers that count pages, as some say of themselves."""
    rows = document.rows
    everywhere = Counter(map(folded, rows))
    usual = median([len(row) for row in rows if row.strip()])
    by_number, by_head = rules.repair("page-number"), rules.repair("page-head")
    lines: dict[int, tuple[str, str]] = {}
    around: dict[int, bool] = {}
    for chain, says in sorted(chains, key=lambda told: len(told[0])):
        pages = _pages(rows, chain, everywhere)
        if not says and not _vouched(document, pages):
            continue
        pages = [_with_title(rows, page, everywhere) for page in pages]
        if by_head:
            beside = [line for page in pages for line in page.lines if rows[line].strip()]
            lines |= dict.fromkeys(beside, (by_head, f"stands beside the numbers of {len(chain)} pages"))
        why = f"one of {len(chain)} lines that count pages, from {chain[0].number} to {chain[-1].number}"
        lines |= dict.fromkeys([page.number for page in pages], (by_number or "", why))
        around |= {line: goes_on(document, page, usual) for page in pages for line in page.lines}
    apart = fenced(document) if lines else frozenset[int]()
    lines = {line: told for line, told in lines.items() if told[0] and line not in apart}
    most = MOST * len(document.text)
    return Furniture(lines, around) if lines and sum([len(rows[line]) for line in lines]) <= most else None


def median(values: Sequence[float]) -> float:
    """The middle one of some values, the upper one of two."""
    return sorted(values)[len(values) // 2]


def folded(row: str) -> str:
    """A line as it comes again on other pages."""
    return " ".join(row.casefold().split())


def _counted(lines: Sequence[Numbered], starts: Sequence[int], share: float) -> Sequence[Numbered]:
    """The longest run of lines that count on, if so many stand as far from each other as pages do; else none."""
    runs = [[lines[0]]]
    for line in lines[1:]:
        if line.number - runs[-1][-1].number in STEPS:
            runs[-1].append(line)
        else:
            runs.append([line])
    run = max(runs, key=len)
    apart = [(starts[b.line] - starts[a.line]) / (b.number - a.number) for a, b in pairwise(run)]
    if not apart:
        return ()
    usual = median(apart)
    even = sum([NEAR * usual <= distance <= FAR * usual for distance in apart])
    return run if usual >= PAGE and even >= share * len(apart) else ()


def _pages(rows: Sequence[str], chain: Sequence[Numbered], everywhere: Counter[str]) -> list[Page]:
    """The pages of a run of numbers, each with its head and foot: lines that come again beside so many of them, and seldom else."""
    numbers = frozenset([line for line, _ in chain])
    beside = [[folded(rows[k]) for step in (-1, 1) for k in _outward(rows, line, step, numbers)] for line, _ in chain]
    of_pages = Counter([row for page in beside for row in {*page}])
    times = Counter([row for page in beside for row in page])
    least = {True: PAGES, False: max(PAGES, len(chain) / 2)}  # an ornament may be the author's
    often = [row for row, n in of_pages.items() if min(n, everywhere[row]) >= least[any(map(str.isalnum, row))]]
    heads = {row for row in often if times[row] >= HEADS * everywhere[row] and not SPOKEN.fullmatch(row)}
    pages = []
    for line, _ in chain:
        edges = []
        for step in (-1, 1):
            edge, beyond = line, -1
            for k in _outward(rows, line, step, numbers):
                if folded(rows[k]) not in heads:
                    beyond = k
                    break
                edge = k
            edges.append((edge, beyond))
        (first, above), (last, below) = edges
        pages.append(Page(line, range(first, last + 1), above, below))
    return pages


def _with_title(rows: Sequence[str], page: Page, everywhere: Counter[str]) -> Page:
    """The page with the title below its number, a line inside of a sentence that stands apart, as where a chapter is named on its pages, or comes again."""
    title, below = page.below, next(_outward(rows, page.below, 1), -1) if page.below >= 0 else -1
    if below < 0 or len(rows[title].strip()) > WIDEST or not runs_on(rows, page):
        return page
    if below == title + 1 and everywhere[folded(rows[title])] < AGAIN:
        return page
    if SPOKEN.fullmatch(rows[title].strip()):
        return page
    longer = page._replace(lines=range(page.lines[0], title + 1), below=below)
    begins = first_below(rows, page)
    return longer if begins.isalnum() and not begins.islower() and first_below(rows, longer).islower() else page


def _outward(rows: Sequence[str], line: int, step: int, numbers: AbstractSet[int] = frozenset()) -> Iterator[int]:
    """The lines beside one that are not blank, upwards or downwards, to the next one of `numbers`: another page begins there."""
    found = 0
    line += step
    while 0 <= line < len(rows) and found <= BESIDE and line not in numbers:
        if rows[line].strip():
            found += 1
            yield line
        line += step


def _vouched(document: Document, pages: Sequence[Page]) -> bool:
    """Whether sentences go on behind these pages, or form feeds stand between them."""
    rows, starts, text = document.rows, document.starts, document.text
    cut = sum([page.below >= 0 and runs_on(rows, page) and first_below(rows, page).islower() for page in pages])
    ends = [(starts[max(0, page.above)], starts[page.below] if page.below >= 0 else len(text)) for page in pages]
    fed = sum(["\f" in text[above:below] for above, below in ends])
    if len(pages) < PAGES:
        return len(pages) in ((cut, fed) if rows[pages[0].number].strip()[0] in DASHES else (fed,))
    return cut >= max(2, CUT * len(pages)) or fed >= FED * len(pages)


def goes_on(document: Document, page: Page, usual: float) -> bool:
    """Whether the sentence above a page's end goes on below it, and not a head that is known by nothing."""
    rows, starts = document.rows, document.starts
    if page.below < 0 or not runs_on(rows, page):
        return False
    known = "\f" not in document.text[starts[page.lines[-1]] : starts[page.below]]
    return first_below(rows, page).islower() or (known and len(rows[page.above].strip()) >= FULL * usual)


def runs_on(rows: Sequence[str], page: Page) -> bool:
    """Whether no sentence ends above a page's end."""
    last = rows[page.above].rstrip()[-1:] if page.above >= 0 else ""
    return last.isalpha() or (last != "" and last in GOING)


def first_below(rows: Sequence[str], page: Page) -> str:
    """The first character below a page's end."""
    return rows[page.below].lstrip()[:1]
