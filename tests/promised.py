"""What every cleaned text keeps, asked of each that a test cleans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.engine import run

if TYPE_CHECKING:
    from cleaner.engine import Plan


def promised(plan: Plan, text: str) -> str:
    """What comes of `text`: its record gives the text back, without one it is cleaned alike, and cleaning it again changes nothing."""
    result = run(text, plan)
    assert result.restore() == text
    assert run(text, plan._replace(reports=False)).text == result.text
    assert run(result.text, plan).text == result.text
    return result.text
