"""Single characters of UTF-8 that were read wrongly amid sound text: `muÅ¡karac`, `caf√©`, `donΓÇÖt`, `РЅРѕ`.

ftfy reads a line again, or what looks bad by itself.  Here the word around tells: no capital with an accent stands behind
a small letter, no radical sign amid a word.  Only letters and marks that are common are put back.
"""

from __future__ import annotations

import codecs
from collections import Counter
from functools import cache

from cleaner.lean import TYPE_CHECKING, Any, NamedTuple
from cleaner.pattern import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

TABLES = ("cp1252", "mac-roman", "cp437", "cp850", "cp1250", "cp1251", "cp1253", "cp866")
LEAST = 3  # characters that are saved where all of a text is read again
WHOLE = (  # ftfy knows some of these, but not where they are one line of many
    *("cp850", "cp866", "cp437", "cp1251", "cp1250", "cp1253", "mac-roman", "koi8-r", "cp852"),
    *("iso8859-15", "iso8859-2", "iso8859-7", "iso8859-5", "cp1257", "cp1258", "cp1255", "cp1256"),
)
LATIN = "".join(map(chr, [*range(0xC0, 0x180), 0x18F, 0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x218, 0x21C), 0x259]))
LATIN += "".join(map(chr, range(0x1E00, 0x1EFA)))
MARKS = "‘’‚“”„–—…•‹›€™−"
OTHER = "".join(map(chr, [*range(0x386, 0x3CF), *range(0x401, 0x460), 0x490, 0x491, *range(0x531, 0x588)]))
OTHER += "".join(map(chr, [*range(0x5D0, 0x5EB), *range(0x621, 0x64B), 0x67E, 0x686, 0x6A9, 0x6AF, 0x6CC]))
_LEADS = "ÃÄÅÆÈÉáâĂĹĆČ√≈ƒ∆»·‚├─┼╞╚ßΓŠÔГДЕЖИбвΔΕΖΗΙαβтсЬÐÑÎÏÒÓÔÕÖ×ØÙÚÛРСТХЧШЩЪЫΟΞ╨╤╧╒╓╫╪┘╬ð"
_PLACE = lazy(f"[{_LEADS}][^\0-\x7f]{{1,2}}")
_ODD = lazy("[\x80-\x9f\ufffd\ue000-\uf8ff\ud800-\udfff]")
_NO_HYPHEN = lazy("Ã(?<=[a-z]Ã)(?=[a-z])")
_NO_C1 = lazy("â¦(?![\x80-\xbf])")
_SYMBOL = lazy(r"[^\w\s‘’“”„–—…»«›‹]")
_DRAWN = lazy("[─│┌┐└┘├┤┬┴┼]+")  # may be a drawing
_BESIDES = lazy("[^\0-\x7f─│┌┐└┘├┤┬┴┼]")
_GARBLED = frozenset("ãâÃÂ†‡‚ƒ")  # before a mark, the rest of a worse garble
_MATHS = frozenset("√" + c for c in "πΣ∏∞∑∂∆∫Ω≤≥≈≠±°")  # may be meant
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
_LETTERS = _SMALL.union("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Found(NamedTuple):
    """A place, and what it may be: a character for each table that may have been used in its stead."""

    start: int
    end: int
    may: Mapping[int, str]


def filled(text: str) -> str:
    """`text` with the characters of which a byte that nobody sees was taken away: `dÃ­a` without its soft hyphen, `â¦`."""
    return _NO_C1.sub("…", _NO_HYPHEN.sub("í", text))


def whole(text: str) -> str | None:
    """What `text` is, if all of it was read as one code page."""
    for table in _tables() if _PLACE.search(text) and _BESIDES.search(text) else ():
        try:
            data, _ = codecs.charmap_encode(text, "strict", table)
            new = data.decode()
        except UnicodeError:
            continue
        if len(text) - len(new) >= LEAST and _ODD.search(new) is None:
            return new
    return None


def mended(text: str, letters: Iterable[tuple[str, str]]) -> str:
    """`text` with the characters put back that its words show to be read wrongly; one that is sure speaks for others.

    `letters` are such as seem to begin one, each with those beside which it is meant.
    """
    if _PLACE.search(text) is None:
        return text
    meant = {letter for letter, others in letters if letter in text and any(other in text for other in others)}
    runs = list(_runs(text, meant))
    sure = [_sure(text, run) for run in runs]
    tables = Counter(table for run, is_sure in zip(runs, sure, strict=True) if is_sure for table in _shared(run))
    parts: list[str] = []
    end = 0
    for run, is_sure in zip(runs, sure, strict=True):
        shared = _shared(run)
        table = max(shared, key=lambda table: (tables[table], -table), default=-1)
        if not tables[table] or not (is_sure or _likely(text, run)):
            continue
        if len({tuple(place.may[one] for place in run) for one in shared if tables[one] == tables[table]}) > 1:
            continue  # nothing tells which of two it is
        for place in run:
            parts += (text[end : place.start], place.may[table])
            end = place.end
    return "".join((*parts, text[end:])) if parts else text


def _shared(run: Sequence[Found]) -> set[int]:
    """The tables by which all of a run can be read."""
    return set.intersection(*(set(place.may) for place in run))


def _runs(text: str, meant: AbstractSet[str]) -> Iterator[list[Found]]:
    """What may be read again and does not begin as it is `meant`, that which stands side by side together."""
    run: list[Found] = []
    found = _PLACE.search(text)
    while found:
        place = None if found[0][0] in meant else _read(found)
        if place:
            if run and (run[-1].end != place.start or not _shared([*run, place])):
                yield run
                run = []
            run.append(place)
        found = _PLACE.search(text, place.end if place else found.start() + 1)
    if run:
        yield run


def _read(found: re.Match[str]) -> Found | None:
    """The longest part of a place that is one character read wrongly."""
    forms, start = _forms(), found.start()
    for part in (found[0], found[0][:2]):
        if part in forms:
            return Found(start, start + len(part), forms[part])
    return None


def _sure(text: str, run: Sequence[Found]) -> bool:
    """Whether what stands around a run, or in it, leaves nothing else."""
    start, end, news = run[0].start, run[-1].end, [place.may[min(_shared(run))] for place in run]
    old, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if any(new in MARKS for new in news):
        return len(old) >= 3 * len(run) and before not in _GARBLED
    if any(new in OTHER for new in news):
        return len(run) > 1 and all(new in OTHER for new in news) and not (before + after).isalpha()
    if _DRAWN.fullmatch(old):
        return False
    if old[:2] in _MATHS:
        return after in _SMALL and before in _LETTERS
    return before in _SMALL or (after in _SMALL and (old[0] == "Ã" or _SYMBOL.search(old) is not None))


def _likely(text: str, run: Sequence[Found]) -> bool:
    """Whether a run is read again where another one is surely of the same kind."""
    start, end = run[0].start, run[-1].end
    if text[start : start + 2] in _MATHS or _DRAWN.fullmatch(text, start, end):
        return text[start - 1 : start] in _SMALL
    return _SYMBOL.search(text, start, end) is not None


@cache
def _tables() -> list[Any]:
    """The code pages for `codecs`."""
    return [codecs.charmap_build("".join(_page(name))) for name in WHOLE]


def _page(name: str) -> list[str]:
    """The characters of a code page; a byte that it does not use is read as a control."""
    return [bytes([byte]).decode(name, "ignore") or chr(byte) for byte in range(256)]


@cache
def _forms() -> dict[str, dict[int, str]]:
    """How characters look when they are read wrongly, and what they are by each of the tables that make them look so."""
    forms: dict[str, dict[int, str]] = {}
    for place, name in enumerate(TABLES):
        table = _page(name)
        for character in LATIN + MARKS + (OTHER if name in ("cp1252", "cp1251", "cp866") else ""):
            forms.setdefault("".join(table[byte] for byte in character.encode()), {})[place] = character
    return forms
