"""Ligatures with blanks around them, inside of words."""

from __future__ import annotations

import pytest

from cleaner.api import Cleaner

WRAPS = Cleaner({"stages": ["wraps"]})
PROSE = "When the harvest was poor he waited for the boats of the lower river, and nobody knew where they were. "


@pytest.mark.parametrize(
    ("apart", "whole"),
    [
        ("a di ff erent mill", "a different mill"),
        ("a di fferent mill", "a different mill"),
        ("a signi fi cant loss", "a significant loss"),
        ("the fi rst mill", "the first mill"),
        ("made an e ffort", "made an effort"),
        ("Di ffi cult it was", "Difficult it was"),
        ("shut it o ff the road", "shut it off the road"),
        ("the sta ff.", "the staff."),
        ("the o ffi ce was con fi rmed", "the office was confirmed"),
        ("re fi ne it", "refine it"),
        ("e ff orts of signi ficant size", "efforts of significant size"),
        ("fi rst", "first"),
        ("Hollenra ff el and Hollenraffel", "Hollenraffel and Hollenraffel"),
    ],
)
def test_words_are_whole_again(apart: str, whole: str) -> None:
    assert WRAPS.clean(PROSE + apart) == PROSE + whole


@pytest.mark.parametrize(
    "text",
    [
        "a hi fi set, a sci fi book",
        "an out fi t of his",  # outfit, or out fit
        "in fl ames",  # or inflames
        "signi ficant alone",
        "play ff here",
        "from fft import fftn",
        "Test fftn works, and so does testfftn",
        "vaut ff et fl",
        "ff",
    ],
)
def test_what_is_unsure_stays(text: str) -> None:
    assert WRAPS.clean(PROSE + text) == PROSE + text


def test_other_languages_stay() -> None:
    text = "Il vento di ff erisce, dicevano i barcaioli del fiume, e nessuno sapeva dove fossero le barche del mulino."
    assert WRAPS.clean(text) == text
