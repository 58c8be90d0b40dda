"""JSON lines: a record a line.  Only characters of the wanted strings change; no line is ever written anew.

The standard library reads every line, so duplicate keys, numbers and escapes mean what they mean there (of equal keys
the last counts).  Where a string stands in the line is asked only when it has changed: then the library's scanner that
is written in Python reads the line again, with strings that remember their place.
"""

from __future__ import annotations

import codecs
from json import JSONDecodeError, JSONDecoder
from json.decoder import scanstring  # type: ignore[attr-defined]
from json.encoder import encode_basestring_ascii
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

from cleaner.records.field import strings
from cleaner.records.literal import encode, splice
from cleaner.records.work import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.records.work import Work
    from cleaner.result import Result

NUMBERS: dict[str, Any] = {"parse_int": bool, "parse_float": bool}  # nobody asks for them: so of any size


class _Placed(str):
    """A string of a JSON text, with the span of its literal."""

    __slots__ = ("end", "start")
    start: int
    end: int


def _placed(text: str, start: int, strict: bool) -> tuple[_Placed, int]:
    value, end = scanstring(text, start, strict)
    placed = _Placed(value)
    placed.start, placed.end = start - 1, end
    return placed, end


def _placing() -> JSONDecoder:
    decoder: Any = JSONDecoder(**NUMBERS)
    decoder.parse_string = _placed
    decoder.scan_once = py_make_scanner(decoder)
    return decoder  # type: ignore[no-any-return]


UNREADABLE = (JSONDecodeError, UnicodeError, RecursionError)  # what a line may raise
READER = JSONDecoder(**NUMBERS)
PLACER = _placing()


def rewrite(lines: Iterable[bytes], work: Work, first: int = 1) -> Iterator[Pair]:
    """Clean the fields of every line; a record's number is that of its line, and `first` that of the first one."""
    for number, line in enumerate(lines, first):
        bom = codecs.BOM_UTF8 if number == 1 and line.startswith(codecs.BOM_UTF8) else b""
        try:
            new = _line(number, line[len(bom) :], work)
        except UNREADABLE as error:
            work.broken(number, unreadable(error))
        else:
            if new is not None:
                yield Pair(line, bom + new)
                continue
        yield Pair(line, line)


def is_array(line: bytes) -> bool:
    """Whether a first line begins a JSON array that goes on in others: records, but none a line."""
    text = line.removeprefix(codecs.BOM_UTF8).strip()
    if not text.startswith(b"["):
        return False
    try:
        READER.decode(text.decode("utf-8", "replace"))
    except JSONDecodeError as error:
        return not error.doc[error.pos :].strip()
    except RecursionError:
        pass
    return False


def unreadable(error: Exception) -> str:
    """What is wrong with a line, with bytes, or with text that cannot be bytes."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, JSONDecodeError):
        cut = not error.doc[error.pos :].strip()
        return f"not JSON: {'the line ends' if cut else error.msg.removesuffix(' at')} at column {error.pos + 1}"
    if isinstance(error, UnicodeDecodeError):
        return f"not {error.encoding}: byte 0x{error.object[error.start]:02x} at offset {error.start}"
    if isinstance(error, UnicodeEncodeError):
        return f"{error.object[error.start : error.end]!r} cannot be written in {error.encoding}"
    return str(error)


def read(line: bytes, number: int) -> Any:
    """The value of a line in UTF-8, with `bool` for numbers.  Raises what `UNREADABLE` lists."""
    return READER.decode(line.decode("utf-8-sig" if number == 1 else "utf-8"))


def _line(number: int, line: bytes, work: Work) -> bytes | None:
    """The line after cleaning; None when it stays as it is."""
    text = line.decode(work.encoding, work.errors)
    if not text.strip(" \t\r\n"):
        return None
    value = READER.decode(text)
    work.records += 1
    found = strings(value, work)
    work.without += not found
    results = [work.clean(number, name, string) for name, string in found]
    if all(result.text is result.original for result in results):
        return None
    work.touched += 1
    new_line = _replaced(text, results, work)
    if new_line is not None:
        return new_line.encode(work.encoding, work.errors)
    parts: list[str] = []
    at = 0
    places = [place for _, place in strings(PLACER.decode(text), work)]
    for place, result in sorted(zip(places, results, strict=True), key=lambda pair: pair[0].start):  # type: ignore[attr-defined]
        start, end = place.start, place.end  # type: ignore[attr-defined]
        new = splice(text[start:end], result.changes, result.text)
        if new is None:
            work.broken(number, "the cleaned text cannot be written in its place")
            return None
        parts += text[at:start], new
        at = end
    return "".join([*parts, text[at:]]).encode(work.encoding, work.errors)


def _replaced(text: str, results: list[Result], work: Work) -> str | None:
    """The line with every literal replaced that is written in the usual way and stands there once; else None.

    It is believed only when it reads as meant: a literal that was found elsewhere leaves its own string as it was.
    """
    for result in results:
        if result.text is not result.original:
            write = encode_basestring_ascii if text.isascii() or result.original.isascii() else encode
            literal = write(result.original)
            if text.count(literal) != 1:
                return None
            text = text.replace(literal, write(result.text))
    try:
        there = [string for _, string in strings(READER.decode(text), work)]
    except JSONDecodeError:  # what was found was no literal, but what stands between two
        return None
    return text if there == [result.text for result in results] else None
