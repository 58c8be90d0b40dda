"""The formats for other programs: what their readers ask for, and that no text can break out."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from cleaner.api import Cleaner
from cleaner.cli.options import Options
from cleaner.cli.run import run
from cleaner.reports.place import Place
from cleaner.reports.text import reasons
from cleaner.result import Finding

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "a,b: 100%\r\n::error::x\u200by </script><b>&\n"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "100%, a:b"
    folder.mkdir()
    (folder / "a b.txt").write_bytes(HOSTILE.encode())
    return folder


def told(capfd: pytest.CaptureFixture[str], form: str, path: object, **more: Any) -> str:
    assert run(Options("check", (str(path),), isolated=True, quiet=True, output_format=form, **more)) == 1
    return capfd.readouterr().out


def test_sarif_has_what_its_readers_need(tmp_path: Path, seed: tuple[str, str], capfd: Any) -> None:
    file = tmp_path / "article.txt"
    file.write_text(seed[0], encoding="utf-8")
    log = json.loads(told(capfd, "sarif", file))
    assert log["version"] == "2.1.0"
    assert log["$schema"].startswith("https://json.schemastore.org/sarif-2.1.0")
    (one,) = log["runs"]
    driver = one["tool"]["driver"]
    assert driver["name"] == "cleaner"
    pages = {rule["id"]: rule for rule in driver["rules"]}
    assert all(rule["fullDescription"]["text"] and rule["shortDescription"]["text"] for rule in pages.values())
    assert len(one["results"]) == 27
    lines = seed[0].split("\n")
    for result in one["results"]:
        assert result["ruleId"] in pages
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == f"file://{file}"
        assert 1 <= region["startLine"] <= region["endLine"] <= len(lines)
        assert 1 <= region["startColumn"] <= len(lines[region["startLine"] - 1]) + 1
        assert 1 <= region["endColumn"] <= len(lines[region["endLine"] - 1]) + 1
    (fix,) = one["results"][0]["fixes"]
    assert fix["artifactChanges"][0]["replacements"][0]["deletedRegion"]


def test_sarif_of_nothing(tmp_path: Path, capfd: Any) -> None:
    (tmp_path / "a.txt").write_text("Fine.\n")
    assert run(Options("check", (str(tmp_path),), isolated=True, output_format="sarif")) == 0
    (one,) = json.loads(capfd.readouterr().out)["runs"]
    assert (one["results"], one["tool"]["driver"]["rules"]) == ([], [])


def test_sarif_uris_and_records(hostile: Path, capfd: Any) -> None:
    (first, *_) = json.loads(told(capfd, "sarif", hostile))["runs"][0]["results"]
    uri = first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"file:///[\w/.%-]+/100%25%2C%20a%3Ab/a%20b\.txt", uri)
    file = hostile / "a.jsonl"
    file.write_text('{"text":"Fine."}\n{"text":"a\\u200bb"}\n')
    (first, *_) = json.loads(told(capfd, "sarif", file, field=("text",)))["runs"][0]["results"]
    (location,) = first["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 2}
    assert location["logicalLocations"] == [{"fullyQualifiedName": "2:text:1:2"}]


def test_github_commands_are_escaped(hostile: Path, capfd: Any) -> None:
    lines = told(capfd, "github", hostile).splitlines()
    shape = re.compile(r"::(warning|notice) ((?:\w+=[^,:\r\n]*,?)+)::([^\r\n]*)")
    for line in lines:
        match = shape.fullmatch(line)
        assert match, line
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        assert properties["file"].endswith("/100%25%2C a%3Ab/a b.txt")
        assert {"line", "title"} <= {*properties}
        assert not re.search("%(?!25|0D|0A|3A|2C)", match[2] + match[3])
    assert any(",line=2,endLine=2,col=" in line for line in lines)


def test_json_is_utf8_whatever_bytes_a_file_has(
    tmp_path: Path, capfdbinary: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"bad\xff.txt")
    (tmp_path / name).write_bytes("The br\u200bidge\u200b \xff opens.".encode().replace(b"\xc3\xbf", b"\xff"))
    for form in ("json", "jsonl"):
        options = Options("check", (name,), isolated=True, output_format=form, errors="surrogateescape")
        assert run(options) == 1
        out = capfdbinary.readouterr().out.decode("utf-8")
        first = json.loads(out)["files"][0] if form == "json" else json.loads(out.splitlines()[0])
        assert first["path"] == name


def test_paths_of_code_scanning_have_no_dot_in_front(
    tmp_path: Path, capfd: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The br\u200bidge opens.", encoding="utf-8")
    (result,) = json.loads(told(capfd, "sarif", "."))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.txt"
    assert told(capfd, "github", ".").startswith("::warning file=a.txt,line=1,")


def test_a_record_has_its_own_keys(tmp_path: Path, capfd: Any) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text":"Fine."}\n{"text":"one\\na\\u200bb"}\n')
    (line,) = map(json.loads, told(capfd, "jsonl", file, field=("text",)).splitlines())
    wanted = {"path": str(file), "record": 2, "field": "text", "type": "change", "line": 2, "column": 2}
    assert {key: line[key] for key in wanted} == wanted
    (text,) = json.loads(told(capfd, "json", file, field=("text",)))["files"]
    assert (text["path"], text["record"], text["field"]) == (str(file), 2, "text")
    assert told(capfd, "concise", file, field=("text",)).startswith(f"{file}:2:text:2:2 SP")


class Page(HTMLParser):
    """What a browser would make of a page: the tags with their attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & {*self.open}:
            self.words += data


def page_of(tmp_path: Path, *paths: object, **more: Any) -> str:
    page = tmp_path / "page.html"
    options = Options("report", tuple(map(str, paths)), isolated=True, output_format="html", output=str(page), **more)
    assert run(options) == 0
    return page.read_text(encoding="utf-8")


def test_the_page_shows_both_sides(tmp_path: Path, seed: tuple[str, str]) -> None:
    file = tmp_path / "article.txt"
    file.write_text(seed[0], encoding="utf-8")
    text = page_of(tmp_path, file)
    page = Page(text)
    assert "27 findings in 1 of 1 file. Nothing was written." in page.words
    assert "0·Comments</del>" in text
    assert [tag for tag, _ in page.tags].count("details") == 2
    assert "comment-counter" in page.words
    assert "The counter belongs to the page" in page.words
    linked = {a["href"] for tag, a in page.tags if tag == "a"}
    assert linked <= {f"#{a['id']}" for tag, a in page.tags if tag == "tr" and "id" in a}
    assert file.read_text(encoding="utf-8") == seed[0]
    assert not [f for f in tmp_path.iterdir() if f.name not in ("article.txt", "page.html")]


NASTY = [
    "</script><script>alert(1)</script>",
    "</pre></details></main><img src=x onerror=alert(1)>",
    "<!-- --> <![CDATA[ ]]> &lt;b&gt; \"'><svg onload=alert(1)>",
    "\u202egnp.exe\u2066 \x00\x1b[31m \ud800 \ufeff\u200b",
]


def test_no_text_breaks_out_of_the_page(tmp_path: Path) -> None:
    folder = tmp_path / "<img src=x onerror=alert(1)>"
    folder.mkdir()
    plain = page_of(tmp_path, folder)
    rows = [json.dumps({'"><b>': nasty + "\u200b" * n + " x\u200by " + nasty}) for n, nasty in enumerate(NASTY)]
    (folder / "'\"><i>.jsonl").write_text("\n".join(rows))
    (folder / "a.txt").write_text("".join(f"{nasty}  \nx\u200by {nasty}\n" for nasty in NASTY[:3]))
    (folder / "b.txt").write_text("\n".join([f"“{'<b>' * 400}\u200bx"] * 9))
    page = page_of(tmp_path, folder, field=('"><b>',))
    allowed = {
        *[
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "h1",
            "h3",
            "p",
            "label",
            "input",
            "button",
            "span",
            "kbd",
            "main",
            "details",
            "summary",
        ]
    }
    allowed |= {
        *[
            "table",
            "thead",
            "tr",
            "th",
            "td",
            "tbody",
            "section",
            "div",
            "pre",
            "a",
            "del",
            "ins",
            "b",
            "ul",
            "li",
            "footer",
            "script",
        ]
    }
    parsed = Page(page)
    assert {tag for tag, _ in parsed.tags} <= allowed
    assert not [name for _, attributes in parsed.tags for name in attributes if name.startswith("on") or name == "src"]
    assert [tag for tag, _ in parsed.tags].count("script") == 1
    assert [tag for tag, _ in parsed.tags].count("b") <= [tag for tag, _ in Page(plain).tags].count("b")
    assert "alert(1)" in parsed.words
    assert "onerror=alert(1)" in parsed.words
    assert not {"\u202e", "\x00", "\x1b", "\u200b", "\ufeff"} & {*page}
    assert "http:" not in page
    assert "https:" not in page


def test_a_line_that_goes_is_shown_at_its_first_word(tmp_path: Path, capfd: Any) -> None:
    file = tmp_path / "a.txt"
    text = "The bridge opens on Monday.\n\n  0 Comments\n\nShare\n"
    file.write_text(text)
    at = {"line": 3, "column": 3}
    assert told(capfd, "concise", file) == f"{file}:3:3 BP1101,BP1202 comment-counter, share-invitation\n"
    assert told(capfd, "text", file).startswith(f"{file}:3:3 BP1101,BP1202 ")
    assert told(capfd, "github", file).startswith(f"::warning file={file},line=3,endLine=5,title=BP1101")
    (line,) = map(json.loads, told(capfd, "jsonl", file).splitlines())
    assert {key: line[key] for key in at} == at
    assert text[line["start"] : line["end"]] == "\n  0 Comments\n\nShare\n"
    (change,) = json.loads(told(capfd, "json", file))["files"][0]["changes"]
    assert {key: change[key] for key in at} == at
    (result,) = json.loads(told(capfd, "sarif", file))["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 3, "endLine": 5, "endColumn": 7}
    gone = result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]
    assert gone == {"startLine": 2, "startColumn": 1, "endLine": 5, "endColumn": 7}
    assert "<h3>Line 3 " in page_of(tmp_path, file)
    assert run(Options("explain", (str(file),), isolated=True)) == 0
    assert f"{file}:3:3 BP1101 comment-counter changed: " in capfd.readouterr().out


def test_a_page_goes_to_standard_output(tmp_path: Path, capfd: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(HOSTILE, encoding="utf-8")
    page = page_of(tmp_path, "a.txt", quiet=True)
    (tmp_path / "page.html").unlink()
    assert run(Options("report", ("a.txt",), isolated=True, quiet=True, output_format="html", output="-")) == 0
    assert capfd.readouterr().out == page
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_a_page_that_cannot_be_written_is_a_failure(tmp_path: Path, capfd: Any) -> None:
    options = Options(
        "report", (str(tmp_path),), isolated=True, output_format="html", output=str(tmp_path / "no" / "p")
    )
    assert run(options) == 2
    assert "No such file or directory" in capfd.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_page_is_written_to_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The br\u200bidge opens.", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("page.html")
    (tmp_path / "page.html").write_text("old")
    command = [sys.executable, "-m", "cleaner", "report", str(tmp_path / "a.txt"), "-o"]
    with subprocess.Popen([*command, str(tmp_path / "pipe")]), open(tmp_path / "pipe", encoding="utf-8") as pipe:
        assert "<html" in pipe.read()
    assert stat.S_ISFIFO(os.stat(tmp_path / "pipe").st_mode)
    subprocess.run([*command, str(tmp_path / "link")], check=True)
    assert (tmp_path / "link").is_symlink()
    assert "<html" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_the_page_takes_the_place_of_no_text(tmp_path: Path, seed: tuple[str, str], capfd: Any) -> None:
    file, link, page = tmp_path / "a.txt", tmp_path / "link.txt", tmp_path / "page.html"
    file.write_text(seed[0], encoding="utf-8")
    link.symlink_to(file)
    for given, output in ((file, file), (link, file), (file, link), (tmp_path, file), (tmp_path, link)):
        options = Options("report", (str(given),), isolated=True, output_format="html", output=str(output))
        assert run(options) == 2
        told = (
            f"cleaner: {output}: the page cannot take the place of a text that it tells of; give --output another name"
        )
        assert capfd.readouterr().err == f"{told}\n"
        assert (file.read_text(encoding="utf-8"), link.is_symlink()) == (seed[0], True)
    for _ in range(2):  # a page in the folder that it is of, written again
        options = Options("report", (str(tmp_path),), isolated=True, output_format="html", output=str(page))
        assert run(options) == 0


def test_marks_are_told_by_their_words(tmp_path: Path, capfd: Any) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "“The bridge is closed,” said the mayor, “and nobody knows for how long.\n\nHe left.\n", encoding="utf-8"
    )
    assert run(Options("explain", (str(file),), isolated=True, stage=("quotes",))) == 0
    out = capfd.readouterr().out
    assert f"{file}:1:1 QU001 reading-costs kept: read as open with the mark after 'is closed,'; " in out
    assert f"{file}:1:23 QU001 reading-costs kept: read as close with the mark before 'The bridge'; " in out
    assert "the closer of the mark before 'and nobody' seems to be missing, most likely after 'how long.'" in out


def test_no_place_is_told_by_words_of_another_paragraph(tmp_path: Path, capfd: Any) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        'They met. "It is late," he said. He was alone in the room.\n\n'
        '"Perhaps," she said, and nobody came. It is over" he said.\n\n'
        'Nobody came" he said.\n',
        encoding="utf-8",
    )
    assert run(Options("explain", (str(file),), isolated=True, stage=("quotes",))) == 0
    out = capfd.readouterr().out
    assert "3:1 QU001 reading-costs kept: read as open with the mark after '\"Perhaps,'; " in out
    assert "seems to be missing, most likely at the start of the paragraph (" in out


def test_reasons_say_what_is_not_applied() -> None:
    text = "a\nb\nc"
    book = Cleaner().rulebook
    notes = [
        Finding(0, 1, "WR001", "kept: nothing forced it"),
        Finding(1, 2, "WR001", "a wrap with 99%", " "),
        Finding(3, 4, "WR002", "a wrap with 60%", " "),
        Finding(3, 4, "BP9999", "seen", " "),
    ]
    lines = list(reasons(Place("a.txt"), text, notes, book, frozenset({"WR001"})))
    assert [line.partition(" ")[2] for line in lines] == [
        "WR001 wrapped-line kept: nothing forced it",
        "WR001 wrapped-line changed: a wrap with 99%",
        f"WR002 {book.rules['WR002'].name} kept: a wrap with 60% (changed with --unsafe)",
        "BP9999 BP9999 kept: seen (only reported)",
    ]


@pytest.mark.parametrize(
    ("text", "line"), [("One.\n\fTwo  \n", 2), ("One.\r\nTwo\u2028three  \n", 2), ("One.\rTwo  \n", 2)]
)
def test_lines_are_counted_as_other_tools_count_them(tmp_path: Path, text: str, line: int, capfd: Any) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode())
    found = json.loads(told(capfd, "json", tmp_path / "a.txt"))["files"][0]["changes"]
    assert {change["line"] for change in found} == {line}


def test_what_could_not_be_read_is_in_the_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.txt").write_bytes(b"abc\xff")

    def report(form: str) -> Any:
        assert run(Options("check", ("bad.txt",), isolated=True, quiet=True, output_format=form)) == 2
        return capfd.readouterr().out

    found = json.loads(report("json"))
    assert (found["files"], [*found["failures"][0]]) == ([], ["path", "message"])
    assert json.loads(report("jsonl")) == {"type": "failure", **found["failures"][0]}
    (invocation,) = json.loads(report("sarif"))["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == found["failures"][0]["message"]
    assert (
        run(Options("report", ("bad.txt",), isolated=True, quiet=True, output_format="html", output="page.html")) == 2
    )
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert f"<span class=path>bad.txt</span>: {found['failures'][0]['message']}" in page
