"""The promises, as laws over texts put together from everything that stages look for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner
from cleaner import engine
from cleaner.capability import CONTROLS, HYPHENS, MARKS, SPACES, ZERO_WIDTH
from cleaner.change import Edit, replay

PIECES = [
    *"\n\n\n\n \t\"'“”‘’«»„‚`´-—.,:;!?()[]>#*|&<\r\f\x85\u2028\xa0\xad\u200b\u200d\ufeff\x00\x93\ud800",
    "\r\n", "  ", "\n\n", "> ", ">> ", "- ", "* ", "1. ", "    ", "```", "``", "''", "&quot;", "&amp;", "&lt;", "â€œ", "â€™", "Ã©",
    "0 Comments", "Share", "Advertisement", "Read more", "Tweet", "Subscribe to our newsletter", "Kommentare (3)", "Page 7",
    "He said, ", "said", "stated, The", " he asked", "It’s", "don't", "’tis", "6'2\"", "the day.", "The", "and", "a well-", "known",
    "Donau-", "dampf", "pre- and", "Europe.", "日本語", "。", "「", "」", "ไทย", "한국어", "Привет", "שלום", "é", "e\u0301", "👩‍👧", "http://a.b/c",
    "A line of prose that goes on for a while and is broken where the", "column ends, as such lines are when they come out of a mail or a",
    "book, and then goes on until it stops.", "x" * 90, "def f(x):", "| a | b |", "a,b,c", "key: value", "Subject: x", "-- ", "2021-01-01",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.lists(
    st.sampled_from([p for p in PIECES if len(p) > 3] + ["\n", "\n\n", " "]), max_size=60
).map("".join)

CLEANER = cleaner.Cleaner()
UNSAFE = cleaner.Cleaner({"unsafe": True})
PLAIN = cleaner.Cleaner({"stages": ["spacing", "wraps", "quotes"]})
SAFE_TO_TOUCH = set(SPACES + MARKS + HYPHENS + ZERO_WIDTH + CONTROLS + ">,")  # > of a quoted mail; ,, for „


@given(TEXTS)
@settings(max_examples=2000)
def test_only_the_promised_alphabet_changes(text: str) -> None:
    result = CLEANER.run(text)
    stages = CLEANER.rulebook.rules
    for change in result.changes:
        if any(stages[rule].stage in ("encoding", "boilerplate") for rule in change.rules):
            continue
        assert set(change.old) | set(change.new) <= SAFE_TO_TOUCH, change


@given(TEXTS)
@settings(max_examples=2000)
def test_the_record_replays_forward_and_backward(text: str) -> None:
    result = CLEANER.run(text)
    assert result.restore() == text
    assert replay(text, result.changes) == result.text
    assert all(change.rules and change.old != change.new for change in result.changes)
    known = CLEANER.rulebook.rules
    assert all(rule in known for change in result.changes for rule in change.rules)


@pytest.mark.parametrize("made", [CLEANER, UNSAFE], ids=["safe", "unsafe"])
@given(text=TEXTS)
@settings(max_examples=2000)
def test_cleaning_twice_changes_nothing(made: cleaner.Cleaner, text: str) -> None:
    result = made.run(text)
    assert result.trouble is None, result.findings
    assert made.clean(result.text) is result.text


@given(TEXTS)
@settings(max_examples=2000)
def test_nothing_to_do_gives_the_same_object(text: str) -> None:
    result = CLEANER.run(text)
    assert (result.text is text) == (not result.changes)
    assert (result.text == text) == (not result.changes)


@given(TEXTS)
@settings(max_examples=2000)
def test_letters_and_digits_go_only_with_named_lines_and_repairs(text: str) -> None:
    def skeleton(text: str) -> str:
        return "".join(c for c in text if unicodedata.category(c)[0] in "LN")

    assert skeleton(PLAIN.clean(text)) == skeleton(text)


@given(TEXTS)
@settings(max_examples=500)
def test_explain_never_fails_and_stays_inside(text: str) -> None:
    for note in engine.explain(text, CLEANER.plan):
        assert 0 <= note.start <= note.end <= len(text)
        assert note.rule in CLEANER.rulebook.rules


def test_edits_are_what_the_engine_checks() -> None:
    for stage, rules in CLEANER.plan.stages:
        for edit in stage.edits(engine.Document("He said “yes.\n\n0 Comments"), rules):
            assert isinstance(edit, Edit)
