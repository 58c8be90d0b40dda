"""Accents that a PDF draws beside their letters: `Schr¨odinger`, `Erd˝os`, `na¨ıve`, or `Schro¨dinger`.

Amid a word they can be nothing else, but for the acute and the grave, which many write for an apostrophe; these count in
a text that has others, or before the i that has no dot because it should bear one.  On which side of an accent its letter
stands, all places must agree.
"""

from __future__ import annotations

from unicodedata import normalize

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from cleaner.rulebook import StageRules

_PLACE = lazy("[´`¨ˆ˜ˇ˝˘˚¸](?<=[A-Za-zÀ-ž].)(?=[A-Za-zı])")
APOSTROPHES = "´`"  # what else they may be


def suspects(text: str, rules: StageRules) -> list[Edit]:
    """The letters of `text` that are put together with the accent beside them."""
    over = rules.characters("accent")
    found = [place for place in _PLACE.finditer(text) if place[0] in over]
    if all(place[0] in APOSTROPHES and text[place.end()] != "ı" for place in found):
        return []
    before, after = ([_joined(text[place.start() + side], over[place[0]][0]) for place in found] for side in (1, -1))
    if all(before) == all(after):
        return []
    start, news = (0, before) if all(before) else (-1, after)
    return [
        Edit(place.start() + start, place.start() + start + 2, new, over[place[0]][1], f"read as {new!r}")
        for place, new in zip(found, news, strict=True)
    ]


def _joined(letter: str, above: str) -> str:
    """A letter with an accent; empty where there is none."""
    new = normalize("NFC", letter.replace("ı", "i") + above)
    return new if len(new) == 1 else ""
