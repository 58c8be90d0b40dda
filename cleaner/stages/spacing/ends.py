"""Blanks at the end of lines.

Before a line that goes on they may be a hard break of Markdown, or tell the wraps stage that the line was folded;
there only a no-break space goes, which is neither.  Code, data, patches and mail quotes keep theirs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cleaner.change import Edit
from cleaner.stages.spacing.places import BLANKS, line_text, lines_with

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

FAR = 6  # lines within which the neighbours of a blank line are looked for
_PATCH = "\n(?:diff |@@ -|--- [^\n]*\n\\+\\+\\+ )"
_FENCE = "\n(?:```|~~~)"
_MARKED = (*" \t|>$+#", "-- ")  # indented, tables, quotes, prompts, patches, headings, signatures
_LF = re.compile("\n(?<=[ \t\xa0]\n)")
_CR = "\r(?<=[ \t\xa0]\r)"
_CODE_ENDS = ("{", "}", ";", "\\", "|", ")", "=", "*/", "//", ">")


class Roles(NamedTuple):
    """The ids of the repair rules, None where one is switched off."""

    empty: str | None
    end: str | None
    no_break: str | None


def suspects(document: Document, rules: StageRules) -> list[Edit]:
    """Blanks at line ends, and why they go or stay."""
    text = document.text
    numbers = lines_with(document, _LF)
    if "\r" in text:
        numbers |= lines_with(document, re.compile(_CR))
    if text.endswith((" ", "\t", "\xa0")):
        numbers.add(len(document.lines) - 1)
    if not numbers or text.isspace() or re.search(f"{_PATCH}|{_FENCE}", "\n" + text):
        return []
    roles = Roles(*(rules.repair(role) for role in ("blank-line", "paragraph-end", "no-break-end")))
    notes = []
    for number in sorted(numbers):
        line = line_text(document, number)
        if line.strip(BLANKS):
            rule = _rule(line, line_text(document, number - 1), line_text(document, number + 1), roles)
        else:
            rule = roles.empty if _amid_prose(document, number) else None
        if rule:
            start, end, _ = document.lines[number]
            notes.append(Edit(start + len(line.rstrip(BLANKS)), end, "", rule))
    return notes


def _rule(line: str, before: str, after: str, roles: Roles) -> str | None:
    """The rule by which the blanks at the end of `line` go, given the lines before and after it."""
    solid = line.rstrip(BLANKS)
    rest = line[len(solid) :]
    if "\t" in rest and "\t" in before.strip(BLANKS) + after.strip(BLANKS):
        return None  # empty fields of a table
    if not _prose(solid):
        return None
    if after.strip(BLANKS):
        return roles.no_break if "\xa0" in rest else None
    if before.endswith("  ") and "\xa0" not in rest:
        return None  # the last of several hard breaks
    return roles.end


def _amid_prose(document: Document, number: int) -> bool:
    """Whether the nearest lines that are not blank are prose; an indented one may be code, like the line between."""
    for step in (-1, 1):
        at = number + step
        while (
            0 <= at < len(document.lines) and 0 < abs(at - number) <= FAR and not line_text(document, at).strip(BLANKS)
        ):
            at += step
        near = line_text(document, at)
        if near and (near.startswith("\xa0") or not _prose(near.rstrip(BLANKS))):
            return False
    return True


def _prose(solid: str) -> bool:
    """Whether a line, its end stripped, is prose rather than code, data, a table or a patch."""
    if solid.startswith(_MARKED) or solid.endswith(_CODE_ENDS) or "\t" in solid or "`" in solid:
        return False
    return len(solid) > 2 and any(map(str.isalpha, solid))
