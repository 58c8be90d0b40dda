"""The hooks, end to end: `pre-commit try-repo` on a small repository made here."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]

pytestmark = pytest.mark.timeout(500)


def run(*args: str | Path, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(args, cwd=cwd, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make this project a repository of its own, at a commit: what try-repo clones."""
    copy = tmp_path_factory.mktemp("hooks")
    for name in (
        "cleaner",
        "rules",
        "pyproject.toml",
        "hatch_build.py",
        "README.md",
        "LICENSE",
        ".pre-commit-hooks.yaml",
    ):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    run("git", "init", "-q", cwd=copy)
    run("git", "add", "-A", cwd=copy)
    assert run(*GIT, "commit", "-qm", "all", cwd=copy).returncode == 0
    return copy


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        *((name, False) for name in ("LICENSE", "licence.txt", "src/COPYING.LESSER", "LICENSE-MIT", "lib/NOTICE.md")),
        *(
            (name, True)
            for name in ("notice-board.txt", "LICENSES/novel.txt", "copying machines.txt", "my-licence.txt")
        ),
    ],
)
def test_licences_are_not_cleaned_by_default(name: str, *, cleaned: bool) -> None:
    excluded = re.findall(r"exclude: '(.*)'", (ROOT / ".pre-commit-hooks.yaml").read_text())
    assert len(excluded) == 2
    assert all((re.search(pattern, name) is None) is cleaned for pattern in excluded)


def test_the_hooks_clean_and_then_pass(tmp_path: Path, hooks: Path, seed: tuple[str, str]) -> None:
    repo = tmp_path / "data"
    repo.mkdir()
    run("git", "init", "-q", cwd=repo)
    (repo / "article.txt").write_text(seed[0], encoding="utf-8")
    (repo / "LICENCE.txt").write_text(seed[0], encoding="utf-8")
    (repo / "script.py").write_text("print('a')   \n")
    run("git", "add", "-A", cwd=repo)
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")}

    def hook(name: str) -> subprocess.CompletedProcess[str]:
        return run(sys.executable, "-m", "pre_commit", "try-repo", hooks, name, "--all-files", cwd=repo, env=env)

    checked = hook("cleaner-check")
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert "article.txt:2:61 WR" in checked.stdout
    fixed = hook("cleaner")
    assert fixed.returncode == 1, fixed.stdout + fixed.stderr
    assert "files were modified by this hook" in fixed.stdout
    assert (repo / "article.txt").read_text(encoding="utf-8") == seed[1]
    assert (repo / "LICENCE.txt").read_text(encoding="utf-8") == seed[0]
    assert (repo / "script.py").read_text() == "print('a')   \n"
    run("git", "add", "-A", cwd=repo)
    for name in ("cleaner", "cleaner-check"):
        passed = hook(name)
        assert passed.returncode == 0, passed.stdout + passed.stderr
