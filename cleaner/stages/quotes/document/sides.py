"""On which side of closers commas and full stops stand, and so of one that is put in.

The other quotations of the text tell, those that are whole sentences apart from those that are parts of one; where it
has none like that, its language does, unless the weights of places know it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from cleaner.lean import TYPE_CHECKING, cached_property
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

SIGNS = frozenset(",.")
LONGEST = 400  # characters of a quotation that is looked at
BROKEN_OFF = lazy("[,;?!–—-][”“’»«'\"](?!\\w)|(?<!^)[”“’»«'\"][,;]")
TELLING = 160  # characters of such words, and what stands before them
LEAD = 4  # characters before an opener in which the last of its clause stands


def stops_in(text: str, closers: Iterable[str], *, spaced: bool) -> dict[str, str]:
    """On which side of these closers commas and full stops stand in a text: "outside", "inside", or "" where that is open.

    `spaced`: there may be a blank before the closers.
    """
    outside: list[str] = []
    inside: list[str] = []
    for closer in closers:
        pieces = text.split(closer)
        outside += [piece[:1] for piece in pieces[1:]]
        inside += [(piece[-2:].rstrip() if spaced else piece)[-1:] for piece in pieces[:-1]]
    comma, stop = (outside.count(sign) - inside.count(sign) for sign in ",.")
    comma, stop = comma or max(stop, 0), stop or min(comma, 0)  # where full stops stand outside, commas do, too
    return {sign: "outside" if n > 0 else "inside" if n < 0 else "" for sign, n in ((",", comma), (".", stop))}


class Sides:
    """On which side of closers the quotations of a text have commas and full stops; they are gone through once."""

    def __init__(self, text: str, pairs: Iterable[str]) -> None:
        self.text = text
        self.pairs = pairs

    def moved(self, at: int, opener: int, behind: AbstractSet[str] | None) -> int:
        """The place `at` of a closer, on the other side of a comma or full stop beside it where that is the right one.

        The quotation starts behind the mark at `opener`; `behind` are the points that stand behind closers of whole sentences in the
        language, none where nobody told, and None where only the text is asked.
        """
        text = self.text
        outside, inside = text[at : at + 1] in SIGNS, text[at - 1] in SIGNS
        if outside == inside or _runs(text, at if outside else at - 1):
            return at
        sign = text[at if outside else at - 1]
        part = _is_part(text, opener)
        side = self._shown(sign, opener, part=part)
        if not side and behind is not None:
            side = 1 if part or sign in behind else -1 if behind else 0
        return at + 1 if outside and side < 0 else at - 1 if inside and side > 0 else at

    def _shown(self, sign: str, opener: int, *, part: bool) -> int:
        """On how many more quotations of the text `sign` stands behind the closer than before it, of those like that at `opener`.

        Of parts of sentences a comma tells as much as a full stop.
        """
        signs = SIGNS if part else {sign}
        own = sum(side for like, which, side in self._beside.get(opener, ()) if like == part and which in signs)
        return sum(self._more[part, which] for which in signs) - own

    @cached_property
    def _more(self) -> Counter[tuple[bool, str]]:
        """The same for every sign, of parts of sentences and of others, over all quotations."""
        more: Counter[tuple[bool, str]] = Counter()
        for part, sign, side in chain.from_iterable(self._beside.values()):
            more[part, sign] += side
        return more

    @cached_property
    def _beside(self) -> dict[int, list[tuple[bool, str, int]]]:
        """Where quotations with a sign beside their closer open: whether they are parts of a sentence, the sign, 1 behind, -1 before."""
        text = self.text
        found: dict[int, list[tuple[bool, str, int]]] = {}
        for pair in self.pairs:
            start, end = map(re.escape, pair)
            for quoted in re.finditer(rf"{start}[^{start}{end}\n]{{1,{LONGEST}}}{end}", text):
                at = quoted.start()
                for sign, side in ((text[quoted.end() : quoted.end() + 1], 1), (quoted[0][:-1].rstrip()[-1:], -1)):
                    if sign in SIGNS:
                        found.setdefault(at, []).append((_is_part(text, at), sign, side))
        return found


def _runs(text: str, at: int) -> bool:
    """Whether the point at `at` is one of many, or none between a word and what follows, as in 3.5."""
    return not text[at - 1].isalnum() or not (text[at + 1 : at + 2] or " ").isspace()


def _is_part(text: str, opener: int) -> bool:
    """Whether what the mark at `opener` opens is part of the sentence around it."""
    lead = text[max(0, opener - LEAD) : opener].rstrip(" \t\xa0\u202f")[-1:]
    if lead.isalnum() or lead in {"(", "/"}:
        return True
    return text[opener + 1 : opener + 3].lstrip()[:1].islower() and not _goes_on(text, opener)


def _goes_on(text: str, opener: int) -> bool:
    """Whether a quotation goes on there that words have broken off which tell who speaks."""
    start = max(0, opener - TELLING)
    before = text[max(text.rfind("\n", start, opener) + 1, start) : opener].rstrip(" \t\xa0\u202f")
    return before.endswith((",", ";")) and before[-2:-1].isalnum() and BROKEN_OFF.search(before) is not None
