"""Mail that was written as quoted-printable and never read so: `don=E2=80=99t`, and lines that were folded with a `=`.

A character of UTF-8 shows it, and so do many folded lines, or letters of a Western code page; what else such mail
escapes is believed there only.
"""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.encoding.escapes import shows, unless_talk

if TYPE_CHECKING:
    import re

    from cleaner.rulebook import StageRules

_PLACE = lazy(r"=(?:\r?\n|[89A-F][0-9A-F](?:=[89A-F][0-9A-F])*|(?:20|09)(?=\r?\n|\Z)|3D|46(?=rom)|2E(?<=\n=2E))")
_FRAMED = lazy(r"[> \t]*=(?![\dA-F]{2})")  # how a line begins that has a frame of such signs around it
_ENCODED = lazy(r"(?:^|\n)[> ]*M[!-`]{60}\r?\n[> ]*M[!-`]{60}\r?\n")  # otherwise, by uuencode
_ADDRESS = lazy(r"(?:[?&][\w.+%-]+|://\S*)\Z")
INNER = "’–—\xa0\xad"  # signs that stand inside of words, too
_FORMULA = lazy(r"=[A-Z][A-Z0-9._]*\(")  # of a table: =DATE(
_VALUE = lazy(r"(?:\A|\n)[ \t]*[\w.-]+\Z")  # what stands before a value: the key of a setting
WORD = 100  # characters before a place in which an address may begin
FOLDED = range(58, 78)  # characters of a line that was folded, with its `=`
FOLD, UTF8, WESTERN, PLAIN = "fold", "utf-8", "cp1252", "ascii"
ENOUGH = {FOLD: 3, UTF8: 1, WESTERN: 3, PLAIN: 1 << 60}  # places that show what the text is


def suspects(text: str, rules: StageRules) -> list[Edit]:
    """What is read again in `text`."""
    rule = rules.repair("quoted-printable")
    if rule is None or _PLACE.search(text) is None or _ENCODED.search(text):
        return []
    read = [(place, *_read(text, place)) for place in _PLACE.finditer(text)]
    kinds = [kind for place, kind, _ in read if kind != WESTERN or not _may_be_a_value(text, place)]
    if not [kind for kind, least in ENOUGH.items() if kinds.count(kind) >= least and (kind != FOLD or _folded(text))]:
        return []
    unlike = WESTERN if UTF8 in kinds else UTF8  # a text is in one of both
    notes = [
        Edit(*place.span(), new, rule, "a line was folded here" if kind == FOLD else f"read as {new!r}")
        for place, kind, new in read
        if kind not in ("", unlike)
    ]
    return unless_talk(text, notes, rules)


def _folded(text: str) -> bool:
    """Whether about every long line of a text was folded."""
    full = [line for line in text.splitlines() if len(line) >= FOLDED.start]
    return sum(line.endswith("=") for line in full) * 2 >= len(full)


def _read(text: str, place: re.Match[str]) -> tuple[str, str]:
    """How a place is to be read, and what it gives; nothing where it may be something else."""
    start, end = place.span()
    if place[0][-1] == "\n":
        line = text.rfind("\n", max(0, start - FOLDED.stop), start) + 1
        folded = start + 1 - line in FOLDED and text[start - 1] != "=" and text[end : end + 1].strip("\r\n") != ""
        return (FOLD, "") if folded and not _FRAMED.match(text, line) else ("", "")
    if _ADDRESS.search(text, max(0, start - WORD), start) or _FORMULA.match(text, start):
        return "", ""
    data = bytes.fromhex(place[0].replace("=", ""))
    if data[0] < 0x80:
        return PLAIN, data.decode()
    before, after = text[start - 1 : start], text[end : end + 1]
    if place[0][1:].isalpha() and after.isupper() and not before.isupper():  # --source=DATABASE
        return "", ""
    for kind in (UTF8, WESTERN) if before.isalpha() or after.isalpha() else (UTF8,):
        new = data.decode(kind, "ignore")
        if new.encode(kind) == data and all(map(shows, new)) and (kind == UTF8 or _fits(before, new, after)):
            return kind, new
    return "", ""


def _may_be_a_value(text: str, place: re.Match[str]) -> bool:
    """Whether a byte is a number or the name of a key, and not amid a word: 8*r=80 is of a sum, `help=F1` a setting, don=92t neither."""
    start, end = place.span()
    if text[start - 1 : start].isalpha() and text[end : end + 1].isalpha():
        return False
    return place[0][1:].isdecimal() or _VALUE.search(text, max(0, start - WORD), start) is not None


def _fits(before: str, new: str, after: str) -> bool:
    """Whether what a byte gives can stand there: values of keys (`C=DE`, `id=94ba`) look like such bytes."""
    if new[-1].islower():
        return not after.isupper()
    if new[-1].isupper():
        return after.isalpha()
    return new[-1] in INNER or not (before.isalnum() and after.isalnum())
