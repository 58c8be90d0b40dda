"""Rows that are joined with nothing, whatever they say: of a signature, of fenced code, of an outline, of commands and examples in Texinfo."""

from __future__ import annotations

from itertools import pairwise

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.wraps.author.hand import is_rule
from cleaner.stages.wraps.author.outline import outlined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.stages.wraps.lines.rows import Row

SIGNATURE, FENCE = "--", "```"
LISTING = "[source"  # which AsciiDoc sets above a line of marks that fences code
LISTED = {sign * 4 for sign in "-.+/"}  # how such lines begin, and all that they hold

# What tells Texinfo: an index, the end of what has a name, sections.
TELLING = lazy(r"@(?:[a-z]{1,3}index|end|chapter|(?:sub){0,3}section|unnumbered[a-z]*|appendix[a-z]*) \S")
FEWEST = 3  # rows with these: fewer may be quoted
# A command with a row of its own, and what it ends; not @code{...}, which prose may begin with.
COMMAND = lazy(r"@(?:(end) )?(?:([a-z]+)(?=[\s(\[]|$)|[A-Z]+\(|anchor\{)")
AS_IS = frozenset(
    {
        *("example", "smallexample", "lisp", "smalllisp", "verbatim", "lilypond", "displaymath"),
        *("tex", "latex", "html", "docbook", "xml", "menu", "detailmenu", "direntry"),
    }
)
LISTS = frozenset({"table", "ftable", "vtable", "multitable", "itemize", "enumerate"})
PROSE = ("itemize", "enumerate")  # lists whose items are sentences; those of tables are terms


def set_apart(rows: Sequence[Row]) -> list[bool]:
    """Whether each row is part of a signature, the mark `--` and the rows right below it, of fenced code, of an outline, or set apart in Texinfo."""
    apart = [row.text == SIGNATURE for row in rows]
    for k, (a, b) in enumerate(pairwise(rows) if True in apart else ()):
        apart[k + 1] |= apart[k] and not a.gap and a.depth == b.depth
    opened = -1
    for k in [k for k, row in enumerate(rows) if row.text.startswith(FENCE)]:
        text = rows[k].text.lstrip("`")
        if opened < 0:
            underlines = k and not text and not rows[k - 1].gap and rows[k].text != FENCE
            opened = k if "`" not in text and not underlines else -1
        elif not text:
            apart[opened : k + 1] = [True] * (k + 1 - opened)
            opened = -1
    for start, stop in _listings(rows):
        apart[start:stop] = [True] * (stop - start)
    for k in (*outlined(rows), *set_rows([row.text for row in rows])):
        apart[k] = True
    return apart


def _listings(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """The rows from one that fences code in AsciiDoc through the next one like it, where the text holds such code."""
    if not any(row.text.startswith(LISTING) for row in rows):
        return
    opened = -1
    for k in [k for k, row in enumerate(rows) if row.text[:4] in LISTED and is_rule(row.text)]:
        if opened < 0:
            opened = k
        elif rows[k].text == rows[opened].text:
            yield opened, k + 1
            opened = -1


def is_texinfo(texts: Sequence[str]) -> bool:
    """Whether some rows are of Texinfo."""
    found = [text for text in texts if text[0] == "@"]
    return len(found) >= FEWEST and sum([TELLING.match(text) is not None for text in found]) >= FEWEST


def set_rows(texts: Sequence[str]) -> frozenset[int]:
    """The rows of a text in Texinfo that no wrapper broke: commands, and what is shown as it is written.

    A part of a manual may begin or end amid that.
    """
    if not is_texinfo(texts):
        return frozenset()
    rows = {k for k, text in enumerate(texts) if text.endswith("@c")}  # whose line break is a remark
    lists: list[str] = []
    shown, opened = "any", 0  # what shows the rows from `opened` on as they are; none so far
    for k, text in enumerate(texts):
        found = COMMAND.match(text) if text[0] == "@" else None
        if not found:
            continue
        ends, name = found.groups()
        if not (name == "item" and " " in text and lists[-1:] and lists[-1] in PROSE):
            rows.add(k)
        if name in AS_IS and ends and shown in ("any", name):
            rows.update(range(opened, k))
            shown = ""
        elif name in AS_IS and not ends and shown in ("any", ""):
            shown, opened = name, k
        elif name in LISTS and not ends:
            lists.append(name)
        elif name in LISTS and lists:
            lists.pop()
    if shown in AS_IS:
        rows.update(range(opened, len(texts)))
    return frozenset(rows)


def prose_of(texts: Sequence[str]) -> list[str]:
    """What is left of a text in Texinfo without these, and without prose that begins with a command; nothing of other texts."""
    rows = set_rows(texts)
    return [text for k, text in enumerate(texts) if k not in rows and text[0] != "@"] if rows else []
