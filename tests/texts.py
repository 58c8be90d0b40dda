"""Texts made up for tests, some of them broken in ways that cleaner repairs."""

from __future__ import annotations

import random
import textwrap

SENTENCES = (
    "The boat left the harbour before the sun was up, and nobody saw it go.",
    "In May the valley is green; by August it has the colour of straw.",
    "“It is late,” he answered, and closed the door behind him.",
    "Rain fell on the roof all night, and by morning the river had risen two feet.",
    "Nobody in the village could remember a winter as long as this one.",
    "The mill stood empty for years until the sisters bought it and mended the wheel.",
)


def made(count: int, seed: int = 7) -> list[str]:
    """`count` texts: wrapped, with a counter below, with mojibake, or with nothing wrong."""
    chance = random.Random(seed)  # noqa: S311
    return [_text(chance) for _ in range(count)]


def _text(chance: random.Random) -> str:
    paragraphs = [" ".join(chance.choices(SENTENCES, k=4)) for _ in range(2)]
    kind = chance.randrange(5)
    if kind == 0:
        paragraphs = [textwrap.fill(paragraph, 72) for paragraph in paragraphs]
    elif kind == 1:
        paragraphs.append("0 Comments")
    elif kind == 2:
        paragraphs.append("She wasnâ€™t sure that the letter had come.")
    return "\n\n".join(paragraphs)
