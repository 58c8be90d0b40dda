"""What a rule is once it is read.  What one may look like in a file is in `kinds`."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STAGES = ("encoding", "spacing", "boilerplate", "wraps", "quotes")
SAFETIES = ("safe", "unsafe", "hint")
PLACEHOLDERS = ("n", "date", "time", "name", "url", "any")  # what templates of lines may hold


class Example(NamedTuple):
    """A text before and after; for a counter-example the two are the same."""

    before: str
    after: str
    lang: str | None = None


class Rule(NamedTuple):
    """One rule, read and validated.

    `data` holds the fields of its kind (`KINDS`), as written in the file; `file` and `line` say where it stands.
    """

    id: str
    name: str
    stage: str
    kind: str
    safety: str
    languages: tuple[str, ...]
    why: str
    summary: str
    data: Mapping[str, Any]
    examples: tuple[Example, ...] = ()
    keeps: tuple[Example, ...] = ()
    file: str = ""
    line: int = 0


class Problem(NamedTuple):
    """Something wrong with a rule file or a configuration; `line` is 0 when it concerns the whole file."""

    file: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.rule}: {self.message}" if self.rule else f"{place}: {self.message}"


def is_rule_id(text: str) -> bool:
    """Whether `text` has the shape of a rule id."""
    letters = text.rstrip("0123456789")
    return (
        2 <= len(letters) <= 4
        and 3 <= len(text) - len(letters) <= 4
        and letters.isascii()
        and letters.isalpha()
        and letters.isupper()
    )


def tag_fault(lang: str) -> str:
    """Why `lang` is no tag of a language; empty where it is formed as one whose language may be registered."""
    first, *others = lang.split("-")
    formed = all(part.isascii() and part.isalnum() and len(part) <= 8 for part in (first, *others))
    registered = first.isalpha() and len(first) in (2, 3)  # as all of those are
    if formed and (registered or (first in ("i", "x", "I", "X") and others)):
        return ""
    return f"lang {lang!r} is no BCP 47 tag; say for example 'de', 'pt-BR' or 'zh-Hant', or leave it out"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A tail for a message: `; did you mean 'x'?`, or the known words when none is near."""
    from difflib import get_close_matches

    known = sorted(known)
    near = get_close_matches(word, known, 1)
    if near:
        return f"; did you mean '{near[0]}'?"
    return f"; known: {', '.join(known)}" if 0 < len(known) <= 12 else ""
