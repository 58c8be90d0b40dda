"""Numbers, heads and feet of pages: out of the text, wherever the pager broke it; and what only looks like them."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.api import Cleaner

GOLDEN = Path(__file__).parents[1] / "golden"
STORY = (GOLDEN / "pdf/harbour-board-odd-even/expected.txt").read_text("utf-8")
LINES = [textwrap.wrap(paragraph, 64) for paragraph in STORY.strip().split("\n\n")]
CLEANER = Cleaner()

FORMS = (
    "- {n} -",
    "{n}",
    "Page {n}",
    "Seite {n} von 40",
    "                              {n}.",
    "THE MINUTES OF THE BOARD          {n}",
    "{n}          THE MINUTES OF THE BOARD",
    "THE MINUTES OF THE BOARD | {n}",
    "http://harbour.example/minutes.html  Page {n} of 40",
    "http://harbour.example/minutes.html - p. {n}/40",
    "THE MINUTES OF THE BOARD\n\n{n}",
    "{n}\n\nTHE MINUTES OF THE BOARD",
    "Harbour Studies 14 (2019)\n{n}\n\fTHE MINUTES OF THE BOARD",
)


def paged(mark: str, every: int, first: int, *, blank: str = "\n") -> str:
    """The story with a mark behind so many lines; before one that would stand at the end of a paragraph the page is a line shorter."""
    text, count, number = "", 0, first
    for k, paragraph in enumerate(LINES):
        text += "\n" if k else ""
        for line, after in zip(paragraph, [*paragraph[1:], ""], strict=True):
            text += line + "\n"
            count += 1
            if count >= every and after and not line.endswith((".", "?", "!")) and after[0].islower():
                text += f"{blank}{mark.format(n=number)}\n{blank}"
                count, number = 0, number + 1
    return text


@pytest.mark.parametrize("mark", FORMS)
@pytest.mark.parametrize("blank", ["", "\n", "\n\n"])
def test_a_text_reads_on_behind_its_pages(mark: str, blank: str) -> None:
    assert CLEANER.clean(paged(mark, 7, 12, blank=blank)) == STORY


def test_what_the_record_says_brings_the_pages_back() -> None:
    text = paged(FORMS[-1], 8, 3)
    result = CLEANER.run(text)
    assert result.text == STORY
    assert result.original == text
    assert {"BP2407", "BP2408"} <= {rule for change in result.changes for rule in change.rules}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FORMS), st.integers(5, 14), st.integers(1, 990), st.sampled_from(["", "\n", "\n\n"]))
def test_no_word_of_the_text_goes_with_a_page(mark: str, every: int, first: int, blank: str) -> None:
    """Whether the pages are recognized or not: all the words stay, in their order, and cleaning again changes nothing."""
    text = paged(mark, every, first, blank=blank)
    cleaned = CLEANER.clean(text)
    pages = {word for n in range(first, first + 40) for word in mark.format(n=n).split()}
    assert [w for w in cleaned.split() if w not in pages] == [w for w in STORY.split() if w not in pages]
    assert CLEANER.clean(cleaned) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        paged("Act {n}", 7, 1).replace("Act 3", "Act 5"),  # no label of a page, and it does not count on
        paged("{n}", 2, 1),  # nearer to each other than pages are
        paged("{n}", 7, 1).replace("\n2\n", "\n7\n").replace("\n3\n", "\n1\n"),  # in no order
        paged("({n})", 7, 1),  # items of a list
        paged("Table {n}   of the dredgers", 7, 1),  # a caption
    ],
    ids=["acts", "near", "order", "items", "captions"],
)
def test_numbers_that_count_no_pages_stay(text: str) -> None:
    numbers = [line for line in text.split("\n") if any(map(str.isdigit, line)) and len(line) < 30]
    assert [line for line in CLEANER.clean(text).split("\n") if line in numbers] == numbers


def test_the_title_of_a_chapter_inside_of_a_sentence_goes_with_the_number() -> None:
    text = paged("{n}\n\f\n2. WHAT WAS SPENT", 9, 31)
    text = text.replace("2. WHAT WAS SPENT", "1. THE CRANE", 1).replace("2. WHAT WAS SPENT", "3. THE LIGHT", 1)
    assert CLEANER.clean(text) == STORY


def test_fenced_pages_stay() -> None:
    text = f"How the file looked before:\n\n```\n{paged('- {n} -', 7, 12)}```\n"
    assert CLEANER.clean(text) == text


def test_each_rule_can_be_switched_off() -> None:
    text = paged("THE MINUTES OF THE BOARD\n{n}", 7, 12)
    for rule, kept in (("BP2407", "15"), ("BP2408", "THE MINUTES OF THE BOARD")):
        cleaned = Cleaner({"ignore": [rule]}).clean(text)
        assert kept in cleaned.split("\n")


@pytest.mark.parametrize("above", ["What is left to do:", "# Plan", "<!-- Plan"])
def test_items_that_somebody_may_fill_stay(above: str) -> None:
    text = f"{above}\n\n  *\n  *\n\nThe walk ends at the weir, and whoever is cold may go home.\n"
    assert CLEANER.clean(text) is text


def test_items_without_a_word_go() -> None:
    text = "The walk ends at the weir.\n  *\n  *\n  * a lamp\n"
    assert CLEANER.clean(text) == "The walk ends at the weir.\n  * a lamp\n"


FIGURES = [
    "The old harbour had two basins, of which the smaller one was given up when the railway came and took the herring away. "
    * 5,
    "Fig. 1. The basins in 1871, as the board had them drawn. "
    + "North is at the left, where the plan was torn. " * 30,
    "Table 2 gives the ships of each year, as the harbour master counted them from his window. " * 7,
    "The board met for the last time in March, and there was nothing left to talk about but the lamp. " * 12,
]


@pytest.mark.parametrize(("label", "goes"), [("Harbour report, page", True), ("Harbour report, basin", False)])
def test_lines_that_say_which_page_of_how_many_they_end_need_no_sentence_that_goes_on(label: str, goes: bool) -> None:
    text = "\n".join(f"{figure.strip()}\n\n{label} {number} of 4\n" for number, figure in enumerate(FIGURES, 1))
    without = "\n\n".join(figure.strip() for figure in FIGURES) + "\n"
    assert CLEANER.clean(text) == (without if goes else text)


def test_paragraphs_are_no_heads_because_pages_have_few_lines() -> None:
    text = "\f".join(f"{figure.strip()}\n\n{number}\n" for number, figure in enumerate(FIGURES, 1))
    cleaned = CLEANER.clean(text)
    assert [line for line in cleaned.splitlines() if line] == [figure.strip() for figure in FIGURES]


TALE = textwrap.wrap(STORY.split("\n\n")[0] + " " + " ".join(STORY.split("\n\n")[1:4]), 40)


@pytest.mark.parametrize("end", ["\n", ""])
def test_two_pages_of_a_pdf_file_and_their_head(end: str) -> None:
    """Its text ends with a form feed, and its only head stands right above the sentence that goes on."""
    title = "The Weekly Review of the Harbour"
    cut = next(k for k in range(12, len(TALE)) if TALE[k][0].islower() and TALE[k - 1][-1].isalpha())
    first, second = "\n".join(TALE[:cut]), "\n".join(TALE[cut:])
    text = f"{title}\n\n{first}\n\n1\n\n\f{title}\n{second}\n\n2\n\n\f{end}"
    cleaned = CLEANER.clean(text)
    assert cleaned.count(title) == 1
    assert f"{TALE[cut - 1]} {TALE[cut]}" in cleaned
    assert "\f" not in cleaned


SHEETS = [TALE[k : k + 9] for k in range(0, len(TALE) - 4, 9)]


def of_pages(form: str, count: int = len(SHEETS)) -> str:
    return "".join(form.format(body="\n".join(lines)) for lines in SHEETS[:count])


@pytest.mark.parametrize(
    "form",
    [
        "The Weekly Review of the Harbour\n\n{body}\n\n\f",
        "The Weekly Review of the Harbour\n{body}\n\f",
        "{body}\n\nThe Weekly Review of the Harbour\n\f",
    ],
)
def test_running_heads_without_a_number(form: str) -> None:
    cleaned = CLEANER.clean(of_pages(form))
    assert cleaned.count("The Weekly Review of the Harbour") == 1
    assert " ".join([line for sheet in SHEETS for line in sheet]) in " ".join(
        cleaned.replace("The Weekly Review of the Harbour", "").split()
    )


def test_a_page_of_one_line_stays() -> None:
    form = "The Weekly Review of the Harbour\n\n{body}\n\nOffice of the Harbour\n\f"
    text = of_pages(form, 2) + "THE SECOND PART\n\f" + of_pages(form)
    cleaned = CLEANER.clean(text)
    assert "THE SECOND PART" in cleaned
    assert cleaned.count("The Weekly Review of the Harbour") == cleaned.count("Office of the Harbour") == 1


@pytest.mark.parametrize(
    "text",
    [
        of_pages("The Weekly Review of the Harbour\n\n{body}\n\n\f", 2),
        "".join(
            f"Office of the Harbour\n\nDear {name},\n\nthe lamp is lit at six.\n\f" for name in ("Ole", "Ida", "Knut")
        ),
        "".join(f"def ring_{k}(bell):\n    return bell\n\f\n" for k in range(4)),
    ],
    ids=["two pages", "letters", "sections of a program"],
)
def test_what_begins_alike_behind_form_feeds_stays(text: str) -> None:
    cleaned = CLEANER.clean(text)
    for line in {line for line in text.splitlines() if text.count(line) > 1 and line.strip()}:
        assert cleaned.count(line) == text.count(line)
