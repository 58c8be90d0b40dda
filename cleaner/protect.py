"""Regions that their author has marked to stay as they are.

A region is the lines from one with `<!-- cleaner: off -->` through one with `<!-- cleaner: on -->`, or through the
end.  A line may also hold the mark alone after `#`, `%`, `..`, `//`, `;` or `--`.  Capitals and blanks do not matter.  Stages see a blank line in
its place, so that nothing in it decides about the rest; edits that would touch it are dropped.
"""

from __future__ import annotations

from cleaner.document import BREAKS, split_lines
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.change import Edit

_SAID = r"(?:cleaner|Cleaner|CLEANER)[ \t]*:[ \t]*"  # spelled out: to look for any case takes many times as long
_OFF, _ON = "[oO][fF][fF]", "[oO][nN]"
_WORD = rf"({_OFF}|{_ON})"
_SWITCH = lazy(rf"<!--[ \t]*{_SAID}{_WORD}[ \t]*-->|(?:#|%|\.\.|//|;|--)[ \t]*{_SAID}{_WORD}\b")
_NAMED = lazy(_SAID)
_MAY = lazy(rf"{_SAID}{_OFF}")


class Shield(NamedTuple):
    """A text with its protected regions hidden: `text` has the same length, and `kept` is what stands at `spans`."""

    text: str
    spans: tuple[tuple[int, int], ...]
    kept: tuple[str, ...]

    def allowed(self, edits: Sequence[Edit]) -> list[Edit]:
        """The edits of the text that leave every region, and the line break before it, where it is.

        Of edits without a gap between them all go or none: lines are taken out together, with the break before the first.
        """
        left: list[Edit] = []
        at = run = 0
        dropped = -1  # where the last edit of a run ends that was dropped
        for edit in edits:
            while at < len(self.spans) and self.spans[at][1] <= edit.start and self.spans[at][1] < len(self.text):
                at += 1
            if not left or left[-1].end != edit.start:
                run = len(left)
            if edit.start == dropped and edit.start < edit.end:
                dropped = edit.end
            elif at == len(self.spans) or _leaves([*left[run:], edit], self.spans[at][0], self.text):
                left.append(edit)
            else:
                del left[run:]
                dropped = edit.end
        return left

    def after(self, text: str, edits: Sequence[Edit]) -> Shield:
        """The shield of the text that allowed `edits` make: `text`."""
        spans: list[tuple[int, int]] = []
        moved = at = 0
        for start, end in self.spans:
            while at < len(edits) and edits[at].end <= start:
                moved += len(edits[at].new) - (edits[at].end - edits[at].start)
                at += 1
            spans.append((start + moved, end + moved))
        return self._replace(text=text, spans=tuple(spans))

    def lifted(self) -> str:
        """The text with its regions in their places."""
        pieces: list[str] = []
        last = 0
        for (start, end), kept in zip(self.spans, self.kept, strict=True):
            pieces += self.text[last:start], kept
            last = end
        return "".join([*pieces, self.text[last:]])


def _leaves(run: Sequence[Edit], start: int, text: str) -> bool:
    """Whether the last edit of a run that does not lie after the region from `start` on leaves it alone."""
    last = run[-1]
    if last.end < start:
        return True
    if last.end > start or last.start == start:
        return False
    before = text[max(0, run[0].start - 1) : run[0].start] + "".join([edit.new for edit in run])
    return not before or before[-1] in BREAKS  # the region still begins a line


def shield(text: str) -> Shield | None:
    """The shield of a text; None when nothing in it is protected."""
    if not _MAY.search(text):
        return None
    spans: list[tuple[int, int]] = []
    start = -1
    for line in split_lines(text):
        if not _NAMED.search(text, line.start, line.end):
            continue
        for off, on in _switches(text[line.start : line.end]):
            if off and start < 0:
                start = line.start
            elif on and start >= 0:
                spans.append((start, line.stop))
                start = -1
    if start >= 0:
        spans.append((start, len(text)))
    if not spans:
        return None
    spans = [*_apart(spans)]
    kept = tuple(text[start:end] for start, end in spans)
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        line_end = "\n" if text[end - 1] in BREAKS else ""
        pieces += text[last:start], " " * (end - start - len(line_end)) + line_end
        last = end
    return Shield("".join([*pieces, text[last:]]), tuple(spans), kept)


def _apart(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans without those that share a line: a region may end where the next begins."""
    start, end = spans[0]
    for begin, stop in spans[1:]:
        if begin >= end:
            yield start, end
            start = begin
        end = stop
    yield start, end


def _switches(line: str) -> list[tuple[bool, bool]]:
    """The marks of a line, in order: whether each switches off, and whether on."""
    found: list[tuple[bool, bool]] = []
    for match in _SWITCH.finditer(line):
        word = (match[1] or match[2]).lower()
        if match[1] or (line[: match.start()].strip() == "" and line[match.end() :].strip() == ""):
            found.append((word == "off", word == "on"))
    return found
