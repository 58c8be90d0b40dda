"""Make `rules/wraps/english.toml` of SCOWL, the lists of words behind English spell checkers.

    python -m bench.learn_words /usr/share/dict/scowl

Free words are those of the lists up to 35, which hold what eleven of twelve dictionaries have; whole words are those up to
70 that could be taken for two of them.  The licence is beside the rule file.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.stages.wraps.joint.lexicon import LEAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

RULES = Path(__file__).parent.parent / "rules" / "wraps" / "english.toml"
SPELLINGS = ("english", "american", "british", "british_z")
FREE, WHOLE = 35, 70  # levels: the higher, the rarer words


def main(folder: str) -> None:
    """Write the tables below the heads of their rules; all else in the rule file stays."""
    common = {word for word in words(Path(folder), FREE) if len(word) > 1}
    free = {word for word in common if len(word) >= LEAST}
    whole = {word for word in words(Path(folder), WHOLE) - common if looks_like_two(word, common)}
    pieces = RULES.read_text(encoding="utf-8").split("'''")
    pieces[1::2] = ["\n" + "".join(f"{line}\n" for line in tabled(found)) for found in (free, whole)]
    RULES.write_text("'''".join(pieces), encoding="utf-8", newline="\n")


def words(folder: Path, level: int) -> set[str]:
    """The words of the lists up to a level, in small letters, those with apostrophes and accents left out."""
    lists = [folder / f"{of}-{what}.{k}" for of in SPELLINGS for what in ("words", "upper") for k in range(level + 1)]
    found = {word.casefold() for file in lists if file.exists() for word in file.read_text("latin-1").split()}
    return {word for word in found if word.isascii() and word.isalpha()}


def looks_like_two(word: str, common: AbstractSet[str]) -> bool:
    """Whether a word could be two common ones."""
    return any(word[:k] in common and word[k:] in common for k in range(2, len(word) - 1))


def tabled(found: Iterable[str]) -> Iterator[str]:
    """The lines of a table: a word, and how those go on that begin with it."""
    line: list[str] = []
    for word in sorted(found):
        if line and word.startswith(line[0]):
            line.append(word[len(line[0]) :])
        else:
            yield from [" ".join(line)] if line else ()
            line = [word]
    yield " ".join(line)


if __name__ == "__main__":
    main(sys.argv[1])
