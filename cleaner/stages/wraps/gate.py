"""The gate: a text in which no line end falls inside a sentence has no wraps, and costs one search to tell."""

from __future__ import annotations

import re

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from cleaner.document import Document

_NEXT = re.compile(r"\n[ \t>\xa0\u3000]*([^\W\d_A-Z])")
_NEXT_RARE = lazy(r"[\r\v\f\x85\u2028\u2029][ \t>\xa0\u3000]*([^\W\d_A-Z])")
# Hyphens at line ends that are no more, perhaps.
CUTS = {sign: lazy(rf"{sign}(?<=[^\W\d_]{{2}}{sign}) [^\W\d_]{{2}}") for sign in "-\xac\xad\u2010"}
APART = lazy("f(?<= f)(?:f|[il] )")  # a ligature that a converter set apart, perhaps
# How lines begin that go on a link above them.
TORN = lazy(r"\n[ \t\xa0]*[,.)](?=[\s)]|[,.](?!\S)|\Z)")
_STOPS = ".!?…。！？।؟۔"
_BLANKS = " \t\xa0\u3000\r\n\v\f\x85\u2028\u2029>"


def may_be_wrapped(document: Document) -> bool:
    """Whether some line starts with a small letter, or one of a script without case, after an unfinished one."""
    return _found(_NEXT, document.text) or (not document.plain and _found(_NEXT_RARE, document.text))


def _found(pattern: re.Pattern[str], text: str) -> bool:
    for found in pattern.finditer(text):
        if found[1].isupper():
            continue
        at = found.start() - 1
        while at >= 0 and text[at] in _BLANKS:
            at -= 1
        if at >= 0 and text[at] not in _STOPS:
            return True
    return False


def may_be_in_pieces(text: str) -> bool:
    """Whether some word may be in pieces: cut at a line end that is no more, or beside a ligature."""
    return APART.search(text) is not None or any(sign in text and cut.search(text) for sign, cut in CUTS.items())
