"""Data and words that authors set as pages do: lists of places, tables and cards that lost their cells, words torn out by links."""

from __future__ import annotations

from functools import partial

import pytest
from promised import promised

from cleaner import rulebook
from cleaner.engine import plan

PLAN = plan(rulebook.load(), {}, only=("boilerplate",))
FIRST = "The keeper rows out at six and lights the lamp before the boats come home from the bank."
SECOND = "In winter the ice takes the piles, and the men of the village set new ones in May."
DOUGH = (
    "Stir the butter into the sugar until it is pale, and fold in the flour with a wooden spoon, a little at a time."
)
clean = partial(promised, PLAN)


def little(amid: str) -> tuple[str, str]:
    """A text with a counter below it, and what shall come of it."""
    return f"{FIRST}\n\n{amid}\n\n{SECOND}\n\n0 Comments", f"{FIRST}\n\n{amid}\n\n{SECOND}"


def page(amid: str) -> tuple[str, str]:
    """The same of what is plainly a page."""
    head = "Skip to content\nShare on Facebook\nShare on Pinterest\nSubscribe to our newsletter\n\n"
    tail = "\n\nLeave a Comment\nPrivacy Policy\n© 2024 Anna Miller. All rights reserved."
    kept = f"{FIRST}\n\n{amid}\n\n{DOUGH}"
    return f"{head}{kept}{tail}", kept


def paged(amid: str) -> tuple[str, str]:
    """A page on which nothing stands above."""
    before, after = page(amid)
    return before.replace(f"{FIRST}\n\n", ""), after.removeprefix(f"{FIRST}\n\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        little("These are the countries that will send a boat.\n\n- Spain\n- Italy\n- Germany\n- Japan\n- Canada"),
        little("Die Themen des Abends\n\n- Bildung\n- Gesundheit\n- Verkehr\n- Sport\n- Kultur"),
        little("Germany\n0.3%\nFrance\n1.1%\nItaly\n0.7%\nSpain\n2.5%"),
        little("Facebook\n34%\nInstagram\n22%\nTwitter\n18%\nPinterest\n12%"),
        page("China\n38\n32\n18\nUSA\n39\n41\n33\nJapan\n27\n14\n17"),
        page("Warszawa\n38\nKraków\n32\nGdańsk\n18"),
    ],
    ids=["list", "list-de", "shares", "services", "three-columns", "counts"],
)
def test_lists_of_places_and_cells_of_tables_stay(before: str, after: str) -> None:
    assert clean(before) == after


@pytest.mark.parametrize("menu", ["News\nSport\nWeather\nTravel", "Facebook\n12\nTwitter\n34\nPinterest\n56"])
def test_menus_of_a_page_and_what_was_clicked_on_go(menu: str) -> None:
    head = f"Skip to content\n{menu}\nShare on Facebook\n\n"
    assert clean(f"{head}{FIRST}\n\n{SECOND}\n\n© 2024 Anna Miller. All rights reserved.") == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        page("You can read more about it on\n\nFacebook\n\n, and there are pictures of it on\n\nInstagram\n\nas well."),
        page("I have told of it in my\n\nnewsletter\n\n, which goes out on Fridays."),
        page("Wir treffen uns auf\n\nFacebook\n\n, und die Hälfte der Leute kommt zu spät."),
    ],
)
def test_a_word_that_a_link_tore_out_of_a_sentence_stays(before: str, after: str) -> None:
    assert clean(before) == after


def test_an_advertisement_amid_a_sentence_goes() -> None:
    text = f"Skip to content\nShare on Facebook\n\n{FIRST[:30]}\n\nAdvertisement\n\n{FIRST[31:]}\n\n© 2024 A. Miller."
    assert clean(text) == f"{FIRST[:30]}\n\n{FIRST[31:]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        paged("Course\nDinner\nCuisine\nBrazilian\nServings\n6"),
        paged("Pumpkin Muffins\nTime\n30 minutes\nServings\n12"),
        paged("Recipe Type:\nMain\nDifficulty:\nEasy"),
        paged("Nährwerte pro Portion\n731 kcal\nEnergie\n36 g\nEiweiß"),
        paged("Servings\n6\npeople\nTotal Time\n1\nhour"),
        paged("- Prep Time: 20 minutes\n- Cook Time: 2 hours\n- Category: Dinner\n- Method: Baking"),
        paged("Foto: Anna Miller\n\nJakarta -\n\nSeorang penjaga mercusuar pulang setelah dua puluh tahun."),
    ],
    ids=["labels", "time", "value", "energy", "unit", "bullets", "dateline"],
)
def test_labels_and_values_on_cards_stay(before: str, after: str) -> None:
    assert clean(before) == after


@pytest.mark.parametrize(
    "label",
    [
        "### Leave a Reply Cancel reply",
        "## Reader Interactions\n\n### Comments",
        "      o Reply\n      o Contact Us\n      o Share",
        "Learn how your comment data is processed\n.",
    ],
)
def test_headings_inner_bullets_and_points_of_a_page_go(label: str) -> None:
    before, after = page("")
    assert clean(before.replace("\n\n\n\n", "\n\n").replace("Leave a Comment", label)) == after.replace(
        "\n\n\n\n", "\n\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"# The lamp\n\n{FIRST}\n\n## Comments\n\n{SECOND}\n\n## Related articles\n\n{DOUGH}\n",
        f"{FIRST}\n\n### Post navigation\n\n{SECOND}\n",
        f"{FIRST}\n.\n\n{SECOND}\n",
    ],
)
def test_headings_of_an_author_stay(text: str) -> None:
    assert clean(text) == text


def test_what_heads_items_of_a_list_stays_in_a_text_that_is_no_page() -> None:
    text = f"{DOUGH}\n\n* 1 cup of brown sugar\n\nOptional\n\n* Pepper jelly\n"
    assert clean(text) == text


@pytest.mark.parametrize("text", ["«#1. ", "# #\n\n##\n", "-#" * 200, "#«#1.", "#"])
def test_signs_of_headings_without_words_stay(text: str) -> None:
    assert clean(text) == text


def test_a_point_of_the_author_stays_where_one_of_the_page_goes() -> None:
    before, after = page(f"{SECOND}\n.")
    assert clean(before.replace("Leave a Comment", "Learn how your comment data is processed\n.")) == after
