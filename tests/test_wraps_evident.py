"""Texts told at once: the same joins as by weighing every line end, and the doubts that leave a text to be weighed."""

from __future__ import annotations

import textwrap
from bisect import bisect_right

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import rulebook
from cleaner.change import apply
from cleaner.document import Document
from cleaner.stages.wraps import edits, explain
from cleaner.stages.wraps.evident.evident import told
from cleaner.stages.wraps.lines.rows import rows_of
from cleaner.stages.wraps.lines.table import table_of
from cleaner.stages.wraps.weigh.decide import decide, model_of
from tests.test_metamorphic import TALES

RULES = rulebook.load().of_stage("wraps")
MODEL = RULES.prepared(model_of)
TALE = list(TALES["en"])


def wrapped(tales: list[str], width: int, prefix: str = "", first: str = "", gap: str = "\n\n") -> str:
    """The paragraphs, wrapped."""
    made = [textwrap.fill(p, width, initial_indent=prefix + first, subsequent_indent=prefix) for p in tales]
    return gap.join(made)


def weighed(text: str) -> list[int]:
    """The lines that are joined with the next ones when every line end is weighed."""
    rows = rows_of(Document(text))
    return [rows[d.row].line for d in decide(rows, MODEL) if d.odds >= MODEL.join]


def joined(text: str) -> list[int]:
    """The lines that are joined with the next ones by the stage."""
    document = Document(text)
    ends = [e.end for e in edits(document, RULES) if e.rule != RULES.repair("join-likely")]
    return [bisect_right(document.starts, end) - 2 for end in ends]


LAYOUTS = st.tuples(
    st.sampled_from(sorted(TALES)),
    st.integers(48, 100),
    st.sampled_from([("", ""), ("  ", ""), ("     ", "- "), ("", "   ")]),
    st.sampled_from(["\n\n", "\n\n\n", "\n"]),
    st.lists(st.sampled_from(["Share", "“Well?”", "1. Notes", "-- ", "x = {1: 2}", "It is late."]), max_size=3),
)


@settings(max_examples=150)
@given(LAYOUTS)
def test_what_is_told_is_what_weighing_finds(layout: tuple[str, int, tuple[str, str], str, list[str]]) -> None:
    lang, width, (prefix, first), gap, others = layout
    text = gap.join([*others, wrapped(list(TALES[lang]), width, prefix, first, gap)])
    found, known = joined(text), weighed(text)
    rows = text.split("\n")
    other = {rows[k][-1] for k in {*found}.symmetric_difference(known)}
    assert not other.difference(
        '.!?…·"“”«»’'
    )  # a sentence end that fills its line: what it weighs depends on the rows around


@pytest.mark.parametrize("width", [50, 60, 72, 80])
@pytest.mark.parametrize("lang", sorted(TALES))
def test_wrapped_prose_is_told(lang: str, width: int) -> None:
    tales = list(TALES[lang]) * 3  # enough capitals at line ends in German too
    text = wrapped(tales, width)
    known = told(Document(text))
    assert known is not None
    assert len(known.joined) == text.count("\n") - 2 * text.count("\n\n")
    assert apply(text, edits(Document(text), RULES)) == "\n\n".join(tales)


@pytest.mark.parametrize("prefix", ["  ", "        "])
def test_an_indent_is_no_doubt(prefix: str) -> None:
    text = wrapped(TALE, 70, prefix)
    assert told(Document(text)) is not None
    assert apply(text, edits(Document(text), RULES)) == "\n\n".join(prefix + p for p in TALE)


@pytest.mark.parametrize("ends", ["\r\n", "\u2028", "\x85"])
def test_line_breaks_of_any_kind(ends: str) -> None:
    text = wrapped(TALE, 70).replace("\n", ends)
    assert told(Document(text)) is not None
    assert apply(text, edits(Document(text), RULES)) == (ends * 2).join(TALE)


@pytest.mark.parametrize(
    "doubt",
    [
        "> as she said\n> in her mail",  # quoted mail
        "a\tb\nc\td",  # cells
        "00:01 --> 00:02\nHello.",  # subtitles
        "```\nx\n```",  # fenced code
        "trailing \nblank",
    ],
)
def test_a_doubt_leaves_the_text_to_be_weighed(doubt: str) -> None:
    assert told(Document(wrapped(TALE, 70))) is not None
    assert told(Document(wrapped(TALE, 70) + "\n\n" + doubt)) is None


def typeset(tale: str, width: int) -> str:
    """A paragraph as a typesetter fills lines: the word that does not fit is split where there is room for some of it."""
    lines = [""]
    for word in tale.split(" "):
        line = f"{lines[-1]} {word}".lstrip()
        room = width - len(lines[-1]) - 2
        if len(line) <= width:
            lines[-1] = line
        elif room > 1 and len(word) - room > 1 and word.isalpha():
            lines[-1:] = [f"{lines[-1]} {word[:room]}\u2010", word[room:]]
        else:
            lines.append(word)
    return "\n".join(lines)


@pytest.mark.parametrize("width", [44, 50, 60])
def test_what_a_typesetter_split_is_told(width: int) -> None:
    text = "\n\n".join(typeset(tale, width) for tale in TALE)
    assert "\u2010\n" in text
    assert told(Document(text)) is not None
    assert joined(text) == weighed(text)
    assert apply(text, edits(Document(text), RULES)) == "\n\n".join(TALE)


def test_lines_that_no_one_column_forces_are_weighed() -> None:
    text = wrapped(TALE[:2], 50) + "\n\n" + wrapped(TALE[2:], 90)
    assert told(Document(text)) is None


def test_a_sentence_that_goes_on_after_a_full_line_and_a_blank_one_is_weighed() -> None:
    text = wrapped(TALE, 70)
    cut = text.index("\n", 300)
    assert told(Document(text[:cut] + "\n" + text[cut:])) is None


def test_an_unwrapped_text_is_told_to_have_no_wraps() -> None:
    text = "\n\n".join([*TALE, "colophon\nof nothing"])
    known = told(Document(text))
    assert known is not None
    assert known.joined == []


def test_verse_is_never_told_to_be_prose() -> None:
    verse = "\n".join(
        f"The {a} goes over the {b}\nand nobody knows where it goes,\nfor {b} is a word in the {a}\nand {a} is a word in the rose."
        for a, b in (("wind", "hill"), ("rain", "roof"), ("light", "sea"), ("road", "moor"), ("snow", "yard"))
    )
    known = told(Document(verse))
    assert known is None or known.joined == []


def test_characters_of_no_width_or_two_are_counted() -> None:
    table = table_of(Document("cafe\u0301 au lait\nüber “alles” — 10 €\n日本 語\nsoft\u00adhyphen"))
    assert table is not None
    assert list(table.widths) == [12, 19, 7, 10]
    assert list(table.units) == [4, 4, 4, 10]


FERRY = (
    "The ferry to the island leaves at seven, and again at noon when the tide allows it. Nobody in the village owns a watch that can be trusted, so the ferryman rings a bell. He rings it twice for the post and three times for the doctor, and once more for the boat itself, which is old.",
    "On the island there are eleven houses and a school. The school has had one pupil since the spring, a boy of nine who knows the names of all the birds and none of the kings. His teacher says that this will do for the time being, because the kings are dead and the birds are not.",
)
KEPT = {
    "numbers": "1. Mend the nets of all the boats that lie at the long quay in winters\n2. Sell the timber",
    "brackets": "(1) Mend the nets of all the boats that lie at the long quay in winter\n(2) Sell the timber",
    "letters": "A. Mend the nets of all the boats that lie at the long quay in winters\nB. Sell the timber",
    "notes": "[1] Mend the nets of all the boats that lie at the long quay in winter\n[2] Sell the timber",
    "speakers": "Peter: You never told me that the house on the old quay had been sold.\nAnna: I told you twice.",
    "speech": "– You never told me that the house on the old quay had been sold now.\n– I told you twice.",
    "a quatrain": (
        "O carry me down to the harbour again where the white boats ride the bay,\nAnd carry me over the bar to the sea at the end of the longest of days,\n"
        "The wind in the rigging shall sing me to sleep as it sang to my father,\nAnd nobody need ring a bell for the man who has gone with the last grey"
    ),
    "an epigraph": "There is no ferry like a book\nto take us off the island.",
    "short items": "white sugar, three pounds of it\nlamp oil for the winter months\nnails for the new boat house",
}


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_what_fits_the_column_by_chance_stays(kept: str) -> None:
    tales = [*FERRY, FERRY[1] + " " + FERRY[0], *FERRY]
    text = f"{wrapped(tales[:2], 72)}\n\n{kept}\n\n{wrapped(tales[2:], 72)}\n"
    assert apply(text, edits(Document(text), RULES)) == "\n\n".join([*tales[:2], kept, *tales[2:]]) + "\n"


def test_a_few_sentences_cut_by_hand_are_weighed_and_the_others_are_told() -> None:
    verse = "The bell is for the post,\nthe boat is for the bell,\nand I am for the sea."
    tales = [*FERRY, FERRY[1] + " " + FERRY[0], *FERRY]
    text = f"{wrapped(tales, 72)}\n\n{verse}\n\n{wrapped(tales, 72)}\n"
    known = told(Document(text))
    assert known is not None
    assert [known.table.rows[k] for k in known.doubts] == verse.split("\n")[:2]
    assert joined(text) == weighed(text)
    assert apply(text, edits(Document(text), RULES)) == "\n\n".join([*tales, verse, *tales]) + "\n"


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_explain_tells_what_is_done(kept: str) -> None:
    document = Document(f"{wrapped([*FERRY], 72)}\n\n{kept}\n\n{wrapped([*FERRY], 72)}\n")
    notes = explain(document, RULES)
    told_so = {(n.start, n.end, n.new) for n in notes if n.new != document.text[n.start : n.end]}
    assert told_so == {(e.start, e.end, e.new) for e in edits(document, RULES)}
