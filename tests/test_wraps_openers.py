"""Rows that stand for themselves: headings of an outline, music, terms, labels."""

from __future__ import annotations

import pytest

from cleaner.api import Cleaner
from cleaner.document import Document
from cleaner.stages.wraps.author.music import is_music
from cleaner.stages.wraps.author.outline import is_outline, outlined
from cleaner.stages.wraps.lines.rows import rows_of

WRAPS = Cleaner({"stages": ["wraps"]})


@pytest.mark.parametrize(
    "text",
    [
        "Am   G",
        "E           G",
        "C#m7    F#/A#    Bsus4",
        "D  |  G  |  A",
        "g ------10------",
        "e|---8--10-|",
        "d -------",
    ],
)
def test_chords_and_strings_are_music(text: str) -> None:
    assert is_music(text)


@pytest.mark.parametrize(
    "text", ["Am", "A boat", "A  boat", "Everybody  came", "a --- b", "a dash --- here", "e-mail", "A B C"]
)
def test_words_are_no_music(text: str) -> None:
    assert not is_music(text)


def outlined_in(text: str) -> list[int]:
    """The rows of a text that are of an outline."""
    return list(outlined(rows_of(Document(text))))


def test_an_outline_is_shown_by_what_only_outlines_have() -> None:
    assert is_outline("* Boats\n** Oars\n")
    assert is_outline("#+TITLE: Boats\n")
    assert not is_outline("* milk\n* bread\n")
    assert not is_outline("This is **bold** here.\n")
    assert outlined_in("* milk\n* bread\n") == []


def test_headings_and_blocks_of_an_outline_are_told() -> None:
    assert outlined_in("* Boats\nThey are kept.\n** Oars\nTwo.\n") == [0, 2]
    assert outlined_in("#+BEGIN_SRC sh\ncount oars\n#+END_SRC\nThat was it.\n") == [0, 1, 2]
    assert outlined_in("* Boats\n:PROPERTIES:\n:ID: 1\n:END:\n") == [0, 1, 3]


def test_a_note_that_goes_on_is_no_heading() -> None:
    assert outlined_in("* The first of the notes, which\ngoes on.\n** The second, which\ngoes on, too.\n") == []


BOOKS = (
    "Miller, Anna. 1932. The river and its boats, with an account of all the ferries\n"
    "    that crossed it before the bridge was built. Harbour Press, second edition.\n\n"
    "Baker, Tom. 1951. How to build a mill that turns with the tide, and what to do\n"
    "    when it does not. Three lectures given in the harbour school in that winter\n"
    "    and printed by the author.\n"
)


def test_entries_of_a_list_of_books_hang_and_are_joined() -> None:
    cleaned = WRAPS.clean(BOOKS)
    assert "ferries that crossed" in cleaned
    assert "do when it does" in cleaned
