"""Configurations: found, checked as a whole, and the same from a file and from Python."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

import cleaner
from cleaner import config
from cleaner.stages import boilerplate
from cleaner.stages.boilerplate.templates import templates

if TYPE_CHECKING:
    from pathlib import Path


def test_the_nearest_configuration_is_found(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.cleaner]\nlang = 'de'\nrules = ['own']\n")
    found = str(tmp_path / "pyproject.toml"), {"lang": "de", "rules": [str(tmp_path / "own")]}
    assert config.discover(str(deep)) == found
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nname = 'cleaner'\n")
    assert config.discover(str(deep)) == found
    (tmp_path / "a" / "cleaner.toml").write_text("[quotes]\nstyle = 'curly'\n")
    assert config.discover(str(deep)) == (str(tmp_path / "a" / "cleaner.toml"), {"quotes": {"style": "curly"}})


def test_all_that_is_wrong_is_told_at_once() -> None:
    bad: dict[str, Any] = {
        "selct": [],
        "unsafe": 1,
        "stages": ["wrap"],
        "quotes": {"style": "curved", "stile": "curly"},
        "wraps": {"enabled": 1},
    }
    with pytest.raises(cleaner.RulesError) as caught:
        cleaner.Cleaner(bad)
    assert str(caught.value).split("\n") == [
        "configuration: unknown key 'selct'; did you mean 'select'?",
        "configuration: 'unsafe' must be true or false",
        "configuration: no stage 'wrap'; did you mean 'wraps'?",
        "configuration: wraps.enabled is 1; it may be true, false",
        "configuration: quotes.style is 'curved'; it may be 'keep', 'majority', 'curly', 'straight'",
        "configuration: quotes: unknown option 'stile'; did you mean 'style'?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[tool.'cleaner']\nlang = 'de'",
        "tool.cleaner.lang = 'de'",
        "[tool]\ncleaner = {lang = 'de'}",
        "[ tool ]\ncleaner.lang = 'de'",
        "tool = {'cleaner' = {lang = 'de'}}",
        "\"tool\" . cleaner.lang = 'de'",
    ],
)
def test_a_table_is_found_however_it_is_spelled(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert config.discover(str(tmp_path))[1] == {"lang": "de"}


def test_a_project_that_only_names_cleaner_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text("[dependency-groups]\ndev = ['cleaner-text']\n[tool.ruff]\n")
    monkeypatch.setattr(config, "parse_toml", None)
    assert config.load(str(tmp_path / "pyproject.toml")) is None


@pytest.mark.parametrize("text", ["tool.cleaner = 3", "[[tool.cleaner]]"])
def test_what_is_no_table_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(cleaner.RulesError, match=r"pyproject\.toml: tool\.cleaner must be a table"):
        config.discover(str(tmp_path))


@pytest.mark.parametrize("text", ["lang = ", "[tool.cleaner]\nx = 1", "lang = 5"])
def test_a_broken_file_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "cleaner.toml").write_text(text)
    with pytest.raises(cleaner.RulesError, match=r"cleaner\.toml"):
        config.discover(str(tmp_path))


@pytest.mark.parametrize("lang", ["qqqq", "german", "klingonisch", "d", "de_DE", "de-", "d3", "x", "de-" + "a" * 9])
def test_what_is_no_language_tag_is_told(lang: str) -> None:
    with pytest.raises(cleaner.RulesError, match=f"lang '{lang}' is no BCP 47 tag; say for example 'de'"):
        cleaner.Cleaner({"lang": lang})


@pytest.mark.parametrize("lang", ["de", "PT-br", "tlh", "zh-Hant-TW", "de-1996", "i-klingon", "x-own", "und"])
def test_a_tag_that_no_rule_knows_is_fine(lang: str) -> None:
    assert cleaner.Cleaner({"lang": lang}).clean("Good.") == "Good."


def test_a_cleaner_travels(seed: tuple[str, str]) -> None:
    made = cleaner.Cleaner({"lang": "en"})
    assert pickle.loads(pickle.dumps(made)).clean(seed[0]) == seed[1]
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(made.clean, [seed[0]] * 8)) == {seed[1]}
    with ProcessPoolExecutor(2) as processes:
        assert set(processes.map(made.clean, [seed[0]] * 4)) == {seed[1]}


def test_a_stage_can_be_left_out(seed: tuple[str, str]) -> None:
    assert cleaner.Cleaner({"boilerplate": {"enabled": False}}).clean(seed[0]).endswith("\n\n0 Comments")
    assert cleaner.Cleaner({"stages": ["boilerplate"]}).clean(seed[0]) == seed[0].removesuffix("\n\n0 Comments")
    assert list(cleaner.Cleaner().clean_many([seed[0], "Fine."])) == [seed[1], "Fine."]


def test_what_is_no_text_is_a_type_error() -> None:
    for call in (cleaner.clean, cleaner.Cleaner().run):
        with pytest.raises(TypeError, match="a text is a str, not bytes: decode it first"):
            call(b"One.")  # type: ignore[operator]
    with pytest.raises(TypeError, match="a text is a str, not NoneType"):
        cleaner.clean(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="wants many texts"):
        cleaner.Cleaner().clean_many("One.")


def test_a_language_of_data_may_be_none_that_is_known() -> None:
    for call in (cleaner.clean, cleaner.Cleaner().clean):
        for lang in ("", None, "code", "unknown", "de_DE"):
            assert call("One.", lang=lang) == "One."
        with pytest.raises(TypeError, match="lang is a tag, a str, and not int"):
            call("One.", lang=3)  # type: ignore[arg-type]


def test_a_configuration_is_a_mapping_with_names() -> None:
    for config_ in ("curly", 3, [("lang", "de")]):
        with pytest.raises(TypeError, match="config is a mapping with the keys"):
            cleaner.Cleaner(config_)  # type: ignore[arg-type]
    with pytest.raises(cleaner.RulesError, match="unknown key '1'"):
        cleaner.Cleaner({1: 2})  # type: ignore[dict-item]


def test_names_are_listed_before_they_are_loaded() -> None:
    script = "import cleaner; print(sorted(dir(cleaner)) == sorted(cleaner.__all__))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "True\n"


def test_the_record_of_the_seed_accounts_for_every_character(seed: tuple[str, str]) -> None:
    result = cleaner.Cleaner().run(seed[0])
    assert result.text == seed[1]
    assert result.restore() == seed[0]
    assert not result.findings
    kinds = [(c.old, c.new) for c in result.changes]
    assert kinds.count(("\n", " ")) == 24
    assert sorted(set(kinds)) == [("", '"'), ("", "“"), ("\n", " "), ("\n\n0 Comments", "")]
    assert len(kinds) == 27
    at = seed[0].index("Rubio skipped")
    assert seed[1][result.to_cleaned(at) :].startswith("Rubio skipped")
    assert result.to_original(result.to_cleaned(at)) == at


def test_threads_wait_for_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    take = templates.Templates._take  # noqa: SLF001

    def slowly(*args: Any) -> None:
        time.sleep(0.01)
        take(*args)

    rules = next(rules for stage, rules in cleaner.Cleaner().plan.stages if stage is boilerplate)
    tables = boilerplate.build(rules)
    monkeypatch.setattr(templates.Templates, "_take", slowly)
    with ThreadPoolExecutor(4) as threads:
        assert all(found for (found,) in threads.map(tables.find_all, [["0 Comments"]] * 4))


def test_an_interrupt_loses_no_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = next(rules for stage, rules in cleaner.Cleaner().plan.stages if stage is boilerplate)
    tables = boilerplate.build(rules)

    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as now:
        now.setattr(templates.Templates, "_take", interrupted)
        with pytest.raises(KeyboardInterrupt):
            tables.find_all(["0 Comments"])
    assert all(tables.find_all(["0 Comments"]))


def test_everything_wrong_with_a_configuration_and_its_rules_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "cleaner.toml"
    (tmp_path / "empty").mkdir()
    file.write_text(
        'lnag = "en"\nignore = ["BP99"]\nrules = ["no.toml", "empty"]\nfield = 3\n[safety]\nnothing-such = "off"\n'
    )
    with pytest.raises(cleaner.RulesError) as caught:
        config.load(str(file))
    assert [str(problem) for problem in caught.value.problems] == [
        f"{file}: unknown key 'lnag'; did you mean 'lang'?",
        f"{file}: 'field' must be a list of strings",
        f"{tmp_path}/no.toml: cannot read the rules: No such file or directory",
        f"{tmp_path}/empty: there is no rule file, one that ends in .toml, in this folder",
        f"{file}: safety: no rule 'nothing-such'",
        f"{file}: select/ignore: no rule 'BP99'",
    ]


def test_tuples_do_for_lists_and_paths_for_their_names(tmp_path: Path) -> None:
    rules = tmp_path / "my.toml"
    rules.write_text('stage = "boilerplate"\nsummary = "x"\n', encoding="utf-8")
    made = cleaner.Cleaner({"ignore": ("BP",), "rules": (rules,), "boilerplate": {"keep": ("Share",)}})
    assert made.config == {"ignore": ["BP"], "rules": [str(rules)], "boilerplate": {"keep": ["Share"]}}
