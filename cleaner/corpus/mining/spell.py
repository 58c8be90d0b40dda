"""Spell a learned line as a template: as pages have it, with placeholders where the folded form has them.

A person reads it more easily than the folded form, and long lines are let through to the look-up by how they begin or
end before they are folded.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

from cleaner.stages.boilerplate.templates.fold import ORNAMENTS, fold_all, fold_templates

if TYPE_CHECKING:
    from cleaner.stages.boilerplate.templates.fold import Vocabulary

_NO_BRACES = str.maketrans("{}", "  ")  # a template has them for placeholders


def spelled(line: str, form: str, words: Vocabulary) -> str:
    """A template for `line` that folds to `form`; the form itself where no other is found."""
    raw = line.translate(_NO_BRACES).strip(ORNAMENTS).split()
    template = " ".join(_parts(raw, [same.split() for same in fold_all(raw, words)], form.split()))
    return template if fold_templates([template], words) == [form] else form


def _parts(raw: list[str], folded: list[list[str]], form: list[str]) -> list[str]:
    """The words of `form`, in their place those of the line that fold to them and to no placeholder."""
    starts = list(accumulate(map(len, folded), initial=0))
    own = [word for some in folded for word in some]
    parts: list[str] = list(form)
    for at, to, size in SequenceMatcher(None, own, form, autojunk=False).get_matching_blocks():
        for word, same, start in zip(raw, folded, starts, strict=False):
            if same and at <= start and start + len(same) <= at + size and not any("{" in part for part in same):
                place = start - at + to
                parts[place : place + len(same)] = [word, *[""] * (len(same) - 1)]
    return list(filter(None, parts))
