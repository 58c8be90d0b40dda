"""Bytes in, bytes out: what is not changed keeps its bytes, and no crash loses a file."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.cli.options import Options
from cleaner.cli.run import run
from cleaner.files import replace as replacing
from cleaner.files.codec import BinaryError, DecodeError, decode
from cleaner.files.replace import ChangedError, replace
from cleaner.files.walk import walk

if TYPE_CHECKING:
    from pathlib import Path

CLEANER = Cleaner()
TEXT = "Die Häuser sind größer, sagte er; „schöner“ nicht. Über die Straße ging früh ein Mädchen mit Äpfeln.\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("cp1252"), "cp1252"),
        ("Привет, мир. Это довольно длинный текст на русском языке.".encode("cp1251"), "cp1251"),
        ("日本語の文章です。これは長い文章で、検出できるはずです。".encode("cp932"), "cp932"),
        (
            "Gradsko vijeće sastalo se u utorak da raspravi o novom mostu, o kojem se govori već godinama.".encode(
                "cp1250"
            ),
            "cp1250",
        ),
        (
            "Rada miejska zebrała się we wtorek, żeby rozmawiać o moście, który stoi już sto lat.".encode("iso8859-2"),
            "iso8859_2",
        ),
        ("Köprünün altında oturan balıkçılar, şehrin ışıklarına bakıp çay içtiler.".encode("cp1254"), "cp1254"),
        (
            "Le conseil s’est réuni à l’hôtel de ville pour parler du pont, près de la forêt.".encode("mac-roman"),
            "mac_roman",
        ),
        ("СРОЧНО! Требуется водитель категории B.".encode("mac-cyrillic"), "mac_cyrillic"),
        (b"", "utf-8"),
        (b"a\rb\nc\r\nd\x85e", "refused"),
        (b"abc\xff", "refused"),
        ("“curly” quotes, café, naïve ".encode() + b"\x92", "refused"),
    ],
)
def test_decode_keeps_every_byte_or_refuses(data: bytes, encoding: str) -> None:
    if encoding == "refused":
        with pytest.raises(DecodeError, match="--errors surrogateescape"):
            decode(data)
        return
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert decoded.encode(decoded.text) == data
    assert not decoded.text.startswith("\ufeff")


def test_a_guess_is_told_and_may_not_hold() -> None:
    decoded = decode(TEXT.encode("cp1252"))
    assert (decoded.guessed, decode(TEXT.encode()).guessed, decode(b"caf\xe9", "cp1252").guessed) == (
        True,
        False,
        False,
    )
    assert decoded.reads_again(TEXT)
    assert not decoded.reads_again("Ã¤lter")  # whose bytes are UTF-8
    with pytest.raises(UnicodeEncodeError, match="'cp1252' codec"):
        decoded.encode("ć")
    with pytest.raises(DecodeError, match="not utf-8: byte 0xe7 at offset 4; say --encoding NAME"):
        decode(b"\xef\xbb\xbfa\xe7b")


@given(st.binary(max_size=60))
def test_surrogateescape_keeps_any_bytes(data: bytes) -> None:
    try:
        decoded = decode(data, errors="surrogateescape")
    except DecodeError:
        assert b"\0" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    else:
        assert decoded.encode(decoded.text) == data


def test_declared_encodings() -> None:
    assert decode(b"caf\xe9", "latin-1").text == "café"
    with pytest.raises(DecodeError, match="unknown encoding 'latin-11'"):
        decode(b"caf\xe9", "latin-11")
    with pytest.raises(DecodeError, match="not utf-8: byte 0xe9 at offset 3"):
        decode(b"caf\xe9", "utf-8")
    with pytest.raises(BinaryError, match="NUL"):
        decode(b"PK\x03\x04\0\0")


def test_replace_keeps_mode_attributes_and_links(tmp_path: Path) -> None:
    file, link, hard = tmp_path / "a.txt", tmp_path / "link.txt", tmp_path / "hard.txt"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    os.link(file, hard)
    if os.geteuid() == 0:
        os.chown(file, 1234, 1234)
    before = file.stat()
    replace(str(link), b"new", before)
    after = file.stat()
    assert (file.read_bytes(), hard.read_bytes(), link.is_symlink()) == (b"new", b"old", True)
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "hard.txt", "link.txt"]


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    seen = file.stat()
    file.write_bytes(b"edited")
    with pytest.raises(ChangedError, match="changed while it was being cleaned"):
        replace(str(file), b"new", seen)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.txt", b"edited")]


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "chown"])
def test_a_failing_call_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    seen = file.stat()

    def fail(*_: object, **__: object) -> Any:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if call == "write":
        monkeypatch.setattr(replacing, "open", fail, raising=False)
    elif call == "chown":
        monkeypatch.setattr(replacing, "_keep_status", fail)
    else:
        monkeypatch.setattr(os, call, fail)
    with pytest.raises(OSError, match="No space left"):
        replace(str(file), b"new", seen)
    monkeypatch.undo()
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.txt", b"old")]


def test_kill_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    old, new = b"old " * 50_000, b"new " * 50_000
    file.write_bytes(old)
    script = textwrap.dedent(f"""
        from cleaner.files.replace import replace
        import os
        print(flush=True)
        while True:
            for data in ({new!r}, {old!r}):
                replace({str(file)!r}, data, os.stat({str(file)!r}))
    """)
    path = tmp_path / "script.py"
    path.write_text(script)
    for delay in range(12):
        child = subprocess.Popen(
            [sys.executable, str(path)], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": "."}
        )
        assert child.stdout
        child.stdout.readline()
        time.sleep(0.003 * delay)
        child.send_signal(signal.SIGKILL)
        child.communicate()
        assert file.read_bytes() in (old, new)


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def test_walk_takes_prose_and_leaves_what_git_ignores(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.md", "README", "code.py", "data.jsonl", ".hidden/x.txt", "sub/c.txt", "sub/keep.log")
    make(tmp_path, "out/d.txt", "sub/e.tmp.txt", ".git/config", "Makefile", ".cleaner-x.tmp")
    (tmp_path / ".gitignore").write_text("out/\n*.tmp.txt\n*.log\n")
    (tmp_path / "sub" / ".gitignore").write_text("!keep.log\n")
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    names = [os.path.relpath(f, tmp_path) for f in walk(str(tmp_path))]
    assert names == ["README", "a.md", "b.txt", "sub/c.txt", "sub/keep.log"]
    assert [os.path.relpath(f, tmp_path) for f in walk(str(tmp_path / "sub"))] == ["sub/c.txt", "sub/keep.log"]
    assert [os.path.relpath(f, tmp_path) for f in walk(str(tmp_path), (str(tmp_path), ["*.md", "/sub"]))] == [
        "README",
        "b.txt",
    ]


@pytest.mark.parametrize("named", [False, True])
def test_what_is_excluded_does_not_depend_on_where_walking_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any, named: bool
) -> None:
    make(tmp_path, "texts/a.txt", "texts/raw/b.txt", "sub/texts/raw/c.txt")
    for file in tmp_path.rglob("*.txt"):
        file.write_text("She wasnâ€™t sure.", encoding="utf-8")
    (tmp_path / "cleaner.toml").write_text("exclude = ['texts/raw/']\n")
    for start, folder in ((".", "."), (".", "texts"), ("texts", "."), ("sub", "..")):
        monkeypatch.chdir(tmp_path / start)
        config = str(tmp_path / "cleaner.toml") if named and start == "." else None
        run(Options("check", (folder,), output_format="concise", config=config))
        told = capfd.readouterr().out
        assert "a.txt" in told
        assert "b.txt" not in told
        assert ("c.txt" in told) == (folder != "texts" and start != "texts")


def test_a_folder_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a/x.txt", "b/y.txt")
    real = os.scandir

    def refuse(folder: str) -> Any:
        if folder.endswith("a"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)
        return real(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    failed: list[OSError] = []
    assert [os.path.basename(file) for file in walk(str(tmp_path), failed=failed.append)] == ["y.txt"]
    assert [error.filename for error in failed] == [str(tmp_path / "a")]
    assert run(Options("fix", (str(tmp_path),), isolated=True)) == 2


PIECES = ["Good text.", "\r\n", "\n", " ", "“yes”", "a  b", "0 Comments", "ж", "\ufeff", "  \n", "x"]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1251"]))
@settings(max_examples=600, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_untouched_means_untouched(tmp_path: Path, pieces: list[str], encoding: str) -> None:
    file = tmp_path / "a.txt"
    data = "".join(pieces).encode(encoding, "replace")
    file.write_bytes(data)
    os.utime(file, ns=(10**18, 10**18))
    declared = encoding if encoding == "cp1251" else None
    before = file.stat()
    assert run(Options("fix", (str(file),), isolated=True, quiet=True, encoding=declared)) == 0
    after = file.stat()
    text = decode(data, declared).text
    untouched = CLEANER.clean(text) == text
    assert (file.read_bytes() == data) == untouched
    assert ((before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)) == untouched
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_that_is_not_writable_is_blamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
    file = tmp_path / "mail.txt"
    file.write_text("One\u200b two.\n", encoding="utf-8")

    def locked(path: str, _flags: int) -> int:  # who runs tests may be root
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)

    monkeypatch.setattr(replacing, "_private", locked)
    assert run(Options("fix", (str(file),), isolated=True)) == 2
    told = f"cleaner: {file}: its folder must be writable, because files are replaced whole; left as it is\n"
    assert capfd.readouterr().err.startswith(told)
    assert file.read_text(encoding="utf-8") == "One\u200b two.\n"
