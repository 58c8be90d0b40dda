"""Mojibake: what ftfy repairs, asked for line by line where the gate suspects damage."""

from __future__ import annotations

import re

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.encoding import inline, plain
from cleaner.stages.encoding.foreign import unless_foreign
from cleaner.stages.encoding.gate import pattern
from cleaner.stages.encoding.shown import unless_shown
from cleaner.stages.encoding.spans import differences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.rulebook import StageRules

SCRAP = 5  # characters that may be made of a word in another code page by chance
NEAR = 8  # characters before a place that tell what it is
LONG = 8000  # code points of a line beyond which its sentences are repaired one by one
_C1 = lazy("[\x80-\x9f]")
_C1_NOT_NEL = lazy("[\x80-\x84\x86-\x9f]")  # NEL is a break, unless its neighbours are in use
# Quotation marks, dashes and the like are all that is not ASCII, or of scripts that Western pages are not read as.
_C1_MARKS = lazy("[\0-\x7f\x85\x91-\x97\xa0\u0370-\u1dff\u2010-\ud7a3\uff01-\uffee]*")
_LF, _LF_OR_NEL = lazy("\n"), lazy("[\n\x85]")
_LETTER = lazy("[A-Za-z\u0370-\u1dff\u3041-\ud7a3]")
_SENTENCE = lazy("[.!?,;:] (?=[A-Za-z])")  # ASCII on both sides: no damage reaches across
_PAIR = lazy("[\ud800-\udbff][\udc00-\udfff]")
_QUOTED = {"`": "`", '"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}

_OPENER = "â€œ"
# The third byte, 9D, has no place in Windows-1252; beside a point, or amid a sentence, nobody asks.
_END = r"(?=[ \n.,;:!?]|\Z)"
_LOST_CLOSER = lazy(rf"â€(?:\ufffd|\?(?:(?<=[.,!?…]â€\?)|(?=[.,;:]| [a-z]))|{_END})")
_QUOTING = lazy(rf"[“”]|â€{_END}")
_CLOSERS = frozenset(["â€", "â€\ufffd", "â€?"])
_LATIN = lazy("[A-Za-z][\u0300-\u036f]* *\\Z")  # a letter that no byte was read as
_SYMBOL = lazy("[\u2000-\u2bff]")
_DRAWN = lazy("[\xb0-\xdf]*?(?:ÄÄ|ÍÍ|ÛÛ|ßß|ÜÜ|±±|²²|°°)[\xb0-\xdf]*")  # lines and blocks of the pages of DOS
_RARE = "\U00020000"  # ideographs from here on hardly anybody writes
_DRAWING = frozenset("ÄÍÛßÜ")


class Roles(NamedTuple):
    """The ids of the repair rules, None where one is switched off, and what letters tell."""

    mojibake: str | None
    lossy: str | None
    closer: str | None
    c1: str | None
    surrogates: str | None
    tilde: re.Pattern[str]  # for a vowel with a tilde, surely none of a garble
    letters: Sequence[tuple[str, str]]  # that look like the start of a garble, each with those beside which it is none


def _roles(rules: StageRules) -> Roles:
    names = ("mojibake", "lossy", "lost-closer", "c1", "surrogates")
    mojibake, lossy, closer, c1, surrogates = map(rules.repair, names)
    vowels = [*map(re.escape, sorted(rules.words("tilde"))), "[A-ZÀ-Þ]Ã(?=[ A-Z])"]
    letters = [(entry[:1], entry[1:].strip()) for entry in sorted(rules.words("letter-beside"))]
    return Roles(mojibake, lossy, closer, c1, surrogates, lazy("|".join(vowels)), letters)


def suspects(text: str, rules: StageRules, start: int = 0) -> list[Edit]:
    """The repairs in `text`, and as edits that change nothing the places that only look broken; none before `start`."""
    gate = pattern()
    found = gate.search(text, start)
    if found is None:
        return []
    roles = rules.prepared(_roles)
    notes: list[Edit] = []
    breaks = "\n\x85" if "\x85" in text and not _C1_NOT_NEL.search(text) else "\n"
    final = _LF_OR_NEL if "\x85" in breaks else _LF
    end = 0
    while found:
        start = max(text.rfind(mark, end, found.start()) for mark in breaks) + 1 or end
        stop = final.search(text, found.start())  # for all at once: one of them may stand nowhere
        end = stop.start() if stop else len(text)
        if end == found.start():  # the break itself: there is nothing in the line
            pieces: Iterable[tuple[int, str]] = ()
        elif end - start <= LONG:
            pieces = ((start, text[start:end]),)
        else:
            pieces = sentences(text, start, end, found.start())
        for at, piece in pieces:
            notes += _repair(at, piece, roles)
        found = gate.search(text, end + 1)
    return unless_shown(text, unless_foreign(text, notes, roles.c1), rules)


def sentences(text: str, start: int, end: int, at: int) -> Iterator[tuple[int, str]]:
    """The sentences of the line `text[start:end]` that may be broken, none before `at`; no others are cut out of it."""
    gate = pattern()
    found = gate.search(text, at, end)
    while found:
        first = _begin(text, start, found.start())
        cut = _SENTENCE.search(text, found.start(), end)
        start = cut.end() if cut else end
        piece = text[first:start]
        if gate.search(piece):  # by itself, too
            yield first, piece
        found = gate.search(text, start, end)


def _begin(text: str, start: int, at: int) -> int:
    """Where the sentence begins in which `at` stands, at `start` or after it; looked for further back step by step."""
    reach = 200
    while True:
        low = max(start, at - reach)
        cuts = [cut.end() for cut in _SENTENCE.finditer(text, low, at)]
        if cuts or low == start:
            return cuts[-1] if cuts else start
        reach *= 4


def _repair(at: int, piece: str, roles: Roles) -> list[Edit]:
    """The repairs in `piece`, which stands at `at`.

    Where everything that looks broken stands between marks of its own, the text shows what mojibake looks like.
    """
    notes: list[Edit] = []
    found = plain.repairs(piece)
    shown, garble = True, found is None and not _are_strays(piece)
    tilde = roles.tilde.search(piece) is not None
    for start, end, new in differences(piece, _read_again(piece, roles)) if found is None else found:
        old = piece[start:end]
        rule = _which(old, new, roles) if found is None or "\ufffd" in new else roles.mojibake
        if rule is None or (rule == roles.c1 and garble):
            continue
        if old.count("?") > new.count("?") and rule != roles.closer:
            notes.append(Edit(at + start, at + end, old, rule, "kept: the question mark may be one"))
            continue
        if _seems_so((piece[max(0, start - NEAR) : start], piece[end : end + 1]), old, new, tilde=tilde):
            notes.append(Edit(at + start, at + end, old, rule, f"kept: {new!r} would be stranger there"))
            continue
        shown = shown and start > 0 and _QUOTED.get(piece[start - 1]) == piece[end : end + 1]
        notes.append(Edit(at + start, at + end, new, rule, f"read as {new!r}"))
    if not shown:
        return notes
    kept = "kept: between marks, it is shown as an example"
    return [Edit(start, end, piece[start - at : end - at], rule, kept) for start, end, _, rule, _ in notes]


def _seems_so(beside: tuple[str, str], old: str, new: str, *, tilde: bool) -> bool:
    """Whether characters are rather what they seem to be: marks before letters, scraps in a word, lines of a box, Ã among its like.

    As mojibake they would be a letter that hardly any language has, a lone ideograph in the word, a lone letter of a
    script that is no neighbour of the words before it, or the à of a language that writes no `tilde` on vowels.
    """
    before, after = beside
    if (tilde and old[:1] == "Ã" and new[:1] == "à") or _DRAWN.fullmatch(old):
        return True
    if not old or len(new) > SCRAP:
        return False
    if new[:1] >= _RARE or (old[0] in _DRAWING and before[-1:] == old[0]):
        return True
    if "\u0530" <= new[:1] < "\u1d00":
        return _is_western(before[-1:]) or _is_western(after) or (len(new) == 1 and _LATIN.search(before) is not None)
    if len(new) != 1:
        return False
    return (old[0] in "«»…" and "\u0180" <= new <= "\u024f") or (new > "\u2e80" and "A" <= before[-1:] < "\u0250")


def _is_western(letter: str) -> bool:
    """Whether it is a Latin letter with an accent, or one of those signs that a page of another script was read as."""
    return "\xa1" <= letter < "\u0250"


def _read_again(piece: str, roles: Roles) -> str:
    """`piece`, decoded as it was meant."""
    known = piece
    opened = piece.find(_OPENER) if roles.closer else -1
    if opened >= 0:
        known = piece[:opened] + _LOST_CLOSER.sub("â€\x9d", piece[opened:])
    elif roles.closer and "“" in piece:
        known = _closed(piece)
    if roles.surrogates:
        known = _PAIR.sub(_join, known)
    known = inline.filled(known)
    fixed = _ask_ftfy(known, lossy=roles.lossy is not None)
    if fixed.count(" ") < known.count(" ") and len(_SYMBOL.findall(fixed)) > len(_SYMBOL.findall(known)):
        # a blank was taken for a lost no-break space and made a dagger or an arrow: more likely a mark was lost
        fixed = _ask_ftfy(known, lossy=roles.lossy is not None, blanks=False)
    if pattern().search(fixed) and (whole := inline.whole(known)) is not None:
        return whole
    return inline.mended(fixed, roles.letters)


def _closed(piece: str) -> str:
    """`piece` with the closers of openers that were not broken, of which the last byte is lost."""
    last = ""

    def whole(found: re.Match[str]) -> str:
        nonlocal last
        if found[0] in "“”":
            last = found[0]
            return last
        return "â€\x9d" if last == "“" else found[0]

    return _QUOTING.sub(whole, piece)


def _join(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")


def _ask_ftfy(piece: str, *, lossy: bool, blanks: bool = True) -> str:
    """`piece` as ftfy reads it, with no other repair than that of the encoding; its own fixed point.

    `lossy`: also where bytes were lost; `blanks`: also where a blank stands for a no-break space.
    """
    from ftfy import TextFixerConfig, fix_encoding_and_explain

    config = TextFixerConfig(replace_lossy_sequences=lossy, restore_byte_a0=blanks, explain=False)
    return str(fix_encoding_and_explain(piece, config).text)


def _which(old: str, new: str, roles: Roles) -> str | None:
    """The id of the rule that turns `old` into `new`; None when it is switched off."""
    if _PAIR.search(old):
        return roles.surrogates
    if "\ufffd" in new:
        return roles.lossy
    if old in _CLOSERS and new == "”":
        return roles.closer
    if len(old) == len(new) and all(_C1.match(a) for a, b in zip(old, new, strict=True) if a != b):
        return roles.c1
    return roles.mojibake


def _are_strays(piece: str) -> bool:
    """Whether single C1 characters in `piece` are strays in a text and not a garble of another code page."""
    controls = len(_C1.findall(piece))
    least = 1 if _C1_MARKS.fullmatch(piece) else 4
    return not controls or len(_LETTER.findall(piece)) >= least * controls
