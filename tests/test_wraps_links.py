"""Sentences that links tore are whole again; items, code and pictures that begin with the same marks stay."""

from __future__ import annotations

import pytest

from cleaner import Cleaner

WRAPS = Cleaner({"stages": ["wraps"]})
TORN = """\
For more of the island, be sure to follow the
harbour office
, the
old mill
and the
lamp
. The
keeper of the lamp
(who is the brother of the
doctor
) rings at noon, as
Ida Holm
, who has a watch, says.
By
Ole Strand
"""
WHOLE = """\
For more of the island, be sure to follow the harbour office, the old mill and the lamp. The keeper of the lamp
(who is the brother of the doctor) rings at noon, as Ida Holm, who has a watch, says.
By
Ole Strand
"""


def test_torn_at_links() -> None:
    result = WRAPS.run(TORN)
    assert result.text == WHOLE
    assert {rule for change in result.changes for rule in change.rules} == {"WR008"}
    assert WRAPS.clean(WHOLE) is WHOLE
    assert WRAPS.clean(TORN.replace("\n", "\r\n")) == WHOLE.replace("\n", "\r\n")


def test_many_links_one_behind_the_other() -> None:
    names = [f"boat number {k}" for k in range(40)]
    torn = (
        "The boats of the harbour this year are\n"
        + "\n, and\n".join(names)
        + "\n. That is all of them, said the keeper.\n"
    )
    assert (
        WRAPS.clean(torn)
        == f"The boats of the harbour this year are {', and '.join(names)}. That is all of them, said the keeper.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "SELECT boat\n, pier\n, tide\n, bell of the old harbour\nFROM harbour\n",
        "What changed:\n . added the lamp of the mill\n . added the bell of the pier\n . mended the rope of the boat\n",
        "The signs on the map are\n)    a boat of the harbour\n,    the bell of the pier\n.    the lamp of the mill\n",
        'text = "the bell"\n.. " rings at noon"\n.. " and twice for the post"\n.. " at the pier of the island"\n',
        "The office of the\nharbour\n, which nobody trusts, is closed.\n",
        "```\nfor the\nboat\n, the bell and the lamp\npier\n. So it is said here\nmill\n) and so on it goes\n```\n",
        "\n".join(f"if not exist bell{k} (\n    echo no bell\n  ) else copy the bell to pier{k}" for k in range(4))
        + "\n",
        "\n".join(f"bells{k} = [bell | bell <- tower{k}\n    , the hour of bell > {k}]" for k in range(4)) + "\n",
    ],
    ids=["query", "items", "legend", "code", "one place", "fenced", "shell", "comprehension"],
)
def test_what_begins_with_a_mark_and_stays(text: str) -> None:
    assert WRAPS.clean(text) == text


def test_a_time_of_the_day_is_no_unfinished_sentence() -> None:
    assert "at 9 am\nYes," in WRAPS.clean(f"Ida Holm\nMay 5, 2020 at 9 am\nYes, I saw the\nboat\n, too\n{TORN}")


@pytest.mark.parametrize(
    "text",
    [
        "def\nring\n(\nbell\n,\ntimes\n=\n3\n,\nlamp\n=\nNone\n)\nreturn\nbell\n.\nrung\n",
        "const\nlamp\n=\n{\nname\n:\n'the old mill'\n,\nheight\n:\n90\n,\nboat\n:\n'Ida'\n,\n}\n;\n",
        "moor\n(\nrope\n(\nboat\n,\npier\n)\n,\nlength\n)\nleave\n(\nharbour\n,\nat\n)\n",
        "number | never together with\nbell\nboat_rope\nlist of ropes\nharbour\nmap of piers\nkeeper\nlist of names\n",
    ],
    ids=["Python", "JavaScript", "calls", "table"],
)
def test_torn_code_and_tables_stay_below_torn_sentences(text: str) -> None:
    cleaned = WRAPS.clean(f"{TORN}\n{text}")
    assert cleaned.startswith(WHOLE.splitlines()[0])
    assert cleaned.endswith(f"By\nOle Strand\n\n{text}")
