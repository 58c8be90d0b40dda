"""The templates of the built-in rules, sorted so that a run need not touch those that no line asks for.

Thousands of templates would take most of a short run's time to read and fold.  They are kept between starts as text:
folded, in drawers, by the beginning of their folded form, and with the beginnings and ends that a long line must have.
"""

from __future__ import annotations

from functools import cache
from itertools import repeat
from operator import itemgetter

from cleaner import rulecache, rulefile
from cleaner.lean import TYPE_CHECKING, Any, NamedTuple, together
from cleaner.rulebook import builtin_dir
from cleaner.stages.boilerplate.templates.fold import ORNAMENTS, Vocabulary, fold_templates, key_of, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cleaner.rule import Rule

LIMIT = 120  # characters of a line, unless a rule says otherwise
SHORT = 40  # characters of a line that is looked up without asking how it begins
LONG = 30  # characters of a template that may be that of a longer line
GATES = (9, 4, 2)  # characters at either end that a longer line must share with a template, as many as it has
LONGEST_GATE = GATES[0]
FIRST = LAST = 4  # characters by which most lines are told to begin or end like no template
COLONS = (":", "：")
WEIGHTS = {"sure": 3, "likely": 2, "weak": 1, "faint": 0}
FIRST_CODE = 0x100  # of the characters that stand for rules
PLAIN, WIDE = "drawers", "drawers-wide"
WHOLE = "whole"
TAIL, TAILS = "tail", "\n"  # the side of templates that are found by how a line ends, and their drawer
EDGES = "\t"  # the drawer of the words with which labels begin and end that may stand at the edge of a line of labels


class Entry(NamedTuple):
    """A template of a rule; `side` is "head" or "tail" where it fixes only the start or the end of a line."""

    rule: str
    side: str
    template: str


class Index(NamedTuple):
    """`heads` and `tails` hold the longest line for a beginning or an end, `parts` what `_parts` finds in them; `drawers` gives the folded templates, by key.

    There are two cabinets of drawers, `PLAIN` for templates of ASCII and `WIDE`, of which `wide` lists the drawers.  In a
    drawer are a character for every template that fixes a whole line, which stands for its rule (`codes` names it), these templates,
    of equal ones the one that counts last, and others as lines: a rule's character, a side (`_side`) and the templates.
    Tabs stand between templates.  In `ends` is the drawer of those that are found by how they end.
    """

    heads: dict[str, int]
    tails: dict[str, int]
    parts: Sequence[Sequence[str]]
    ends: list[str]
    wide: list[str]
    codes: dict[str, str]
    drawers: Callable[[str], dict[str, list[str]]]


def entries_of(rule: Rule) -> Iterator[Entry]:
    """The templates that a rule of kind `lines` gives."""
    for side, key in (("", "lines"), ("head", "starts"), ("tail", "ends")):
        for template in rule.data.get(key, ()):
            yield Entry(rule.id, side, " ".join(template.split()))


def limit_of(rule: Rule) -> int:
    """The longest line that a rule holds for, in characters."""
    return int(rule.data.get("limit", LIMIT))


def weight_of(rule: Rule) -> int:
    """How sure a rule of kind `lines` is."""
    return WEIGHTS[rule.data.get("confidence", "likely")]


def builtin_index(words: Vocabulary) -> Index:
    """The index of all built-in rules, whether they are in force or not; from the cache where it is fresh.

    Its drawers are read when the first line passes the gates: many texts have none that does.
    """
    made = cache(lambda: _made(words))

    def drawers(cabinet: str) -> dict[str, list[str]]:
        kept: dict[str, list[str]] = rulecache.derived(
            f"{cabinet}-{words.key}", builtin_dir(), lambda: made().drawers(cabinet)
        )
        return kept

    heads, tails, parts, ends, wide, codes = rulecache.derived(
        f"gates-{words.key}", builtin_dir(), lambda: _kept(made())
    )
    told = [part.split("\n") for part in parts]
    return Index(_gated(heads), _gated(tails), told, ends, wide, dict(zip(codes[0], codes[1:], strict=True)), drawers)


def _kept(index: Index) -> list[Any]:
    """What is kept of an index but its drawers, in few strings: these are read in a third of the time."""
    codes = ["".join(index.codes), *index.codes.values()]
    parts = list(map("\n".join, index.parts))
    return [_by_limit(index.heads), _by_limit(index.tails), parts, index.ends, index.wide, codes]


def _by_limit(gates: Mapping[str, int]) -> dict[int, str]:
    """The gates by the longest line for them, one a line."""
    return {limit: "\n".join([gate for gate in gates if gates[gate] == limit]) for limit in {*gates.values()}}


def _gated(kept: Mapping[str, str]) -> dict[str, int]:
    """The longest line for each gate."""
    gates: dict[str, int] = {}
    for limit, those in kept.items():
        gates.update(zip(those.split("\n"), repeat(int(limit)), strict=False))
    return gates


def _made(words: Vocabulary) -> Index:
    """The index of all built-in rules, made from the rule files."""
    files = map(rulefile.read, rulefile.find(builtin_dir()))
    rules = [rule for file in files for rule in file.rules if rule.stage == "boilerplate" and rule.kind == "lines"]
    entries = [(entry, limit_of(rule)) for rule in rules for entry in entries_of(rule)]
    codes = _codes(rules)
    sorts: dict[str, list[tuple[Entry, str]]] = {PLAIN: [], WIDE: []}
    folded = _folded(entries, words)
    for entry, form in folded:
        sorts[PLAIN if form.isascii() or _side(entry, form) == TAIL else WIDE].append((entry, form))
    cabinets = {cabinet: _drawers(sort, codes) for cabinet, sort in sorts.items()}
    cabinets[PLAIN][EDGES] = _edges(folded, rules)
    ends = cabinets[PLAIN].pop(TAILS, [])
    return Index(*_gates(entries), ends, list(cabinets[WIDE]), _named(codes), cabinets.__getitem__)


def index_of(rules: Sequence[Rule], words: Vocabulary) -> Index:
    """The index of these rules, with a single cabinet."""
    entries = [(entry, limit_of(rule)) for rule in rules for entry in entries_of(rule)]
    codes = _codes(rules)

    def drawers(_: str) -> dict[str, list[str]]:
        folded = _folded(entries, words)
        return {EDGES: _edges(folded, rules), **_drawers(folded, codes)}

    return Index(*_gates(entries), [], [], _named(codes), drawers)


def _folded(entries: Sequence[tuple[Entry, int]], words: Vocabulary) -> list[tuple[Entry, str]]:
    """The templates with their folded forms; none of which nothing is left."""
    forms = fold_templates([entry.template for entry, _ in entries], words)
    return [(entry, form) for (entry, _), form in zip(entries, forms, strict=True) if form]


def _codes(rules: Sequence[Rule]) -> dict[str, str]:
    """A character for every rule; of rules that know a line the one with the last counts: the surest, of equal ones the first."""
    ranked = sorted(rules, key=weight_of, reverse=True)
    return {rule.id: chr(FIRST_CODE + k) for k, rule in enumerate(reversed(ranked))}


def _named(codes: Mapping[str, str]) -> dict[str, str]:
    """The rule for every character."""
    return {code: rule for rule, code in codes.items()}


def _edges(folded: Sequence[tuple[Entry, str]], rules: Sequence[Rule]) -> list[str]:
    """The words with which likely labels begin, and those with which they end."""
    likely = {rule.id for rule in rules if weight_of(rule) >= WEIGHTS["likely"]}
    labels = [form for entry, form in folded if entry.rule in likely and _side(entry, form) == WHOLE]
    return ["\t".join(sorted({form.split(" ")[end] for form in labels})) for end in (0, -1)]


def _drawers(folded: Sequence[tuple[Entry, str]], codes: Mapping[str, str]) -> dict[str, list[str]]:
    """Folded templates, sorted into drawers."""
    whole: dict[str, list[tuple[str, str]]] = {}
    fixed: dict[str, dict[tuple[str, str], list[str]]] = {}
    for entry, form in folded:
        side, code = _side(entry, form), codes[entry.rule]
        key = TAILS if side == TAIL else key_of(form)
        if side == WHOLE:
            whole.setdefault(key, []).append((code, form))
        else:
            fixed.setdefault(key, {}).setdefault((code, side), []).append(form)
    drawers = {}
    for key in {**whole, **fixed}:
        pairs = sorted(whole.get(key, ()), key=itemgetter(0))
        lines = ["\t".join([*which, *forms]) for which, forms in fixed.get(key, {}).items()]
        drawers[key] = ["".join(code for code, _ in pairs), "\t".join(form for _, form in pairs), "\n".join(lines)]
    return drawers


def _side(entry: Entry, form: str) -> str:
    """Where a folded template fixes a line: as a "whole", at its "tail", at its "head", which is "head:" before a colon."""
    first, found, _ = form.partition("{any}")
    if entry.side == TAIL or (found and not first):
        return TAIL
    if entry.side == "head" or found:
        return "head:" if entry.template.partition("{any}")[0].rstrip().endswith(COLONS) else "head"
    return WHOLE


def _gates(
    entries: Sequence[tuple[Entry, int]],
) -> tuple[dict[str, int], dict[str, int], Sequence[Sequence[str]]]:
    """How the templates begin or end that may be those of a long line, how long it may be, and the parts of all that."""
    long = [(e, limit) for e, limit in entries if len(e.template) > LONG or e.side or "{" in e.template]
    ends, sides, sizes = [], [], []
    heads: dict[str, int] = {}
    tails: dict[str, int] = {}
    for (_, side, template), _limit in long:
        text, tail = _fixed(template.strip(ORNAMENTS), side)
        text += " " * (len(text) == 1)  # the sign © stands apart
        size = next((size for size in GATES if size <= len(text)), 0)
        ends.append((text[-size:] if tail else text[:size]) if size > 4 or side else "")
        sides.append(tails if tail else heads)
        sizes.append(size)
    for changed in (together(ends, str.casefold), together(ends, plain)):
        for end, gates, size, (_, limit) in zip(changed, sides, sizes, long, strict=True):
            gate = end[:size] if gates is heads else end[-size:]  # a capital may be two small letters
            gates[gate] = max(gates.get(gate, 0), limit)
    for (entry, limit), end in zip(long, together(ends, str.casefold), strict=True):
        if entry.side == "tail":  # a long line may end with a stop that its template has not
            tails[end[1:] + "."] = max(tails.get(end[1:] + ".", 0), limit)
    return heads, tails, _parts(heads, tails)


def _parts(heads: Iterable[str], tails: Iterable[str]) -> Sequence[Sequence[str]]:
    """The first characters of shorter beginnings and of all, and the last characters of ends."""
    shorter = {head[:FIRST] for head in heads if len(head) < LONGEST_GATE}
    last = {tail[-size:] for tail in tails for size in (LAST, LAST - 1)}
    return [sorted(part) for part in (shorter, {head[:FIRST] for head in heads}, last)]


def _fixed(text: str, side: str) -> tuple[str, bool]:
    """What a template fixes of a line, at the tail or not: the end of a whole line where it begins with little."""
    head, tail = text.partition("{")[0].strip(ORNAMENTS), text.rpartition("}")[2].strip(ORNAMENTS)
    ends = side == "tail" or text.startswith("{any}")
    if not side and "{any}" not in text and len(head) < LONGEST_GATE <= len(tail):
        ends = True
    return (tail, True) if ends else (head, False)
