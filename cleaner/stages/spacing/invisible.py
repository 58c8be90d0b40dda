"""Zero-width and control characters that do nothing where they stand.

Joiners shape letters and emoji, the soft hyphen tells where a word was broken, direction marks order a line: all
of them stay.  What goes are word separators beside a blank or between letters that need none, byte order marks
inside a text, and control characters beside a blank.
"""

from __future__ import annotations

import re
from itertools import groupby

from cleaner.change import Edit
from cleaner.document import BREAKS
from cleaner.lean import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.document import Document
    from cleaner.rulebook import StageRules

WIDTHLESS = "\u200b\u2060\ufeff\u200c\u200d"
_ZERO = f"[{WIDTHLESS}]+"
CONTROLS = "".join(map(chr, [*range(9), *range(0x0E, 0x1B), 0x7F]))
_CONTROL = f"[{CONTROLS}]+"
_EDGES = BREAKS + " \t\xa0\u3000"
_MARKS = "\"'“”‘’«»`()[]"


def suspects(document: Document, rules: StageRules) -> Iterator[Edit]:
    """Invisible characters, and why they go or stay."""
    text = document.text
    if document.printable:
        return
    if not text.isascii() and [c for c in WIDTHLESS if c in text]:
        yield from _zero_width(text, rules)
    if [c for c in CONTROLS if c in text] and "\x1b" not in text and "\b" not in text:
        yield from _controls(text, rules)  # neither terminal output nor overstruck text


def _zero_width(text: str, rules: StageRules) -> Iterator[Edit]:
    goes = {c: rule for c, (_, rule) in rules.characters("zero-width").items()}
    for found in re.finditer(_ZERO, text):
        left = text[found.start() - 1] if found.start() else "\n"
        right = text[found.end() : found.end() + 1] or "\n"
        idle = {c: goes.get(c) if _idle(c, left, right) else None for c in set(found[0])}
        at = found.start()
        for rule, run in groupby(map(idle.__getitem__, found[0])):
            end = at + len(list(run))
            if rule and end > 1:  # one at the start of the text is a byte order mark
                yield Edit(max(at, 1), end, "", rule)
            at = end


def _idle(character: str, left: str, right: str) -> bool:
    """Whether a zero-width character does nothing between its neighbours."""
    if left in _MARKS and right in _MARKS:
        return False  # shown as an example
    if character == "\ufeff":
        return True
    if character in "\u200c\u200d":
        return left in _EDGES and right in _EDGES
    if left in _EDGES or right in _EDGES:
        return True
    return character == "\u200b" and left < "\u0600" and right < "\u0600"


def _controls(text: str, rules: StageRules) -> Iterator[Edit]:
    stray, inside, limits = rules.repair("stray-control"), rules.repair("control-in-word"), rules.numbers("controls")
    every = list(re.finditer(_CONTROL, text))
    if len(every) > max(limits.get("few", 0), limits.get("share", 0) * len(text)):
        return  # not a text with strays but something else
    for found in every:
        left = text[found.start() - 1] if found.start() else "\n"
        right = text[found.end() : found.end() + 1] or "\n"
        rule = stray if left in _EDGES or right in _EDGES else inside
        if rule:
            yield Edit(found.start(), found.end(), "", rule, "a control character, which shows nothing")
