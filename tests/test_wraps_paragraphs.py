"""Prose broken at phrases: the floor that all rows but a paragraph's last reach, and what has none."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from cleaner.api import Cleaner
from cleaner.document import Document
from cleaner.engine import explain
from cleaner.stages.wraps.author.frame import frame_of
from cleaner.stages.wraps.lines.rows import rows_of

WRAPS = Cleaner({"stages": ["wraps"]})
GOLDEN = Path(__file__).parents[1] / "golden"
ELINOR = (GOLDEN / "book/elinor-broken-at-phrases/input.txt").read_text("utf-8")
PARAGRAPHS = [paragraph.strip().split("\n") for paragraph in ELINOR.split("\n\n") if paragraph.strip()]


def floor(text: str) -> int:
    """The floor of a text."""
    return frame_of(rows_of(Document(text))).floor


def set_in(paragraphs: list[list[str]]) -> str:
    """A text of such paragraphs."""
    return "\n\n".join(map("\n".join, paragraphs)) + "\n"


def test_prose_broken_at_phrases_has_a_floor() -> None:
    told = floor(ELINOR)
    rows = [row for paragraph in PARAGRAPHS if len(paragraph) > 2 for row in paragraph[:-1]]
    assert told == 50
    assert sum(len(row) < told for row in rows) * 10 <= len(rows)


@pytest.mark.parametrize(
    "paragraphs",
    [
        [[p[-1], *p[:-1]] for p in PARAGRAPHS],  # short rows are anywhere, as in verse
        [p[:4] for p in PARAGRAPHS if len(p) > 4],  # stanzas of four
        [
            [row.replace(".  ", ", ").replace("? ", ", ") for row in p] for p in PARAGRAPHS
        ],  # no sentence ends inside a row
        [[row[:30].rstrip() for row in p] for p in PARAGRAPHS],  # as narrow as verse
        [
            [row if n % 2 else row[:28].rstrip() for n, row in enumerate(p)] for p in PARAGRAPHS
        ],  # clauses of all lengths
        PARAGRAPHS[:6],  # too few to show anything
    ],
    ids=["short rows first", "stanzas", "sentences a row", "narrow", "clauses", "few"],
)
def test_other_texts_have_none(paragraphs: list[list[str]]) -> None:
    assert floor(set_in(paragraphs)) == 0


def test_items_and_fields_amid_it_stay() -> None:
    items = (
        "- the performances of other people, and their drawings\n- the natural taste for a favourite pursuit of hers"
    )
    fields = "Elinor: very highly of him, that she greatly esteems him\nMarianne: worse than cold-hearted, and ashamed of it too"
    made = Cleaner({"stages": ["wraps"]}).clean(f"{ELINOR}\n{items}\n\n{fields}\n")
    assert items in made
    assert fields in made
    assert "to give his opinion on any picture; but he has an innate propriety" in made


def test_explain_tells_why() -> None:
    plan = Cleaner({"stages": ["wraps"]}).plan
    told = [note.message for note in explain(ELINOR, plan)]
    assert sum(message.startswith("only last lines of paragraphs are shorter") for message in told) > 100


HARBOUR = "図書館の窓からは港が見え、朝になると漁師たちの声が聞こえてくる。先生は毎朝ここへ来て、新聞を二つ読む。それからゆっくりと階段を下りて、海のほうへ歩いていく。"
BEACH = "海辺には古い船が一そう置いてあり、子どもたちはその中で遊んでいる。先生はそれを見ると、いつも少し笑うのだった。"


def _cut(paragraph: str, width: int) -> str:
    return "\n".join(paragraph[k : k + width] for k in range(0, len(paragraph), width))


@pytest.mark.parametrize("width", [20, 24, 28])
@pytest.mark.parametrize("blanks", ["　", "　　"])
@pytest.mark.parametrize("heading", ["はじめに", "朝の港", "むかしの船の話"])
def test_a_heading_is_not_joined_with_the_indented_row_below_it(heading: str, blanks: str, width: int) -> None:
    paragraphs = [blanks + HARBOUR, blanks + BEACH]
    apart = [f"{heading}\n{paragraph}" for paragraph in paragraphs]
    for whole in ("\n\n".join(apart), f"{heading}\n" + "\n".join(paragraphs)):
        wrapped = "\n".join(_cut(line, width) for line in whole.split("\n"))
        assert WRAPS.clean(wrapped + "\n") == whole + "\n"


def test_rows_under_an_item_of_japanese_are_joined_with_it() -> None:
    items = [_cut(f"・{text}", 24).replace("\n", "\n　") for text in (HARBOUR, BEACH)]
    assert WRAPS.clean("\n".join(items) + "\n") == f"・{HARBOUR}\n・{BEACH}\n"


QUAY = [
    (
        "The ferry was late that morning, and the people on the quay had begun to stamp their feet and to look at the clock "
        "of the customs house as if it had done them a wrong."
    ),
    "“She will come when she comes,” said the old pilot.",
    "“That is what you said on Monday, and we stood here until it was dark,” the baker told him.",
    "Nobody laughed.",
    (
        "The pilot took his pipe out of his mouth and looked at it for a while, as he always did before he said something "
        "that he had said before."
    ),
    (
        "“On Monday there was fog. Today there is none, and you can see the light on the rock as well as I can, if you care "
        "to look.”"
    ),
    (
        "The baker looked, and so did the others, and for some time there was nothing to be heard but the water between the "
        "piles."
    ),
    "“I see it,” he said. “It is a fine light, and it has never yet brought a ship in before its time.”",
    "“Nor has your shouting,” said the pilot.",
    (
        "At ten the smoke stood above the point, and those who had gone home came back again with their baskets and their "
        "children, and the quay was full."
    ),
    "“There she is,” said the pilot, and put the pipe away.",
]
FULL = [
    "She looked at the clock of the customs house and said nothing at all to him",
    "“Do you want to see the letter that he wrote to us from the other side of it",
    "The baker nodded, as if he had known it all along, and bought a paper to read",
    "He waited until the last of them was on board and then untied the second rope",
]


@pytest.mark.parametrize("width", range(50, 78))
def test_a_paragraph_of_one_full_row_ends_where_the_next_is_indented(width: int) -> None:
    paragraphs: list[str] = []
    for n, paragraph in enumerate(QUAY + QUAY[::-1]):
        paragraphs.append(paragraph)
        if n % 3 == 1:
            full = FULL[(n // 3 + 3) % 4]
            quoted = full.startswith("“")
            paragraphs.append(textwrap.wrap(full, width - 3 - quoted)[0] + ("?”" if quoted else "."))
    wrapped = [textwrap.fill(p, width, initial_indent="  ", break_on_hyphens=False) for p in paragraphs]
    cleaned = WRAPS.clean("\n".join(wrapped) + "\n")
    assert cleaned.splitlines() == [f"  {paragraph}" for paragraph in paragraphs]
