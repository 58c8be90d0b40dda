"""Change the text inside a JSON string as it is written, so that what stays keeps its spelling."""

from __future__ import annotations

import re
from bisect import bisect_left
from json.decoder import scanstring  # type: ignore[attr-defined]
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Change

ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # two halves of one code point
    r"|\\u[0-9a-fA-F]{4}|\\."
)
LONE = re.compile("[\ud800-\udfff]")


def splice(literal: str, changes: Sequence[Change], text: str) -> str | None:
    """`literal`, a JSON string in its quotation marks, after `changes` to the text in it; None if that is not `text`.

    New text is written in ASCII where the literal is all ASCII.
    """
    escapes = _Escapes(literal)
    write = encode_basestring_ascii if literal.isascii() else encode
    parts: list[str] = []
    at = 0
    for change in changes:
        parts += literal[at : escapes.place(change.start)], write(change.new)[1:-1]
        at = escapes.place(change.end)
    new = "".join([*parts, literal[at:]])
    return new if scanstring(new, 1) == (text, len(new)) else None


def encode(text: str) -> str:
    """`text` as a JSON string; only half code points are escaped beyond what JSON asks for."""
    return LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", encode_basestring(text))


class _Escapes:
    """Where the code points of a text stand in its literal."""

    def __init__(self, literal: str) -> None:
        self._at: list[int] = []  # code point offsets of the escaped ones
        self._longer = [0]  # by how much the literal is longer, before each of them
        longer = 0
        for escape in ESCAPE.finditer(literal):
            self._at.append(escape.start() - 1 - longer)
            longer += escape.end() - escape.start() - 1
            self._longer.append(longer)

    def place(self, position: int) -> int:
        return 1 + position + self._longer[bisect_left(self._at, position)]
