"""Rows are made when they are asked for: the same as if all lines of a text were gone through, one after the other."""

from __future__ import annotations

import textwrap
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.stages.boilerplate.lines.joints import EXACT, MARKS, SENTENCE, lines_of, width_of
from cleaner.stages.boilerplate.lines.rows import IDEOGRAPHS, PROSE, Row, Rows, is_prose
from cleaner.stages.boilerplate.templates.hit import Hit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.stages.boilerplate.lines.joints import Lines

SENTENCES = st.sampled_from(
    [
        "The council voted late on Tuesday to keep the old bridge open until the end of the summer.",
        "and nobody in the harbour could say who had built the old pump",
        "  Engineers will look at the piers again, when the river is low and slow. ",
        "Share",
        "- an item of a list that somebody wrote down, and forgot at once",
        "\t",
        "桥在夏天结束之前仍然开放，市议会周二晚间如此决定，渔夫们都很高兴。",
        "word",
        "https://example.org/" + "x" * 100,
    ]
)
TEXTS = st.tuples(st.lists(st.lists(SENTENCES, max_size=6), max_size=7), st.integers(30, 130), st.booleans())


def text_of(paragraphs: list[list[str]], width: int, wrapped: bool) -> str:
    """A text of these paragraphs, wrapped or not."""
    fill = (lambda lines: textwrap.fill(" ".join(lines), width)) if wrapped else "\n".join
    return "\n\n".join(map(fill, paragraphs))


def all_rows(lines: Lines, hits: Mapping[int, Hit]) -> list[Row]:
    """The rows of `lines`, one after the other."""
    bare = [text.strip() for text in lines.texts]
    known = [hits.get(number) for number in lines.numbers]
    gaps = [b - a for a, b in pairwise([0, *lines.blanks])]
    width = width_of(lines.texts, [*map(len, lines.texts)], {k for k, hit in enumerate(known) if hit})
    reaches = [
        len(lines.texts[k - 1]) + 1 + len(bare[k].partition(" ")[0]) if width and k and not gaps[k] else 0
        for k in range(len(bare))
    ]
    after = [reach > width for reach, text in zip(reaches, bare, strict=True) if reach > SENTENCE and text[0].islower()]
    joined = width > 0 and sum(after) >= EXACT * len(after)
    starts = [
        k
        for k, reach in enumerate(reaches)
        if not joined or not k or reach <= width or known[k] is not known[k - 1] or bare[k][0] in MARKS
    ]
    rows = []
    for k, stop in pairwise([*starts, len(bare)]):
        text = lines.texts[k] if stop == k + 1 else " ".join([lines.texts[k].rstrip(), *bare[k + 1 : stop]])
        size = len(text.strip())
        prose = is_prose(text.strip()) if joined else size >= PROSE or (size >= IDEOGRAPHS and is_prose(bare[k]))
        beside = [n for n in (k - 1, k + 1) if 0 <= n < len(bare) and not gaps[max(n, k)]]
        if width and not joined and size >= SENTENCE:
            prose = prose or any(len(lines.texts[n]) >= SENTENCE for n in beside)
        number, last = lines.numbers[k], lines.numbers[stop - 1]
        rows.append(Row(number, last, text, gaps[k], reaches[k], known[k], known[k] is None and prose))
    return rows


@given(TEXTS, st.sets(st.integers(0, 40), max_size=8))
def test_rows_made_one_by_one_are_those_of_the_whole_text(
    given_text: tuple[list[list[str]], int, bool], marked: set[int]
) -> None:
    document = Document(text_of(*given_text))
    lines = lines_of(document)
    some = [Hit("BP0001", 2, "anywhere", 120), Hit("BP0002", 3, "tail", 120)]
    hits = {number: some[number // 2 % 2] for number in sorted(marked) if number in lines.numbers}
    rows, expected = Rows(lines, hits), all_rows(lines, hits)
    assert [rows[k] for k in reversed(range(len(rows)))] == expected[::-1]
    rows = Rows(lines, hits)
    assert [(spot.k, spot.row, spot.hit) for spot in rows.spots()] == [
        (k, row, row.hit) for k, row in enumerate(expected) if row.hit
    ]
    assert all(
        (spot.before, spot.after)
        == (expected[spot.k - 1] if spot.k else None, dict(enumerate(expected)).get(spot.k + 1))
        for spot in rows.spots()
    )
    rows = Rows(lines, hits)
    assert rows.prose(range(len(rows))) == next((k for k, row in enumerate(expected) if row.prose), -1)
    short = [k for k, row in enumerate(expected) if len(row.text) <= SENTENCE]
    assert list(rows.short(SENTENCE, apart=False)) == short
    assert list(rows.short(SENTENCE, apart=True)) == [k for k in short if expected[k].gap or not k]
