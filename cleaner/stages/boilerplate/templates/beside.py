"""Several labels on one line with nothing but blanks between them, as buttons stand in a page: `Leave a Reply Cancel Reply`."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.templates.hit import LIKELY, SURE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cleaner.stages.boilerplate.templates.hit import Hit

LONGEST = 8  # words of a label
FEW = 4  # labels from which on a line of them is sure without a sure one among them, if one is likely
AND = " | "  # between the forms of labels


def beside(words: Sequence[str], known: Callable[[str], Hit | None]) -> Hit | None:
    """The hit of a line of labels, if it is one: the first and the last must be likely at least, those between no faint ones.

    Of the labels that begin at a word the longest counts behind which there are but labels.  Any label may stand there
    twice: as an icon's name, and beside the icon.
    """
    if all(len(word) == 1 and word.isascii() for word in words):
        return None  # a drawing
    size = len(words)
    half = words[: size // 2]
    twice = known(" ".join(half)) if [*half, *half] == words else None
    if twice and twice.weight:
        return twice._replace(weight=max(twice.weight, LIKELY))
    begun = (known(" ".join(words[:stop])) for stop in range(1, min(size, LONGEST + 1)))
    if not any(hit and hit.weight >= LIKELY for hit in begun):
        return None
    rests: list[dict[str, Hit] | None] = [*[None] * size, {}]
    for start in range(size - 1, -1, -1):
        for stop in range(min(size, start + LONGEST) - (not start and size <= LONGEST), start, -1):
            rest = rests[stop]
            if rest is None:
                continue
            form = " ".join(words[start:stop])
            hit = known(form)
            if hit and hit.weight >= (1 if start and stop < size else LIKELY):
                rests[start] = {form: hit, **rest}
                break
    return row_of(rests[0]) if rests[0] else None


def row_of(labels: Mapping[str, Hit]) -> Hit:
    """One hit for a row of labels, by their forms."""
    best = max(labels.values(), key=lambda hit: hit.weight)
    weight = SURE if best.weight == SURE or (best.weight == LIKELY and len(labels) >= FEW) else LIKELY
    return best._replace(weight=weight, form=AND.join(labels))
