"""Breaks that the author set stay, in the middle of wrapped prose; and the prose around them is still joined."""

from __future__ import annotations

import re
import textwrap

import pytest

from cleaner.api import Cleaner
from cleaner.document import Document
from cleaner.engine import explain
from cleaner.stages.wraps.author.frame import Frame
from cleaner.stages.wraps.author.hand import same_cells, set_by_hand
from cleaner.stages.wraps.column.fit import fit_rows
from cleaner.stages.wraps.lines.rows import rows_of
from cleaner.stages.wraps.weigh.decide import Decision, at_stops

WRAPS = Cleaner({"stages": ["wraps"]})
PROSE = (
    "The ferry to the island leaves at seven, and again at noon when the tide allows it. Nobody in the village owns a "
    "watch that can be trusted, so the ferryman rings a bell. He rings it twice for the post and three times for the doctor."
)
WRAPPED = textwrap.fill(PROSE, 70)

KEPT = {
    "tokens": "  po/it.po\n  po/ja.po\n  po/lt.po\n  po/ro.po\n  po/ru.po\n  po/sk.po\n  po/sl.po",
    "tokens after a field": "Files: src/harbour.c\n       src/mooring.c\n       src/tidetable.h\n       src/lamp.c",
    "underline": "The harbour and its keepers in the years of the great storm\n------------------------------------------------------------",
    "list after a heading": (
        "* Changes in the timetable of the ferry (from the first of May)\n- The bell is rung once more before the boat leaves. That allows\n"
        "- The boat waits for the post, which is often late in the winter\n- The fare is the same"
    ),
    "list after a colon": "There are two things that one should know before the ferry leaves:\n1. the tide\n2. the bell",
    "address after a colon": "The timetable of the ferry is also kept for everybody to read at:\nhttp://example.org/ferry",
    "fields": "deltaX : INT8\ndeltaY : INT8\ndeltaTime : CARD16",
    "attribution": '"Nobody was ever drowned by a timetable that was printed twice."\n    -- Ole Strand',
    "settings": (
        "    /harbour/lamp/main.cf:\n        lamp_wick_source = store:/harbour/store/whale\n        lamp_summer_wick_reject_code = 550\n"
        "        # The wick of the winter, before the new lamps came\n        lamp_tide_map = memory:/harbour/lamp/tides\n"
        "        lamp_tide_cache_cleanup_interval = 0"
    ),
    "diagram": "r n b q k b n r\np p p p p p p p\n. . . . . . . .\n. . . . P . . .\nP P P P . P P P\nR N B Q K B N R",
    "comment and code": "  ;; I know that a loop is cleaner, but this helps debugging\n  (let (lamp-lit\n\tbell-rung",
    "mark repeated": "XXX the tide is not what the table says it is, and the keeper\nXXX no longer rings the bell for it, which was never meant for\nXXX this sort of weather.",
    "synopsis": (
        "ring_the_bell(name of the boat\n                       [TYPE of boat]\n                       [TIME of day]\n"
        "                       [PLACE of landing]"
    ),
    "commands after a sentence": "       Every boat that lands here within the harbour has to ring\n       row ashore\n       ring",
    "verse with one full line": "Evening has come to the harbour and the sea\nand laid its lamp aside.\nThe gulls are home.\nThe boats are home\nand wait the tide.",
    "signature": "--\nOle Strand, keeper of the harbour and of the bell, on the pier, and\nsecretary of the society that looks after the boats of the island",
    "two items": "- The bell is rung once more before the boat leaves. That allows\n- The boat waits",
    "anchor": "\t\t\t\t\t\t*harbour-bell*\nThe bell hangs at the pier.",
    "far to the right": "                                  -- Ole Strand, keeper of the lamp.\nLamps and Bells of the North, volume two, third edition, 1919",
    "calls": (
        "::\n\n  bell_path(`GET`_ <boat> :ref:`FIRST_NAME <GET_FIRST_NAME>` <out>)\n"
        "  bell_path(`GET`_ <boat> :ref:`FIRST_PIER <GET_FIRST_PIER>` <out>)\n"
        "  bell_path(`GET`_ <boat> :ref:`NAME <GET_NAME>` <out>)\n"
        "  bell_path(`GET`_ <boat> :ref:`PIER <GET_PIER>` [LAST] <out>)\n"
        "  bell_path(`GET`_ <boat> :ref:`TIDE <GET_TIDE>` [LAST] <out>)"
    ),
    "numbers of issues": (
        "            #579  Mend the bell behind the pier so that it rings\n            #575  Tell the keeper that the bell behind it rings\n"
        "            #574  Ask the doctor"
    ),
    "bars between cells": "   i  |  Y  Y  n  Y\n   İ  |  n  n  Y  n\n   j  |  Y  Y  Y  Y\n   J  |  n  n  Y  Y",
    "numbered by the reader": (
        "#. the bell hangs at the pier and is rung before the boat leaves from it;\n#. the lamp hangs at the mill, and the keeper lights it in the evening;\n#. the post"
    ),
    "list after a phrase": (
        "The keeper of the harbour, before the boat leaves for the islands, has\n- rung the bell at the pier.\n- lit the lamp at the mill."
    ),
    "long names": "harbour_bell_of_the_northern_pier: Added\nharbour_lamp_of_the_mill_by_the_river: New function\nharbour_off: Added",
    "two columns of tabs": (
        "The keeper of the lamp\t\t\tMost of the boats that now\nis sure that the bell of\t\tland at the pier come from the\n"
        "the pier rings too often.\t\t\tnorthern islands."
    ),
    "prefixed": "[harbour/pier.log:17] Unknown bell 'north' in the table 'Bells'\n[harbour/pier.log:21] Unknown lamp",
    "names of commits": (
        "3f9d0c8a51be47c2a6d0e9b81f3c5d7720a4e6b8 Ring the bell before the boat leaves\n"
        "9b1c7e5d02f84a36b8c9d0e1f2a3b4c5d6e7f809 Light the lamp in the evening\n"
        "c0ffee11d2a3b4c5d6e7f8091a2b3c4d5e6f7081 Ask the doctor"
    ),
    "index of files": (
        "harbour-bell.txt   north/pier   62K   3+The bell that is rung before the ferry\n"
        "harbour-lamp.txt   north/mill   15K   8+The lamp that the keeper lights at six\n"
        "tides-and-boats.txt west/sands  10K   8+Tables of the tides for the whole year\n"
        "keeper.txt         west/river    3K   2+What the keeper wrote down in the war."
    ),
    "hosts": "\tIn the village: pub/harbour/bell\n\tftp.harbour.example: pub/harbour/lamp/tides\n\tlamp.example.org: Bell",
    "code of AsciiDoc": (
        "[source,text]\n----\nYou are at the pier of the old ferry, where nobody rings the bell but\nthe keeper, "
        "and where boats land when the tide allows it. To leave it\nagain, ring twice.\n----"
    ),
    "code right below a line": (
        'Ask for the bell before the boat leaves the pier.\n```\nconst bell = await harbour.getBell("The Old Bell")\nif (!bell) return\n\n'
        "const boat = await harbour.landBoat({\n  bell\n})\n```"
    ),
    "picture of AsciiDoc": ".The bell hangs at the pier of the old ferry, and nobody rings it now\nimage::images/bell.png[The bell of the pier]",
    "example of an editor": (
        "Ring the bell of the pier twice, before the boat leaves: >\n\t:ring bell of the pier --twice\n"
        "The effect is that the boats wait for the post, which is often late."
    ),
    "example between signs": (
        "  You can ring it with the bell and lamp of the pier: >\n\t\tring bell [$pier twice]\n"
        '<\t"bell(pier)" now tells when it rang, and who rang it.'
    ),
    "table": "north\tthe pier of the old ferry, and the house of\nwest\tthe sands\nsouth\tthe mill on the river, and what is left of",
}


def assert_stays_amid_wrapped(kept: str) -> None:
    text = f"{WRAPPED}\n\n{kept}\n\n{WRAPPED}\n"
    assert WRAPS.clean(text) == f"{PROSE}\n\n{kept}\n\n{PROSE}\n"


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_set_by_hand(kept: str) -> None:
    assert_stays_amid_wrapped(kept)


@pytest.mark.parametrize("name", ["calls", "numbers of issues", "bars between cells"])
def test_why_it_stays(name: str) -> None:
    kept = KEPT[name].removeprefix("::\n\n")
    told = explain(f"{WRAPPED}\n\n{kept}\n\n{WRAPPED}\n", WRAPS.plan)
    inside = [note.message for note in told if len(WRAPPED) + 2 < note.start < len(WRAPPED) + len(kept)]
    assert len(inside) == kept.count("\n")
    assert any(message.startswith("kept: an item") for message in inside)


def test_paragraph_mark() -> None:
    text = "\n .\n".join(textwrap.indent(WRAPPED, " ") for _ in range(3))
    assert WRAPS.clean(text) == "\n .\n".join([f" {PROSE}"] * 3)


def test_encoded_data() -> None:
    data = "\n".join(
        "aGVsbG8gd29ybGQgYmVsbCBhdCBub29u"[k:] + "dGhlIGZlcnJ5IGxlYXZlcyBhdCBzZXZlbiBh"[:32] + "QUJDREVGR0hJ"[:k]
        for k in range(6)
    )
    assert data in WRAPS.clean(f"{WRAPPED}\n\n{data}\n\n{WRAPPED}\n")


def test_typeset_hyphens_split_words_whatever_the_row() -> None:
    assert (
        WRAPS.clean("The bell rang for\nthe fer‐\nryman, who did not\nhear it.\n")
        == "The bell rang for the ferryman, who did not hear it.\n"
    )


def test_typeset_hyphens_tell_a_manual_from_code() -> None:
    calls = "\n".join(f"       ring_the_bell(boat, {k});" for k in range(12))
    prose = textwrap.indent(
        "The bell is rung whenever a boat lands with‐\nin the har‐\nbour, and for ev‐\nery boat that leaves.", "       "
    )
    joined = "       The bell is rung whenever a boat lands within the harbour, and for every boat that leaves."
    assert WRAPS.clean(f"{calls}\n\n{prose}\n") == f"{calls}\n\n{joined}\n"


def test_dashes_written_as_entities() -> None:
    text = PROSE.replace(", and", "—and").replace(", so", "—so").replace(". He", "—he")
    source = textwrap.fill(text.replace("—", "&mdash;"), 60, break_on_hyphens=False).replace("&mdash;", "—")
    assert WRAPS.clean("\n".join([source] * 4)) == "\n".join([text] * 4)
    fit = fit_rows(rows_of(Document(source)), 0)
    assert (fit.at, fit.model, fit.forced, fit.votes) == (
        58,
        "entities for —",
        4,
        4,
    )  # no row shows that 59 and 60 were free


def test_a_list_of_words_in_two_scripts() -> None:
    text = "thoroughly\ntoward\ntowards\n海港\n渔船\n灯塔\n潮水\n缆绳\n码头\n船夫\n铁锚\n风帆\n海鸥\n）、"
    assert WRAPS.clean(text) == text


def test_a_field_goes_on_no_item() -> None:
    items = (
        "primary_sources:\n    - title: The lights of the harbour will be lit again before autumn comes\n      link: "
        "https://example.org/lights\n\n    - title: The keeper of the harbour has bought a much larger boat for guests\n"
        "      link: https://example.org/boats"
    )
    excerpt = textwrap.indent(textwrap.fill(PROSE, 66), "  ")
    text = f"---\ntopic: harbour\n\n{items}\n\nexcerpt: >\n{excerpt}\n\n---\n{WRAPPED}\n"
    cleaned = WRAPS.clean(text)
    assert items in cleaned
    assert PROSE in cleaned


def test_an_item_begins_behind_a_sentence() -> None:
    text = f"{textwrap.fill(PROSE, 60)}\n* {textwrap.fill(PROSE, 60)}"
    frame = Frame(rows_of(Document(text)))
    frame.parted = True
    decisions = [Decision(k, "open", 9.0 if row.last != "stop" else -1.0) for k, row in enumerate(frame.rows[:-1])]
    stops = [d.row for d in decisions if d.odds < 0]
    joined = [decisions[k].row for k in at_stops(frame, decisions, 0, stops, 1.0)]
    assert [k for k in stops if k not in joined] == [k for k in stops if frame.rows[k + 1].text.startswith("* ")] != []


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        ("nightwatch     555-0144  Sandey by the Sea\nLantern & Rope     555-0178   Upper Osmund", True),
        ("Hallig 204  1   0   9   20   60\nOsmund 153  2   0   4   16   33", True),
        ("nobody  in  the  town  of  which  he  spoke\nhad   gone  to the  ferry  since  that  day", False),
    ],
)
def test_rows_that_end_in_one_column_may_have_cells(lines: str, cells: bool) -> None:
    a, b = rows_of(Document(lines))
    assert same_cells(a, b) == cells


@pytest.mark.parametrize(
    "rows",
    [
        [
            "harbour://ferry/type_of_boat departure",
            "harbour://ferry/type_of_boat departure%09day",
            "harbour://ferry/all_boats",
        ],
        [
            "lockkeeper1 - How the upper lock is filled",
            "lockkeeper2 - How the lower lock is emptied",
            "lockkeeper3 - Fees",
        ],
    ],
)
def test_rows_that_begin_with_addresses_or_names_are_a_list(rows: list[str]) -> None:
    prose = textwrap.fill(
        "The lock is filled by hand and emptied by the river, which takes an hour in summer and two in spring. " * 4, 46
    )
    text = f"{prose}\n\n" + "\n".join(rows) + f"\n\n{prose}\n"
    assert "\n".join(rows) in Cleaner().clean(text)


def test_definitions_of_links_stay() -> None:
    text = (
        "We are glad to tell you that the new version of the library is out today, and\n"
        "that it brings a good number of changes. We thank all of you who have sent us\n"
        "reports and patches in the last months, and hope that you will like it.\n\n"
        "[1]: https://example.org/repos/ruby/tags/v1_9_3_385/ChangeLog-of-the-library\n"
        "[2]: https://example.org/pub/ruby/1.9/the-library-1.9.3-p385.tar.bz2\n"
    )
    assert "of-the-library\n[2]: https" in Cleaner({"stages": ["wraps"]}).clean(text)


ALIKE = {
    "commands with signs": "lamp.o:00000007 T wick_is_lit\nlamp.o:00000007 T wick_of_whale_oil_is_lit\nlamp.o:00000007 T off",
    "renamed": "lamplit -> litlamp, the lamp\nringbells => bells, the bell\ngoes → comes, of boats",
    "section of settings": '[lamp "at the mill, in the evening"]\nwickOfTheLamp = of whale oil\noil = whale',
    "files of a field": "Files: shores/gc-opt-flags.h\n shores/i18n.h\n tools/clean-sat.c",
}


@pytest.mark.parametrize("kept", ALIKE.values(), ids=ALIKE)
def test_rows_alike(kept: str) -> None:
    frame = Frame(rows_of(Document(kept)))
    block = frame.divided()[0]
    assert all(set_by_hand(frame, block, k) for k in range(len(frame.rows) - 1))


def test_examples_of_a_command() -> None:
    indent = " " * 19
    shown = f'              Examples:\n{indent}ringbell pier1 boat any\n{indent}ringbell pier1 boat "My Own"\n{indent}ringbell pier1 boat off\n'
    assert WRAPS.clean(shown) == shown


def test_letters_for_bullets() -> None:
    first = "  o the lamp is lit at the mill before the boat of the evening leaves"
    second = "  o the post is taken to the islands by the boat that leaves at\n    noon, when the tide allows it, and rung for twice by the keeper\n    of the bell."
    text = f"    the bell hangs at the pier, and is rung for boats (see 103026)\n{first}\n{second}\n"
    kept = second.replace("\n    ", " ")
    assert WRAPS.clean(text) == f"    the bell hangs at the pier, and is rung for boats (see 103026)\n{first}\n{kept}\n"


TAGGED = "\n".join(
    f"     {line}\n   [Harbour Book]\n"
    for line in [
        "Of a bell: hung at the pier, and rung by its keeper. --Strand.",
        "Of a lamp: lit in the evening by whoever is at home. --Holm.",
        "Of a boat: moored at the pier until the tide allows. --Strand.",
        "Of the post: carried by the boat, once the sea is calm. --Dahl.",
    ]
)


def test_tags_of_entries() -> None:
    assert WRAPS.clean(f"{WRAPPED}\n\n{TAGGED}") == f"{PROSE}\n\n{TAGGED}"


@pytest.mark.parametrize(
    "below",
    [
        "ringbell -v north",
        "bell_at_pier rings before the boat leaves for the islands, and it does.",
        "bb) the lamp is lit;",
    ],
    ids=["command", "name", "item"],
)
def test_below_a_blank_line(below: str) -> None:
    above = textwrap.fill(
        "Whoever wants to hear the bell of the pier, before the boat of the evening leaves, can do so by", 34
    )
    text = f"{WRAPPED}\n\n{textwrap.fill(PROSE, 34)}\n\n{above}\n\n{below}\n\n{WRAPPED}\n"
    assert f"\n\n{below}\n\n" in WRAPS.clean(text)


def test_sentence_across_a_page() -> None:
    first, rest = WRAPPED.split("\n", 1)
    assert WRAPS.clean(f"{WRAPPED}\n\n{first}\n\n{rest}\n") == f"{PROSE}\n\n{PROSE}\n"


@pytest.mark.parametrize("pager", ["\f", ""])
def test_the_title_that_heads_a_page_goes_on_nowhere(pager: str) -> None:
    title, narrow = "Bells and Boats of the Northern Harbour", textwrap.fill(PROSE, 34)
    first, rest = narrow.split("\n", 1)
    text = f"{title}\n\n{narrow}\n\n{narrow}\n\n{first}\n\n{pager}{title}\n{rest}\n\n{narrow}\n"
    assert f"{pager}{title}\n{rest[:20]}" in WRAPS.clean(text)


def test_a_line_that_comes_back_goes_on_nowhere() -> None:
    head = "Raccontaci quella del faro"
    rows = [
        head, "Hai sentito quella della campana del molo? Era tutta di legno e di sabbia.",
        head, "cosa ottieni quando incroci una lampada e una barca?",
        head, "cosa ottieni quando incroci un molo e una nebbia?",
        head, "cosa ottieni quando incroci un gabbiano e una vela?",
        head, "parlaci ancora della barca",
        "cosa ottieni quando incroci il vento e la sabbia?", "Conosci qualche altra storia",
        "cosa ottieni quando incroci una balena pazza e un vecchio guardiano?",
        head, "cosa ottieni quando incroci la marea e il dottore?",
        head, "cos'è una campana?",
    ]  # fmt: skip
    text = "\n".join(rows)
    assert WRAPS.clean(text).count(f"{head}\n") == text.count(f"{head}\n")


CALLS = """\
PR
ring(ba)
light(lb)
ring(bc)
light(ld)
ring(bb)
"""
HYPHENATED = """\
the bell rings twice for the post. In the actual time-
table, keepers may light any number of the lamps si-
multaneously, may mix the bells of the north with di-
rect calls on the harbour boats, and may ring for
the doctors. We describe all of this following the
old book of the harbour."""


def test_calls_in_a_column_are_no_scattered_row() -> None:
    assert WRAPS.clean(CALLS + HYPHENATED).startswith(
        f"{CALLS}the bell rings twice for the post. In the actual timetable, "
    )


MARKED = (
    "|> The bell of the harbour was rung twice when the post came in, and\n|> three times for the doctor, who lives on the other side of the bay.",
    ">} The bell of the harbour was rung twice when the post came in, and\n>} three times for the doctor, who lives on the other side of the bay.",
    ": The bell of the harbour was rung twice when the post came in, and\n: three times for the doctor, who lives on the other side of the bay.",
    "OS> The bell of the harbour was rung twice when the post came in, and\nOS> three times for the doctor, who lives on the other side of the bay.",
    ";the bell of the harbour is rung twice when the post comes in, and\n;three times for the doctor, who lives on the other side of the bay",
)


@pytest.mark.parametrize("marked", MARKED)
def test_rows_that_others_marked_keep_their_marks_in_front(marked: str) -> None:
    assert_stays_amid_wrapped(marked)
    assert WRAPS.clean(f"{marked}\n") == f"{marked}\n"


VALUES = (
    "lampwick 1.0\nlampaxisx 3\nlampaxisy 1\nlampthreshold 0.15\nbellthreshold 0.15\nbellupdate",
    "bellpost.ogg -\nbelldoc.ogg -\nferryin.ogg -\nferryout.ogg -\nstorm01.ogg -\nstorm02.ogg -",
    "push 0x0002\npush 0x00ff\npush 0xe48a",
    "lamp_04_north.png 173 159 32 16 off 6 -28\nlamp_04_south.png 206 159 34 16 off -8 -20\nbell_05_north.png 35 995 34 20 off -9 -72",
    "258F998   1032 258F914 258FDCC   1  *Init*     20E5108   Process Array\n258FDCC   1000 258F998 25901E0   1  Load Meter 20E54BA   Process Stack",
    "stopifnot(is.na(lamp)==is.na(bell))\nbells <- sub('NA','na',lamp)\nlimit<-c(diff(start), lines[1,1]-sum(diff(start)))",
    "objective <- function(beta) negLL(beta, X, y, K, cutpoints)\neq_constraint <- function(beta) sum_constraint(beta, C = 2)",
)


@pytest.mark.parametrize("values", VALUES)
def test_names_and_their_values_stay_below_each_other(values: str) -> None:
    assert_stays_amid_wrapped(values)


LABELS = """\
Executive branch:
  warden, keeper of the bell, clerk of the tides, Council, Council of Ferrymen
Legislative branch:
  a chamber of nine ferrymen, elected by the villages around the harbour for
  four years; the warden speaks first, and last
Judicial branch:
  Court of Tides"""


def test_labels_at_the_margin_stay_below_what_is_set_in() -> None:
    cleaned = WRAPS.clean(f"{WRAPPED}\n\n{LABELS}\n")
    assert "Ferrymen\nLegislative branch:\n" in cleaned
    assert "last\nJudicial branch:\n" in cleaned


def test_the_name_of_a_field_stays_below_a_sentence() -> None:
    text = ".description\n" + WRAPPED + "\n.described-by\nThe harbour office.\n"
    assert WRAPS.clean(text).endswith("\n.described-by\nThe harbour office.\n")


def test_code_of_an_assembler_stays() -> None:
    text = (
        "bell:\tmove.l\tpost(pc),a1\t; where the post is kept while the\n\tjsr\t-$19e(a6)\t; ferry is away\n\trts\n\n"
        "lamp:\t\t\t; here goes what the keeper of the lamps\n\tdc.l\t0\t; wrote in his book\n"
    )
    assert WRAPS.clean(text) == text


MAZE = "ÉÍÍÍÍ¸ÕÍÍÍÍÍÍÍ¸ÕÍÍÍÍÍÍÍ»\nºùùùù³³ùùùùùùù³³ùùùùùùùº\nºùÚ¿ù³³ùÚ¿ùÚ¿ù³³ùÚ¿ùÚÄÄº\nºþ³³ù³³ù³³ù³³ù³³ù³³ù³ÚÄº\nºù³³ùÀÙù³³ù³³ù³³ù³³ù³³ùº\nÈÍÍÍÍÍÍÍÍÍÍÍÍÍÍÍÍÍÍÍÍÍÍ¼"


@pytest.mark.parametrize("times", [0, 3])
def test_what_is_drawn_with_lines_of_another_page_stays(times: int) -> None:
    assert Cleaner().clean(f"{WRAPPED}\n\n" * times + f"{MAZE}\n") == f"{PROSE}\n\n" * times + f"{MAZE}\n"


def test_commands_of_a_guide_and_of_a_magazine_stay() -> None:
    guide = f'{WRAPPED}\nThis is how the keeper writes down a guide to the lamps and the bells:\n@database "Lamps"\n@node main "Bells"\n'
    assert WRAPS.clean(guide).endswith(':\n@database "Lamps"\n@node main "Bells"\n')
    pages = f"{WRAPPED}\n{{pp}}\n{WRAPPED}\n{{pp}}\n"
    assert WRAPS.clean(pages) == f"{PROSE}\n{{pp}}\n{PROSE}\n{{pp}}\n"


def test_an_address_below_a_line_of_its_own_stays_and_one_amid_a_sentence_does_not() -> None:
    kept = "OS-SIG-Harbour at example.org\nhttps://example.org/mailman/listinfo/os-sig-harbour\n"
    assert WRAPS.clean(f"{WRAPPED}\n\n{kept}") == f"{PROSE}\n\n{kept}"
    text = textwrap.fill(
        f"{PROSE} All of it can be read, as the keeper says, at the https://example.org/harbour/timetable.html", 70
    )
    assert WRAPS.clean(f"{WRAPPED}\n\n{text}\n").count("\n") == 3


def test_two_items_below_a_row_with_room_are_a_list() -> None:
    items = (
        "The aims of the harbour office are\n- to ring the bell twice for every letter that comes from the island and\nthree times for the doctor, and\n"
        "- to keep the book of the tides as long as there is a keeper who can\nread the numbers."
    )
    cleaned = WRAPS.clean(f"{WRAPPED}\n\n{items}\n")
    assert "office are\n- to ring" in cleaned
    assert "doctor, and\n- to keep" in cleaned


@pytest.mark.parametrize(
    "rows",
    [
        "        since the bell is old\n        and the rope is longer\n        it rings when it will",
        "        cd harbour\n        command rm -rf lamp\n        mv * ..",
    ],
)
def test_rows_that_no_wrapper_of_the_text_broke_stay(rows: str) -> None:
    wrapped, prose = textwrap.fill(PROSE, 74), PROSE
    assert WRAPS.clean(f"{wrapped}\n\n{rows}\n\n{wrapped}\n") == f"{prose}\n\n{rows}\n\n{prose}\n"


SIGNED = (
    "{0}The bell was rung again, and nobody knew\n{0}why, for the post had come already, and\n{0}the doctor was at home. So the keeper\n"
    "{0}went to the tower, and there was no one\n{0}there but an owl, which he let out.\n"
)


@pytest.mark.parametrize("sign", ["#", "<", ")"])
def test_any_sign_that_begins_many_rows_marks_them(sign: str) -> None:
    text = SIGNED.format(sign)
    assert WRAPS.clean(text) == text
    assert WRAPS.clean(f"{WRAPPED}\n\n" * 3 + text) == f"{PROSE}\n\n" * 3 + text


def test_names_of_code_between_signs_do_not() -> None:
    text = textwrap.fill(PROSE.replace("The ferry", "=ferry.el=").replace("Nobody", "=nobody= and =no.el=") * 3, 60)
    assert WRAPS.clean(text + "\n").count("\n") == 1


DRAWN = {
    "an underline of carets": "How the keeper of the harbour counts the tides, and why he does so\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    "a line below a word": "The lampdirectory lets the keeper choose where the lamps will be kept\n    ~~~~~~~~~~~~~ when he comes in.",
    "the edge of a box": "| B · E · L · L · S   O · F   T · H · E   H · A · R · B · O · U · R |\n`-------------------------------------------------------------------'",
    "bytes": "??:0110  00 01 00 00 00 00 00 00-3E 00 00 00 01 00 FB 71  ......q\n??:0120  6A 72 00 00 00 00 00 00-00 00 00 00 00 00 00 00  jr.....",
    "the end of a node": "Whoever rings the bell must have asked the keeper in the tower before!\n@endnode",
}


@pytest.mark.parametrize("drawn", DRAWN)
def test_what_is_drawn_or_said_to_a_program_stays_below_its_row(drawn: str) -> None:
    assert_stays_amid_wrapped(DRAWN[drawn])


def test_a_text_of_records_stays_though_all_are_about_as_long() -> None:
    rows = [
        f"lamp_{k % 17:02}_phase_{k % 34:02}.png {k * 37 % 900} {k * 13 % 990} {20 + k % 15} {18 + k % 30} off {k % 40 - 20} {-60 - k % 40}"
        for k in range(60)
    ]
    text = "* lamps_1.png size 512 1024\n" + "\n".join(rows) + "\n"
    assert WRAPS.clean(text) == text


def test_four_rows_that_begin_alike_stay_below_a_row_of_prose() -> None:
    wrapped = textwrap.fill(PROSE, 48)
    rows = "\n".join(f"copy lamps.start and the book of the keeper {k} to" for k in range(4))
    assert f"\n{rows}\n" in WRAPS.clean(f"{wrapped}\n\nThe keeper writes this,\n{rows}\n\n{wrapped}\n")


ROLES = """宿の若い女将　　　　　　　　　　森山雪子
川漁師の老人とその孫　　　　　　小島一郎
峠を越えて来た薬売り　　　　　　原田健
渡し場の番人（声のみ）　　　　　谷口"""
RAIN = """　峠の麓に一軒の宿があって、雨の夜には決まって薬売りが
泊まりに来た。女将は彼のために囲炉裏の火を絶やさず、客の
話を聞きながら朝まで縫い物をしていたという。　　それから
何年も経って、宿のあった場所には橋が架けられ、川を渡る人
は増えたが、誰もその名を覚えていない。"""


def test_cells_apart_by_wide_blanks() -> None:
    assert WRAPS.clean(f"{ROLES}\n\n{RAIN}\n") == f"{ROLES}\n\n{RAIN.replace(chr(10), '')}\n"


OAR = """oar
        A long piece of ash wood with a blade at one end, which moves a boat
        when somebody pulls at the other end. There are always two, but for the
        ferry, whose keeper lost one in the year of the high water.
            [ A Dictionary of Simple Things for the Children of the River,
                by Clara Winter, her brother Robert and her old pupils ]
"""
RUDDER = """rudder
        What a boat is steered by. Nobody notices it until it is gone, which is
        when the captain of a boat learns how to steer with an oar as well.
            [ A Dictionary of Simple Things for the Children of the River,
                by Clara Winter, her brother Robert and her old pupils ]
"""
SAIL = """sail
        A sheet of cloth that has been mended by everybody in the house, and is
        therefore worth more than the boat.
"""


def test_keys_behind_the_notes_of_a_glossary() -> None:
    glossary = OAR + RUDDER + SAIL
    assert WRAPS.clean(glossary) == re.sub(r"\n {8}(?=[a-z])", " ", glossary)
