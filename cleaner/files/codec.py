"""Bytes to text and back, so that what is not changed keeps its bytes.

UTF-8 comes first, with or without a byte order mark; UTF-16 and UTF-32 are known by theirs.  A legacy encoding
is declared, or detected where the bytes are not damaged UTF-8.  Line ends are never translated.
"""

from __future__ import annotations

import codecs

from cleaner.lean import NamedTuple

BOMS = (  # UTF-32 before UTF-16, whose mark it starts with
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

WIDE = ("utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le")  # never without a mark
MIN_COHERENCE = 0.2  # how much of the detected language's letter frequencies must be there ...
MIN_LETTERS = 8  # ... unless so many letters beyond ASCII fit
MIN_WESTERN = 2  # letters and typographic marks that make a short text cp1252, by far the commonest
TYPOGRAPHIC = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u20ac\xa0\xab\xbb\xa9\xae\xb0\xa3\xa7\xbf\xa1"


class DecodeError(ValueError):
    """The bytes are not text in any encoding that can be vouched for."""


class BinaryError(DecodeError):
    """The bytes hold NUL: not text."""


class Decoded(NamedTuple):
    """A text and how to write it back: its encoding, its byte order mark, its error handler."""

    text: str
    encoding: str
    bom: bytes = b""
    errors: str = "strict"

    def encode(self, text: str) -> bytes:
        """The bytes of `text`, written like this one.  Raises `UnicodeEncodeError`."""
        return self.bom + text.encode(self.encoding, self.errors)

    @property
    def in_lines(self) -> bool:
        """Whether programs that take a file line by line, `patch` among them, find the lines in its bytes."""
        return in_lines(self.encoding)


def in_lines(encoding: str) -> bool:
    """Whether text in an encoding can be taken apart at line ends, and put together of lines that are encoded each."""
    try:
        return "a\n".encode(encoding) == b"a\n"
    except (LookupError, UnicodeError):
        return False


def decode(data: bytes, encoding: str | None = None, errors: str = "strict") -> Decoded:
    """Decode `data` so that encoding the text gives `data` again.  Raises `DecodeError`.

    `errors="surrogateescape"` keeps bytes that are not UTF-8 as lone surrogates, byte for byte.
    """
    for bom, name in BOMS:
        if data.startswith(bom) and encoding in (None, name):
            return _exact(data, Decoded("", name, bom, errors if name == "utf-8" else "strict"))
    if encoding is None and b"\0" in data:
        raise BinaryError("binary file (it holds NUL bytes)")
    try:
        return _exact(data, Decoded("", encoding or "utf-8", b"", errors))
    except DecodeError:
        if encoding is not None:
            raise
        return _exact(data, Decoded("", _detect(data)))


def _exact(data: bytes, form: Decoded) -> Decoded:
    """`form` with its text, when that text gives exactly `data` back."""
    try:
        text = data[len(form.bom) :].decode(form.encoding, form.errors)
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise DecodeError(f"not {form.encoding}: byte 0x{byte:02x} at offset {len(form.bom) + error.start}") from None
    except LookupError:
        raise DecodeError(f"unknown encoding {form.encoding!r}") from None
    except UnicodeError as error:  # of encodings that are no text's, such as punycode
        raise DecodeError(f"not {form.encoding}: {error}") from None
    decoded = form._replace(text=text)
    if decoded.encode(text) != data:
        raise DecodeError(f"{form.encoding} would not give the same bytes back")
    return decoded


def _detect(data: bytes) -> str:
    """The legacy encoding of `data`; raises `DecodeError` where it is doubtful."""
    advice = "say --encoding NAME, or --errors surrogateescape to keep such bytes as they are"
    loose = data.decode("utf-8", "replace")
    bad = loose.count("\ufffd")
    good = sum(not c.isascii() for c in loose) - bad
    if good >= bad:
        raise DecodeError(f"damaged UTF-8 in {bad} place{'s' * (bad > 1)}; {advice}")
    from charset_normalizer import from_bytes

    matches = from_bytes(data, cp_exclusion=[*WIDE, "utf_7"])
    best = matches.best()
    if best and (best.coherence >= MIN_COHERENCE or sum(not c.isascii() for c in str(best)) >= MIN_LETTERS):
        as_good = [
            m.encoding for m in matches if m.chaos == best.chaos and m.coherence >= best.coherence - MIN_COHERENCE
        ]
        western = "cp1252" in as_good or data.decode("cp1252", "replace") == str(best)
        return "cp1252" if western else best.encoding
    beyond = [c for c in data.decode("cp1252", "replace") if not c.isascii()]
    if len(beyond) >= MIN_WESTERN and all(c.isalpha() or c in TYPOGRAPHIC for c in beyond):
        return "cp1252"
    raise DecodeError(f"not UTF-8, and no other encoding is sure; {advice}")
