"""What the command line says where something is not as it seems: what it passes over, replaces, or only proposes."""

from __future__ import annotations

import json
import os
import sys
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


@pytest.mark.parametrize("name", ["UTF-16", "UTF-32"])
def test_records_that_cannot_be_read_line_by_line_are_told_once(tmp_path: Path, name: str) -> None:
    told = f"{name} by its mark, and records are read as UTF-8: iconv -f {name} -t UTF-8 writes them so\n"
    data = ('{"url": "a.example/1", "text": "A."}\n' * 20).encode(name)
    for file in ("a.jsonl", "a.csv"):
        (tmp_path / file).write_bytes(data)
        assert cleaner("check", "--field", "text", file) == (2, "", f"cleaner: {file}: {told}")
        assert cleaner("fix", "--field", "text", file) == (2, "", f"cleaner: {file}: {told}")
    assert cleaner("corpus", "mine", "a.jsonl", "-o", "-") == (2, "", f"cleaner: a.jsonl: {told}")
    code, _, err = cleaner("corpus", "run", "a.jsonl", "-o", "out", "--field", "text", "-j", "1")
    assert (code, err.split("\n")[0] + "\n") == (2, f"cleaner: a.jsonl: not written: {told}")
    assert (tmp_path / "a.jsonl").read_bytes() == data


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


@pytest.mark.skipif(sys.platform == "win32", reason="names of files have no control characters there")
def test_names_with_control_characters_are_shown_on_one_line_and_give_no_orders(tmp_path: Path) -> None:
    name, shown = "a\nb\x1b[31m\u2028\xa0c.txt", "a\\nb\\x1b[31m\\u2028\xa0c.txt"
    (tmp_path / name).write_text("The br\u200bidge opens.\n", encoding="utf-8")
    (tmp_path / "\x07.txt").write_bytes(b"\0")
    for form, tail in (("text", ": «The br[∅]idge opens.» -> []"), ("concise", "\n")):
        code, out, err = cleaner("check", "--output-format", form, name, "\x07.txt")
        assert (code, err[:44]) == (2, "cleaner: \\x07.txt: binary file (it holds NUL")
        assert out.startswith(f"{shown}:1:7 SP010 zero-width-character{tail}")
    assert cleaner("explain", name)[1].startswith(f"{shown}:1:7 ")
    assert cleaner("fix", "--record", "r.jsonl", name)[2].startswith(f"{shown}: 1 change\n")
    (tmp_path / name).unlink()
    assert cleaner("undo", "r.jsonl")[2].startswith(f"cleaner: {shown}: No such file")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are bytes elsewhere")
def test_a_page_shows_bytes_that_are_no_text_as_bytes(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text("The br\u200bidge opens.\n", encoding="utf-8")
    assert cleaner("report", ".", "-o", "page.html")[0] == 0
    assert "<span class=path>./bad\\xff.txt</span>" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_columns_of_one_name_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("body,id,body\nThe br\u200bidge.,1,A\u200bll.\n", encoding="utf-8")
    assert cleaner("check", "--field", "body", "--output-format", "concise", "a.csv")[1] == (
        "a.csv:1:body:1:7 SP010 zero-width-character\na.csv:1:body[2]:1:2 SP010 zero-width-character\n"
    )
