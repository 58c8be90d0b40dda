"""Letters in several characters: whatever is done to a text is done to it with its letters taken apart."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner, change, letters
from cleaner.engine import ACCENTS as ENGINE_ACCENTS

CLEANER = Cleaner()
GOLDEN = Path(__file__).parent.parent / "golden"
ACCENTS = "\u0300\u0301\u0302\u0308\u030c\u0327\u0331"
CASES = sorted(path.parent for path in GOLDEN.glob("*/*/input.txt") if path.parent.parent.name != "known-failures")


def whole(text: str) -> str:
    """The text with every letter in one character, as far as there is one."""
    return unicodedata.normalize("NFC", text)


def apart(text: str) -> str:
    """The text with every letter and its accents in several."""
    return unicodedata.normalize("NFD", text)


def _stored_so(case: Path) -> bool:
    """Whether the letters of a case may be taken apart, and there are some."""
    text = (case / "input.txt").read_bytes().decode("utf-8", "surrogateescape")
    seen = letters.view(apart(text))
    return seen is not None and seen.text == text


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case.parent.name}/{case.name}") for case in filter(_stored_so, CASES)]
)
def test_every_golden_is_cleaned_alike_with_its_letters_taken_apart(case: Path) -> None:
    text = (case / "input.txt").read_bytes().decode()
    result = CLEANER.run(apart(text))
    assert whole(result.text) == CLEANER.clean(text)
    assert result.restore() == apart(text)
    assert CLEANER.clean(result.text) == result.text


@given(st.text(st.sampled_from("aeno \n.-“”\"'" + ACCENTS), max_size=40))
def test_a_view_and_its_original_have_the_same_characters_in_the_same_places(text: str) -> None:
    seen = letters.view(text)
    if seen is None:
        assert not any(a.isalpha() and b in ACCENTS for a, b in pairwise(text))
        return
    starts = [seen.at(k) for k in range(len(seen.text) + 1)]
    assert starts[0] == 0
    assert starts[-1] == len(text)
    for k, letter in enumerate(seen.text):
        stored = text[starts[k] : starts[k + 1]]
        assert letter == (stored if len(stored) == 1 else whole(stored)[0])


@given(st.text(st.sampled_from("aeno \n.-“”\"'’" + ACCENTS), max_size=60))
def test_no_edit_comes_between_a_letter_and_its_accents(text: str) -> None:
    result = CLEANER.run(text)
    assert change.replay(text, result.changes) == result.text
    assert result.restore() == text
    for made in result.changes:
        for edge in (made.start, made.end):
            assert not (text[edge : edge + 1] in ACCENTS and text[edge - 1 : edge].isalpha()) or edge in (0, len(text))


def test_a_closer_stands_behind_the_accents_of_the_last_letter() -> None:
    text = apart("„Virtute şi lumină” era scris pe casă.\n\n„Nu ştiu, zise Ană.\n\n„Virtute şi lumină, zise ea.")
    assert "lumina\u0306”" in text
    assert "”\u0306" not in Cleaner({"unsafe": True}).clean(text)
    findings = CLEANER.run(text).findings
    assert all(text[f.start : f.start + 1] not in ACCENTS + "\u0306" for f in findings)


@pytest.mark.parametrize(
    "word", ["gården", "ōkami", "świętość", "šľahačka", "ngã", "ķirsis", "façade", "côté", "naïf", "è", "ăla", "ẕ"]
)
def test_who_stores_letters_so_is_known_in_any_language(word: str) -> None:
    assert not set(ENGINE_ACCENTS).isdisjoint(apart(word))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال: "سَأَذْهَبُ\n\nثم ذهب.', 'قال: "سَأَذْهَبُ"\n\nثم ذهب.'),
        ("הוּא אָמַר: “אֲנִי הוֹלֵךְ.\n\nואז הלך.", "הוּא אָמַר: “אֲנִי הוֹלֵךְ.”\n\nואז הלך."),
    ],
)
def test_a_closer_stands_behind_the_points_of_the_last_letter(text: str, expected: str) -> None:
    assert CLEANER.clean(text) == expected


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("donO\u00cc\u0192t IO\u00cc\u0192ll", "don’t I’ll"),  # the first reading makes a letter and its accent of each
        ("cafe\u200b\u0301 au lait \n", "cafe\u0301 au lait\n"),
    ],
)
def test_a_letter_whose_accent_comes_to_light_is_one_at_once(text: str, cleaned: str) -> None:
    result = CLEANER.run(text)
    assert (result.text, result.trouble) == (cleaned, None)
    assert CLEANER.clean(cleaned) == cleaned
    assert result.restore() == text
    assert change.replay(text, result.changes) == cleaned
    assert all(made.rules for made in result.changes)
