"""The language of a text by its words, and what it decides about marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleaner import Cleaner, rulebook
from cleaner.stages.quotes.document.language import english, spoken_in
from cleaner.stages.quotes.marks.tables import build

if TYPE_CHECKING:
    from cleaner.rule import Rule

RULES = rulebook.load(examples=True)
COMMON = [rule for rule in RULES.rules.values() if rule.kind == "words" and rule.data["role"] == "common"]
TABLES = rulebook.load().of_stage("quotes").prepared(build)
QUOTES = Cleaner({"stages": ["quotes"]})
UNSAFE = Cleaner({"stages": ["quotes"], "unsafe": True})

SILENT = {
    "too few of anybody's words": "Rom, Paris, London",
    "Finnish, which has no list": "Talvella saaren asukkaat muuttavat mantereelle koulujen lähelle asumaan.",
    "words that two neighbours share": "Det var en gang en mann i byen, og han var ikke fra den.",
}


@pytest.mark.parametrize("rule", COMMON, ids=lambda rule: rule.languages[0])
def test_a_language_is_known_by_its_words(rule: Rule) -> None:
    for example in rule.examples:
        known = "en" if english(example.before, None, TABLES) else spoken_in(example.before, TABLES)
        assert known == rule.languages[0]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("旅人は橋が落ちたと言った。", "ja"),
        ("船夫说河水太急，就把船拴在柳树下。", "zh"),
        ("船夫說：「河水太急。」就把船拴在柳樹下。", "zh-Hant"),
        ("뱃사공은 물살이 너무 세다고 말했다.", "ko"),
        ("Rom, Paris, London, 東京", None),
    ],
)
def test_a_language_is_known_by_a_script_that_it_alone_uses(text: str, lang: str | None) -> None:
    assert spoken_in(text, TABLES) == lang


@pytest.mark.parametrize("name", SILENT)
def test_no_language_is_guessed(name: str) -> None:
    assert not english(SILENT[name], None, TABLES)
    assert spoken_in(SILENT[name], TABLES) is None


def test_words_that_english_shares_do_not_make_a_text_english() -> None:
    text = "Rekla mi je, da so ljudje na tem otoku pozimi doma in da se na morje ne gre, in tako je bilo že od nekdaj."
    assert not english(text, None, TABLES)
    assert spoken_in(text, TABLES) == "sl"


def test_what_is_told_comes_first() -> None:
    text = "Sie sagte mir, dass die Leute ”nur im Winter” auf der Insel nach Hause kommen, und das war alles."
    assert QUOTES.clean(text, lang="sv") == text  # a Swede quotes a German, in marks of his own


def test_a_pair_that_a_text_shows_once_outweighs_that_of_its_language() -> None:
    text = "Azt mondta, hogy az emberek a szigeten “csak télen” vannak otthon, és ez már így volt.\n\n{}Itt nem él más” – mondta."
    assert QUOTES.clean(text.format('"')) == text.format("“")


def test_a_pair_of_another_language_is_left_where_the_text_shows_no_other() -> None:
    text = "Azt mondta, hogy az emberek a szigeten “csak télen” vannak otthon, és ez már így volt."
    assert QUOTES.clean(text) == text


def test_blanks_inside_of_guillemets_are_a_habit_of_the_french() -> None:
    french = "Elle me dit que les gens de cette île « seulement en hiver » ne sont pas sur la mer."
    russian = "Она сказала мне, что на острове люди « только зимой » не уходят в море."
    assert QUOTES.clean(french) == french
    assert QUOTES.clean(russian) == russian.replace("« ", "«").replace(" »", "»")


def test_places_learned_from_other_languages_are_trusted_less() -> None:
    german = "Als er kam, sagte er zu mir: »Das ist nicht für dich, und ich habe es auch nicht von ihm."
    hungarian = "Mikor megjött, azt mondta: »Ez nem neked való, és nem is tőle kaptam, hanem a bátyjától."
    assert QUOTES.clean(german) == german + "«"
    assert QUOTES.clean(hungarian) == QUOTES.clean(hungarian, lang="hu") == hungarian


def test_a_told_language_restyles_nothing_that_is_sound() -> None:
    text = "Omenii spun că „așa a fost lumea“ și că nu este bine.\n\nEl a zis: „nu știu cine ești și nu te cred. {}"
    assert QUOTES.clean(text.format(""), lang="ro").startswith("Omenii spun că „așa a fost lumea“")


def test_apostrophes_at_words_are_no_marks_where_words_often_have_them() -> None:
    text = "Ochii ’i erau negri, și părul ’i era lung, de ’i cădea pe umeri, cum ’mi place mie.\n\nA fost la Georges» din Iași."
    assert QUOTES.clean(text).startswith(text.partition("\n")[0])
    assert "’i cădea" in UNSAFE.clean(text)


def test_nobody_types_a_guillemet_for_a_straight_mark() -> None:
    text = 'Azt mondta, hogy az emberek a szigeten "csak télen« vannak otthon, és ez már így volt.'
    assert QUOTES.clean(text) == text
    assert QUOTES.clean(f"{text}\n\n»Az már nem az« – mondta. »Mi ez« – kérdezte.").startswith(text.replace('"', "»"))


MARKDOWN = [
    ('The *old* pilot said "no". He didn\'t move.', "The *old* pilot said “no”. He didn’t move."),
    ('*"No,"* said the pilot, **"it\'s late."**', "*“No,”* said the pilot, **“it’s late.”**"),
    (
        'Ask [the "old" pilot](pilot.html "A \'pilot\'"), who says "no".',
        "Ask [the “old” pilot](pilot.html \"A 'pilot'\"), who says “no”.",
    ),
    ('Type `say "no"` or ``it\'s``, and he says "no".', 'Type `say "no"` or ``it\'s``, and he says “no”.'),
]


@pytest.mark.parametrize(("straight", "curly"), MARKDOWN)
def test_style_passes_over_inline_markdown(straight: str, curly: str) -> None:
    both = f'"Well," he said.\n\n{straight}'
    styled = Cleaner({"quotes": {"style": "curly"}}).clean(both, lang="en")
    assert styled == f"“Well,” he said.\n\n{curly}"
    assert Cleaner({"quotes": {"style": "straight"}}).clean(styled, lang="en") == both


@pytest.mark.parametrize("code", ['a[i]("x") = *p * "q" * r', '* x = "a"', "my_list = [\"a_b\", 'c_d']"])
def test_style_leaves_code_beside_prose(code: str) -> None:
    text = f'{code}\n\n"Well," he said.'
    assert Cleaner({"quotes": {"style": "curly"}}).clean(text, lang="en") == f"{code}\n\n“Well,” he said."
