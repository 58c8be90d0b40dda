"""The gate before everything else: texts whose marks are plain pairs in a line, and apostrophes at letters.

Such paragraphs are sound whatever else the document does (`paragraphs.sound` says the same of each), so that nothing
needs to be read.  Whoever is in doubt here says no, and the marks are looked at one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.pattern import lazy

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.stages.quotes.tables import Tables

PAIRED = '“”«»"'  # the marks whose pairs are looked for; any other but an apostrophe closes the gate
_BODY = r"(?=[\w…¿¡(\[.—–-])[^“”«»\"\n\r\v\f\x85\u2028\u2029]*+(?<=[\w.,!?…;:)\]—–-])"
_PAIR = lazy(rf"(?:“{_BODY}”|\"{_BODY}\"|«{_BODY}»)(?![^\s.,!?;:…)\]—–-])")
_BEFORE = frozenset(" \n\t([—–-\r\xa0\u3000")
_LONE = lazy("['’](?![A-Za-z0-9À-ÖØ-öø-ɏ])(?<![A-Za-z0-9À-ÖØ-öø-ɏ].)")


def plain(document: Document, tables: Tables) -> bool:
    """Whether all marks of a document are plain pairs or apostrophes, so that every paragraph is sound."""
    text = document.text
    if not tables.gated or document.lang not in (None, "en"):
        return False
    for glyphs in tables.other:
        if glyphs in text:
            return False
    if ("'" in text or "’" in text) and _LONE.search(text) is not None:
        return False
    count = sum([text.count(glyph) for glyph in PAIRED])
    if not count:
        return True
    if count % 2:
        return False
    starts = [found.start() for found in _PAIR.finditer(text)]
    return 2 * len(starts) == count and all(not at or text[at - 1] in _BEFORE for at in starts)
