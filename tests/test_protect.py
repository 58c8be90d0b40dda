"""Protected regions: whatever stands inside comes back as it was, and decides about nothing outside."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner
from cleaner import engine
from cleaner.protect import shield

CLEANER = cleaner.Cleaner()
UNSAFE = cleaner.Cleaner({"unsafe": True})
DIRTY = "He said “yes  \nand  went.\n\n\n\n\n0 Comments\n"
OFF, ON = "<!-- cleaner: off -->\n", "<!-- cleaner: on -->\n"


@pytest.mark.parametrize(
    ("off", "on"),
    [
        (OFF, ON),
        ("<!--cleaner: off-->\r\n", "  <!-- cleaner: on -->\r\n"),
        ("# cleaner: off\n", "# cleaner: on\n"),
        ("% cleaner: off\n", "%cleaner: on\n"),
        (".. cleaner: off\n", ".. cleaner: on\n"),
        ("  // cleaner: off  \n", "; cleaner: on\n"),
        (OFF, ""),
    ],
)
def test_a_region_stays(off: str, on: str) -> None:
    region = off + DIRTY + on
    before, after = "One li\u200bne.\n\n", "\nShe sa\u200bid no.\n" if on else ""
    result = CLEANER.run(before + region + after)
    assert result.text == "One line.\n\n" + region + after.replace("\u200b", "")
    assert result.restore() == before + region + after
    assert all(
        region.find(c.old) < 0 or c.end <= len(before) or c.start >= len(before + region) for c in result.changes
    )


def test_nothing_is_told_of_a_region() -> None:
    region = "<!-- cleaner: off -->\n" + DIRTY + ON
    notes = engine.explain("One li\u200bne.\n\n" + region + "\nShe sa\u200bid no.\n", CLEANER.plan)
    assert [note.rule for note in notes] == ["SP010", "SP010"]


def test_words_about_marks_protect_nothing() -> None:
    text = "Write # cleaner: off bef\u200bore it and then cleaner: off\n"
    assert CLEANER.clean(text) == text.replace("\u200b", "")
    assert CLEANER.clean(ON + "a\u200bb\n") == ON + "ab\n"


def test_a_mark_within_a_line_keeps_the_whole_line() -> None:
    text = "a\u200bb <!-- cleaner: off -->c d<!-- cleaner: on --> e\u200bf\ng\u200bh\n"
    assert CLEANER.clean(text) == text.replace("g\u200bh", "gh")


def test_nothing_is_joined_with_a_region_or_across_it() -> None:
    lines = [
        "The ferry left the harbour shortly after noon and nobody on the quay had",
        "thought of looking at the sky, which by then was the colour of slate and",
        "full of birds that flew inland, as they do before a storm comes up here.",
        "They were seen again in the evening, when the wind had gone round to the",
        "north and the first boats came home with torn sails and without a catch.",
    ]
    plain = "\n".join(lines) + "\n"
    assert CLEANER.clean(plain).count("\n") == 1
    kept = "\n".join([*lines[:2], OFF + lines[2], ON + lines[3], lines[4]]) + "\n"
    assert f"\n{OFF}{lines[2]}\n{ON}" in CLEANER.clean(kept)


def test_a_region_does_not_decide_about_the_rest() -> None:
    text = "“Yes,” she said, and “no.”\n\n"
    assert CLEANER.clean(text + OFF + "“ ” ” ” “ “ “\n" + ON) == text + OFF + "“ ” ” ” “ “ “\n" + ON


def test_lines_go_together_or_stay() -> None:
    # The first takes the break before it along, for the last ends the text without one; the last reaches into the region.
    text = (
        "“\nShare\nx-\n"
        + OFF
        + "The ferry left the harbour shortly after noon and nobody had thought of\n"
        + ON
        + "0 Comments"
    )
    assert CLEANER.clean(text) == text


PIECES = [
    "\n", "\n\n", "\r\n", " ", "  ", "\t", "“", "”", '"', "’", "0 Comments", "Share", "\u200b", "â€œ", "&amp;", "He said, “yes", "word", "x-",
    "The ferry left the harbour shortly after noon and nobody had thought of", "looking at the sky, which by then was the colour of slate", "> ", "- ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
REGIONS = st.tuples(st.sampled_from(["<!-- cleaner: off -->", "# cleaner: off"]), TEXTS).map("\n".join)


@pytest.mark.parametrize("made", [CLEANER, UNSAFE], ids=["safe", "unsafe"])
@given(parts=st.lists(st.tuples(TEXTS, REGIONS), min_size=1, max_size=3), tail=TEXTS, closed=st.booleans())
@settings(max_examples=1500)
def test_whatever_stands_inside_comes_back(
    made: cleaner.Cleaner, parts: list[tuple[str, str]], tail: str, closed: bool
) -> None:
    regions = [region + "\n" + ON for _, region in parts]
    if not closed:
        regions[-1], tail = regions[-1].removesuffix(ON), ""
    text = "".join(before + "\n" + region for (before, _), region in zip(parts, regions, strict=True)) + tail
    result = made.run(text)
    assert result.trouble is None
    at = 0
    for region in regions:
        at = result.text.index(region, at) + len(region)
        assert result.text.startswith(region) or result.text[at - len(region) - 1] in "\r\n"
    assert [kept.count("cleaner: o") for kept in shield(result.text).kept] == [r.count("cleaner: o") for r in regions]  # type: ignore[union-attr]
    assert result.restore() == text
    assert made.clean(result.text) is result.text
    for note in engine.explain(text, made.plan):
        assert 0 <= note.start <= note.end <= len(text)


def test_a_mark_that_comes_to_light_is_one_at_once() -> None:
    text = "The mill stood.\n<!--\x00 cleaner: off-->\nIt was good. \n"
    result = CLEANER.run(text)
    assert (result.text, result.trouble) == ("The mill stood.\n<!-- cleaner: off-->\nIt was good.\n", None)
    assert CLEANER.clean(result.text) == result.text
    assert CLEANER.clean("e a \n<!--\x00 cleaner: off-->") == "e a\n<!-- cleaner: off-->"


def test_a_line_that_ends_a_region_and_begins_one_comes_out_once() -> None:
    text = "wasnâ€™t one\n<!-- cleaner: off -->\na  b \n<!-- cleaner: on --> and <!-- cleaner: off -->\nc   d \n<!-- cleaner: on -->\nThe end wasnâ€™t.\n"
    result = CLEANER.run(text)
    assert result.text == text.replace("wasnâ€™t", "wasn’t")
    assert (result.restore(), CLEANER.clean(result.text)) == (text, result.text)


@pytest.mark.parametrize(
    ("off", "on"),
    [
        ("<!--cleaner:off-->", "<!--  Cleaner : ON  -->"),
        ("# Cleaner: OFF", "#cleaner:On"),
        ("%\tCLEANER : Off ", "% cleaner:  on"),
    ],
)
def test_capitals_and_blanks_of_a_mark_do_not_matter(off: str, on: str) -> None:
    region = f"{off}\n{DIRTY}{on}\n"
    result = CLEANER.run(f"{region}\nShe sa\u200bid no.\n")
    assert (result.text, result.findings) == (f"{region}\nShe said no.\n", ())


@pytest.mark.parametrize(
    ("mark", "meant"),
    [
        ("<!-- cleaner: of -->", "<!-- cleaner: off -->"),
        ("<!-- cleaner off -->", "<!-- cleaner: off -->"),
        ("<!-- Cleaner: enable -->", "<!-- cleaner: on -->"),
        ("<!-- cleaner: whatever -->", "<!-- cleaner: off -->"),
        ("  # cleaner: disable", "# cleaner: off"),
        ("// cleaner=on", "# cleaner: on"),
    ],
)
def test_a_mistyped_mark_is_told(mark: str, meant: str) -> None:
    result = CLEANER.run(f"A\u200bll.\n{mark}\nShe sa\u200bid  no.\n")
    assert result.text.startswith(f"All.\n{mark}\nShe said")
    told = [(f.rule, f.message) for f in result.findings]
    assert told == [("SP041", f"protects nothing; did you mean '{meant}'?")]
    assert not cleaner.Cleaner({"ignore": ["mistyped-mark"]}).run(mark).findings


@pytest.mark.parametrize(
    "text",
    [
        "# Cleaner water",
        "# Cleaner: a play",
        "The cleaner: off he went.",
        "<!-- a cleaner page -->",
        "# cleaner: on",
        "-- cleaner",
    ],
)
def test_what_is_no_mark_is_not_told(text: str) -> None:
    assert not CLEANER.run(f"All.\n\n{text}\n\nShe said no.\n").findings
