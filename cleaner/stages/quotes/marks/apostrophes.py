"""What it costs to read a mark as an apostrophe: by the letters around it, and by the words of the rules."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.quotes.marks.marks import CJK

if TYPE_CHECKING:
    from cleaner.stages.quotes.marks.marks import Mark
    from cleaner.stages.quotes.marks.tables import Tables

NEVER = 99.0
SINGLE = frozenset("'’‘‛`´′")
TWICE = frozenset(["’’", "''"])
ANY = SINGLE | frozenset(['"', "”", "“", "″", "’’"])  # two straight ones inside of a word are written so in SQL
CLIPPED = 3  # letters, of which a word has more whose ending lost its last one
ACCENTS = frozenset("`´‘")  # none of them is an apostrophe for sure
ARTICLE = 3  # letters, of which an Arabic article has less: al-‘ulama
SIZE = 24  # how many characters of the words beside a mark are looked at


def word_before(text: str, end: int) -> str:
    """The word that ends at `end`, in lower case."""
    start = end
    while start and end - start < SIZE and text[start - 1].isalpha():
        start -= 1
    return text[start:end].lower()


def word_after(text: str, start: int) -> str:
    """The word that starts at `start`, in lower case, with the apostrophes inside of it."""
    word = text[start : start + SIZE].partition(" ")[0]
    if word.isalpha():
        return word.lower()
    end = start
    while end < len(text) and end - start < SIZE and (text[end].isalpha() or text[end] in "'’"):
        end += 1
    return text[start:end].lower().rstrip("'’")


class Habits(NamedTuple):
    """What the text does with single marks, and the language it is known to be in."""

    outer: bool = False  # quotations are set in them
    elides: bool = False  # none are, and many words of the text start or end with an apostrophe
    closes: bool = False  # ‘ closes
    doubles: bool = False  # double marks are typed as two single ones
    lang: str = ""


NO_HABITS = Habits()


def cost_of(text: str, mark: Mark, tables: Tables, habits: Habits = NO_HABITS) -> float:
    """What it costs that `mark` is an apostrophe; `NEVER` if it cannot be."""
    before, after = mark.before.isalpha(), mark.after.isalpha()
    if mark.typed == "‘" and mark.before.isdigit() and word_after(text, mark.end) in tables.words["plural"]:
        return tables.costs["apostrophe_inside"]  # 1970‘s
    if before and after:
        return _within(text, mark, tables)
    twice = before and mark.typed in TWICE and not habits.doubles
    if mark.typed not in "'’‘" and not twice:
        return NEVER
    if habits.lang in {"", "en"} and spaced(text, mark, tables):
        return tables.costs["apostrophe_spaced"]
    if before:
        wrong = 0.0 if mark.typed in "'’" else NEVER if habits.closes else tables.costs["apostrophe_glyph"]
        return wrong + _ending(text, mark, tables, habits)
    return _starting(text, mark, tables, habits)


def _within(text: str, mark: Mark, tables: Tables) -> float:
    """What it costs that `mark`, between two letters, is an apostrophe."""
    head, tail = word_before(text, mark.start), word_after(text, mark.end)
    heads = tables.words["head"]
    known = mark.typed in SINGLE and head in heads
    if mark.typed in ACCENTS:
        before, behind = mark.start - len(head) - 1, mark.end + len(tail)
        if _parts(text, before):  # both are apostrophes, or neither: rock`n`roll
            known = (known and word_before(text, before) in heads) or _is_cut(head, text[before - 1], tables)
        elif _parts(text, behind):
            known = known or _is_cut(tail, mark.before, tables)
    known = known or tail in tables.words["tail"]
    return tables.costs["apostrophe_inside"] if known and mark.typed in ANY else NEVER


def _parts(text: str, at: int) -> bool:
    """Whether an accent, or what is typed so, parts two letters."""
    return at > 0 and text[at : at + 1] in ACCENTS and text[at - 1].isalpha() and text[at + 1 : at + 2].isalpha()


def _is_cut(word: str, before: str, tables: Tables) -> bool:
    """Whether all that is left of an English word stands between two accents; scripts without blanks set what they quote so."""
    return len(word) == 1 and word in tables.words["elision en"] and before < CJK


def _starting(text: str, mark: Mark, tables: Tables, habits: Habits) -> float:
    """What it costs that `mark` starts a word or a decade as an apostrophe."""
    costs = tables.costs
    if mark.after.isdigit() and mark.left in "seopd":
        two = text[mark.end : mark.end + 2].isdigit() and not text[mark.end + 2 : mark.end + 3].isdigit()
        return costs["apostrophe_decade"] if two else NEVER
    if not mark.after.isalpha() or mark.left not in "seopdx":
        return NEVER
    wrong = 0.0 if mark.typed in "'’" else costs["apostrophe_glyph"] if habits.lang else NEVER
    word = word_after(text, mark.end)
    cut, whole = (f"{role} {habits.lang}" if habits.lang else role for role in ("elision", "whole"))
    short = curtailed(text, mark.end, tables)
    elided = short or word in tables.words[cut]
    inside = wrong > 0 and mark.before == "-" and mark.after.islower()  # chicken-‘arted, not al-‘Arabi
    inside = inside and len(word_before(text, mark.start - 1)) >= ARTICLE
    if not elided and not inside:
        return NEVER if wrong else costs["apostrophe_elision" if habits.elides else "apostrophe_start"]
    closed = not short and text[mark.end + len(word) : mark.end + len(word) + 1] in {"'", "’"}  # it is what is quoted
    if inside or (word not in tables.words[whole] and not closed):
        return wrong + costs["apostrophe_cut"]
    if not wrong:
        return costs["apostrophe_elision"]
    return (
        NEVER if text[mark.end].isupper() else wrong + costs["apostrophe_outer" if habits.outer else "apostrophe_start"]
    )


def _ending(text: str, mark: Mark, tables: Tables, habits: Habits) -> float:
    """What it costs that `mark` ends a word as an apostrophe."""
    word = word_before(text, mark.start)
    if curtailed(text, mark.start - 1, tables):
        return tables.costs["apostrophe_cut"]
    if habits.elides or word in tables.words["dialect"] or _clipped(word, tables):
        return tables.costs["apostrophe_dialect"]
    return tables.costs["apostrophe_s" if word[-1] in tables.words["sibilant"] else "apostrophe_end"]


def _clipped(word: str, tables: Tables) -> bool:
    """Whether the ending of a word has lost its last letter: goin’."""
    return len(word) > CLIPPED and any(map(word.endswith, tables.words["clipped"]))


def curtailed(text: str, at: int, tables: Tables) -> bool:
    """Whether the letter at `at` is all that is left of a verb, between two apostrophes: I’d ’a’ gone."""
    inside = (
        text[at : at + 1] in tables.words["curtailed"]
        and text[at - 1] in SINGLE
        and text[at + 1 : at + 2] in ("'", "’")
    )
    return inside and text[at - 2 : at - 1] == " " and word_before(text, at - 2) in tables.words["auxiliary"]


def spaced(text: str, mark: Mark, tables: Tables) -> bool:
    """Whether `mark` is an apostrophe that a space parts from its word: didn ‘t, that ‘s."""
    if mark.before != " " or mark.typed not in ("‘", "’", "'", "`"):
        return False
    tail = word_after(text, mark.end)
    follows = text[mark.end + len(tail) : mark.end + len(tail) + 1]
    if not tail or follows in ("'", "’"):
        return False
    head = word_before(text, mark.start - 1)
    if tail in tables.words["negation"]:
        return head in tables.words["negated"]
    if tail not in tables.words["tail"] or mark.typed != "‘":
        return False
    return head in tables.words["host"] or (tail not in tables.words["hosted"] and len(head) > 1)
