"""All templates of the rules in force, ready for look-up.

A whole line is one look-up in a dictionary; templates with `{any}`, `starts` and `ends` are found by the words
that the line begins or ends with, one look-up a word.  So the cost of a line hardly depends on the number of rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.stages.boilerplate.fold import (
    NO_WORDS,
    ORNAMENTS,
    PLACEHOLDER,
    Vocabulary,
    fold,
    fold_template,
    key_of,
    keys_of,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleaner.rulebook import StageRules

LIMIT = 120  # characters of a line, unless a rule says otherwise
SHORT = 40  # characters of a line that is looked up without asking how it begins
LONG = 30  # characters of a template that may be that of a longer line
GATES = (9, 4, 2)  # characters at either end that a longer line must share with a template, as many as it has
LONGEST_GATE = GATES[0]
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


class Entry(NamedTuple):
    """A template as its rule has it; `side` is "head" or "tail" where it fixes only the start or the end of a line."""

    template: str
    side: str
    hit: Hit


class Templates:
    """The look-up tables.

    Most templates are never needed: they wait in drawers by the beginning of their folded form, and a drawer is opened,
    and its templates folded, when the first line with that beginning asks.
    """

    def __init__(
        self, entries: Sequence[Entry], patterns: Sequence[Pattern] = (), words: Vocabulary = NO_WORDS
    ) -> None:
        self.words = words
        self.patterns = patterns
        self.longest = max((e.hit.limit for e in entries), default=LIMIT)
        self._whole: dict[str, Hit] = {}
        self._heads: dict[str, list[Anchored]] = {}
        self._tails: dict[str, list[Anchored]] = {}
        self._gates: dict[str, int] = {}
        self._drawers: dict[str, list[Entry]] = {}
        bare = [e.template.strip(ORNAMENTS) for e in entries]
        self._set_gates([e for e in entries if len(e.template) > LONG or e.side or "{" in e.template])
        keys = _together(_together([text[:8] for text in bare], plain), keys_of)
        served = {key_of(name) for name in words.services if name}
        for entry, text, key in zip(entries, bare, keys, strict=True):
            if entry.side == "tail" or text.startswith("{any}"):
                self._enter(entry)
                continue
            if len(text) == 1:
                key = text.casefold()  # noqa: PLW2901
            elif key in served and plain(text.split(None, 1)[0]) in words.services:
                key = PLACEHOLDER  # noqa: PLW2901
            self._drawers.setdefault(key, []).append(entry)

    def _set_gates(self, entries: Sequence[Entry]) -> None:
        """Note how the templates begin or end that may be those of a long line, and how long it may be."""
        ends = []
        for template, side, _ in entries:
            text = template.strip(ORNAMENTS)
            tail = side == "tail" or text.startswith("{any}")
            text = text.rpartition("}")[2].strip(ORNAMENTS) if tail else text.partition("{")[0].strip(ORNAMENTS)
            size = next((size for size in GATES if size <= len(text)), 0)
            ends.append((text[-size:] if tail else text[:size]) if size > 4 or side else "")
        gates = self._gates
        for changed in (_together(ends, str.casefold), _together(ends, plain)):
            for end, entry in zip(changed, entries, strict=True):
                if gates.get(end, 0) < entry.hit.limit:
                    gates[end] = entry.hit.limit

    def _enter(self, entry: Entry) -> None:
        """Fold a template and put it into its table."""
        template, side, hit = entry
        folded = fold_template(template, self.words)
        first, found, last = (part.strip() for part in folded.partition("{any}"))
        most = ANY_WORDS if found else 999
        if side == "tail" or (found and not first):
            self._tails.setdefault(last or first, []).append(Anchored("", most, hit))
        elif side == "head" or found:
            colon = template.partition("{any}")[0].rstrip().endswith(":")
            self._heads.setdefault(first, []).append(Anchored(last, most, hit, colon))
        elif folded and (folded not in self._whole or self._whole[folded].weight < hit.weight):
            self._whole[folded] = hit

    def _open(self, folded: str) -> None:
        """Make sure that the templates which begin as `folded` does are in the tables."""
        key = key_of(folded)
        for entry in self._drawers.get(key, ()):
            self._enter(entry)
        self._drawers.pop(key, None)

    def find(self, raw: str) -> Hit | None:
        """What the templates say of a line."""
        bare = raw.strip(ORNAMENTS)
        if not bare or (bare[0] == "«" and bare[-1] == "»"):
            return None
        if len(bare) > SHORT and not self._passes(bare):
            return None
        folded = fold(bare, self.words)
        if not folded:
            return None
        self._open(folded)
        hit = self._whole.get(folded) or self._anchored(folded.split(), bare) or self._matched(bare)
        return hit._replace(form=folded) if hit is not None and len(bare) <= hit.limit else None

    def _passes(self, bare: str) -> bool:
        """Whether a long line begins or ends as some template does that holds for its length."""
        length, gates = len(bare), self._gates
        head, tail = bare[:LONGEST_GATE].casefold(), bare[-LONGEST_GATE:].casefold()
        for size in GATES:
            if length <= gates.get(head[:size], 0) or length <= gates.get(tail[-size:], 0):
                return True
        return self._literal(bare)

    def _anchored(self, words: list[str], bare: str) -> Hit | None:
        best: Hit | None = None
        count = len(words)
        for size in range(1, min(count, MAX_WORDS) + 1):
            head = " ".join(words[:size])
            for anchored in self._heads.get(head, ()):
                rest = " ".join(words[size:])
                if anchored.colon and ":" not in bare[: len(head) + 2]:
                    continue
                if _fits(rest, count - size, anchored) and (best is None or best.weight < anchored.hit.weight):
                    best = anchored.hit
            for anchored in self._tails.get(" ".join(words[count - size :]), ()):
                if count - size <= anchored.most and (best is None or best.weight < anchored.hit.weight):
                    best = anchored.hit
        return best

    def _literal(self, bare: str) -> bool:
        return bool(self.patterns) and any(p.literal in bare.casefold() for p in self.patterns)

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


def _together(texts: Sequence[str], change: Callable[[str], str]) -> list[str]:
    """Every text changed by `change`, in one call for all: ten times as fast as one call for each."""
    return change("\n".join(texts)).split("\n")


def build(rules: StageRules) -> Templates:
    """The look-up tables of the rules in force."""
    roles = ("services", "months", "weekdays", "date-joints")
    words = Vocabulary(*(frozenset(_together(sorted(rules.words(role)), plain)) for role in roles))
    entries: list[Entry] = []
    patterns: list[Pattern] = []
    for rule in rules.of_kind("lines"):
        data: dict[str, Any] = dict(rule.data)
        weight = WEIGHTS[data.get("confidence", "likely")]
        hit = Hit(rule.id, weight, data.get("where", "anywhere"), int(data.get("limit", LIMIT)))
        for side, key in (("", "lines"), ("head", "starts"), ("tail", "ends")):
            entries += [Entry(template, side, hit) for template in data[key]] if key in data else []
        if "regex" in data:
            patterns.append(Pattern(data.get("literal", "").casefold(), data["regex"], hit))
    return Templates(entries, patterns, words)
