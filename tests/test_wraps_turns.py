"""Replies below narration, and sources below what was said."""

from __future__ import annotations

import pytest

from cleaner.stages.wraps.author.turns import begins_reply, names_source


@pytest.mark.parametrize("text", ["- Dobrze - rzekł.", "— Иди домой.", "– «Да», сказал он.", "— ¿Quién es?"])
def test_a_dash_and_a_capital_begin_a_reply(text: str) -> None:
    assert begins_reply(text)


@pytest.mark.parametrize("text", ["- and so on", "-Dobrze", "— а потом ушёл.", "Dobrze - rzekł.", "—", "- 12"])
def test_other_rows_begin_none(text: str) -> None:
    assert not begins_reply(text)


@pytest.mark.parametrize(
    "text",
    [
        "(By Anna Miller)",
        "[Old saying]",
        "Anna Miller (1872-1940)",
        "Berta von Baker, 1901",
        "Running Fox, (Harbour 1890-1951)",
    ],
)
def test_a_source_is_in_brackets_or_a_name(text: str) -> None:
    assert names_source(text)


@pytest.mark.parametrize(
    "text",
    [
        "(See the second part.)",
        "(17)",
        "They met him there (in 1890)",
        "He died in 1901.",
        "Anna Miller went to the sea in 1901",
        "Anna Miller",
        "(a) or (b)",
    ],
)
def test_a_sentence_is_no_source(text: str) -> None:
    assert not names_source(text)
