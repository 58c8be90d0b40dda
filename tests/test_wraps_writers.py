"""What writers and typesetters do at line ends: blanks, marks, abbreviations, items, hyphens of two kinds."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import pytest

from cleaner.api import Cleaner
from cleaner.document import Document
from cleaner.stages.wraps.author.items import fields_of
from cleaner.stages.wraps.author.lean import unstopped
from cleaner.stages.wraps.column.ends import interruptions
from cleaner.stages.wraps.column.widths import sets_two_blanks
from cleaner.stages.wraps.joint.hyphens import why_kept
from cleaner.stages.wraps.joint.joint import Joiner
from cleaner.stages.wraps.lines.rows import rows_of

if TYPE_CHECKING:
    from cleaner.rulebook import StageRules

WRAPS = Cleaner({"stages": ["wraps"]})
RULES = WRAPS.plan.stages[0][1]


class Text:
    """Habits of a text that hyphenates and holds some words."""

    hyphenates = True
    marked = " "
    mixed = " "

    def __init__(self, *words: str) -> None:
        self.words = words

    def stands(self, word: str) -> bool:
        return word in self.words

    def leaning(self, rules: StageRules) -> bool:
        return "leaning" in self.words or not rules


def test_two_blanks_after_sentences_are_told_from_justified_rows() -> None:
    assert sets_two_blanks("It rained.  The boat was late.  Nobody came. They slept.")
    assert not sets_two_blanks("It rained. The boat was late.")
    assert not sets_two_blanks("It  rained.  The  boat  was  late.  Nobody  came.")


@pytest.mark.parametrize("width", [61, 66, 70, 72])
def test_the_second_blank_counts_for_the_column(width: int) -> None:
    sentence = (
        "The keeper rings the bell for the doctor and for the post. He never rings it for the priest, who swims. "
    )
    twice = re.sub(r"\. ", ".  ", sentence * 6).strip()
    filled = "\n".join(textwrap.wrap(twice, width, fix_sentence_endings=True))
    assert "\n" not in WRAPS.clean(filled)


@pytest.mark.parametrize(
    ("before", "after", "last"),
    [
        ("and so he went to see Mr.", "Holder at the mill", "lower"),
        ("it was signed by J. F.", "Alder of the ferry", "upper"),
        ("as it is in physics B.", "Largest of all", "stop"),
        ("nobody had seen the Mr.", "The boat was late", "stop"),
        ("nobody had seen the boat.", "Holder was late", "stop"),
    ],
)
def test_abbreviations_and_initials_end_no_sentence(before: str, after: str, last: str) -> None:
    rows = rows_of(Document(f"{before}\n{after}"))
    assert unstopped(rows, RULES.words("leaning"))[0].last == last


def test_a_heading_in_capitals_interrupts_no_sentence() -> None:
    rows = rows_of(Document("THE COMMISSION OF\nrest and peace\nand of the IBM\nof old"))
    assert interruptions(rows) == [False, True, True]


def test_a_short_row_without_a_stop_may_end_a_paragraph_in_thai() -> None:
    full, short = "ก" * 30, "ก" * 12
    assert interruptions(rows_of(Document(f"{full}\n{full}\n{short}\n{full}\n{full}"))) == [True, True, False, True]


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("foun", "dation", False),
        ("anjing", "anjing", True),
        ("berkali", "kali", True),
        ("clas", "se", False),
        ("newly", "built", True),
        ("apply", "ing", False),
        ("NATO", "backed", True),
        ("ferry", "master", False),
        ("harbour", "keeper", True),
        ("perseguil", "a", True),
    ],
)
def test_hyphens_of_authors_stay(before: str, after: str, kept: bool) -> None:
    habits = Text("keeper", "leaning")
    assert bool(why_kept(before, after, habits, RULES, None)) is kept  # type: ignore[arg-type]


def test_a_wide_mark_is_no_letter() -> None:
    joiner = Joiner(Text(), 0, RULES)  # type: ignore[arg-type]
    joints = [joiner.unspaced(left, right).new for left, right in ("。L", "字L", "（L", "L。")]
    assert joints == [" ", " ", "", ""]


@pytest.mark.parametrize("text", ["a\naaaaaaaaaaaaaaa \u178f\n\u17b8", "aaaaaaa aaaaaaaa\u0e17\n\u0e48\na"])
def test_a_row_of_marks_without_width_says_nothing_of_a_column(text: str) -> None:
    result = WRAPS.run(text)
    assert (result.text, result.trouble) == (text, None)


def test_items_go_on_in_sentences_only() -> None:
    long = "* The plates of the warblers are larger now and stand opposite to the\n  text, so that nobody turns the page.\n"
    text = (
        long + "* The index has names of places too.\n  Made by A. Orme.\n" + "* Trout from the lake\n  with butter\n"
    )
    assert WRAPS.clean(text) == text.replace("to the\n  text", "to the text")


def test_rows_that_begin_alike_in_nearly_every_block_are_fields() -> None:
    block = "The {} comes to the quay at noon\nby order of the keeper\n\n"
    names = ["ferry", "post", "grain", "salt", "doctor", "barley", "wool", "lamp"]
    rows = rows_of(Document("".join(map(block.format, names))))
    spans = [(k, k + 2) for k in range(0, len(rows), 2)]
    assert fields_of(rows, spans) == frozenset(range(1, len(rows), 2))
    assert not fields_of(rows, spans[:7])
