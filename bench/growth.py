"""Growth on hostile texts: a fragment repeated to n, 2n and 4n characters must take one, two and four times as long."""

from __future__ import annotations

import gc
import json
import math
import time
from typing import NamedTuple

FRAGMENTS = (
    "a", " ", "\t", "\n", "a ", "a\n", " \n", "a \n", "\xa0", "\xa0\n", "  a ", "a  b ", "a. b ", "A. ", "é", "€", "œ ",
    "&", "&amp", "&amp;", "&#8217;", "&lt;", "<", "<a ", "â€™", "â€œ", "â€\ufffd ", "Ã ", "Ã¢â‚¬â„¢", "ä½\xa0", "'\x92'",
    "\x85", "\x85\x92", "\ufffd", "\u200b", "a\u200b", "\x01", "\x01 ", "\ud83d\ude00", '"', "'", "“", "”", "“a ", '"a ', "a'",
    "« ", "(", "- ", "-", "a-\n", "a-b-", "_", "*", "# ", "> ", "> a\n", "1. a\n", "a:\n", "a.a.", "http://a.", "a@", "a,", "\u00ad\n",
    "Share\n", "0 Comments\n", "a b c.\nd e f\n", "\r", "\r\n", "\f", "\u2028", "A\n\n", "|a|b|\n", "    a\n", "word " * 12 + "\n",
)  # fmt: skip
LED = (  # what stands once before what is repeated: a mark without a partner, and all the words where it may be
    ("“Yes", " so they went"), ("“Yes. ", "It is late, he said. "), ("‘", "it's a "), ("(“", "a ("), ("&#", "8"), ("â", " a"), ("a\n", "a b c "),
)  # fmt: skip
FLOOR = 0.004  # seconds below which a time says nothing


class Growth(NamedTuple):
    """A fragment, the seconds at n, 2n and 4n characters, and the exponent from n to 4n."""

    fragment: str
    seconds: tuple[float, ...]
    exponent: float


def measure(size: int = 40_000) -> list[Growth]:
    """All fragments at `size`, twice and four times that, through the whole program; the worst first."""
    from cleaner import clean

    gc.set_threshold(100_000)  # as the command does; looking for garbage takes a jump at some size, which says nothing
    found = []
    for head, fragment in [*(("", fragment) for fragment in FRAGMENTS), *LED]:
        seconds = [_best(clean, head + fragment * (n // len(fragment))) for n in (size, 2 * size, 4 * size)]
        told = max(seconds[-1], FLOOR) / max(seconds[0], FLOOR)
        name = json.dumps(fragment) if not head else f"{json.dumps(head)} {json.dumps(fragment)}"
        found.append(Growth(name, tuple(seconds), math.log2(told) / 2))
    return sorted(found, key=lambda g: -g.exponent)


def _best(clean: object, text: str) -> float:
    """The least CPU time of three, or of one that is long."""
    assert callable(clean)  # noqa: S101
    best = math.inf
    for count in range(3):
        once = text + "." * count  # what was cleaned last is remembered
        start = time.process_time()
        clean(once)
        best = min(best, time.process_time() - start)
        if best > 1:
            break
    return best
