"""Marks that ask for something to stay as it is, as somebody who mistyped them wrote them: told, for they protect nothing."""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.document import Document
    from cleaner.rulebook import StageRules

_NAMED = r"[ \t]*(?:cleaner|Cleaner|CLEANER)\b[ \t]*"
_COMMENT = lazy(rf"<!--{_NAMED}[:=]?[ \t]*(\w+)[ \t]*-->")  # which only we can be meant to read
_LINE = lazy(rf"(?m)^[ \t]*(#|%|\.\.|//|;|--){_NAMED}[:=][ \t]*(\w+)[ \t]*$")
_WELL = lazy(r"(?i):[ \t]*(?:off|on)\b")


def suspects(document: Document, rules: StageRules) -> Iterator[Edit]:
    """The marks that are none, each with what may be meant."""
    rule = rules.repair("mistyped-mark")
    if rule is None:
        return
    known = sorted(rules.words("protecting") | rules.words("freeing"))
    for pattern, shape in ((_COMMENT, "<!-- cleaner: {} -->"), (_LINE, "# cleaner: {}")):
        for match in pattern.finditer(document.text):
            word = match[match.lastindex or 1].casefold()
            if _WELL.search(match[0]) or (pattern is _LINE and word not in known):
                continue
            meant = "on" if word in rules.words("freeing") else "off"
            told = f"protects nothing; did you mean '{shape.format(meant)}'?"
            at = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Edit(at, at, "", rule, told)
