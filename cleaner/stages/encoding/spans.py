"""Where a repaired line differs from the line as found."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOLID = lazy("[!->@-~]+")  # ASCII passes through a wrong decoder; a blank or a '?' may stand for a lost byte


def differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Spans of `old` and what stands there in `new`, each as short as can be; in linear time.

    The runs of printable ASCII are the same in both and tell which parts belong together.  Where they are not,
    everything between the first and the last difference is one span.
    """
    if old == new:
        return
    if _SOLID.findall(old) != _SOLID.findall(new):
        yield trimmed(old, new, 0)
        return
    at = 0
    for before, after, solid in zip(_SOLID.split(old), _SOLID.split(new), [*_SOLID.findall(old), ""], strict=True):
        if before != after:
            yield from _words(before, after, at)
        at += len(before) + len(solid)


def _words(old: str, new: str, at: int) -> Iterator[tuple[int, int, str]]:
    """The spans of a part without ASCII, word by word when both have as many."""
    olds, news = old.split(" "), new.split(" ")
    if len(olds) != len(news):
        yield trimmed(old, new, at)
        return
    for before, after in zip(olds, news, strict=True):
        if before != after:
            yield trimmed(before, after, at)
        at += len(before) + 1


def trimmed(old: str, new: str, at: int) -> tuple[int, int, str]:
    """One span, without what both have in common at its ends."""
    if old[:1] != new[:1] and old[-1:] != new[-1:]:
        return at, at + len(old), new
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    return at + head, at + len(old) - tail, new[head : len(new) - tail]


def _alike(one: str, other: str) -> int:
    """How many characters both start with."""
    for count, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return count
    return min(len(one), len(other))
