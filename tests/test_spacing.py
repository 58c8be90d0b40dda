"""The spacing stage: which blanks and invisible characters go, and which mean something."""

from __future__ import annotations

import time

import pytest

from cleaner import Cleaner

CLEANER = Cleaner({"stages": ["spacing"]})

PROSE = "The council met on Tuesday to talk about the{}new bridge over the river."

STRAY = [
    ("One paragraph. \n\nAnother one.\t\n", "One paragraph.\n\nAnother one.\n"),
    ("One paragraph.\r\n\xa0\r\nAnother one.\r\n", "One paragraph.\r\n\r\nAnother one.\r\n"),
    ("First line.\xa0\nSecond line.", "First line.\nSecond line."),
    (PROSE.format("  "), PROSE.format(" ")),
    (PROSE.format(" \xa0"), PROSE.format(" ")),
    (PROSE.format("\xa0\xa0"), PROSE.format(" ")),
    ("A \u200bword, an\u200bother.", "A word, another."),
    ("One\ufeff two.", "One two."),
    ("Hello, \u2060Anna.", "Hello, Anna."),
    ("A line.\n\u200d\nAnother line.", "A line.\n\nAnother line."),
    ("Bell \x07rings.\x00\nTwice.", "Bell rings.\nTwice."),
]

LINKED = "The {} was read by all, even by the mayor, who had never liked it, as far, I mean, as anybody, here or there, knew of it."
LINKED = "The {} was read by all, even by the mayor, who had never liked it, as far, I mean, as anybody, here or there, knew of it."
CLOSE = [
    (
        LINKED.format("Gazette (No. 12) , or the Herald , as it was"),
        LINKED.format("Gazette (No. 12), or the Herald, as it was"),
    ),
    (
        LINKED.format("Gazette (now the Herald ), or ( or so) the Star"),
        LINKED.format("Gazette (now the Herald), or (or so) the Star"),
    ),
    (
        "It ended. He left. They wept. So did I. " + LINKED.format("Gazette . It was in the Herald , too, and"),
        "It ended. He left. They wept. So did I. " + LINKED.format("Gazette. It was in the Herald, too, and"),
    ),
]

NAMES = [
    (LINKED.format("Gazette’s and the Herald ’s account"), LINKED.format("Gazette’s and the Herald’s account")),
    (LINKED.format("Gazette 's account"), LINKED.format("Gazette's account")),
]

APART = [
    ("I don ’t know, and she wouldn ’t say.", "I don’t know, and she wouldn’t say."),
    ("I don 't know, and she wouldn' t say.", "I don't know, and she wouldn't say."),
    ("I can ’t say what it was, and you can’t.", "I can’t say what it was, and you can’t."),
    (
        "I’ ll ask the ferryman, as it’ s late and they have to go.",
        "I’ll ask the ferryman, as it’s late and they have to go.",
    ),
    ("I can ’t say what it was, nor can you.", None),
    ("It ’s late, and I ’ll ask the ferryman, as they have to go.", None),
    ("Zo zag zij dat don ’s avonds, in ’t veld, niet meer was.", None),
    ("Y a longtemps qu’euss i’ s n’tiennent plus : on l’a dit, as you say.", None),
    ("They read ‘it’ s times, and the ‘don’ t times, as you know.", None),
    ("Call don ’t_know or x = don ’t | that isn ’t so.", None),
    ("I don ’t know , and , as they say , nobody does .", None),
]

SO = "Nobody, as far as I know, has asked for it, or, if so, nobody was told.{}That was so, as it is, and so it stays.\n\n"
TOGETHER = [
    ("The kiln was sold.{}The ferry stayed. Nobody asked. So it was.", True),
    ("The kiln was sold!{}But the ferry stayed. Nobody asked. So it was! And so on.", True),
    ("The kiln in the evening light.{}Photo by Ada Berg. Nobody asked. So it was.", True),
    ("The kiln was sold in May,{}which nobody, as far as I know, had asked for, and, well, the ferry stayed.", True),
    ("The kiln was sold by the yard.{}I was there. Nobody asked. So it was.", True),
    ("The kiln was sold, see fig.{}I was there. Nobody asked. So it was.", False),
    ("The kiln was sold at Eelmarkt.{}De in the end. Nobody asked. So it was.", False),
    ("The kiln was sold as lot.{}Number of the sale. Nobody asked. So it was.", False),
    ("The kiln was sold as name,{}place and, as it seems, year, and, well, the ferry stayed.", False),
    ("They sold it.{}The `kiln` is what they sold. Nobody asked. So it was.", False),
    ("Sold.{}The end of it.", False),
]

MEANT = [
    "The kiln was sold.The ferry stayed. Nobody asked. So it was.",
    "Roses are red,  \nviolets are blue,  \n",
    "This line was folded \nby a program that \nkeeps the blank.",
    "-- \nAnna\n",
    "> \n> quoted \n\nanswer\n",
    "diff --git a/x b/x\n@@ -1 +1 @@\n-a \n+a\n \n",
    "```\ncode   \n\n```\n",
    "name\tage\t\nAnna\t\t\n\n",
    "if (x) { \n\n    y();\n    \n}\n",
    "| a | b | \n\n",
    *(
        LINKED.format(sound)
        for sound in (
            "Gazette , and nothing else,",
            "Gazette , or the Herald , as it was,\nit seems, called once,",
            "page at example.org/x , which is new,",
            "list of 12 , 13 and 14 , 15",
            "letter x , not y , which is new,",
            "reg'ment 'll do as it is told and",
            "dog, and the Captain 'd know,",
            "list ( see below )",
            "list (see http://example.org/x ) and (www.example.org/y )",
            "call to f( x) or f(x )",
        )
    ),
    "Cats , dogs , horses , and so on , and so forth , and more of the like.",
    "Dan liep Jan 's avonds naar huis, en het regende, en hij had geen jas bij zich, maar dat gaf niet.",
    PROSE.format(".  "),
    PROSE.format("\xa0"),
    PROSE.format("      "),
    PROSE.format(" –\xa0"),
    PROSE.format("  ") + "\nand a second line, as in a chat\n",
    "Name    Room    Hours of the officer on duty\nAnna    12      nine to five every day\n",
    "HAMLET  To be, or not to be, that is the question, my lord.",
    "«\xa0Bonjour\xa0!\xa0» dit-elle\xa0; 10\xa0000\xa0€ et 5\u202f%",
    "\xa0\xa0\xa0 An indentation of no-break spaces stays as it is found here.",
    "می\u200cخواهم, क्\u200dष, 👨\u200d👩\u200d👧, ភាសា\u200bខ្មែរ",
    "\ufeffA mark at the start belongs to the file.",
    "Auf\u200clage, Donau\u00addampf\u00adschiff, \u200eab\u200f",
    "The character “\u200b” shows nothing.",
    "N\bNA\bAM\bME\bE \x07 x",
    "\x1b[1mbold\x1b[0m \x07 x",
    "\x01 a \x02 b \x03 c \x04 d \x05",
    "field\x1fother\x1e\x1fnext",
    "gov\x02ernment",
    "\n\n\n\n\nFive empty lines before and after.\n\n\n\n\n\n",
    "",
    " ",
    "\n",
]


@pytest.mark.parametrize(("before", "after"), [*STRAY, *CLOSE])
def test_strays_go(before: str, after: str) -> None:
    result = CLEANER.run(before)
    assert result.text == after
    assert result.restore() == before
    assert CLEANER.clean(after) is after


@pytest.mark.parametrize(("before", "after"), NAMES)
def test_endings_of_names_go_close_to_them_if_that_is_asked_for(before: str, after: str) -> None:
    assert Cleaner({"stages": ["spacing"], "unsafe": True}).clean(before) == after
    result = CLEANER.run(before)
    assert result.text == before
    assert [(f.rule, f.new) for f in result.findings] == [("SP008", "")]


@pytest.mark.parametrize(("text", "slip"), TOGETHER)
def test_a_blank_comes_where_two_elements_met(text: str, *, slip: bool) -> None:
    before = SO.format("") + text.format("")
    assert CLEANER.clean(before) == SO.format(" " if slip else "") + text.format(" " if slip else "")


def test_a_line_too_long_for_a_wrapper_needs_no_neighbours() -> None:
    long = LINKED.format("Gazette , which was new,") + " " + LINKED.format("Herald , too,")
    page = f"The Gazette\n{{}}\n{LINKED.format('Herald')}"
    assert CLEANER.clean(page.format(long)) == page.format(long.replace(" ,", ","))


@pytest.mark.parametrize("text", MEANT)
def test_what_means_something_stays(text: str) -> None:
    result = CLEANER.run(text)
    assert result.text is text
    assert result.trouble is None


def test_a_control_character_inside_a_word_is_reported() -> None:
    assert [f.rule for f in CLEANER.run("gov\x02ernment").findings] == ["SP012"]


HOSTILE = [
    "he left it.The end, of it ",
    "a man , of it, so it is. ",
    "a (b ) (c) of it ",
    " ",
    "\xa0",
    " \xa0",
    "a  b ",
    "a \n",
    "\xa0\n",
    "  a\n",
    "\u200b",
    "a\u200b",
    "\x01 ",
    "\r ",
    "a\xa0 b\n\n",
]


@pytest.mark.parametrize("fragment", HOSTILE)
def test_time_grows_with_the_text(fragment: str) -> None:
    def seconds(size: int) -> float:
        text = fragment * (size // len(fragment))
        start = time.process_time()
        CLEANER.clean(text)
        return time.process_time() - start

    seconds(1000)
    assert min(seconds(40_000) for _ in range(3)) < 0.05 + 8 * min(seconds(10_000) for _ in range(3))


def test_breaks_of_two_characters_count_as_ends_of_sentences() -> None:
    glued = "The bell was rung twice in the month of May.The boat came in late and nobody had heard of it, for the wind was in the west and the keeper slept.\n\n"
    text = glued * 2 + "It left again on Monday with all the post and nobody but the cook on board.\n"
    assert Cleaner().clean(text).count("May. The") == 2
    assert Cleaner().clean(text.replace("\n", "\r\n")) == Cleaner().clean(text).replace("\n", "\r\n")


@pytest.mark.parametrize(("text", "close"), APART)
def test_blanks_amid_short_words_go(text: str, close: str | None) -> None:
    assert CLEANER.clean(text) == (close or text)
