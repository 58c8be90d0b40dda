"""What the command line says where something is not as it seems: what it passes over, replaces, or only proposes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from cleaner.cli.app import app
from cleaner.records.compress import packed

if TYPE_CHECKING:
    from pathlib import Path

RULES = """stage = "boilerplate"
summary = "Lines of the Example Gazette"

[[rule]]
id = "EX001"
name = "gazette-teaser"
lines = ["More from the Gazette"]
why = "It belongs to the page."
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def cleaner(*args: str) -> tuple[int, str, str]:
    """The exit code, standard output, standard error."""
    done = CliRunner().invoke(app, args)
    return done.exit_code, done.stdout, done.stderr


def test_a_rule_that_takes_the_place_of_a_built_in_one_is_noted(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(RULES)
    assert cleaner("rules", "validate", "a.toml") == (0, "", "1 file, 1 rule, 0 problems\n")
    (tmp_path / "b.toml").write_text(RULES.replace("EX001", "BP1101"))
    told = "b.toml:4: BP1101: note: takes the place of the built-in rule BP1101 "
    code, out, err = cleaner("rules", "validate", "b.toml")
    assert (code, out[: len(told)], err) == (0, told, "1 file, 1 rule, 0 problems, 1 note\n")
    (tmp_path / "c.toml").write_text(RULES.replace("gazette-teaser", "comment-counter"))
    code, out, _ = cleaner("rules", "validate", "c.toml")
    assert code == 0
    assert out.endswith(" has the name comment-counter, too, and stays in force\n")


def test_files_of_records_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("m.jsonl", "m.csv.gz", "m.PARQUET", ".hidden.jsonl", "m.json"):
        (folder / name).write_bytes(b'{"text": "A."}\n')
    passed = "passed over 3 files of records; name the field to clean, with --field or in the configuration\n"
    assert cleaner("check", "data") == (0, "", f"0 findings in 0 of 0 files\n{passed}")
    assert cleaner("fix", "-j", "2", "data") == (0, "", f"cleaned 0 of 0 files, 0 changes\n{passed}")
    assert cleaner("check", "--quiet", "data") == (0, "", "")
    (folder / "m.csv.gz").unlink()
    (folder / "m.PARQUET").unlink()
    assert cleaner("check", "--field", "text", "data") == (0, "", "0 findings in 0 of 1 file\n")
    assert cleaner("fix", "--record", "data/m.jsonl.x", "data")[2].endswith(
        "passed over 1 file of records; name the field to clean, with --field or in the configuration\n"
    )
    (folder / "m.jsonl").write_bytes(b"")
    assert "passed" not in cleaner("fix", "--record", "data/m.jsonl", "data")[2]  # the record itself


def test_check_tells_what_fix_would_leave(tmp_path: Path) -> None:
    text = (
        "The council voted on Tuesday to keep the old bridge open\u200b.\n\n"
        "They sold “fresh air to the guests.\n\n"
        "The views and opinions expressed here are those of the writers.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}))
    for args in (["a.txt"], ["a.jsonl", "--field", "text"]):
        code, out, err = cleaner("check", *args)
        safe, hint, unsafe = out.splitlines()
        assert safe.endswith("« bridge open[∅].» -> []")
        assert hint.endswith(" (only reported)")
        assert unsafe.endswith(" (with --unsafe)")
        assert (code, err) == (1, "3 findings in 1 of 1 file; fix leaves 2 of them\n")
    code, out, err = cleaner("check", "--unsafe", "--output-format", "concise", "a.txt")
    assert "(" not in out
    assert err == "3 findings in 1 of 1 file; fix leaves 1 of them\n"
    assert cleaner("fix", "a.txt")[2] == "a.txt: 1 change\ncleaned 1 of 1 file, 1 change\n"
    assert cleaner("check", "a.txt")[0] == 1  # what is left is found again ...
    (tmp_path / "cleaner.toml").write_text('ignore = ["opinions-disclaimer", "mark-without-partner"]')
    assert cleaner("check", "a.txt")[0] == 0  # ... until the rule is ignored


ARRAY = json.dumps([{"text": "A."}, {"text": "B."}], indent=1)
NEEDED = "a JSON array, and one record a line is needed: jq -c '.[]' writes it so\n"


def test_what_holds_no_record_a_line_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(ARRAY)
    for args in (["a.json"], ["--format", "jsonl", "a.json"]):
        assert cleaner("check", "--field", "text", *args) == (2, "", f"cleaner: a.json: {NEEDED}")
    (tmp_path / "a.json").write_text(json.dumps(json.loads(ARRAY)))
    assert cleaner("check", "--field", "text", "--format", "jsonl", "a.json")[0] == 0  # all in one line
    assert "say --format jsonl" in cleaner("check", "--field", "text", "a.json")[2]
    (tmp_path / "a.jsonl").write_text('[info] two records\n{"text": "A."}\n{"text": "B."}\n')
    assert "a.jsonl:1: left as it is: not JSON" in cleaner("check", "--field", "text", "a.jsonl")[2]


@pytest.mark.parametrize("packing", ["gz", "bz2", "xz", "zst"])
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_what_is_compressed_and_not_called_so_is_told(tmp_path: Path, packing: str, form: str) -> None:
    data = packed(b'{"text": "A."}\n', packing)
    done = CliRunner().invoke(app, ["fix", "-", "--format", form, "--field", "text"], input=data)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("cleaner: <stdin>: compressed by ")
    (tmp_path / "a.text").write_bytes(data)
    assert "a.text: compressed by" in cleaner("check", "--field", "text", "a.text")[2]


def test_a_header_that_begins_as_a_stream_does_is_a_header(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("BZh9,text\n1,A.\n")
    assert cleaner("check", "--field", "text", "a.csv") == (0, "", "0 findings in 0 of 1 file\n")
