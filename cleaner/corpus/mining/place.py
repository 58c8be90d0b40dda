"""Where the lines of a page stand that its site has on other pages too.

Before, between or after its prose, as the stage will see it; within what is the page's own or not: what it says for
itself it says in sentences that stand on no other page; and whether beside a label of the site.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.boilerplate.lines.rows import CLOSERS, PROSE, ends, is_prose

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

HEAD, INSIDE, TAIL = range(3)
STOPS = (*".。।",)  # end a statement; with other marks end headlines of teasers, too
CUT = ("...", "…")
APART = 4  # shared lines between two sentences from which on they may not be of one text
LEAST = 0.35  # share of the prose of a text that must be its own to tell where it begins and ends
LITTLE = 0.25  # share of the longest part of a text that another must have


class Place(NamedTuple):
    """The part of a page where a line stands, whether within the page's own text, and whether beside a shared label."""

    part: int
    within: bool
    beside: bool


def places(lines: Sequence[tuple[str, str]], shared: Collection[str]) -> dict[str, Place]:
    """The place of every shared line; `lines` are folded forms with the lines as written."""
    first, last = _span([number for number, (_, line) in enumerate(lines) if is_prose(line)], len(lines))
    own = [number for number, (form, _) in enumerate(lines) if form not in shared]
    start, stop = _span(
        _main([number for number in own if _is_sentence(lines[number][1])], lines, shared) or own, len(lines)
    )
    prose = sum(len(line) for _, line in lines if is_prose(line))
    if sum(len(lines[number][1]) for number in own if is_prose(lines[number][1])) < LEAST * prose:
        start, stop = 0, len(lines)  # another reading of a page that was taken for two, perhaps
    labels = {number for number, (form, line) in enumerate(lines) if form in shared and not is_prose(line)}
    near = {number + step for number in labels for step in (-1, 1)}
    where = [
        (
            form,
            Place(
                HEAD if number < first else TAIL if number > last else INSIDE,
                start - 1 <= number < stop,
                number in near,
            ),
        )
        for number, (form, _) in enumerate(lines)
        if form in shared
    ]
    return dict(sorted(where, key=lambda one: one[1].within))


def _span(numbers: Sequence[int], end: int) -> tuple[int, int]:
    return (numbers[0], numbers[-1]) if numbers else (end, -1)


def _main(told: Sequence[int], lines: Sequence[tuple[str, str]], shared: Collection[str]) -> list[int]:
    """The numbers of sentences `told`, without those at either end that are little and far from the others."""
    parts: list[list[int]] = []
    between = [0, *accumulate(form in shared for form, _ in lines)]
    for number in told:
        if not parts or between[number] - between[parts[-1][-1]] > APART:
            parts.append([])
        parts[-1].append(number)
    sizes = [sum(len(lines[number][1]) for number in part) for part in parts]
    large = [k for k, size in enumerate(sizes) if size >= LITTLE * max(sizes)]
    return [number for part in parts[large[0] : large[-1] + 1] for number in part] if large else []


def _is_sentence(line: str) -> bool:
    """Whether a line says something to its end; short ones of other than statements may be headlines."""
    if not is_prose(line) or not ends(line) or line.endswith(CUT):
        return False
    return len(line) >= PROSE or line.rstrip(CLOSERS).endswith(STOPS)
