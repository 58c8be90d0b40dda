"""Sound text of many kinds: marks that pair off beyond a line, marks that are letters, marks that are meant so."""

from __future__ import annotations

import pytest

from cleaner import Cleaner

QUOTES = Cleaner({"stages": ["quotes"]})

KEPT = {
    "„ closed by “ once, and by ” twice, in a language that nobody knows": (
        "Kioskas „Žuvėdra” ir dirbtuvė „Inkaras” dalijasi vienu kiemu. Kaimynė sakė, kad „Pamario žinios“ apie tai rašė."
    ),
    "the pair of a language that a text prefers another to": (
        "Er las „Die Mole” und „Der Steg” und danach „Die Boje“, die ihm am besten gefiel, weil sie die kürzeste war."
    ),
    "a verse in straight single marks, which goes on in the next line, behind a plural with an apostrophe": (
        "[8:3] And he spake unto the mate, saying: 'Come down from the mast, thou, and thy wife, and thy sons, and thy sons' wives with thee.\n"
        "[8:4] Bring down with thee every rope that is with thee of all hemp, both fine and coarse, and every knot that slippeth upon the rope; "
        "that they may dry in the wind, and be supple, and hold upon the ship.'\n"
        "[8:5] And the mate came down, and his sons, and his wife, and his sons' wives with him; every rope, every knot, and every block, "
        "whatsoever hangeth upon the mast, came down from the ship.\n"
    ),
    "a quotation from one long line to the next": (
        "\tThe new baker hums to himself, cheerfully opens the shutters to let the sun in, walks over to the old captain's chair, "
        'pats his shoulder and wishes him a "Good morning!"  "Lovely weather, no?  Now...\n'
        "guess who's sailing home!\"\n"
    ),
    "a quotation around lines of another": (
        'And he told them: "You keep the rules of the harbour:\n\n'
        "'The master rings the bell at six,\nand no one leaves before it sounds.'\n\n"
        'You leave the rules of the sea, and you do many such things." 9 And he told them: "You do well to break them."'
    ),
}

REPAIRED = {
    "a blank on the wrong side of “, which closes in such a text": (
        "Kioskas „Žuvėdra “dirba vasarą, dirbtuvė „Inkaras” ir kepykla „Bitė” – visada. Apie tai rašė „Pamario žinios “praeitą savaitę.",
        "Kioskas „Žuvėdra“ dirba vasarą, dirbtuvė „Inkaras” ir kepykla „Bitė” – visada. Apie tai rašė „Pamario žinios“ praeitą savaitę.",
    ),
    "“ in a language that closes with ”, told by its words": (
        "Mówi „tak” i „nie” i „może“ i idzie do domu, ale nie wie, co jest w tym domu, bo nie był tam od lat.",
        "Mówi „tak” i „nie” i „może” i idzie do domu, ale nie wie, co jest w tym domu, bo nie był tam od lat.",
    ),
    "an opener that is missing, where the paragraph before closes what it opened": (
        '"The nets are wet," said Ann, and she hung them up.\n\nThey will be dry by noon," said the mate, and he went back to the boat.',
        '"The nets are wet," said Ann, and she hung them up.\n\n"They will be dry by noon," said the mate, and he went back to the boat.',
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_kept(name: str) -> None:
    assert QUOTES.clean(KEPT[name]) == KEPT[name]


@pytest.mark.parametrize("name", REPAIRED)
def test_repaired(name: str) -> None:
    before, after = REPAIRED[name]
    assert QUOTES.clean(before) == after
