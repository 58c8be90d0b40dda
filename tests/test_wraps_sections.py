"""Lines that begin something new beside wrapped prose: sections, questions, items without a mark, fields, quoted mail."""

from __future__ import annotations

import pytest

from cleaner import Cleaner

WRAPS = Cleaner({"stages": ["wraps"]})

TENANT = "The tenant shall keep the rooms in good repair and shall not alter\nthe walls, the floors or the windows without our written consent first."
PETS = "The tenant shall not keep animals there, other than fish in a\nsmall tank, without the consent of the landlord."

SECTIONS = {
    "numbers of two parts": ("1.1 ", "1.2 "),
    "a word and a number": ("Art. 1 ", "Art. 2 "),
    "clauses": ("Clause 4 ", "Clause 5 "),
    "signs of paragraphs": ("§ 1 ", "§ 2 "),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_the_next_section_begins_below_a_full_line(name: str) -> None:
    first, second = SECTIONS[name]
    wrapped = f"{first}{TENANT}\n{second}{PETS}"
    assert WRAPS.clean(wrapped) == f"{first}{_joined(TENANT)}\n{second}{_joined(PETS)}"


BEGUN = {
    "the heading of a numbered section, though the next word had room beside it": """2. Traffic at the gate
Joan has spoken to the constable, who would be glad to come and stand there for~a morning, but thinks that the parents ought to speak to each other first. We~\
shall buy orange vests and draw up a list.""",
    "a question that fills its line, and what is answered": """if they sit on your lap, but they~must be entered in the booking,~\
because the captain has to know how~many people are on board.
May I bring my dog on the ferry?
Yes, as long as it stays on a lead~and off the seats. On the upper deck~there is a corner with water bowls,~\
which most dogs seem to like better~than most passengers do.
What if the crossing is cancelled?
You can choose between a later~sailing and your money back. We will~send you a text message as soon as~\
we know, which is usually about two~hours before the ferry is due to~leave.""",
    "items without a mark that are as long as the lines below": """Sleeping bag rated to five degrees
Waterproof jacket and trousers
Two pairs of boots or stout shoes

Phones may be charged in the office~between four and five. They are not~allowed in the tents after ten.""",
    "dishes with a word between them": """Pumpkin soup with ginger
or
Smoked trout on toast

Roast chicken with lemon
or
Mushroom pie with greens""",
    "fields whose labels have two words": """Office hours: Tue 2-4, or by appointment
Room: Old Library 3.07

Essays that are handed in late lose five~per cent of the mark for each day or~part of a day, unless you have agreed an~\
extension with me in advance.""",
    "fields of French, with a blank before the colon": """un perroquet, mais personne ne sut~jamais ce que contenaient les~caisses.

babord : côté gauche du navire
écoute : cordage qui règle une voile
haubans : câbles qui tiennent le mât
tribord : côté droit du navire

On dit que le perroquet, lui,~savait. Peut-être l'a-t-il raconté à~quelqu'un, là-bas, au-delà des îles~\
; en tout cas, c'est-à-dire du moins~dans ce port-ci, il se tut.""",
}


@pytest.mark.parametrize("name", BEGUN)
def test_what_begins_anew_stays(name: str) -> None:
    """Only the line ends at a tilde are joined."""
    text = BEGUN[name]
    assert WRAPS.clean(text.replace("~", "\n")) == text.replace("~", " ")


def test_quoted_mail_may_be_indented() -> None:
    text = (
        "    > I have been thinking about the release date, and I would prefer to\n"
        "    > wait until the translators have had a chance to look at the new\n"
        "    > dialogs. There are about forty new strings, and some of them are long.\n\n"
        "    I can do that on Wednesday, but my machine is an old one, so it does not\n"
        "    say much about the newer ones. Perhaps Ilse would be a better choice,"
    )
    quoted, answer = text.split("\n\n")
    assert WRAPS.clean(text) == quoted.replace("\n    > ", " ") + "\n\n" + answer.replace("\n    ", " ")


HYPHENS = {
    "an address": ("see the page at https://example.org/a-", "long/path and send it back to us"),
    "a mail address": ("send the answer to the office at anna-", "lena@example.org before the week is over"),
    "the name of a file": ("save what I sent you yesterday as my-file-", "name.txt and tell me when it is done"),
    "an abbreviation": ("went on until the morning, and the U.S.-", "led group left the building at once"),
    "two sums": ("a room in one of the small hotels costs £30-", "£40 a night, with breakfast for two"),
}
CUT = "We asked the people in the village about their memo-\nries of the flood, and many of them were glad to talk to us.\n\n"


@pytest.mark.parametrize("name", HYPHENS)
def test_hyphens_of_addresses_and_sums_stay(name: str) -> None:
    first, second = HYPHENS[name]
    assert WRAPS.clean(f"{CUT}Please {first}\n{second}.").endswith(f"Please {first}{second}.")


def _joined(text: str) -> str:
    return text.replace("\n", " ")
