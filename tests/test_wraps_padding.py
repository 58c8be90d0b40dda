"""Rows that were stretched to a column: their second blanks go with their breaks."""

from __future__ import annotations

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


def test_blanks_go_with_the_breaks() -> None:
    cleaned = cleaner.clean(STRETCHED)
    assert "\n" not in cleaned
    assert "  " not in cleaned.split("priest. ")[0]


def test_two_blanks_behind_sentences_stay_where_the_author_sets_them() -> None:
    cleaned = cleaner.clean(TWO_BLANKS)
    assert "walk on it.  The carpenters" in cleaned
    assert "talk.  My grandfather, who sold the nails" in cleaned


def test_slips_in_rows_of_all_lengths_stay() -> None:
    ragged = TWO_BLANKS.replace("The  bridge", "The  old bridge").replace("nobody in  the  town", "nobody in  the")
    assert "The  old bridge" in cleaner.clean(ragged)
