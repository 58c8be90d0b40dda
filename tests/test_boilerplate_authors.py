"""What authors write with the words and in the places of a page: labels with something behind them, lists, letters, markup."""

from __future__ import annotations

from functools import partial

import pytest
from promised import promised

from cleaner import rulebook
from cleaner.engine import plan

PLAN = plan(rulebook.load(), {}, only=("boilerplate",))
FIRST = "The keeper rows out at six and lights the lamp before the boats come home from the bank."
SECOND = "In winter the ice takes the piles, and the men of the village set new ones in May."
THIRD = "Oil is pressed from the seed in autumn, and it is kept in the cellar until the nights grow long."
clean = partial(promised, PLAN)


LONG = f"{FIRST} {SECOND} {THIRD}"
TEASERS = f"{LONG}\n\nPročitajte još: Čuvar i svjetiljka\n\n{LONG}\n\nPročitajte još: Tko plaća ulje?\n\n{LONG}"
MANUAL = (
    f"LAMP\n\n{FIRST}\n\nRelated topics: wick, oil\n\nWICK\n\n{SECOND}\n\nRelated topics: lamp\n\n"
    f"TAR\n\nTar is boiled in the pit.\n\nRelated topics:\n\nOIL\n\n{THIRD}\n\nRelated topics: lamp, wick\n"
)


@pytest.mark.parametrize(
    "text",
    [
        MANUAL,
        f"{FIRST}\n\nRelated topics: @lamp, @wick.\n",
        f"> Mengambil berkas dari peladen.\n> Lihat juga: `ambil`.\n> {FIRST}\n",
        f"{FIRST}\n\nCategory: bridge(8), ferry(8)\n",
        f"{FIRST}\n\nČítajte tiež: Brvná a dosky.\n\n{SECOND}\n",
    ],
)
def test_who_refers_to_his_own_entries_or_ends_with_a_stop_is_the_author(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{FIRST}\n\nRelated topics: lamps, keepers\n", f"{FIRST}\n"),
        (f"{FIRST}\n\nPročitajte još: Tko plaća ulje\n\n{SECOND}\n", f"{FIRST}\n\n{SECOND}\n"),
        (TEASERS, "\n\n".join([LONG] * 3)),
    ],
)
def test_titles_and_tags_behind_a_label_go(before: str, after: str) -> None:
    assert clean(before) == after


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n<video controls>\n</video>\n{SECOND}\n",
        f"<ITEM>\n{FIRST}\n</ITEM>\n\n</LIST>\n",
        f": M-x add-to-list\n:     add-to-list\n: {FIRST}\n",
        "edge /ed3/\nbord\nedit /edit/\nrédiger\nsend /send/\nenvoyer\nlist [list]\nliste\n",
    ],
)
def test_markup_names_and_how_words_are_said_are_no_labels(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "* Harbour\n  * Nothing to tell\n\n* Next 10\n  * Working on the list of boats.\n\nThe next meeting is in May.\n",
        "> * [Anna's page](https://example.org/a)\n> * RSS 订阅\n> * Otto 和 Emil\n\n我每天早上都会看一看这些地方有什么新的消息，然后写下来，寄给住在河对面的朋友。\n",
        f"CHANGES\n\n1.4\n\n- Print\n- Search\n- Share\n\n1.3\n\n* Comments\n* Log in\n\n{FIRST}\n",
        "%\nNever lend a book that you have not read.\n%\nThis page intentionally left blank.\n%\nA ferry needs two banks.\n%\n",
        "A\n\namba, mango\n\nĀ\n\nāhāra, food\nārāma, garden\n\nI\n\nimba, the neem\n",
        "はじめに\n\nこの本は、町の店がどのように品物を知らせてきたかを調べたものである。\n\n広告\n\n明治のころ、店は新聞の最後の面に品物の名前をまとめて置いていた。\n\n看板\n\n看板は木で作られ、文字は職人が一つずつ彫っていたという。\n",
    ],
)
def test_items_entries_letters_and_headings_of_the_author_stay(text: str) -> None:
    assert clean(text) == text


INSTRUCTION = "Use each word in a sentence of your own, and read it aloud to the class on Friday morning."


@pytest.mark.parametrize(
    "text",
    [
        f"Verbs of the week\n\nShare\nPrint\nSearch\nClose\nComment\nReply\n\n{INSTRUCTION}\n",
        "### Wörter\n\nWerbung\nKommentare\nSuche\nStartseite\nImpressum\nKontakt\n",
        "生词\n\n分享\n评论\n收藏\n登录\n注册\n搜索\n\n用每个生词造一个句子，星期五早上在全班面前大声读出来，然后交给老师。\n",
        f"Menu File\n\nNew\nOpen\nSave\nPrint\nClose\n\nMenu Help\n\nContents\nSearch\nAbout\n\n{FIRST}\n",
        f"The toolbar\n\n{FIRST}\n\nPrint\nPrints the page.\n\nShare\nShares the page.\n\nClose\nCloses the window.\n",
        "To do\n\n* Contact page\n* Privacy policy\n* Search\n* Footer\n* Comments\n",
        "Roadmap\n\n- [x] Log in\n- [x] Search\n- [ ] Comments\n- [ ] Share\n",
        "Реклама\n\nМы видим её каждый день на стенах домов и в автобусах.\n\nБез рекламы люди покупали бы меньше, а может быть, и нет.\n",
        "Дано:\na = 5 см\nb = 7 см\n\nНайти:\nплощадь прямоугольника\n\nРешение:\nПлощадь прямоугольника равна произведению его сторон.\n",
    ],
)
def test_lists_of_words_titles_and_what_an_exercise_asks_for_stay(text: str) -> None:
    assert clean(text) == text


def test_share_bars_below_titles_go() -> None:
    bar = "Share\nTweet\nFacebook\nPrint\nEmail"
    assert clean(f"Bridge closed\n\n{bar}\n\n{FIRST} {SECOND}\n") == f"Bridge closed\n\n{FIRST} {SECOND}\n"
    assert clean(f"{FIRST} {SECOND}\n\nShare\nPrint\nSearch\nClose\nReply\n") == f"{FIRST} {SECOND}\n"


def test_of_a_page_the_items_below_numbers_go() -> None:
    page = f"{FIRST}\n\n1.4\n\n* Print\n* Share\n\n1.5\n\n* Share\n* Tweet\n\nRelated articles\n\nAll rights reserved\n"
    assert clean(page) == f"{FIRST}\n"


def test_who_thanks_below_his_own_words_is_the_author() -> None:
    assert clean(f"{FIRST}\n\nThank you!\n\nShare\nTweet\nPrint\n") == f"{FIRST}\n\nThank you!\n"
    assert clean(f"{FIRST}\n\nEmail Address\nSign up\nThank you!\n") == f"{FIRST}\n"


def test_who_is_spoken_to_beside_page_numbers_is_no_head() -> None:
    spoken = "Mr. President,"
    said = [
        f"{FIRST} {SECOND} {THIRD} {FIRST} {SECOND} That is the {which} year, and so we"
        for which in ("first", "next", "last")
    ]
    pages = [f"{words}\n\nPage {n} of 4\n\n{spoken}\n" for n, words in enumerate(said, 1)]
    text = "\n".join([*(f"{page}\n" for page in pages), f"the end of it. {FIRST}", "", "Page 4 of 4", ""])
    assert clean(text).count(spoken) == 3
    assert "Page" not in clean(text)
    paused = text.replace(spoken, "~ [Pause] ~")
    assert clean(paused).count("~ [Pause] ~") == 3
    headed = text.replace(spoken, "On the lamp and the ferry")
    assert "On the lamp" not in clean(headed)


def test_lists_in_lists_lead_to_their_first_word() -> None:
    text = f"{FIRST[:-1]}\n\n*\n    *\n        *\n            *   the lamp\n\n{SECOND}\n"
    assert clean(text) == text


ELEMENTS = (
    "image image2 image3 img img2 input input2 input3 ins isindex kbd keygen label legend li link listing main map mark marquee menu menuitem "
    "meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre progress "
    "q rb rp rt rtc ruby s samp script section select set shadow slot small source spacer span strike strong style sub summary sup svg"
)


def test_words_in_the_order_of_the_alphabet_stay() -> None:
    text = "\n".join(ELEMENTS.split()) + "\n"
    assert clean(text) == text


@pytest.mark.parametrize(
    "text",
    [
        f"# Bean Soup\n\nServes: 4\nCategory: Soups\nTags: winter\n\n{FIRST}\n",
        f"{FIRST} Set them at the start:\n\n```\nTags: lamp, oil, boats\n```\n\n{SECOND}\n",
    ],
    ids=["record", "example"],
)
def test_tags_that_the_author_set_stay(text: str) -> None:
    assert clean(text) == text


def test_tags_below_an_article_go() -> None:
    assert clean(f"{FIRST}\n\nTags: lamp, oil, boats\n") == f"{FIRST}\n"


SONG = "You followed the ferry on Facebook\nAnd now it is leaving the bay\n\nNow it is leaving the bay\n\nYou followed the ferry on Facebook\n\nAnd now it is leaving the bay\n\nYou followed the ferry on Facebook\n"


def test_a_verse_stays_wherever_it_comes_again() -> None:
    assert clean(SONG) == SONG


def test_what_stands_amid_rows_that_are_set_in_stays() -> None:
    rows = "      No special modes\n      BARRIERS\n      BOUNCY BALLOONS\n      CLEAR ALL\n      BARRIERS and BOUNCY BALLOONS\n      BARRIERS and CLEAR ALL\n"
    form = "    BEGIN\n    send help\n    END\n    Name\n    Address\n    Phone\n"
    text = f"{FIRST}\n\n    There is a high score for every mode.\n\n{rows}\n{SECOND}\n\n{form}"
    assert clean(text) == text


def test_a_counter_right_below_a_record_is_none_of_its_fields() -> None:
    record = f"{FIRST}\n\nName: Anna Berg\nPlace: Oslo\nBoat: Tern\n"
    assert clean(f"{record}0 Comments\n") == record
