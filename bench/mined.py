"""What a learned rule file finds and what it costs, on the corpus that it is learned from.

    python -m bench.mined FOLDER [--pages 3] [--by variant] [--unsafe] [--show 20]

FOLDER holds `docs.jsonl.gz` (or `docs.jsonl`): one text a line with `text`, `domain` (its site), `page`, and for every
line `labels` (C is the author's, B the page's), `tiers` (of a B: `generic` stands on several sites, `site` on several
pages of one) and `hints` (B lines that are a caption, a byline or a date are left out).  Only sites with enough pages
count.  Each group of `--by` is a corpus of its own (as one extractor makes it) with one text a page; `all` is all texts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from cleaner import Cleaner
from cleaner.corpus.mining import mine
from cleaner.corpus.mining.read import Page
from cleaner.document import Document

Doc = dict[str, Any]  # a text with its labels
Tally = dict[object, float]

SOFT = {"caption", "byline", "time"}
TIERS = ("generic", "site")


def texts(folder: Path, least: int) -> list[Doc]:
    """The labelled texts of sites that have `least` pages."""
    packed = folder / "docs.jsonl.gz"
    data = gzip.decompress(packed.read_bytes()) if packed.exists() else (folder / "docs.jsonl").read_bytes()
    return of_sites([doc for doc in map(json.loads, data.splitlines()) if "labels" in doc], least)


def of_sites(docs: list[Doc], least: int) -> list[Doc]:
    """Those of `docs` whose sites have `least` pages among them."""
    pages = defaultdict(set)
    for doc in docs:
        pages[doc["domain"]].add(doc["page"])
    return [doc for doc in docs if len(pages[doc["domain"]]) >= least]


def corpora(docs: list[Doc], by: str, least: int) -> dict[str, list[Doc]]:
    """The corpora to learn from, by name."""
    if by == "all":
        return {by: docs}
    groups: dict[str, dict[str, Doc]] = defaultdict(dict)
    for doc in docs:
        groups[str(doc[by]) if by != "first" else by].setdefault(doc["page"], doc)
    return {name: kept for name, group in sorted(groups.items()) if (kept := of_sites(list(group.values()), least))}


def gone(text: str, cleaner: Cleaner) -> set[int]:
    """The numbers of the lines that go."""
    spans = [(change.start, change.end) for change in cleaner.run(text).changes if not change.new.strip()]
    lines = Document(text).lines
    return {n for n, line in enumerate(lines) if any(a <= line.start and line.end <= b for a, b in spans)}


def count(doc: Doc, removed: set[int], told: Tally, lost: list[str]) -> None:
    """Add up what was removed of one text, lines of a page that stand several times counted once."""
    rows = doc["text"].split("\n")
    times = Counter(" ".join(row.split()) for row, label in zip(rows, doc["labels"], strict=True) if label == "B")
    hurt = False
    for number, (row, label) in enumerate(zip(rows, doc["labels"], strict=True)):
        letters = sum(map(str.isalnum, row))
        if label == "C":
            told["letters"] += letters
            told["lines kept"] += number not in removed
            if number in removed:
                told["lost"] += letters
                hurt = True
                lost.append(row.strip())
        elif label == "B" and doc["tiers"][number] in TIERS and doc["hints"][number] not in SOFT:
            weight = 1 / times[" ".join(row.split())]
            told[doc["tiers"][number]] += weight
            told[doc["tiers"][number], "gone"] += weight * (number in removed)
    told["hurt"] += hurt
    told["texts"] += 1


def measure(docs: list[Doc], *, unsafe: bool) -> tuple[Tally, list[str]]:
    """What is found and lost in a corpus, and the author's lines that went."""
    told: Tally = defaultdict(float)
    lost: list[str] = []
    mined = mine([Page(doc["domain"], doc["page"], doc["text"]) for doc in docs])
    told["templates"] = mined.templates
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "learned.toml"
        file.write_text(mined.toml, encoding="utf-8")
        cleaner = Cleaner({"rules": [str(file)], "stages": ["boilerplate"], "unsafe": unsafe})
        for doc in docs:
            count(doc, gone(doc["text"], cleaner), told, lost)
    return told, lost


def row(name: str, told: Tally) -> str:
    """A line of the table."""
    found = [f"{told[tier, 'gone'] / max(told[tier], 1):.1%}" for tier in TIERS]
    cost = f"{told['lost'] / max(told['letters'], 1):.3%} | {told['hurt'] / max(told['texts'], 1):.1%}"
    return f"| {name} | {told['texts']:.0f} | {told['templates']:.0f} | {' | '.join(found)} | {cost} |"


def main() -> None:
    """Learn, clean, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=3, help="pages that a site must have (3)")
    parser.add_argument("--by", default="variant", help="a field, `first` text of every page, or `all` (variant)")
    parser.add_argument("--unsafe", action="store_true", help="apply what a person should look at, too")
    parser.add_argument("--show", type=int, default=0, help="author's lines that went, to look at")
    options = parser.parse_args()
    print(
        "| corpus | texts | templates | generic lines found | site lines found | author's letters lost | texts hurt |"
    )
    print("| --- | --: | --: | --: | --: | --: | --: |")
    total: Tally = defaultdict(float)
    for name, docs in corpora(texts(options.folder, options.pages), options.by, options.pages).items():
        told, lost = measure(docs, unsafe=options.unsafe)
        for what, number in told.items():
            total[what] += number
        print(row(name, told))
        for line in lost[: options.show]:
            print(f"    {line[:140]}")
    print(row("together", total))


if __name__ == "__main__":
    main()
