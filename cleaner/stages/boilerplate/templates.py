"""All templates of the rules in force, ready for look-up.

A whole line is one look-up in a dictionary; templates with `{any}`, `starts` and `ends` are found by the words
that the line begins or ends with, one look-up a word.  So the cost of a line hardly depends on the number of rules.
"""

from __future__ import annotations

from _thread import RLock  # `threading` would cost every start a millisecond
from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.boilerplate.fold import ORNAMENTS, Vocabulary, fold, fold_templates, key_of, plain
from cleaner.stages.boilerplate.index import LIMIT, LONGEST_GATE, TAILS, builtin_index, index_of, limit_of, together

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cleaner.rulebook import StageRules
    from cleaner.stages.boilerplate.index import Index

SHORT = 40  # characters of a line that is looked up without asking how it begins
NAMED = "BP0003"  # the rule of the lines that the configuration names
COLONS = (":", "：")
MEMORY = 16_384  # short lines that are remembered
MAX_WORDS = 12  # words of the fixed part of a template that is anchored at one end
ANY_WORDS = 5  # words that `{any}` may stand for

WEIGHTS = {"sure": 3, "likely": 2, "weak": 1, "faint": 0}


class Hit(NamedTuple):
    """What a template says of a line; `weight` 3 is sure, 2 likely, 1 weak, 0 faint; `form` is the folded line.

    `unless` is the role of words that no text may hold in which it is believed.
    """

    rule: str
    weight: int
    where: str
    limit: int
    unless: str = ""
    form: str = ""


class Anchored(NamedTuple):
    """A template that one end of the line fixes.

    It says what must stand at the other end, how many words between, and whether a colon must follow the fixed start.
    """

    other: str
    most: int
    hit: Hit
    colon: bool = False


class Pattern(NamedTuple):
    """A regular expression and the literal without which it is not tried."""

    literal: str
    regex: str
    hit: Hit


class Known(dict[str, "Hit | None"]):
    """What is known of the short lines met last: pages repeat theirs, and so does a text that is looked at again."""

    def __init__(self, find: Callable[[str], Hit | None]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, raw: str) -> Hit | None:
        if len(self) >= MEMORY:
            self.clear()
        hit = self[raw] = self._find(raw)
        return hit


class Templates:
    """The look-up tables.

    Most templates are never needed: they wait in the drawers of an index, and a drawer is opened, and its templates
    folded, when the first line that begins like them asks.
    """

    def __init__(self, hits: Mapping[str, Hit], patterns: Sequence[Pattern], words: Vocabulary) -> None:
        self.words = words
        self.known = Known(self.find)
        self.patterns = patterns
        self.kept: frozenset[str] = frozenset()
        self.longest = max((hit.limit for hit in hits.values()), default=LIMIT)
        self._hits = hits
        self._whole: dict[str, Hit] = {}
        self._heads: dict[str, list[Anchored]] = {}
        self._tails: dict[str, list[Anchored]] = {}
        self._starts: set[str] = set()  # the first words of those that are found by how they begin
        self._ends: set[str] = set()  # the last words of those that are found by how they end
        self._gates: dict[str, int] = {}
        self._closed: list[tuple[Index, frozenset[str]]] = []
        self._drawers: list[tuple[dict[str, str], frozenset[str]]] = []
        self._opening = RLock()

    def add(self, index: Index, rules: frozenset[str]) -> None:
        """Take in the templates of an index that belong to these rules."""
        for gate, limit in index.gates.items() if self._gates else ():
            self._gates[gate] = max(self._gates.get(gate, 0), limit)
        self._gates = self._gates or index.gates
        self._closed.append((index, rules))

    def _open(self, key: str) -> None:
        """Make sure that the templates of a drawer are in the tables; threads wait for the one that opens it."""
        with self._opening:
            if self._closed:
                self._drawers += [(index.drawers(), rules) for index, rules in self._closed]
                self._closed.clear()
                self._open(TAILS)
            for drawers, rules in self._drawers:
                if key in drawers:
                    entries = [line.split("\t", 2) for line in drawers.pop(key).split("\n")]
                    entries = [entry for entry in entries if entry[0] in rules]
                    folded = fold_templates([entry[2] for entry in entries], self.words)
                    for entry, text in zip(entries, folded, strict=True):
                        self._enter(entry, text)

    def _enter(self, entry: list[str], folded: str) -> None:
        """Put a template, given as rule, side and text, into its table."""
        rule, side, template = entry
        hit = self._hits[rule]
        first, found, last = (part.strip() for part in folded.partition("{any}"))
        most = ANY_WORDS if found else 999
        if side == "tail" or (found and not first):
            self._tails.setdefault(last or first, []).append(Anchored("", most, hit))
            self._ends.add((last or first).rpartition(" ")[2])
        elif side == "head" or found:
            colon = template.partition("{any}")[0].rstrip().endswith(COLONS)
            self._heads.setdefault(first, []).append(Anchored(last, most, hit, colon))
            self._starts.add(first.partition(" ")[0])
        elif folded and (folded not in self._whole or self._whole[folded].weight < hit.weight):
            self._whole[folded] = hit

    def sift(self, rows: Sequence[str], *, wrapped: bool) -> tuple[list[int], list[int]]:
        """The numbers of the lines that are worth a look-up: short ones, and those that begin or end like a template.

        And, where a notice may be `wrapped`, those that may be its first or last line.
        """
        longest, gates, all_long = self.longest, self._gates, bool(self.patterns)
        found, edges = [], []
        for number, row in enumerate(rows):
            size = len(row)
            if size <= SHORT:
                if size:
                    found.append(number)
                if not size or not wrapped:
                    continue
            elif size > longest:
                continue
            bare = row.strip(ORNAMENTS)
            head, tail = bare[:LONGEST_GATE].casefold(), bare[-LONGEST_GATE:].casefold()
            near = (
                head[:LONGEST_GATE] in gates
                or head[:4] in gates
                or head[:2] in gates
                or tail[-LONGEST_GATE:] in gates
                or tail[-4:] in gates
                or tail[-2:] in gates
                or all_long
            )
            if near or len(bare) < LONGEST_GATE:
                edges.append(number)
            if size > SHORT and (near or len(bare) <= SHORT) and self.may_be(bare):
                found.append(number)
        return found, edges

    def may_be(self, bare: str) -> bool:
        """Whether a long line begins or ends as some template does that holds for its length."""
        size = len(bare)
        if size <= SHORT or size <= self.head_limit(bare) or size <= self.tail_limit(bare):
            return True
        return any(p.literal in bare.casefold() for p in self.patterns) if self.patterns else False

    def head_limit(self, bare: str) -> int:
        """How long a line may be that begins like this, if a template is to know it."""
        head, limit = bare[:LONGEST_GATE].casefold()[:LONGEST_GATE], self._gates.get
        return max(limit(head, 0), limit(head[:4], 0), limit(head[:2], 0))

    def tail_limit(self, bare: str) -> int:
        """The same for a line that ends like this."""
        tail, limit = bare[-LONGEST_GATE:].casefold()[-LONGEST_GATE:], self._gates.get
        return max(limit(tail, 0), limit(tail[-4:], 0), limit(tail[-2:], 0))

    def find(self, raw: str) -> Hit | None:
        """What the templates say of a line that is short, or begins or ends like one of them."""
        bare = raw.strip(ORNAMENTS)
        if not bare or (bare[0] == "«" and bare[-1] == "»") or _foreign(raw):
            return None
        folded = fold(bare, self.words)
        if not folded or folded in self.kept:
            return None
        self._open(key_of(folded))
        hit = self._whole.get(folded) or self._anchored(folded.split(), bare) or self._matched(bare)
        return hit._replace(form=folded) if hit is not None and len(bare) <= hit.limit else None

    def _anchored(self, words: list[str], bare: str) -> Hit | None:
        if words[0] not in self._starts and words[-1] not in self._ends:
            return None
        best: Hit | None = None
        count = len(words)
        for size in range(1, min(count, MAX_WORDS) + 1):
            head = " ".join(words[:size])
            for anchored in self._heads.get(head, ()):
                rest = " ".join(words[size:])
                if anchored.colon and not _colon_after(head, bare):
                    continue
                if _fits(rest, count - size, anchored) and (best is None or best.weight < anchored.hit.weight):
                    best = anchored.hit
            for anchored in self._tails.get(" ".join(words[count - size :]), ()):
                if count - size <= anchored.most and (best is None or best.weight < anchored.hit.weight):
                    best = anchored.hit
        return best

    def _matched(self, bare: str) -> Hit | None:
        low = bare.casefold() if self.patterns else ""
        for pattern in self.patterns:
            if pattern.literal in low and matches(pattern.regex, bare):
                return pattern.hit
        return None


def _colon_after(head: str, bare: str) -> bool:
    """Whether a colon follows the folded start of a line, in which ideographs stand apart."""
    size = len(head.replace(" ", "") if head[0] > "\u2e80" else head) + 2
    return any(colon in bare[:size] for colon in COLONS)


def _foreign(raw: str) -> bool:
    """Whether the line is an option, an attribution, a comment, or goes on after a comma: nothing that a page shows."""
    line = raw.strip()
    return line.startswith(("--", "//", "/*", "#!", ";;")) or line.endswith((",", "，", "、")) or "=" in line


def _fits(rest: str, count: int, anchored: Anchored) -> bool:
    """Whether the words after the fixed start are what the template wants."""
    if not anchored.other:
        return count <= anchored.most
    between = count - anchored.other.count(" ") - 1
    return rest.endswith(" " + anchored.other) and 0 < between <= anchored.most


def matches(pattern: str, line: str) -> bool:
    """Whether a rule's pattern matches the whole line within its time."""
    import regex

    try:
        return regex.fullmatch(pattern, line, timeout=0.05) is not None
    except (TimeoutError, regex.error):
        return False


def build(rules: StageRules) -> Templates:
    """The look-up tables of the rules in force."""
    roles = ("services", "months", "weekdays", "date-joints")
    words = Vocabulary(*(frozenset(together(sorted(rules.words(role)), plain)) for role in roles))
    given = rules.of_kind("lines")
    hits: dict[str, Hit] = {}
    patterns: list[Pattern] = []
    for rule in given:
        data = rule.data
        weight = WEIGHTS[data.get("confidence", "likely")]
        where, unless = data.get("where", "anywhere"), data.get("unless", "")
        hits[rule.id] = Hit(rule.id, weight, where, limit_of(rule), unless)
        if "regex" in data:
            patterns.append(Pattern(data.get("literal", "").casefold(), data["regex"], hits[rule.id]))
    templates = Templates(hits, patterns, words)
    slim = frozenset(rule.id for rule in given if "digest" in rule.data)
    if slim:
        templates.add(builtin_index(words), slim)
    if len(slim) < len(given):
        whole = [rule for rule in given if rule.id not in slim]
        templates.add(index_of(whole, words), frozenset(rule.id for rule in whole))
    templates.kept = frozenset(
        fold_templates([" ".join(line.split()) for line in rules.options.get("keep", ())], words)
    )
    named = [
        r._replace(data={**r.data, "lines": rules.options["extra"]})
        for r in given
        if r.id == NAMED and "extra" in rules.options
    ]
    if named:
        templates.add(index_of(named, words), frozenset({NAMED}))
    return templates
