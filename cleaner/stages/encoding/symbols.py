"""What programs for pages on paper write their own way: bullets in a font of symbols, hyphens at a line end."""

from __future__ import annotations

from collections import Counter

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.encoding.gate import HYPHEN

if TYPE_CHECKING:
    from cleaner.rulebook import StageRules

_BULLET = lazy("(?:\\A|(?<=\n))[ \t\xa0]*([\uf000-\uf0ff])(?=[ \t\xa0])")
_HYPHEN = lazy("\x02(?<=[^\\W\\d_]\x02)(?=\r?\n[^\\W\\d_])")
_OTHER = lazy("[\x01\x03-\x07\x0e-\x1f]")
COMMON = 2  # lines that begin so: fonts of icons have other signs at these places


def suspects(text: str, rules: StageRules) -> list[Edit]:
    """The bullets and hyphens of `text`."""
    return _bullets(text, rules) + _hyphens(text, rules.repair("pdf-hyphen"))


def _hyphens(text: str, rule: str | None) -> list[Edit]:
    """The hyphens, unless other controls show that the text is something else."""
    if rule is None or HYPHEN not in text or _OTHER.search(text):
        return []
    return [Edit(*place.span(), "\xad", rule, "read as a soft hyphen") for place in _HYPHEN.finditer(text)]


def _bullets(text: str, rules: StageRules) -> list[Edit]:
    """The bullets, where several lines begin with the same one."""
    bullets = rules.characters("bullet")
    found = [place for place in _BULLET.finditer(text) if place[1] in bullets]
    count = Counter(place[1] for place in found)
    return [
        Edit(*place.span(1), *bullets[place[1]], f"read as {bullets[place[1]][0]!r}")
        for place in found
        if count[place[1]] >= COMMON
    ]
