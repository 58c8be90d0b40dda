from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.change import Edit, apply, columns
from cleaner.result import Result


def result(original: str, *edits: tuple[int, int, str]) -> Result:
    made = [Edit(start, end, new, "WR001") for start, end, new in edits]
    return Result(original, apply(original, made), [columns(original, made)] if made else ())


def aligned(given: Result, *span: object, to: str = "cleaned") -> tuple[int, int, str]:
    found = cleaner.align(given, [span], to=to)[0]
    return found.start, found.end, found.status


@pytest.mark.parametrize(
    ("edits", "span", "expected"),
    [
        ([(0, 0, "“")], (0, 4), (1, 5, "kept")),  # inserted at its edge: outside
        ([(4, 4, "”")], (0, 4), (0, 4, "kept")),
        ([(2, 2, "-")], (0, 4), (0, 5, "changed")),
        ([(4, 5, " ")], (0, 4), (0, 4, "kept")),
        ([(4, 5, " ")], (0, 9), (0, 9, "changed")),
        ([(2, 6, "")], (0, 4), (0, 2, "changed")),  # what is left of it
        ([(2, 6, "")], (5, 8), (2, 4, "changed")),
        ([(2, 6, "")], (3, 5), (2, 2, "removed")),
        ([(2, 6, "")], (2, 6), (2, 2, "removed")),
        ([(2, 6, "xy")], (3, 5), (2, 4, "changed")),  # all that replaced it
        ([(2, 6, "")], (8, 9), (4, 5, "kept")),
        ([(2, 6, "")], (4, 4), (2, 2, "kept")),  # an empty span is a place
        ([], (0, 9), (0, 9, "kept")),
    ],
)
def test_spans(edits: list[tuple[int, int, str]], span: tuple[int, int], expected: tuple[int, int, str]) -> None:
    assert aligned(result("Ada Byron, 1815", *edits), *span) == expected


def test_labels_stay_and_removed_spans_are_told() -> None:
    text = "Ada Byron met Mary\nSomerville in 1833, and the two became friends for life.\n\n0 Comments"
    done = cleaner.Cleaner().run(text)
    count = text.index("0 Comments")
    found = cleaner.align(done, [(0, 9, "PER", "Q7259"), (14, 29, "PER"), (count, count + 1, "NUM")])
    assert found[0] == (0, 9, ("PER", "Q7259"), "kept")
    assert done.text[found[2].start : found[2].end] == ""
    assert found[2].status == "removed"
    assert found[2].rest == ("NUM",)


def test_a_direction_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not 'both'"):
        cleaner.align(Result("a", "a"), [(0, 1)], to="both")  # type: ignore[arg-type]


def test_a_span_outside_of_the_text_is_refused() -> None:
    for span in ((0, 99), (-1, 3), (5, 4)):
        with pytest.raises(IndexError, match="not a span"):
            cleaner.align(result("Ada Byron"), [span])


TEXTS = st.text("ab \n", max_size=20)


@st.composite
def results(draw: st.DrawFn) -> Result:
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    edits = [(a, b, draw(st.sampled_from(["", "x", "yz"]))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return result(text, *edits)


@given(results(), st.data())
def test_kept_spans_hold_the_same_text_and_come_back(done: Result, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(done.original)))
    end = data.draw(st.integers(start, len(done.original)))
    there = cleaner.align(done, [(start, end)])[0]
    assert 0 <= there.start <= there.end <= len(done.text)
    if there.status == "kept" and start < end:
        assert done.text[there.start : there.end] == done.original[start:end]
        back = cleaner.align(done, [there[:2]], to="original")[0]
        assert back == (start, end, (), "kept")
    if there.status == "removed":
        assert there.start == there.end
