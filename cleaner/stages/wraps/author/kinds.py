"""Whole texts whose lines are what they are: source code, delimited rows, configuration, subtitles, logs, manuals in roff.

Told by the share of rows with the shape of the kind; such a text is not looked at any further.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.wraps.author.fences import prose_of
from cleaner.stages.wraps.author.hand import DRAWING, DRAWN, splits_word
from cleaner.stages.wraps.author.shape import TIMED
from cleaner.stages.wraps.column.ends import interrupts
from cleaner.stages.wraps.lines.columns import DELIMITERS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from cleaner.stages.wraps.lines.rows import Row

SOURCE = lazy(
    r".*[;{}\[(]$|.*\)[:,;]?$|[\w.\[\]\"']+\s*[-+*/|]?=\s|</?\w|(?://|/?\*(?! )|@\w)|\w[\w.]*\(.*\)$"
    r"|(?:return|import|from|def|class|fn|let|const|var|if|elif|else|for|while|try|use|package)\b.*[^.!?,\w]$"
)
# How a file of source code begins, and hardly any prose does.
HEAD = lazy(
    r"#!|#include\b|# -\*-|\"\"\"|'''|/\*|//|;;;|--\s*\[\["
    r"|(?:from [\w.]+ )?import [\w.*{]|package [\w.:]+;|use (?:strict|warnings|\w+::)"
    r"|\{-#|module [\w.]+.*\bwhere$|export (?:const|default|function|class) |# frozen_|(?:@echo|@ECHO) (?:off|OFF)\b|\" Vim \w+ file"
)
COMMENTS = ("# ", "#!", "--", '"""', "'''")
KEYED = lazy(r"(?:- )?[\w.\"'/-]{1,40}\s?[:=](?:\s|$)|- ")
CATALOGUED = lazy(r"msg(?:id|str|ctxt)\b")
REQUEST = lazy(r"\.(?:\\\"|[A-Z][A-Za-z](?: \S|$)|[a-z]{2}$)")  # of roff, in which manuals are written
REMARKED = lazy(r"(?:[^;]*?(?:\t| {2,}))?;")  # what an assembler does not read
PROMPT = lazy(r"(?:\$|PS>|[\w.-]+@[\w.-]+[^$#]{0,40}[$#]) \S")
TAGGED = lazy(r"\[[A-Z]\w* \".*\"\]$")  # of the record of a game of chess
CHORDED = lazy(r".*\[[A-H][b#♭♯]?(?:m|maj|min|dim|aug|sus|add|M)*\d*(?:/[A-H][b#]?)?\]")  # a line of a song
CELLED = lazy(r".*(?:\",(?=\S)|(?<=\S),\"(?=\S))")  # cells between quotation marks
SHARE = {
    "source code": 0.45,
    "code of an assembler": 0.25,
    "a drawing": 0.5,
    "configuration": 0.7,
    "subtitles": 0.1,
    "a log": 0.4,
    "a session": 0.12,
    "a manual in roff": 0.1,
    "a catalogue of messages": 0.05,
    "a game of chess": 0.05,
    "a song with chords": 0.15,
    "delimited rows": 0.4,
}
MIDDLES = (" *** ", " * ", " ... ", " … ", " / ", " // ", " = ")
HALVED, LOPSIDED = 0.6, 2  # of the rows; how much longer one half may be
SHARE_AFTER_HEAD = 0.12  # of rows of code, in a text that begins as source code: the others are comments and manuals
LITTLE_CODE = 0.2  # of the rows of a manual in Texinfo, its commands and examples aside: where it stands amid source code, half are code
TYPESET = 3  # words split by a typeset hyphen: fewer may be quoted in code
FEW_CUTS = 8  # rows that interrupt a sentence: output may have some
FEWEST = 5  # rows: fewer do not show a kind


def kind_of(rows: Sequence[Row]) -> str:
    """The kind of the whole text, empty for anything that may be prose."""
    texts = [row.text for row in rows]
    kind = kind_of_texts(texts, typeset=_is_typeset(rows))
    if kind == "source code":
        prose = prose_of(texts)
        kind = kind_of_texts(prose) if prose and _code(prose) < LITTLE_CODE * len(prose) else kind
    return "" if kind == "a session" and _is_manual(rows) else kind


def kind_of_texts(texts: Sequence[str], *, typeset: bool = False, of: int = 0) -> str:
    """The same for the texts of the rows; `typeset` where words are split by hyphens that no author sets.

    `of` is how many rows there are where those of plain prose are left out.
    """
    n = of or len(texts)
    if n < FEWEST or not texts:
        return ""
    whole = "\n".join(texts)
    counts = {
        "source code": _code(texts),
        "configuration": _count(KEYED, _with((":", "=", "- "), texts, whole)),
        "code of an assembler": _count(REMARKED, _with((";",), texts, whole)),
        "a drawing": _count(DRAWN, [t for t in texts if DRAWING[0] <= t[0] <= DRAWING[1]]),
        "subtitles": len(_with(("-->",), texts, whole)),
        "a log": _count(TIMED, [t for t in texts if t[0] in "[(" or t[0].isdigit()]),
        "a catalogue of messages": _count(CATALOGUED, _with(("msgid", "msgstr", "msgctxt"), texts, whole)),
        "a game of chess": _count(TAGGED, _with(('"]',), texts, whole)),
        "a song with chords": _count(CHORDED, _with(("[",), texts, whole)),
        "delimited rows": _count(CELLED, _with((',"', '",'), texts, whole)),
        "a manual in roff": _count(REQUEST, [t for t in texts if t[0] == "."]) if "." in whole else 0,
        "a session": _count(PROMPT, _with(("$", "#", "PS>"), texts, whole)),
    }
    if counts["source code"] * 4 > n:
        counts["source code"] += sum(text.startswith(COMMENTS) for text in texts)
    if ("```" in whole and any(text.startswith("```") for text in texts)) or typeset:
        counts["source code"] = 0
    elif counts["source code"] > SHARE_AFTER_HEAD * n and HEAD.match(texts[0]):
        return "source code"
    kinds = [kind for kind, share in SHARE.items() if counts[kind] > share * n]
    if not kinds and are_halved(texts, n, whole):
        return "verses of two halves"
    if not kinds and are_numbers([text for text in texts if text[-1].isdecimal()], n):
        return "records"
    return kinds[0] if kinds else "delimited rows" if is_delimited(texts, len(texts), whole) else ""


def are_halved(texts: Sequence[str], n: int, whole: str) -> bool:
    """Whether most of `n` rows, all of them in `whole`, have one mark in their middle.

    Arabic and Persian verses have one between their halves.
    """
    marks = [mark for mark in MIDDLES if mark in whole]
    return any(sum([_parts(text, mark) for text in texts if mark in text]) > HALVED * n for mark in marks)


def are_numbers(texts: Sequence[str], n: int) -> bool:
    """Whether `texts`, those of `n` rows that end in figures, are most of them, and most have as many words, with numbers at the same places."""
    if len(texts) * 2 <= n:
        return False
    kinds, times = Counter(
        [tuple([word[-1].isdecimal() and word.strip("+-").isdecimal() for word in text.split()]) for text in texts]
    ).most_common(1)[0]
    return times * 2 > n and sum(kinds) >= max(2, len(kinds) / 2)


def _parts(text: str, mark: str) -> bool:
    before, _, after = text.partition(mark)
    return mark not in after and LOPSIDED * min(len(before), len(after)) > max(len(before), len(after))


def _is_typeset(rows: Sequence[Row]) -> bool:
    """Whether words are split at line ends by hyphens that no author sets."""
    return sum(splits_word(a, b) for a, b in pairwise(rows) if a.last == "hyphen") >= TYPESET


def _is_manual(rows: Sequence[Row]) -> bool:
    """Whether rows that interrupt a sentence, in blocks without a prompt, outnumber those with one."""
    prompts = [PROMPT.match(row.text) is not None for row in rows]
    cut = since = 0
    for prompt, (a, b) in zip(prompts, pairwise(rows), strict=False):
        if prompt:
            since = -len(rows)
        if a.gap:
            cut += max(0, since)
            since = 0
        else:
            since += interrupts(a, b)
    return cut > max(FEW_CUTS, sum(prompts))


def _code(texts: Sequence[str]) -> int:
    """How many of the texts are of code."""
    return _count(SOURCE, [t for t in texts if _ends_oddly(t[-1]) or "=" in t or t[0] in "</@*"])


def _ends_oddly(last: str) -> bool:
    return not last.isalnum() and last not in ".!?"


def _with(signs: Iterable[str], texts: Sequence[str], whole: str) -> list[str]:
    """The texts that hold one of some signs; most of those are nowhere in `whole`, which is all of them."""
    held = [sign for sign in signs if sign in whole]
    return [text for text in texts if [sign for sign in held if sign in text]] if held else []


def _count(pattern: re.Pattern[str], texts: Sequence[str]) -> int:
    """How many of the texts begin as the pattern tells."""
    return sum([pattern.match(text) is not None for text in texts])


def is_delimited(texts: Sequence[str], size: int, whole: str) -> bool:
    """Whether most rows hold the same number of the same delimiter, more than one.

    `size` of the rows are not blank; `whole` has all delimiters.
    """
    for mark in DELIMITERS:
        if mark in whole and whole.count(mark) >= 1.4 * size:  # two in seven rows of ten
            count, times = Counter([text.count(mark) for text in filter(None, texts)]).most_common(1)[0]
            if count > 1 and times >= 0.7 * size:
                return True
    first = next(filter(None, texts), "")
    return any(map(str.isdecimal, first.split())) and _are_records([*filter(None, texts)])


def _are_records(texts: Sequence[str]) -> bool:
    """Whether rows are records with blanks between the fields: all of as many words, at one place always a number."""
    if len(texts) < FEWEST:
        return False
    some = [text.split() for text in (texts[0], texts[len(texts) // 2], texts[-1])]
    places = [k for k, word in enumerate(some[0]) if word.isdecimal() and len(some[0]) > 1]
    places = [k for k in places if all(len(words) == len(some[0]) and words[k].isdecimal() for words in some)]
    if not places:
        return False
    rows = [text.split() for text in texts]
    return all(len(words) == len(some[0]) and words[places[0]].isdecimal() for words in rows)
