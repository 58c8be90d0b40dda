"""Learn when another speaker answers a quotation that is left open: the weights of `rules/quotes/turns.toml`.

    python -m bench.learn_turns DATA_FOLDER [-o rules/quotes/turns.toml] [--cross 5]

Reads what `learn_quotes.py` reads.  From every paragraph that ends a quotation, before one that opens alike, the closer is
taken away; those that leave theirs open there go on.  Logistic regression (AdaGrad, an L1 penalty) tells them apart.
With `--cross`, every work is judged by weights of the others; figures are printed for some limits.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.learn_quotes import rest_of, texts, work_of
from bench.learned import stepped, write
from cleaner import rulebook
from cleaner.document import Document
from cleaner.stages.quotes.around.ahead import Ahead
from cleaner.stages.quotes.around.turns import features
from cleaner.stages.quotes.document.paragraphs import opened_at, prose, unclosed
from cleaner.stages.quotes.document.survey import Survey
from cleaner.stages.quotes.marks.tables import build, level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.stages.quotes.marks.tables import Tables

PER_TEXT = 60  # cases of each kind from one text, so that long books do not rule
SEEN = 10  # in how many cases a feature must occur
RATE, PENALTY, EPOCHS = 0.1, 0.004, 12
LAST = 3  # epochs whose weights are averaged
LEAST = 0.1  # smaller weights are left out
LIMITS = (3.0, 4.0, 4.5, 5.0, 6.0)

HEAD = """stage = "quotes"
summary = "Whether another speaker answers what a paragraph leaves open: learned weights"
source = "bench/learn_turns.py"

[[rule]]
id = "QU004"
name = "turn-weights"
kind = "weights"
role = "turns"
why = "Where the next paragraph opens alike, a quotation goes on or has lost its closer; the answer tells, as log odds."
"""


class Case(NamedTuple):
    """What a paragraph leaves open: its features, whether it is answered, and its source."""

    named: list[str]
    answered: bool
    work: str


def cases_of(identity: str, lang: str | None, text: str, tables: Tables) -> Iterator[Case]:
    """The cases of one text."""
    found = Survey(Document(text, lang), tables)
    profile, ahead = found.profile, Ahead(found)
    before = False  # whether the paragraph before is left open, too
    for k, paragraph in enumerate(found):
        marks = paragraph.marks
        opens = marks and ahead.opens_next(k) and level((found[k + 1].marks or marks)[0].glyph) == 2
        if not opens or not prose(text, paragraph.start, paragraph.end):
            before = False
            continue
        left = unclosed(text, marks, profile, tables)
        then = found[k + 1]
        answered = left == [] and marks[-1].right == "e" and len(marks) > 1
        if answered:
            cut = paragraph._replace(marks=marks[:-1])
            shown = text[: marks[-1].start] + text[marks[-1].end :]
            span = then.start - 1, then.end - 1
            yield Case(
                features(shown, opened_at(text, cut), marks[-1].start, span, tables), answered, work_of(identity)
            )
        hangs = left == [then.marks[0].glyph] if then.marks else False
        if hangs and not before:
            opened = opened_at(text, paragraph)
            yield Case(
                features(text, opened, paragraph.end, (then.start, then.end), tables), answered, work_of(identity)
            )
        before = hangs


def learn(cases: list[Case]) -> dict[str, float]:
    """The weights."""
    count = Counter(name for case in cases for name in set(case.named))
    weights = {name: 0.0 for name, n in count.items() if n >= SEEN}
    squares = dict.fromkeys(weights, 1e-2)
    sums = dict.fromkeys(weights, 0.0)
    known = [([name for name in case.named if name in weights], case.answered) for case in cases]
    for epoch in range(EPOCHS):
        random.Random(epoch).shuffle(known)  # noqa: S311 (to choose, not to hide)
        for named, answered in known:
            g = answered - 1 / (1 + exp(-sum(weights[name] for name in named)))
            for name in named:
                squares[name] += g * g
                weights[name] = stepped(weights[name], g, squares[name], RATE, PENALTY)
        if epoch >= EPOCHS - LAST:
            sums = {name: total + weights[name] / LAST for name, total in sums.items()}
    return {name: round(total, 2) for name, total in sums.items() if abs(total) >= LEAST}


def crossed(cases: list[Case], parts: int) -> None:
    """Print how many of both kinds some limits take, every work judged by weights of the others."""
    rows = []
    for rest in range(parts):
        weights = learn([case for case in cases if rest_of(case.work, parts) != rest])
        rows += [
            (sum(weights.get(name, 0.0) for name in case.named), case.answered)
            for case in cases
            if rest_of(case.work, parts) == rest
        ]
    closed, open_ = ([score for score, answered in rows if answered == kind] for kind in (True, False))
    for limit in LIMITS:
        taken, wrong = (sum(score >= limit for score in some) for some in (closed, open_))
        print(
            f"limit {limit}: {taken / len(closed):5.1%} of {len(closed)} answered, {wrong} of {len(open_)} that go on"
        )


def main() -> None:
    """Learn, print figures, write the rule file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--out", type=Path)
    parser.add_argument("--cross", type=int, default=0, metavar="PARTS")
    arguments = parser.parse_args()
    tables = rulebook.load().of_stage("quotes").prepared(build)
    cases: list[Case] = []
    for identity, _, lang, text, _ in texts(arguments.folder):
        if "#" in identity:
            continue  # a few paragraphs of a work
        own = list(cases_of(identity, lang, text, tables))
        random.Random(identity).shuffle(own)  # noqa: S311
        for kind in (True, False):
            cases += [case for case in own if case.answered == kind][:PER_TEXT]
    if arguments.cross:
        crossed(cases, arguments.cross)
    weights = learn(cases)
    print(len(cases), "cases,", len(weights), "weights")
    if arguments.out:
        write(arguments.out, HEAD, weights)


if __name__ == "__main__":
    main()
