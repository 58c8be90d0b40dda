"""Clean paragraphs, wrapped in many ways, come back as they were; and lines that are no wraps do not become some."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

TALES = {
    "en": (
        "The lighthouse keeper kept two diaries. In the first he wrote down the weather and the ships, as he was paid to do; in the second he wrote what the ships and the weather had made him think.",
        "When the light was made electric nobody needed a keeper any more. He was given a medal, a pension and a week to leave. He left the first diary on the table and took the second with him.",
        "His daughter found it thirty years later behind the flour. There was one line for every night, and on most nights the line said only that nothing had come into his head, but that it had been good to wait.",
        "She reads a line of it aloud every evening now, to nobody in particular, and then she goes and turns off the lamp above the door.",
    ),
    "de": (
        "Der Leuchtturmwärter führte zwei Tagebücher. In das erste schrieb er das Wetter und die Schiffe, dafür wurde er bezahlt; in das zweite schrieb er, was ihm beim Anblick der Schiffe und des Wetters eingefallen war.",
        "Als das Licht elektrisch wurde, brauchte man keinen Wärter mehr. Er bekam eine Medaille, eine Rente und eine Woche Zeit. Das erste Tagebuch ließ er auf dem Tisch liegen, das zweite nahm er mit.",
        "Seine Tochter fand es dreißig Jahre später hinter dem Mehl. Für jede Nacht stand eine Zeile darin, und in den meisten Nächten hieß es nur, ihm sei nichts eingefallen, aber das Warten habe ihm gefallen.",
        "Heute liest sie jeden Abend eine Zeile daraus vor, niemandem im Besonderen, und löscht dann die Lampe über der Tür.",
    ),
    "fr": (
        "Le gardien du phare tenait deux journaux. Dans le premier il notait le temps et les navires, car on le payait pour cela ; dans le second il écrivait ce que les navires et le temps lui avaient fait penser.",
        "Quand le feu devint électrique, on n’eut plus besoin de gardien. Il reçut une médaille, une pension et une semaine pour partir. Il laissa le premier journal sur la table et emporta le second.",
        "Sa fille le retrouva trente ans plus tard derrière la farine. Il y avait une ligne par nuit, et le plus souvent cette ligne disait seulement que rien ne lui était venu, mais qu’il avait été bon d’attendre.",
        "Elle en lit une chaque soir à voix haute, pour personne en particulier, puis elle va éteindre la lampe de la porte.",
    ),
    "ru": (
        "Смотритель маяка вёл два дневника. В первый он записывал погоду и корабли, за это ему платили; во второй записывал то, что приходило ему в голову, пока он смотрел на корабли и на погоду.",
        "Когда маяк стал электрическим, смотритель оказался не нужен. Ему дали медаль, пенсию и неделю на сборы. Первый дневник он оставил на столе, а второй унёс с собой.",
        "Дочь нашла его через тридцать лет за мешком муки. На каждую ночь приходилась одна строка, и чаще всего в ней говорилось только, что ничего не пришло в голову, но ждать было хорошо.",
        "Теперь она каждый вечер читает вслух одну строку, никому в особенности, и потом идёт гасить лампу над дверью.",
    ),
    "el": (
        "Ο φαροφύλακας κρατούσε δύο ημερολόγια. Στο πρώτο έγραφε τον καιρό και τα πλοία, γιατί γι’ αυτό τον πλήρωναν· στο δεύτερο έγραφε όσα του έφερναν στον νου τα πλοία και ο καιρός.",
        "Όταν ο φάρος έγινε ηλεκτρικός, κανείς δεν χρειαζόταν πια φύλακα. Του έδωσαν ένα μετάλλιο, μια σύνταξη και μια εβδομάδα για να φύγει. Άφησε το πρώτο ημερολόγιο στο τραπέζι και πήρε μαζί του το δεύτερο.",
        "Η κόρη του το βρήκε τριάντα χρόνια αργότερα πίσω από το αλεύρι. Υπήρχε μία γραμμή για κάθε νύχτα, και τις περισσότερες νύχτες η γραμμή έλεγε μόνο πως τίποτα δεν του είχε έρθει στον νου, μα πως ήταν καλό να περιμένει.",
        "Τώρα διαβάζει δυνατά μία γραμμή κάθε βράδυ, σε κανέναν ιδιαίτερα, κι ύστερα πηγαίνει και σβήνει τη λάμπα της πόρτας.",
    ),
}  # fmt: skip
HAN = (
    "灯塔看守人有两本日记。第一本记天气和船只，因为这是他的职责；第二本记的是他望着天气和船只时想到的事情，没有人要求他写，也没有人知道他在写。",
    "灯塔通电以后，就不再需要看守人了。他得到一枚奖章、一份养老金和一个星期的时间。第一本日记他留在桌上，第二本他带走了，用一块旧帆布包着。",
    "三十年后，女儿在面粉后面找到了它。每一夜有一行字，大多数夜晚只写着今天什么也没有想到，不过等待本身是好的，海上的风也比昨天小了一些。",
)
WIDTHS = st.integers(56, 92)
PREFIXES = st.sampled_from(["", "", "> ", "    ", "  "])
BREAKS = st.sampled_from(["\n", "\n", "\r\n", " \n"])


def wrap(paragraph: str, width: int, prefix: str) -> list[str]:
    """The lines of a paragraph as a word processor would give them."""
    return textwrap.wrap(
        paragraph,
        width,
        initial_indent=prefix,
        subsequent_indent=prefix,
        break_long_words=False,
        break_on_hyphens=False,
    )


def wrap_han(paragraph: str, width: int) -> list[str]:
    """Lines of `width` characters; a comma or full stop stays on the line of what it closes."""
    lines, rest = [], paragraph
    while rest:
        cut = width + (rest[width : width + 1] in tuple("，。；"))
        lines.append(rest[:cut])
        rest = rest[cut:]
    return lines


def come_back(cleaned: str, tale: Sequence[str], stop: str, prefix: str = "", joint: str = " ") -> bool:
    """Whether each paragraph is itself again, but for breaks left after the end of a sentence, where they do no harm."""
    blank = f"{stop}>{stop}" if prefix == "> " else stop * 2
    found = cleaned.split(blank)
    left = [re.sub(rf"(?<=[.;·。；]) ?{re.escape(stop)} *{re.escape(prefix)}", joint, paragraph) for paragraph in found]
    return left == [prefix + paragraph for paragraph in tale]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(TALES)), WIDTHS, PREFIXES, BREAKS)
def test_wrapped_paragraphs_come_back(language: str, width: int, prefix: str, stop: str) -> None:
    tale, end = TALES[language], stop.strip(" ")
    blank = f"{end}>{end}" if prefix == "> " else end * 2
    wrapped = blank.join(stop.join(wrap(paragraph, width, prefix)) for paragraph in tale)
    assert come_back(clean(wrapped, lang=language), tale, end, prefix)


@pytest.mark.parametrize("language", sorted(TALES))
@pytest.mark.parametrize("width", [60, 66, 72, 78])
def test_at_the_usual_widths_nothing_is_left(language: str, width: int) -> None:
    tale = TALES[language]
    assert clean("\n\n".join("\n".join(wrap(paragraph, width, "")) for paragraph in tale)) == "\n\n".join(tale)


@settings(max_examples=60, deadline=None)
@given(st.integers(22, 44))
def test_han_is_joined_without_a_blank(width: int) -> None:
    wrapped = "\n\n".join("\n".join(wrap_han(paragraph, width)) for paragraph in HAN)
    assert come_back(clean(wrapped), HAN, "\n", joint="")


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(TALES)), WIDTHS, st.randoms(use_true_random=False))
def test_whatever_is_joined_no_character_but_blanks_and_breaks_is_lost(
    language: str, width: int, chance: Random
) -> None:
    """Lines ended at any word, as no wrapper does: some may be joined, none may change otherwise."""
    words = " ".join(TALES[language]).split(" ")
    text = "".join(word + ("\n" if chance.random() < 8 / width else " ") for word in words)
    assert clean(text, lang=language).split() == text.split()


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(TALES)), WIDTHS)
def test_sentences_on_lines_of_their_own_stay(language: str, width: int) -> None:
    sentences = [s for paragraph in TALES[language] for s in paragraph.replace(". ", ".\n").split("\n")]
    short = [s for s in sentences if len(s) < width]
    text = "\n".join(short) + "\n"
    assert clean(text, lang=language) == text


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_width_of_a_line_is_what_is_seen_of_it(form: str) -> None:
    tale = TALES["fr"]
    wrapped = "\n\n".join("\n".join(wrap(paragraph, 66, "")) for paragraph in tale)
    assert clean(unicodedata.normalize(form, wrapped), lang="fr") == unicodedata.normalize(form, "\n\n".join(tale))
