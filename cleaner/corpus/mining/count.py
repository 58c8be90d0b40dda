"""Count folded lines, by site, in bounded memory: what does not fit waits in a temporary SQLite file.  Exact.

A line counts once a page.  A page of which nearly everything was seen on its site before is a copy of another (one
article under two addresses) and does not count: else its text would look like the site's.  When all pages are counted
they are read again to see where lines stand, and whether within what a page has for itself.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, Self

from cleaner.corpus.mining.place import places
from cleaner.stages.boilerplate.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleaner.corpus.mining.read import Page
    from cleaner.stages.boilerplate.fold import Vocabulary

BUFFERED = 100_000  # counts held in memory
LONGEST = 600  # characters of a line that may become a template
LONG = "\x7f longer "  # before the digest of a line that is longer
COPY = 0.9  # share of the characters of a copy that its site had before

_TABLES = """
CREATE TABLE line (form TEXT, site TEXT, pages INTEGER, page BLOB, sample TEXT, head INTEGER DEFAULT 0,
                   inside INTEGER DEFAULT 0, tail INTEGER DEFAULT 0, within INTEGER DEFAULT 0,
                   beside INTEGER DEFAULT 0, PRIMARY KEY (form, site)) WITHOUT ROWID;
CREATE TABLE site (name TEXT PRIMARY KEY, pages INTEGER) WITHOUT ROWID;
"""
_ADD = """
INSERT INTO line (form, site, pages, page, sample) VALUES (?, ?, ?, ?, ?) ON CONFLICT (form, site) DO UPDATE SET
    pages = pages + excluded.pages - (page = excluded.page AND excluded.pages = 1), page = excluded.page
"""
_PLACE = """
UPDATE line SET head = head + ?, inside = inside + ?, tail = tail + ?, within = within + ?, beside = beside + ?
WHERE form = ? AND site = ?
"""


class Line(NamedTuple):
    """A folded line with its numbers over all sites; `best` is the site where it is on most pages.

    `head`, `inside` and `tail` count the texts in which it stands there (`Place`), `within` those that have it within
    what is their own, `beside` those in which a label of the site stands next to it.
    """

    form: str
    pages: int
    sites: int
    head: int
    inside: int
    tail: int
    within: int
    beside: int
    best: str
    on_best: int
    of_best: int
    sample: str


class _Held:
    """What is held of a line of a site: how it is written, its pages, and the last of them."""

    __slots__ = ("page", "pages", "sample")

    def __init__(self, sample: str) -> None:
        self.sample, self.pages, self.page = sample, 0, b""


class Counts:
    """Counts of all lines of a corpus; a context manager that leaves no file behind."""

    def __init__(self, words: Vocabulary | None = None) -> None:
        from cleaner import rulebook
        from cleaner.stages.boilerplate.templates import build

        self.words = words or build(rulebook.load().of_stage("boilerplate")).words
        self.pages = self.copies = self.sites = 0
        self._held: dict[tuple[str, str], _Held] = {}
        self._places: dict[tuple[str, str], list[int]] = {}
        self._copies: set[bytes] = set()
        self._pages: dict[str, int] = {}
        self._last: dict[str, bytes] = {}
        handle, self._path = tempfile.mkstemp(suffix=".sqlite")
        os.close(handle)
        self._base = sqlite3.connect(self._path)
        self._base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()
        os.unlink(self._path)

    def add(self, page: Page) -> None:
        """Count the lines of a page, unless it is a copy."""
        lines = dict(self._lines(page.text))
        digest = _digest(page.page)
        total = sum(map(len, lines.values()))
        if not total or self._seen(page.site, lines, digest) >= COPY * total:
            self.copies += bool(total)
            self._copies.add(digest)
            return
        if self._last.get(page.site) != digest:
            self._last[page.site] = digest
            self._pages[page.site] = self._pages.get(page.site, 0) + 1
            self.pages += 1
        for form, sample in lines.items():
            held = self._held.setdefault((form, page.site), _Held("" if form.startswith(LONG) else sample))
            if held.page != digest:
                held.pages += 1
                held.page = digest
        if len(self._held) >= BUFFERED:
            self._spill()

    def _lines(self, text: str) -> Iterator[tuple[str, str]]:
        """The lines of a text that have letters, folded and as written; of long ones a digest instead of the form."""
        for line in filter(None, map(str.strip, text.splitlines())):
            form = fold(line, self.words) if len(line) <= LONGEST else f"{LONG}{_digest(line).hex()}"
            if any(map(str.isalpha, form)):
                yield form, line

    def _seen(self, site: str, lines: Mapping[str, str], digest: bytes) -> int:
        """How many characters stand in lines that another page of the site had."""
        seen = 0
        for form, line in lines.items():
            held = self._held.get((form, site))
            if held is None:
                row = self._base.execute("SELECT page FROM line WHERE form = ? AND site = ?", (form, site)).fetchone()
                seen += len(line) if row and row[0] != digest else 0
            elif held.page != digest or held.pages != 1:
                seen += len(line)
        return seen

    def _spill(self) -> None:
        rows = ((*key, held.pages, held.page, held.sample) for key, held in sorted(self._held.items()))
        self._base.executemany(_ADD, rows)
        self._held.clear()
        self._base.executemany(
            "INSERT INTO site VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET pages = pages + excluded.pages",
            sorted(self._pages.items()),
        )
        self._pages.clear()

    def close_sites(self) -> None:
        """Bring all counts together; nothing is added afterwards."""
        self._spill()
        self._base.commit()
        self.sites = self._base.execute("SELECT COUNT(*) FROM site").fetchone()[0]

    def place(self, page: Page) -> None:
        """See where the lines of a page stand that was added: after all of them, because only then its own are known."""
        if _digest(page.page) in self._copies:
            return
        lines = list(self._lines(page.text))
        shared = {form for form, _ in lines if self._shared(form)}
        for form, place in places(lines, shared).items():
            held = self._places.setdefault((form, page.site), [0, 0, 0, 0, 0])
            held[place.part] += 1
            held[3] += place.within
            held[4] += place.beside
        if len(self._places) >= BUFFERED:
            self._spill_places()

    def _shared(self, form: str) -> bool:
        """Whether more than one page has a line."""
        found = self._base.execute("SELECT pages FROM line WHERE form = ? LIMIT 2", (form,)).fetchall()
        return len(found) > 1 or (found != [] and found[0][0] > 1)

    def _spill_places(self) -> None:
        self._base.executemany(_PLACE, ((*where, *key) for key, where in sorted(self._places.items())))
        self._places.clear()

    def lines(self) -> Iterator[Line]:
        """All lines that stand on more than one page, in the order of their forms."""
        self._spill_places()
        query = """
            SELECT form, line.pages, line.site, site.pages, head, inside, tail, within, beside, sample
            FROM line JOIN site ON site.name = line.site WHERE instr(form, ?) = 0 ORDER BY form, line.site
        """
        current: Line | None = None
        for form, pages, site, of_site, head, inside, tail, within, beside, sample in self._base.execute(
            query, (LONG,)
        ):
            one = Line(form, pages, 1, head, inside, tail, within, beside, site, pages, of_site, sample)
            if current is not None and current.form == form:
                current = _joined(current, one)
                continue
            if current is not None and current.pages > 1:
                yield current
            current = one
        if current is not None and current.pages > 1:
            yield current


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()


def _joined(one: Line, two: Line) -> Line:
    best = two if two.on_best > one.on_best else one
    return Line(
        one.form,
        one.pages + two.pages,
        one.sites + two.sites,
        one.head + two.head,
        one.inside + two.inside,
        one.tail + two.tail,
        one.within + two.within,
        one.beside + two.beside,
        best.best,
        best.on_best,
        best.of_best,
        best.sample,
    )
