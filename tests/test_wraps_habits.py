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
from cleaner.stages.wraps.joint.habits import Habits, folded

WRAPS = Cleaner({"stages": ["wraps"]})
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
    found = [chr(code) for code in range(0x80, sys.maxunicode) if any(map(str.isascii, chr(code).casefold()))]
    assert {*found} == {*habits.FOLDED_INTO_ASCII}


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


MILL = """Moara de sub deal nu mai umbla de mult, dar bătrânul morar
tot se ducea acolo în fiecare seară, cu felinarul, să vadă
dacă apa mai curge pe scoc. Le-a spus oamenilor că n-o s-o
lase singură, și-și ținea vorba, deși ei râdeau de dânsul,
i-au zis și nebun, s-au dus la fiu-său și l-au rugat să-l ia
la oraș. N-a vrut. Într-o noapte de primăvară a venit {}-
{} cea mare și a rupt podul, iar dimineața s-au strâns cu
toții pe mal, să vadă ce-a mai rămas în picioare. Era {}-
{} acolo, fuma pe prispă și le-a strigat că roata se {}-
{} iar, că nu-i nevoie decât de răbdare și de apă, și că
într-o zi au să-i aducă iar porumbul. S-au uitat unii la
alții și i-au dat dreptate, că n-aveau ce face, iar {}-
{} moara a umblat mai departe, cum n-a umblat de-o viață.
"""
HALVES = ("prăpăs", "tia", "feri", "cit", "ro", "tește")


def test_halves_at_most_line_ends_show_that_a_wrapper_cut_words() -> None:
    cut = WRAPS.clean(MILL.format(*HALVES, "întot", "deauna"))
    assert [word for word in ("prăpăstia", "fericit", "rotește", "întotdeauna") if word not in cut] == []


def test_hyphens_that_compounds_explain_stay_where_few_are_of_halves() -> None:
    kept = WRAPS.clean(MILL.format("prăpăs", "tia", "acolo", "sus", "vede", "bine", "întot", "deauna"))
    assert [word for word in ("prăpăstia", "acolo-sus", "vede-bine", "întot-deauna") if word not in kept] == []


def test_cedillas_and_commas_below_are_one_letter() -> None:
    assert folded("Ţară şi ŢĂRM") == folded("Țară și ȚĂRM") == "țară și țărm"
    assert Habits(["o ţară", "și ȚARĂ"], []).times(folded("Ţară")) == 2
