"""Records: only the wanted text changes, and every other byte stays, whatever the file looks like."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner, Result
from cleaner.change import Edit, columns
from cleaner.cli.options import Options
from cleaner.cli.run import run
from cleaner.records import csv, jsonl
from cleaner.records.work import Work

if TYPE_CHECKING:
    from pathlib import Path

ROOT = os.path.dirname(os.path.dirname(__file__))
DIRTY, CLEAN = "The br\u200bidge opens.", "The bridge opens."
CLEANER = Cleaner({"stages": ["spacing"]})


def work(*fields: str, errors: str = "strict", encoding: str = "utf-8") -> tuple[Work, list[tuple[int, str]]]:
    broken: list[tuple[int, str]] = []
    made = Work(fields, CLEANER.run, lambda *_: None, lambda *what: broken.append(what), encoding, errors)
    return made, broken


def lines_of(data: bytes, *fields: str, **how: str) -> tuple[bytes, list[tuple[int, str]]]:
    made, broken = work(*(fields or ("text",)), **how)
    return b"".join(pair.new for pair in jsonl.rewrite(io.BytesIO(data), made)), broken


def rows_of(data: bytes, *fields: str, name: str = "csv", **how: str) -> tuple[bytes, list[tuple[int, str]]]:
    made, broken = work(*(fields or ("text",)), **how)
    return b"".join(pair.new for pair in csv.rewrite(io.BytesIO(data), made, name)), broken


Z = "\u200b".encode()  # goes, where it stands in a word
HOSTILE = {
    "spacing and key order": (
        b'{ "b" :1 ,\t"text": "a' + Z + b'b" , "a":2 }\n',
        b'{ "b" :1 ,\t"text": "ab" , "a":2 }\n',
        0,
    ),
    "numbers": (
        b'{"n":[1e400,-0,0.1000,1E5,' + b"9" * 5000 + b'],"text":"a' + Z + b'b"}',
        b'{"n":[1e400,-0,0.1000,1E5,' + b"9" * 5000 + b'],"text":"ab"}',
        0,
    ),
    "not a number": (b'{"n":NaN,"m":-Infinity,"text":"a' + Z + b'b"}', b'{"n":NaN,"m":-Infinity,"text":"ab"}', 0),
    "duplicate key": (
        b'{"text":"a' + Z + b'b","text":"c' + Z + b'd"}\n',
        b'{"text":"a' + Z + b'b","text":"cd"}\n',
        0,
    ),
    "duplicate of another type": (b'{"text":"a' + Z + b'b","text":null}\n', None, 0),
    "broken line": (
        b'{"text":"a' + Z + b'b"}\n{"text":"a' + Z + b'b"\n{"text":"a' + Z + b'b"}\n',
        b'{"text":"ab"}\n{"text":"a' + Z + b'b"\n{"text":"ab"}\n',
        1,
    ),
    "two values on a line": (b'{"text":"a' + Z + b'b"}{"text":"c"}\n', None, 1),
    "comma after the value": (b'{"text":"a' + Z + b'b"},\n', None, 1),
    "single quotes": (b"{'text':'a" + Z + b"b'}\n", None, 1),
    "raw tab in a string": (b'{"text":"a' + Z + b'b\tc"}\n', None, 1),
    "bad escape": (b'{"text":"a' + Z + b'b\\x20"}\n', None, 1),
    "cut escape": (b'{"text":"a' + Z + b"b\\u12", None, 1),
    "not UTF-8": (
        b'{"text":"a' + Z + b'b \xff"}\n{"text":"a' + Z + b'b"}',
        b'{"text":"a' + Z + b'b \xff"}\n{"text":"ab"}',
        1,
    ),
    "NUL": (b'{"text":"a' + Z + b'b\0"}\n', None, 1),
    "lone surrogate": (b'{"text":"\\ud83d a\\u200bb"}\n', b'{"text":"\\ud83d ab"}\n', 0),
    "lone surrogate among raw text": (
        '{"text":"é \\ude00 a\u200bb"}\n'.encode(),
        '{"text":"é \\ude00 ab"}\n'.encode(),
        0,
    ),
    "surrogate pair": (b'{"text":"\\uD83D\\uDE00 a\\u200Bb\\u00E9"}', b'{"text":"\\uD83D\\uDE00 ab\\u00E9"}', 0),
    "mixed spelling": (
        '{"text":"\\u00e9é \\/ / a\u200bb \\u0022\\""}'.encode(),
        '{"text":"\\u00e9é \\/ / ab \\u0022\\""}'.encode(),
        0,
    ),
    "backslashes": (b'{"text":"\\\\u200b a\\u200bb \\\\"}', b'{"text":"\\\\u200b ab \\\\"}', 0),
    "escaped key": (b'{"te\\u0078t":"a' + Z + b'b"}', b'{"te\\u0078t":"ab"}', 0),
    "missing field": (
        b'{"id":"a' + Z + b'b"}\n{"text":"a' + Z + b'b"}\n',
        b'{"id":"a' + Z + b'b"}\n{"text":"ab"}\n',
        0,
    ),
    "field of another type": (b'{"text":5}\n{"text":{"text":"a' + Z + b'b"}}\n{"text":true}\n', None, 0),
    "list of strings": (
        b'{"text":["a' + Z + b'b",5,null,["c' + Z + b'd"]]}',
        b'{"text":["ab",5,null,["cd"]]}',
        0,
    ),
    "CRLF": (b'{"text":"a' + Z + b'b"}\r\n{"text":"c"}\r\n', b'{"text":"ab"}\r\n{"text":"c"}\r\n', 0),
    "blank lines": (b'\n  \r\n{"text":"a' + Z + b'b"}\n\n', b'\n  \r\n{"text":"ab"}\n\n', 0),
    "no final newline": (b'{"text":"c"}\n{"text":"a' + Z + b'b"}', b'{"text":"c"}\n{"text":"ab"}', 0),
    "byte order mark": (b'\xef\xbb\xbf{"text":"a' + Z + b'b"}\n', b'\xef\xbb\xbf{"text":"ab"}\n', 0),
    "line separator in a string": (
        '{"text":"x\u2028","n":"a\u200bb"}\n{"text":"a\u200bb"}'.encode(),
        '{"text":"x\u2028","n":"a\u200bb"}\n{"text":"ab"}'.encode(),
        0,
    ),
    "deep nesting": (b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b',"text":"a' + Z + b'b"}\n', None, 1),
    "not objects": (b'"a' + Z + b'b"\n5\nnull\n[]\n', None, 0),
    "empty": (b"", None, 0),
    "long line": (
        b'{"x":"' + b"y" * 3_000_000 + b'","text":"a' + Z + b'b"}\n',
        b'{"x":"' + b"y" * 3_000_000 + b'","text":"ab"}\n',
        0,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_lines_lose_nothing(name: str) -> None:
    data, expected, spoiled = HOSTILE[name]
    after, broken = lines_of(data)
    assert after == (data if expected is None else expected)
    assert len(broken) == spoiled
    assert lines_of(after)[0] == after


def test_a_line_of_a_hundred_megabytes() -> None:
    text = b"A line of text that goes on. " * 3_500_000
    data = b'{"text":"fine"}\n{"x" : 1.0, "text":"' + text + b"a" + Z + b'b"}\n{"text":"a' + Z + b'b"}'
    after, broken = lines_of(data)
    assert after == data.replace(Z, b"")
    assert not broken


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
PIECES = st.lists(st.sampled_from(["a\u200bb", "é", "\U0001f600", '"', "\\", "\n", " x ", "\u2028", "/"]), max_size=8)


@given(VALUES, PIECES.map("".join), VALUES, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_any_record_changes_only_in_its_field(
    before: Any, text: str, after: Any, ascii_only: bool, indent: Any
) -> None:
    separators = (" , ", " :") if indent else (",", ":")
    head, own, tail = (json.dumps(v, ensure_ascii=ascii_only, separators=separators) for v in (before, text, after))
    new = json.dumps(CLEANER.clean(text), ensure_ascii=ascii_only)
    line = f'{{"x":{head}, "text": {own},"y":{tail}}}\n'.encode("utf-8", "surrogatepass")
    made, broken = lines_of(line, errors="surrogatepass")
    assert made == f'{{"x":{head}, "text": {new},"y":{tail}}}\n'.encode("utf-8", "surrogatepass")
    assert not broken


@pytest.mark.parametrize(
    "text", [", ", "a", "b: ", 'x"y', "a\\", "\u00e9", "\U0001f600", "\x7f", "t", "text", ":", ": "]
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_string_that_looks_like_another_place_is_found_where_it_stands(text: str, ascii_only: bool) -> None:
    """The quick way of finding a literal and the sure one write the same."""
    values = {"a": "b", "b": text, "list": ["a", "b", text, ""], "text": text, "x": f'"{text}"', "é": 1}
    line = json.dumps(values, ensure_ascii=ascii_only)
    strange = line.replace('"text": ', '"text":')
    for written in (
        line,
        strange,
        line.replace("\\u00e9", "\\u00E9"),
        line.replace(json.dumps(text), f'"\\u0061{text}"', 1),
    ):
        if not _is_json(written):
            continue
        for changed in ("", f"{text}“", text.upper(), '", "'):
            told = Work(("text", "list"), _to(text, changed), lambda *_: None, lambda *_: None)
            new = jsonl._line(1, written.encode(), told)  # noqa: SLF001
            if new is not None:
                before, after = json.loads(written), json.loads(new)
                meant = {**before, "text": _one(before["text"], text, changed)}
                meant["list"] = [_one(value, text, changed) for value in before["list"]]
                assert after == meant


def _one(value: str, old: str, new: str) -> str:
    return new if value == old else value


def _to(old: str, new: str) -> Any:
    def run(text: str) -> Result:
        if text != old or new == old:
            return Result(text, text)
        return Result(text, new, [columns(text, [Edit(0, len(text), new, "EN001")])])

    return run


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def test_paths() -> None:
    data = '{"meta":{"summary":"a\u200bb","a.b":"c\u200bd"},"meta.summary":"e\u200bf","turns":[{"say":"g\u200bh"}]}'.encode()
    assert lines_of(data, "meta.summary")[0] == data.replace("e\u200bf".encode(), b"ef")
    assert lines_of(data, "meta.a.b")[0] == data.replace("c\u200bd".encode(), b"cd")
    assert lines_of(data, "turns.say", "meta.a.b", "turns.say")[0] == data.replace("c\u200bd".encode(), b"cd").replace(
        "g\u200bh".encode(), b"gh"
    )


CSV = {
    "quoting stays": (
        '"id",text,"n"\r\n"1",a\u200bb,"x"\r\n2,"a\u200bb ""q"", c",y\r\n',
        '"id",text,"n"\r\n"1",ab,"x"\r\n2,"ab ""q"", c",y\r\n',
        0,
    ),
    "lines in a cell": ('id,text\n1,"a\u200bb\nc"\n2,d\n', 'id,text\n1,"ab\nc"\n2,d\n', 0),
    "semicolons": ("id;text\n1;a\u200bb, c\n", "id;text\n1;ab, c\n", 0),
    "ragged rows": ("id,text\n1,a\u200bb,c\n2,a\u200bb\n3\n", "id,text\n1,a\u200bb,c\n2,ab\n3\n", 2),
    "quote inside": ('id,text\n1,say "a\u200bb"\n', 'id,text\n1,say "ab"\n', 0),
    "badly quoted": ('id,text\n1,"a\u200bb"c\n2,a\u200bb\n', 'id,text\n1,"a\u200bb"c\n2,ab\n', 1),
    "never closed": ('id,text\n1,"a\u200bb\n2,c\n', 'id,text\n1,"a\u200bb\n2,c\n', 1),
    "byte order mark, blank lines": ("\ufefftext\n\na\u200bb\n", "\ufefftext\n\nab\n", 0),
    "column twice": ("text,text\na\u200bb,c\u200bd\n", "text,text\nab,cd\n", 0),
    "header only": ("id,text", "id,text", 0),
}


@pytest.mark.parametrize("name", CSV)
def test_csv_changes_only_in_its_column(name: str) -> None:
    before, after, spoiled = CSV[name]
    made, broken = rows_of(before.encode())
    assert made.decode() == after
    assert len(broken) == spoiled


def test_tsv_and_encodings() -> None:
    assert rows_of("id\ttext\n1\ta\u200bb, c\n".encode(), name="tsv") == (b"id\ttext\n1\tab, c\n", [])
    made, broken = rows_of(b"id,text\n1,caf\xe9  x\n")
    assert (made, broken[0][0]) == (b"id,text\n1,caf\xe9  x\n", 1)
    assert rows_of(b"id,text\n1,caf\xe9 x \n", encoding="cp1252") == (b"id,text\n1,caf\xe9 x\n", [])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (f"id,text\r1,{DIRTY}\r".encode(), "carriage return"),
        (f"id,text\n1,{DIRTY}\n".encode("utf-16"), "UTF-16 by its mark, and records are read as UTF-8"),
        (b"caf\xe9,text\n1,a\n", "the header is not utf-8: byte 0xe9 at offset 3"),
    ],
)
def test_a_header_that_cannot_be_read_is_a_message(tmp_path: Path, capfd: Any, data: bytes, told: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(data)
    assert run(Options("fix", (str(file),), field=("text",), isolated=True)) == 2
    message = capfd.readouterr().err
    assert told in message
    assert "Traceback" not in message
    assert file.read_bytes() == data


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "UTF_32", "cp037", "hex", "nothing"])
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_an_encoding_that_lines_cannot_be_written_in_is_refused(
    tmp_path: Path, capfd: Any, name: str, encoding: str
) -> None:
    data = f'text\n"{DIRTY}"\n'.encode()
    (tmp_path / name).write_bytes(data)
    assert run(Options("fix", (str(tmp_path / name),), field=("text",), encoding=encoding, isolated=True)) == 2
    assert f"records cannot be read as {encoding}" in capfd.readouterr().err
    assert (tmp_path / name).read_bytes() == data


def test_what_is_wrong_with_a_line_is_said_plainly() -> None:
    _, broken = lines_of(b'{"text":"cut\n{"text":\n{"text":"a\tb"}\n{"text":"a"')
    assert [why for _, why in broken] == [
        "not JSON: the line ends at column 13",
        "not JSON: the line ends at column 10",
        "not JSON: Invalid control character at column 11",
        "not JSON: the line ends at column 12",
    ]


def test_the_command_streams_and_reports_places(tmp_path: Path, capfdbinary: Any) -> None:
    file = tmp_path / "a.jsonl"
    data = b'{"text":"fine"}\n{"text":\n' + json.dumps({"text": DIRTY}).encode() + b"\n"
    file.write_bytes(data)
    options = Options("check", (str(file),), field=("text",), isolated=True)
    assert run(options) == 2
    out, err = capfdbinary.readouterr()
    assert out.decode().startswith(f"{file}:3:text:1:7 SP")
    assert f"{file}:2: left as it is: not JSON: the line ends at column" in err.decode()
    assert run(options._replace(command="fix")) == 2
    assert file.read_bytes() == data.replace(b"\\u200b", b"")
    assert "a.jsonl: 1 change in 1 of 2 records" in capfdbinary.readouterr()[1].decode()
    before = file.stat()
    assert run(options._replace(command="fix")) == 2
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_diff_is_a_patch(tmp_path: Path, capfdbinary: Any, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def text(number: int) -> str:
        return DIRTY if number in (0, 3, 4, 30, 99) else f"Fine {number}."

    if ending == "jsonl":
        data = "\n".join(json.dumps({"n": n, "text": text(n)}) for n in range(100))
    else:
        data = "n,text\n" + "\n".join(f'{n},"{text(n)}\nand more"' for n in range(100))
    file = tmp_path / f"a.{ending}"
    file.write_text(data)
    monkeypatch.chdir(tmp_path)
    options = Options("diff", (file.name,), field=("text",), isolated=True)
    assert run(options) == 1
    diff = capfdbinary.readouterr()[0]
    subprocess.run(["patch", "-p1", "-s"], input=diff, cwd=tmp_path, check=True)
    assert file.read_text() == data.replace("\\u200b", "").replace("\u200b", "")
    assert run(options) == 0


def packed(ending: str, data: bytes) -> bytes:
    if ending == "zst":
        pytest.importorskip("backports.zstd" if sys.version_info < (3, 14) else "compression.zstd")
        from cleaner.records.compress import opened

        buffer = io.BytesIO()
        with opened(buffer, "zst", "wb") as file:
            file.write(data)
        return buffer.getvalue()
    return {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}[ending](data)


@pytest.mark.parametrize("ending", ["gz", "bz2", "xz", "zst"])
def test_compressed_files(tmp_path: Path, capfd: Any, ending: str) -> None:
    from cleaner.records.compress import opened

    lines = [json.dumps({"n": os.urandom(9).hex(), "text": DIRTY if n % 7 else CLEAN}) for n in range(2000)]
    data = "\n".join(lines).encode()
    file = tmp_path / f"a.jsonl.{ending}"
    file.write_bytes(packed(ending, data))
    options = Options("fix", (str(file),), field=("text",), isolated=True)
    assert run(options) == 0
    with file.open("rb") as raw:
        assert opened(raw, ending, "rb").read() == data.replace(b"\\u200b", b"")
    cut = packed(ending, data)[:-20]
    file.write_bytes(cut)
    assert run(options) == 2
    assert file.read_bytes() == cut
    assert "the compressed data is cut short or damaged" in capfd.readouterr().err
    assert [f.name for f in tmp_path.iterdir()] == [file.name]


def stdin(*args: str, data: bytes) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": ROOT}
    command = [sys.executable, "-m", "cleaner", *args, "--isolated"]
    return subprocess.run(command, input=data, capture_output=True, env=env, check=False)


def test_stdin() -> None:
    data = json.dumps({"text": DIRTY}).encode()
    done = stdin("fix", "-", "--format", "jsonl", "--field", "text", data=data)
    assert (done.returncode, done.stdout) == (0, data.replace(b"\\u200b", b""))
    done = stdin("fix", "-", "--stdin-filename=x.csv", "--field=text", data=b"text\na\xe2\x80\x8bb\n")
    assert (done.returncode, done.stdout) == (0, b"text\nab\n")
    done = stdin("fix", "-", "--field", "text", data=data)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"say --format" in done.stderr


@pytest.mark.parametrize(
    ("name", "fields", "message"),
    [
        ("a.jsonl", (), "say which field holds the text, with --field NAME"),
        ("a.jsonl", ("txet",), "no record has text in the field 'txet'; there is text in: text"),
        ("a.txt", ("text",), "not a file of records by its name: say --format"),
        ("a.csv", ("body",), "no record has text in the field 'body'; there is text in: "),
        ("a.parquet", ("text",), "Parquet"),
        ("none.jsonl", ("text",), "No such file"),
    ],
)
def test_mistakes(tmp_path: Path, capfd: Any, name: str, fields: tuple[str, ...], message: str) -> None:
    data = b'{"id":1,"text":"x"}\n{"id":2,"text":"x"}\n'
    if not name.startswith("none"):
        (tmp_path / name).write_bytes(data)
    assert run(Options("fix", (str(tmp_path / name),), field=fields, isolated=True)) == 2
    assert message in capfd.readouterr().err
    assert [f.read_bytes() for f in tmp_path.iterdir()] in ([data], [])


def test_walking_takes_records_when_a_field_is_named(tmp_path: Path, capfd: Any) -> None:
    for name in ("a.jsonl", "b.csv", "c.jsonl.gz"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "d.jsonl").write_text(json.dumps({"text": DIRTY}))
    assert run(Options("fix", (str(tmp_path),), isolated=True)) == 0
    assert "\\u200b" in (tmp_path / "d.jsonl").read_text()
    (tmp_path / "c.jsonl.gz").unlink()
    (tmp_path / "cleaner.toml").write_text('field = ["text"]\n')
    assert run(Options("fix", (str(tmp_path),), config=str(tmp_path / "cleaner.toml"))) == 0
    assert json.loads((tmp_path / "d.jsonl").read_text()) == {"text": CLEAN}


def test_parquet(tmp_path: Path, capfd: Any) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    pq = pytest.importorskip("pyarrow.parquet")
    texts = [DIRTY, None, CLEAN, ""] * 25
    table = pa.table(
        {
            "id": pa.array(range(100), pa.int16()),
            "text": pa.array(texts, pa.large_string()),
            "meta": pa.array([{"summary": t, "at": n} for n, t in enumerate(texts)]),
            "turns": pa.array([[{"say": t}, {"say": "x"}] if n % 3 else None for n, t in enumerate(texts)]),
            "kind": pa.array(texts).dictionary_encode(),
        },
    ).replace_schema_metadata({"origin": "here"})
    file = tmp_path / "a.parquet"
    how = {"id": "NONE", "text": "ZSTD", "meta.summary": "GZIP", "meta.at": "SNAPPY", "kind": "SNAPPY"}
    pq.write_table(table, file, row_group_size=30, compression={**how, "turns.list.element.say": "SNAPPY"})
    before = pq.ParquetFile(file)
    options = Options("check", (str(file),), field=("text", "meta.summary", "turns.say", "kind"), isolated=True)
    assert run(options) == 1
    assert f"{file}:5:turns[0].say:1:7 SP" in capfd.readouterr().out
    assert run(options._replace(command="fix")) == 0
    assert "91 changes in 25 of 100 records; 8 without text" in capfd.readouterr().err
    after = pq.ParquetFile(file)
    assert after.schema_arrow.equals(before.schema_arrow, check_metadata=True)
    assert after.num_row_groups == before.num_row_groups == 4
    for column in range(after.metadata.row_group(0).num_columns):
        old, new = (f.metadata.row_group(1).column(column) for f in (before, after))
        assert (old.compression, old.physical_type) == (new.compression, new.physical_type)
    assert after.read().to_pylist() == json.loads(json.dumps(table.to_pylist()).replace("\\u200b", ""))
    assert after.read().column("id").equals(table.column("id"))
    seen = file.stat().st_ino
    assert run(options._replace(command="fix")) == 0
    assert file.stat().st_ino == seen
    assert run(options._replace(field=("meta", "at"))) == 2
    assert "there is text in: text, meta.summary, turns.say, kind" in capfd.readouterr().err


def test_all_parquet_columns_of_a_name_count(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    pq = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_arrays([pa.array([DIRTY]), pa.array([DIRTY])], names=["text", "text"]), file)
    assert run(Options("fix", (str(file),), field=("text",), isolated=True)) == 0
    assert [column.to_pylist() for column in pq.ParquetFile(file).read().columns] == [[CLEAN], [CLEAN]]


def test_parquet_row_groups_stay_and_the_largest_are_split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    pq = pytest.importorskip("pyarrow.parquet")
    from cleaner.records import parquet

    table = pa.table({"n": range(400), "text": [f"{DIRTY} {n}" if n > 250 else f"{CLEAN} {n}" for n in range(400)]})
    table = table.append_column("kind", pa.array(["a", "b", "b", None] * 100).dictionary_encode())
    file = tmp_path / "a.parquet"
    with pq.ParquetWriter(file, table.schema) as writer:
        for start, rows in ((0, 100), (100, 0), (100, 200), (300, 100)):
            writer.write_table(table.slice(start, rows), max(1, rows))
    monkeypatch.setattr(parquet, "SLICE", 1000)
    monkeypatch.setattr(parquet, "PIECE", 5000)
    monkeypatch.setattr(parquet, "ROWS", 30)
    before = pq.ParquetFile(file).metadata
    assert run(Options("fix", (str(file),), field=("text",), isolated=True)) == 0
    after = pq.ParquetFile(file)
    sizes = [after.metadata.row_group(n).num_rows for n in range(after.metadata.num_row_groups)]
    wanted = [before.row_group(n).num_rows for n in range(before.num_row_groups)]
    assert wanted in ([100, 0, 200, 100], [100, 200, 100])
    ends = {sum(sizes[:n]) for n in range(len(sizes) + 1)}
    assert {sum(wanted[:n]) for n in range(len(wanted) + 1)} <= ends
    assert max(sizes) < 200
    assert after.read().to_pylist() == json.loads(json.dumps(table.to_pylist()).replace("\\u200b", ""))


@pytest.mark.parametrize("ending", ["jsonl", "csv", "jsonl.gz", "csv.zst"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_undo(tmp_path: Path, capfd: Any, monkeypatch: pytest.MonkeyPatch, ending: str, jobs: int) -> None:
    from cleaner.cli import pool
    from cleaner.cli.undo import undo_all
    from cleaner.files import splices
    from cleaner.records.compress import opened

    monkeypatch.setattr(splices, "PART", 200)
    monkeypatch.setattr(pool, "PIECE", 2000)
    monkeypatch.setattr(pool, "ENOUGH", 4000)
    lines = ["n,text"] if ending.startswith("csv") else []
    for n in range(300):
        text = f"é {n}" + DIRTY * (n % 5 == 0)
        lines.append(
            f'{n},"{text}"' if lines[:1] == ["n,text"] else json.dumps({"n": n, "text": text}, ensure_ascii=n % 2 > 0)
        )
    data = "\r\n".join(lines).encode()
    form, _, packing = ending.partition(".")
    file, record, text = tmp_path / f"a.{ending}", tmp_path / "r.jsonl", tmp_path / "t.txt"
    file.write_bytes(packed(packing, data) if packing else data)
    text.write_text(DIRTY)
    (tmp_path / f"b.{form}").write_text(lines[0 if form == "csv" else -1] + "\n")
    options = Options(
        "fix", (str(text), str(file), str(tmp_path / f"b.{form}"), str(text)), field=("text",), isolated=True
    )
    options = options._replace(record=str(record), jobs=jobs, command="fix")

    def content() -> bytes:
        with file.open("rb") as raw:
            return bytes(opened(raw, packing, "rb").read() if packing else raw.read())

    texts = options._replace(field=())
    assert run(texts._replace(paths=(str(text),))) == 0
    assert run(options._replace(paths=options.paths[1:3])) == 0
    assert len(content()) < len(data)
    assert len(record.read_text().splitlines()) > 4
    assert undo_all(str(record)) == 0
    assert content() == data
    assert text.read_text() == DIRTY
    assert "restored 2 of 2 files" in capfd.readouterr().err
    assert undo_all(str(record)) == 0
    assert "restored 0 of 2 files" in capfd.readouterr().err
    assert run(options._replace(paths=options.paths[1:2])) == 0
    file.write_bytes(packed(packing, data + b"x") if packing else data + b"x")
    assert undo_all(str(record)) == 2
    assert "changed since it was cleaned" in capfd.readouterr().err


def test_a_record_file_that_is_not_replaced_leaves_no_record(tmp_path: Path) -> None:
    file, record = tmp_path / "a.jsonl.gz", tmp_path / "r.jsonl"
    rows = "\n".join(json.dumps({"n": os.urandom(9).hex(), "text": DIRTY}) for _ in range(2000))
    file.write_bytes(gzip.compress(rows.encode())[:-20])
    record.write_text("")
    assert run(Options("fix", (str(file),), field=("text",), isolated=True, record=str(record))) == 2
    assert record.read_text() == ""
