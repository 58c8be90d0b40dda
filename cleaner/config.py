"""The configuration: `cleaner.toml`, `[tool.cleaner]` of `pyproject.toml`, or a mapping with the same keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.rule import SAFETIES, STAGES, Field, Problem, check_table
from cleaner.rulebook import RulesError

if TYPE_CHECKING:
    from collections.abc import Mapping

OPTIONS: dict[str, dict[str, tuple[object, ...]]] = {
    # stage: option: the values it may have, the default first
    "encoding": {"enabled": (True, False)},
    "spacing": {"enabled": (True, False)},
    "boilerplate": {"enabled": (True, False)},
    "wraps": {"enabled": (True, False), "paragraphs": ("keep", "blank-line")},
    "quotes": {"enabled": (True, False), "style": ("keep", "majority", "curly", "straight")},
}

FIELDS = {
    "select": Field("strings", "Rules in force, by id, start of an id, or name; all when left out."),
    "ignore": Field("strings", "Rules switched off, named the same way."),
    "stages": Field("strings", "Stages to run; all when left out."),
    "lang": Field("string", "The language of the texts, as a BCP 47 tag."),
    "unsafe": Field("flag", "Apply unsafe rules too."),
    "rules": Field("strings", "More rule files or folders; relative paths start at the configuration's folder."),
    "safety": Field("map", "Rules to set to safe, unsafe, hint or off."),
    **{stage: Field("table", f"Options of the stage {stage}.") for stage in STAGES},
}
