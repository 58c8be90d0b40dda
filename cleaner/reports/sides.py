"""One side of a comparison: the text around some changes, with the changes marked, as HTML."""

from __future__ import annotations

from html import escape

from cleaner.lean import TYPE_CHECKING
from cleaner.reports.place import name_of, visible

if TYPE_CHECKING:
    from cleaner.change import Change
    from cleaner.result import Result
    from cleaner.rulebook import Rulebook

NEAR_LINES, NEAR = 3, 600  # line breaks and characters between changes that are shown together
AROUND = 160  # characters shown before the first change and after the last, within their lines
LONG = 2000  # characters of one change that are shown


def groups(result: Result) -> list[list[Change]]:
    """The changes of a text, those together that lie near each other."""
    made: list[list[Change]] = []
    for change in result.changes:
        last = made[-1][-1].end if made else -1
        near = made and change.start - last <= NEAR and result.original.count("\n", last, change.start) <= NEAR_LINES
        if near:
            made[-1].append(change)
        else:
            made.append([change])
    return made


def side(group: list[Change], result: Result, book: Rulebook, *, after: bool) -> str:
    """The text before, or after, some changes."""
    text, tag = (result.text, "ins") if after else (result.original, "del")
    spans = [(c.at, c.stop) if after else (c.start, c.end) for c in group]
    pieces = [_before(text, spans[0][0])]
    last = spans[0][0]
    for (start, end), change in zip(spans, group, strict=True):
        names = "; ".join(f"{rule} {name_of(book, rule)}" for rule in change.rules)
        pieces.append(_plain(text[last:start]))
        if start < end:
            pieces.append(f'<{tag} title="{escape(names)}">{marked(text[start:end])}</{tag}>')
        last = end
    pieces.append(_after(text, last))
    return "".join(pieces)


def _before(text: str, start: int) -> str:
    lead = text[max(0, start - AROUND) : start]
    line = lead[lead.rfind("\n") + 1 :]
    return ("…" if len(line) == AROUND < start else "") + _plain(line)


def _after(text: str, end: int) -> str:
    rest = text[end : end + AROUND]
    line, stop, _ = rest.partition("\n")
    return _plain(line) + ("…" if not stop and end + AROUND < len(text) else "")


def _plain(text: str) -> str:
    return "\n".join(escape(visible(line)) for line in text.split("\n"))


def marked(text: str) -> str:
    """The characters of a change: those that would not show as signs, line ends as well."""
    if len(text) > LONG:
        return marked(text[: LONG // 2]) + "<b>…</b>" + marked(text[-LONG // 2 :])
    lines = [escape(visible(line.replace("\r", "␍")).replace(" ", "·")) for line in text.split("\n")]
    return "⏎\n".join(lines) if len(lines) > 1 else lines[0]
