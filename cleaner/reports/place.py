"""Where in a file something is, and how to show it."""

from __future__ import annotations

from bisect import bisect_right

from cleaner.lean import TYPE_CHECKING, Any, NamedTuple, cached_property
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.result import Result
    from cleaner.rule import Rule
    from cleaner.rulebook import Rulebook

LINE_ENDS = ("\r\n", "\n", "\r")  # as editors and other tools count lines: pages and paragraphs of Unicode end none
_LINE_END = lazy("|".join(LINE_ENDS))
KEPT = "\xa0\u2007\u202f\u3000"  # blanks that names have
WORDS = 12  # characters of context on either side
_VISIBLE = str.maketrans(
    {
        "\n": "⏎", "\r": "␍", "\t": "→", "\v": "␋", "\f": "␌", "\x85": "␤", "\u2028": "␤", "\u2029": "␤",
        "\xa0": "⍽", "\u00ad": "‐", "\u200b": "∅", "\u200c": "∅", "\u200d": "∅", "\u2060": "∅", "\ufeff": "∅",
    }
)  # fmt: skip


def shown(name: str) -> str:
    """A name, or a message with names, as a terminal can show it on one line: control characters, which may be of orders, as escapes.

    Bytes that are no text stay (`surrogateescape`): they are what the file is called.
    """
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() or c in KEPT or "\udc80" <= c <= "\udcff" else escaped(c) for c in name)


def escaped(character: str) -> str:
    """A character that would not show, or a byte that is no text, as Python writes it."""
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode()


class Place(NamedTuple):
    """Where a text is: a file, or a field of a record in one.

    `record` is a line of JSONL, or a row after the header; `line_of_file` is the record's line where that is known.
    """

    path: str
    record: int = 0
    field: str = ""
    line_of_file: int = 0

    def __str__(self) -> str:
        return shown(f"{self.path}:{self.record}:{self.field}" if self.record else self.path)

    def keys(self) -> dict[str, Any]:
        """The place for programs."""
        return {"path": self.path, **({"record": self.record, "field": self.field} if self.record else {})}


class Entry(NamedTuple):
    """A change, or a finding that nothing came of, as every format tells it: line and column (`Places.seen`) start at 1.

    `new` is None where nothing is proposed; `message` is empty for a change.
    """

    start: int
    end: int
    line: int
    column: int
    rules: tuple[str, ...]
    new: str | None
    message: str
    applied: bool


def entries(result: Result) -> Iterator[Entry]:
    """All that happened to a text and all that was seen in it, in the order of the text."""
    places = Places(result.original)
    rows = [(c.start, c.end, c.rules, c.new, "", True) for c in result.changes]
    rows += [(f.start, f.end, (f.rule,), f.new, f.message, False) for f in result.findings]  # type: ignore[misc]
    for start, end, rules, new, message, applied in sorted(rows, key=lambda row: row[:2]):
        yield Entry(start, end, *places.seen(start, end, new), rules, new, message, applied)


def name_of(book: Rulebook, rule: str) -> str:
    """The name of a rule; its id where it is none of the rulebook."""
    found = book.rules.get(rule)
    return found.name if found else rule


def pages_of(rules: Iterable[str], book: Rulebook) -> list[Rule]:
    """Rules with their reasons, sorted: the built-in ones at work come without, so their files are read."""
    named = [book.rules[rule] for rule in sorted(rules) if rule in book.rules]
    if all(rule.why for rule in named):
        return named
    from cleaner import rulebook

    full = rulebook.load(examples=True).rules
    return [rule if rule.why else full[rule.id] for rule in named]


def sentence(entry: Entry, result: Result) -> str:
    """What is wrong, and what would stand there instead."""
    shown = [entry.message] if entry.message else []
    if entry.new is not None:
        shown.append(excerpt(result, entry.start, entry.end, entry.new))
    return "; ".join(shown)


class Places:
    """Lines and columns of a text, both from 1, the columns in code points."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        """Where the lines start; of most texts nothing is told, and so nobody asks."""
        ends = [end.end() for end in _LINE_END.finditer(self._text)]
        return [0, *[end for end in ends if end < len(self._text)]]

    def of(self, position: int) -> tuple[int, int]:
        """The line and the column of a code point offset."""
        line = max(1, bisect_right(self._starts, position))
        return line, position - self._starts[line - 1] + 1

    def seen(self, start: int, end: int, new: str | None) -> tuple[int, int]:
        """The line and the column where a person looks for what becomes `new`.

        A line that goes takes the blank line before it along, but is looked for at its first word.
        """
        gone = self._text[start:end] if new == "" else ""
        return self.of(start + len(gone) - len(gone.lstrip() or gone))


def visible(text: str) -> str:
    """`text` on one line, with a sign for every character that would not show; control characters as escapes."""
    shown = text.translate(_VISIBLE)
    return "".join(c if c.isprintable() or c == " " else f"\\x{ord(c):02x}" for c in shown)


def excerpt(result: Result, start: int, end: int, new: str) -> str:
    """`old -> new` with a little of the original on either side."""
    text = result.original
    before, after = text[max(0, start - WORDS) : start], text[end : end + WORDS]
    before = before[before.rfind("\n") + 1 :]
    after = after[: after.find("\n")] if "\n" in after else after
    if end - start > 4 * WORDS:
        old = visible(text[start : start + 2 * WORDS]) + " … " + visible(text[end - 2 * WORDS : end])
    else:
        old = visible(text[start:end])
    return f"«{visible(before)}[{old}]{visible(after)}» -> [{visible(new)}]"
