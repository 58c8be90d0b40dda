"""Several labels on one line, as in a menu that lies flat: `Home | Contact | Imprint`, or `FacebookTwitter` without its gaps."""

from __future__ import annotations

import itertools

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.templates.beside import row_of
from cleaner.stages.boilerplate.templates.hit import LIKELY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.document import Document
    from cleaner.stages.boilerplate.templates.hit import Hit
    from cleaner.stages.boilerplate.templates.templates import Templates

LONGEST, GLUED = 120, 40  # characters of a bar, and of one without signs between its labels
SIGNS = "|•·●"
NAMES, WORDS = 3, 10  # services that a bar names, at least, and words of it, where nothing stands between these

_BETWEEN = lazy(r"\s*[|•·●]\s*")
_MEET = lazy("[A-ZÀ-ÞΑ-ΩА-ЯЁ](?<=[a-zß-ÿα-ωа-яё].)")  # begins with what is rare
_GAP = lazy("(?<=[a-zß-ÿα-ωа-яё])(?=[A-ZÀ-ÞΑ-ΩА-ЯЁ])")


def bars_of(document: Document, short: Collection[str], templates: Templates) -> dict[str, Hit]:
    """The hits of rows that consist of labels: all of their parts are of some template.

    `short` are the rows of at most `GLUED` characters.
    """
    rows = document.rows
    signs = [sign for sign in SIGNS if sign in document.text]
    signed = {row for sign in signs for row in rows if sign in row and len(row) <= LONGEST}
    parts = {row: _BETWEEN.split(row.strip().strip(SIGNS + " ")) for row in signed}
    text = "\n".join([*short, ""])
    for meeting in _MEET.finditer(text):
        row = text[text.rfind("\n", 0, meeting.start()) + 1 : text.find("\n", meeting.start())]
        if row not in parts:
            parts[row] = _GAP.sub("\n", row.strip()).split("\n")
    parts |= _named(short, signed, templates.words.services)
    return _bars({row: labels for row, labels in parts.items() if len(labels) > 1}, templates) if parts else {}


def _named(short: Iterable[str], signed: Collection[str], services: AbstractSet[str]) -> dict[str, list[str]]:
    """The words of rows that name several services, and may say no more than what is to be done there."""
    named = {}
    for row in short:
        words = row.replace(":", " ").split() if row.count(" ") >= NAMES - 1 and row not in signed else ()
        if NAMES <= len(words) <= WORDS and sum([word.casefold() in services for word in words]) >= NAMES:
            named[row] = [*words]
    return named


def _bars(parts: Mapping[str, Sequence[str]], templates: Templates) -> dict[str, Hit]:
    """The hits of rows of which all parts are labels."""
    known = templates.known([end for labels in parts.values() for end in (labels[0], labels[-1])])
    likely = {row: labels for row, labels in parts.items() if known[labels[0]] or known[labels[-1]]}
    if not likely:
        return {}
    pairs = [a + b for labels in likely.values() for a, b in itertools.pairwise(labels)]
    known = templates.known([*pairs, *[label for labels in likely.values() for label in labels]])
    bars = {row: _labels(parts, known) for row, parts in likely.items()}
    return {
        row: row_of({hit.form: hit for hit in found})
        for row, found in bars.items()
        if len(found) > 1 and not _may_be_a_name(row, found)
    }


def _may_be_a_name(row: str, found: Sequence[Hit]) -> bool:
    """Whether a row without signs is of plain words, as MoneyWatch is; a name says no word twice."""
    plain = all(hit.weight < LIKELY and " " not in hit.form and "{" not in hit.form for hit in found)
    return plain and len({hit.form for hit in found}) > 1 and not _BETWEEN.search(row)


def _labels(parts: Sequence[str], known: Mapping[str, Hit | None]) -> list[Hit]:
    """The hits of all parts, none where one is no label."""
    found: list[Hit] = []
    rest = list(reversed(parts))
    while rest:
        part = rest.pop()
        hit = known[part]
        if hit is None and rest:  # a name with a capital inside
            hit = known[part + rest.pop()]
        if hit is None or not hit.weight:
            return []
        found.append(hit)
    return found
