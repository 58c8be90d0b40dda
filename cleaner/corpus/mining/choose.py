"""Choose the lines that become templates, and say how sure they are.

Lines on several sites come from the software that sites share; lines on several pages of one site come from the site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.boilerplate.lines.rows import ends, is_prose
from cleaner.stages.boilerplate.templates.fold import fold_templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.corpus.mining.count import Counts, Line

SITES = 3  # sites that make a line generic
SITE_PAGES = 3  # pages that a site must have before its own lines are learned
LARGE = 12  # pages of a site from which on two pages that share a line inside of their texts may do so by chance
FEW = 4  # pages among which one that has the line at its head may be the one that it is the title of
SHARE = 0.05  # share of the pages of its site that a line must be on
WORDS = 3  # words from which on a line is hardly a heading that two authors chose
SHORT, LONG = 4, 12  # letters below which a line says nothing, and from which on it says as much as three words
ENDS_QUOTED = ('".', "”.", "».", "“.", ".”", '."')  # a short line that ends so is the rest of a sentence
EDGE = 0.9  # share of the pages on which a line must stand at one end to be learned for that end only


class Template(NamedTuple):
    """A line to be learned: whether it is `generic`, how sure, where it holds, and its numbers."""

    generic: bool
    confidence: str
    where: str
    safety: str
    line: Line


def choose(counts: Counts) -> Iterator[Template]:
    """The templates of a corpus, in the order of their forms."""
    for line in counts.lines():
        generic = line.sites >= SITES
        own = line.of_best >= SITE_PAGES and line.on_best >= max(2, SHARE * line.of_best)
        if (generic or own) and fold_templates([line.form], counts.words) == [line.form]:
            yield Template(generic, _confidence(line), _where(line), _safety(line), line)


def _confidence(line: Line) -> str:
    words = [word for word in line.form.split() if word[0] != "{"]
    letters = sum(map(len, words))
    if "{date}" in line.form or ("{" in line.form and len(words) < WORDS):
        return "weak"  # prices, sizes and dates look alike on all pages of a site
    if letters < LONG and line.sample.endswith(ENDS_QUOTED):
        return "weak"
    ideographs = line.form[0] > "\u2e80"
    if letters < SHORT and not ideographs:
        return "weak"
    if line.sites >= SITES and len(words) <= WORDS and line.inside > EDGE * line.texts:
        return "likely"  # a heading that authors choose
    if len(words) >= WORDS or letters >= LONG or (len(words) > 1 and line.pages >= 2 * WORDS):
        return "sure"
    return "likely" if len(words) > 1 or line.sites < SITES else "weak"


def _where(line: Line) -> str:
    for where, count in (("head", line.head), ("tail", line.tail)):
        if count >= EDGE * line.texts:
            return where
    if _elsewhere(line) and line.tail >= line.inside:
        return "tail"
    return "edge" if line.inside <= (1 - EDGE) * line.texts else "anywhere"


def _safety(line: Line) -> str:
    """What stands within texts may be their authors', teasers are titles of other pages, two pages may agree by chance."""
    within = 2 * line.within > line.texts
    apart = max(line.head, line.inside, line.tail) < line.texts
    by_chance = line.pages == 2 and (apart or (line.inside == line.texts and line.of_best >= LARGE))
    title = _elsewhere(line) and line.tail < line.inside
    series = "{" in line.form and line.head * 2 > line.texts  # "Letter 12 from the coast"
    sentence = is_prose(line.sample) and ends(line.sample)
    # parts of a series tell what went before
    told = sentence and line.pages == 2 and (line.within > 0 or line.beside < line.texts)
    return "unsafe" if within or by_chance or title or series or told else "safe"


def _elsewhere(line: Line) -> bool:
    """Whether the line stands at the head of some of its pages only: there it may be the title."""
    return 0 < line.head * 2 <= line.texts or 0 < line.head < line.texts <= FEW
