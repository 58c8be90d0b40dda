"""The language of a text, as far as its marks depend on it: told, or shown by its words and pairs."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Sequence

    from cleaner.stages.quotes.marks import Mark
    from cleaner.stages.quotes.tables import Tables

NEAR, FAR = 1000, 4000  # characters by whose words a text is known to be English, if the nearer do not tell for sure
ENGLISH, SURE = 1 / 12, 2.5  # the share of common words; how many times more, or less, is sure
TELLING = frozenset("«»「」")  # marks that tell their partner, in hardly any language by the side where they stand


def english(text: str, lang: str | None, tables: Tables) -> bool:
    """Whether the language is English: as told, or by its commonest words."""
    if lang is not None and not lang.startswith("en"):
        return False
    common = tables.words["common"].__contains__
    known = number = 0
    for start, end in ((0, NEAR), (NEAR, FAR)):
        words = text[start:end].split()
        known += sum(map(common, words))
        number += len(words)
        share = known / max(number, 1)
        if share > SURE * ENGLISH or share < ENGLISH / SURE or len(text) <= end:
            break
    return share >= ENGLISH


def pairs_of(lang: str | None, tables: Tables) -> tuple[str, ...]:
    """The pairs of a language, by the longest tag that has some."""
    tag = lang or ""
    while tag and tag not in tables.pairs:
        tag = tag.rpartition("-")[0]
    return tables.pairs.get(tag, ())


def language_of(text: str, counts: Counter[str], tables: Tables) -> str | None:
    """A language that uses the document's commonest pair first, of several the one that opens first, if only one does."""
    standard = tables.standard.intersection(counts)
    usual = min(standard, key=lambda p: (-counts[p], text.find(p[0]), p), default="")
    fitting = [lang for lang, pairs in tables.pairs.items() if pairs[0] == usual]
    return fitting[0] if len(fitting) == 1 else None


def shown(paragraphs: Iterable[Sequence[Mark]], tables: Tables) -> tuple[str, ...]:
    """The pair that the first guillemet or bracket of a text belongs to."""
    mark = next((m for marks in paragraphs for m in marks if m.typed in TELLING), None)
    if mark is None:
        return ()
    side = slice(0, 1) if mark.right in "wo" else slice(1, 2) if mark.left in "wp" else slice(0, 2)
    return next((pairs[:1] for pairs in tables.pairs.values() if mark.typed in pairs[0][side]), ())
