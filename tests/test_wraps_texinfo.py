"""Manuals in Texinfo: prose is joined, commands and what they show stay."""

from __future__ import annotations

import pytest

from cleaner.api import Cleaner
from cleaner.document import Document
from cleaner.stages.wraps.author.fences import set_rows
from cleaner.stages.wraps.author.kinds import kind_of
from cleaner.stages.wraps.lines.rows import rows_of

WRAPS = Cleaner({"stages": ["wraps"]})
MANUAL = """@node Winding
@section Winding the Clock
@cindex clock, winding of
@cindex key
@funindex wind

The clock of the town hall is wound by hand every eighth day, with the~long iron key that hangs behind the door of the lower room, and never~\
by anybody who has not been shown how the brake is set.  See~@ref{Brake}, for what happens otherwise.

@menu
* Brake::       What holds the drum while the key is turned
* Bells::       How many strokes there are and when
@end menu

@node Brake
@section The Brake
@cindex brake
@cindex drum

Before the key is turned, the brake must be down on the drum, because the~weights are heavier than a man and will take the key out of his hands~\
as soon as the pawl is lifted.

@example
brake --down drum
wind --turns=14 --with the-long-key-behind-the-door-of-the-room
brake --up drum
@end example

@noindent
The pawl can be heard at every turn, and whoever does not hear it should~stop at once and look whether the spring beside it is broken.

@itemize @bullet
@item
fourteen turns for the going train, when the weights are at the bottom~of the shaft,
@item the striking train takes eleven turns and must be wound before the~clock strikes the next quarter.
@end itemize

@table @code
@item wind
turn the key as often as the table in the lower room says, and not once~more than that
@item brake
@end table

@node Bells
@section The Bells
@cindex bells
@cindex strokes
@cindex hours

@code{strike} is never called by hand, however tempting that may be when~the hour has passed and the hammer has not fallen.
"""


def test_prose_of_a_manual_is_joined_and_its_commands_stay() -> None:
    assert WRAPS.clean(MANUAL.replace("~", "\n")) == MANUAL.replace("~", " ")


def test_a_part_of_a_manual_may_begin_and_end_amid_an_example() -> None:
    texts = [
        "wind --turns=14",
        "@end example",
        "The pawl",
        "@cindex pawl",
        "@end table",
        "@anchor{x}",
        "@lisp",
        "(wind 14)",
    ]
    assert set_rows(texts) == {0, 1, 3, 4, 5, 6, 7}


def test_a_break_that_is_a_remark_stays() -> None:
    texts = ["@cindex key", "@cindex door", "@cindex room", "der Schlüssel hängt im@c", "unteren Raum"]
    assert set_rows(texts) == {0, 1, 2, 3}


SOURCES = {
    "annotations of a program": "@Override\npublic void wind(int turns) {\n    drum.turn(turns);\n}\n" * 4,
    "pages of the web": "<h2>Bells</h2>\n<p>The bells are struck by the hour and never\nby hand.</p>\n<ul>\n<li>strokes</li>\n</ul>\n"
    * 3,
    "a program that holds its own manual": (
        "@deftypefn {} {} wind (@var{turns})\n@cindex key\n@end deftypefn\n*/)\n{\n  int n = args.length ();\n\n  if (n < 1)\n"
        "    print_usage ();\n\n  return ovl (n);\n}\n"
    )
    * 4,
}


@pytest.mark.parametrize("name", SOURCES)
def test_source_code_is_no_manual(name: str) -> None:
    assert kind_of(rows_of(Document(SOURCES[name]))) == "source code"
    assert WRAPS.clean(SOURCES[name]) == SOURCES[name]
