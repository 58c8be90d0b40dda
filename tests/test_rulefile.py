"""Rule files: everything that is wrong is told at once, by file, line and rule; hostile ones do no harm."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from cleaner import Cleaner, kinds, rulebook, rulefile
from cleaner.examples import failures
from cleaner.rule import STAGES, is_rule_id

if TYPE_CHECKING:
    from pathlib import Path

GOOD = '''stage = "boilerplate"
summary = "Test"

[[rule]]
id = "ZZ001"
name = "zz-one"
where = "tail"
lines = ["Zwitscher dies"]
why = "A test."

[[rule.example]]
before = "Text.\\n\\nZwitscher dies"
after = "Text."

[[rule.keep]]
text = "One."

[[rule.keep]]
text = """
[[rule]]
Two."""
'''
RULE = GOOD[GOOD.index("[[rule]]") :]


def problems(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    return [str(p) for p in rulefile.parse(data, "my.toml").problems]


def test_a_good_file_is_read() -> None:
    read = rulefile.parse(GOOD.encode(), "my.toml")
    assert not read.problems
    (rule,) = read.rules
    assert (rule.id, rule.name, rule.safety, rule.kind, rule.line) == ("ZZ001", "zz-one", "safe", "lines", 4)
    assert rule.data == {"where": "tail", "lines": ["Zwitscher dies"]}
    assert [k.before for k in rule.keeps] == ["One.", "[[rule]]\nTwo."]


def test_all_problems_are_told_at_once_with_line_rule_and_advice() -> None:
    bad = GOOD.replace("where =", "wheer =").replace('"zz-one"', "7").replace('after = "Text."', 'aftre = "Text."')
    assert problems(bad) == [
        "my.toml:6: ZZ001: 'name' must be a string",
        "my.toml:7: ZZ001: unknown key 'wheer'; did you mean 'where'?",
        "my.toml:11: ZZ001: example 1: unknown key 'aftre'; did you mean 'after'?",
        "my.toml:11: ZZ001: example 1: 'after' is missing",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stage = 'wrap'\nsummary = 'x'", "my.toml:1: 'stage' is 'wrap'; did you mean 'wraps'?"),
        ("summary = 'x'", "my.toml: 'stage' is missing"),
        ("stage = 'wraps'\nsummary = 'x'\nrules = 1", "my.toml:3: unknown key 'rules'; did you mean 'rule'?"),
        (GOOD.replace("ZZ001", "zz1"), "my.toml:5: zz1: 'id' is 'zz1': two to four capitals and three or four digits"),
        (GOOD.replace('"tail"', '"tial"'), "my.toml:7: ZZ001: 'where' is 'tial'; did you mean 'tail'?"),
        (GOOD + RULE, "my.toml:23: ZZ001: this id stands twice in the file"),
        (GOOD.replace("lines =", "# lines ="), "my.toml:4: ZZ001: one of 'lines', 'starts', 'ends', 'regex' is needed"),
        ('stage = "wraps', "my.toml:1: not TOML"),
        (b"stage = '\xff'", "my.toml:1: not UTF-8"),
        (GOOD.replace('"zz-one"', '""'), "my.toml:6: ZZ001: 'name' is an empty string; write something"),
        (GOOD.replace('"Zw', '"", "Zw'), "my.toml:8: ZZ001: 'lines' holds an empty string; take it out"),
        (GOOD.replace('["Zwitscher dies"]', "[7]"), "my.toml:8: ZZ001: 'lines' must be a list of strings"),
        (GOOD.replace("where", 'kind = "linez"\nwhere'), "my.toml:7: ZZ001: 'kind' is 'linez'; did you mean 'lines'?"),
    ],
)
def test_messages(text: str | bytes, message: str) -> None:
    told = problems(text)
    assert told
    assert told[0].startswith(message), told


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '"boilerplate"',
            '"wraps"',
            "4: ZZ001: nothing in the stage wraps reads rules of the kind 'lines'; it reads: lexicon, numbers, repair, words",
        ),
        (
            "dies",
            "{n dies",
            "8: ZZ001: 'lines': 'Zwitscher {n dies': a brace without its partner; a template may hold {n}",
        ),
        ("dies", "{n}} dies", "8: ZZ001: 'lines': 'Zwitscher {n}} dies': a brace without its partner"),
        (
            "zz-one",
            "Gazette Teaser!",
            "6: ZZ001: 'name' is 'Gazette Teaser!': words in small letters joined by hyphens",
        ),
        ("zz-one", "zz--one", "6: ZZ001: 'name' is 'zz--one': words in small letters"),
        (
            "why",
            'languages = ["german"]\nwhy',
            "9: ZZ001: 'languages': lang 'german' is no BCP 47 tag; say for example",
        ),
        ("after", 'lang = "de_DE"\nafter', "11: ZZ001: example 1: lang 'de_DE' is no BCP 47 tag"),
    ],
)
def test_what_can_never_work_is_wrong(old: str, new: str, message: str) -> None:
    (told,) = problems(GOOD.replace(old, new, 1) if old != "dies" else GOOD.replace('dies"]', f'{new}"]'))
    assert told.startswith(f"my.toml:{message}")


@pytest.mark.parametrize(
    ("old", "new"), [("zz-one", "gazette-müll-2"), ("dies", "{* dies *}"), ("why", 'languages = ["*", "de-CH"]\nwhy')]
)
def test_what_may_work_is_not_wrong(old: str, new: str) -> None:
    assert problems(GOOD.replace(old, new, 1)) == []


def test_every_kind_that_a_stage_has_rules_of_is_read() -> None:
    found: dict[str, set[str]] = {}
    for rule in rulebook.load(examples=True).rules.values():
        found.setdefault(rule.stage, set()).add(rule.kind)
    assert found == {stage: set(read) for stage, read in kinds.READ.items()}


def test_what_is_wrong_with_a_file_does_not_hide_what_is_wrong_with_its_rules() -> None:
    bad = GOOD.replace('"boilerplate"', '"boilerplat"').replace("where =", "wheer =").replace("summary", "sumary")
    assert problems(bad + RULE) == [
        "my.toml:1: 'stage' is 'boilerplat'; did you mean 'boilerplate'?",
        "my.toml:2: unknown key 'sumary'; did you mean 'summary'?",
        "my.toml: 'summary' is missing",
        "my.toml:7: ZZ001: unknown key 'wheer'; did you mean 'where'?",
        "my.toml:23: ZZ001: this id stands twice in the file",
    ]
    assert problems(b"rule = 3") == [
        "my.toml:1: 'rule' must be a list of tables",
        "my.toml: 'stage' is missing",
        "my.toml: 'summary' is missing",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * 20_000 + " = 1",
        "x = {" + "a.b" * 5_000 + " = 1}",
        "x = " + "[" * 100_000,
        "x = " + "{a = " * 10_000,
        "\n".join(f"[{'a.' * 90}b{n}]" for n in range(3000)),
        "x = '" + "." * 500_000 + "'",
    ],
)
def test_hostile_files_are_refused_quickly(text: str) -> None:
    start = time.process_time()
    assert problems(text)
    assert time.process_time() - start < 2


def test_files_that_are_no_rule_files(tmp_path: Path) -> None:
    (tmp_path / "big.toml").write_bytes(b"#" * (rulefile.MAX_BYTES + 1))
    os.mkfifo(tmp_path / "pipe.toml")
    told = {name: str(rulefile.read(str(tmp_path / name)).problems[0]) for name in ("big.toml", "pipe.toml", "no.toml")}
    assert told["big.toml"].endswith("cannot read the rules: a rule file may have at most 1,048,576 bytes; split it")
    assert told["pipe.toml"].endswith("cannot read the rules: not a regular file")
    assert told["no.toml"].endswith("cannot read the rules: No such file or directory")


def test_a_users_file_is_layered_on_top(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(GOOD.replace("[[rule]]", '[safety]\nzz-one = "hint"\n\n[[rule]]', 1))
    book = rulebook.load([str(file)])
    assert book.rules["ZZ001"].safety == "hint"
    assert rulebook.load([str(tmp_path)]).rules["ZZ001"].safety == "hint"
    assert "ZZ001" not in rulebook.load([str(file)], ignore=["ZZ"]).rules
    assert "ZZ001" not in rulebook.load([str(file)], safety={"ZZ001": "off"}).rules
    assert "ZZ001" in rulebook.load([str(file)], select=["zz-one"]).rules
    assert book.fingerprint != rulebook.load().fingerprint


WORDS = """
[[rule]]
id = "ZZ{number}"
name = "zz-{number}"
kind = "words"
role = "{role}"
words = ["(", "[", "]^", "-", "\\\\", "(a+)+$", "*"]
why = "A test."
"""
TEXT = (
    "Version 1.3\n- Leave a comment\n- New\n\nv1.2\n- Print\n- Old\n\n[ Top ]\n\nPosted on Friday, 3 May 2024 5 pm\n\n"
    "They donât know it. A vogal Ã é nasal. “I saw Dr. Gull, said ‘Ann’s friend. He didn ’t go.\n\nPage 2 of 3 \x0c\n"
)


def test_words_of_rules_are_no_patterns(tmp_path: Path) -> None:
    known = rulebook.load()
    for stage in STAGES:
        roles = {rule.data["role"] for rule in known.of_stage(stage).of_kind("words")}
        rules = [
            WORDS.format(number=f"{STAGES.index(stage)}{n:02}", role=role)
            for n, role in enumerate(sorted(roles))
            if not role.endswith("-as")  # names of code pages
        ]
        tmp_path.joinpath(f"{stage}.toml").write_text(f'stage = "{stage}"\nsummary = "Test"\n{"".join(rules)}', "utf-8")
    result = Cleaner({"rules": [str(tmp_path)], "unsafe": True}).run(TEXT)
    assert not [finding for finding in result.findings if finding.rule == "fault"]


def test_a_wrong_wish_is_answered(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(GOOD)
    with pytest.raises(rulebook.RulesError) as caught:
        rulebook.load([str(file)], select=["zz-on"], safety={"ZZ001": "hnt", "zz-oen": "off"})
    assert [p.message for p in caught.value.problems] == [
        "safety is 'hnt'; did you mean 'hint'?",
        "safety: no rule 'zz-oen'; did you mean 'zz-one'?",
        "no rule 'zz-on'; did you mean 'zz-one'?",
    ]


@pytest.mark.parametrize(
    ("text", "good"),
    [("BP001", True), ("BP0011", True), ("B001", False), ("BP01", False), ("bp001", False), ("BPÄ001", False)],
)
def test_rule_ids(text: str, *, good: bool) -> None:
    assert is_rule_id(text) is good


def test_an_example_with_too_many_words_for_a_placeholder_says_so(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    text = GOOD.replace("Zwitscher dies", "Zwitscher {any} jetzt", 1).replace("dies", "uns das ganze lange Lied jetzt")
    file.write_text(text.replace('"Text.', '"The council voted late on Tuesday to keep the old bridge open.'))
    rule = rulebook.load([str(file)], examples=True).rules["ZZ001"]
    assert list(failures(rule, [str(file)])) == []
    file.write_text(file.read_text().replace("uns", "uns doch"))
    told, _ = failures(rulebook.load([str(file)], examples=True).rules["ZZ001"], [str(file)])
    assert told.endswith("; {any} in 'Zwitscher {any} jetzt' stands for at most 5 words, and there are 6")


@pytest.mark.parametrize(
    ("name", "tail"),
    [
        ("BP99", ""),
        ("BP1199", "; did you mean 'BP11'?"),
        ("BP999", ""),
        ("PB1101", "; did you mean 'BP1101'?"),
        ("wr", "; did you mean 'WR'?"),
    ],
)
def test_of_ids_only_a_start_that_has_rules_is_proposed(name: str, tail: str) -> None:
    assert rulebook.meant(rulebook.load().rules, name) == tail


def with_pattern(pattern: str) -> str:
    return GOOD.replace('lines = ["Zwitscher dies"]', f"literal = 'x'\nregex = '''{pattern}'''")


ENDLESS = ("(a|aa)+b", "(a*)*", r"(\w+\s*)+x", r"(\w+ ?)+:", "(x+x+)+y", r"(\d{1,2})*", r"(?:\s*\w+){1,5}", "(a(|b?))*")


@pytest.mark.parametrize("pattern", ENDLESS)
def test_a_pattern_that_reads_the_same_in_ever_more_ways_is_refused(pattern: str) -> None:
    (told,) = problems(with_pattern(pattern))
    assert told.startswith("my.toml:9: ZZ001: 'regex': it can read the same characters in ever more ways")


@pytest.mark.parametrize(
    "pattern",
    [
        "Exact Line",
        r"(?:\w+ )+x",
        r"\w+(?: \w+)*",
        r"(\d{4})*",
        ".*x.*",
        r"(?:\p{L}+\p{P})*x",
        "(?>a+)+b",
        "(?:a++b?)+",
        r"(?:[a-z0-9]+[.-])*[a-z]+",
        r"(\w+)\s+\1",
        "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, x",
    ],
)
def test_a_pattern_that_comes_to_an_end_is_taken(pattern: str) -> None:
    assert problems(with_pattern(pattern)) == []


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("Exact (Line", "no pattern: missing ), unterminated subpattern at position 6"),
        ("[x", "no pattern: unterminated character set at position 0"),
        ("(?R)x", "no pattern: unknown extension ?R at position 1"),
        (r"\p{Nothing}x", "no pattern: unknown property"),
        ("((a{1000}){1000}){1000}", "written out, what it counts is too long; count less"),
        ("x" * 1001, "it has 1,001 characters, and may have 1,000; write several rules"),
        ("(" * 400 + ")" * 400, "no pattern: its brackets are nested too deeply, or a count is too large"),
        ("(?:" + "|".join(f"{'abc'[n % 3]}x{n}" for n in range(120)) + ")*", "it is too intricate to be sure that it"),
    ],
)
def test_what_is_no_pattern_is_told(pattern: str, message: str) -> None:
    start = time.perf_counter()
    (told,) = problems(with_pattern(pattern))
    assert told.startswith(f"my.toml:9: ZZ001: 'regex': {message}")
    assert time.perf_counter() - start < 2


def test_a_pair_is_an_opener_and_its_closer() -> None:
    pairs = 'kind = "pairs"\nrole = "language"\npairs = ["“”", "abc", "x"]'
    told = problems(
        GOOD.replace('"boilerplate"', '"quotes"').replace('where = "tail"\nlines = ["Zwitscher dies"]', pairs)
    )
    assert told == [
        "my.toml:9: ZZ001: 'pairs': 'abc' has 3 characters; a pair is an opener and its closer, as in '“”'",
        "my.toml:9: ZZ001: 'pairs': 'x' has 1 character; a pair is an opener and its closer, as in '“”'",
    ]


def test_of_many_problems_the_first_are_named(tmp_path: Path) -> None:
    many = ", ".join(f'"Zwitscher {number}"' for number in range(60))
    told = problems(GOOD.replace('"Zwitscher dies"', many))
    assert (len(told), told[-1]) == (11, "my.toml:4: ZZ001: … and 50 more")
    rules = "".join(RULE.replace("ZZ001", f"ZZ{n:04}").replace('"tail"', '"tial"') for n in range(1000))
    told = problems(GOOD[: GOOD.index("[[rule]]")] + rules)
    assert (len(told), told[-1]) == (101, "my.toml: … and 900 more")
    with pytest.raises(rulebook.RulesError, match="there is no rule file, one that ends in"):
        rulebook.load([str(tmp_path)])
