"""A paragraph without its inline Markdown: what is emphasized and what links say, code as one letter, no addresses."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

SIGNS = "`*_["
_CODE = lazy(r"`(?<!``)(?!``)[^`\n]+`(?!`)|``(?<!```)(?!`)[^\n]+?(?<!`)``(?!`)")
_KEPT = (  # of which the group stays
    lazy(r"\[([^\[\]\n]*)\]\([^()\n]*\)"),
    lazy(r"(?<![\w*])\*{1,3}(?=[^\s*])([^*\n]*[^\s*])\*{1,3}(?![\w*])"),
    lazy(r"(?<![\w_])_{1,3}(?=[^\s_])([^_\n]*[^\s_])_{1,3}(?![\w_])"),
)


def bare(piece: str) -> tuple[str, Sequence[int]]:
    """What is left, and where each of its characters stands."""
    places: Sequence[int] = range(len(piece))
    if not any(sign in piece for sign in SIGNS):
        return piece, places
    piece, places = _without(piece, places, _CODE, code=True)
    for pattern in _KEPT:
        piece, places = _without(piece, places, pattern, code=False)
    return piece, places


def _without(piece: str, places: Sequence[int], pattern: re.Pattern[str], *, code: bool) -> tuple[str, Sequence[int]]:
    """The same for one kind of Markdown."""
    texts: list[str] = []
    left: list[int] = []
    last = 0
    for found in pattern.finditer(piece):
        start, end = (found.start(), found.start() + 1) if code else found.span(1)
        texts += (piece[last : found.start()], "x" if code else piece[start:end])
        left += (*places[last : found.start()], *places[start:end])
        last = found.end()
    return ("".join([*texts, piece[last:]]), [*left, *places[last:]]) if last else (piece, places)
