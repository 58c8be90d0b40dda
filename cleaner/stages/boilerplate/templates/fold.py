"""Fold a line to the form in which it is looked up.

Case, accents, blanks, brackets, bullets and arrows do not tell a counter from a counter; numbers, dates, times,
addresses and names of services become the placeholders `{n}`, `{date}`, `{time}`, `{url}`, `{name}`.  Templates
and lines go through the same function, so they meet in the same form.  What may tell an author from a page stays:
quotation marks, question and exclamation marks.
"""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import compress

from cleaner.lean import TYPE_CHECKING, NamedTuple, together
from cleaner.pattern import lazy
from cleaner.rule import PLACEHOLDERS
from cleaner.rulebook import builtin_dir
from cleaner.rulecache import derived, digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.rulebook import StageRules

VERSION = 12  # of what is kept between starts: the cache knows the rules, not the code that folds and sorts them
ORNAMENTS = " \t\xa0\u3000\ufeff*+-–—_=~•·●○■□▪◦‣⁃>|:;,/\\→←↑↓⇒▶►▸▼▲▾△▽◄◀✓✔✕✖×†…"
DECOR = " !^★☆⭐✨❤♥💬📖🔽⬇➡👇👉🔗🔥📌✅🎉💌📧📩🛒🔔📢🎧\ufe0f\u200d"  # what buttons are decked with

_ACCENTS = lazy("[\u0300-\u036f\u0640\u064b-\u0652\u093c]")  # and the signs that Arabic and Hindi writers may leave out
_SAME = (
    *(("’", "'"), ("‘", "'"), ("ʼ", "'"), ("ı", "i")),
    *(("\u200b", ""), ("\u200e", ""), ("\u200f", ""), ("\xad", "")),
)
_DROPPED = lazy(r"[()\[\]|:*•·●–—_+<>«»‹›/\\,=~→←↑↓▶►▼▲✕×…【】「」〈〉《》、，：；。（）{}-]+")
_SIGNS = "()[]|:*_+<>/\\,=~{}-"  # those of them that are ASCII
_DOTS = lazy(r"\.\.+")
_IDEOGRAPH = lazy("([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
_WIDE = lazy("[^\x00-\u303f]")  # all of these and more: what is left out compiles four times as quickly
_DIGIT = lazy(r"\d")
_BLANK, _STOP = r"[^\S\n]?", r"\.?"
_PLACEHOLDER = lazy(rf"\{{({'|'.join(PLACEHOLDERS)})\}}")
_OPEN, _SHUT = "\x02", "\x03"  # around the name of a placeholder, until braces that the line itself has are dropped


class Figures(NamedTuple):
    """Patterns for addresses, and for dates, times and numbers in figures; made of words of the rules, folded."""

    domains: Sequence[str]  # with one of which an address goes on, unless other signs tell it
    address: re.Pattern[str]
    date: re.Pattern[str]
    time: re.Pattern[str]
    number: re.Pattern[str]
    day: re.Pattern[str]  # or a year


class Vocabulary(NamedTuple):
    """Words that stand for a placeholder, folded: services, months, days of the week, and what stands in dates; and the patterns."""

    services: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    joints: frozenset[str]
    key: str  # tells what is folded with these words from the rest
    figures: Callable[[], Figures]  # made when a line first asks for them: many texts have none


def vocabulary(rules: StageRules) -> Vocabulary:
    """The words of the rules in force."""
    roles = ("services", "months", "weekdays", "date-joints")
    given = [sorted(rules.words(role)) for role in roles]

    def folded() -> list[str]:
        return [plain("\n".join(words)) for words in given]

    key = f"{VERSION}-{digest_of(repr(given))}"
    kept: list[str] = derived(f"folded-{key}", builtin_dir(), folded)
    services, months, weekdays, joints = (frozenset(words.split("\n") if words else ()) for words in kept)
    return Vocabulary(services, months, weekdays, joints, key, cache(partial(_figures, rules)))


def _figures(rules: StageRules) -> Figures:
    roles = ("domains", "meridiem", "time-zone", "multiplier", "ordinal")
    domains, halves, zones, multipliers, ordinals = (_folded(rules.words(role)) for role in roles)
    half = rf"{_BLANK}(?:{_any([_STOP.join([*map(re.escape, word), '']) for word in halves])})\b"  # of a day
    zone, many = (rf"{_BLANK}(?:{_any(map(re.escape, words))})\b" for words in (zones, multipliers))
    units = [map(re.escape, map(plain, rule.data["words"])) for rule in rules.of_kind("words", "date-units")]
    signed = _any(map(rf"{_BLANK}\d{{1,2}}{_BLANK}".join, units))
    return Figures(
        ("www.", *(f".{name}" for name in domains)),
        lazy(
            r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+"
            rf"|\b[\w-]+\.(?:{_any(map(re.escape, domains))})\b\S*"
        ),
        lazy(
            r"\d(?:(?<!\w\d)(?:\d{3}[-./]\d{1,2}[-./]\d{1,2}(?:t\d{2}\S*)?|\d?[-./]\d{1,2}[-./](?:\d{4}|\d{2})\b)"
            rf"|\d{{3}}{_BLANK}(?:{signed}))"
        ),
        # begins with a digit and looks back from there: what begins with a look back is slow to search
        lazy(rf"\d(?<!\w\d)\d?(?:[:h.]\d{{2}}(?:[:.]\d{{2}})?(?:{half})?(?:{zone})?|{half})"),
        lazy(rf"\d+(?:[.,'\xa0 ]\d{{3}})*(?:[.,]\d+)*(?:{many})?\+?"),
        lazy(rf"\d{{1,2}}(?:{_any(map(re.escape, ordinals))}|\.)?$|\d{{4}}$"),
    )


def _folded(words: AbstractSet[str]) -> list[str]:
    return together(sorted(words), plain)


def _any(parts: Iterable[str]) -> str:
    """A pattern for any of these, for nothing where there are none."""
    return "|".join(parts) or "(?!)"


def plain(text: str) -> str:
    """`text` without case, accents and differences of width."""
    if text.isascii():
        text = text.casefold()
    else:
        from unicodedata import normalize  # half of all texts need none of it

        text = _ACCENTS.sub("", normalize("NFKD", text))
        for sign, other in _SAME:
            text = text.replace(sign, other)
        text = _ACCENTS.sub("", text.casefold())
    return text.replace("(c)", "©")  # else any c before a number would do


def said(line: str) -> str:
    """A line without case, and without what stands around its words."""
    return " ".join(line.split()).strip(ORNAMENTS).casefold()


def fold(line: str, words: Vocabulary) -> str:
    """The form of a line in which it is looked up, words and placeholders apart by one blank."""
    return fold_all([line], words)[0]


def fold_all(lines: Sequence[str], words: Vocabulary) -> list[str]:
    """The forms of lines: all at once, which is ten times as quick as one by one."""
    bare = [line.strip(ORNAMENTS) for line in lines]
    for k in [k for k, text in enumerate(bare) if text[:2] == "o " and lines[k][0].isspace()]:
        bare[k] = bare[k][2:].lstrip()  # the bullet of a list within a list
    forms = _forms("\n".join(bare), words)
    # a lone Â is what a wrong decoding left of a blank, a lone A may be a heading
    return [text.casefold() if len(text) == 1 else form for text, form in zip(bare, forms, strict=False)]


def _forms(text: str, words: Vocabulary) -> list[str]:
    """The forms of the lines of `text`."""
    text = plain(text)
    if (
        "@" in text
        or "://" in text
        or (_stops_inside(text) and any(domain in text for domain in words.figures().domains))
    ):
        text = words.figures().address.sub(f"{_OPEN}url{_SHUT}", text)
    if any(digit in text for digit in "0123456789") or (not text.isascii() and _DIGIT.search(text)):
        text = _numbers(text, words)
    return _finish(_apart(text), words)


def _stops_inside(text: str) -> bool:
    """Whether there are stops that do not end a line."""
    return text.count(".") > text.count(".\n") + text.endswith(".")


def fold_templates(templates: Sequence[str], words: Vocabulary) -> list[str]:
    """The folded forms of templates: as lines, their placeholders kept."""
    bare = [template if len(template) == 1 else template.strip(ORNAMENTS) for template in templates]
    text = plain(_PLACEHOLDER.sub(rf"{_OPEN}\1{_SHUT}", "\n".join(bare)))
    forms = _finish(_apart(text), words)
    return [text.casefold() if len(text) == 1 else form for text, form in zip(templates, forms, strict=False)]


BRACE = "{"  # the key of all that begins with a placeholder


def key_of(folded: str) -> str:
    """What a folded line has in common with all templates that may be its own: its first letters."""
    if folded[0] > "\u3000":
        return folded[0]
    return BRACE if folded[0] == "{" else folded[:2]


def words_of(folded: str) -> int:
    """How many words a folded line has; of ideographs, which stand apart there, two are one."""
    count = folded.count(" ") + 1
    return count if folded[:1] <= "\u2e80" else (count + 1) // 2


def _apart(text: str) -> str:
    """`text` without the signs that say nothing, ideographs and placeholders apart from what stands beside them."""
    if text.isascii():
        for sign in _SIGNS:
            text = text.replace(sign, " ")
    else:
        text = _DROPPED.sub(" ", " ".join(_IDEOGRAPH.split(text)) if _WIDE.search(text) else text)
    if ".." in text:
        text = _DOTS.sub(" ", text)
    return text.replace(_OPEN, " {").replace(_SHUT, "} ")


def _finish(text: str, words: Vocabulary) -> list[str]:
    """The words of every line, services named as such."""
    services, forms = words.services, []
    for line in text.split("\n"):
        parts = line.split()
        if len(parts) > 3:
            parts[-1] = parts[-1].rstrip(".") or parts[-1]
        form = " ".join(parts)
        forms.append(_named(parts, services) if "} {" in form or not services.isdisjoint(parts) else form)
    return forms


def _named(parts: Sequence[str], services: frozenset[str]) -> str:
    """Words with services named as such; dates and services that follow one another are told once."""
    out: list[str] = []
    for part in parts:
        word = "{name}" if part in services else part
        if not (out and out[-1] == word and word in ("{name}", "{date}")) and not (
            word == "{time}" and out[-1:] == ["{date}"]
        ):
            out.append(word)
    return " ".join(out)


def _numbers(text: str, words: Vocabulary) -> str:
    """Replace dates, times and numbers by their placeholders."""
    lines = text.split("\n")
    numbered = [_DIGIT.search(line) is not None for line in lines]
    some = "\n".join(compress(lines, numbered))
    figures = words.figures()
    some = figures.date.sub(f"{_OPEN}date{_SHUT}", some)
    some = figures.time.sub(f"{_OPEN}time{_SHUT}", some)
    if not words.months.isdisjoint(some.replace(",", " ").replace(".", " ").split()):
        some = "\n".join([_worded_dates(line, words) for line in some.split("\n")])
    told = iter(figures.number.sub(f"{_OPEN}n{_SHUT}", some).split("\n"))
    return "\n".join([next(told) if has else line for line, has in zip(lines, numbered, strict=True)])


def _worded_dates(text: str, words: Vocabulary) -> str:
    """Replace runs of words such as `Friday, 3 May 2024` by the placeholder: a month and a number at least."""
    parts = text.split()
    if words.months.isdisjoint([part.strip(".,") for part in parts]):
        return text
    kinds = "".join(_kind(part, words) for part in parts)
    out: list[str] = []
    last = 0
    for found in re.finditer("[wMdj]+", kinds):
        start, stop = found.span()
        while kinds[stop - 1] == "j" and stop > start:
            stop -= 1
        while start < stop and kinds[start] == "j":
            start += 1
        run = kinds[start:stop]
        if "M" in run and "d" in run:
            out += [*parts[last:start], f"{_OPEN}date{_SHUT}"]
            last = stop
    return " ".join([*out, *parts[last:]])


def _kind(part: str, words: Vocabulary) -> str:
    """What a word is in a date: month, weekday, day or year, joint, or anything else."""
    if words.figures().day.match(part.strip(",")):
        return "d"
    bare = part.strip(".,")
    if bare in words.months:
        return "M"
    if bare in words.weekdays:
        return "w"
    return "j" if bare in words.joints else "-"
