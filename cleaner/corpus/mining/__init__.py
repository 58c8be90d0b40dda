"""Learn boilerplate from a corpus: lines that come back on many pages become a rule file for a person to review.

`read` gives pages with their sites, `count` counts folded lines in bounded memory, `place` sees where they stand,
`choose` picks templates and says how sure they are, `spell` and `write` make the rule file.  The same corpus gives the
same file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.corpus.mining.read import Page


class Mined(NamedTuple):
    """A rule file as text, and what it was made from."""

    toml: str
    pages: int
    copies: int
    sites: int
    templates: int
    rules: int


def mine(pages: Iterable[Page], extra: Sequence[str] = ()) -> Mined:
    """Learn from `pages`, which are read twice.

    `extra` are rule files beside the built-in ones, whose templates need not be learned again.
    """
    from cleaner.corpus.mining.choose import choose
    from cleaner.corpus.mining.count import Counts
    from cleaner.corpus.mining.write import Writer

    with Counts() as counts:
        for page in pages:
            counts.add(page)
        counts.close_sites()
        for page in pages:
            counts.place(page)
        writer = Writer(choose(counts), extra)
        toml = writer.toml(counts)
        return Mined(toml, counts.pages, counts.copies, counts.sites, writer.templates, writer.rules)
