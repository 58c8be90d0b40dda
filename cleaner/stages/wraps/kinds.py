"""Whole texts whose lines are what they are: source code, delimited rows, configuration, subtitles, logs, sessions.

Told by the share of rows with the shape of the kind; such a text is not looked at any further.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cleaner.pattern import lazy
from cleaner.stages.wraps.shape import TIMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.rows import Row

SOURCE = lazy(
    r".*[;{}\[(]$|.*\)[:,;]?$|[\w.\[\]\"']+\s*[-+*/|]?=\s|</?\w|(?://|/?\*(?! )|@\w)|\w[\w.]*\(.*\)$"
    r"|(?:return|import|from|def|class|fn|let|const|var|if|elif|else|for|while|try|use|package)\b.*[^.!?,\w]$"
)
# How a file of source code begins, and hardly any prose does.
HEAD = lazy(
    r"#!|#include\b|# -\*-|\"\"\"|'''|/\*|//|;;;|--\s*\[\["
    r"|(?:from [\w.]+ )?import [\w.*{]|package [\w.:]+;|use (?:strict|warnings|\w+::)"
)
COMMENTS = ("# ", "#!", "--", '"""', "'''")
KEYED = lazy(r"(?:- )?[\w.\"'/-]{1,40}\s?[:=](?:\s|$)|- ")
PROMPT = lazy(r"(?:\$|PS>|[\w.-]+@[\w.-]+[^$#]{0,40}[$#]) \S")
SHARE = {"source code": 0.45, "configuration": 0.7, "subtitles": 0.1, "a log": 0.4, "a session": 0.12}
SHARE_AFTER_HEAD = 0.12  # of rows of code, in a text that begins as source code: the others are comments and manuals
FEWEST = 5  # rows: fewer do not show a kind


def kind_of(rows: Sequence[Row]) -> str:
    """The kind of the whole text, empty for anything that may be prose."""
    n = len(rows)
    if n < FEWEST:
        return ""
    counts = Counter[str]()
    for row in rows:
        first, last, text = row.text[0], row.text[-1], row.text
        if (not last.isalnum() and last not in ".!?") or "=" in text or first in "</@*":
            counts["source code"] += SOURCE.match(text) is not None
        if ":" in text or "=" in text or first == "-":
            counts["configuration"] += KEYED.match(text) is not None
        if first.isdigit() or first in "[(":
            counts["a log"] += TIMED.match(text) is not None
        if ">" in text:
            counts["subtitles"] += "-->" in text
        if "$" in text or "#" in text or first == "P":
            counts["a session"] += PROMPT.match(text) is not None
    if counts["source code"] * 4 > n:
        counts["source code"] += sum(row.text.startswith(COMMENTS) for row in rows)
    if any(row.text.startswith("```") for row in rows):
        counts["source code"] = 0
    elif counts["source code"] > SHARE_AFTER_HEAD * n and HEAD.match(rows[0].text):
        return "source code"
    kinds = [kind for kind, share in SHARE.items() if counts[kind] > share * n]
    return kinds[0] if kinds else "delimited rows" if _delimited(rows) else ""


def _delimited(rows: Sequence[Row]) -> bool:
    """Whether most rows hold the same number of the same delimiter, more than one."""
    for mark in "\t;|,":
        count, times = Counter(row.text.count(mark) for row in rows).most_common(1)[0]
        if count > 1 and times >= 0.7 * len(rows):
            return True
    return False
