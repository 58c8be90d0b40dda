"""A unified diff made from the record of changes, so its cost grows with the text and not with its square."""

from __future__ import annotations

from bisect import bisect_right

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.reports.patch import CONTEXT, header, marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cleaner.result import Result


class Block(NamedTuple):
    """Lines `[start:end]` of the original that become lines `[at:stop]` of the result."""

    start: int
    end: int
    at: int
    stop: int


def unified(path: str, result: Result, encode: Callable[[str], bytes]) -> Iterator[bytes]:
    """The lines of a unified diff, each with its own line end, as `patch` reads them.

    `encode` gives the bytes of a file that holds a text: every line end must be one byte in it, as it is for `patch`.
    """
    if result.text == result.original:
        return
    old, new = _lines(encode(result.original)), _lines(encode(result.text))
    yield from header(path)
    for hunk in _hunks(_blocks(result, old, new)):
        yield from _hunk(hunk, old, new)


def _lines(data: bytes) -> list[bytes]:
    """The lines with their ends; after a final line end an empty one, which is no line for `patch`."""
    lines = data.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + lines[-1:]


def _starts(text: str) -> list[int]:
    """Where each line of a text starts."""
    starts = [0]
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _blocks(result: Result, old: Sequence[bytes], new: Sequence[bytes]) -> list[Block]:
    """The changed lines, sorted and disjoint, as small as whole lines allow."""
    old_starts, new_starts = _starts(result.original), _starts(result.text)
    blocks: list[Block] = []
    for change in result.changes:
        start, end = bisect_right(old_starts, change.start) - 1, bisect_right(old_starts, change.end)
        at, stop = bisect_right(new_starts, change.at) - 1, bisect_right(new_starts, change.stop)
        block = Block(max(start, 0), end, max(at, 0), stop)
        if blocks and (block.start < blocks[-1].end or block.at < blocks[-1].stop):
            last = blocks.pop()
            block = Block(last.start, max(block.end, last.end), last.at, max(block.stop, last.stop))
        blocks.append(block)
    return [trimmed for block in blocks if (trimmed := _trim(block, old, new)).end + trimmed.stop > sum(trimmed[::2])]


def _trim(block: Block, old: Sequence[bytes], new: Sequence[bytes]) -> Block:
    """`block` without the equal lines at its ends."""
    start, end, at, stop = block
    while start < end and at < stop and old[start] == new[at]:
        start, at = start + 1, at + 1
    while start < end and at < stop and old[end - 1] == new[stop - 1]:
        end, stop = end - 1, stop - 1
    return Block(start, end, at, stop)


def _hunks(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    hunk: list[Block] = []
    for block in blocks:
        if hunk and block.start - hunk[-1].end > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(block)
    if hunk:
        yield hunk


def _hunk(hunk: Sequence[Block], old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[bytes]:
    lead = min(CONTEXT, hunk[0].start)
    tail = min(CONTEXT, len(old) - hunk[-1].end)
    start, end = hunk[0].start - lead, min(hunk[-1].end + tail, len(old) - (not old[-1]))
    at, stop = hunk[0].at - lead, min(hunk[-1].stop + tail, len(new) - (not new[-1]))
    yield f"@@ -{_range(start, end)} +{_range(at, stop)} @@\n".encode()
    here = start
    for block in hunk:
        yield from _marked(b" ", old[here : block.start])
        yield from _marked(b"-", old[block.start : block.end])
        yield from _marked(b"+", new[block.at : block.stop])
        here = block.end
    yield from _marked(b" ", old[here:end])


def _range(start: int, end: int) -> str:
    """A range as `patch` wants it: from 1, and one lower when it is empty."""
    return f"{start + (end > start)},{end - start}"


def _marked(mark: bytes, lines: Sequence[bytes]) -> Iterator[bytes]:
    return (marked(mark, line) for line in lines if line)
