"""What else explains a mark that seems to lack its partner: then the partner is proposed at most.

Words that follow what is said where nobody knows the language, teasers that were cut, primes and possessives that close, a second closer, the name of
who was quoted, one mark that opens or closes two quotations.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.quotes.document.paragraphs import above_row
from cleaner.stages.quotes.document.signs import SENTENCE_END, STOPS, WORD
from cleaner.stages.quotes.marks.marks import DASHES, POINTS
from cleaner.stages.quotes.marks.tables import STRAIGHT, level
from cleaner.stages.quotes.reading.reading import CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.stages.quotes.document.profile import Profile
    from cleaner.stages.quotes.marks.marks import Mark
    from cleaner.stages.quotes.marks.tables import Tables
    from cleaner.stages.quotes.reading.reading import Reading

PRIMES = frozenset("′″´")
ROW = 60  # characters of a label below a teaser at most
LEAD = 4  # characters before an opener in which the comma stands that leads to it
SALUTATION, GREETING = 6, 2  # words of a salutation at most, and of those one of the first tells what it is
SUBJECT = 4  # words within which a sentence has its subject and its verb
_LEAD_IN = lazy(r"([^\s,.!?…;:][^,.!?…;:\n]*), (?=[A-Z])")
TAIL = 4  # words behind a last comma that may tell who speaks
_CUT = lazy(r"(?:…|\.\.\.)\s*$")  # how a text breaks off
_ENDED = lazy(r"([A-Z][\w-]*)(?=’(\w+))")  # a name and what ends it; the apostrophe may close, too
_HANDLE = lazy(r"(\w{1,9})\s+@|[@#]\w|https?:")  # what nobody says: it starts a message, or names its reader
_ADDRESS = lazy(r"@\w+:?\s*")  # who wrote the message that is quoted
_SHORTENED = lazy(r"(?<!\w)\w\.\w$")  # e.V, before its last stop


class Spot(NamedTuple):
    """A place `at` for the partner of mark `k`, as it was read."""

    reading: Reading
    k: int
    at: int
    where: str  # the kind of place
    edge: bool  # of the paragraph
    closing: bool


class Explained:
    """Asks what explains the marks of one paragraph, `text[start:end]`."""

    def __init__(
        self, text: str, span: tuple[int, int], marks: Sequence[Mark], profile: Profile, tables: Tables
    ) -> None:
        self.text = text
        self.start, self.end = span
        self.marks = marks
        self.profile = profile
        self.tables = tables

    def __call__(self, spot: Spot) -> bool:
        """Whether anything explains the mark that lacks a partner at this place."""
        return any(self._closing(spot) if spot.closing else self._opening(spot))

    def shares_closer(self, k: int) -> bool:
        """Whether mark `k` opens a message that quotes another: “@one: “@two: words”, with one closer for both."""
        if k + 1 == len(self.marks) or self.marks[k + 1].glyph != self.marks[k].glyph:
            return False
        return _ADDRESS.fullmatch(self.text, self.marks[k].end, self.marks[k + 1].start) is not None

    def _closing(self, spot: Spot) -> Iterator[bool]:
        yield self._breaks_off(spot)
        yield self._prime(spot)
        yield self._possessive(spot)
        yield self._abbreviation(spot)
        yield self._told_somehow(spot)
        yield self._leads_to_inner(spot)
        yield self._salutes(spot)

    def _opening(self, spot: Spot) -> Iterator[bool]:
        yield self._handle(spot)
        yield self.text[spot.at] in DASHES and self._in_rows()
        yield self._second_closer(spot)
        yield self._attributes(spot)
        yield self._leads_in(spot)
        yield self._amid(spot)
        yield self._somewhere(spot)
        yield self._message(spot)
        yield self._ends_all(spot)
        yield self._starts_with_name(spot)

    def _breaks_off(self, spot: Spot) -> bool:
        """Whether the paragraph breaks off where the closer would be, ahead of a label or in a row: it was cut, as teasers are.

        Speakers trail off, too, but sentences follow them.
        """
        text, end = self.text, self.end
        if text[spot.at : end].strip(STOPS + " \t") or not _CUT.search(text, self.start, end):
            return False
        rest = text[end : end + ROW].replace("\r", "")
        if rest[:1] == "\n" and rest[1:].lstrip(" \t")[:1] not in {"", "\n"}:
            return True
        below = rest.strip().partition("\n")[0]
        return below != rest.strip() and below.rstrip()[-1:].isalnum()

    def _prime(self, spot: Spot) -> bool:
        """Whether a prime or an accent behind a word may close: ‘Boats 2′ and so on."""
        size = level(self.marks[spot.k].glyph)
        return any(m.typed in PRIMES and level(m.glyph) == size and m.closes for m in self.marks[spot.k + 1 :])

    def _possessive(self, spot: Spot) -> bool:
        """Whether the apostrophe of a possessive behind a name may close: ‘Lost Island V’s end."""
        mark = self.marks[spot.k]
        if mark.typed != "‘" or not mark.after.isupper() or not self.text[spot.at - 1].isalnum():
            return False
        possessive, hosts = self.tables.words["possessive"], self.tables.words["host"]
        ended = _ENDED.findall(self.text, mark.end, spot.at)
        return any(ending in possessive and owner.lower() not in hosts for owner, ending in ended)

    def _handle(self, spot: Spot) -> bool:
        """Whether a message begins there: with the name of its reader, an address, or capitals that say whom it repeats."""
        found = _HANDLE.match(self.text, spot.at)
        sign = found and found[1]
        return found is not None and (not sign or (sign.isupper() and sign.lower() in self.tables.words["repost"]))

    def _abbreviation(self, spot: Spot) -> bool:
        """Whether the closer would part an abbreviation from its last stop."""
        return self.text[spot.at : spot.at + 1] == "." and bool(
            _SHORTENED.search(self.text, max(self.start, spot.at - 3), spot.at)
        )

    def _told_somehow(self, spot: Spot) -> bool:
        """Whether the last words of a paragraph may tell who speaks, where nobody knows the language."""
        if self.profile.base or not spot.edge:
            return False
        said, comma, rest = self.text[self.marks[spot.k].end : spot.at].rpartition(",")
        return bool(said and comma) and len(rest.split()) <= TAIL

    def _salutes(self, spot: Spot) -> bool:
        """Whether the paragraph is the salutation of a letter or the head of a notice, which goes on below."""
        mark = self.marks[spot.k]
        alone = mark.start == self.start and not self.text[spot.at : self.end].strip(STOPS)
        if not alone or self.end >= self.profile.finish:
            return False
        words = WORD.findall(self.text[mark.end : spot.at].lower())
        return len(words) <= SALUTATION and not self.tables.words["salutation"].isdisjoint(words[:GREETING])

    def _leads_to_inner(self, spot: Spot) -> bool:
        """Whether a comma leads to what starts in the same mark with a capital, and no verb tells behind the place who speaks: one quotation may stand in the other.

        One closer then closes both, and the place is one of many.
        """
        mark = self.marks[spot.k]
        then = next((m for m in self.marks[spot.k + 1 :] if level(m.glyph) == level(mark.glyph)), None)
        if then is None or then.start < spot.at or then.glyph != mark.glyph or not then.after.isupper():
            return False
        between = self.text[spot.at : then.start]
        if not self.text[max(0, then.start - LEAD) : then.start].rstrip().endswith(","):
            return False
        return self.tables.spoken("saying", self.profile.base).isdisjoint(WORD.findall(between.lower()))

    def _second_closer(self, spot: Spot) -> bool:
        """Whether the opener would stand right behind a closer without a stop: “one” “two” is one quotation with a closer too many."""
        before = self._term_before(spot)
        return before is not None and not self.text[before.end : spot.at].strip()

    def _attributes(self, spot: Spot) -> bool:
        """Whether nothing but who speaks stands between the last mark, or the start, and the closer, which is one too many."""
        mark, before = self.marks[spot.k], self.marks[spot.k - 1] if spot.k else None
        clause = self.text[before.end if before else self.start : mark.start]
        words, saying = WORD.findall(clause), self.tables.spoken("saying", self.profile.base)
        if mark.before not in STOPS or not 1 < len(words) <= TAIL or SENTENCE_END.search(clause[:-1]):
            return False
        return words[-1] in saying or (before is not None and words[0] in saying)

    def _leads_in(self, spot: Spot) -> bool:
        """Whether all would be quoted that begins with another who speaks or reads, and a comma before a capital."""
        if spot.at != self.start or not self.profile.english:
            return False
        lead = _LEAD_IN.match(self.text, self.start, self.marks[spot.k].start)
        words = WORD.findall(lead[1].lower()) if lead else []
        saying, person = (self.tables.spoken(role, self.profile.base) for role in ("saying", "person"))
        return not saying.isdisjoint(words[1:SUBJECT]) and person.isdisjoint(words)

    def _amid(self, spot: Spot) -> bool:
        """Whether the opener would stand amid a clause in which a term is quoted, and the closer behind a full stop: all of it may be quoted."""
        amid = self.marks[spot.k].before == "." and self.text[self.start : spot.at].rstrip()[-1:].isalnum()
        before = self._term_before(spot) if amid else None
        return before is not None and not SENTENCE_END.search(self.text, before.end, spot.at)

    def _term_before(self, spot: Spot) -> Mark | None:
        """The mark before a place, if it closes what ends with a word."""
        n = sum(m.end <= spot.at for m in self.marks[: spot.k]) - 1
        if n < 0 or spot.reading.parts[n] != CLOSE or level(self.marks[n].glyph) != level(self.marks[spot.k].glyph):
            return None
        return self.marks[n] if self.marks[n].before not in POINTS else None

    def _somewhere(self, spot: Spot) -> bool:
        """Whether one of several sentences would be quoted, where nobody knows the language."""
        mark = self.marks[spot.k]
        said = self.text[self.start : spot.at].rstrip()
        return not self.profile.base and mark.before in STOPS and bool(said) and said[-1] in STOPS

    def _message(self, spot: Spot) -> bool:
        """Whether a row would be quoted from start to end, among rows of which none starts with a mark: a chat, and a slip at its end."""
        mark = self.marks[spot.k]
        if mark.typed not in STRAIGHT or mark.right != "e" or not spot.edge:
            return False
        return self._in_rows() and mark.typed not in self.profile.beginning

    def _ends_all(self, spot: Spot) -> bool:
        """Whether a single straight mark ends a text that quotes nothing in such: what the text was taken from closed it so."""
        profile = self.profile
        if self.marks[spot.k].typed != "'" or profile.singles or level(profile.outer[0]) == 1:
            return False
        return self.end >= profile.finish and not self.text[self.marks[spot.k].end : self.end].strip()

    def _starts_with_name(self, spot: Spot) -> bool:
        """Whether what is closed may have begun with a name that is quoted, before: one opener stands for both, as Slavic languages write.

        Not where a colon leads to the place.
        """
        lead = self.text[self.start : spot.at].rstrip()
        if self.profile.english or lead[-1:] == ":":
            return False
        reading, size = spot.reading, level(self.marks[spot.k].glyph)
        for j, part in enumerate(reading.parts[: spot.k]):
            closer = reading.partners[j]
            if part != OPEN or not j < closer < spot.k or level(self.marks[j].glyph) != size:
                continue
            then = self.text[self.marks[closer].end : self.marks[closer].end + 2]
            goes_on = self.marks[closer].before not in POINTS and then[:1] == " " and then[1:].isalpha()
            if goes_on and self._may_begin(self.marks[j].start):
                return True
        return False

    def _may_begin(self, at: int) -> bool:
        """Whether what is said may begin at a place: nothing stands before it, or a colon, a dash, or the end of a sentence."""
        before = self.text[self.start : at].rstrip()[-1:]
        return not before or before == ":" or before in STOPS or before in DASHES

    def _in_rows(self) -> bool:
        """Whether the paragraph is a row right below another."""
        above = above_row(self.text, self.start, 2)
        return above[1] == "\n" != above[0]
