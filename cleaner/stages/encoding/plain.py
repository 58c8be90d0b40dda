"""Damage of one plain layer: UTF-8 that was read as Latin-1 or Windows-1252, and nothing else wrong in the line.

Most damage is of this kind, and what ftfy makes of it can be told without asking: it reads a line that is bad as the
first of its encodings that can hold it, and is done when that is valid UTF-8 and no longer bad.  Anything
else is left to ftfy; `tests/test_encoding.py` holds both against each other.
"""

from __future__ import annotations

import codecs
from functools import cache

from cleaner.lean import Any
from cleaner.pattern import lazy
from cleaner.stages.encoding.gate import pattern
from cleaner.stages.encoding.spans import trimmed

# Neighbours that ftfy always calls bad, whatever stands around them.
_SURE = lazy(
    "[\x80-\x9f]"
    "|[ÂÃÎÐ][€‚ƒ„†‡ˆ‰Š‹‘“”•–—˜™š›œžŸ\xa0¡-¤¦-¿]"
    "|[Ä-ÏÑØÜÝ][ƒ†‡ˆ‰˜¤¦-¨ª¬¯-³µ¶¸-º¼-¾]"
    "|[ß-ñ][€ƒ†‡ˆ‰ŠŒŽ˜Ÿ¢-¦¨ª¬¯¸º]"
    r"|[Ä-ÏÑØÜÝß-ñ][‚„‹‘“”•™›¡©«®»¿]\w"
)
_RUN = lazy("[^ !->@-~]+")  # as in `spans`: what a wrong decoder may have changed, word by word


def repairs(piece: str) -> list[tuple[int, int, str]] | None:
    """The spans of `piece` that were read wrongly and what they are; None where it takes ftfy to tell."""
    if not _SURE.search(piece):
        return None
    try:
        read = _bytes(piece)
        fixed = read.decode()
    except UnicodeError:
        return None
    if pattern().search(fixed):
        return None
    runs = [(run[0], *run.span()) for run in _RUN.finditer(piece)]
    return [trimmed(old, read[start:end].decode(), start) for old, start, end in runs if not old.isascii()]


def _bytes(text: str) -> bytes:
    """The bytes that were read as `text`, one a character: as Latin-1, or where that has none, as Windows-1252."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        read, _ = codecs.charmap_encode(text, "strict", _windows_1252())
        return read


@cache
def _windows_1252() -> Any:
    """Windows-1252 for `codecs`; the bytes that it has no character for are read as controls, but none as 1A.

    For ftfy, 1A stands for a character that was lost.
    """
    characters = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)]
    characters[0x1A] = "\ufffe"  # none
    return codecs.charmap_build("".join(characters))
