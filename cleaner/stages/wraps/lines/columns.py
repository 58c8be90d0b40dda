"""How many columns a text takes on a terminal: one for most characters, two for wide ones, none for combining marks."""

from __future__ import annotations

import re
from unicodedata import category

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGN = lazy(r"[^\w\0-\x7f]")  # marks are none of letters and figures, and to list them all compiles long
_WIDE = lazy(
    r"[\u1100-\u115f\u2e80-\u3029\u302e-\u303e\u3041-\u3098\u309b-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]"
)
# In UTF-8, the bytes of characters that take one column each, in ASCII, Latin, Greek and Cyrillic; E2 begins signs.
_NARROW = bytes([*range(0xCC), 0xCE, 0xCF, 0xD0, 0xD1, 0xE2])
CODE = "{}=<>"  # no sentence holds them
DELIMITERS = "\t;|,"
_TELLING = CODE + DELIMITERS
_COMMON = _NARROW.translate(None, _TELLING.encode())
_WIDE_LEADS = bytes(range(0xE3, 0xF0))  # the first bytes of Han, Kana and Hangul, and of little else
_ODD_SIGN = re.compile(rb"\xe2(?!\x80[\x90-\xa7\xaf-\xbf]|\x81[\x80-\x9e]|\x82[\xa0-\xbf]|\x84|\x85[\x80-\x8f])")
_NOT_WIDE = re.compile(
    rb"\xea[\x93-\xaf]|\xed(?:\x9e[\xa4-\xbf]|[\x9f-\xbf])|\xee|\xef[^\xbc]|\xe3(?:\x80[\xaa-\xad\xbf]|\x82[\x99\x9a])"
)
_SOFT_HYPHEN = "\xad".encode()


class _Marks(dict[str, bool]):
    """Whether a sign takes no column: a mark above, below or around a letter, or what only tells how to set others.

    Spacing marks, which stand beside their letter, take one, as they do on most terminals.
    """

    def __missing__(self, sign: str) -> bool:
        bare = self[sign] = category(sign) in ("Mn", "Me", "Cf")
        return bare


MARKS = _Marks()


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
    return len(text) + len(_WIDE.findall(text)) - sum(map(MARKS.__getitem__, _SIGN.findall(text)))


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
