"""The habits of a text: a few words are looked for, many are counted; both ways find the same."""

from __future__ import annotations

import sys
import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.api import Cleaner
from cleaner.stages.wraps.joint import habits
from cleaner.stages.wraps.joint.habits import Habits

PIECES = [
    "well",
    "known",
    "Well-known",
    "WELL",
    "re\u2010read",
    "un\u2011do",
    "a-b-c",
    "2nd",
    "wellknown",
    "x2",
    "don't",
    "Straße",
]
ENDS = ["", "-", "\u2010", "\u00ad", "."]
ROWS = st.lists(
    st.tuples(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.sampled_from(ENDS)), min_size=1, max_size=6
)
ASKED = [
    "well",
    "known",
    "well-known",
    "wellknown",
    "re-read",
    "undo",
    "un-do",
    "a-b-c",
    "b",
    "nd",
    "strasse",
    "x",
    "t",
]


@settings(max_examples=300)
@given(ROWS)
def test_words_are_found_as_often_as_they_are_counted(rows: list[tuple[list[str], str]]) -> None:
    texts = [" ".join(words) + end for words, end in rows]
    found = Habits(texts, [])
    assert {word: found.times(word) for word in ASKED} == {word: found.words[word] for word in ASKED}


def test_letters_that_fold_into_ascii_are_known() -> None:
    folded = [chr(code) for code in range(0x80, sys.maxunicode) if any(map(str.isascii, chr(code).casefold()))]
    assert {*folded} == {*habits.FOLDED_INTO_ASCII}


def test_a_text_hyphenates_when_its_compounds_do_not_explain_the_hyphens_at_line_ends() -> None:
    rows = [
        "the north-west wind and the ill-tempered south-east wind that north-",
        "west sailors call well-known and half-",
        "forgotten.",
    ]
    assert not Habits(rows, [0, 1]).hyphenates
    assert Habits([row.replace("-w", " w").replace("-e", " e").replace("-k", " k") for row in rows], [0, 1]).hyphenates


@pytest.mark.parametrize("width", [54, 72])
def test_hyphens_before_digits_or_of_abbreviations_split_no_word(width: int) -> None:
    text = (
        "The ferry desk takes letters in UTF-8 only, and what comes in ISO-8859-1 or in any other way is sent back. A letter that was not "
        "standards-compliant used to be read all the same, but the boats of the new company carry nothing that is not. The desk speaks SMTP "
        "with DIGEST-MD5, and a boat that knows DIGEST-MD5 may leave a letter as a properly-known boat would. Over a TLS-encrypted line the "
        "keeper may send more, and a non-Nordic boat less; nobody has asked for the IPv4-mapped lamps yet, which the council wanted so much."
    )
    wrapped = textwrap.fill(text, width)
    assert Cleaner({"stages": ["wraps"]}).clean(wrapped) == text


def test_a_hyphen_behind_another_word_of_a_compound_stays() -> None:
    text = (
        "The keeper of the light goes to the pier and looks at the bell that he has pol-\n"
        "ished for the post. In winter the ferry does not run, and the post goes door-to-\n"
        "door with a man who has a horse and a dog. In summer he rings twice for the doc-\n"
        "tor, and the doctor comes to the pier, or he does not.\n"
    )
    cleaned = Cleaner({"stages": ["wraps"]}).clean(text)
    assert "polished for" in cleaned
    assert "door-to-door" in cleaned
    assert "doctor, and" in cleaned


GREEK = (
    "Ἡ μικρὰ κόρη ἐπερνοῦσε κάθε πρωῒ ἀπὸ τὸν παλαιὸν δρόμον, ποῦ ἐκα-\nτέβαινε πρὸς τὴν θάλασσαν, καὶ ἐκοίταζε τὰ καΐκια, ποῦ ἐπερ-\n"
    "νοῦσαν τὸ ἕνα μετὰ τὸ ἄλλο. Μίαν ἡμέραν ὁ καπετάνιος τὴν ἐρω-\nτᾷ ἂν ἤθελε νὰ ἰδῇ τὸ πλοῖον, καὶ ἐκεῖνη τοῦ εἶπε πῶς τὸ ἐφοβε-\n"
    "ῖτο πολύ, διότι ὁ πατέρας της δὲν εἶχε πλέον βάρκα.\n"
)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_of_two_characters_are_letters(form: str) -> None:
    """Accents on letters may be characters of their own, as they are typed or once the letter is folded."""
    text = unicodedata.normalize(form, GREEK)
    assert Cleaner({"stages": ["wraps"]}).clean(text) == text[:-1].replace("-\n", "").replace("\n", " ") + "\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Kozarci so stali na mizi in gostje so čakali na pevko, ki je pri-\nšla šele po večerji. Domači so peli z njo, in pevka je rekla: to je zdrav-\n"
                "je, ki ga imamo samo mi. Pozneje je prišel še gospodar in vsem na-\ntočil vina.\n"
            ),
            "zdravje, ki",
        ),
        (
            (
                "Le gardien du phare attendait le bateau depuis le matin, et la dou-\nleur de sa jambe ne le quittait pas. Il regardait la mer, il comp-\n"
                "tait les vagues, et il disait que le bateau viendrait avant le soir, car il ve-\nnait toujours.\n"
            ),
            "douleur de",
        ),
    ],
)
def test_short_words_that_lean_in_one_language_are_halves_in_another(text: str, expected: str) -> None:
    assert expected in Cleaner({"stages": ["wraps"]}).clean(text)
