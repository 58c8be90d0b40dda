"""Titles that fill their rows, and what stands right below them: nothing of it is joined, unless the title goes on."""

from __future__ import annotations

import textwrap

import pytest

from cleaner import Cleaner

WRAPS = Cleaner({"stages": ["wraps"]})
COUNCIL = (
    "The council sat in the back room of the inn and listened to four of the farmers, who could not agree on the year in which the"
    " well had last been dry, or on who had been paid to dig it deeper."
)
SURVEYOR = (
    "It was decided that the surveyor should come back in the autumn. He should bring the old maps with him, which had been lent to"
    " the school and were thought to hang in the attic. Nobody knew whether the teacher had ever looked at them, but the children"
    " had, and told of a river that was not there any more."
)
CELLAR = "The innkeeper, whom nobody had asked, told the council that his cellar had been wet since the spring."
TITLE = "An Inquiry into the Dry Well at Upper Marsh and into the Year of Its Digging"  # 76 columns
NAMES = "On the Dry Well at Upper Marsh and on the Farmers Who Paid for It Twice Over"


def around(head: str, times: int, width: int = 77) -> tuple[str, str]:
    """A text wrapped at a column with a head at its top and in its middle, and what must come out."""
    wrapped, whole = (
        "\n\n".join([textwrap.fill(told, most) for told in (COUNCIL, SURVEYOR, CELLAR)] * times)
        for most in (width, 999)
    )
    return f"{head}\n\n{wrapped}\n\n{head}\n\n{wrapped}", f"{head}\n\n{whole}\n\n{head}\n\n{whole}"


BELOW = {
    "an author": "by Clara Winter",
    "an author, with a capital": "By Clara Winter",
    "a name": "Clara Winter",
    "two names": "Clara Winter and Robert Hay",
    "a date": "May 5, 2014",
    "a number": "Vol. 3, No. 17",
    "a room": "Room 12",
    "a subtitle as sentences are": "Second edition",
    "an aside": "(from the archive of the parish)",
    "a house": "[Lower House]",
}


@pytest.mark.parametrize("times", [1, 4])
@pytest.mark.parametrize("title", [TITLE, TITLE.upper(), NAMES, f"[{NAMES[:-2]}]"])
@pytest.mark.parametrize("below", BELOW)
def test_what_stands_below_a_title_is_not_joined(title: str, below: str, times: int) -> None:
    text, whole = around(f"{title}\n{BELOW[below]}", times)
    assert WRAPS.clean(text) == whole


def test_a_head_of_several_rows_stays() -> None:
    text, whole = around(f"{TITLE}\nClara Winter\nSchool of Wells and Waters, Upper Marsh\nclara@example.org", 1)
    assert WRAPS.clean(text) == whole


def test_a_title_in_capitals_stands_above_a_date_line() -> None:
    head = "WELL AT UPPER MARSH TO BE DUG DEEPER BEFORE THE WINTER, SAYS THE COUNCIL\nFarmers must fetch water from the mill"
    text, whole = around(head, 1, 72)
    assert WRAPS.clean(text) == whole


GOES_ON = {
    "behind a word that leans": (
        "An Inquiry into the Dry Well at Upper Marsh and into the Men and Women of",
        "Lower Marsh",
    ),
    "behind a comma": (
        "An Inquiry into the Dry Well at Upper Marsh, the School, and the Old Inn,",
        "Cellars Included",
    ),
    "with a word that leans": (
        "An Inquiry into the Dry Well at Upper Marsh and into the Years of Digging",
        "of Robert Hay",
    ),
    "with small letters": (
        "Section 4. Of the Dry Well at Upper Marsh and the Old Maps in the Library",
        "archives",
    ),
    "with words that the text knows": (
        "An Inquiry into the Dry Well at Upper Marsh, and into What Is Left of the",
        "Old Maps",
    ),
    "in capitals": (
        "AN INQUIRY INTO THE DRY WELL AT UPPER MARSH AND INTO WHO WAS PAID TO DIG",
        "IT DEEPER",
    ),
    "names in a list": (
        "Clara Winter, Robert Hay, Agnes Poole, Henry Marsh, Julia Stone and Peter",
        "Anton Weaver",
    ),
    "an address in brackets": (
        "An Inquiry into the Dry Well at Upper Marsh and into the Year of Digging",
        "(https://example.org/wells/upper-marsh)",
    ),
}


@pytest.mark.parametrize("head", GOES_ON)
def test_a_title_that_goes_on_is_joined(head: str) -> None:
    first, second = GOES_ON[head]
    text, whole = around(f"{first}\n{second}", 4, 73)
    assert WRAPS.clean(text) == whole.replace(f"{first}\n", f"{first} ")


def test_nouns_with_capitals_make_no_title() -> None:
    told = (
        "Der Rat saß im Hinterzimmer des Wirtshauses und hörte vier der Bauern an, die sich über das Jahr nicht einig wurden, in dem"
        " der Brunnen zuletzt trocken war, und auch nicht darüber, wer für das Graben bezahlt worden sei."
    )
    item = (
        "Bericht der Gemeinde über Brunnen, Mühlen und Wege der Orte Untermarsch und\nObermarsch einschließlich Anlagen"
    )
    text = "\n\n".join([textwrap.fill(told, 76), textwrap.fill(told, 76), item, textwrap.fill(told, 76)])
    assert WRAPS.clean(text) == "\n\n".join([told, told, item.replace("\n", " "), told])
