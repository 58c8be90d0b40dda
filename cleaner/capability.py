"""What a stage may do to a text: the promise that lets the engine check every single edit."""

from __future__ import annotations

from cleaner.document import BREAKS
from cleaner.lean import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cleaner.change import Columns

SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
HYPHENS = "-\u00ad\u00ac\u2010\u2011"
MARKS = (
    "\"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2032\u2033\u2034\u2035\u2036"
    "\u02bb\u02bc\u300c\u300d\u300e\u300f\u301d\u301e\u301f\uff02\uff07\uff62\uff63"
)

_BROKEN = frozenset(BREAKS) | {""}  # what stands before the start of a line


class Capability(NamedTuple):
    """The characters that a stage may delete and insert, each given as a string of them.

    None stands for any character.  With `whole_lines`, an edit may delete whole lines, whatever they hold.
    """

    delete: str | None
    insert: str | None
    whole_lines: bool = False

    def covers(self, old: str, new: str) -> bool:
        """Whether every character of `old` may be deleted and every one of `new` inserted, wherever they stand."""
        return (self.insert is None or not new.strip(self.insert)) and (
            self.delete is None or not old.strip(self.delete)
        )

    def covers_all(self, text: str, edits: Columns) -> bool:
        """Whether edits of `text` are surely within this capability; where this says no, each has to be asked about."""
        if self.covers("".join(edits.olds), "".join(edits.news)):
            return True
        if not self.whole_lines or any(edits.news):
            return False
        inside = [at for at in {*edits.starts, *edits.ends} if text[at - 1 : at] not in _BROKEN]
        return all(_at_break(text, at) for at in inside)  # at most those around the last line of a text

    def allows(self, text: str, start: int, end: int, new: str) -> bool:
        """Whether replacing `text[start:end]` by `new` is within this capability."""
        whole = self.whole_lines and _at_break(text, start) and _at_break(text, end)
        return self.covers("" if whole else text[start:end], new)


def _at_break(text: str, position: int) -> bool:
    """Whether a line starts or ends at `position`."""
    if position in (0, len(text)):
        return True
    return text[position - 1] in BREAKS or text[position] in BREAKS
