"""Blanks that are missing behind a full stop or a comma, where a page set two elements together.

"It was sold in May.The mayor" and "in good light.Photo by Ada Berg" are told from names with a dot, from addresses and
from code by the word behind the sign: one that begins a sentence, goes on with one, or begins what pages say themselves.
Blanks come only into prose, only where the text mostly sets them, and only into lines of which nobody may need the length.
"""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.spacing.places import MEETING, in_prose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.document import Document
    from cleaner.rulebook import StageRules

_MET = {sign: lazy(f"\\{sign}{around}") for sign, around in MEETING.items()}
_WORD = lazy(r"[^\W\d_]+(?:[’'][^\W\d_]+)?(?=[ ,])")
_BEFORE = lazy(r"(?:\A|[\s(“\"‘«„/])([^\W\d_]+(?:[-’'][^\W\d_]+)*)[.,?!]\Z")
LONG = 40  # characters before a sign in which a word begins
SHORT = 4  # letters; a shorter word before a full stop and a single letter is an abbreviation, perhaps


class Limits(NamedTuple):
    """The ids of the repairs, None where one is switched off, and what tells where they are due."""

    stop: str | None
    comma: str | None
    words: int
    line: int
    least: int
    stops: float
    commas: float
    openers: AbstractSet[str]
    joints: AbstractSet[str]
    phrases: tuple[str, ...]
    domains: AbstractSet[str]


def _limits(rules: StageRules) -> Limits:
    stop, comma = (rules.repair(f"blank-behind-{of}") for of in ("stop", "comma"))
    numbers = rules.numbers("glued")
    words, line, least = (int(numbers.get(name, 0)) for name in ("words", "line", "least"))
    stops, commas = numbers.get("stops", 0.0), numbers.get("commas", 0.0)
    openers, joints, domains = (frozenset(rules.words(role)) for role in ("opener", "joint", "domain"))
    phrases = tuple(sorted(rules.words("page-phrase")))
    return Limits(stop, comma, words, line, least, stops, commas, openers, joints, phrases, domains)


def suspects(document: Document, among: Sequence[str], rules: StageRules) -> list[Edit]:
    """The blanks that come between a sign and the word behind it, if the text holds such signs `among` others."""
    limits, text = rules.prepared(_limits), document.text
    met = sorted([m.end() for sign in among if sign in _MET for m in _MET[sign].finditer(text)])
    edits: list[Edit] = []
    for signs, rule, share in ((".?!", limits.stop, limits.stops), (",", limits.comma, limits.commas)):
        found = [at for at in met if text[at - 1] in signs] if rule else []
        places = [at for at in found if _joins(text, at, limits)]
        if places and len(found) <= share * sum([text.count(sign + end) for sign in signs for end in " \r\n"]):
            rows = in_prose(document, sorted(places), limits.words, limits.line)
            edits += [Edit(at, at, " ", rule or "") for _, those in rows for at in those]
    alone = len(edits) < limits.least and not any(text.startswith(limits.phrases, edit.start) for edit in edits)
    return [] if alone else edits  # one may be a slip of the author, but not where the page speaks


def _joins(text: str, at: int, limits: Limits) -> bool:
    """Whether a word ends before the sign before `at`, and one begins there that no name or address has so."""
    before, word = _BEFORE.search(text[max(0, at - LONG) : at]), _WORD.match(text, at)
    if not before or not word or not text[at - 2].islower():
        return False
    if text[at - 1] == ",":
        return word[0] in limits.joints
    opener = word[0].lower()
    if opener in limits.domains and before[1][:1].isupper():
        return False
    if len(opener) == 1 and (len(before[1]) < SHORT or not text[at + 2 : at + 3].islower()):
        return False  # of a number, perhaps
    return text[at].isupper() and (opener in limits.openers or text.startswith(limits.phrases, at))
