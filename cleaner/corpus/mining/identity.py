"""Which page a text is of.

Its address says so, if it has one that is more than the name of its site.  Else its sentences do: several texts may be
of one page, as extractors read it differently; then one has nearly all that the other has, where two pages of a site
that share long notices both have sentences of their own.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

from cleaner.stages.boilerplate.lines.rows import is_prose

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from cleaner.corpus.mining.read import Page

SAME = 0.5  # share of the sentences of the shorter of two texts that the other must have if both are of one page
NEARLY = 0.9  # share from which on nothing else is asked
OWN = 300  # characters of sentences that both texts have for themselves if they are not: a short article
NAME = 8  # bytes that tell pages


class Known:
    """What is known of a line of a site: how it is written, its pages, and the last of them."""

    __slots__ = ("page", "pages", "sample")

    def __init__(self, sample: str, pages: int, page: bytes) -> None:
        self.sample, self.pages, self.page = sample, pages, page


class Identity:
    """Gives every text the name of its page; the sizes of pages that no address tells are kept in the base."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._base.execute("CREATE TABLE page (name BLOB PRIMARY KEY, size INTEGER) WITHOUT ROWID")
        self._last: dict[str, bytes] = {}

    def of(self, page: Page, lines: Collection[tuple[str, Known]]) -> tuple[bytes, bool]:
        """The name of the page of a text, and whether it is a new one; `lines` with what is known of them."""
        if is_told(page.page):
            name = digest(page.page, NAME)
            new = self._last.get(page.site) != name
            self._last[page.site] = name
            return name, new
        told = [(line, known) for line, known in lines if is_prose(line)] or lines
        size = sum(len(line) for line, _ in told)
        name, other = self._same(told, size)
        name = name or digest(page.text, NAME)
        self._base.execute("INSERT OR REPLACE INTO page VALUES (?, ?)", (name, max(size, other)))
        return name, not other

    def _same(self, told: Collection[tuple[str, Known]], size: int) -> tuple[bytes, int]:
        """The page that has nearly all of some sentences, or of which they are nearly all, and its size; 0 if none has."""
        sizes: Counter[bytes] = Counter()
        for line, known in told:
            if known.pages:
                sizes[known.page] += len(line)
        for name, both in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
            found = self._base.execute("SELECT size FROM page WHERE name = ?", (name,)).fetchone()
            least = min(size, found[0]) if found else 0
            if both >= NEARLY * least > 0 or (both >= SAME * least > 0 and least - both <= OWN):
                return name, found[0]
        return b"", 0


def is_told(address: str) -> bool:
    """Whether an address tells a page, not a site as a whole."""
    _, _, path = (address.partition("://")[2] or address).partition("/")
    return bool(path)


def digest(text: str, size: int) -> bytes:
    """A short name for a text, the same everywhere."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=size).digest()
