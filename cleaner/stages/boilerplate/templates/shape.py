"""What a line must have, or must not, beside the words of a template."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.templates.index import COLONS

if TYPE_CHECKING:
    from cleaner.stages.boilerplate.templates.hit import Anchored


_NAME = lazy(r":?\s*(?:[a-z]{3,}(?:-[a-z]{3,})+|[a-z]{2,}(?:-[a-z]{2,}){2,})$")
_TAG = lazy(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>$")
_SAID = lazy(r".*\w\s+/[^\s/]+/$|(\w+)\s+\[\1\]$")
_FIELD = lazy(r"[A-Z_]{2,}:[ \t]{2,}\S")
_DRAWN = lazy(r"\.\.|\s\s(?<=[^\w\s]\s\s)|\s\s(?=[^\w\s])")
_WORD = lazy(r"\w\w")
_CHORDS = lazy(r"\w(?:\s+\w)*\s{3,}\w(?:\s+\w)*$")
_PLACE = lazy(r"\[[A-Z]{3,}(?:[-_][A-Z]+)+\]$")


def colon_after(head: str, bare: str) -> bool:
    """Whether a colon follows the folded start of a line, in which ideographs stand apart."""
    size = len(head.replace(" ", "") if head[0] > "\u2e80" else head) + 2
    return any(colon in bare[:size] for colon in COLONS)


def fits(rest: str, count: int, anchored: Anchored) -> bool:
    """Whether the words after the fixed start are what the template wants."""
    if not anchored.other:
        return count <= anchored.most
    between = count - anchored.other.count(" ") - 1
    return rest.endswith(" " + anchored.other) and 0 < between <= anchored.most


def is_foreign(raw: str) -> bool:
    """Whether the line is nothing that a page shows.

    It is an option, an attribution, a comment, goes on after a comma, defines a link of Markdown, is a name in one piece,
    a tag of markup, a field of a record, a word and how it is said, a row of a drawing, chords over a verse,
    or in plain-text markup a place for something (`[TABLE-OF-CONTENTS]`) or a literal row (`: [back]`).
    """
    line = raw.strip()
    return (
        line.startswith(("--", "//", "/*", "#!", ";;", ": ["))
        or line.endswith((",", "，", "、"))
        or "=" in line
        or (line[0] == "[" and ("]:" in line or _PLACE.match(line) is not None))
        or (line[1:2] == " " and _CHORDS.match(line) is not None)
        or ("-" in line and _NAME.match(line) is not None)
        or (line[0] == "<" and _TAG.match(line) is not None)
        or (line[-1] in "/]" and _SAID.match(line) is not None)
        or (":" in line and _FIELD.match(line) is not None)
        or (_DRAWN.search(line) is not None and _WORD.search(line) is None)
    )
