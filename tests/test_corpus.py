"""`cleaner corpus run`: the same bytes whatever happens, and nothing mixed."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from texts import made

import cleaner
from cleaner.cli.options import Options
from cleaner.cli.run import run as carry_out
from cleaner.corpus import folder as corpus_folder
from cleaner.corpus import progress
from cleaner.corpus.find import InputError, find

KILLS = int(os.environ.get("CLEANER_KILLS", "3"))  # .ci/engines: 20
ENGINE_RECORDS = int(os.environ.get("CLEANER_RECORDS", "60"))


def line(number: int, text: str) -> str:
    return json.dumps({"id": number, "text": text, "score": 1}, ensure_ascii=number % 2 == 0)[:-1] + ".50 }\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Shards of every kind."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    texts = made(90)
    lines = [line(number, text).encode() for number, text in enumerate(texts)]
    (folder / "a.jsonl").write_bytes(b"".join(lines[:40]) + b"{broken\n\xff\n" + lines[40][:-1])
    (folder / "sub" / "b.jsonl.gz").write_bytes(gzip.compress(b"".join(lines[40:80]), mtime=0))
    (folder / "empty.jsonl.gz").write_bytes(gzip.compress(b""))
    (folder / "good.ndjson").write_bytes(b'{"text": "Nothing is wrong here."}\r\n{"text": null}\r\n')
    (folder / "notes.txt").write_text("no shard")
    (folder / ".hidden.jsonl").write_text("no shard")
    return folder


def command(data: Path | str, out: Path, *more: str) -> list[str]:
    given = ["corpus", "run", str(data), "-o", str(out), "--field", "text", "--isolated", "--record", *more]
    return [sys.executable, "-m", "cleaner", *given]


def run(data: Path | str, out: Path, *more: str, code: int = 0) -> str:
    done = subprocess.run(command(data, out, *more), capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout if "json" in more else done.stderr


def tree(folder: Path, *, complete: bool = False) -> dict[str, str]:
    """What a folder holds, or what of it is complete: files under way come and go while a killed run's workers end."""
    files = [path for path in folder.rglob("*") if not (complete and path.suffix == ".part") and path.is_file()]
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def test_output_is_what_clean_gives_and_mirrors_the_names(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    told = run(data, out, "-j", "1", code=2)
    assert "a.jsonl:41: left as it is: not JSON" in told
    assert "a.jsonl:42: left as it is: not utf-8" in told
    assert "4 of 4 shards" in told
    assert "WR001" in told
    shards = {name for name in tree(out) if not name.startswith(".cleaner")}
    assert shards == {"a.jsonl", "good.ndjson", "empty.jsonl.gz", os.path.join("sub", "b.jsonl.gz")}
    for name in ("good.ndjson", "empty.jsonl.gz"):
        assert (out / name).read_bytes() == (data / name).read_bytes()
    old = (data / "a.jsonl").read_bytes().split(b"\n")
    new = (out / "a.jsonl").read_bytes().split(b"\n")
    assert new[40:42] == old[40:42] == [b"{broken", b"\xff"]
    for before, after in zip(old[:40], new[:40], strict=True):
        text = cleaner.clean(json.loads(before)["text"])
        assert json.loads(after) == {**json.loads(before), "text": text}
        assert after.endswith(b'"score": 1.50 }')
    packed = gzip.decompress((out / "sub" / "b.jsonl.gz").read_bytes()).splitlines()
    assert [json.loads(one)["text"] for one in packed] == [cleaner.clean(text) for text in made(90)[40:80]]


def test_changes_lead_back_and_the_manifest_adds_up(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(data, out, "-j", "1", code=2)
    side = [json.loads(one) for one in (out / ".cleaner" / "a.jsonl.changes.jsonl").read_text().splitlines()]
    new = (out / "a.jsonl").read_bytes().split(b"\n")
    for number in {change["record"] for change in side}:
        changes = [
            cleaner.Change(*(change[name] for name in cleaner.Change._fields))
            for change in side
            if change["record"] == number
        ]
        text = json.loads(new[number - 1])["text"]
        assert cleaner.change.restore(text, changes) == [*made(90)[:40], "", "", made(90)[40]][number - 1]
    manifest = json.loads((out / ".cleaner" / "a.jsonl.json").read_text())
    assert manifest["input"]["sha256"] == sha256((data / "a.jsonl").read_bytes()).hexdigest()
    assert manifest["output"]["sha256"] == sha256((out / "a.jsonl").read_bytes()).hexdigest()
    assert manifest["run"]["rulebook"] == cleaner.Cleaner().rulebook.fingerprint
    assert manifest["run"]["version"] == cleaner.__version__
    assert manifest["counts"]["records"] == 41
    assert manifest["counts"]["broken"] == 2
    assert manifest["counts"]["changes"] == len(side)
    assert sum(manifest["rules"].values()) == sum(len(change["rules"]) for change in side)


def test_bytes_do_not_depend_on_the_number_of_processes(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cleaner.corpus import local
    from cleaner.corpus.job import Job
    from cleaner.corpus.run import run as run_here

    job = Job({}, ("text",), record=True)
    job.block = 2000
    monkeypatch.setattr(local, "SMALL", 4000)  # so that some shards are cut and others are not
    for jobs in (1, 2):
        run_here(job, [str(data)], str(tmp_path / str(jobs)), jobs=jobs)
    assert tree(tmp_path / "1") == tree(tmp_path / "2")
    assert len(tree(tmp_path / "1")) == 4 * 3 + 1


def test_a_second_run_touches_nothing_and_says_the_same(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = json.loads(run(data, out, "-j", "1", "--output-format", "json", code=2))
    seen = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    again = json.loads(run(data, out, "-j", "2", "--output-format", "json", code=2))
    assert again == {**first, "finished_before": 4}
    assert seen == {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}


def test_what_changed_is_done_again(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(data, out, "-j", "1", code=2)
    whole = tree(out)
    (out / "a.jsonl").unlink()
    (out / "sub" / "b.jsonl.gz").write_bytes(b"half")
    (out / ".cleaner" / "good.ndjson.json").write_text('{"half')
    (out / "a.jsonl.0123456789ab.part").write_bytes(b"left by a run that was killed")
    assert "(1 of them before)" in run(data, out, "-j", "1", code=2)
    assert tree(out) == whole
    os.utime(data / "good.ndjson", (1, 1))  # the same content
    assert "(4 of them before)" in run(data, out, "-j", "1", code=2)
    (data / "good.ndjson").write_bytes(b'{"text": "One line\\nmore"}\n')
    assert "(3 of them before)" in run(data, out, "-j", "1", code=2)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--ignore", "QU"], "rulebook was"),
        (["--unsafe"], "options was"),
        (["--field", "title"], "fields was"),
        (["--stage", "wraps"], "options was"),
    ],
)
def test_runs_are_not_mixed(data: Path, tmp_path: Path, more: list[str], told: str) -> None:
    out = tmp_path / "out"
    run(data / "good.ndjson", out, "-j", "1")
    whole = tree(out)
    message = run(data, out, "-j", "1", *more, code=2)
    assert "begun in another way" in message
    assert told in message
    assert "give another folder" in message
    assert tree(out) == whole


def test_folders_that_cannot_be_taken(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("keep")
    assert "give an empty folder" in run(data, other, code=2)
    assert [path.name for path in other.iterdir()] == ["mine.txt"]
    whole = tree(data)
    assert "inside of the output folder" in run(data, data, code=2)
    assert tree(data) == whole


def test_a_folder_inside_of_the_input_would_be_read_by_the_next_run(data: Path, tmp_path: Path) -> None:
    whole = tree(data)
    for given in (data, data / "**" / "*.jsonl"):
        told = run(given, data / "out", "-j", "1", code=2)
        assert told == (
            f"cleaner: {data}/out: inside of {given}, so the next run would read it; give a folder beside that one\n"
        )
        assert tree(data) == whole
    run(data / "*.ndjson", data / "out", "-j", "1")
    assert (data / "out" / "good.ndjson").exists()


def test_damaged_shards_are_told_and_tried_again(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    whole = (data / "sub" / "b.jsonl.gz").read_bytes()
    (data / "sub" / "b.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    told = run(data, out, "-j", "1", code=2)
    assert "\ncleaner: sub/b.jsonl.gz: not written: the compressed data is cut short or damaged" in told
    assert "3 of 4 shards" in told
    assert not (out / "sub" / "b.jsonl.gz").exists()
    assert not list(out.rglob("*.part"))
    (data / "sub" / "b.jsonl.gz").write_bytes(whole)
    assert "4 of 4 shards (3 of them before)" in run(data, out, "-j", "1", code=2)


def test_the_table_of_rules_is_the_same_when_shards_were_done_before(tmp_path: Path) -> None:
    data, out = tmp_path / "in", tmp_path / "out"
    data.mkdir()
    text = "The bridge\u200b opens on Monday, and the ferry stops.\n\n0 Comments"
    for name, held in (("a", text), ("b", "The bridge opens fÃ¼r Monday, and the ferry stops.")):
        (data / f"{name}.jsonl").write_text(line(0, held))
    tables = []
    for _ in range(2):
        tables.append(run(data, out, "-j", "1").split("\n  ")[1:])
        (out / "a.jsonl").unlink()
    assert [row.split()[0] for row in tables[0]] == sorted(row.split()[0] for row in tables[0])
    assert len(tables[0]) > 2
    assert tables[0] == tables[1]


def test_a_field_that_is_nowhere(data: Path, tmp_path: Path) -> None:
    told = run(data / "good.ndjson", tmp_path / "out", "--field", "body", "-j", "1", code=2)
    assert "no record has text in the field 'body'; there is text in: text" in told
    given = [sys.executable, "-m", "cleaner", "corpus", "run", str(data), "-o", str(tmp_path / "o"), "--isolated"]
    done = subprocess.run(given, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "cleaner: say which field holds the text, with --field NAME\n")


def test_inputs(data: Path, tmp_path: Path) -> None:
    def names(*inputs: str) -> list[str]:
        return [shard.name for shard in find(inputs, str(tmp_path / "out"))]

    assert names(str(data)) == ["a.jsonl", "empty.jsonl.gz", "good.ndjson", "sub/b.jsonl.gz"]
    assert names(f"{data}/*.jsonl") == ["a.jsonl"]
    assert names(f"{data}/**/*.gz") == ["empty.jsonl.gz", "sub/b.jsonl.gz"]
    assert names(f"{data}/sub/b.jsonl.gz", str(data / "a.jsonl")) == ["a.jsonl", "b.jsonl.gz"]
    assert names(str(data / "a.jsonl"), str(data / "a.jsonl")) == ["a.jsonl"]
    (data / "sub" / "a.jsonl").write_text("")
    with pytest.raises(InputError, match=r"would both become a\.jsonl; give the folder"):
        names(str(data / "a.jsonl"), str(data / "sub" / "a.jsonl"))
    for given, told in (
        (data / "notes.txt", "neither JSONL nor Parquet"),
        (data / "none*", "no JSONL or Parquet file"),
        (data / "none", "none: No such file or directory"),
    ):
        with pytest.raises(InputError, match=told):
            names(str(given))


def test_packed_json_is_lines(tmp_path: Path) -> None:
    data = tmp_path / "in"
    data.mkdir()
    (data / "info.json").write_text("{}")
    (data / "c4.00000.json.gz").write_bytes(gzip.compress("".join(map(line, range(9), made(9))).encode(), mtime=0))
    assert "1 of 1 shard: " in run(data, tmp_path / "out", "-j", "1")
    cleaned = gzip.decompress((tmp_path / "out" / "c4.00000.json.gz").read_bytes()).splitlines()
    assert [json.loads(one)["text"] for one in cleaned] == list(map(cleaner.clean, made(9)))
    fixing = Options("fix", (str(data / "c4.00000.json.gz"),), field=("text",), isolated=True)
    assert carry_out(fixing) == 0
    assert gzip.decompress((data / "c4.00000.json.gz").read_bytes()).splitlines() == cleaned


def test_records_of_runs_are_no_shards(data: Path, tmp_path: Path) -> None:
    (data / "notes.txt").write_text("The long road: it\u00e2\u20ac\u2122s open.\n", encoding="utf-8")
    record = data / "undo.jsonl"
    assert carry_out(Options("fix", (str(data / "notes.txt"),), isolated=True, record=str(record))) == 0
    (data / "patches.jsonl").write_text('{"path": "a", "before": "b", "after": "c", "text": "d"}\n')
    for given in (str(data), f"{data}/*.jsonl"):
        found = [shard.name for shard in find([given], str(tmp_path / "out"))]
        assert "patches.jsonl" in found
        assert "undo.jsonl" not in found


def test_a_killed_run_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    data = tmp_path / "in"
    data.mkdir()
    texts = made(240)
    for shard in range(4):
        some = "".join(line(number, text) for number, text in enumerate(texts[shard::4]))
        (data / f"{shard}.jsonl").write_text(some)
    (data / "large.jsonl").write_text("".join(line(number, text) for number, text in enumerate(texts)))
    whole = tmp_path / "whole"
    begun = time.monotonic()
    run(data, whole, "-j", "2")
    took = time.monotonic() - begun
    out = tmp_path / "out"
    chance = random.Random(5)  # noqa: S311
    for _ in range(KILLS):
        under_way = subprocess.Popen(command(data, out, "-j", "2"), stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, took))
        under_way.send_signal(signal.SIGKILL)
        under_way.wait()
        for name, digest in tree(out, complete=True).items() if out.exists() else ():
            assert digest == tree(whole)[name]  # what has its name is complete
    run(data, out, "-j", "2")
    assert tree(out) == tree(whole)


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="counts processes in /proc")
def test_a_killed_run_leaves_no_process_behind(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for shard in range(3):
        (data / f"{shard}.jsonl").write_text("".join(line(n, text) for n, text in enumerate(made(200, shard))))
    under_way = subprocess.Popen(command(data, out, "-j", "2"), stderr=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + 60
    while len(_session(under_way.pid)) < 3 and time.monotonic() < deadline:
        time.sleep(0.05)
    under_way.kill()
    under_way.wait()
    while _session(under_way.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _session(under_way.pid)


def _session(leader: int) -> list[str]:
    """The processes of a session that are alive."""
    found = []
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = Path("/proc", process, "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            found.append(process)
    return found


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    data = tmp_path / "in"
    data.mkdir()
    texts = made(50)
    table = pa.table({"id": range(50), "text": texts, "tags": [["x"]] * 50}).replace_schema_metadata({"made": "here"})
    parquet.write_table(table, data / "a.parquet", row_group_size=20, compression="zstd")
    parquet.write_table(table.set_column(1, "text", pa.array([None, ""] * 25)), data / "good.parquet")
    table = parquet.read_table(data / "a.parquet")
    for jobs in ("1", "2"):
        run(data, tmp_path / jobs, "-j", jobs)
    assert tree(tmp_path / "1") == tree(tmp_path / "2")
    done = parquet.read_table(tmp_path / "1" / "a.parquet")
    assert done.schema.equals(table.schema, check_metadata=True)
    assert done.column("text").to_pylist() == [cleaner.clean(text) for text in texts]
    assert done.drop_columns("text") == table.drop_columns("text")
    assert (tmp_path / "1" / "good.parquet").read_bytes() == (data / "good.parquet").read_bytes()
    side = (tmp_path / "1" / ".cleaner" / "a.parquet.changes.jsonl").read_text().splitlines()
    assert {json.loads(one)["record"] for one in side} == {
        number for number, text in enumerate(texts, 1) if cleaner.clean(text) != text
    }


def test_a_record_counts_once_however_many_fields_change(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    data = tmp_path / "in"
    data.mkdir()
    records = [{"text": "She wasnâ€™t sure.", "more": "He wasnâ€™t sure."}] * 3
    parquet.write_table(pa.Table.from_pylist(records), data / "a.parquet")
    (data / "b.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    told = run(data, tmp_path / "out", "--field", "more", "-j", "1")
    assert "2 of 2 shards: 12 changes in 6 of 6 records; 0 without text" in told


@pytest.mark.parametrize("engine", ["ray", "spark"])
def test_engines(engine: str, data: Path, tmp_path: Path) -> None:
    """The bytes, changes and counts are those of this machine's processes."""
    pytest.importorskip({"ray": "ray", "spark": "pyspark"}[engine])
    texts = made(ENGINE_RECORDS)
    for shard in range(3):
        (data / f"{shard}.jsonl").write_text("".join(line(n, text) for n, text in enumerate(texts[shard::3])))
    run(data, tmp_path / "local", "-j", "1", code=2)
    told = run(data, tmp_path / engine, "-j", "2", "--engine", engine, code=2)
    assert "7 of 7 shards" in told
    assert tree(tmp_path / engine) == tree(tmp_path / "local")
    assert "(7 of them before)" in run(data, tmp_path / engine, "-j", "2", "--engine", engine, code=2)


def test_an_engine_that_is_not_there(data: Path, tmp_path: Path) -> None:
    script = "import sys; sys.modules['ray'] = None; sys.argv[0] = 'cleaner'; from cleaner.cli.app import app; app()"
    given = [sys.executable, "-c", script, *command(data, tmp_path / "out", "--engine", "ray")[3:]]
    done = subprocess.run(given, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "cleaner: the engine ray needs a package: pip install 'cleaner-text[ray]'\n"
    assert not (tmp_path / "out").exists()


def test_the_bar_is_for_terminals(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert type(progress.shown(10, 1, quiet=False)) is progress.Silence
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert type(progress.shown(10, 1, quiet=True)) is progress.Silence
    with progress.shown(100, 2, quiet=False) as bar:
        bar.tick(30)
        bar.done(50)
    assert capsys.readouterr().out == ""


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    def write() -> None:
        with corpus_folder.lasting(str(tmp_path / "new")) as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_folders_behind_links_are_read_and_loops_are_not(tmp_path: Path) -> None:
    data, other = tmp_path / "data", tmp_path / "other"
    (data / "a").mkdir(parents=True)
    other.mkdir()
    for folder in (data, data / "a", other):
        (folder / "x.jsonl").write_text('{"text": "Good."}\n')
    (data / "link").symlink_to(other)
    (data / "a" / "up").symlink_to(data)
    (other / "back").symlink_to(data)
    assert [shard.name for shard in find([str(data)], str(tmp_path / "out"))] == [
        "a/x.jsonl",
        "link/x.jsonl",
        "x.jsonl",
    ]
