"""Learn where missing quotation marks belong: the weights of `rules/quotes/placement.toml`.

    python -m bench.learn_quotes DATA_FOLDER [-o rules/quotes/placement.toml] [--without 0/5]

DATA_FOLDER holds `*.jsonl.gz` files of sound texts, records with `text` (or `expected`), `lang`, `category` or `group`,
and `worth`: how much a case of it counts, 1 when left out.  The shipped weights come from sound books and articles, among
them novels whose authors died long ago (Standard Ebooks, collections in German, French, Spanish, Polish and Russian),
posts and releases of agencies and senators of the United States, textbooks of OpenStax, and articles of Free Software
Magazine, in which the stop was put inside of the quotation: a magazine's custom is none of all its authors.  News and
pages of the web count twice, books one and a half times, languages other than English up to 1.7 times, blogs 0.8 times.
From every paragraph whose marks pair off one mark is taken away at a time; a conditional logit model
(softmax over the places of the region, AdaGrad, an L1 penalty that leaves few weights) learns to find the place again.
With `--without`, the works whose digest leaves that rest are kept back; figures are printed for them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from hashlib import sha256
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.learned import stepped, write
from cleaner import rulebook
from cleaner.document import Document
from cleaner.stages.quotes.around.ahead import Ahead
from cleaner.stages.quotes.document.paragraphs import prose, sound
from cleaner.stages.quotes.document.sides import stops_in
from cleaner.stages.quotes.document.signs import Gap, Signs
from cleaner.stages.quotes.document.survey import Survey
from cleaner.stages.quotes.marks.tables import Tables, build, level
from cleaner.stages.quotes.missing.placement import described, groups_of, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.stages.quotes.document.profile import Profile
    from cleaner.stages.quotes.marks.marks import Mark, Paragraph

SKIP = ("code", "udhr", "web-forum", "lang-ja", "ja")
PER_TEXT = 80  # deletions of one text, so that long books do not rule
PER_PIECE = 3  # the same for a few paragraphs
LONGEST = 260  # places in a region; a longer one is skipped
NEAR = 1000  # characters around a deletion by which half of the cases know the customs of their text
SEEN = 30  # in how many cases a feature must occur
RATE, PENALTY, EPOCHS = 0.07, 0.0025, 7
LAST = 3  # epochs whose weights are averaged: those of one epoch lean to its last cases
LEAST = 0.05  # smaller weights are left out

HEAD = """stage = "quotes"
summary = "Where a missing mark belongs: learned weights"
source = "bench/learn_quotes.py"

[[rule]]
id = "QU003"
name = "placement-weights"
kind = "weights"
role = "placement"
languages = ["en", "de", "es", "fr", "pl", "ru", "sv", "da", "no", "ja"]
why = "What speaks for a place and what against it, as log odds, learned from sound text."
"""


class Case(NamedTuple):
    """A deletion: for every place its features and what is passed on the way to it, the right place, its source and worth."""

    places: list[list[str]]
    passed: list[list[str]]
    right: int
    group: str
    work: str
    worth: float


def texts(folder: Path) -> Iterator[tuple[str, str, str | None, str, float]]:
    """Identity, group, language, text and worth of every record."""
    seen = set()
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                group = record.get("category") or record.get("group")
                identity = record["id"].partition(":")[0]
                if identity in seen or group.startswith(SKIP):
                    continue
                seen.add(identity)
                text = record.get("text") or record["expected"]
                yield identity, group, record["lang"], text, record.get("worth", 1.0)


def work_of(identity: str) -> str:
    """The book of a chapter, the article of a paragraph: what is kept back as a whole."""
    path = identity.partition("#")[0].split("/")
    return "/".join(path[:2] if identity.startswith(("se/", "eltec")) else path)


def rest_of(work: str, parts: int) -> int:
    """Which of `parts` a work falls to."""
    return int(sha256(work.encode()).hexdigest(), 16) % parts


def cases_of(  # noqa: PLR0913, PLR0917
    identity: str, group: str, lang: str | None, text: str, worth: float, tables: Tables
) -> Iterator[Case]:
    """Deletions from one text."""
    found = Survey(Document(text, lang), tables)
    profile, ahead = found.profile, Ahead(found)
    deletions = []
    for k, paragraph in enumerate(found):
        pairs = pairs_of(paragraph, profile)
        if pairs and sound(text, paragraph.marks, profile, tables) and prose(text, paragraph.start, paragraph.end):
            goes_on = ahead.opens_next(k)
            for n in range(len(pairs)):
                deletions += [(paragraph, pairs, n, False), (paragraph, pairs, n, True)]
                if goes_on and pairs[n][1].end == paragraph.end:
                    deletions.pop()
    random.Random(identity).shuffle(deletions)  # noqa: S311 (to choose, not to hide)
    for paragraph, pairs, n, closing in deletions[: PER_PIECE if "#" in identity else PER_TEXT]:
        case = delete(text, paragraph, pairs, n, closing=closing, profile=profile, tables=tables)
        if case is not None:
            yield Case(*case, group, work_of(identity), worth)


def pairs_of(paragraph: Paragraph, profile: Profile) -> list[tuple[Mark, Mark]]:
    """The quotations in double marks, if they follow one another."""
    doubles = [m for m in paragraph.marks if level(m.glyph) == 2]
    pairs = list(zip(doubles[::2], doubles[1::2], strict=False))
    good = len(doubles) % 2 == 0 and all(a.glyph + b.glyph in profile.known for a, b in pairs)
    return pairs if good else []


def delete(  # noqa: PLR0913
    text: str,
    paragraph: Paragraph,
    pairs: list[tuple[Mark, Mark]],
    n: int,
    *,
    closing: bool,
    profile: Profile,
    tables: Tables,
) -> tuple[list[list[str]], list[list[str]], int] | None:
    """The features of every place after the deletion, what is passed, and the right one; None if it is none of them."""
    opener, closer = pairs[n]
    gone = closer if closing else opener
    start, end = gone.start, gone.end
    if profile.spaced:
        while closing and start and text[start - 1] in " \xa0\u202f":
            start -= 1
        while not closing and text[end] in " \xa0\u202f":
            end += 1
    cut = text[:start] + text[end:]
    size = end - start
    lo = opener.end if closing else (pairs[n - 1][1].end if n else paragraph.start)
    hi = closer.start - size
    if closing:
        hi = (pairs[n + 1][0].start if n + 1 < len(pairs) else paragraph.end) - size
    partner = opener.end if closing else closer.start - size
    lang = (profile.lang or "").partition("-")[0]
    near = cut if n % 2 else cut[max(0, start - NEAR) : start + NEAR]  # texts may be short
    gap = Gap(
        cut,
        paragraph.start,
        paragraph.end - size,
        lo,
        hi,
        partner,
        stops_in(near, profile.closers, spaced=profile.spaced),
        profile.talks(lost=not closing and opener.left == "e"),
        tables.spoken("saying", lang),
        tables.spoken("person", lang),
        tables.words[f"naming {lang}"],
        lang,
    )
    places = list(described(gap, Signs(gap), closing=closing))
    right = [k for k, (at, *_) in enumerate(places) if at == start]
    if len(right) != 1 or len(places) > LONGEST:
        return None
    named, passed = (
        [[sys.intern(name) for names, seen in groups for name in names(*seen)] for groups in found]
        for found in (map(groups_of, places), steps(gap, places, closing=closing))
    )
    return named, passed, right[0]


def learn(cases: list[Case]) -> dict[str, float]:
    """The weights."""
    count = Counter(name for case in cases for name in set().union(*case.places, *case.passed))
    ids = {name: k for k, name in enumerate(sorted(name for name, n in count.items() if n >= SEEN))}
    weights = [0.0] * len(ids)
    squares = [1e-2] * len(ids)
    known = [
        (
            [[[ids[f] for f in named if f in ids] for named in part] for part in (case.places, case.passed)],
            case.right,
            case.worth,
        )
        for case in cases
    ]
    sums = [0.0] * len(ids)
    for epoch in range(EPOCHS):
        random.Random(epoch).shuffle(known)  # noqa: S311
        for (places, passed), right, worth in known:
            for f, slant in slope(places, passed, right, weights).items():
                g = worth * slant
                if abs(g) < 1e-5:
                    continue
                squares[f] += g * g
                weights[f] = stepped(weights[f], g, squares[f], RATE, PENALTY)
        if epoch >= EPOCHS - LAST:
            sums = [total + weight / LAST for total, weight in zip(sums, weights, strict=True)]
    return {f: round(sums[k], 1) for f, k in ids.items() if abs(sums[k]) >= LEAST}


def slope(places: list[list[int]], passed: list[list[int]], right: int, weights: list[float]) -> dict[int, float]:
    """The gradient of the likelihood of the right place."""
    shares = softmax(
        [sum(map(weights.__getitem__, named)) for named in places],
        [sum(map(weights.__getitem__, names)) for names in passed],
    )
    found: dict[int, float] = defaultdict(float)
    behind = 0.0
    for k in range(len(places) - 1, -1, -1):
        g = (k == right) - shares[k]
        behind += g
        for f in places[k]:
            found[f] += g
        for f in passed[k]:
            found[f] += behind
    return found


def softmax(own: list[float], passed: list[float]) -> list[float]:
    """How sure each place is, by what it has of its own and what is passed on the way."""
    total = 0.0
    scores = []
    for mine, step in zip(own, passed, strict=True):
        total += step
        scores.append(total + mine)
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    whole = sum(shares)
    return [share / whole for share in shares]


def report(cases: list[Case], weights: dict[str, float]) -> None:
    """Print, by group and side: cases, right, and coverage and precision at some levels of certainty."""
    rows = defaultdict(list)
    for case in cases:
        shares = softmax(
            [sum(weights.get(f, 0.0) for f in named) for named in case.places],
            [sum(weights.get(f, 0.0) for f in names) for names in case.passed],
        )
        best = shares.index(max(shares))
        lost = -log(max(shares[case.right], 1e-12))
        side = case.places[0][0].split()[0]
        for key in (f"{case.group} {side}", f"all {side}"):
            rows[key].append((shares[best], best == case.right, lost))
    for key, row in sorted(rows.items()):
        loss = sum(lost for _, _, lost in row) / len(row)
        print(f"{key:28} n {len(row):5}  loss {loss:.3f}  right {sum(r for _, r, _ in row) / len(row):6.1%}", end="")
        for level_ in (0.6, 0.75, 0.85, 0.9, 0.95):
            taken = [r for s, r, _ in row if s >= level_]
            print(f"  @{level_}: {len(taken) / len(row):4.0%} {sum(taken) / max(len(taken), 1):6.1%}", end="")
        print()


def main() -> None:
    """Learn, print figures, write the rule file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--out", type=Path)
    parser.add_argument("--without", default="", metavar="REST/PARTS")
    arguments = parser.parse_args()
    rest, _, parts = arguments.without.partition("/")
    tables = rulebook.load().of_stage("quotes").prepared(build)
    cases = [case for row in texts(arguments.folder) for case in cases_of(*row, tables)]
    held = [bool(parts) and rest_of(case.work, int(parts)) == int(rest) for case in cases]
    train = [case for case, out in zip(cases, held, strict=True) if not out]
    print(len(cases), "deletions,", len(train), "to learn from")
    weights = learn(train)
    print(len(weights), "weights")
    report([case for case, out in zip(cases, held, strict=True) if out], weights)
    if arguments.out:
        write(arguments.out, HEAD, weights)


if __name__ == "__main__":
    main()
