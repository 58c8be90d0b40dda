"""Words with the hyphen of a line end that is no more."""

from __future__ import annotations

import random
import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.api import Cleaner
from cleaner.document import Document
from cleaner.stages.wraps.pieces.cuts import LONG, SOME, cut_words

CLEANER, WRAPS = Cleaner(), Cleaner({"stages": ["wraps"]})
RULES = WRAPS.plan.stages[0][1]
PROSE = (
    "When the harvest was poor he waited for the boats of the lower river, and nobody in the village could say where they "
    "were or what they carried, for the masters of the vessels kept such things to themselves until the grain was sold."
)
SURE = "The inspec- tion of the mill and the asso- ciation of its own- ers were old."


def clean(text: str) -> str:
    return WRAPS.clean(text)


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("The develop- ment of it.", "The development of it."),
        ("The Develop- ment of it.", "The Development of it."),
        ("A well-estab- lished rule.", "A well-established rule."),
        ("“Informa- tion” it is.", "“Information” it is."),
        ("All of cer- tain, that is.", "All of certain, that is."),
        ("(infor- mation)", "(information)"),
        ("Infor\xac mation", "Information"),
        ("infor\xad mation", "information"),
        ("infor‐ mation", "information"),
    ],
)
def test_a_word_of_the_language_is_made_whole(cut: str, whole: str) -> None:
    assert clean(f"{PROSE} {cut}") == f"{PROSE} {whole}"


def test_a_word_that_the_text_has_whole_is_made_whole_in_any_language() -> None:
    assert (
        clean("Die Verwaltung ruhte. Die Verwal- tung der Mühle schlief.")
        == "Die Verwaltung ruhte. Die Verwaltung der Mühle schlief."
    )


@pytest.mark.parametrize(
    "text",
    [
        "the pre- and post-war years",
        "I th- thought so",
        "over- all it was good",
        "we left- nobody saw it",
        "NATO- led",
        "option no- colour",
        "a log_de- velopment file",
        "see develop- ment@example.org",
        "develop- Ment",
        "develop-  ment",
        "develop- ment's- own",
        "d- evelopment",
    ],
)
def test_what_is_no_cut_word_stays(text: str) -> None:
    assert clean(f"{PROSE} {text}") == f"{PROSE} {text}"


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("the Hollen- stedt road", "the Hollenstedt road"),
        ("the mill- race ran", "the mill-race ran"),
        ("the vlorn- grap ran, the vlorn-grap", "the vlorn-grap ran, the vlorn-grap"),
        ("self- made men", "self- made men"),
        ("it was late- nobody came", "it was late- nobody came"),
    ],
)
def test_a_text_that_was_wrapped_tells_more(cut: str, whole: str) -> None:
    rest = "The old mill-race was dry."
    assert clean(f"{PROSE} {SURE} {cut}. {rest}").endswith(f"{whole}. {rest}")
    alone = clean(f"{PROSE} {cut}. {rest}")
    assert alone.endswith(f"{cut}. {rest}")


def test_syllables_are_meant() -> None:
    line = "Glo- ry to the ri- sing wa- ter, ho- ly is the mor- ning light."
    assert clean(f"{PROSE}\n\n{line}\n\n{PROSE}") == f"{PROSE}\n\n{line}\n\n{PROSE}"


def test_a_text_with_more_dashes_than_cut_words_is_mended_where_it_is_sure() -> None:
    dashes = "He was late- she was not. They came- they saw- they left- nobody cared- it was over."
    assert (
        clean(f"{PROSE} {SURE} {dashes} The Hollen- stedt road.")
        == clean(f"{PROSE} {SURE}") + f" {dashes} The Hollen- stedt road."
    )


def test_lines_are_joined_first() -> None:
    """What stands inside of rows is mended once the rows are one line, so that nobody measures mended rows."""
    rows = textwrap.fill(PROSE + " " + PROSE.replace("village", "vil- lage"), 60, break_on_hyphens=False)
    edits = WRAPS.plan.stages[0][0].edits(Document(rows), RULES)
    assert all("\n" in rows[edit.start : edit.end] for edit in edits)
    assert clean(rows) == f"{PROSE} {PROSE}"


@given(st.integers(0, 10**6))
def test_cut_words_come_back(seed: int) -> None:
    """Words of a sound text that it says twice, cut at random letters, come back; nothing else changes."""
    pick = random.Random(seed)  # noqa: S311
    words = PROSE.split()
    places = [k for k, word in enumerate(words) if len(word) > 5 and word.isalpha() and k % 3 == 0]
    for k in pick.sample(places, min(2, len(places))):
        at = pick.randint(3, len(words[k]) - 2)
        words[k] = f"{words[k][:at]}- {words[k][at:]}"
    text = f"{PROSE} {' '.join(words)}"
    assert re.sub(r"- ", "", clean(text)) == f"{PROSE} {PROSE}"
    assert clean(clean(text)) == clean(text)


def test_a_long_line_is_read_in_pieces() -> None:
    text = f"{PROSE} {SURE} " * 40
    assert len(cut_words(Document(text), RULES)) == 40 * SOME
    assert not cut_words(Document("a" * (LONG + 1) + "- ment " + PROSE), RULES)


PIECES = ("develop- ment", "mill- race", "mill-race", "race", "mill", "vlorn- grap", "vlorn-grap", "vlorn", "con- fi rm", "di ff er- ent",
          "e ff orts", "Wa- ter", "left- it", "pre- and", "th- those", "inspec- tion", "asso- ciation", "own- ers", "the fi rst", "\n", "\n\n", PROSE)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_pieces_of_all_kinds_are_mended_together(pieces: list[str]) -> None:
    """No edit overlaps another, and cleaning again changes nothing."""
    result = CLEANER.run(" ".join(pieces))
    assert not result.trouble
    assert CLEANER.clean(result.text) == result.text
