"""Headings and blocks of an outline, as Org writes them: `* Boats`, `** Oars`, `#+BEGIN_SRC`, `:PROPERTIES:`.

Stars begin items of lists and notes below a text as well.  A heading ends with its line, so no small letter goes on below
it; and one star alone is a heading only where the text shows others, or something that only outlines have.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.stages.wraps.lines.rows import Row

MARKS = ("** ", "#+", ":PROPERTIES:")  # one of which every outline has that shows what it is
_SHOWN = lazy(r"(?m)^(?:\*{2,9} +\S|#\+[A-Za-z]|[ \t]*:PROPERTIES:)")
_HEADING = lazy(r"\*{1,9} +\S")
_KEYWORD = lazy(r"#\+[A-Za-z]\w*(?::|\s|$)|:[A-Za-z_]+:$")
_BEGIN, _END = "#+BEGIN", "#+END"


def is_outline(text: str) -> bool:
    """Whether a text shows that it is an outline."""
    # a search for one character is quicker by far, and most texts have none of the first two
    return bool([m for m in MARKS if m[0] in text and m in text]) and _SHOWN.search(text) is not None


def outlined(rows: Sequence[Row]) -> Iterator[int]:
    """The rows that are headings, keywords or of blocks of an outline: each stands for itself."""
    if not is_outline("\n".join([row.text for row in rows if row.text[0] in "*#:"])):
        return
    inside = False
    for k, row in enumerate(rows):
        text = row.text
        if text[:2] == "#+":
            name = text.split(None, 1)[0].upper()
            inside = name.startswith(_BEGIN) or (inside and not name.startswith(_END))
        goes_on = not row.gap and k + 1 < len(rows) and rows[k + 1].first == "lower"
        heading = text[0] == "*" and not row.indent and not goes_on and _HEADING.match(text) is not None
        if inside or heading or (text[0] in "#:" and _KEYWORD.match(text) is not None):
            yield k
