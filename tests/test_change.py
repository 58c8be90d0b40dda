"""The algebra of changes: what is recorded can be replayed both ways, whatever stages did one after the other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner
from cleaner.change import (
    Change,
    Columns,
    Edit,
    EditOrderError,
    apply,
    check_order,
    columns,
    invert,
    map_position,
    replay,
    restore,
)
from cleaner.fold import folded


def composed(original: str, *passes: list[Edit]) -> list[Change]:
    text, made = original, []
    for edits in filter(None, passes):
        made.append(columns(text, edits))
        text = apply(text, edits)
    return folded(original, made)


@st.composite
def edits_of(draw: st.DrawFn, text: str, stage: int) -> list[Edit]:
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return [Edit(start, end, draw(st.text("xy \n", max_size=3)), f"R{stage}") for start, end in pairs]


@st.composite
def stacked(draw: st.DrawFn) -> tuple[str, str, list[Columns]]:
    original = text = draw(st.text("abc \n", max_size=40))
    passes: list[Columns] = []
    for stage in range(draw(st.integers(1, 4))):
        edits = draw(edits_of(text, stage))
        passes += [columns(text, edits)] if edits else []
        text = apply(text, edits)
    return original, text, passes


@given(stacked())
@settings(max_examples=2000)
def test_record_replays_both_ways(case: tuple[str, str, list[Columns]]) -> None:
    original, text, passes = case
    changes = folded(original, passes)
    assert replay(original, changes) == text
    assert restore(text, changes) == original
    assert replay(text, invert(changes)) == original
    for c in changes:
        assert (original[c.start : c.end], text[c.at : c.stop]) == (c.old, c.new)
        assert c.old != c.new
        assert c.rules
    for one, following in pairwise(changes):
        assert one.end <= following.start
        assert one.stop <= following.at


@given(stacked())
@settings(max_examples=2000)
def test_untouched_characters_keep_their_character(case: tuple[str, str, list[Columns]]) -> None:
    original, text, passes = case
    changes = folded(original, passes)
    touched = {i for c in changes for i in range(c.start, c.end)}
    for i, character in enumerate(original):
        if i not in touched:
            assert text[map_position(changes, i)] == character
            assert map_position(invert(changes), map_position(changes, i)) == i
    assert map_position(changes, len(original)) == len(text)


def test_compose_merges_what_touches() -> None:
    original = "fail\nto, The"
    joined = [Edit(4, 5, " ", "WR001")]
    then = [Edit(4, 4, "!", "QU002"), Edit(9, 9, "“", "QU001")]
    assert composed(original, joined, then) == [
        Change(4, 5, 4, 6, "\n", "! ", ("WR001", "QU002")),
        Change(9, 9, 10, 11, "", "“", ("QU001",)),
    ]


def test_a_change_that_is_taken_back_is_none() -> None:
    assert composed("abc", [Edit(1, 2, "x", "R1")], [Edit(1, 2, "b", "R2")]) == []


def test_positions_inside_a_replaced_span_go_to_its_start() -> None:
    changes = composed("one two three", [Edit(4, 7, "2", "R")])
    assert [map_position(changes, i) for i in (3, 4, 5, 6, 7, 8)] == [3, 4, 4, 4, 5, 6]


def test_apply_without_edits_gives_the_same_object() -> None:
    text = "nothing to do" * 2
    assert apply(text, []) is text


@pytest.mark.parametrize(
    "edits", [[Edit(3, 2, "", "R")], [Edit(0, 9, "", "R")], [Edit(2, 4, "", "R"), Edit(3, 5, "", "R")]]
)
def test_disorder_is_refused(edits: list[Edit]) -> None:
    with pytest.raises(EditOrderError):
        check_order(edits, 8)
    with pytest.raises(EditOrderError):
        columns("x" * 8, edits)


@given(stacked(), st.data())
@settings(max_examples=2000)
def test_what_overlaps_or_touches_is_one_change_and_nothing_else_is(
    case: tuple[str, str, list[Columns]], data: st.DataObject
) -> None:
    original, text, passes = case
    changes = folded(original, passes)
    edits = data.draw(edits_of(text, 9))
    met: list[tuple[int, int]] = []
    for start, end in sorted([(c.at, c.stop) for c in changes] + [(e.start, e.end) for e in edits]):
        if met and start <= met[-1][1]:
            met[-1] = met[-1][0], max(met[-1][1], end)
        else:
            met.append((start, end))
    if edits:
        lost = [(c.stop, len(c.old) - len(c.new)) for c in changes]
        places = {
            (start + sum(n for at, n in lost if at < start), end + sum(n for at, n in lost if at <= end))
            for start, end in met
        }
        assert {(c.start, c.end) for c in folded(original, [*passes, columns(text, edits)])} <= places


@pytest.mark.parametrize("position", [1.5, "1", None])
def test_a_position_is_a_whole_number(position: object) -> None:
    result = cleaner.Cleaner().run("One two.")
    for there in (result.to_cleaned, result.to_original):
        with pytest.raises(TypeError):
            there(position)  # type: ignore[arg-type]
