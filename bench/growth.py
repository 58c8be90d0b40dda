"""Growth on hostile texts: a fragment repeated to n, 2n, 4n and 8n characters must take one, two, four and eight times as long."""

from __future__ import annotations

import gc
import json
import math
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FRAGMENTS = (
    "a", " ", "\t", "\n", "a ", "a\n", " \n", "a \n", "\xa0", "\xa0\n", "  a ", "a  b ", "a. b ", "A. ", "é", "€", "œ ",
    "&", "&amp", "&amp;", "&#8217;", "&lt;", "<", "<a ", "â€™", "â€œ", "â€\ufffd ", "Ã ", "Ã¢â‚¬â„¢", "ä½\xa0", "'\x92'",
    "\x85", "Ã©\x85", "\x85\x92", "\ufffd", "\u200b", "a\u200b", "\x01", "\x01 ", "\ud83d\ude00", '"', "'", "“", "”", "“a ", '"a ', "a'",
    "« ", "(", "- ", "-", "a-\n", "a-b-", "_", "*", "# ", "> ", "> a\n", "1. a\n", "a:\n", "a.a.", "http://a.", "a@", "a,", "\u00ad\n",
    "Share\n", "0 Comments\n", "a b c.\nd e f\n", "\r", "\r\n", "\f", "\u2028", "A\n\n", "|a|b|\n", "    a\n", "word " * 12 + "\n",
)  # fmt: skip
LED = (  # what stands once before what is repeated: a mark without a partner, and all the words where it may be
    ("“Yes", " so they went"), ("“Yes. ", "It is late, he said. "), ("‘", "it's a "), ("(“", "a ("), ("&#", "8"), ("â", " a"), ("a\n", "a b c "),
)  # fmt: skip
FLOOR = 0.004  # seconds below which a time says nothing
ROUNDS, ENOUGH = 4, 1.5  # rounds, at least two, and the seconds after which no further one begins
TIMES = (1, 2, 4, 8)  # as many characters as the smallest text


class Growth(NamedTuple):
    """A fragment, the seconds at n, 2n, 4n and 8n characters, and the exponent from 2n to 8n."""

    fragment: str
    seconds: tuple[float, ...]
    exponent: float


def measure(size: int = 40_000) -> list[Growth]:
    """All fragments at `size`, twice, four and eight times that, through the whole program; the worst first."""
    from cleaner import clean

    found = []
    gc.disable()  # looking for garbage takes a jump at some size, which says nothing of how time grows
    for head, fragment in [*(("", fragment) for fragment in FRAGMENTS), *LED]:
        seconds = _quickest(clean, [head + fragment * (times * size // len(fragment)) for times in TIMES])
        _, start, _, end = (max(spent, FLOOR) for spent in seconds)
        name = json.dumps(fragment) if not head else f"{json.dumps(head)} {json.dumps(fragment)}"
        found.append(Growth(name, tuple(seconds), math.log2(end / start) / 2))
    gc.enable()
    return sorted(found, key=lambda g: -g.exponent)


def _quickest(clean: Callable[[str], str], texts: Sequence[str]) -> list[float]:
    """The least CPU time for each text, of rounds that go through all of them: as many as fit in a few seconds."""
    least = [math.inf] * len(texts)
    for count in range(ROUNDS):
        for number, text in enumerate(texts):
            once = text + "." * count  # what was cleaned last is remembered
            start = time.process_time()
            clean(once)
            least[number] = min(least[number], time.process_time() - start)
            gc.collect()
        if count and sum(least) * count > ENOUGH:
            break
    return least
