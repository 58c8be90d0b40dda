"""The examples in the documentation run, and say the truth; those of libraries that are not installed are skipped."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from cleaner import rulebook
from cleaner.cli.app import app
from cleaner.cli.run import DONE, FAILED, FOUND, INTERRUPTED, PIPE_CLOSED
from cleaner.examples import failures
from cleaner.files.walk import NOT_PROSE
from cleaner.rule import PLACEHOLDERS

README = Path(__file__).parents[1] / "README.md"
DOCS = Path(__file__).parents[1] / "docs"
EXAMPLE = re.compile(r"^```python(?: ([\w-]+))?\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = [
    pytest.param(library, code, id=f"{path.stem}-{library or number}")
    for path in (DOCS / "adapters.md", DOCS / "corpora.md")
    for number, (library, code) in enumerate(EXAMPLE.findall(path.read_text("utf-8")))
]


@pytest.mark.parametrize(("library", "code"), EXAMPLES)
def test_example(library: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    compiled = compile(code, "example", "exec")
    if library == "no-run":
        return
    if library:
        pytest.importorskip(library)
    exec(compiled, {})  # noqa: S102


def test_the_rule_of_the_readme_passes_its_tests(tmp_path: Path) -> None:
    rules = re.findall(r"^```toml\n(stage .*?)^```", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    file = tmp_path / "house-rules.toml"
    file.write_text(*rules, encoding="utf-8")
    book = rulebook.load([str(file)], examples=True)
    assert list(failures(book.rules["EX001"], [str(file)])) == []


def test_the_readme_and_the_help_name_the_same_exit_codes() -> None:
    told = next(line for line in README.read_text("utf-8").split("\n") if line.startswith("Exit codes:"))
    codes = {DONE, FOUND, FAILED, INTERRUPTED, PIPE_CLOSED}
    assert {*map(int, re.findall(r"\d+", told))} == {*map(int, re.findall(r"\d+", app.info.epilog or ""))} == codes


def test_the_readme_names_what_a_walk_leaves_out() -> None:
    told = re.search(r"^A walk leaves out.*?\n\n", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert told
    endings = re.findall(r"`\.(?!gitignore)(\w+)`", told[0])
    assert len(endings) > 5
    assert {*endings} <= NOT_PROSE


def test_the_readme_says_what_every_placeholder_stands_for() -> None:
    told = re.search(r"^In templates, .*?\n\n", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert told
    assert {*re.findall(r"\{(\w+)\}", told[0])} == {*PLACEHOLDERS}
