"""What is measured: each task is a function of a list of texts, run in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STAGES = ("encoding", "spacing", "boilerplate", "wraps", "quotes")
PEERS = ("plsfix", "smartypants", "textacy", "datatrove", "sacremoses", "clean-text")  # `pip install '.[bench]'`
SED = ["s/[ \\t]+$//", "s/&amp;/\\&/g", "s/&nbsp;/ /g", 's/&quot;/"/g', "s/^[0-9]+ Comments?$//"] + [
    f"s/^{line}$//" for line in ("Share", "Print", "Advertisement", "Read more", "Back to top")
]


WARM = (
    "It\u00e2\u20ac\u2122s a short text, &quot;broken&quot; in a few\nplaces.\n\n"
    "\u201cCome in, she said. \u201cWe waited for you.\u201d\n\nIt was \u00c3 la carte, \u00c3\u00a9t\u00c3 apart.\n\n\u00cf\u00f0\u00e8\u00e2\u00e5\u00f2\n\n0 Comments\n\n"
    "The committee met in the old mill by the river, and the com- mittee found that nobody knew the author- ity of it.\n"
)


def job(name: str) -> Callable[[Sequence[str]], object]:
    """The task called `name`; importing what it needs and its first call are not part of the time."""
    if name == "ftfy":
        from ftfy import fix_text

        return lambda texts: [fix_text(text) for text in texts]
    if name == "cleaner":
        from cleaner import clean

        return lambda texts: [clean(text) for text in texts]
    if name == "record":
        from cleaner import Cleaner

        run = Cleaner().run
        return lambda texts: [len(run(text).changes) for text in texts]  # each is handed on, not kept
    if name.startswith("rules-"):
        from bench import rules

        return rules.job(int(name.removeprefix("rules-")))
    if name in STAGES:
        from cleaner import Cleaner

        one = Cleaner({"stages": [name]}).clean
        return lambda texts: [one(text) for text in texts]
    return _peer(name)


def _peer(name: str) -> Callable[[Sequence[str]], object]:
    """Another program's nearest to what we do, restyling switched off where it can be."""
    one: Callable[[str], object]
    if name == "plsfix":
        from plsfix import fix_text

        one = fix_text
    elif name == "clean-text":
        from cleantext import clean

        one = partial(clean, lower=False, to_ascii=False, no_line_breaks=False)
    elif name == "smartypants":
        from smartypants import smartypants

        one = smartypants
    elif name == "textacy":
        from textacy.preprocessing import normalize, pipeline

        steps = ("unicode", "quotation_marks", "hyphenated_words", "bullet_points", "whitespace")
        one = pipeline.make_pipeline(*(getattr(normalize, step) for step in steps))
    elif name == "datatrove":
        from datatrove.pipeline.formatters import FTFYFormatter

        one = FTFYFormatter().format
    elif name == "sacremoses":
        from sacremoses import MosesPunctNormalizer

        one = MosesPunctNormalizer().normalize
    else:
        raise LookupError(f"nothing is called {name!r}")
    return lambda texts: [one(text) for text in texts]


def peak() -> int:
    """The most memory this process had, in kilobytes; `ru_maxrss` would tell of its parent, too."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(status.split("VmHWM:")[1].split()[0])


def sed(corpus: Path) -> float:
    """CPU seconds of `sed -E` with ten rules over a corpus."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    script = [part for rule in SED for part in ("-e", rule)]
    subprocess.run(["sed", "-E", *script, str(corpus)], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Run one task over one corpus: `python -m bench.tasks NAME CORPUS.json`; prints seconds and peak kilobytes."""
    name, corpus = sys.argv[1:]
    texts = json.loads(Path(corpus).read_text("utf-8"))
    work = job(name)
    work([WARM, *texts[: len(texts) // 10]])  # what is built on first use is told by the figures of the start
    start = time.process_time()
    work(texts)
    spent = time.process_time() - start
    print(json.dumps({"seconds": spent, "peak": peak()}))


if __name__ == "__main__":
    main()
