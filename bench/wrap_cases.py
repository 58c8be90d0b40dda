"""The cases that the weights of the wraps stage are learned from: line breaks with the features that hold for them."""

from __future__ import annotations

import gzip
import json
import tomllib
from bisect import bisect_right
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.document import Document
from cleaner.stages.wraps.author.frame import frame_of
from cleaner.stages.wraps.lines.rows import rows_of
from cleaner.stages.wraps.weigh.evidence import pairs_of
from cleaner.stages.wraps.weigh.features import names_of

RULES = Path(__file__).parent.parent / "rules" / "wraps"
LEANING = frozenset(
    word
    for rule in tomllib.loads((RULES / "leaning.toml").read_text(encoding="utf-8"))["rule"]
    for word in rule["words"]
)


Break = tuple[int, int, str]  # the last character before a line break, the first after it, and what it is


class Case(NamedTuple):
    """One line break: the features that hold, and whether it is a wrap."""

    names: frozenset[str]
    wrap: bool
    source: str
    keep: bool
    document: int
    weight: float
    proved: bool = False
    row: int = 0


def texts(folder: Path) -> list[dict[str, Any]]:
    """The texts of a data folder."""
    packed = folder / "docs.jsonl.gz"
    data = gzip.decompress(packed.read_bytes()) if packed.exists() else (folder / "docs.jsonl").read_bytes()
    return [json.loads(line) for line in data.splitlines()]


def cases_of(text: str, labels: list[Break], like: Case) -> list[Case]:
    """The cases of one text; what they have in common stands in `like`."""
    rows = rows_of(Document(text))
    blocks = frame_of(rows, LEANING).divided() if rows else []
    found = {pair.row: (pair, block) for block in blocks for pair in pairs_of(block.frame, block)}
    ends = [row.end for row in rows]
    cases = []
    for left, right, label in labels:
        k = bisect_right(ends, left)
        if label == "I" or k + 1 >= len(rows) or not rows[k + 1].start <= right < rows[k + 1].end:
            continue
        pair, block = found.get(k, (None, None))
        shape = [*block.frame.facts, *block.facts] if block and pair and pair.shaped else []
        names = names_of([*pair.facts, *shape]) if pair else []
        cases.append(
            like._replace(
                names=frozenset(names),
                wrap=label in "JND",
                proved=pair is not None and pair.regime in ("proved", "split"),
                row=k,
            )
        )
    return cases


def rejoined(text: str, labels: list[Break]) -> tuple[str, list[Break]]:
    """The text with its wraps joined, and the breaks that are left: they must stay in a second round too."""
    out: list[str] = []
    moved: list[Break] = []
    at = shift = 0
    for left, right, label in labels:
        if label in "JND" and left >= at - 1:
            glue = " " if label == "J" else ""
            out += (text[at : left + 1], glue)
            shift += right - left - 1 - len(glue)
            at = right
        elif label in "BPI":
            moved.append((left - shift, right - shift, label))
    out.append(text[at:])
    return "".join(out), moved


def lowered(text: str, labels: list[Break]) -> tuple[str, list[Break]]:
    """Verse set the modern way: lines inside a sentence start with a small letter."""
    made = list(text)
    for left, right, _ in labels:
        if text[left] not in ".!?…”\"'" and text[right + 1 : right + 2].islower():
            made[right] = text[right].lower()[:1]
    return "".join(made), labels


def tightened(text: str, labels: list[Break]) -> tuple[str, list[Break]]:
    """The text without its blank lines: blocks have to be told apart by what they are."""
    out: list[str] = []
    moved: list[Break] = []
    at = shift = 0
    for left, right, label in labels:
        gap = text[left + 1 : right]
        if left >= at - 1 and gap.count("\n") > 1:
            last = gap[gap.rindex("\n") :]
            out += (text[at : left + 1], last)
            shift += len(gap) - len(last)
            at = right
            moved.append((left - shift + len(gap) - len(last), right - shift, label))
        else:
            moved.append((left - shift, right - shift, label))
    out.append(text[at:])
    return "".join(out), moved


VARIANTS = {  # sources by the start of their names: how their texts are varied
    "keep-poetry": (lowered, tightened),
    "keep-recipes": (tightened,),
    "keep-addresses": (tightened,),
    "keep-code": (tightened,),
    "mix-": (tightened,),
    "gutenberg-en": (tightened,),
}


def gather(folder: Path) -> list[Case]:
    """All cases: of the texts as they are, and with less weight of the texts rejoined."""
    cases: list[Case] = []
    for number, doc in enumerate(texts(folder)):
        if doc["group"] == "extra":
            continue
        keep = doc["group"] == "keep"
        like = Case(frozenset(), wrap=False, source=doc["source"], keep=keep, document=number, weight=1.0)
        cases += cases_of(doc["input"], doc["labels"], like)
        for start, variants in VARIANTS.items():
            for vary in variants if doc["source"].startswith(start) else ():
                text, labels = vary(doc["input"], doc["labels"])
                cases += cases_of(text, labels, like._replace(source=f"{doc['source']}^{vary.__name__}"))
        if not keep:
            text, labels = rejoined(doc["input"], doc["labels"])
            cases += cases_of(text, labels, like._replace(source=doc["source"] + "+", keep=True, weight=0.25))
    return cases
