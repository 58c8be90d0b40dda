"""Labels behind whose colon something stands: `Related topics: bridges`, as pages and the authors of manuals write.

A page names tags and titles.  An author refers to the entries of his own work, and he does it in one entry after the other;
or he ends with a full stop, or names what a program is told.
"""

from __future__ import annotations

from collections import defaultdict

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.templates.fold import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.stages.boilerplate.lines.rows import Spot

ENTRIES = 3  # that end with references under the same label
REFERS = 0.25  # share of the references that are lines of the text
SHORT = 4  # letters; a shorter word before a full stop is an abbreviation, perhaps

_BEHIND = lazy(r"[^:：]*[:：]\s*(.*)")
_COMMA = lazy("[,;，；、،]")
_CODE = lazy(r"`[^`]+`|[\w-]\(\d[a-z]?\)")  # as Markdown marks it, and pages of a manual
_LAST = lazy(r"(\w+)[)\]”’»\"']*[.。।۔]\Z")


def told_by_authors(spots: Sequence[Spot], texts: Sequence[str]) -> dict[int, str]:
    """The spots of a text with these lines, by their row's index, at which an author tells something behind a label.

    So are the labels alone that he uses in other places.
    """
    labelled = [spot for spot in spots if spot.hit.label]
    behind = {spot.k: text for spot in labelled if (text := _behind(spot.row.text))}
    if not behind:
        return {}
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for spot in labelled:
        if spot.k in behind:
            labels[spot.hit.label].add(behind[spot.k])
    several = {label: told for label, told in labels.items() if len(told) >= ENTRIES}
    known = set(map(said, texts)) if several else set()
    often = {label for label, told in several.items() if _refers(told, known)}
    told = {k: "is a sentence, or names what a program is told" for k, text in behind.items() if _is_said(text)}
    recurs = "refers to entries of the text, as others do"
    return told | {spot.k: recurs for spot in spots if spot.hit.label in often or spot.hit.form in often}


def _refers(told: Iterable[str], known: AbstractSet[str]) -> bool:
    """Whether enough of what is told are `known` lines of the text."""
    entries = {entry for text in told for part in _COMMA.split(text) if (entry := said(part.rstrip(". ")))}
    return entries != set() and len(entries & known) >= REFERS * len(entries)


def _behind(text: str) -> str:
    """What stands behind the label of a row."""
    found = _BEHIND.match(text.strip())
    return found[1] if found else ""


def _is_said(text: str) -> bool:
    """Whether what stands behind a label is no title and no tag."""
    if _CODE.search(text):
        return True
    last = _LAST.search(text)
    return last is not None and (len(last[1]) >= SHORT or last[1] > "\u2e80")
