"""Words that a lexicon knows: which hyphens at line ends are of compounds, and which a wrapper put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleaner.api import Cleaner
from cleaner.rulebook import StageRules
from cleaner.stages.wraps.joint.lexicon import Lexicon, builtin_lexica, lexicon_of, words_in

if TYPE_CHECKING:
    from cleaner.rule import Rule

WRAPS = Cleaner({"stages": ["wraps"]})
RULES = WRAPS.plan.stages[0][1]
# One of two hyphens at line ends is beyond doubt; the text hyphenates, and says neither of the other one's words.
STORY = (
    "The vessel carried barley to the mills of the valley, and the mas-\n"
    "ter kept a record of every sack; when the harvest was poor he wai-\n"
    "ted for the boats of the lower river, which came with the {}-\n"
    "{} of it at the end of the year, with the grain of the southern plai-\n"
    "ns and the salt of the coast, as they had done since the old days."
)
PROSE = "When the harvest was poor he waited for the boats of the lower river, and nobody knew where they were."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("moss", "grown"),
        ("lantern", "lit"),
        ("pre", "harvest"),
        ("co", "owners"),
        ("window", "shaped"),
        ("salt", "crusted"),
    ],
)
def test_two_words_that_are_no_other_word_are_a_compound(left: str, right: str) -> None:
    assert f"{left}-{right} of it" in WRAPS.clean(STORY.format(left, right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("car", "pet"),
        ("spin", "naker"),
        ("over", "seer"),
        ("with", "out"),
        ("pre", "tence"),
        ("ex", "change"),
        ("Car", "pet"),
    ],
)
def test_two_words_that_are_one_are_joined(left: str, right: str) -> None:
    assert f"{left}{right} of it" in WRAPS.clean(STORY.format(left, right))


@pytest.mark.parametrize(("left", "right"), [("Ash", "brook"), ("bar", "celo"), ("self", "made"), ("twenty", "six")])
def test_what_the_lexicon_does_not_know_is_told_as_before(left: str, right: str) -> None:
    kept = "-" if left in ("self", "twenty") else ""
    assert f"{left}{kept}{right} of it" in WRAPS.clean(STORY.format(left, right))


def test_a_single_cut_word_is_made_whole_though_the_text_does_not_hyphenate() -> None:
    lines = STORY.replace("mas-\nter", "master\n").replace("wai-\nted", "waited\n").replace("plai-\nns", "plains\n")
    assert "company of it" in WRAPS.clean(lines.replace("\n ", "\n").format("com", "pany"))
    assert "court-yard of it" in WRAPS.clean(lines.replace("\n ", "\n").format("court", "yard"))


def test_the_language_is_told_by_the_rows() -> None:
    german = "Als die Ernte schlecht war, wartete er auf die Boote vom unteren Fluss, und wo sie waren, wusste niemand."
    assert lexicon_of([PROSE], RULES) is not None
    assert lexicon_of([german], RULES) is None
    assert lexicon_of([german, PROSE, german], RULES) is None
    assert lexicon_of([], RULES) is None
    assert lexicon_of(["ab cd"], RULES) is None


def test_rows_of_another_language_are_told_without_it() -> None:
    lexicon = lexicon_of([PROSE], RULES)
    assert lexicon is not None
    assert lexicon.is_spoken(PROSE)
    assert not lexicon.is_spoken("wartete er auf die war- ten vom unteren Fluss und wusste nicht")


def test_a_table_says_how_words_go_on() -> None:
    assert list(words_in("\nboat ing man s\nbore\n\n")) == ["boat", "boating", "boatman", "boats", "bore"]


def test_a_user_may_bring_a_lexicon() -> None:
    def rule(role: str, table: str) -> Rule:
        return RULES.of_kind("lexicon")[0]._replace(
            id=f"XX{len(role)}", languages=("eo",), data={"table": table, "role": role}
        )

    rules = StageRules([rule("free", "hundo j\nkato\nbela\nkuras\nkaj\n"), rule("whole", "katohundo")])
    assert lexicon_of(["bela hundo kaj kato kuras"], rules) == Lexicon(
        frozenset({"hundo", "hundoj", "kato", "bela", "kuras", "kaj"}), frozenset({"katohundo"}), frozenset()
    )


def test_whole_words_look_like_two_free_ones() -> None:
    free, whole = (frozenset(builtin_lexica()[name].split()) for name in ("WR026", "WR027"))
    assert not free & whole
    assert {"inflow", "millstream"} <= whole
    assert all(any(w[:k] in free or w[k:] in free or k == 2 for k in range(2, len(w) - 1)) for w in whole)


@pytest.mark.parametrize(
    ("before", "after"),
    [("test/diag-", "perm.tst of it"), ("lib/all/op-", "s-cm.cc of it"), ("anna.berg@harbour-", "office.example")],
)
def test_hyphens_of_paths_are_there(before: str, after: str) -> None:
    text = STORY.replace("the {}-\n{} of it", f"{before}\n{after}")
    assert f"{before}{after}" in WRAPS.clean(text)
