"""Line ends that are wraps beyond doubt."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.wraps.author.scatter import ENDING

if TYPE_CHECKING:
    from cleaner.stages.wraps.author.frame import Frame


def proved_of(frame: Frame) -> frozenset[int]:
    """The rows at whose end a sure column forced the break.

    They and the next are plain words at one indent, and neither does a sentence end there nor begin.
    """
    rows, reading = frame.rows, frame.reading
    columns = zip(reading.quality, reading.reach, reading.column, reading.need, strict=True)
    forced = [k for k, (sure, reach, at, need) in enumerate(columns) if sure == "sure" and reach <= at < need]
    if not forced:
        return frozenset()
    inside, plain, verses, drawn, heads = frame.inside, frame.plain, frame.verses, frame.drawn, frame.heads
    return frozenset(
        [
            k
            for k in forced
            if plain[k]
            and plain[k + 1]
            and not verses[k]
            and k not in frame.recurring
            and k not in frame.titled
            and not (drawn[k] or drawn[k + 1])
            and rows[k].indent == rows[k + 1].indent
            and (inside[k] or (rows[k].last not in ENDING and heads[k] != heads[k + 1]))
        ]
    )
