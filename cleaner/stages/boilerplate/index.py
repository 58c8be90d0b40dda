"""The templates of the built-in rules, sorted so that a run need not touch those that no line asks for.

Thousands of templates would take most of a short run's time to read and fold.  They are kept between starts as text:
in drawers, by the beginning of their folded form, and with the beginnings and ends that a long line must have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner import rulecache, rulefile
from cleaner.rulebook import builtin_dir
from cleaner.stages.boilerplate.fold import ORNAMENTS, PLACEHOLDER, Vocabulary, key_of, keys_of, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cleaner.rule import Rule

LIMIT = 120  # characters of a line, unless a rule says otherwise
LONG = 30  # characters of a template that may be that of a longer line
GATES = (9, 4, 2)  # characters at either end that a longer line must share with a template, as many as it has
LONGEST_GATE = GATES[0]
VERSION = 2  # of what is kept between starts: the cache knows the rules, not the code that makes an index of them
TAILS = "\n"  # the drawer of templates that are found by how they end


class Entry(NamedTuple):
    """A template of a rule; `side` is "head" or "tail" where it fixes only the start or the end of a line."""

    rule: str
    side: str
    template: str


class Index(NamedTuple):
    """`gates` holds the longest line for a beginning or an end; `drawers` gives entries as lines of text, by key."""

    gates: dict[str, int]
    drawers: Callable[[], dict[str, str]]


def entries_of(rule: Rule) -> Iterator[Entry]:
    """The templates that a rule of kind `lines` gives."""
    for side, key in (("", "lines"), ("head", "starts"), ("tail", "ends")):
        for template in rule.data.get(key, ()):
            yield Entry(rule.id, side, " ".join(template.split()))


def limit_of(rule: Rule) -> int:
    """The longest line that a rule holds for, in characters."""
    return int(rule.data.get("limit", LIMIT))


def builtin_index(words: Vocabulary) -> Index:
    """The index of all built-in rules, whether they are in force or not; from the cache where it is fresh.

    Its drawers are read when the first line passes the gates: many texts have none that does.
    """
    key = rulecache.digest_of(repr([VERSION, *(sorted(role) for role in words)]))

    def made() -> Index:
        files = map(rulefile.read, rulefile.find(builtin_dir()))
        rules = [rule for file in files for rule in file.rules if rule.stage == "boilerplate" and rule.kind == "lines"]
        return index_of(rules, words)

    gates = rulecache.derived(f"gates-{key}", builtin_dir(), lambda: made().gates)
    return Index(gates, lambda: rulecache.derived(f"drawers-{key}", builtin_dir(), lambda: made().drawers()))


def index_of(rules: Sequence[Rule], words: Vocabulary) -> Index:
    """The index of these rules."""
    entries = [(entry, limit_of(rule)) for rule in rules for entry in entries_of(rule)]
    bare = [entry.template.strip(ORNAMENTS) for entry, _ in entries]
    served = {key_of(name) for name in words.services}
    drawers: dict[str, list[str]] = {}
    for (entry, _), text, key in zip(
        entries, bare, together(together([text[:8] for text in bare], plain), keys_of), strict=True
    ):
        if entry.side == "tail" or text.startswith("{any}"):
            drawer = TAILS
        elif len(text) == 1:
            drawer = text.casefold()
        else:
            named = key in served and plain(text.split(None, 1)[0]) in words.services
            drawer = PLACEHOLDER if named else key
        drawers.setdefault(drawer, []).append("\t".join(entry))
    return Index(_gates(entries), lambda: {key: "\n".join(lines) for key, lines in drawers.items()})


def _gates(entries: Sequence[tuple[Entry, int]]) -> dict[str, int]:
    """How the templates begin or end that may be those of a long line, and how long it may be."""
    long = [(e, limit) for e, limit in entries if len(e.template) > LONG or e.side or "{" in e.template]
    ends = []
    for (_, side, template), _limit in long:
        text = template.strip(ORNAMENTS)
        tail = side == "tail" or text.startswith("{any}")
        text = text.rpartition("}")[2].strip(ORNAMENTS) if tail else text.partition("{")[0].strip(ORNAMENTS)
        text += " " * (len(text) == 1)  # the sign © stands apart
        size = next((size for size in GATES if size <= len(text)), 0)
        ends.append((text[-size:] if tail else text[:size]) if size > 4 or side else "")
    gates: dict[str, int] = {}
    for changed in (together(ends, str.casefold), together(ends, plain)):
        for end, (_, limit) in zip(changed, long, strict=True):
            gates[end] = max(gates.get(end, 0), limit)
    for (entry, limit), end in zip(long, together(ends, str.casefold), strict=True):
        if entry.side == "tail":  # a long line may end with a stop that its template has not
            gates[end[1:] + "."] = max(gates.get(end[1:] + ".", 0), limit)
    return gates


def together(texts: Sequence[str], change: Callable[[str], str]) -> list[str]:
    """Every text changed by `change`, in one call for all: ten times as fast as one call for each."""
    return change("\n".join(texts)).split("\n") if texts else []
