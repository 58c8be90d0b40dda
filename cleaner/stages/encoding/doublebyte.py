"""Text of two bytes a letter that was read as one byte a letter: `ÎÒÃÇÖªµÀ` is 我们知道 in GBK, read as Latin-1.

All of it comes back or nothing does: nearly every line that holds such runs must be of the code page, and many of its
letters must be among the commonest of the language, as chance makes them rare ones.
"""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.encoding.foreign import mostly_high
from cleaner.stages.encoding.shown import unless_shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleaner.rulebook import StageRules

_WINDOWS = {ord(bytes([byte]).decode("cp1252", "ignore") or chr(byte)): byte for byte in range(0x80, 0xA0)}
_HIGH = "\x80-\xff" + "".join(map(chr, _WINDOWS))
_RUN = lazy(f"[{_HIGH}]{{6}}")  # no language writes as many letters with accents, or marks, in a row
_SHORT_RUN = lazy(f"[{_HIGH}]{{3}}")
_FIRST = "\u3040"  # of the letters: marks stand before it


class Page(NamedTuple):
    """A code page of two bytes a letter, and the commonest letters of the language that is written in it."""

    name: str
    common: frozenset[str]


class Line(NamedTuple):
    """A line of the text, where it starts, and how a code page reads it; None where it does not."""

    start: int
    text: str
    read: str | None


def suspects(text: str, rules: StageRules) -> list[Edit]:
    """The lines of `text` that are read again."""
    rule = rules.repair("double-byte")
    if rule is None or not mostly_high(text) or _RUN.search(text) is None:
        return []
    limits = rules.numbers("double-byte")
    found, pages = list(_odd_lines(text)), rules.prepared(_pages)
    readings = [[Line(at, line, _read(line, page.name)) for at, line in found] for page in pages]
    known = [_known(lines, page.common, limits) for lines, page in zip(readings, pages, strict=True)]
    if not any(known):
        return []
    best = readings[max(range(len(known)), key=known.__getitem__)]
    notes = [_edit(line, line.read, rule) for line in best if line.read is not None]
    return unless_shown(text, notes, rules)


def _pages(rules: StageRules) -> list[Page]:
    """The code pages of the rules in force."""
    pages = [(rule, name) for rule in rules.of_kind("words", "double-byte-as") for name in rule.data["words"]]
    return [Page(name, rules.words("double-byte", rule.languages[0])) for rule, name in pages]


def _odd_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines with such runs, and where they start."""
    found = _SHORT_RUN.search(text)
    while found:
        start, stop = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
        yield start, text[start : stop if stop >= 0 else len(text)]
        found = _SHORT_RUN.search(text, stop) if stop >= 0 else None


def _read(line: str, page: str) -> str | None:
    """The line as the code page has it; None where it is not of it."""
    try:
        return line.translate(_WINDOWS).encode("latin-1").decode(page)
    except UnicodeError:
        return None


def _known(lines: Sequence[Line], common: frozenset[str], limits: Mapping[str, float]) -> float:
    """How many of the letters of some lines are common ones; 0 where that is too few, or too little can be read."""
    whole = "".join([line.read for line in lines if line.read is not None])
    letters = [character for character in whole if character >= _FIRST]
    size = sum([len(line.text) for line in lines])
    read = sum([len(line.text) for line in lines if line.read is not None])
    share = sum(map(common.__contains__, letters))
    enough = len(letters) >= limits["letters"] and share >= limits["common"] * len(letters)
    return share if enough and read >= limits["read"] * size else 0


def _edit(line: Line, new: str, rule: str) -> Edit:
    """The edit that reads a line again, without what is the same before and behind."""
    old = line.text
    lo = next(k for k, character in enumerate(old) if character > "\x7f")
    hi = 0
    while old[-1 - hi] == new[-1 - hi] and old[-1 - hi] <= "\x7f":
        hi += 1
    middle = new[lo : len(new) - hi]
    return Edit(line.start + lo, line.start + len(old) - hi, middle, rule, f"read as {middle!r}")
