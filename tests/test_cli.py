"""The command line, tried as a person would: exit codes, streams, messages, and that nothing else is touched."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cleaner.cli import app, quick

if TYPE_CHECKING:
    from pathlib import Path

    from cleaner.cli.options import Options

ROOT = os.path.dirname(os.path.dirname(__file__))
BROKEN_RULES = 'stage = "wraps"\nsummary = "x"\n[[rule]]\nid = "ZZ001"\nname = "x"\nwhy = "x"\nlnies = ["x"]\n'


def cleaner(*args: str, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": ROOT, "NO_COLOR": "1", "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, "-m", "cleaner", *args], input=stdin, capture_output=True, cwd=cwd, env=env, check=False
    )


@pytest.fixture
def article(tmp_path: Path, seed: tuple[str, str]) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(seed[0], encoding="utf-8")
    return file


def test_fix_cleans_in_place_and_leaves_a_clean_file_alone(article: Path, seed: tuple[str, str]) -> None:
    done = cleaner("fix", article.name, cwd=article.parent)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == "article.txt: 27 changes\ncleaned 1 of 1 file, 27 changes\n"
    assert article.read_text(encoding="utf-8") == seed[1]
    before = article.stat()
    done = cleaner("fix", "article.txt", cwd=article.parent)
    assert (done.returncode, done.stderr) == (0, b"cleaned 0 of 1 file, 0 changes\n")
    after = article.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_fix_reads_stdin_and_writes_stdout(seed: tuple[str, str]) -> None:
    done = cleaner("fix", "-", stdin=seed[0].encode())
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, seed[1], b"")


def test_check_lists_and_writes_nothing(article: Path, seed: tuple[str, str]) -> None:
    done = cleaner("check", "article.txt", cwd=article.parent)
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 1
    assert len(lines) == 27
    assert all(line.startswith("article.txt:") for line in lines)
    assert lines[0].startswith("article.txt:2:61 WR")
    assert article.read_text(encoding="utf-8") == seed[0]
    article.write_text(seed[1], encoding="utf-8")
    assert cleaner("check", "article.txt", cwd=article.parent).returncode == 0


def test_diff_is_a_patch(article: Path, seed: tuple[str, str]) -> None:
    done = cleaner("diff", "article.txt", cwd=article.parent)
    assert done.returncode == 1
    subprocess.run(["patch", "-p1", "-s"], input=done.stdout, cwd=article.parent, check=True)
    assert article.read_text(encoding="utf-8") == seed[1]
    done = cleaner("diff", "article.txt", cwd=article.parent)
    assert (done.returncode, done.stdout) == (0, b"")


def test_json_and_jsonl_tell_the_same(article: Path, seed: tuple[str, str]) -> None:
    told = json.loads(cleaner("check", "--output-format", "json", str(article)).stdout)
    (file,) = told["files"]
    assert (told["version"], file["path"], len(file["changes"])) == (2, str(article), 27)
    for change in file["changes"]:
        assert seed[0][change["start"] : change["end"]] == change["old"]
        assert seed[1][change["at"] : change["stop"]] == change["new"]
    lines = cleaner("check", "--output-format=jsonl", str(article)).stdout.splitlines()
    assert [json.loads(line)["old"] for line in lines] == [c["old"] for c in file["changes"]]


def test_explain_gives_the_numbers(article: Path) -> None:
    done = cleaner("explain", str(article))
    assert done.returncode == 0
    assert " kept: " in done.stdout.decode()
    assert "kept: kept" not in done.stdout.decode()
    assert "79" in done.stdout.decode()


def test_crlf_bom_and_missing_final_newline_stay(tmp_path: Path, seed: tuple[str, str]) -> None:
    file = tmp_path / "dos.txt"
    file.write_bytes(b"\xef\xbb\xbf" + seed[0].replace("\n", "\r\n").encode())
    assert cleaner("fix", str(file)).returncode == 0
    assert file.read_bytes() == b"\xef\xbb\xbf" + seed[1].replace("\n", "\r\n").encode()


def test_select_and_ignore(article: Path, seed: tuple[str, str]) -> None:
    only = cleaner("fix", "--select", "boilerplate", "-", stdin=seed[0].encode()).stdout.decode()
    assert only == seed[0].removesuffix("\n\n0 Comments")
    without = cleaner("fix", "--ignore", "WR,QU", "-", stdin=seed[0].encode()).stdout.decode()
    assert without == only
    assert cleaner("fix", "--stage", "boilerplate", "-", stdin=seed[0].encode()).stdout.decode() == only


def test_configuration_is_found_and_isolated(article: Path) -> None:
    (article.parent / "cleaner.toml").write_text('stages = ["boilerplate"]\n')
    assert len(cleaner("check", "article.txt", cwd=article.parent).stdout.splitlines()) == 1
    assert len(cleaner("check", "--isolated", "article.txt", cwd=article.parent).stdout.splitlines()) == 27


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["fix", "missing.txt"], "cleaner: missing.txt: No such file or directory"),
        (["fix", "binary.bin"], "cleaner: binary.bin: binary file (it holds NUL bytes)"),
        (["fix", "bad.txt"], "cleaner: bad.txt: damaged UTF-8 in 1 place; say --encoding NAME"),
        (["check", "--select", "BP9x", "good.txt"], "cleaner: select/ignore: no rule 'BP9x'"),
        (["check", "--stage", "wrap", "good.txt"], "cleaner: configuration: no stage 'wrap'; did you mean 'wraps'?"),
        (
            ["check", "--rules", "broken.toml", "good.txt"],
            "cleaner: broken.toml:7: ZZ001: unknown key 'lnies'; did you mean 'lines'?",
        ),
        (
            ["check", "--config", "none.toml", "good.txt"],
            "cleaner: none.toml: cannot read the configuration: No such file",
        ),
        (["check", "--field", "text", "nofolder"], "cleaner: nofolder: No such file or directory"),
        (
            ["check", "--field", "text", "good.txt"],
            "cleaner: good.txt: not a file of records by its name: say --format",
        ),
        (["check", "--encoding", "utf-99", "good.txt"], "cleaner: good.txt: unknown encoding 'utf-99'"),
        (["check", "--outptu-format", "json", "good.txt"], "No such option"),
        (["check", "--record", "r.jsonl", "good.txt"], "cleaner: --record goes with fix and files"),
        (["diff", "--output-format", "json", "good.txt"], "cleaner: diff has no --output-format"),
        (["fix", "--output-format", "json", "-"], "cleaner: standard output has the cleaned text"),
        (["fix", "-j", "two", "good.txt"], "Invalid value for '--jobs'"),
        (["report", "good.txt"], "Missing option '--output'"),
        (["chekc", "good.txt"], "No such command"),
        (["check"], "Missing argument"),
        (["check", "--lang", "", "good.txt"], "cleaner: configuration: 'lang' is an empty string; write something, or"),
        (["check", "--field", "", "good.txt"], "cleaner: configuration: 'field' holds an empty string; take it out"),
        (["check", "--lang", "german", "good.txt"], "cleaner: configuration: lang 'german' is no BCP 47 tag; say for"),
    ],
)
def test_mistakes_are_answered_with_exit_code_2(tmp_path: Path, args: list[str], message: str) -> None:
    (tmp_path / "binary.bin").write_bytes(b"\x7fELF\0\0")
    (tmp_path / "bad.txt").write_bytes("“curly” café ".encode() + b"\xff")
    (tmp_path / "good.txt").write_text("Good.\n")
    (tmp_path / "broken.toml").write_text(BROKEN_RULES)
    done = cleaner(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_one_bad_file_does_not_stop_the_others(article: Path, seed: tuple[str, str]) -> None:
    done = cleaner("fix", "missing.txt", "article.txt", cwd=article.parent)
    assert done.returncode == 2
    assert article.read_text(encoding="utf-8") == seed[1]


def test_a_folder_is_walked_and_binaries_are_named(article: Path, seed: tuple[str, str]) -> None:
    (article.parent / "picture").write_bytes(b"\x89PNG\0")
    (article.parent / "ignored.txt").write_text(seed[0], encoding="utf-8")
    (article.parent / ".gitignore").write_text("ignored.txt\n")
    done = cleaner("fix", ".", cwd=article.parent)
    assert done.returncode == 0
    assert done.stderr.decode() == (
        "./article.txt: 27 changes\n./picture: skipped: binary file (it holds NUL bytes)\ncleaned 1 of 1 file, 27 changes\n"
    )
    assert (article.parent / "ignored.txt").read_text(encoding="utf-8") == seed[0]


def test_a_mark_that_the_encoding_lacks_is_refused(tmp_path: Path, seed: tuple[str, str]) -> None:
    file = tmp_path / "latin.txt"
    text = seed[0].replace("’", "'").replace("—", "-").replace("”", '"').replace("“", '"')
    data = ("Was “alles” war\n" + text).encode("cp1252")
    file.write_bytes(data)
    assert cleaner("fix", "--encoding", "ascii", str(file)).returncode == 2
    assert file.read_bytes() == data


@pytest.mark.parametrize("command", ["fix", "check", "diff"])
def test_a_guessed_encoding_that_needs_repair_is_doubted(tmp_path: Path, command: str) -> None:
    """A page put together of two: what is UTF-8 in it is damage in any other encoding."""
    page = (
        "Der Stadtrat traf sich am Dienstag im Rathaus, um über die Brücke zu sprechen, die älter ist als alle Häuser."
    )
    data = "„Ja“ ".encode() + page.encode("cp1252")
    (tmp_path / "page.txt").write_bytes(data)
    done = cleaner(command, "page.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert b"page.txt: not UTF-8, and cp1252 is a guess that does not fit; say --encoding NAME" in done.stderr
    assert (tmp_path / "page.txt").read_bytes() == data


def test_a_guessed_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes("Die Brücke ist älter als die Häuser am Fluß.  \n".encode("cp1252"))
    done = cleaner("fix", "page.txt", cwd=tmp_path)
    assert done.stderr.decode().startswith("page.txt: read as cp1252, which is a guess\npage.txt: 1 change\n")
    assert (tmp_path / "page.txt").read_bytes() == "Die Brücke ist älter als die Häuser am Fluß.\n".encode("cp1252")


@pytest.mark.parametrize(
    "env", [{"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2"}, {"LC_ALL": "C"}, {"LC_ALL": "tr_TR.UTF-8"}]
)
def test_the_output_is_the_same_everywhere(
    monkeypatch: pytest.MonkeyPatch, seed: tuple[str, str], env: dict[str, str]
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert cleaner("fix", "-", stdin=seed[0].encode()).stdout.decode() == seed[1]


def test_rules_commands(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text(BROKEN_RULES)
    assert b" comment-counter\n" in cleaner("rules", "list").stdout
    shown = cleaner("rules", "show", "comment-counter").stdout.decode()
    assert "comment" in shown
    assert "changes" in shown
    assert cleaner("rules", "test", "comment-counter").returncode == 0
    assert json.loads(cleaner("rules", "schema").stdout)["title"] == "A rule file of cleaner"
    done = cleaner("rules", "validate", "broken.toml", cwd=tmp_path)
    assert (done.returncode, done.stdout.decode().splitlines()[0]) == (
        2,
        "broken.toml:7: ZZ001: unknown key 'lnies'; did you mean 'lines'?",
    )


def test_undo_gives_the_old_bytes_back(article: Path, seed: tuple[str, str]) -> None:
    old = b"\xff\xfe" + seed[0].replace("\n", "\r\n").encode("utf-16-le")
    (article.parent / "wide.txt").write_bytes(old)
    files = ("article.txt", "wide.txt")
    assert cleaner("fix", "--record", "r.jsonl", *files, cwd=article.parent).returncode == 0
    assert article.read_text(encoding="utf-8") == seed[1]
    cleaner("fix", "--record", "r.jsonl", *files, cwd=article.parent)
    done = cleaner("undo", "r.jsonl", cwd=article.parent)
    assert (done.returncode, done.stderr) == (0, b"restored 2 of 2 files\n")
    assert article.read_text(encoding="utf-8") == seed[0]
    assert (article.parent / "wide.txt").read_bytes() == old
    assert cleaner("undo", "r.jsonl", cwd=article.parent).stderr == (
        b"restored 0 of 2 files; 2 already as before the fix\n"
    )


def test_one_file_is_no_files(article: Path) -> None:
    cleaner("fix", "--record", "r.jsonl", "article.txt", cwd=article.parent)
    assert cleaner("undo", "r.jsonl", cwd=article.parent).stderr == b"restored 1 of 1 file\n"


def test_a_record_is_none_of_the_files_it_records(article: Path, seed: tuple[str, str]) -> None:
    folder = article.parent
    (folder / "link.jsonl").symlink_to("article.txt")
    (folder / "notes.txt").write_text("A note.\n")
    for record, paths, message in (
        (
            "article.txt",
            ["article.txt"],
            "the record cannot be one of the files it records; give --record another name",
        ),
        ("link.jsonl", ["notes.txt", "article.txt"], "the record cannot be one of the files it records"),
        ("notes.txt", ["article.txt"], "it holds no record that could be added to"),
        ("notes.txt", ["."], "it holds no record that could be added to"),
    ):
        done = cleaner("fix", "--record", record, *paths, cwd=folder)
        assert (done.returncode, done.stderr.decode().startswith(f"cleaner: {record}: {message}")) == (2, True)
        assert article.read_text(encoding="utf-8") == seed[0]
        assert (folder / "notes.txt").read_text() == "A note.\n"


def test_a_record_in_a_folder_is_added_to_and_not_cleaned(article: Path) -> None:
    folder = article.parent
    (folder / "pages.jsonl").write_text('{"text": "It\u00e2\u20ac\u2122s done."}\n', encoding="utf-8")
    cleaner("fix", "--record", "r.jsonl", "article.txt", cwd=folder)
    done = cleaner("fix", "--record", "r.jsonl", "--field", "text", ".", cwd=folder)
    assert (done.returncode, done.stderr.decode().splitlines()[-1]) == (0, "cleaned 1 of 2 files, 1 change")
    assert cleaner("undo", "r.jsonl", cwd=folder).stderr == b"restored 2 of 2 files\n"


def test_undo_leaves_a_file_that_was_changed_since(article: Path) -> None:
    cleaner("fix", "--record", "r.jsonl", "article.txt", cwd=article.parent)
    article.write_text("mine now")
    done = cleaner("undo", str(article.parent / "r.jsonl"))
    assert done.returncode == 2
    assert b"article.txt: changed since it was cleaned; left as it is" in done.stderr
    assert article.read_text() == "mine now"
    (article.parent / "bad.jsonl").write_text("{}\n")
    assert b"line 1 is not a line of a record" in cleaner("undo", "bad.jsonl", cwd=article.parent).stderr
    assert cleaner("undo", "none.jsonl", cwd=article.parent).returncode == 2


def test_a_mistake_in_a_configuration_bears_its_name(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Good.\n")
    (tmp_path / "cleaner.toml").write_text('ignore = ["BPX"]\n[safety]\nnothing-such = "off"\n')
    file = tmp_path / "cleaner.toml"
    safety = f"cleaner: {file}: safety: no rule 'nothing-such'\n"
    ours = f"cleaner: {file}: select/ignore: no rule 'BPX'\n"
    done = cleaner("check", "--select", "wr", "good.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr.decode()) == (
        2,
        f"{safety}cleaner: select/ignore: no rule 'wr'; did you mean 'WR'?\n{ours}",
    )
    done = cleaner("corpus", "run", "good.jsonl", "-o", "out", "--ignore", "Wrap", "--config", str(file), cwd=tmp_path)
    assert (done.returncode, done.stderr.decode()) == (
        2,
        f"{safety}cleaner: select/ignore: no rule 'Wrap'; did you mean 'wraps'?\n",
    )


def test_rules_are_shown_as_the_configuration_has_them(tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text('ignore = ["BP13"]\nsafety = { comment-counter = "hint" }\n')
    counter = cleaner("rules", "list", "comment-counter", cwd=tmp_path).stdout.split()
    assert counter[1] == b"hint"
    assert b"(boilerplate, lines, hint)" in cleaner("rules", "show", "comment-counter", cwd=tmp_path).stdout
    assert cleaner("rules", "list", "comment-counter", "--isolated", cwd=tmp_path).stdout.split()[1] == b"safe"
    assert b"BP13" not in cleaner("rules", "list", cwd=tmp_path).stdout
    assert cleaner("rules", "show", "BP13", cwd=tmp_path).stdout.startswith(b"BP13")
    (tmp_path / "cleaner.toml").write_text('ignroe = ["BP13"]\n')
    done = cleaner("rules", "list", cwd=tmp_path)
    assert (done.returncode, b"did you mean 'ignore'?" in done.stderr) == (2, True)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_messages_that_nobody_can_hear_stop_nothing(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Twice  as good. \n")
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "cleaner", "fix", "a.txt", "none.txt", "b.txt"]
        assert subprocess.run(command, cwd=tmp_path, stderr=full, check=False).returncode == 2
    assert (tmp_path / "b.txt").read_text() == "Twice  as good.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of Windows tells nobody that it is closed")
@pytest.mark.parametrize(
    "command",
    [["rules", "list"], ["--help"], ["report", "a.txt", "-o", "-"], ["check", "a.txt", "--output-format", "sarif"]],
)
def test_a_reader_who_leaves_is_no_fault(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "a.txt").write_text("Twice  as good. \n")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", *command], cwd=tmp_path, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_what_cannot_be_read_is_not_summed_up(tmp_path: Path) -> None:
    for command in ("check", "fix"):
        done = cleaner(command, "none.txt", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (2, b"cleaner: none.txt: No such file or directory\n")
    assert cleaner("check", ".", cwd=tmp_path).stderr == b"0 findings in 0 of 0 files\n"


def test_long_tables_of_rules_are_shown_by_their_start() -> None:
    lines = cleaner("rules", "show", "WR").stdout.decode().splitlines()
    assert max(map(len, lines)) < 1000
    numbers = next(line for line in lines if line.startswith('  numbers: {"F.'))
    assert '  table: ["aardvark", "aback", "abacus es", ' in "\n".join(lines)
    assert re.fullmatch(r"  numbers: \{(?:\"[^\"]+\": -?[\d.]+, ){24}… and \d+ more\}", numbers)


def test_options_are_listed_where_they_do_something() -> None:
    listed = {name: b"--record" in cleaner(name, "--help").stdout for name in ("fix", "check", "diff", "explain")}
    assert listed == {"fix": True, "check": False, "diff": False, "explain": False}
    assert b"left out" not in cleaner("rules", "show", "--help").stdout
    assert b"left out" in cleaner("rules", "list", "--help").stdout


def test_help_and_version() -> None:
    assert cleaner("--help").returncode == 0
    assert b"Exit codes" in cleaner("--help").stdout
    assert cleaner("--version").stdout.startswith(b"cleaner ")
    bare = cleaner()
    assert b"Usage" in bare.stdout + bare.stderr


def test_a_fault_of_ours_is_a_failure_and_no_finding(article: Path) -> None:
    before = article.read_bytes()
    script = (
        "import sys; from cleaner import __main__, engine\n"
        "def fault(*_): raise ZeroDivisionError\n"
        "engine.run, sys.argv = fault, ['cleaner', 'fix', 'article.txt']\n"
        "__main__.main()"
    )
    env = {**os.environ, "PYTHONPATH": ROOT}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=article.parent, env=env, check=False)
    assert done.returncode == 2
    assert done.stderr.endswith(b"cleaner: a fault of cleaner, not of the text; please report what stands above\n")
    assert article.read_bytes() == before


def test_a_closed_pipe_is_no_traceback(tmp_path: Path, seed: tuple[str, str]) -> None:
    file = tmp_path / "long.txt"
    file.write_text(seed[0] * 200, encoding="utf-8")
    line = f"'{sys.executable}' -m cleaner check --isolated '{file}' | head -1"
    env = {**os.environ, "PYTHONPATH": ROOT}
    done = subprocess.run(["bash", "-c", line], capture_output=True, env=env, check=False)
    assert done.stdout.count(b"\n") == 1
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_ctrl_c_is_no_traceback(tmp_path: Path, seed: tuple[str, str]) -> None:
    for n in range(300):
        (tmp_path / f"{n}.txt").write_text(seed[0], encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": ROOT}
    with subprocess.Popen(
        [sys.executable, "-m", "cleaner", "fix", str(tmp_path)], stderr=subprocess.PIPE, env=env
    ) as child:
        assert child.stderr
        child.stderr.readline()
        time.sleep(0.05)
        child.send_signal(signal.SIGINT)
        stderr = child.stderr.read()
    assert child.returncode == 130
    assert b"Traceback" not in stderr
    texts = {file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    assert texts <= set(seed)


WORDS = [
    "fix",
    "check",
    "diff",
    "-",
    "a.txt",
    "--unsafe",
    "-q",
    "--quiet",
    "--isolated",
    "--select",
    "--select=BP,WR",
    "--lang",
]
WORDS += ["-j", "2", "--jobs=0", "--jobs", "-j=2", "-j2", "--output-format=sarif"]
WORDS += ["--field", "text", "--field=a,b", "--format", "csv", "--format=jsonl"]
WORDS += [
    "de",
    "--output-format",
    "json",
    "--output-format=jsonl",
    "--nope",
    "--rules",
    "x.toml",
    "--errors",
    "strict",
    "--",
    "BP001",
]


@given(st.lists(st.sampled_from(WORDS), max_size=7))
@settings(max_examples=2000)
def test_the_quick_reader_agrees_with_the_full_one(argv: list[str]) -> None:
    quickly = quick.parse(argv)
    if quickly is None:
        return
    seen: list[Options] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "run", lambda options: seen.append(options) or 0)
        done = CliRunner().invoke(app.app, argv)
    assert done.exit_code == 0, done.output
    assert seen == [quickly]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize(
    "args", [["check"], ["diff"], ["explain"], ["check", "--output-format", "json"], ["rules", "list"]]
)
def test_results_that_cannot_be_written_are_a_failure_and_no_fault(tmp_path: Path, args: list[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The br\u200bidge opens.", encoding="utf-8")
    command = [sys.executable, "-m", "cleaner", *args, *([] if "rules" in args else [str(file)])]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "cleaner: standard output: No space left on device"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("closed", "code"), [(">&-", 2), ("2>&-", 1), ("<&-", 1)])
def test_streams_may_be_closed(tmp_path: Path, closed: str, code: int) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The br\u200bidge opens.", encoding="utf-8")
    command = f"exec {sys.executable} -m cleaner check {file} {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_named_pipe_is_no_file_to_replace(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for command, code, told in (
        ("fix", 2, "no regular file, which alone can be replaced"),
        ("check", 1, "1 finding in 1 of 1"),
    ):
        writer = subprocess.Popen(["sh", "-c", 'printf "The bri\\342\\200\\213dge opens.\\n" > "$0"', str(pipe)])
        done = cleaner(command, str(pipe))
        writer.wait()
        assert done.returncode == code
        assert told in done.stderr.decode()
        assert pipe.is_fifo()
