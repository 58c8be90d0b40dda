"""Blanks at the end of lines.

Before a line that goes on they may be a hard break of Markdown, or tell the wraps stage that the line was folded;
there only a no-break space goes, which is neither.  Code, data, patches and mail quotes keep theirs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.change import Edit

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

_AT_END = re.compile("[ \t\xa0](?=[\n\r\v\f\x85\u2028\u2029]|\\Z)")
_BLANKS = " \t\xa0"
_PATCH = re.compile("^(?:diff |@@ -|--- [^\n]*\n\\+\\+\\+ )", re.MULTILINE)
_FENCE = re.compile("^(?:```|~~~)", re.MULTILINE)
_MARKED = (
    " ",
    "\t",
    "|",
    ">",
    "$",
    "+",
    "#",
    "-- ",
)  # indented, tables, quotes, prompts, patches, headings, signatures
_CODE_ENDS = ("{", "}", ";", "\\", "|", ")", "=", "*/", "//")


def suspects(document: Document, rules: StageRules) -> list[Edit]:
    """Blanks at line ends, and why they go or stay."""
    text = document.text
    if not _any(text) or _PATCH.search(text) or _FENCE.search(text):
        return []
    empty, line_end, no_break = (rules.repair(r) for r in ("blank-line", "paragraph-end", "no-break-end"))
    lines = document.lines
    notes = []
    for number, line in enumerate(lines):
        if line.start == line.end or text[line.end - 1] not in _BLANKS:
            continue
        whole = text[line.start : line.end]
        solid = whole.rstrip(_BLANKS)
        start, rest = line.start + len(solid), whole[len(solid) :]
        before = text[lines[number - 1].start : lines[number - 1].end] if number else ""
        after = text[lines[number + 1].start : lines[number + 1].end] if number + 1 < len(lines) else ""
        if not solid:
            rule = None if (before + "x")[0] in " \t\xa0" or (after + "x")[0] in " \t\xa0" else empty
        elif not _prose(solid):
            rule = None
        elif not after.strip(_BLANKS):
            rule = line_end
        else:
            rule = no_break if "\xa0" in rest else None
        if rule:
            notes.append(Edit(start, line.end, "", rule))
    return notes


def _any(text: str) -> bool:
    """Whether any line ends with a blank; much quicker than a search."""
    if text[-1:] in _BLANKS or " \n" in text or "\t\n" in text or "\xa0\n" in text or " \r" in text or "\xa0\r" in text:
        return text != ""
    return False


def _prose(solid: str) -> bool:
    """Whether a line, its end stripped, is prose rather than code, data, a table or a patch."""
    if solid.startswith(_MARKED) or solid.endswith(_CODE_ENDS) or "\t" in solid or "`" in solid:
        return False
    return len(solid) > 2 and any(map(str.isalpha, solid))
