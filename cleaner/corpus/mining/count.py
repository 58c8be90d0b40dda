"""Count folded lines, by site, in bounded memory: what does not fit waits in a temporary SQLite file.  Exact.

A line counts once a page.  A page of which nearly everything was seen on its site before is a copy of another (one
article under two addresses) and does not count: else its text would look like the site's.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, Self

from cleaner.stages.boilerplate.fold import fold
from cleaner.stages.boilerplate.rows import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.corpus.mining.read import Page
    from cleaner.stages.boilerplate.fold import Vocabulary

BUFFERED = 100_000  # counts held in memory
LONGEST = 400  # characters of a line that is counted
COPY = 0.9  # share of the letters of a copy that its site had before

_TABLES = """
CREATE TABLE line (form TEXT, site TEXT, pages INTEGER, head INTEGER, inside INTEGER, tail INTEGER,
                   page BLOB, sample TEXT, PRIMARY KEY (form, site)) WITHOUT ROWID;
CREATE TABLE site (name TEXT PRIMARY KEY, pages INTEGER) WITHOUT ROWID;
"""
_ADD = """
INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (form, site) DO UPDATE SET
    pages = pages + excluded.pages - (page = excluded.page AND excluded.pages = 1),
    head = head + excluded.head, inside = inside + excluded.inside, tail = tail + excluded.tail, page = excluded.page
"""


class Line(NamedTuple):
    """A folded line with its numbers over all sites; `best` is the site where it is on most pages."""

    form: str
    pages: int
    sites: int
    head: int
    inside: int
    tail: int
    best: str
    on_best: int
    of_best: int
    sample: str


class Counts:
    """Counts of all lines of a corpus; a context manager that leaves no file behind."""

    def __init__(self, words: Vocabulary | None = None) -> None:
        from cleaner import rulebook
        from cleaner.stages.boilerplate.templates import build

        self.words = words or build(rulebook.load().of_stage("boilerplate")).words
        self.pages = self.copies = self.sites = 0
        self._held: dict[tuple[str, str], list[int | str | bytes]] = {}
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
        lines = list(self._lines(page.text))
        digest = blake2b(page.page.encode("utf-8", "replace"), digest_size=8).digest()
        total = sum(len(form) for form, _, _ in lines)
        if not total or self._seen(page.site, lines, digest) >= COPY * total:
            self.copies += bool(total)
            return
        if self._last.get(page.site) != digest:
            self._last[page.site] = digest
            self._pages[page.site] = self._pages.get(page.site, 0) + 1
            self.pages += 1
        for form, place, sample in {form: (form, place, sample) for form, place, sample in lines}.values():
            held = self._held.setdefault((form, page.site), [0, 0, 0, 0, b"", sample])
            if held[4] != digest:
                held[0] += 1  # type: ignore[operator]
                held[1 + place] += 1  # type: ignore[operator]
                held[4] = digest
        if len(self._held) >= BUFFERED:
            self._spill()

    def _lines(self, text: str) -> Iterator[tuple[str, int, str]]:
        """The folded lines of a text that a template could stand for, each with its place: head, inside or tail."""
        raw = [line.strip() for line in text.splitlines()]
        prose = [number for number, line in enumerate(raw) if is_prose(line)]
        first, last = (prose[0], prose[-1]) if prose else (len(raw), -1)
        for number, line in enumerate(raw):
            if line and len(line) <= LONGEST:
                form = fold(line, self.words)
                if any(map(str.isalpha, form)):
                    yield form, 0 if number < first else 2 if number > last else 1, line

    def _seen(self, site: str, lines: list[tuple[str, int, str]], digest: bytes) -> int:
        """How many letters stand in lines that another page of the site had."""
        seen = 0
        for form, _, _ in lines:
            held = self._held.get((form, site))
            if held is None:
                row = self._base.execute("SELECT page FROM line WHERE form = ? AND site = ?", (form, site)).fetchone()
                seen += len(form) if row and row[0] != digest else 0
            elif held[4] != digest or held[0] != 1:
                seen += len(form)
        return seen

    def _spill(self) -> None:
        rows = ((form, site, *held) for (form, site), held in sorted(self._held.items()))
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

    def lines(self) -> Iterator[Line]:
        """All lines that stand on more than one page, in the order of their forms."""
        query = """
            SELECT form, line.pages, line.site, site.pages, head, inside, tail, sample
            FROM line JOIN site ON site.name = line.site ORDER BY form, line.site
        """
        current: Line | None = None
        for form, pages, site, of_site, head, inside, tail, sample in self._base.execute(query):
            one = Line(form, pages, 1, head, inside, tail, site, pages, of_site, sample)
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
        best.best,
        best.on_best,
        best.of_best,
        best.sample,
    )
