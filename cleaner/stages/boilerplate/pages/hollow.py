"""Items of nothing: a row of pictures to press, once the text of a page is taken as Markdown.

Whoever makes a form leaves items for others to fill below a heading or a colon; these stay, and so does code.  So do
the empty cells of a table that was taken for lists in a list.
"""

from __future__ import annotations

from itertools import groupby, islice
from operator import lt

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.evidence.context import fenced
from cleaner.stages.boilerplate.pages.pages import Furniture

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

WHY = "an item without a word, as others beside it"

_ITEM = lazy("(?:  )+[*+] *")
_ROW = lazy(r"\n *[*+] +[*+](?!\S)")  # an item that begins with a list
ROWS = 2  # of such items that are rows of a table
_HEADS = ("#", ":", "-->", "=", "---")  # of what begins or ends a line that items to be filled may stand below
_CODE = ("/*", "*/", "<!--")


def with_hollow(found: Furniture | None, document: Document, rules: StageRules) -> Furniture | None:
    """What is `found` of pages, and the items without a word that go."""
    items = _hollow(document, rules)
    if not items:
        return found
    return Furniture({**items, **found.lines}, found.pages) if found else Furniture(items, {})


def _hollow(document: Document, rules: StageRules) -> dict[int, tuple[str, str]]:
    """The items without a word that go, each with its rule and the reason."""
    rule, rows = rules.repair("hollow-items"), document.rows
    if not rule or any(sign in document.text for sign in _CODE):
        return {}
    if len([*islice(_ROW.finditer(document.text), ROWS)]) == ROWS:
        return {}
    numbers = [number for number, row in enumerate(rows) if _ITEM.fullmatch(row)]
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    gone = [
        n for run in runs if not _leads_down([rows[n] for n in run]) and not _may_be_filled(rows, run[0]) for n in run
    ]
    return dict.fromkeys(sorted({*gone} - fenced(document)), (rule, WHY))


def _leads_down(items: list[str]) -> bool:
    """Whether each item stands deeper than the one above it, as lists in lists whose first words come further below; one alone does."""
    depths = [len(item) - len(item.lstrip()) for item in items]
    return all(map(lt, depths, depths[1:]))


def _may_be_filled(rows: list[str], number: int) -> bool:
    """Whether the line above an item heads a list that somebody is to fill."""
    number -= 1
    while number > 0 and not rows[number].strip():
        number -= 1
    above = rows[number].strip() if number >= 0 else ""
    return above.startswith(_HEADS) or above.endswith(_HEADS)
