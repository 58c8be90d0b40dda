"""The wraps stage: what is joined, what is left, and how the wrapper is found out."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.api import Cleaner
from cleaner.change import apply
from cleaner.document import Document
from cleaner.engine import explain
from cleaner.stages.wraps import edits
from cleaner.stages.wraps.author.frame import frame_of
from cleaner.stages.wraps.author.kinds import kind_of
from cleaner.stages.wraps.column.fit import fit_rows
from cleaner.stages.wraps.lines.columns import columns
from cleaner.stages.wraps.lines.rows import first_class, last_class, rows_of
from cleaner.stages.wraps.weigh.decide import model_of
from cleaner.stages.wraps.weigh.evidence import pairs_of
from cleaner.stages.wraps.weigh.features import names_of

WRAPS = Cleaner({"stages": ["wraps"]})
RULES = WRAPS.plan.stages[0][1]

STORY = [
    (
        "The ferry to the island leaves at seven, and again at noon when the tide allows it. Nobody in the village owns a "
        "watch that can be trusted, so the ferryman rings a bell. He rings it twice for the post and three times for the doctor."
    ),
    (
        "On the island there are eleven houses and a school. The school has had one pupil since the spring, a boy of nine who "
        "knows the names of all the birds and none of the kings. His teacher says that this will do for the time being."
    ),
    (
        "In winter the boat does not go out for weeks. The people then eat what they have salted in the autumn, and mend the "
        "nets, and tell each other the same stories as every year; but they would not live anywhere else, they say."
    ),
    (
        "The minister came once, in a storm, and stayed for ten days because he could not get away. He preached every "
        "morning. When at last the bell rang for him the whole island stood on the pier, and he promised to come back."
    ),
]

VERSE = """\
The lamp is out, the boats are in,
and no one walks the pier;
the gulls have gone to sleep within
the sound that no one hears.

And you who wait, and you who wake,
and count the bells till day,
will hear the morning ferry take
the night's long breath away.
"""


def clean(text: str) -> str:
    return WRAPS.clean(text)


def fill(paragraph: str, width: int, first: int = 0) -> str:
    """Fill greedily; the first line has `first` columns less."""
    return "\n".join(
        textwrap.wrap(" " * first + paragraph, width, break_long_words=False, break_on_hyphens=False)
    ).strip()


@pytest.mark.parametrize("width", [58, 64, 70, 72, 79, 90])
def test_filled_paragraphs_come_back(width: int) -> None:
    text = "\n\n".join(fill(p, width) for p in STORY) + "\n"
    assert clean(text) == "\n\n".join(STORY) + "\n"


@pytest.mark.parametrize("stop", ["\r\n", "\r", "\u2028", "\x85"])
def test_breaks_of_every_kind(stop: str) -> None:
    text = stop.join(fill(STORY[0], 60).split("\n")) + stop + stop + stop.join(fill(STORY[1], 60).split("\n"))
    assert clean(text) == STORY[0] + stop + stop + STORY[1]


@pytest.mark.parametrize("hidden", [0, 3, 19])
def test_paragraphs_without_blank_lines_are_told_by_the_column(hidden: int) -> None:
    text = "\n".join(fill(p, 79, hidden) for p in STORY)
    assert clean(text) == "\n".join(STORY)


def test_the_seed_is_explained_without_a_guess(seed: tuple[str, str]) -> None:
    rows = rows_of(Document(seed[0]))
    fit = fit_rows(rows, 0)
    assert (fit.at, fit.hidden, fit.model, fit.quality) == (79, 19, 'entities for "', "sure")
    joined = clean(seed[0])
    assert seed[0].count("\n") - joined.count("\n") == 24
    notes = [n.message for n in explain(seed[0], WRAPS.plan)]
    assert "the line was full; the next word 'We' would have needed column 80 of 79" in notes
    assert any(note.startswith("kept: nothing forced the line to end here") for note in notes)


def test_quoted_mail_is_joined_within_its_depth() -> None:
    quoted = "\n".join("> " + line for line in fill(STORY[0], 60).split("\n"))
    text = f"{quoted}\n\n{fill(STORY[1], 70)}\n"
    assert clean(text) == f"> {STORY[0]}\n\n{STORY[1]}\n"


def test_an_indented_block_keeps_its_first_indent() -> None:
    text = textwrap.indent(fill(STORY[0], 60), "    ") + "\n\n" + textwrap.indent(fill(STORY[1], 60), "    ")
    assert clean(text) == f"    {STORY[0]}\n\n    {STORY[1]}"


def test_double_spaced_text() -> None:
    text = "\n\n\n".join(fill(p, 64).replace("\n", "\n\n") for p in STORY)
    assert clean(text) == "\n\n\n".join(STORY)


def test_scripts_without_spaces_are_joined_without_one() -> None:
    sentence = "図書館の窓からは港が見え、朝になると漁師たちの声が聞こえてくる。先生は毎朝ここへ来て、新聞を二つ読む。"
    lines = [(sentence * 3)[k : k + 24] for k in range(0, len(sentence) * 3, 24)]
    assert clean("\n".join(lines)) == sentence * 3


def test_hyphens_need_evidence() -> None:
    text = (
        "The committee found that the under-\nstanding of the well-known prob-\nlem was poor. An understanding of\n"
        "the matter would need more time\nthan the half-\nhearted members had, in the pre-\nand post-war years alike."
    )
    assert "understanding of the well-known problem" in clean(text)
    assert "half-hearted" in clean(text)
    assert "pre- and post-war" in clean(text)


@pytest.mark.parametrize(
    "text",
    [
        VERSE,
        VERSE.title(),
        "Milk\nBread\nSix eggs\nA pound of butter\n",
        "- a first point that is not long\n- a second point that is not long either\n- and a third\n",
        "1. Open the box\n2. Take out the lamp\n3. Put in the bulb\n",
        "Anna Berg\n12 Harbour Street\n4021 Northport\nNorway\n",
        "name,age,town\nAnna,31,Northport\nOle,29,Southport\nUna,40,Eastport\n",
        "server:\n  port: 8080\n  host: localhost\nclient:\n  retries: 3\n  timeout: 10\n",
        "def add(a, b):\n    # the sum of two numbers, which is what\n    # the name says\n    return a + b\n\n\nprint(add(1, 2))\n",
        "ANNA. You said you would come.\nOLE. I said that I might.\nANNA. It is the same thing.\n",
        "\n\n".join(STORY),
        "\n".join(STORY),
        "",
        "\n",
        "one line",
        "> \n>\n",
    ],
)
def test_left_alone(text: str) -> None:
    assert clean(text) is text


@pytest.mark.parametrize("width", [50, 61, 72, 79])
def test_a_second_round_finds_nothing(width: int) -> None:
    once = clean("\n".join(fill(p, width) for p in STORY))
    assert clean(once) is once


@pytest.mark.parametrize(
    "head", ["{-# LANGUAGE LambdaCase #-}", "module Harbour.Bell where", "@echo off", "# frozen_string_literal: true"]
)
def test_how_source_code_begins(head: str) -> None:
    code = """\
ring the bell of the harbour
and the lamp of the mill
hours = 3
nobody hears it

ring the bell of the pier
"""
    assert kind_of(rows_of(Document(f"{head}\n{code}"))) == "source code"
    assert kind_of(rows_of(Document(f"A barge.\n{code}"))) == ""


def test_kinds_of_whole_texts() -> None:
    def kind(text: str) -> str:
        return kind_of(rows_of(Document(text)))

    assert kind("1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:03,000 --> 00:00:04,000\nThere\n") == "subtitles"
    assert kind("a;b;c\n1;2;3\n4;5;6\n7;8;9\n1;1;1\n") == "delimited rows"
    assert kind("".join(f"barges/{k:04}.png {k * 7} ford\n" for k in range(20))) == "delimited rows"
    assert kind("".join(f"The {k}th barge left the ford with {k * 7} bales\n" for k in range(20))) != ""
    assert (
        kind(
            "We were 7 on the barge\nand the ford was 9\nmiles away from the\nrope of the old mill\nthat night at 9 sharp\n"
        )
        == ""
    )
    assert kind("$ ls\nfile\n$ pwd\n/home\n$ cd x\n") == "a session"
    assert kind("\n".join(STORY)) == ""


def test_facts_weigh_what_their_features_weigh() -> None:
    model = RULES.prepared(model_of)
    weights = RULES.numbers("weights")
    verse = "The mill wheel turns by night,\n  The mill wheel turns by day,\nAnd never asks\n- (the miller's leave\n"
    frame = frame_of(rows_of(Document(f"{verse}\n{fill(STORY[0], 40)}\n1. {fill(STORY[1], 60)}")), model.leaning)
    facts = [
        fact for block in frame.divided() for pair in pairs_of(frame, block) for fact in (*pair.facts, *block.facts)
    ]
    assert {fact[1] for fact in facts} >= {"", "next", "block."}
    for fact in [*facts, *frame.facts]:
        assert model.scale[fact] == sum(weights.get(name, 0.0) for name in names_of([fact]))


def test_classes_and_columns() -> None:
    assert [first_class(t) for t in ("the", "The", "THE", "“the", "(the", "7", "日", "אב")] == [
        "lower", "title", "caps", "quotelow", "open", "digit", "unspaced", "letter",
    ]  # fmt: skip
    assert [last_class(t) for t in ("end.", "end.”", "end,", "end:", "en-", "en--", "end", "end)", "END", "9")] == [
        "stop", "stop", "comma", "colon", "hyphen", "dash", "lower", "closed", "upper", "digit",
    ]  # fmt: skip
    assert columns("日本") == 4
    assert columns("e\u0301") == 1


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 200_000 + "a\nb",
        ("a" * 200_000 + " x-\n") * 2 + "b",
        "a,\n" * 20_000,
        "word " * 60_000 + "\nmore words\nand more",
        "> " * 50_000 + "\nb\nc",
        ("." + " " * 1000) * 200 + "\nb\nc",
        "日" * 100_000 + "\n本",
        "a\n\n" * 20_000,
        # many doubts in one block
        textwrap.fill("Rain: it fell on the roofs and on the boats in the harbour all night. " * 10_000, 70),
        textwrap.fill("Nobody waved for those who left. – It rained all day and into the night. " * 10_000, 70),
    ],
    ids=range(10),
)
@pytest.mark.timeout(20)
def test_hostile_texts_take_linear_time(text: str) -> None:
    clean(text)


EVEN = (  # all lines but the last are 51 columns wide, as by chance
    "The boat left at noon, when the tide had turned and\nthe last of the crates was tied down on the deck by\n"
    "the two boys. Nobody waved, for those who wished to\nwere asleep in the sheds above the old stone pier a\nmile off."
)


def test_even_lines_of_whole_words_are_not_taken_for_cut_words() -> None:
    assert clean(f"{EVEN}\n") == EVEN.replace("\n", " ") + "\n"
    assert clean(f"{EVEN}\n\n{EVEN}\n") == (EVEN.replace("\n", " ") + "\n\n") + EVEN.replace("\n", " ") + "\n"


def test_a_few_lines_cut_inside_words_are_told_by_the_pieces() -> None:
    text = (
        "The radio works again. It was not the valves, as everybody had told me, but a mouse nest in the housing. I took "
        "the nest out in one piece and have kept it in the box that the radio came in, where nobody will look for it."
    )
    cut = "\n".join(text[k : k + 58] for k in range(0, len(text), 58))
    assert clean(cut) == text


def test_a_stretched_row_is_not_the_last_of_its_paragraph() -> None:
    text = " ".join(STORY)
    rows = []
    for row in textwrap.wrap(text, 60)[:-1]:
        words = row.split(" ")
        for k in range(60 - len(row)):
            words[(k * 3) % (len(words) - 1)] += " "
        rows.append(" ".join(words))
    joined = clean("\n".join([*rows, textwrap.wrap(text, 60)[-1]]))
    assert "\n" not in joined
    assert joined.split() == text.split()


def test_in_scripts_without_spaces_a_heading_is_not_full_because_the_next_clause_is_long() -> None:
    lines = [
        "图书馆延长开放时间",
        "从下个月开始图书馆每天开放到晚上十点读者可以在",
        "下班以后来还书馆长说这是因为收到了很多来信而且",
        "大家都认为晚上的图书馆比白天更安静",
    ]
    text = "\n".join(lines)
    assert clean(text).split("\n")[0] == lines[0]


def test_the_manual_inside_a_source_file_is_left_as_it_stands() -> None:
    manual = textwrap.fill(STORY[0], 64)
    python = (
        f'"""The ferry.\n\n{manual}\n"""\n\nimport os\nfrom ferry import bell\n\n\n'
        "def ring(times):\n    bell.ring(times)\n"
    )
    perl = f"package Ferry::Bell;\nuse strict;\nuse warnings;\n\nsub ring {{\n}}\n\n=head1 NAME\n\n{manual}\n"
    for text in (python, perl):
        assert WRAPS.clean(text) == text
    assert WRAPS.clean(f"{manual}\n\nimport os\nimport sys\n").startswith(STORY[0])


@given(
    width=st.integers(48, 96),
    order=st.permutations(range(len(STORY))),
    gap=st.sampled_from(["\n\n", "\n", "\n\n    "]),
    mark=st.sampled_from(["", "> ", "  "]),
)
@example(width=59, order=[0, 1, 2, 3], gap="\n\n    ", mark="")
@settings(max_examples=60, deadline=None)
def test_one_run_finds_all_that_later_runs_would(width: int, order: list[int], gap: str, mark: str) -> None:
    text = gap.join(fill(STORY[k], width) for k in order)
    text = "\n".join(mark + line for line in text.split("\n")) + "\n"
    document = Document(text)
    once = apply(text, [e for e in edits(document, RULES) if e.rule in WRAPS.plan.applied])
    assert [e for e in edits(Document(once), RULES) if e.rule in WRAPS.plan.applied] == []


def test_explain_says_that_a_block_contradicts_itself() -> None:
    commands = "       Every boat that lands here within the harbour has to ring\n       row ashore\n       ring"
    prose = fill(STORY[0], 70)
    notes = [note.message for note in explain(f"{prose}\n\n{commands}\n\n{prose}\n", WRAPS.plan)]
    assert any(note.startswith("kept: most lines of this block end where nothing forced them") for note in notes)


@pytest.mark.parametrize("mark", ["\u2010", "\u00ad"])
def test_a_typeset_hyphen_inside_a_word_is_a_wrap_even_in_a_short_row(mark: str) -> None:
    """No fit explains two short rows; an ordinary hyphen there may be the author's."""
    text = "      --label NAME\n             puts NAME in the place of the hea{}\n             ding of the table\n\n      -t, --tabs\n"
    joined = text.replace("hea{}\n             ding", "heading")
    assert WRAPS.clean(text.format(mark)) == joined


def test_contradicting_line_ends_are_left() -> None:
    """Text that was filled twice: half of its joins would be worse than none."""
    twice = "\n".join(row for line in textwrap.wrap(" ".join(STORY), 66) for row in textwrap.wrap(line, 52)) + "\n"
    assert WRAPS.clean(twice) == twice


@pytest.mark.parametrize("width", [50, 60, 64])
def test_korean_amid_latin_wrapped_by_characters_is_joined(width: int) -> None:
    text = (
        "봄이 되면 아이들은 학교가 끝나자마자 강가로 달려가서 해가 질 때까지 종이배를 띄우며 논다. "
        "In the old days a small ferry went from here to the town across the water and came back at noon with bread. "
        "여름에는 어른들도 저녁마다 나와서 바람을 쐬고 서로의 안부를 묻고 지나간 일들을 이야기한다. "
        "The ferryman was called Park and he never asked anybody for money, though most people gave him some of it. "
        "가을에는 물이 맑아져서 바닥의 모래까지 보이고 겨울에는 강 전체가 얼어붙어 썰매를 끌고 나온다. "
        "Nobody knows what became of the boat itself, but the rope is still there and the children swing from it now. "
        "강은 날마다 같은 자리에 있으면서도 날마다 다른 얼굴을 보여 준다. "
        "On quiet evenings one can hear the trains on the other side and think of all those who went with them.\n"
    )
    assert clean(textwrap.fill(text, width) + "\n") == text


def test_verse_amid_wrapped_prose_stays_though_some_of_its_lines_are_full() -> None:
    prose = (
        "The barge had lain at the ford for a week, and nobody asked whose it was, because everybody knew that the "
        "miller had lent it to his brother, who had lent it to the priest, who did not remember that he had it at all. "
        "In the evening the old man sang, and they listened, for there was nothing else to do before the water fell."
    )
    song = (
        "O rope of mine,\nYou never held the barge,\nYou held the moon,\nThe ferryman, his daughter, his boat and his old dog,"
        "\nAnd when it rained,\nThe corn was wet,\nThe mice were fat,\nThe Lord of us all was very far away from that ford,\nGod bless"
        "\nThe miller’s hat,\nAnd all the sacks."
    )
    wrapped = textwrap.fill(prose, 54)
    assert clean(f"{wrapped}\n\n{song}\n\n{wrapped}\n\n{song}") == f"{prose}\n\n{song}\n\n{prose}\n\n{song}"


@pytest.mark.parametrize(
    ("dash", "text"),
    [
        (
            "hormiga—",
            (
                "Trabajaba todos los días sin descanso y sin quejarse —como la hormiga— que guarda para el invierno todo lo que encuentra "
                "en el verano, y nunca decía una palabra de las manos, que le dolían cada noche un poco más que la anterior, ni de la "
                "casa, que ya no era suya desde hacía muchos años."
            ),
        ),
        (
            "ant—",
            (
                "He worked on without rest in all those years—like the ant—who keeps what he finds in the summer for the winter, and he "
                "never once complained of anything or of anyone at all, though his hands hurt him every night a little more than the "
                "night before, and the house had not been his for years."
            ),
        ),
    ],
)
def test_behind_a_dash_that_closes_what_another_opened_stands_a_blank(dash: str, text: str) -> None:
    blank = text.partition(dash)[2][:1] == " "
    broken = text if blank else text.replace(dash, f"{dash} ")
    wrapped = next(rows for rows in (textwrap.fill(broken, width) for width in range(44, 76)) if f"{dash}\n" in rows)
    assert Cleaner().clean(wrapped) == text


@pytest.mark.parametrize(
    "text",
    [
        "古い教会の中庭で語りの夕べ\n日時　7月18日（木）午後7時\n場所　大きな中庭、噴水のそば\n町の語り手三人が、祖母から聞いた話を語ります。\n",
        (
            "الرئيسية > المنزل > المطبخ\nإبريق نحاسي مصنوع يدويا\n"
            "السعة لتر واحد، وقبضته من خشب الزيتون لا تسخن على النار، ويمكن غسله باليد دون مساحيق بعد كل استعمال.\n"
            "يصلح الإبريق للقهوة والشاي، ويفضل غسله باليد دون مساحيق.\n"
        ),
    ],
)
def test_rows_that_had_room_for_more_stay_in_scripts_without_capitals(text: str) -> None:
    assert WRAPS.clean(text) == text
