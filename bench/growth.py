"""Growth on hostile texts: a fragment repeated to n, 2n, 4n and 8n characters must take one, two, four and eight times as long."""

from __future__ import annotations

import gc
import json
import math
import textwrap
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STORY = "the boats lay still in the harbour for a week and nobody rang the bell before the wind had turned. " * 4
FILLED = "\n\n".join([textwrap.fill(STORY, width) for width in (38, 47, 56, 65, 74, 83)]) + "\n\n"  # at many columns
FRAGMENTS = (
    "a", " ", "\t", "\n", "a ", "a\n", " \n", "a \n", "\xa0", "\xa0\n", "  a ", "a  b ", "a. b ", "A. ", "é", "€", "œ ",
    "&", "&amp", "&amp;", "&#8217;", "&lt;", "<", "<a ", "â€™", "â€œ", "â€\ufffd ", "Ã ", "Ã¢â‚¬â„¢", "ä½\xa0", "'\x92'",
    "\x85", "Ã©\x85", "\x85\x92", "\ufffd", "\u200b", "a\u200b", "\x01", "\x01 ", "\ud83d\ude00", '"', "'", "“", "”", "“a ", '"a ', "a'",
    "« ", "(", "- ", "-", "a-\n", "a-b-", "_", "*", "# ", "> ", "> a\n", "1. a\n", "a:\n", "a.a.", "http://a.", "a@", "a,", "\u00ad\n",
    "Share\n", "0 Comments\n", "a b c.\nd e f\n", "\r", "\r\n", "\f", "\u2028", "A\n\n", "|a|b|\n", "    a\n", "word " * 12 + "\n",
    "“a\n\n", "”a” b ”", "›a ‹b\n\n", "‘a “b c’\n\n", "'tis 'a ", "``a'' ", "「a『b\n", "„a b“ „c ", "– a, b.\n\n", 'He said a b,” as 9" by 8" do.\n\n', "Ann: it is so.” He left.\n\n", "“a bâ€, ", "A: “b\n", "a: b\n", "* a\n\n  b\n",
    "***\n", "a -\n", "a\u2010\nb ", "中文\n", "中文「字", "Привет\n", "e\u0301\n", "a\xa0b ", "a\u2028", "a\tb\n", "a\x00", "&nbsp;\n", "&quot;a&quot; ", "Ã¤Ã¶\n",
    "May 2010\n", "Home | News\n", "Read more\n\nThe cat sat on the mat.\n\n", "Rain: it fell on the roofs and on the\nboats. ", "# cleaner: off\na\n# cleaner: on\n",
    "a b c d e f ,g, h, ", "(a b c )(d) ", "the develop- ment of it ", "ab- cd ", "an Owl 's ", "word" * 5_000 + " ", FILLED,
)  # fmt: skip
LED = (  # what stands once before what is repeated: a mark without a partner, and all the words where it may be
    ("“Yes", " so they went"), ("“Yes. ", "It is late, he said. "), ("‘", "it's a "), ("(“", "a ("), ("&#", "8"), ("â", " a"), ("a\n", "a b c "),
    ("«a b\n\n", "» a ‹b c\n\n"), ("“A b c.”\n\n", "‘a “b c’\n\n"), ("“a b.\n\n", "***\n\n"), ("a", "> "), ("```\n", "“a ‘b\n"),
)  # fmt: skip
LONGEST = 40  # characters of a fragment that are shown
FLOOR = 0.004  # seconds below which a time says nothing
ROUNDS, CLOSE = 10, 0.02  # at most so many rounds, until one finds no time that is shorter by more
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
        name = " ".join([json.dumps(part[:LONGEST]) for part in (head, fragment) if part])
        found.append(Growth(name, tuple(seconds), math.log2(end / start) / 2))
    gc.enable()
    return sorted(found, key=lambda g: -g.exponent)


def _quickest(clean: Callable[[str], str], texts: Sequence[str]) -> list[float]:
    """The least CPU time for each text, of rounds that go through all of them: as many as it takes to find it."""
    least = [math.inf] * len(texts)
    for count in range(ROUNDS):
        before = list(least)
        for number, text in enumerate(texts):
            once = text + "." * count  # what was cleaned last is remembered
            start = time.process_time()
            clean(once)
            least[number] = min(least[number], time.process_time() - start)
            gc.collect()
        if all(now > (1 - CLOSE) * then for now, then in zip(least, before, strict=True)):
            break
    return least
