"""What shows that a paragraph was misread: its author had reasons for what would change."""

from __future__ import annotations

from itertools import pairwise

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.quotes.document.signs import SENTENCE_END, WORD
from cleaner.stages.quotes.marks.marks import BRACKETS, CORNERS, SPACED, digit
from cleaner.stages.quotes.marks.tables import STRAIGHT, level
from cleaner.stages.quotes.reading.fixes import LETTERS
from cleaner.stages.quotes.reading.reading import CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.stages.quotes.document.profile import Profile
    from cleaner.stages.quotes.marks.marks import Mark
    from cleaner.stages.quotes.reading.fixes import Fix
    from cleaner.stages.quotes.reading.reading import Reading

ALONE = ("", "\n")
INCHES = lazy(r"\d(?:[.,]|['′] ?\d?)\d\"$")
STOPS = frozenset(".!?…")
TITLE = lazy(r"[^\W\d_]\S* [A-Z][\w’-]+ [A-Z][\w’-]+\Z")  # two words with capitals, no first ones of a sentence
TOLD = 48  # characters behind what is said in which such a verb stands


def misread(  # noqa: PLR0913, PLR0917
    text: str,
    fixes: Sequence[Fix],
    reading: Reading,
    marks: Sequence[Mark],
    profile: Profile,
    saying: AbstractSet[str],
) -> bool:
    """Whether the fixes of a paragraph show that; `saying` are verbs that tell who speaks."""
    odd = any(
        _unlikely(fix, marks[fix.mark], text, profile, saying)
        or _by_apostrophe(fix, reading, marks)
        or _empty(fix, reading, marks)
        or _amid_clause(fix, reading, marks, text)
        for fix in fixes
    )
    return (
        odd
        or _inside_out(fixes, marks, profile.standard)
        or _crowded(fixes, reading, marks)
        or _between(fixes, reading, marks)
        or _hollow(text, fixes, reading, marks)
        or _twinned(fixes, reading, marks)
    )


def _unlikely(fix: Fix, mark: Mark, text: str, profile: Profile, saying: AbstractSet[str]) -> bool:
    """Whether a fix alone shows that."""
    if fix.role in LETTERS:
        return False
    new = fix.new.strip()
    if mark.typed in BRACKETS and fix.role == "mismatch" and (mark.typed in CORNERS) != (new in CORNERS):
        return True  # no bracket either, or one that stands the other way round
    if (new in STRAIGHT and not profile.straight(new)) or _inches(text, mark, fix):
        return True  # the first straight mark of the text, or what is missing stands elsewhere
    if fix.role in {"direction", "mismatch"}:
        return _not_turned(fix, mark) if fix.role == "direction" else _stands_well(fix, mark)
    if fix.role == "space" and mark.typed == "’" and fix.new[0] == " ":
        return True  # a word without its end
    moves = {'" ': _leads(text, fix, saying), ' "': _ends_title(text, fix)} if fix.role == "space" else {}
    return moves.get(fix.new, False)


def _ends_title(text: str, fix: Fix) -> bool:
    """Whether a straight mark that would move to the next word, in small letters, stands behind a title: more likely it closes that."""
    return text[fix.end : fix.end + 1].islower() and TITLE.search(text, max(0, fix.start - TOLD), fix.start) is not None


def _leads(text: str, fix: Fix, saying: AbstractSet[str]) -> bool:
    """Whether a straight mark that would move to the other side of its blank opens what is said there.

    It is the next sentence, as where paragraphs of speech were joined, or what a colon or a comma leads to, if no verb
    follows that tells who has spoken.
    """
    before, then = text[fix.start - 1], text[fix.end : fix.end + TOLD]
    if before in STOPS:
        return then[:1].isupper()
    return before == ":" or (before == "," and saying.isdisjoint(WORD.findall(then.lower())))


def _not_turned(fix: Fix, mark: Mark) -> bool:
    """Whether a mark that would be turned stands as it was meant, or where nothing is quoted either way."""
    parts = mark.before in ALONE and mark.after in ALONE  # the lines above and below
    twice = mark.typed in (mark.before, mark.after)
    moves = (fix.start, fix.end) != (mark.start, mark.end)  # its blank is where one that way round has it
    unit = digit(mark.before) and mark.after.isalpha()  # 8”x10”
    nothing = (mark.left == "o" and mark.right in "se") or (
        mark.left == "s" and mark.after in {",", ";"} and mark.typed not in SPACED
    )
    ends = mark.typed == "’" and mark.left == "w" and mark.right == "p"  # a word that lost its end: does tha’?’
    return parts or twice or moves or unit or nothing or ends


def _stands_well(fix: Fix, mark: Mark) -> bool:
    """Whether a mark that would become another, and move to the other side of its blank, touches a word as the one does that it is.

    Its partner is in another paragraph, then.
    """
    return (fix.start, fix.end) != (mark.start, mark.end) and (mark.opens or mark.closes)


def _empty(fix: Fix, reading: Reading, marks: Sequence[Mark]) -> bool:
    """Whether a doubled closer would become a single one whose opener is a pair of marks, too: ‘’so’’."""
    opener = reading.partners[fix.mark]
    return (
        fix.role == "twice"
        and bool(fix.new)
        and 0 <= opener < fix.mark - 1
        and marks[opener].end == marks[opener + 1].start
        and marks[opener + 1].typed in {"’", "'"}
    )


def _by_apostrophe(fix: Fix, reading: Reading, marks: Sequence[Mark]) -> bool:
    """Whether a double closer would become a single one because a word without its start stands before it."""
    mark, partner = marks[fix.mark], reading.partners[fix.mark]
    lower = fix.role == "mismatch" and level(fix.new.strip()) < level(mark.typed)
    return lower and 0 <= partner < fix.mark and marks[partner].typed == "’"


def _amid_clause(fix: Fix, reading: Reading, marks: Sequence[Mark], text: str) -> bool:
    """Whether a single mark amid a clause would open a double quotation of several sentences.

    It is the apostrophe of a word without its start, or of the inner level: the double closer has lost another opener.
    """
    mark, partner = marks[fix.mark], reading.partners[fix.mark]
    raised = fix.role == "mismatch" and level(fix.new.strip()) > level(mark.typed)
    amid = text[max(0, mark.start - 2) : mark.start].rstrip(" ")[-1:].isalnum() and mark.after.islower()
    return (
        raised and partner > fix.mark and amid and SENTENCE_END.search(text, mark.end, marks[partner].start) is not None
    )


def _inches(text: str, mark: Mark, fix: Fix) -> bool:
    """Whether a mark is the unit of a length, or stands right behind one."""
    if fix.role == "twice" and mark.typed != '"':
        return mark.before == '"' and digit(text[mark.start - 2])
    if mark.typed != '"' or not digit(mark.before):
        return False
    return (
        fix.role == "space"
        or not mark.before.isdecimal()
        or INCHES.search(text, max(0, mark.start - 6), mark.end) is not None
    )


def _inside_out(fixes: Sequence[Fix], marks: Sequence[Mark], pairs: AbstractSet[str]) -> bool:
    """Whether a pair among letters of a script without blanks would be turned around: it stands inside of another of its kind."""
    turned = [fix.mark for fix in fixes if fix.role == "direction"]
    return any(
        b == a + 1 and marks[a].typed + marks[b].typed in pairs and "c" in marks[a].left + marks[b].right
        for a, b in pairwise(turned)
    )


def _crowded(fixes: Sequence[Fix], reading: Reading, marks: Sequence[Mark]) -> bool:
    """Whether blanks would change sides beside the straight marks of two quotations: more likely one stands inside of the other."""
    spaces = [fix for fix in fixes if fix.role == "space" and marks[fix.mark].typed in STRAIGHT]
    pairs = {min(fix.mark, reading.partners[fix.mark]) for fix in spaces}
    return len(pairs) > 1 and any(len(fix.new) > 1 for fix in spaces)


def _between(fixes: Sequence[Fix], reading: Reading, marks: Sequence[Mark]) -> bool:
    """Whether the first of two straight marks closes and the second opens by their places, or is a unit: what stands between is not quoted."""
    spaces = {fix.mark for fix in fixes if fix.role == "space" and marks[fix.mark].typed == '"'}
    pairs = [(marks[k], marks[reading.partners[k]]) for k in spaces if reading.partners[k] > k]
    shut = [b for a, b in pairs if a.left in "wp" and a.right == "s"]
    return any((b.left == "s" and b.right == "w") or digit(b.before) for b in shut)


def _hollow(text: str, fixes: Sequence[Fix], reading: Reading, marks: Sequence[Mark]) -> bool:
    """Whether an opener would stand right before a closer: nothing is quoted there, both open or both close more than the paragraph shows."""
    changed = {fix.mark for fix in fixes if fix.role not in LETTERS}
    quoting = [k for k, part in enumerate(reading.parts) if part in (OPEN, CLOSE)]
    return any(
        not changed.isdisjoint((a, b))
        and (reading.parts[a], reading.parts[b]) == (OPEN, CLOSE)
        and not text[marks[a].end : marks[b].start].strip()
        for a, b in pairwise(quoting)
    )


def _twinned(fixes: Sequence[Fix], reading: Reading, marks: Sequence[Mark]) -> bool:
    """Whether a mark would become the straight one that it touches, or an opener the apostrophe behind it.

    Two that were opened by two of one kind close there, and an opener stands before a word without its start: ‘’twas.
    """
    changed = {fix.mark for fix in fixes}
    stay = {(at, mark.typed) for k, mark in enumerate(marks) if k not in changed for at in (mark.start, mark.end)}
    return any(
        (fix.new == '"' or reading.parts[fix.mark] == OPEN)
        and fix.role not in LETTERS
        and not stay.isdisjoint([(fix.start, fix.new), (fix.end, fix.new)])
        for fix in fixes
    )
