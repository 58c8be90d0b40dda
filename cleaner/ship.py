"""Make the cache that a wheel brings along, so that the first start is as quick as all others."""

from __future__ import annotations

import json
import os
import tempfile
from unittest import mock

from cleaner import rulecache, rulefile
from cleaner.api import Cleaner
from cleaner.rulebook import builtin_dir
from cleaner.rulecache import SHIPPED, STAMP
from cleaner.stages.quotes.marks.tables import builtin_weights
from cleaner.stages.wraps.joint.lexicon import builtin_lexica

__all__ = ["SHIPPED", "make"]

TEXT = (
    "The bridge opens on Monday.\n\n0 Comments\n\nКомментарии\n\nÏðèâåò\n"  # lines, and words, that must be looked up
)


def make(target: str) -> list[str]:
    """Write to the folder `target` what is kept of the built-in rule files; the names of what is written."""
    rules = builtin_dir()
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, {"CLEANER_CACHE_DIR": folder}):
        rulecache.digest.cache_clear()
        Cleaner().clean(TEXT)
        builtin_weights()
        builtin_lexica()
        own = rulecache.digest(rules)
        rulecache.digest.cache_clear()
        names = []
        for file in sorted(os.listdir(folder)):
            name, _, digest = file.removesuffix(".json").rpartition("-")
            if digest == own:
                os.replace(os.path.join(folder, file), os.path.join(target, f"{name}.json"))
                names.append(f"{name}.json")
    sizes = {os.path.relpath(file, rules).replace(os.sep, "/"): os.path.getsize(file) for file in rulefile.find(rules)}
    with open(os.path.join(target, STAMP), "w", encoding="utf-8") as stamp:
        json.dump(sizes, stamp)
    return [*names, STAMP]
