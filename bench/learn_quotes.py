"""Learn where missing quotation marks belong: the weights of `rules/quotes/placement.toml`.

    python bench/learn_quotes.py DATA_FOLDER [-o rules/quotes/placement.toml]

DATA_FOLDER holds `*.jsonl.gz` files of sound texts, records with `text`, `lang`, and `category` or `group`.  From every
paragraph whose marks pair off one mark is taken away at a time; a conditional logit model (softmax over the places of
the region, AdaGrad, an L1 penalty that leaves few weights) learns to find the place again.  One text in six is kept
back for the figures that are printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from hashlib import sha256
from math import exp, log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleaner import rulebook
from cleaner.document import Document
from cleaner.stages.quotes.features import Gap
from cleaner.stages.quotes.gate import placed
from cleaner.stages.quotes.marks import Paragraph, marks_of, spots
from cleaner.stages.quotes.paragraphs import prose, sound
from cleaner.stages.quotes.placement import described
from cleaner.stages.quotes.profile import Profile
from cleaner.stages.quotes.repair import opens_next
from cleaner.stages.quotes.tables import Tables, build, level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.stages.quotes.marks import Mark

SKIP = ("code", "udhr", "web-forum", "lang-ja", "ja")
PER_TEXT = 50  # deletions of one text, so that long books do not rule
LONGEST = 260  # places in a region; a longer one is skipped
SEEN = 25  # how often a word feature must occur
RATE, PENALTY, EPOCHS = 0.25, 0.003, 8
LEAST = 0.1  # smaller weights are left out

HEAD = """stage = "quotes"
summary = "Where a missing mark belongs: learned weights"
source = "bench/learn_quotes.py"

[[rule]]
id = "QU003"
name = "placement-weights"
kind = "numbers"
role = "placement"
why = "What speaks for a place and what against it, as log odds, learned from sound text."

"""


class Case(NamedTuple):
    """A deletion: the features of every place, the right one, and where it comes from."""

    places: list[list[str]]
    right: int
    group: str
    held: bool


def texts(folder: Path) -> Iterator[tuple[str, str, str | None, str]]:
    """Identity, group, language and text of every record."""
    seen = set()
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                group = record.get("category") or record.get("group")
                if "text" not in record or record["id"] in seen or group.startswith(SKIP):
                    continue
                seen.add(record["id"])
                yield record["id"], group, record["lang"], record["text"]


def cases_of(identity: str, group: str, lang: str | None, text: str, tables: Tables) -> Iterator[Case]:
    """Deletions from one text."""
    document = Document(text, lang)
    found = [
        Paragraph(a, b, marks_of(text, a, b, inside, tables)) for a, b, inside in placed(document, spots(text, tables))
    ]
    profile = Profile(text, [p.marks for p in found], lang, tables)
    held = int(sha256(identity.encode()).hexdigest(), 16) % 6 == 0
    deletions = []
    for k, paragraph in enumerate(found):
        pairs = pairs_of(paragraph, profile)
        if pairs and sound(text, paragraph.marks, profile, tables) and prose(text, paragraph.start, paragraph.end):
            goes_on = opens_next(found, k, profile)
            for n in range(len(pairs)):
                deletions += [(paragraph, pairs, n, False), (paragraph, pairs, n, True)]
                if goes_on and pairs[n][1].end == paragraph.end:
                    deletions.pop()
    random.Random(identity).shuffle(deletions)  # noqa: S311 (to choose, not to hide)
    for paragraph, pairs, n, closing in deletions[:PER_TEXT]:
        case = delete(text, paragraph, pairs, n, closing=closing, profile=profile, tables=tables)
        if case is not None:
            yield Case(case[0], case[1], group, held)


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
) -> tuple[list[list[str]], int] | None:
    """The features of every place after the deletion, and the right one; None if it is none of them."""
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
    words = tables.words
    gap = Gap(
        cut,
        paragraph.start,
        paragraph.end - size,
        lo,
        hi,
        partner,
        profile.outside,
        profile.talk,
        words["saying"],
        words["person"],
    )
    places = list(described(gap, closing=closing))
    right = [k for k, (at, _) in enumerate(places) if at == start]
    if len(right) != 1 or len(places) > LONGEST:
        return None
    return [named for _, named in places], right[0]


def learn(cases: list[Case]) -> dict[str, float]:
    """The weights."""
    count = Counter(name for case in cases for name in set().union(*case.places))
    kept = {name for name, n in count.items() if n >= SEEN}
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-2)
    data = [([[f for f in named if f in kept] for named in case.places], case.right) for case in cases]
    for epoch in range(EPOCHS):
        random.Random(epoch).shuffle(data)  # noqa: S311
        for places, right in data:
            scores = [sum(weights[f] for f in named) for named in places]
            top = max(scores)
            shares = [exp(s - top) for s in scores]
            total = sum(shares)
            slope: dict[str, float] = defaultdict(float)
            for k, named in enumerate(places):
                g = (k == right) - shares[k] / total
                if abs(g) > 1e-4:
                    for f in named:
                        slope[f] += g
            for f, g in slope.items():
                squares[f] += g * g
                step = RATE / sqrt(squares[f])
                new = weights[f] + step * g
                shrink = step * PENALTY
                weights[f] = max(0.0, new - shrink) if new > 0 else min(0.0, new + shrink)
    return {f: round(w, 2) for f, w in weights.items() if abs(w) >= LEAST}


def report(cases: list[Case], weights: dict[str, float]) -> None:
    """Print, by group and side: cases, right, and coverage and precision at some levels of certainty."""
    rows = defaultdict(list)
    for case in cases:
        scores = [sum(weights.get(f, 0.0) for f in named) for named in case.places]
        top = max(scores)
        best = scores.index(top)
        total = sum(exp(s - top) for s in scores)
        lost = log(total) + top - scores[case.right]
        sure = 1 / total
        side = case.places[0][0].split()[0]
        for key in (f"{case.group} {side}", f"all {side}"):
            rows[key].append((sure, best == case.right, lost))
    loss = sum(row[2] for row in rows["all close"]) / len(rows["all close"])
    print(f"loss {loss:.3f} closers {sum(row[2] for row in rows['all open']) / len(rows['all open']):.3f} openers")
    for key, row in sorted(rows.items()):
        print(f"{key:28} n {len(row):5}  right {sum(r for _, r, _ in row) / len(row):6.1%}", end="")
        for level_ in (0.6, 0.75, 0.85, 0.9, 0.95):
            taken = [r for s, r, _ in row if s >= level_]
            print(f"  @{level_}: {len(taken) / len(row):4.0%} {sum(taken) / max(len(taken), 1):6.1%}", end="")
        print()


def main() -> None:
    """Learn, print figures, write the rule file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--out", type=Path)
    parser.add_argument("--limit", type=int, default=0)
    arguments = parser.parse_args()
    tables = rulebook.load().of_stage("quotes").prepared(build)
    cases = [case for row in texts(arguments.folder) for case in cases_of(*row, tables)]
    train = [case for case in cases if not case.held]
    print(len(cases), "deletions,", len(train), "to learn from")
    weights = learn(train)
    print(len(weights), "weights")
    report([case for case in cases if case.held], weights)
    if arguments.out:
        old = arguments.out.read_text(encoding="utf-8") if arguments.out.exists() else ""
        tests = old[old.index("[[rule.example]]") :] if "[[rule.example]]" in old else ""
        lines = [f"{json.dumps(f, ensure_ascii=False)} = {w}" for f, w in sorted(weights.items())]
        arguments.out.write_text(
            HEAD + "[rule.numbers]\n" + "\n".join(lines) + "\n\n" + tests, encoding="utf-8", newline="\n"
        )


if __name__ == "__main__":
    main()
