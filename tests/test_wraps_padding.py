"""Rows that were stretched to a column: their second blanks go with their breaks."""

from __future__ import annotations

import pytest

import cleaner

STRETCHED = (
    "The  bridge over the Lind was built in the spring of the year in\n"
    "which the railway came, and for a long time nobody in  the  town\n"
    "would  walk  on  it.  The carpenters had used green wood, people\n"
    "said, and on windy days one could hear it talk. My  grandfather,\n"
    "who  sold  the nails, knew better, and said so to nobody but the\n"
    "priest. Both  are dead now, and so is the priest."
)
TWO_BLANKS = STRETCHED.replace("talk. My  ", "talk.  My ").replace("priest. ", "priest.  ")


JOINED = (
    "The bridge over the Lind was built in the spring of the year in which the railway came, and for a long time nobody in "
    "the town would walk on it. The carpenters had used green wood, people said, and on windy days one could hear it talk. "
    "My grandfather, who sold the nails, knew better, and said so to nobody but the priest. Both are dead now, and so is "
    "the priest."
)


def test_blanks_go_with_the_breaks() -> None:
    assert cleaner.clean(STRETCHED) == JOINED


def test_two_blanks_behind_sentences_stay_where_the_author_sets_them() -> None:
    two = (
        JOINED.replace("on it. The", "on it.  The")
        .replace("talk. My", "talk.  My")
        .replace("priest. Both", "priest.  Both ")
    )
    assert cleaner.clean(TWO_BLANKS) == two


def test_slips_in_rows_of_all_lengths_stay() -> None:
    ragged = TWO_BLANKS.replace("The  bridge", "The  old bridge").replace("nobody in  the  town", "nobody in  the")
    assert cleaner.clean(ragged) == ragged.replace("\n", " ")


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028", "\r\n"])
def test_stretched_lines_may_end_in_any_way(end: str) -> None:
    assert cleaner.clean(STRETCHED.replace("\n", end)) == JOINED
