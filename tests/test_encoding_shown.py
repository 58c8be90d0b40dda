"""Damage that stays: shown in code, or of another encoding; and code that is mended with the text around it."""

from __future__ import annotations

import time
from functools import partial

import pytest
from promised import promised

from cleaner import rulebook
from cleaner.engine import plan

PLAN = plan(rulebook.load(), {}, only=("encoding",))
clean = partial(promised, PLAN)


@pytest.mark.parametrize(
    "text",
    [
        "It reads again what was read wrongly:\n\n    >>> import mender\n    >>> mender.mend('The boat isnâ€™t here.')\n    \"The boat isn't here.\"\n",
        ">>> mend('âœ” Done')\n'✔ Done'\n>>> mend('cafÃ©')\n'café'\n>>> mend('dÃ©jÃ  vu')\n>>> mend('naÃ¯ve')\n",
        'Give the string to the function:\n\n    mend("donâ€™t")  # and it comes out sound\n',
        "When a name comes out as `RenÃ©` or as `FranÃ§oise`, the wrong table was used.\n",
        "~~~\nRenÃ©\n~~~\n\nSo the name came out of the printer.\n",
    ],
)
def test_what_code_shows_stays(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The boat isnâ€™t here. Call `mend('isnâ€™t')` then.\n\n    >>> mend('isnâ€™t')\n",
            "The boat isn’t here. Call `mend('isn’t')` then.\n\n    >>> mend('isn’t')\n",
        ),
        (">>> I donâ€™t think so.\n>> Why not?\n", ">>> I don’t think so.\n>> Why not?\n"),
        ("    The heron isnâ€™t wise\n    who counts but one\n", "    The heron isn’t wise\n    who counts but one\n"),
        ('He (RenÃ©) and she ("FranÃ§oise") row.\n', 'He (René) and she ("Françoise") row.\n'),
    ],
)
def test_a_text_that_is_broken_is_mended_with_its_code(before: str, after: str) -> None:
    assert clean(before) == after


def test_chinese_that_was_read_byte_by_byte_and_lost_some_is_no_mojibake() -> None:
    said = "桥的北边有一座小磨坊，磨坊主人每天早上都要去河边看水，然后才开始磨面。冬天河水结冰，村里的人就换上新的木桩，为大家修桥。"
    lines = [line.encode("gbk").decode("latin-1") for line in (said, said[::-1], said[5:] + said[:5])]
    torn = "\n".join([line[:7] + line[8:40] + line[41:] for line in lines])
    assert clean("\n".join(lines)) == "\n".join([said, said[::-1], said[5:] + said[:5]])
    assert clean(torn) == torn


def test_letters_of_another_page_are_no_marks() -> None:
    text = "Hon b\x84r vattnet till \x84ngen och \x94ppnar grinden f\x94r korna."
    assert clean(text) == text
    assert (
        clean("The keeper\x92s boat \x96 the \x93Heron\x94 \x96 is old.") == "The keeper’s boat – the “Heron” – is old."
    )


@pytest.mark.parametrize("piece", [">>> f('donâ€™t')\n", "f('donâ€™t') ", "`donâ€™t` ", "Êªâ€™ÐµÄ "])
def test_places_in_code_are_told_in_linear_time(piece: str) -> None:
    start = time.process_time()
    clean(piece * 20_000)
    assert time.process_time() - start < 8


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("老人说，桥上有人写着\x93禁止通行\x94，可是大家都走。", "老人说，桥上有人写着“禁止通行”，可是大家都走。"),
        ("Старик сказал: \x93Мост закрыт\x94 \x96 и ушёл.", "Старик сказал: “Мост закрыт” – и ушёл."),
    ],
)
def test_marks_of_windows_in_other_scripts(before: str, after: str) -> None:
    assert clean(before) == after
