"""What looks like boilerplate and is said where it stands: turns, sentences with words of their own, words of sentences, numbers."""

from __future__ import annotations

import pytest

from cleaner import Cleaner

BOILERPLATE = Cleaner({"stages": ["boilerplate"]})
PARAGRAPH = (
    "The harbour office met on Tuesday and decided that the ferry goes twice a day. Nobody at the pier was surprised, since the "
    "bell has been rung twice for as long as anybody can tell."
)
OTHER = "The lamp at the mill stays dark until somebody has mended it, and that may take the keeper until the spring."


@pytest.mark.parametrize(
    "said",
    [
        "He repeated his answer on Twitter.",
        "They announced the new timetable on Facebook.",
        "I would like to receive a lamp.",
        "You are about to leave the island.",
        "You are logged in as keeper.",
        "Listen to the podcast on Friday.",
    ],
)
def test_sentences_with_words_of_their_own(said: str) -> None:
    for text in (f"{PARAGRAPH}\n\n{said}", f"{PARAGRAPH}\n\n{said}\n\n{OTHER}", f"{PARAGRAPH}\n{said}\n{OTHER}\n"):
        assert BOILERPLATE.clean(text) == text


@pytest.mark.parametrize(
    "said",
    [
        "What are you looking for?",
        "How can we help you?",
        "Did this answer your question?",
        "Please try again later.",
        "Not a member yet?",
    ],
)
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_turns_of_a_dialogue(said: str, apart: str) -> None:
    turns = [
        "Where were you all night?",
        "I was at the pier.",
        "I don't believe you.",
        said,
        "Nothing. I was only looking at the boats.",
    ]
    turns += ["The keeper asked for you.", "He always does.", "Come in and eat something."]
    text = apart.join(turns)
    assert BOILERPLATE.clean(text) == text


def test_the_same_beside_other_lines_of_a_page() -> None:
    assert (
        BOILERPLATE.clean(f"{PARAGRAPH}\n\nDid this answer your question?\nYes\nNo\nShare\nTweet\n") == f"{PARAGRAPH}\n"
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "1 Comment\nFor more of the island, be sure to follow me on\nInstagram\n, and ring the bell.",
            "on\nInstagram\n, and",
        ),
        (
            "Jump to Recipe\nSee my\nYouTube channel\n. It has the lamp, the mill and the pier in it.",
            "my\nYouTube channel\n. It",
        ),
        (
            "For what we do with your name see our\nPrivacy Policy\n; it is short, as the island is.",
            "our\nPrivacy Policy\n; it",
        ),
    ],
)
def test_words_of_a_sentence_that_goes_on_below(text: str, kept: str) -> None:
    assert kept in BOILERPLATE.clean(text)


def test_years_of_a_chronicle_and_days_of_a_diary() -> None:
    years = "A chronicle of the pier\n\n1887\nThe pier is built.\n1903\nA storm takes it.\n1951\nIt is built again.\n"
    days = "June 3, 2019\n\nRain all day, and nobody came.\n\nJune 5, 2019\n\nHome again, by the last ferry.\n"
    for text in (years, days):
        page = f"Skip to content\nMenu\n\n{text}\nShare\nFacebook\nTwitter\nLeave a Reply\n"
        assert BOILERPLATE.clean(page) == text


def test_numbers_of_posts_are_no_page_numbers() -> None:
    said = "I have asked the keeper of the lamp about the bell, and he told me that it hangs at the pier since the year of the storm and "
    posts = "".join(
        [
            f"{' ' * 26}* #{k}\n{' ' * 32}{said * 4}{k}\n{' ' * 24}Member\n{' ' * 26}* Feb 20, 2010\n{' ' * 26}* \n"
            for k in range(1, 8)
        ]
    )
    assert "* #4" in BOILERPLATE.clean(posts)
