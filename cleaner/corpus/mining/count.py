"""Count folded lines, by site, in bounded memory: what does not fit waits in a temporary SQLite file.  Exact.

A line counts once a page, of which there may be several texts (`identity`).  A page of which nearly everything was
seen on its site before is a copy of another (one article under two addresses) and does not count: else its text would
look like the site's.  When all pages are counted they are read again to see where lines stand (`place`).
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from typing import TYPE_CHECKING, NamedTuple, Self

from cleaner.corpus.mining.identity import NAME, Identity, Known, digest
from cleaner.corpus.mining.place import places
from cleaner.stages.boilerplate.templates.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.corpus.mining.read import Page
    from cleaner.stages.boilerplate.templates.fold import Vocabulary

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
INSERT INTO line (form, site, pages, page, sample) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (form, site) DO UPDATE SET pages = excluded.pages, page = excluded.page
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

    @property
    def texts(self) -> int:
        """The texts that have it: more than its pages where there are several of one page."""
        return self.head + self.inside + self.tail


class Counts:
    """Counts of all lines of a corpus; a context manager that leaves no file behind."""

    def __init__(self, words: Vocabulary | None = None) -> None:
        from cleaner import rulebook
        from cleaner.stages.boilerplate.templates import build

        self.words = words or build(rulebook.load().of_stage("boilerplate")).words
        self.pages = self.copies = self.sites = 0
        self._held: dict[tuple[str, str], Known] = {}
        self._places: dict[tuple[str, str], list[int]] = {}
        self._copies: set[int] = set()
        self._added = self._placed = 0
        self._pages: dict[str, int] = {}
        handle, self._path = tempfile.mkstemp(suffix=".sqlite")
        os.close(handle)
        self._base = sqlite3.connect(self._path)
        self._base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        self._identity = Identity(self._base)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()
        os.unlink(self._path)

    def add(self, page: Page) -> None:
        """Count the lines of a page, unless it is a copy."""
        self._added += 1
        lines = {form: (line, self._known(form, page.site, line)) for form, line in self._lines(page.text)}
        this, new = self._identity.of(page, lines.values())
        total = sum(len(line) for line, _ in lines.values())
        if sum(len(line) for line, known in lines.values() if known.pages > (known.page == this)) >= COPY * total:
            self.copies += bool(total)
            self._copies.add(self._added)
            return
        if new:
            self._pages[page.site] = self._pages.get(page.site, 0) + 1
            self.pages += 1
        for _, known in lines.values():
            known.pages += known.page != this
            known.page = this
        if len(self._held) >= BUFFERED:
            self._spill()

    def _lines(self, text: str) -> Iterator[tuple[str, str]]:
        """The lines of a text that have letters, folded and as written; of long ones a digest instead of the form."""
        for line in filter(None, map(str.strip, text.splitlines())):
            form = fold(line, self.words) if len(line) <= LONGEST else f"{LONG}{digest(line, NAME).hex()}"
            if any(map(str.isalpha, form)):
                yield form, line

    def _known(self, form: str, site: str, line: str) -> Known:
        """What is known of a line of a site."""
        held = self._held.get((form, site))
        if held is None:
            query = "SELECT pages, page FROM line WHERE form = ? AND site = ?"
            pages, last = self._base.execute(query, (form, site)).fetchone() or (0, b"")
            held = self._held[form, site] = Known("" if form.startswith(LONG) else line, pages, last)
        return held

    def _spill(self) -> None:
        rows = (
            (*key, known.pages, known.page, known.sample) for key, known in sorted(self._held.items()) if known.pages
        )
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
        self._placed += 1
        if self._placed in self._copies:
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
