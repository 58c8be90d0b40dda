"""The examples in the documentation run, and say the truth; those of libraries that are not installed are skipped."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

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
