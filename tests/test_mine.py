"""Learning boilerplate from a corpus: what is learned, what is not, and that the file is a rule file like any other."""

from __future__ import annotations

import gzip
import json
import tomllib
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from cleaner import Cleaner, examples, rulebook
from cleaner.cli.app import app
from cleaner.corpus.mining import count, mine
from cleaner.corpus.mining.read import MineError, Page, Pages, host

if TYPE_CHECKING:
    from pathlib import Path

STORIES = [
    "The {} mill stood empty for a year, and then a family of {} moved in and mended the wheel.",
    "Nobody remembers who planted the {} by the road, but everybody knows who cut it for {}.",
    "A letter from the {} arrived on Friday and said nothing about the {} at all.",
]
THINGS = ["old", "red", "lime", "pear", "north", "king", "frost", "lamp", "tower", "river"]


def story(number: int) -> str:
    first, second = THINGS[number % 10], THINGS[(number // 10 + number) % 10]
    return f"{STORIES[number % 3].format(first, second)} It was told {number} times."


def corpus() -> list[Page]:
    found = []
    for site in ("a.example", "b.example", "c.example", "d.example"):
        for page in range(6):
            number = len(found)
            text = (
                f"The {site} harbour ledger\n\nFishing in the {THINGS[number % 10]} {number} years ago\n\n{story(number)}\n\n"
                f"{story(number + 50)}\n\nWritten for you by the tide office"
            )
            found.append(Page(site, f"https://{site}/{page}", text))
    return found


def learned(found: list[Page]) -> dict[str, dict[str, object]]:
    rules = tomllib.loads(mine(found).toml).get("rule", [])
    return {line.casefold(): rule for rule in rules for line in rule["lines"]}


def test_what_repeats_is_learned_and_what_does_not_is_not() -> None:
    templates = learned(corpus())
    assert "written for you by the tide office" in templates
    assert "the a.example harbour ledger" in templates
    assert not any("told" in line for line in templates)


def test_a_learned_file_cleans_its_corpus_and_passes_as_a_rule_file(tmp_path: Path) -> None:
    file = tmp_path / "learned.toml"
    file.write_text(mine(corpus()).toml, encoding="utf-8")
    cleaner = Cleaner({"rules": [str(file)], "stages": ["boilerplate"]})
    for number, page in enumerate(corpus()):
        lines = page.text.split("\n\n")
        assert cleaner.clean(page.text) == "\n\n".join(lines[1:4]), number
    rules = [rule for rule in rulebook.load([str(file)], examples=True).rules.values() if rule.id.startswith("LN")]
    assert rules
    assert [fault for rule in rules for fault in examples.failures(rule, [str(file)])] == []


def test_the_same_corpus_gives_the_same_file_however_little_fits_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = mine(corpus())
    monkeypatch.setattr(count, "BUFFERED", 7)
    assert mine(corpus()) == whole


def with_line(line: str, numbers: set[int], *, below: bool = False) -> list[Page]:
    """The corpus, with a line of its own between the stories of some pages, or below them."""
    return [
        page._replace(
            text=page.text.replace("\n\nWritten", f"\n\n{line}\n\n{'' if below else story(k + 77)}\n\nWritten")
            if k in numbers
            else page.text
        )
        for k, page in enumerate(corpus())
    ]


@pytest.mark.parametrize(
    ("count", "below", "safety"),
    [(2, True, "safe"), (3, True, "safe"), (2, False, "unsafe"), (3, False, "unsafe"), (6, False, "unsafe")],
)
def test_a_sentence_within_texts_may_be_the_authors(count: int, below: bool, safety: str) -> None:
    line = "What has happened so far: the mill was sold twice and the miller went to sea with both of his sons."
    rules = learned(with_line(line, set(range(count)), below=below))
    assert [rule["safety"] for form, rule in rules.items() if form.startswith("what has happened")] == [safety]


PARTS = {
    "recipes": "{}\n\nIngredients\n\n{n} eggs\n200 g flour\n1 pinch of salt\n\nMethod\n\nPreheat the oven to 180 degrees.\n\n{}",
    "questions": "How much does it cost?\n\n{}\n\nWho can apply?\n\n{}\n\nWhere do I send the form?\n\n{}",
    "talks": "{}\n\nAnna Berg:\n{}\n\nTomas Holm:\n{}\n\nAnna Berg:\n{}",
    "songs": "{}\nO row, my brother, row,\n{}\nUntil the tide is in.\n\n{}\nO row, my brother, row,\n{}",
    "rounds": "{}\n\nTeam\nPlayed\nWon\nHarbour United\n{n}\nMill Rovers\n{n}\n\nMan of the match\n\n{}",
    "wares": "{}\n\nMaterial: oak\nColour: natural\nDimensions: {n} x 40 cm\nCare: wipe with a damp cloth\n\n{}",
}


@pytest.mark.parametrize("name", PARTS)
def test_what_authors_repeat_within_their_texts_is_for_a_person_to_judge(name: str) -> None:
    found = []
    for number in range(0, 60, 10):
        own = iter(range(number, number + 10))
        text = PARTS[name].replace("{n}", str(number + 3))
        while "{}" in text:
            text = text.replace("{}", story(next(own)), 1)
        text = f"Harbour pages\n\nStory {number}\n\n{text}\n\nWritten for you by the tide office"
        found.append(Page(f"{name}.example", f"https://{name}.example/{number}", text))
    safe = {line for line, rule in learned(found).items() if rule["safety"] == "safe"}
    assert safe == {"harbour pages", "written for you by the tide office"}


def test_a_sentence_that_two_pages_end_with_may_be_the_authors() -> None:
    line = "What has happened so far: the mill was sold twice and the miller went to sea with both of his sons."
    found = [page._replace(text=page.text.replace("Written for you by the tide office", "")) for page in corpus()]
    found[0] = found[0]._replace(text=f"{found[0].text}{line}")
    found[1] = found[1]._replace(text=f"{found[1].text}{line}")
    assert [rule["safety"] for form, rule in learned(found).items() if form.startswith("what has")] == ["unsafe"]


def test_long_sentences_that_come_back_do_not_hide_where_a_text_ends() -> None:
    notice = "The tide office keeps all rights in its tables, and whoever sails by them does so at his own peril."
    found = [page._replace(text=f"{page.text}\n\nLetters to the pilot\n\n{notice}") for page in corpus()]
    rules = learned(found)
    assert rules["letters to the pilot"]["safety"] == rules[notice.casefold().rstrip(".")]["safety"] == "safe"


def test_a_title_that_other_pages_link_to_is_for_a_person_to_judge() -> None:
    title = "The tower that leaned"
    found = with_line(title, {0, 1})
    found[2] = found[2]._replace(text=f"{title}\n\n{found[2].text}")
    assert learned(found)[title.casefold()]["safety"] == "unsafe"


def test_a_heading_that_authors_choose_is_not_sure() -> None:
    assert learned(with_line("Questions and answers", {0, 6, 12}))["questions and answers"]["confidence"] == "likely"


@pytest.mark.parametrize(
    ("line", "template"),
    [
        (
            "12:40 Λιμάνι: άνοιξε πάλι το παλιό φράγμα, με 3 μέρες καθυστέρηση",
            "{time} Λιμάνι: άνοιξε πάλι το παλιό φράγμα, με {n} μέρες καθυστέρηση",
        ),
        (
            "Čtěte také (4/9): Převozník se vrátil na řeku po dvaceti letech",
            "Čtěte také {n} {n} Převozník se vrátil na řeku po dvaceti letech",
        ),
        ("Ukryj menu w stopce przystani i pokaż {całe} {x", "Ukryj menu w stopce przystani i pokaż całe x"),
        ("Paragraf 7b regulaminu przystani mówi, że łódki śpią na brzegu", "Paragraf {n} b regulaminu przystani mówi"),
    ],
)
def test_long_lines_are_spelled_as_pages_have_them_and_found_again(line: str, template: str, tmp_path: Path) -> None:
    found = with_line(line, {0, 1, 2, 6, 7, 8, 12}, below=True)
    file = tmp_path / "learned.toml"
    file.write_text(mine(found).toml, encoding="utf-8")
    assert template in file.read_text(encoding="utf-8")
    assert line not in Cleaner({"rules": [str(file)], "stages": ["boilerplate"]}).clean(found[7].text)


def test_the_rest_of_a_sentence_is_not_learned() -> None:
    assert "the mill" in learned(with_line("The mill", {0, 1}))
    assert not any(form.startswith("the mill") for form in learned(with_line('the mill".', {0, 1})))


def test_parquet_is_read_as_jsonl_is(tmp_path: Path) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    records = [{"meta": {"site": page.site}, "url": page.page, "text": page.text} for page in corpus()]
    lines, table = tmp_path / "data.jsonl", tmp_path / "data.parquet"
    lines.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    parquet.write_table(arrow.Table.from_pylist(records), table, row_group_size=5)
    for by in ("url-domain", "meta.site"):
        read = list(Pages([str(table)], "text", by))
        assert read == list(Pages([str(lines)], "text", by))
        assert mine(read).templates > 0
    with pytest.raises(MineError, match=r"no record has both 'body' and 'url'; there is text in: meta.site, url, text"):
        list(Pages([str(table)], "body"))


def test_copies_of_a_page_teach_nothing() -> None:
    text = f"{story(1)}\n\n{story(2)}\n\n{story(3)}"
    copies = [Page("a.example", f"https://a.example/{number}", text) for number in range(5)]
    mined = mine(copies)
    assert (mined.pages, mined.copies, mined.templates) == (1, 4, 0)


@pytest.mark.parametrize("address", ["", "https://a.example", "https://a.example/"])
def test_an_address_that_all_pages_of_a_site_have_tells_none_of_them(address: str) -> None:
    found = [page._replace(page=address.replace("a.example", page.site)) for page in corpus()]
    assert learned(found) == learned(corpus())


@pytest.mark.parametrize("address", ["", "https://a.example/"])
def test_texts_of_one_page_are_told_by_their_sentences(address: str) -> None:
    notice = "The tide office keeps all rights in its tables, and whoever sails by them does so at his own peril."
    found = []
    for number in range(6):
        text = "\n\n".join(story(number * 9 + k) for k in range(5))
        found += [Page("a.example", address, text), Page("a.example", address, f"Home\n\n{text}\n\n{notice}\n\nEnd")]
    mined = mine(found)
    assert (mined.pages, mined.copies) == (6, 0)
    assert not any("it was told" in line for line in learned(found))


def test_what_is_known_is_not_learned_again() -> None:
    found = [
        page._replace(text=page.text.replace("Written for you by the tide office", "0 Comments")) for page in corpus()
    ]
    assert "{n} comments" not in learned(found)


@pytest.mark.parametrize("safety", ["safe", "unsafe", "hint", "off"])
def test_what_stands_in_a_file_of_rules_is_not_learned_again_whatever_its_safety(safety: str, tmp_path: Path) -> None:
    before = mine(corpus())
    file = tmp_path / "learned.toml"
    switched = "".join(f'LN{number:04} = "{safety}"\n' for number in range(1, before.rules + 1))
    file.write_text(before.toml + f"\n[safety]\n{switched}", encoding="utf-8")
    assert mine(corpus(), [str(file)]).templates == 0


def test_rules_learned_later_go_on_counting_the_ids(tmp_path: Path) -> None:
    first = mine(corpus()).toml
    file = tmp_path / "learned.toml"
    file.write_text(first[: first.index("[[rule]]")] + RULE, encoding="utf-8")
    mined = mine(corpus(), [str(file)])
    assert mined.templates
    assert 'id = "LN0007"' not in mined.toml
    assert 'id = "LN0008"\nname = "learned-' in mined.toml


RULE = """[[rule]]
id = "LN0007"
name = "learned-site-7"
lines = ["What nobody says"]
why = "A test."
"""


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.Example.org/a?b", "example.org"),
        ("http://m.example.org:8080/", "example.org"),
        ("example.org/page", "example.org"),
    ],
)
def test_the_host_of_an_address(address: str, name: str) -> None:
    assert host(address) == name


def test_the_command(tmp_path: Path) -> None:
    data, output = tmp_path / "data.jsonl.gz", tmp_path / "learned.toml"
    records = [json.dumps({"meta": {"url": page.page}, "text": page.text}) for page in corpus()]
    data.write_bytes(gzip.compress("\n".join(records).encode()))
    done = CliRunner().invoke(app, ["corpus", "mine", str(data), "-o", str(output), "--url", "meta.url"])
    assert done.exit_code == 0, done.output
    assert "Written for you by the tide office" in output.read_text(encoding="utf-8")
    failed = CliRunner().invoke(app, ["corpus", "mine", str(data), "-o", str(tmp_path / "no.toml"), "--field", "body"])
    assert failed.exit_code == 2
    assert not (tmp_path / "no.toml").exists()
    folder = CliRunner().invoke(app, ["corpus", "mine", str(tmp_path), "-o", "-", "--url", "meta.url", "-q"])
    assert (folder.exit_code, folder.stdout) == (0, output.read_text(encoding="utf-8"))
    output.write_text("# reviewed", encoding="utf-8")
    there = CliRunner().invoke(app, ["corpus", "mine", str(data), "-o", str(output), "--url", "meta.url"])
    assert (there.exit_code, output.read_text(encoding="utf-8")) == (2, "# reviewed")
    assert there.stderr == (
        f"cleaner: {output}: it is there, and somebody may have reviewed it; give --output another name, or say --force\n"
    )
    forced = CliRunner().invoke(app, ["corpus", "mine", str(data), "-o", str(output), "--url", "meta.url", "--force"])
    assert (forced.exit_code, output.read_text(encoding="utf-8")) == (0, folder.stdout)
    before = data.read_bytes()
    refused = CliRunner().invoke(app, ["corpus", "mine", str(data), "-o", str(data), "--url", "meta.url"])
    assert (refused.exit_code, data.read_bytes()) == (2, before)


def test_what_is_no_record_is_passed_over_and_said(tmp_path: Path) -> None:
    data, output = tmp_path / "data.jsonl", tmp_path / "x.toml"
    lines = [json.dumps({"url": page.page, "text": page.text}) for page in corpus()]
    (tmp_path / "good.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "empty.jsonl").write_bytes(b"")
    deep = b"[" * 5000 + b"]" * 5000
    data.write_bytes(b'\xef\xbb\xbf{"text": "a", "url": "b"}\nno json\n{"cut": "\n\xff\n' + deep + b'\n{"text": "a"}\n')
    pages = Pages([str(data)], "text")
    assert [list(pages), list(pages)] == [[Page("b", "b", "a")]] * 2
    assert (pages.broken, pages.without) == (4, 1)
    done = CliRunner().invoke(app, ["corpus", "mine", str(tmp_path), "-o", str(output)])
    assert done.exit_code == 2
    assert output.read_text(encoding="utf-8").count("harbour ledger") > 0
    for told in ("data.jsonl:2: passed over: not JSON", "data.jsonl:3: passed over: not JSON: the line ends"):
        assert told in done.stderr
    assert "1 record without text or site" in done.stderr


def test_half_code_points_and_controls_are_no_fault(tmp_path: Path) -> None:
    odd = "Share \ud83d this \x00 page \u2028 of \\ ''' and \"\"\" today"
    records = [{"url": page.page, "text": f"{odd}\n\n{page.text}"} for page in corpus()]
    data, output = tmp_path / "data.jsonl", tmp_path / "x.toml"
    data.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    done = CliRunner().invoke(app, ["corpus", "mine", str(data), "-o", str(output)])
    assert done.exit_code == 0, done.output
    assert not CliRunner().invoke(app, ["rules", "validate", str(output)]).exit_code


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    data = tmp_path / "data.jsonl"
    data.write_text('{"id": 1, "meta": {"text": "a"}, "url": "b"}\n', encoding="utf-8")
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 is no table")
    with pytest.raises(MineError, match="not a data set"):
        list(Pages(["data.txt"], "text"))
    with pytest.raises(MineError, match=r"bad\.parquet: Parquet"):
        list(Pages([str(tmp_path / "bad.parquet")], "text"))
    for given, output, told in (
        ("none.jsonl", "x.toml", "none.jsonl: No such file or directory"),
        (str(tmp_path / "none*"), "x.toml", f"{tmp_path}/none*: no JSONL or Parquet file"),
        (str(data), "x.toml", "no record has both 'text' and 'url'; there is text in: meta.text, url"),
        (str(tmp_path / "good.jsonl"), "/nonexist/x.toml", "/nonexist/x.toml: No such file or directory"),
    ):
        (tmp_path / "good.jsonl").write_text('{"text": "a", "url": "b"}\n', encoding="utf-8")
        failed = CliRunner().invoke(app, ["corpus", "mine", given, "-o", output])
        assert (failed.exit_code, failed.stderr) == (2, f"cleaner: {told}\n")
