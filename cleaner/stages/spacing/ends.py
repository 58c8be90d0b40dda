"""Blanks at the end of lines.

Before a line that goes on they may be a hard break of Markdown, or tell the wraps stage that the line was folded;
there only a no-break space goes, which is neither.  Code, data, patches and mail quotes keep theirs.
"""

from __future__ import annotations

import re

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.spacing.places import BLANKS, line_at, line_beside, lines_with, text_of

if TYPE_CHECKING:
    from cleaner.document import Document, Line
    from cleaner.rulebook import StageRules

FAR = 6  # lines within which the neighbours of a blank line are looked for
_FORMAT = lazy("\n(?:diff |@@ -|--- [^\n]*\n\\+\\+\\+ |```|~~~)")  # patches, fenced code
_MARKED = (*" \t|>$+#", "-- ")  # indented, tables, quotes, prompts, patches, headings, signatures
# A line end behind blanks; not behind a single blank of a line that goes on, which always stays.
_LF = re.compile("\n(?<=[ \t\xa0]\n)(?:(?=\\s|\\Z)|(?<=\xa0\n)|(?<=\\s[ \t\xa0]\n)|(?<=\\A[ \t\xa0]\n))")
_CR = lazy("\r(?<=[ \t\xa0]\r)")
_CODE_ENDS = ("{", "}", ";", "\\", "|", ")", "=", "*/", "//", ">")


class Roles(NamedTuple):
    """The ids of the repair rules, None where one is switched off."""

    empty: str | None
    end: str | None
    no_break: str | None


def suspects(document: Document, rules: StageRules) -> list[Edit]:
    """Blanks at line ends, and why they go or stay."""
    text = document.text
    lines = lines_with(document, _LF)
    if "\r" in text:
        lines = sorted({*lines, *lines_with(document, _CR)})
    if text.endswith((" ", "\t", "\xa0")):
        lines.append(line_at(document, len(text) - 1))
    if not lines or text.isspace() or _FORMAT.search("\n" + text):
        return []
    roles = Roles(*(rules.repair(role) for role in ("blank-line", "paragraph-end", "no-break-end")))
    notes: list[Edit] = []
    for place in lines:
        rule = _rule(document, place, roles)
        if rule:
            solid = text_of(document, place).rstrip(BLANKS)
            notes.append(Edit(place.start + len(solid), place.end, "", rule))
    return notes


def _rule(document: Document, place: Line, roles: Roles) -> str | None:
    """The rule by which the blanks at the end of a line go."""
    line = text_of(document, place)
    solid = line.rstrip(BLANKS)
    if not solid:
        return roles.empty if _amid_prose(document, place) else None
    if not _prose(solid):
        return None
    rest = line[len(solid) :]
    after = text_of(document, line_beside(document, place, 1)).strip(BLANKS)
    if after and "\xa0" not in rest:
        return None
    before = text_of(document, line_beside(document, place, -1))
    if "\t" in rest and "\t" in before.strip(BLANKS) + after:
        return None  # empty fields of a table
    if before.endswith("  ") and "\xa0" not in rest:
        return None  # the last of several hard breaks
    return roles.no_break if after else roles.end


def _amid_prose(document: Document, line: Line) -> bool:
    """Whether the nearest lines that are not blank are prose; an indented one may be code, like the line between."""
    for step in (-1, 1):
        near = _nearest(document, line, step)
        if near and (near.startswith("\xa0") or not _prose(near.rstrip(BLANKS))):
            return False
    return True


def _nearest(document: Document, line: Line | None, step: int) -> str:
    """The next line in a direction that is not blank, or the last that is looked at."""
    near = ""
    for _ in range(FAR + 1):
        line = line_beside(document, line, step)
        near = text_of(document, line)
        if line is None or near.strip(BLANKS):
            break
    return near


def _prose(solid: str) -> bool:
    """Whether a line, its end stripped, is prose rather than code, data, a table or a patch."""
    if solid.startswith(_MARKED) or solid.endswith(_CODE_ENDS) or "\t" in solid or "`" in solid:
        return False
    return len(solid) > 2 and any(map(str.isalpha, solid))
