"""How many columns a text takes on a terminal: one for most characters, two for wide ones, none for combining marks."""

from __future__ import annotations

import re

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS = lazy(
    r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u093c\u0941-\u0948\u094d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u17b4\u17b5\u17b7-\u17bd\u17c6\u17c9-\u17d3\u00ad\u200b-\u200f\ufeff]"
)
_WIDE = lazy(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]"
)
# In UTF-8, the bytes of characters that take one column each, in ASCII, Latin, Greek and Cyrillic; E2 begins signs.
_NARROW = bytes([*range(0xCC), 0xCE, 0xCF, 0xD0, 0xD1, 0xE2])
CODE = "{}=<>"  # no sentence holds them
DELIMITERS = "\t;|,"
_TELLING = CODE + DELIMITERS
_COMMON = _NARROW.translate(None, _TELLING.encode())
_WIDE_LEADS = bytes(range(0xE3, 0xF0))  # the first bytes of Han, Kana and Hangul, and of little else
_ODD_SIGN = re.compile(rb"\xe2(?!\x80[\x90-\xa7\xaf-\xbf]|\x81[\x80-\x9e]|\x82[\xa0-\xbf]|\x84|\x85[\x80-\x8f])")
_NOT_WIDE = re.compile(rb"\xea[\x93-\xaf]|\xed[\x9f-\xbf]|\xee|\xef[^\xbc]|\xe3\x80\xbf")
_SOFT_HYPHEN = "\xad".encode()


def is_odd(text: str, raw: bytes, rare: str) -> bool:
    """Whether a text, `raw` in UTF-8, may hold characters that take more columns than one, or less; `rare_of` it is given."""
    return bool(rare.strip(_TELLING)) or "\xad" in text or _ODD_SIGN.search(raw) is not None


def rare_of(raw: bytes) -> str:
    """Of a text in UTF-8, the signs of code, the delimiters, and a character for each of another width than one."""
    return raw.translate(None, _COMMON).decode("latin-1")


def is_narrow(text: str) -> bool:
    """Whether all characters are of Latin, Greek or Cyrillic, or signs: told without compiling what finds others."""
    raw = text.encode("utf-8", "surrogatepass")
    return not raw.translate(None, _NARROW) and not _ODD_SIGN.search(raw)


def columns(text: str) -> int:
    """The columns that `text` takes: two for a wide East Asian character, none for a combining mark."""
    if text.isascii() or (is_narrow(text) and "\xad" not in text):
        return len(text)
    return len(text) + len(_WIDE.findall(text)) - len(_MARKS.findall(text))


def all_columns(texts: Sequence[str], raw: bytes) -> list[int]:
    """The columns of texts, all of which are in `raw`, in UTF-8; wide characters are counted by their first bytes."""
    rest = raw.translate(None, _NARROW)
    if _SOFT_HYPHEN in raw or _ODD_SIGN.search(raw) or rest.translate(None, _WIDE_LEADS) or _NOT_WIDE.search(raw):
        return list(map(columns, texts))
    widths = list(map(len, texts))
    if rest:
        for k, text in enumerate(texts):
            if not text.isascii():
                bare = text.encode("utf-8", "surrogatepass")
                widths[k] += len(bare) - len(bare.translate(None, _WIDE_LEADS))
    return widths
