"""Which pairs a document uses: how often two marks face each other, and what its language uses."""

from __future__ import annotations

from collections import Counter

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.quotes.marks.marks import CORNERS, SPACED
from cleaner.stages.quotes.marks.tables import SINGLES, level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.stages.quotes.marks.marks import Mark
    from cleaner.stages.quotes.marks.tables import Tables

BLUNT = frozenset(['""', "''"])
HALF, TYPED = frozenset(['„"', '»"', '«"', "««", "“„"]), 6  # pairs of no language that are a habit, and when they are
ALONE = 2  # the same where the text has no sound pair beside them
OFTEN, SELDOM = 3.0, 0.3  # how often a rival of a usual pair stands there, and its share of these, that it is no slip
LOWS = frozenset(["„“", "„”"])  # neither is a slip in a language that has it, or where nobody knows the language
TWICE = frozenset(["''''", "''’’"])  # pairs of marks that are typed for a straight one
LOW = ",,"  # what is typed for „, and for nothing else
_LOW = lazy(r"„[^„“”\n]{1,300}([“”])(?=[^„“”\n]*+(?:[„\n]|\Z))")
NESTED = frozenset(
    ["«“", "«„", "„«", "“«", "”«", "„»", "“»", "”»", "「『"]
)  # openers one inside of the other, both double


def count_pairs(paragraphs: Iterable[Sequence[Mark]], *, turned: bool = True) -> Counter[str]:
    """How often two marks that face each other follow one another, by pair.

    `turned`: guillemets with blanks inside may be turned around, so that « closes.
    """
    counts: Counter[str] = Counter()
    for marks in paragraphs:
        single = double = ""  # what waits for a closer
        typed_for = ""  # the single one
        around = ""  # one in which other double marks opened
        for _, _, glyph, typed, left, right, _, _ in marks:
            if len(typed) > 1 and typed != LOW:
                continue
            inner = glyph in SINGLES
            opener = single if inner else double
            inside = (
                left == "s" and glyph in SPACED and opener != glyph and ((opener in SPACED and turned) or glyph in "»›")
            )
            if opener and (inside or left in "wpdxc") and right in "espdoxc":
                if not inner or left == "p" or right == "p" or typed_for != "'":
                    counts[opener + glyph] += 1
                if inner:
                    single = ""
                else:
                    double, around = around, ""
            elif left in "esodc" or (left == "p" and glyph in CORNERS):
                if inner:
                    single, typed_for = glyph, typed
                else:
                    around = opener if opener + glyph in NESTED else ""
                    double = glyph
    return counts


def count_low(text: str) -> Counter[str]:
    """How often „ is closed by “ and by ”, on whichever side blanks stand, where no other mark opens inside."""
    return Counter(f"„{closer}" for closer in _LOW.findall(text))


def known_pairs(counts: Counter[str], own: Sequence[str], tables: Tables, first: float) -> list[str]:
    """The pairs in use, the usual one first; a rare one that shares a mark with a usual one is taken for damage."""
    sound = tables.standard | BLUNT
    least = TYPED if any(p in tables.standard and level(p[0]) == 2 for p in counts) else ALONE
    weight = {p: float(n) for p, n in counts.items() if p in sound or (n >= least and p in HALF)}
    way = sum(counts[p] for p in ("«»", "‹›")) - sum(counts[p] for p in ("»«", "›‹"))  # in which guillemets point
    against = frozenset(("»«", "›‹") if way > 0 else ("«»", "‹›") if way < 0 else ())
    pointing = dict.fromkeys(p[::-1] if p in against and not counts[p] else p for p in own)
    shown_first = sorted(pointing, key=lambda p: (p[0] in SINGLES, not counts[p]))
    for rank, pair in enumerate(shown_first):
        weight[pair] = weight.get(pair, 0.0) + (0.3 - rank / 100 if rank else first)
    known: list[str] = []
    for pair in sorted(weight, key=lambda p: (p[0] in SINGLES, -weight[p], p)):
        own_level = pair[0] in SINGLES
        rivals = [k for k in known if (k[0] == pair[0] or k[1] == pair[1]) and (k[0] in SINGLES) == own_level]
        turned = 0.3 * weight[pair[::-1]] if pair[::-1] in known else 0.0
        meant = not turned or weight[pair] >= max(2.0, turned)
        needed = [weight[k] if weight[k] < OFTEN else max(OFTEN, SELDOM * weight[k]) for k in rivals]
        low = pair in LOWS and (pair in own or not own)
        both = counts[pair] > 0 and (low or (pair in own and any(k in own for k in rivals)))  # the language has either
        if meant and (both or all(pair not in BLUNT and weight[pair] >= number for number in needed)):
            known.append(pair)
    singles = [p for p in known if level(p[0]) == 1]
    if singles and weight[singles[0]] > 2 * max((counts[p] for p in known if level(p[0]) == 2), default=0) + 2:
        known.sort(key=lambda p: level(p[0]) != 1)
    for size in (2, 1):
        if not any(level(p[0]) == size for p in known):
            usual = own or next((pairs for pairs in tables.pairs.values() if known and known[0] in pairs), ())
            usual = usual or next(iter(tables.pairs.values()), ())
            known += [p for p in usual if level(p[0]) == size][:1]
    if known[0][0] in CORNERS:  # each stands inside of the other
        known += [p for p in tables.standard if p[0] in CORNERS and p not in known]
    return known + [p for p in ('""', "''") if p not in known]


def another(typed: str, own: str, standard: AbstractSet[str]) -> bool:
    """Whether two marks that would become the pair `own` are another one: two apostrophes on either side, or one of some language the wrong way round.

    One mark of its own shows a slip of the other.
    """
    turned = typed[::-1]
    return typed in TWICE or (turned != typed and turned in standard and set(typed).isdisjoint(own))
