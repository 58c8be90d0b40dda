"""Lines of a document."""

from __future__ import annotations

import pytest

from cleaner.document import BREAKS, Document, Line, split_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("a", [Line(0, 1, 1)]),
        ("a\n", [Line(0, 1, 2)]),
        ("a\nb", [Line(0, 1, 2), Line(2, 3, 3)]),
        ("a\r\nb\rc", [Line(0, 1, 3), Line(3, 4, 5), Line(5, 6, 6)]),
        ("\n\n", [Line(0, 0, 1), Line(1, 1, 2)]),
        ("a\u2028b\x85", [Line(0, 1, 2), Line(2, 3, 4)]),
        ("a\x1cb", [Line(0, 3, 3)]),
    ],
)
def test_lines(text: str, lines: list[Line]) -> None:
    assert split_lines(text) == lines
    assert "".join(text[line.start : line.stop] for line in lines) == text


def test_lines_are_made_once() -> None:
    document = Document("one\ntwo")
    assert document.lines is document.lines
    assert [document.line_of(line) for line in document.lines] == ["one", "two"]


def test_a_text_that_can_be_printed_is_one_line() -> None:
    assert not any(map(str.isprintable, BREAKS))  # gates of several stages count on it
