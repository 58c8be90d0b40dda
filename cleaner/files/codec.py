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

SURE = 0.1  # of what the detector says of most texts that it knows; of a few words it says less
MIN_WESTERN = 2  # letters and typographic marks that make a short text cp1252, by far the commonest
TYPOGRAPHIC = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u20ac\xa0\xab\xbb\xa9\xae\xb0\xa3\xa7\xbf\xa1"
ADVICE = "say --encoding NAME, or --errors surrogateescape to keep such bytes as they are"


class DecodeError(ValueError):
    """The bytes are not text in any encoding that can be vouched for."""


class BinaryError(DecodeError):
    """The bytes hold NUL: not text."""


class Decoded(NamedTuple):
    """A text and how to write it back: its encoding, its byte order mark, its error handler; whether that is a guess."""

    text: str
    encoding: str
    bom: bytes = b""
    errors: str = "strict"
    guessed: bool = False

    def encode(self, text: str) -> bytes:
        """The bytes of `text`, written like this one.  Raises `UnicodeEncodeError`."""
        try:
            return self.bom + text.encode(self.encoding, self.errors)
        except UnicodeEncodeError as error:  # code pages call themselves charmap
            raise UnicodeEncodeError(self.encoding, *error.args[1:]) from None

    def reads_again(self, text: str) -> bool:
        """Whether `text`, once written, would be read as this encoding: guesses differ by what a file holds."""
        try:
            return not self.guessed or text == self.text or decode(self.encode(text)).text == text
        except DecodeError:
            return False

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
            try:
                return read_as(data, Decoded("", name, bom, errors if name == "utf-8" else "strict"))
            except DecodeError as error:
                raise DecodeError(f"{error}; {ADVICE}" if name == "utf-8" and not encoding else str(error)) from None
    if encoding is None and b"\0" in data:
        raise BinaryError("binary file (it holds NUL bytes)")
    try:
        return read_as(data, Decoded("", encoding or "utf-8", b"", errors))
    except DecodeError:
        if encoding is not None:
            raise
        return read_as(data, Decoded("", _detect(data), guessed=True))


def read_as(data: bytes, form: Decoded) -> Decoded:
    """`form` with its text, when that text gives exactly `data` back.  Raises `DecodeError`."""
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
    loose = data.decode("utf-8", "replace")
    bad = loose.count("\ufffd")
    good = sum(not c.isascii() for c in loose) - bad
    if good >= bad:
        raise DecodeError(f"damaged UTF-8 in {bad} place{'s' * (bad > 1)}; {ADVICE}")
    from chardet import EncodingEra, detect

    eras = EncodingEra.MODERN_WEB | EncodingEra.LEGACY_ISO | EncodingEra.LEGACY_MAC | EncodingEra.DOS
    found = detect(data, encoding_era=eras)
    name = _named(found["encoding"] or "")
    if found["confidence"] >= SURE and name and not name.startswith("utf"):  # UTF-16 has a mark
        return "cp1252" if name == "iso8859-1" and _is_western(data) else name.replace("-", "_")
    beyond = [c for c in data.decode("cp1252", "replace") if not c.isascii()]
    if len(beyond) >= MIN_WESTERN and all(c.isalpha() or c in TYPOGRAPHIC for c in beyond):
        return "cp1252"
    raise DecodeError(f"not UTF-8, and no other encoding is sure; {ADVICE}")


def _named(encoding: str) -> str:
    """The name by which Python calls an encoding; empty where it has none."""
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return ""


def _is_western(data: bytes) -> bool:
    """Whether `data` is of the page that browsers read for Latin-1."""
    try:
        read_as(data, Decoded("", "cp1252"))
    except DecodeError:
        return False
    return True
