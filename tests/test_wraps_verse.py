"""Verse, names of speakers and directions stay as the author set them, and the prose beside them is joined."""

from __future__ import annotations

import random
from pathlib import Path
from textwrap import fill

import pytest

from cleaner.api import Cleaner
from cleaner.document import Document
from cleaner.stages.wraps.author.frame import Frame
from cleaner.stages.wraps.author.verse import are_stanzas, is_direction, last_rows, numbered
from cleaner.stages.wraps.lines.rows import rows_of

WRAPS = Cleaner({"stages": ["wraps"]})
LEANING = frozenset({"the", "and", "to", "that", "which", "with", "of", "when", "a", "i", "la", "el", "que", "de", "y"})
SCENE = """\
                         MIRA
               I do not know the man who rings
               the bell, and I never asked him.

                         THE KEEPER OF THE LAMP
               Stones do not ask.

                         MIRA
               You can ask him when the tide is
               out, and he may answer you then,
               if the wind is not too strong.
"""


def frame_of(text: str) -> Frame:
    return Frame(rows_of(Document(text)), LEANING)


def test_names_of_speakers() -> None:
    assert WRAPS.clean(SCENE) == SCENE.replace("rings\n               the", "rings the").replace(
        "is\n               out", "is out"
    ).replace("then,\n               if", "then, if")


@pytest.mark.parametrize(
    ("text", "directed"),
    [
        ("MIRA\n(to the gull, who does not care)\nYou know.", [0, 1]),
        ("I have asked him twice, and more.\n(after a while)\nAnd you?", [0, 1]),
        ("I have asked him twice, and you\n(turning to the gull, which looks\nat the bell)\nhave not.", [0, 2]),
        ("I have asked him twice, and more.\n(shrugs)", [0]),
        ("He rang the bell at noon, he said\n(which is not true, for nobody in\nthe village heard it)", []),
        ("He rang the bell (or so he says)\nat noon.", []),
        ("The table of the tides is printed\n(https://example.org/tides/table)\nand sold.", []),
        ("He rang the bell at noon, he said.\n(It was not true.)\nHe left.", []),
        ("He rang it often.\n(at noon\n)\nHe left.", [0, 2]),
    ],
)
def test_directions(text: str, directed: list[int]) -> None:
    frame = frame_of(text)
    (block,) = frame.divided()
    assert [k for k in range(len(frame.rows) - 1) if is_direction(frame, block, k)] == directed


def test_verse_amid_prose() -> None:
    prose = "KEEPER.\nThe letter says that the ferry shall not leave before the\nbell has been rung.\n\n"
    verse = "Let those who wrote it come and hear the sea\nWhich never asked a clerk for leave to rise,\nAnd those who signed it stand one night with me.\n\n"
    few, many = frame_of((prose + verse) * 2), frame_of((prose + verse) * 3)
    assert not any(few.verses)
    assert [k % 6 for k, goes_on in enumerate(many.verses) if goes_on] == [3, 4] * 3
    assert not any(frame_of(prose * 9).verses)


def test_verse_by_its_line_ends() -> None:
    sonnet = (
        "Cuando la tarde apaga sus cristales,\nsube el farero con callado anhelo\nla escalera que saben sus sandales,\n"
        "y mira el cielo.\n\nEnciende para barcos y señales\nla llama que será todo consuelo\nde quien la ve, perdido en los canales,\n"
        "sin otro cielo.\n\nNadie recuerda ya su nombre viejo,\nni la barca que tuvo por fortuna,\nni las olas que cuenta en el espejo\nla luz de luna.\n"
    )
    assert frame_of(sonnet + "\nY canta.\nY calla.\n\nY la lámpara gira,\nlenta.\nSola.").versed
    prose = "Cada noche sube el farero a la\ntorre, y enciende la lámpara que\nven los barcos desde lejos, y que\nnadie más recuerda.\n\n"
    assert not frame_of(prose + prose.replace("torre", "alta\ntorre") + prose).versed


@pytest.mark.parametrize(
    "stanza", ["Low tide at the pier-\neven the old ferry\nleans on its rope.", "The lamp is lit,\nand no one sees it."]
)
def test_stanzas_of_one_size(stanza: str) -> None:
    text = "\n\n".join([stanza] * 5)
    assert frame_of(text).versed
    assert WRAPS.clean(text) is text
    assert not are_stanzas([2, 2, 2, 2, 4])


def test_last_rows_of_stanzas() -> None:
    stanza = "the lamps are lit along the pier\nand nobody is there to see\nhow far they reach into the dark\n"
    assert last_rows([[32, 26, 31]] * 4) < 0 < last_rows([[32, 31, 9]] * 4)
    assert frame_of("\n".join([stanza, stanza + stanza, stanza, stanza + stanza])).versed


def test_heading_of_an_unspaced_script() -> None:
    text = "\n\n\n".join(
        f"## 渡船之书第{k}章\n渡船{k}:1\n> The boat left early.\n>\n> 船在钟响之前离开了码头。" for k in range(1, 14)
    )
    assert WRAPS.clean(text) is text


ODE = (Path(__file__).parents[1] / "golden" / "negative" / "sapphics" / "input.txt").read_text(encoding="utf-8").strip()
BESIDE = (
    "The old mill stood at the far end of the village, where the river turned away from the road and went on through the "
    "woods to the lake. Nobody had lived there since the great flood, and the wheel had not turned for more than thirty "
    "years. In the winter the children used to skate on the pond behind it, and the older ones told stories about the "
    "miller, who had gone away one night without his boots and had never been seen again by anybody that they knew."
)


@pytest.mark.parametrize("paragraphs", [3, 8])
@pytest.mark.parametrize("below", [True, False])
def test_an_ode_stays_verse_beside_wrapped_prose(paragraphs: int, below: bool) -> None:
    """Its stanzas are of one size, one behind the other, and its verses begin in small letters as wrapped rows do."""
    prose = [fill(BESIDE, 66)] * paragraphs
    wrapped, whole = ([ODE, *those] if below else [*those, ODE] for those in (prose, [BESIDE] * paragraphs))
    assert WRAPS.clean("\n\n".join(wrapped)) == "\n\n".join(whole)


VERSES = """\
the keeper of the lamp goes down to the water
and sees how far the tide has left the pier that
stands upon its legs of oak as herons stand, or
men who wait for boats that will not come before
the lamp is lit. The bell has rung, and nobody
on the whole shore has answered it for seven
years, but he goes down to ring it every evening
since one who was a boy when it was hung there
has asked him for it, and because the sea must
be told the hour by somebody who knows, and all
the gulls that sleep upon the mill would miss it
more than the doctor would, who is deaf by now
and only sees the rope that moves, and thinks
that every evening is the one on which the boat
from the far islands lands at last, with wool
"""


def test_numbered_lines() -> None:
    rows = VERSES.splitlines()
    lines = [f"{row:<60}{k}" if k % 5 == 0 else row for k, row in enumerate(rows, 1)]
    assert WRAPS.clean("\n".join(lines)) == "\n".join(lines)
    assert "\n" not in WRAPS.clean(VERSES).rstrip("\n")
    unnumbered = [
        f"{row:<60}{number}" if number else row for row, number in zip(rows, [0, 7, 0, 3, 0] * 3, strict=True)
    ]
    assert not numbered(unnumbered)


@pytest.mark.parametrize(("numbers", "shown"), [("5 10 15", 19), ("10 20 30", 0), ("5 10", 0), ("5 11 15", 0)])
def test_which_lines_are_numbered(numbers: str, shown: int) -> None:
    counts = iter(numbers.split())
    rows = [f"{row}      {next(counts, '')}".rstrip() if k % 5 == 0 else row for k, row in enumerate(["a row"] * 20, 1)]
    assert len(numbered(rows)) == shown


SPOKEN = [
    "the bell that rang all night",
    "now hangs without a rope above the water and the stones",
    "and nobody who heard it",
    "remembers on what night of that long winter it was hung",
    "my brother says",
    "he saw the keeper with his lamp go down the stair",
    "a rope, a key, a coat of oil",
    "were all he took when he went off to find the harbour boat",
    "and if he ever comes again",
    "to ask us for his bell",
    "I shall not tell him where it lies, nor who has sold the rope",
    "for nobody has ever paid me what he owes",
    "the tide",
    "comes in behind the wall and takes the sand away",
]


@pytest.mark.parametrize("names", [("Ida", "Ole"), ("From", "With")], ids=["names", "names like leaning words"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_play_in_verses_without_capitals(names: tuple[str, str], seed: int) -> None:
    """No column explains its lines, though a part of them ends as if one did."""
    chance = random.Random(seed)  # noqa: S311
    speeches = ["\n".join(chance.choices(SPOKEN, k=chance.randrange(3, 9))) for _ in range(40)]
    play = "\n".join(f"{names[k % 2]}\n{speech}.\n" for k, speech in enumerate(speeches))
    assert WRAPS.clean(play) == play


UNRHYMED = """gece olunca ırmağın üstüne sis iner
ve köprünün feneri bir sarı göz gibi
açılır kapanır, kayıklar bağlı oldukları
yerde kımıldar durur, suyun altında uyuyan
taşlar birbirine anlatır eski zamanların
unutulan türkülerini, kıyıda yaşlı bir
kadın ekmek kırıntılarını serper kuşlara
ve bekler, denize giden oğlundan haber
getirecek martıyı, kanadında tuz kokusu"""


def test_unrhymed_verse_in_small_letters_stays() -> None:
    assert WRAPS.clean(UNRHYMED + "\n") == UNRHYMED + "\n"
