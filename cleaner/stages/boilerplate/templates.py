"""All templates of the rules in force, ready for look-up.

A whole line is one look-up in a dictionary; templates with `{any}`, `starts` and `ends` are found by the words
that the line begins or ends with, one look-up a word.  So the cost of a line hardly depends on the number of rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.stages.boilerplate.fold import NO_WORDS, ORNAMENTS, Vocabulary, fold, fold_template, plain

if TYPE_CHECKING:
    from cleaner.rule import Rule
    from cleaner.rulebook import StageRules

LIMIT = 120  # characters of a line, unless a rule says otherwise
SHORT = 40  # characters of a line that is looked up without asking how it begins
GATE = 5  # characters at either end that a longer line must share with a template
MAX_WORDS = 12  # words of the fixed part of a template that is anchored at one end
ANY_WORDS = 5  # words that `{any}` may stand for

WEIGHTS = {"sure": 3, "likely": 2, "weak": 1, "faint": 0}


class Hit(NamedTuple):
    """What a template says of a line; `weight` 3 is sure, 2 likely, 1 weak, 0 faint; `form` is the folded line."""

    rule: str
    weight: int
    where: str
    limit: int
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


class Templates:
    """The look-up tables."""

    def __init__(self, words: Vocabulary = NO_WORDS) -> None:
        self.words = words
        self.whole: dict[str, Hit] = {}
        self.heads: dict[str, list[Anchored]] = {}
        self.tails: dict[str, list[Anchored]] = {}
        self.patterns: list[Pattern] = []
        self.gates: set[str] = set()
        self.longest = LIMIT

    def add(self, template: str, hit: Hit, side: str = "") -> None:
        """Enter a template: of a whole line, or of the line's start (`side` "head") or end ("tail")."""
        folded = fold_template(template, self.words)
        if not folded:
            return
        first, found, last = folded.partition("{any}")
        first, last = first.strip(), last.strip()
        if side == "tail" or (found and not first):
            self._gate(template, -1)
            self.tails.setdefault(last or folded, []).append(Anchored("", ANY_WORDS if found else 999, hit))
        elif side == "head" or found:
            self._gate(template, 0)
            anchored = Anchored(
                last, ANY_WORDS if found else 999, hit, template.partition("{any}")[0].rstrip().endswith(":")
            )
            self.heads.setdefault(first, []).append(anchored)
        else:
            self._gate(template, 0)
            if folded not in self.whole or self.whole[folded].weight < hit.weight:
                self.whole[folded] = hit
        self.longest = max(self.longest, hit.limit)

    def _gate(self, template: str, end: int) -> None:
        bare = template.strip(ORNAMENTS)
        for text in (bare.casefold(), plain(bare)):
            self.gates.add(text[:GATE] if end == 0 else text[-GATE:])

    def find(self, raw: str) -> Hit | None:
        """What the templates say of a line."""
        bare = raw.strip(ORNAMENTS)
        if not bare or (bare[0] == "«" and bare[-1] == "»"):
            return None
        if len(bare) > SHORT and not self._passes(bare):
            return None
        folded = fold(bare, self.words)
        hit = self.whole.get(folded) or self._anchored(folded.split(), bare) or self._matched(bare)
        return hit._replace(form=folded) if hit is not None and len(bare) <= hit.limit else None

    def _passes(self, bare: str) -> bool:
        """Whether a long line begins or ends as some template does."""
        gates = self.gates
        return bare[:GATE].casefold() in gates or bare[-GATE:].casefold() in gates or bool(self.patterns)

    def _anchored(self, words: list[str], bare: str) -> Hit | None:
        best: Hit | None = None
        count = len(words)
        for size in range(1, min(count, MAX_WORDS) + 1):
            head = " ".join(words[:size])
            for anchored in self.heads.get(head, ()):
                rest = " ".join(words[size:])
                if anchored.colon and ":" not in bare[: len(head) + 2]:
                    continue
                if _fits(rest, count - size, anchored) and (best is None or best.weight < anchored.hit.weight):
                    best = anchored.hit
            for anchored in self.tails.get(" ".join(words[count - size :]), ()):
                if count - size <= anchored.most and (best is None or best.weight < anchored.hit.weight):
                    best = anchored.hit
        return best

    def _matched(self, bare: str) -> Hit | None:
        low = bare.casefold() if self.patterns else ""
        for pattern in self.patterns:
            if pattern.literal in low and matches(pattern.regex, bare):
                return pattern.hit
        return None


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
    folded = {
        role: frozenset(map(plain, rules.words(role))) for role in ("services", "months", "weekdays", "date-joints")
    }
    templates = Templates(Vocabulary(*folded.values()))
    for rule in rules.of_kind("lines"):
        _enter(templates, rule)
    return templates


def _enter(templates: Templates, rule: Rule) -> None:
    data: dict[str, Any] = dict(rule.data)
    weight = WEIGHTS[data.get("confidence", "likely")]
    hit = Hit(rule.id, weight, data.get("where", "anywhere"), int(data.get("limit", LIMIT)))
    for side, key in (("", "lines"), ("head", "starts"), ("tail", "ends")):
        for template in data.get(key, ()):
            templates.add(template, hit, side)
    if "regex" in data:
        templates.patterns.append(Pattern(data.get("literal", "").casefold(), data["regex"], hit))
