"""What the stage builds from its rules, once: pairs, stand-ins, words, costs."""

from __future__ import annotations

from functools import cache
from itertools import count

from cleaner.lean import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast, together
from cleaner.pattern import lazy
from cleaner.stages.quotes.marks.marks import finder_of, finder_of_all, spots_between

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.change import Edit
    from cleaner.document import Document
    from cleaner.rule import Rule
    from cleaner.rulebook import StageRules
    from cleaner.stages.quotes.marks.marks import Finder

    Group = tuple[Callable[..., list[str]], tuple[object, ...]]  # what names features, and what it names them by

T = TypeVar("T")

NOTHING = object()
SINGLES = frozenset("'‘’‚‛‹›`´′＇")
STRAIGHT = frozenset("\"'")
SUMS = 50_000  # groups of features whose weights are kept added up
HEADING = lazy(r"\[(.+)\] (-?[\d.]+)")
APART = "\x7f"  # between names: JSON writes it as it is, which is read three times as quickly


def remembered(kept: dict[object, Any], size: int, key: object, make: Callable[[], T]) -> T:
    """What is kept under a key, made when it is not there; of so many keys, all are forgotten together."""
    found = kept.get(key, NOTHING)
    if found is NOTHING:
        if len(kept) >= size:
            kept.clear()
        found = kept[key] = make()
    return cast("T", found)


class Weights:
    """Weights by name, read when they are first asked for, of openers or of closers: few texts need them."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.read: dict[str, Mapping[str, float]] = {}
        self.of_group = Sums(self).__getitem__  # the sum of the weights of a group of features

    def __call__(self, side: str) -> Mapping[str, float]:
        """The weights of the names that start with `side`; a later rule overrides an earlier one."""
        if side not in self.read:
            read: dict[str, float] = {}
            for rule in self.rules:
                own = "table" in rule.data
                sides = by_side(rule.data["table"]) if own else builtin_weights()[rule.id]
                for weight, names in sides.get(side, {}).items():
                    read.update(dict.fromkeys(names.split(APART), float(weight)))
            self.read[side] = read  # at once: another thread sees all or none
        return self.read[side]


class Sums(dict["Group", float]):
    """The sums of the weights of the groups of features seen last; most groups come again and again."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, group: Group) -> float:
        if len(self) >= SUMS:
            self.clear()
        names, seen = group
        named = names(*seen)
        weights = self.weights(named[0].partition(" ")[0])
        total = self[group] = sum([weights.get(name, 0.0) for name in named])
        return total


def by_side(table: str) -> dict[str, dict[str, str]]:
    """The names of a table by their first word and their weight: few weights are shared by many."""
    sides: dict[str, dict[str, list[str]]] = {}
    for name, weight in dict(weights_in(table)).items():
        sides.setdefault(name.partition(" ")[0], {}).setdefault(weight, []).append(name)
    return {side: {weight: APART.join(names) for weight, names in shared.items()} for side, shared in sides.items()}


def weights_in(table: str) -> Iterator[tuple[str, str]]:
    """The names of a table and their weights: one a line, or below a heading with how they begin and what they weigh."""
    head = weight = ""
    for line in table.splitlines():
        if heading := HEADING.fullmatch(line):
            head, weight = heading.groups()
        elif head:
            yield f"{head} {line}", weight
        elif " " in line:
            yield line.partition(" ")[2], line.partition(" ")[0]


def builtin_weights() -> dict[str, dict[str, dict[str, str]]]:
    """The weights of the built-in rules, by rule."""
    from cleaner.rulebook import builtin_tables

    return builtin_tables("weights", "weights", by_side)


class Words(dict[str, frozenset[str]]):
    """The words of a role in lower case, or of a role in one language: "saying", "saying sv"; made when first asked for.

    Those that are common in languages beside English tell these languages, and nothing else.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        super().__init__()
        self._rules: dict[str, list[Rule]] = {}
        for rule in rules:
            role = rule.data["role"]
            if role != "common" or "en" in rule.languages:
                for name in (role, *(f"{role} {lang}" for lang in rule.languages)):
                    self._rules.setdefault(name, []).append(rule)

    def __missing__(self, name: str) -> frozenset[str]:
        found = self._made(name)
        if found:
            self[name] = found  # any text may be said to be in a language that nobody knows
        return found

    def _made(self, name: str) -> frozenset[str]:
        if name == "cut":
            return self["elision"] | self["tail"]
        if name == "either":
            return self["whole"] - self["tail"]
        listed = [together(rule.data["words"], str.lower) for rule in self._rules.get(name, ())]
        if name == "common en":
            listed += [list(map(case, words)) for words in listed for case in (str.capitalize, str.upper)]
        return frozenset().union(*listed)


class Seen(NamedTuple):
    """A document that was gone through: its edits, and where its paragraphs are, if there are any."""

    text: str
    lang: str | None
    edits: list[Edit]
    spans: Sequence[tuple[int, int]]


class Tables(NamedTuple):
    """The rules in the shape in which the stage looks things up."""

    pairs: Mapping[str, tuple[str, ...]]  # language: pairs of two characters, outer first
    inside: Mapping[str, str]  # language: what stands inside of its first pair, where anything does
    pair_rules: Mapping[str, str]  # language: id of the rule that lists its pairs
    standard: frozenset[str]  # all pairs of all languages
    stand_ins: Mapping[str, str]  # what is typed for a mark, and the mark
    words: Mapping[str, frozenset[str]]  # by role, in lower case: see `Words`
    languages: Callable[[], Mapping[str, tuple[str, ...]]]  # word: those in which it is one of the commonest
    learned: frozenset[str]  # the languages beside English of the texts from which the weights come
    costs: Mapping[str, float]
    limits: Mapping[str, float]
    weights: Weights
    turns: Weights
    repairs: Mapping[str, str]  # role: id of the rule
    safe: frozenset[str]  # the ids of those that are applied by default
    reading: str  # the id of the rule that gives the costs of readings, for notes
    finders: tuple[Finder, ...]
    ascii_finders: tuple[Finder, ...]
    twins: tuple[Finder, ...]  # for what is a mark only when it is typed twice
    find: re.Pattern[str] | None  # a pattern for all, where some stand-in is not a character typed once or twice
    recent: list[Seen]  # the documents that were seen last
    readings: dict[object, Any]  # of paragraphs, by the shape of their marks
    places: dict[object, Any]  # for the missing marks of the document that is mended, by all that they depend on
    answers: dict[object, Any]  # how likely what is left open in it is answered
    looks: Iterator[int]  # counts the texts that were looked at
    gated: bool  # whether the pairs are such that what `gate` lets pass is sound

    @property
    def usable(self) -> bool:
        """Whether the rules that nothing works without are in force."""
        return bool(self.pairs and self.costs and self.limits)

    def seen(self, document: Document) -> Seen | None:
        """What is known of a document that was seen last; to hash a text takes as long as to search it for a mark."""
        for seen in self.recent:
            if seen.text == document.text and seen.lang == document.lang:
                return seen
        return None

    def forget(self) -> None:
        """Give up what is remembered of the document that was mended."""
        self.recent.clear()
        self.answers.clear()

    def spoken(self, role: str, lang: str) -> frozenset[str]:
        """The words of a role in a language, in all languages where it has none of its own: "log" is said in Swedish only."""
        return self.words[f"{role} {lang}"] or self.words[role]

    def present(self, document: Document) -> list[Finder]:
        """The finders of the characters that a text holds, told once; a search for two is quicker by pattern."""
        return document.kept(self._present)

    def spots(self, document: Document) -> list[tuple[int, int]]:
        """The spans of all marks of a text, in order; apostrophes inside of words are none.

        The same as one pattern for all marks gives, at a tenth of its price: a pattern that starts with a single
        character passes over plain text some hundred times as fast as one that starts with a class of them.
        """
        if self.find is not None:
            return [found.span() for found in self.find.finditer(document.text)]
        return spots_between(document.text, self.present(document), 0, len(document.text))

    def _present(self, document: Document) -> list[Finder]:
        text = document.text
        finders = self.ascii_finders if text.isascii() else self.finders
        return [entry for entry in finders if entry[0] in text] + [
            entry for entry in self.twins if entry[1].search(text)
        ]


def build(rules: StageRules) -> Tables:
    """Build the tables of `rules`; call it through `rules.prepared`."""
    pairs: dict[str, tuple[str, ...]] = {}
    for rule in rules.of_kind("pairs", "language"):
        for lang in rule.languages:
            pairs[lang] = pairs.get(lang, ()) + tuple(rule.data["pairs"])
    stand_ins = {typed: mark for typed, (mark, _) in rules.characters("stand-in").items()}
    singles = {c for listed in pairs.values() for p in listed for c in p} | {s for s in stand_ins if len(s) == 1}
    singles |= {*"\"'’"}
    long = [s for s in stand_ins if len(s) > 1]
    starts = sorted(singles | {s[0] for s in long})
    finders = tuple((g, finder_of(g, singles, long)) for g in starts if g in singles)
    return Tables(
        pairs,
        {
            lang: r.data["inside"]
            for r in rules.of_kind("pairs", "language")
            if "inside" in r.data
            for lang in r.languages
        },
        {lang: rule.id for rule in rules.of_kind("pairs", "language") for lang in rule.languages},
        frozenset(p for listed in pairs.values() for p in listed),
        stand_ins,
        Words(rules.of_kind("words")),
        cache(lambda: _languages(rules.of_kind("words", "common"))),
        frozenset(lang for rule in rules.of_kind("weights", "placement") for lang in rule.languages if lang != "en"),
        rules.numbers("costs"),
        rules.numbers("limits"),
        Weights(rules.of_kind("weights", "placement")),
        Weights(rules.of_kind("weights", "turns")),
        {r.data["role"]: r.id for r in rules.of_kind("repair")},
        frozenset(r.id for r in rules.of_kind("repair") if r.safety == "safe"),
        next((r.id for r in rules.of_kind("numbers", "costs")), ""),
        finders,
        tuple((glyph, finder_of(glyph, singles, long, ascii_only=True)) for glyph, _ in finders if glyph.isascii()),
        tuple((g * 2, finder_of(g, singles, long)) for g in starts if g not in singles),
        None if all(s == s[0] * 2 for s in long) else finder_of_all(pairs, stand_ins),
        [],
        {},
        {},
        {},
        count(),
        _gated(pairs, singles - {*stand_ins}),
    )


def _languages(rules: Sequence[Rule]) -> dict[str, tuple[str, ...]]:
    """For every word the languages in which it is common, by the rules that list such words."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        for word in together(rule.data["words"], str.lower):
            found[word] = (*found.get(word, ()), rule.languages[0])
    return found


def _gated(pairs: Mapping[str, tuple[str, ...]], own: AbstractSet[str]) -> bool:
    """Whether what `gate` lets pass is sound by these pairs; `own` are the marks that stand for themselves."""
    listed = {p for some in pairs.values() for p in some}
    usual = [next((some for some in pairs.values() if p in some), ()) for p in ("“”", "«»")]
    return (
        pairs.get("en", ())[:2] == ("“”", "‘’")
        and {"“”", "«»", "»«", "„“", "„”", "「」", "『』"} <= listed
        and {*"“”«»„「」『』‘’\"'"} <= own
        and {p for p in listed if {*p} & {*"「」『』"}} == {"「」", "『』"}
        and not any(p[1] == "‘" for some in usual for p in some)
    )


def level(glyph: str) -> int:
    """1 for a single mark, 2 for a double one."""
    return 1 if glyph in SINGLES else 2
