"""The examples in the documentation run, and say the truth; those of libraries that are not installed are skipped."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from cleaner import rulebook
from cleaner.examples import failures

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
