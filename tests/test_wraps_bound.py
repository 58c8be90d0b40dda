"""Korean words that a wrapper cut at the column: what never begins a word, and words that the text has whole."""

from __future__ import annotations

import pytest

from cleaner.api import Cleaner
from cleaner.stages.wraps.lines.columns import columns

WRAPS = Cleaner({"stages": ["wraps"]})

MILL = (
    "마을 끝에 있는 오래된 방앗간에는 큰 홍수가 난 뒤로 아무도 살지 않았다. 강물은 길에서 멀어져 숲을 지나 호수로 흘러갔고 물레바퀴는 서른 해가 넘도록 돌지 않았다. "
    "그래도 아이들은 여름마다 방앗간에서 놀았고 노인들은 저녁이면 강가에 앉아 옛날이야기를 했다."
)


def _filled(text: str, width: int) -> str:
    """The text in rows of whole words."""
    rows = [""]
    for word in text.split(" "):
        longer = f"{rows[-1]} {word}".strip()
        if columns(longer) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return "\n".join(rows)


def _wrapped(before: str, after: str) -> str:
    """A text whose third line ends and whose fourth begins so."""
    return (
        "마을 끝에 있는 오래된 방앗간에는 큰 홍수가 난 뒤로\n"
        "아무도 살지 않았다. 물레바퀴는 서른 해가 넘도록 돌지\n"
        f"못했고, 강물은 길에서 멀리 떨어진 {before}\n"
        f"{after} 지나 호수로 흘러갔다. 여름마다 방앗간 앞에서\n"
        "놀던 사람들이 저녁이면 강가에 앉아 있었다.\n"
    )


@pytest.mark.parametrize(
    ("before", "after"), [("깊은 숲속", "을"), ("작은 섬", "까지"), ("골짜기", "에서"), ("곳이", "었고")]
)
def test_what_never_begins_a_word_is_joined_without_a_blank(before: str, after: str) -> None:
    text = _wrapped(before, after)
    assert WRAPS.clean(text) == text.replace(f"{before}\n", before)[:-1].replace("\n", " ") + "\n"


@pytest.mark.parametrize(
    ("before", "after"), [("깊은 숲속", "길을"), ("작은 섬", "이"), ("골짜기", "도시를"), ("마을", "은행을")]
)
def test_what_may_begin_a_word_has_a_blank_before_it(before: str, after: str) -> None:
    text = _wrapped(before, after)
    assert WRAPS.clean(text) == text[:-1].replace("\n", " ") + "\n"


def test_a_word_that_stands_whole_elsewhere_is_made_whole() -> None:
    text = _wrapped("낡은 방앗", "간에는 아무도 없었고 숲을")
    assert "낡은 방앗간에는 아무도" in WRAPS.clean(text)
    assert "낡은 물레 방에는 아무도" in WRAPS.clean(_wrapped("낡은 물레", "방에는 아무도 없었고 숲을"))


@pytest.mark.parametrize("width", [36, 44, 52])
@pytest.mark.parametrize("times", [1, 6])
def test_rows_of_whole_words_are_joined_with_blanks(width: int, times: int) -> None:
    text = " ".join([MILL] * times)
    assert WRAPS.clean(_filled(text, width)) == text


def test_long_texts_are_joined_as_short_ones_are() -> None:
    text = " ".join([MILL] * 6)
    rows = _filled(text, 48).split("\n")
    cut = [k for k, row in enumerate(rows) if row.endswith(("에는", "에서"))]
    for k in cut:
        rows[k], rows[k + 1] = rows[k][:-2], f"{rows[k][-2:]} {rows[k + 1]}"
    assert cut
    assert WRAPS.clean("\n".join(rows)) == text
