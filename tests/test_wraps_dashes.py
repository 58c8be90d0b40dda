"""Dashes at line ends: what closes has a blank behind it, what opens is close to the next word, others are as the text sets them."""

from __future__ import annotations

import pytest

from cleaner.api import Cleaner

WRAPS = Cleaner({"stages": ["wraps"]})

CLOSES = """\
El dueño del molino —un hombre callado, terco como la hormiga—
que no hablaba con nadie en el pueblo salía cada mañana al río,
y los niños que jugaban en la orilla lo miraban pasar con miedo,
porque decían que tenía en la casa un perro de tres cabezas.
"""
CLOSES_BELOW = """\
El dueño del molino salía cada mañana al río, y los niños —como
los de todos los pueblos de la orilla, según dice el maestro—
corrían a esconderse, porque tenía en la casa, o eso decían las
viejas, un perro de tres cabezas que no dormía nunca.
"""
OPENS = """\
El dueño del molino salía cada mañana al río con su perro, y —
como decía mi madre— los niños lo miraban pasar con miedo, —así
lo recuerdo yo— porque decían que tenía en su casa tres perros.
"""
SPEECH = """\
—No me gusta nada que los niños del pueblo jueguen junto al río—
dijo el dueño del molino, que no hablaba con nadie en el pueblo y
tenía en la casa un perro de tres cabezas que ladraba de noche.
"""
CLOSE_ON_BOTH_SIDES = """\
The miller went to the river every morning with his old dog—and
the children of the village—those who played by the water there—
were afraid of him, for they said that he kept three more at home.
"""
SPACED = """\
Der Müller ging jeden Morgen mit seinem Hund zum Fluss hinab –
und die Kinder des Dorfes – die am Wasser spielten, wie immer –
liefen davon, denn sie glaubten, er habe noch drei zu Hause.
"""


@pytest.mark.parametrize(
    ("text", "glued"), [(CLOSES, ""), (CLOSES_BELOW, ""), (OPENS, "y —\n"), (SPACED, "")], ids=range(4)
)
def test_a_dash_that_closes_has_a_blank_behind_it_and_one_that_opens_has_none(text: str, glued: str) -> None:
    cleaned = text.replace(glued, glued.rstrip("\n")) if glued else text
    assert WRAPS.clean(text) == cleaned[:-1].replace("\n", " ") + "\n"


@pytest.mark.parametrize("text", [SPEECH, CLOSE_ON_BOTH_SIDES])
def test_the_dash_of_a_speech_opens_nothing_and_close_dashes_stay_close(text: str) -> None:
    assert WRAPS.clean(text) == text[:-1].replace("—\n", "—").replace("\n", " ") + "\n"
