"""All templates of the rules in force, ready for look-up.

A whole line is one look-up in a dictionary; templates with `{any}`, `starts` and `ends` are found by the words
that the line begins or ends with, one look-up a word.  So the cost of a line hardly depends on the number of rules.
"""

from __future__ import annotations

from _thread import RLock  # `threading` would cost every start a millisecond
from bisect import insort
from itertools import compress

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.templates.fold import (
    DECOR,
    ORNAMENTS,
    fold_all,
    key_of,
    said,
)
from cleaner.stages.boilerplate.templates.gates import Gates, Near
from cleaner.stages.boilerplate.templates.hit import LIKELY, SURE, WEAK, Anchored, Hit, Hits
from cleaner.stages.boilerplate.templates.index import (
    EDGES,
    LIMIT,
    PLAIN,
    SHORT,
    TAIL,
    TAILS,
    WIDE,
    limit_of,
)
from cleaner.stages.boilerplate.templates.shape import colon_after, fits, is_foreign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cleaner.rule import Rule
    from cleaner.stages.boilerplate.templates.fold import Vocabulary
    from cleaner.stages.boilerplate.templates.hit import Told
    from cleaner.stages.boilerplate.templates.index import Index
    from cleaner.stages.boilerplate.templates.patterns import Patterns
    from cleaner.stages.boilerplate.templates.trails import Trails

MEMORY = 16_384  # short lines that are remembered
MAX_WORDS = 12  # words of the fixed part of a template that is anchored at one end
ANY_WORDS = 5  # words that `{any}` may stand for
STOPS = ".!?;"  # a head may be a sentence of its own, if not much follows
OPENING = 4  # words with which a sentence of the author may begin as well as a template


class Templates:
    """The look-up tables; most templates wait in the drawers of an index until a line that begins like them asks."""

    def __init__(self, rules: Sequence[Rule], words: Vocabulary) -> None:
        self.words = words
        self.gates = Gates()
        self._hits = Hits(rules)
        self.patterns = _patterns(rules)
        self.kept: frozenset[str] = frozenset()  # folded, and as they stand
        self.boxed: Callable[[], frozenset[str]] = frozenset  # what is sure in square brackets
        self.trails: Callable[[], Trails]  # made when first asked for
        self.told: Told | None = None  # what was looked up last
        self.longest = max(map(limit_of, rules), default=LIMIT)
        self._known: dict[str, Hit | None] = {}
        self._whole: dict[str, Hit] = {}
        self._heads: dict[str, list[Anchored]] = {}
        self._tails: dict[str, list[Anchored]] = {}
        self._starts: dict[str, list[int]] = {}  # for first words, how many words a line may share with a template
        self._ends: dict[str, list[int]] = {}  # the same for last words
        self._firsts: set[str] = set()  # first words of labels that may begin a line of labels
        self._lasts: set[str] = set()  # last words of those that may end one
        self._closed: dict[str, list[tuple[Index, Mapping[str, str]]]] = {PLAIN: [], WIDE: []}
        self._drawers: dict[str, list[tuple[dict[str, list[str]], Mapping[str, str]]]] = {PLAIN: [], WIDE: []}
        self._opened: dict[str, set[str]] = {PLAIN: set(), WIDE: set()}
        self._asked: set[str] = set()  # how lines began whose drawers are open
        self._wide: frozenset[str] = frozenset()
        self._opening = RLock()

    def add(self, index: Index, rules: frozenset[str]) -> None:
        """Take in the templates of an index that belong to these rules."""
        self.gates.add(index)
        codes = index.codes
        if len(codes) > len(rules):
            codes = {code: rule for code, rule in codes.items() if rule in rules}
        self._closed[PLAIN].append((index, codes))
        if index.ends:
            self._take(index.ends, codes)
        if index.wide:
            self._closed[WIDE].append((index, codes))
            self._wide |= {*index.wide}

    def _open(self, cabinet: str, keys: set[str]) -> None:
        """Make sure that the templates of some drawers are in the tables; threads wait for the one that opens them."""
        if keys <= self._opened[cabinet]:
            return
        with self._opening:
            drawers, closed = self._drawers[cabinet], self._closed[cabinet]
            if closed:
                drawers += [(index.drawers(cabinet), codes) for index, codes in closed]
                edges = [texts.pop(EDGES) for texts, _ in drawers if EDGES in texts]  # in the plain cabinet
                for firsts, lasts in edges:
                    self._firsts.update(firsts.split("\t"))
                    self._lasts.update(lasts.split("\t"))
                closed.clear()
                keys = {*keys, TAILS}
            for texts, codes in drawers:
                for key in [key for key in keys if key in texts]:
                    self._take(texts[key], codes)
                    del texts[key]  # not before: who is interrupted here would lose what was in it
            self._opened[cabinet] |= keys

    def _take(self, drawer: Sequence[str], codes: Mapping[str, str]) -> None:
        """Put what is in a drawer into the tables, so far as it belongs to a rule that has a character in `codes`."""
        given, forms, fixed = drawer
        hits = self._hits
        pairs = zip(forms.split("\t"), map(codes.get, given), strict=False)
        known = {form: hits[rule] for form, rule in pairs if rule}
        for form in known.keys() & self._whole.keys():  # of equally sure rules the first counts
            if self._whole[form].weight >= known[form].weight:
                known[form] = self._whole[form]
        self._whole.update(known)
        for line in fixed.split("\n") if fixed else ():
            code, side, *ends = line.split("\t")
            if code in codes:
                self._anchor(hits[codes[code]], side, ends)

    def _anchor(self, hit: Hit, side: str, forms: Sequence[str]) -> None:
        """Put templates of a rule that one end of a line fixes into the tables."""
        loose = hit._replace(loose=True)
        for form in forms:
            first, found, last = (part.strip() for part in form.partition("{any}"))
            most, own = (ANY_WORDS, loose) if found else (999, hit)
            if side == TAIL:
                self._tails.setdefault(last or first, []).append(Anchored("", most, own))
                _count(self._ends, (last or first).rpartition(" ")[2], last or first)
            else:
                colon, begins = side == "head:", first.count(" ") < OPENING
                given = own if last else own._replace(label=first) if colon else own._replace(open=begins)
                self._heads.setdefault(first, []).append(Anchored(last, most, given, colon))
                _count(self._starts, first.partition(" ")[0], first)

    def known(self, rows: Iterable[str]) -> Mapping[str, Hit | None]:
        """What the templates say of these rows, and of others that were met lately.

        Pages repeat theirs, and so does a text that is looked at again.  Patterns are asked each time: a text may give one up.
        """
        known, rows = self._known, set(rows)
        if self.patterns and (asked := [*filter(self.patterns.may_know, rows)]):
            found = dict(zip(asked, self.find_all(asked), strict=True))
            rest = rows.difference(asked)
            others = self.known(rest)
            return found | {row: others[row] for row in rest}
        new = rows.difference(known)
        if new and len(known) + len(new) > MEMORY:
            known, new = {}, rows
            self._known = known  # a new one, because another thread may still read the old one
        if new:
            known.update(zip(new, self.find_all(list(new)), strict=True))
        return known

    def near(self, lines: Sequence[str]) -> Near:
        """What the gates tell of these lines, none empty; patterns may know any."""
        if not self.patterns:
            return self.gates.near(lines)
        bare = [line.strip(ORNAMENTS) for line in lines]
        limits = {k: self.limit(text) for k, text in enumerate(bare)}
        return Near(limits, limits, [k for k, text in enumerate(bare) if len(text) <= SHORT])

    def limit(self, bare: str) -> int:
        """How long a line may be that begins or ends like this, if a template is to know it."""
        if self.patterns and self.patterns.may_know(bare):
            return self.longest
        return self.gates.limit(bare)

    def find_all(self, lines: Sequence[str]) -> list[Hit | None]:
        """What the templates say of lines that are short, or begin or end like one of them."""
        forms = fold_all(lines, self.words)
        heads = {form[:2] for form in forms}.difference(self._asked)
        if heads:
            self._open(PLAIN, {key_of(head) for head in heads if head})
            self._asked |= heads
        self._open(WIDE, {key_of(form[:2]) for form in forms if not form.isascii()} & self._wide)
        found: list[Hit | None] = list(map(self._whole.get, forms))
        first, last = [form.partition(" ")[0] for form in forms], [form.rpartition(" ")[2] for form in forms]
        starts, ends, numbers = self._starts, self._ends, range(len(forms))
        for k in [k for k in numbers if first[k] in starts or last[k] in ends]:
            found[k] = found[k] or self._anchored(forms[k].split(), lines[k])
        firsts, lasts = self._firsts, self._lasts
        for k in [k for k in numbers if last[k] in lasts and first[k] in firsts and found[k] is None]:
            found[k] = self._beside(forms[k], lines[k])
        for k in [k for k in numbers if found[k] is None and forms[k].strip(DECOR) != forms[k]]:
            found[k] = self._decked(forms[k])
        marked = [k for k in numbers if forms[k][:1] == "#" and lines[k].lstrip(ORNAMENTS)[:1] == "#"]
        for k, hit in zip(marked, self._headed([lines[k] for k in marked]), strict=True) if marked else ():
            if hit:
                found[k], forms[k] = hit, hit.form
        if self.patterns:
            found = [hit or self._matched(line.strip(ORNAMENTS)) for hit, line in zip(found, lines, strict=True)]
        for k in compress(range(len(lines)), found):
            found[k] = self._believed(found[k], lines[k], forms[k])
        return found

    def _believed(self, hit: Hit | None, line: str, form: str) -> Hit | None:
        """The hit of a line, with its form; None where the line is none of a page."""
        bare = line.strip(ORNAMENTS)
        if (
            hit is None
            or len(bare) > hit.limit
            or (bare[0] == "«" and bare[-1] == "»")
            or (self.kept and not self.kept.isdisjoint((form, said(line))))
            or is_foreign(line)
        ):
            return None
        if bare[0] == "[" and bare[-1] == "]" and form in self.boxed() and ":" not in bare:
            hit = hit._replace(weight=SURE)
        told = f"{hit.label} {{any}}" if hit.label not in ("", form) else form  # what is behind a label tells no more
        return tuple.__new__(Hit, (*hit[:-1], told))

    def _beside(self, form: str, line: str) -> Hit | None:
        words = form.split(" ")
        if len(words) == 1 or "," in line or len(line.strip(ORNAMENTS)) > SHORT:
            return None
        from cleaner.stages.boilerplate.templates.beside import beside  # few texts need it

        self._ask(words)
        return beside(words, self._whole.get)

    def _decked(self, form: str) -> Hit | None:
        """The hit of a line that is a label but for its decor; what is called out may be an author's, and a word surely."""
        bare = form.strip(DECOR) if form[0] != "!" else ""  # which only closes
        if not bare or (" " not in bare and "!" in form):
            return None
        self._ask([bare])
        hit = self._whole.get(bare)
        return hit._replace(weight=LIKELY) if hit and hit.weight >= LIKELY else None

    def _headed(self, lines: Sequence[str]) -> list[Hit | None]:
        """The hits of headings in Markdown that are labels; they go only among others of a page, as authors set headings, too."""
        hits = self.find_all([line.lstrip(ORNAMENTS + "#") for line in lines])
        return [hit._replace(weight=WEAK) if hit and hit.weight >= LIKELY else None for hit in hits]

    def _ask(self, words: Iterable[str]) -> None:
        """Open the drawers of labels that begin with one of these words."""
        keys = {key_of(word) for word in words}
        self._open(PLAIN, keys)
        self._open(WIDE, keys & self._wide)

    def _anchored(self, words: list[str], line: str) -> Hit | None:
        best: Hit | None = None
        count = len(words)
        heads, tails = self._starts.get(words[0], ()), self._ends.get(words[-1], ())
        for size in sorted({*heads, *tails}) if heads and tails else heads or tails:
            if size > count:
                break
            head = " ".join(words[:size]) if size in heads else ""
            if 1 < size < count <= size + MAX_WORDS:
                head = head.rstrip(STOPS)
            for anchored in self._heads.get(head, ()):
                rest = " ".join(words[size:])
                if anchored.colon and not colon_after(head, line.strip(ORNAMENTS)):
                    continue
                if fits(rest, count - size, anchored) and (best is None or best.weight < anchored.hit.weight):
                    best = anchored.hit
            tail = " ".join(words[count - size :]) if size in tails else ""
            for anchored in self._tails.get(tail, ()):
                if count - size <= anchored.most and (best is None or best.weight < anchored.hit.weight):
                    best = anchored.hit
        return best

    def _matched(self, bare: str) -> Hit | None:
        rule = self.patterns.rule_of(bare) if self.patterns else None
        return self._hits[rule] if rule else None


def _patterns(rules: Sequence[Rule]) -> Patterns | None:
    """The patterns of rules; None where none has any, as of those that come with cleaner."""
    if not any("regex" in rule.data for rule in rules):
        return None
    from cleaner.stages.boilerplate.templates.patterns import Patterns

    return Patterns(rules)


def _count(sizes: dict[str, list[int]], word: str, form: str) -> None:
    known, size = sizes.setdefault(word, []), form.count(" ") + 1
    if size not in known and size <= MAX_WORDS:
        insort(known, size)
