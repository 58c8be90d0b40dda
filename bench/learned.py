"""What the scripts that learn weights for quotes share: a step of the descent, and the rule file."""

from __future__ import annotations

from collections import defaultdict
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def stepped(weight: float, slope: float, square: float, rate: float, penalty: float) -> float:
    """A weight after a step of AdaGrad up the `slope`, with an L1 penalty; `square` is the sum of the slopes' squares."""
    step = rate / sqrt(square)
    new = weight + step * slope
    shrink = step * penalty
    return max(0.0, new - shrink) if new > 0 else min(0.0, new + shrink)


def write(path: Path, head: str, weights: dict[str, float]) -> None:
    """Write the weights below the `head` of their rule; its examples stay."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    tests = old[old.index("[[rule.example]]") :] if "[[rule.example]]" in old else ""
    lines = "".join(f"{line}\n" for line in tabled(weights))
    path.write_text(f"{head}table = '''\n{lines}'''\n\n{tests}", encoding="utf-8", newline="\n")


def tabled(weights: dict[str, float]) -> Iterator[str]:
    """The lines of a table: names of three words and more below headings with the first two and the weight."""
    shared: dict[tuple[str, float], list[str]] = defaultdict(list)
    for name, weight in sorted(weights.items()):
        words = name.split(" ", 2)
        if len(words) < 3:
            yield f"{weight} {name}"
        else:
            shared[" ".join(words[:2]), weight].append(words[2])
    for (start, weight), names in sorted(shared.items()):
        yield f"[{start}] {weight}"
        yield from names
