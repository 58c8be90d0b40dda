"""The goldens: whole texts with what must become of them, byte for byte; see golden/README.md."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cleaner import Cleaner

if TYPE_CHECKING:
    from cleaner import Result

GOLDEN = Path(__file__).parents[1] / "golden"
FAMILIES = ("seed", "news", "mail", "book", "pdf", "forum", "web")
NEGATIVE, KNOWN = "negative", "known-failures"
KEYS = {"title", "source", "licence", "lang", "why"}
PREFIXES = ("EN", "SP", "BP", "WR", "QU")
OPTIONAL = {"note", "config", "tell_lang"}


@cache
def info(case: Path) -> dict[str, Any]:
    return tomllib.loads(case.joinpath("case.toml").read_text(encoding="utf-8"))


def text_of(case: Path, name: str) -> str:
    """Read a file of the case, its line ends as they are."""
    return case.joinpath(name).read_bytes().decode("utf-8")


@cache
def cleaned(case: Path) -> tuple[Cleaner, Result]:
    cleaner = Cleaner(info(case).get("config"))
    return cleaner, cleaner.run(text_of(case, "input.txt"), told_lang(case))


def told_lang(case: Path) -> str | None:
    """Return the language for the few cases in which the caller knows it."""
    return info(case)["lang"] if info(case).get("tell_lang") else None


def cases(*families: str) -> list[Any]:
    """Return the cases of these families; those of known failures are expected to fail."""
    found = sorted(path.parent for family in families for path in GOLDEN.glob(f"{family}/*/case.toml"))
    return [
        pytest.param(
            case, id=f"{case.parent.name}/{case.name}", marks=known_failure(case) if KNOWN in case.parts else ()
        )
        for case in found
    ]


def known_failure(case: Path) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, raises=AssertionError, reason=info(case).get("note", ""))


@pytest.mark.parametrize("family", PREFIXES)
def test_a_family_of_rules_can_be_left_out_and_can_stand_alone(family: str) -> None:
    without, alone = Cleaner({"ignore": [family]}), Cleaner({"select": [family]})
    for file in sorted(GOLDEN.glob("*/*/input.txt")):
        text = text_of(file.parent, "input.txt")
        assert not any(rule.startswith(family) for change in without.run(text).changes for rule in change.rules)
        assert all(rule.startswith(family) for change in alone.run(text).changes for rule in change.rules)


@pytest.mark.parametrize("case", cases(*FAMILIES, KNOWN))
def test_repaired(case: Path, request: pytest.FixtureRequest) -> None:
    _, result = cleaned(case)
    expected = text_of(case, "expected.txt")
    if result.text != expected and request.config.getoption("--update-golden") and KNOWN not in case.parts:
        case.joinpath("expected.txt").write_bytes(result.text.encode())
        pytest.skip("rewritten: read the diff")
    assert result.text == expected


@pytest.mark.parametrize("case", cases(NEGATIVE))
def test_untouched(case: Path) -> None:
    _, result = cleaned(case)
    assert result.text == result.original
    assert result.text is result.original
    assert result.changes == ()


@pytest.mark.parametrize("case", [pytest.param(*case.values, id=case.id) for case in cases(*FAMILIES, NEGATIVE, KNOWN)])
def test_restored_and_stable(case: Path) -> None:
    cleaner, result = cleaned(case)
    assert result.trouble is None
    assert result.restore() == text_of(case, "input.txt")
    assert cleaner.clean(result.text, told_lang(case)) == result.text


@pytest.mark.parametrize("case", [pytest.param(*case.values, id=case.id) for case in cases(*FAMILIES, NEGATIVE)])
def test_line_ends_of_windows_change_nothing_else(case: Path) -> None:
    cleaner, result = cleaned(case)
    if "\r" not in result.original:
        assert cleaner.clean(result.original.replace("\n", "\r\n"), told_lang(case)) == result.text.replace(
            "\n", "\r\n"
        )


def test_expectation_is_stable() -> None:
    """What is expected must be clean: otherwise the expectation is wrong or a repair is missing."""
    changed = []
    for case in sorted(path.parent for family in FAMILIES for path in GOLDEN.glob(f"{family}/*/expected.txt")):
        expected = text_of(case, "expected.txt")
        if cleaned(case)[0].clean(expected, told_lang(case)) != expected:
            changed.append(str(case.relative_to(GOLDEN)))
    assert changed == []


def test_cases_are_complete() -> None:
    faults = []
    for folder in sorted(path for path in GOLDEN.glob("*/*") if path.is_dir()):
        files = {"input.txt", "case.toml"} | ({"expected.txt"} if folder.parent.name != NEGATIVE else set())
        if {path.name for path in folder.iterdir()} != files:
            faults.append(f"{folder}: has other files than {sorted(files)}")
        elif set(info(folder)) - OPTIONAL != KEYS:
            faults.append(f"{folder}: case.toml needs {sorted(KEYS)}, may have {sorted(OPTIONAL)}")
        elif folder.parent.name == KNOWN and "note" not in info(folder):
            faults.append(f"{folder}: a known failure needs a note that says why it fails")
    assert faults == []
    assert {path.name for path in GOLDEN.iterdir() if path.is_dir()} <= {*FAMILIES, NEGATIVE, KNOWN}


def test_goldens_are_many() -> None:
    positive = [case for family in FAMILIES for case in GOLDEN.glob(f"{family}/*/case.toml")]
    assert len(positive) >= 45
    assert len({info(path.parent)["lang"].split("-")[0] for path in positive}) >= 10
    assert len(list(GOLDEN.glob(f"{NEGATIVE}/*/case.toml"))) >= 60
