"""Rules that nobody needs: what many of them more cost."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS = """
share print follow sign read more news letter account cookie settings terms privacy page story video photo gallery
comment reply report subscribe login weather sport market offer deal order cart review rating author editor city
desk breaking live update archive topic section edition local world money travel food style health science
"""


def file_of(count: int) -> str:
    """A rule file with `count` rules, each with a template of three to five words: whole lines, starts and ends."""
    pick = random.Random(count)  # noqa: S311
    parts = ['stage = "boilerplate"\nsummary = "Rules that nobody needs"\n']
    for number in range(count):
        words = " ".join(pick.choices(WORDS.split(), k=pick.randint(3, 5)))
        template = f"{words} {{n}}" if pick.random() < 0.2 else words
        key = pick.choice(("lines", "lines", "lines", "starts", "ends"))
        name = f"x-{number}"
        parts.append(f'[[rule]]\nid = "XR{number:04}"\nname = "{name}"\nwhy = "A test."\n{key} = ["{template}"]\n')
    return "\n".join(parts)


def job(count: int) -> Callable[[Sequence[str]], object]:
    """Clean texts with `count` rules more than the built-in ones."""
    from cleaner import Cleaner

    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "rules.toml"
        file.write_text(file_of(count), "utf-8")
        one = Cleaner({"rules": [str(file)]}).clean
    return lambda texts: [one(text) for text in texts]
