"""Text in one code page that was read as another of one byte a character: `Ïðèâåò`, `siê`, `donÕt`.

Nothing is impossible in such a text, so ftfy leaves it.  But its commonest words look like no word of any language, and
these are looked up, as they look in each of the code pages that a page is read as by mistake.  Where some are found, lines
come back word by word, if nearly all their odd words then consist of letters of the language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple, together
from cleaner.pattern import lazy
from cleaner.rulebook import builtin_dir
from cleaner.rulecache import derived, digest_of
from cleaner.stages.encoding.shown import unless_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.rule import Rule
    from cleaner.rulebook import StageRules

_TOKEN = lazy(r"[^\0-@\[-`{-\x7f\u2028\u2029]+")
_ODD_LINE = lazy(r"[^\n]*[^\0-\x7f\n][^\n]*")
_TORN = lazy(  # a mark where none stands
    r"[^\W\d_](?:[“”‘‚„«»‹›•§°©®™№£€½¼¾²³]|[–—…](?!\w\w)|(?<!\w\w)[–—…])[^\W\d_]"
)
LOST = "\ufffd"  # what a byte became that the page has not got: the words around it still come back
MARKS = "√∙■“”‘’‚„«»‹›–—…•·§°©®™№£€½¼¾²³،؛؟\xa0\xad\u200c\u200d\u200e\u200f"  # beside letters
BOXES = "".join(map(chr, range(0x2500, 0x25A0)))  # what is drawn with characters


Reading = Mapping[int, str]  # what each character that was read stands for


class Book(NamedTuple):
    """All readings; how words look misread, with the readings that make them look so; and the words as they should be."""

    readings: list[Reading]
    forms: Mapping[str, Sequence[int]]
    sound: frozenset[str]


def suspects(text: str, rules: StageRules) -> list[Edit]:
    """The words of `text` that are read again."""
    rule, book, limits = rules.repair("misread"), rules.prepared(_book), rules.numbers("misread")
    if rule is None or book.forms.keys().isdisjoint(text.split()):
        return []
    reading = _evident(_tokens(text), book, limits)
    if reading is None:
        return []
    notes = [
        Edit(start, end, new, rule, f"read as {new!r}")
        for line in _ODD_LINE.finditer(text)
        for start, end, new in _line(line[0], line.start(), reading, book, limits["covered"])
    ]
    return unless_shown(text, notes, rules)


def _tokens(text: str) -> Counter[str]:
    """The words of a text that are not of ASCII; the same words come back, and are looked into once."""
    tokens: Counter[str] = Counter()
    for word, count in Counter(text.replace("\n", " ").split(" ")).items():
        if not word.isascii():
            for token in _TOKEN.findall(word):
                if not token.isascii():
                    tokens[token] += count
    return tokens


def _evident(tokens: Counter[str], book: Book, limits: Mapping[str, float]) -> Reading | None:
    """The reading that explains words of the text; None where they are few, or as many are right as they stand."""
    hits: dict[int, list[int]] = {}
    for token, count in tokens.items():
        for place in book.forms.get(token, ()):
            hits.setdefault(place, []).append(count)
    least = limits["share"] * tokens.total()
    right = {token: count for token, count in tokens.items() if token.lower() in book.sound}
    found = {
        place: sum(counts)
        for place, counts in hits.items()
        if len(counts) >= limits["words"]
        and sum(counts) >= max(least, limits["sound"] * _spoilt(right, book.readings[place]))
    }
    best = [book.readings[place] for place, sure in found.items() if sure >= max(found.values()) * limits["near"]]
    return max(best, key=lambda reading: _explained(tokens, reading)) if best else None


def _spoilt(right: Mapping[str, int], reading: Reading) -> int:
    """How many of the words that are right as they stand would be others."""
    return sum(count for word, count in right.items() if word.translate(reading) != word)


def _explained(tokens: Mapping[str, int], reading: Reading) -> int:
    """How many of the tokens can be read so."""
    return sum(count for token, count in tokens.items() if _again(token, reading) is not None)


def _again(token: str, reading: Reading) -> str | None:
    """The token as the reading has it; None where it holds what no such text does."""
    if [c for c in token if c > "\x7f" and c != LOST and ord(c) not in reading]:
        return None
    new = token.translate(reading)
    return None if _TORN.search(new) else new


def _line(line: str, at: int, reading: Reading, book: Book, least: float) -> Iterator[tuple[int, int, str]]:
    """The words of a line, if nearly all that are odd can be read again, and few are right as they stand."""
    found = [token for token in _TOKEN.finditer(line) if not token[0].isascii()]
    news = [_again(token[0], reading) for token in found]
    right = Counter(token[0] for token in found if token[0].lower() in book.sound)
    if sum(new is not None for new in news) < least * len(found) or _spoilt(right, reading) * 2 > len(found):
        return
    for token, new in zip(found, news, strict=True):
        if new is not None and new != token[0]:
            yield at + token.start(), at + token.end(), new


def _book(rules: StageRules) -> Book:
    """The book of the rules in force; to find how words look takes as long as all else that a first text needs, so it is kept."""
    given = [*_readings(rules)]
    words = {rule.id: sorted(rules.words("misread", rule.languages[0])) for rule, _ in given}
    sound = frozenset(word for word in rules.words("misread") if not word.isascii())
    readings: list[Reading] = []
    for rule, tables in given:
        letters = set("".join(words[rule.id])).union(*map(str.upper, words[rule.id]), MARKS, BOXES)
        readings += [{ord(read): c for c, read in table.items() if c in letters} for table in tables]

    def made() -> dict[str, str]:
        looks = [_misread(words[rule.id], str.maketrans(table)) - sound for rule, tables in given for table in tables]
        return _shared(looks)

    key = digest_of(repr([[rule.data for rule, _ in given], words, sorted(sound)]))
    kept: dict[str, str] = derived(f"misread-{key}", builtin_dir(), made)
    forms: dict[str, Sequence[int]] = {}
    for numbers, those in kept.items():
        forms.update(dict.fromkeys(those.split("\n"), tuple(map(int, numbers.split()))))
    return Book(readings, forms, sound)


def _shared(looks: Sequence[set[str]]) -> dict[str, str]:
    """The words that look so by the numbers of their readings, one a line: read again in no time."""
    places: dict[str, list[int]] = {}
    for number, those in enumerate(looks):
        for look in those:
            places.setdefault(look, []).append(number)
    shared: dict[str, list[str]] = {}
    for look, numbers in sorted(places.items()):
        shared.setdefault(" ".join(map(str, numbers)), []).append(look)
    return {numbers: "\n".join(those) for numbers, those in shared.items()}


def _readings(rules: StageRules) -> Iterator[tuple[Rule, list[dict[str, str]]]]:
    """The rules of code pages, each with the tables of what became of a character."""
    for rule in rules.of_kind("words", "misread-as"):
        pairs = (map(_page, pair.split()) for pair in rule.data["words"])
        yield rule, [dict(zip(written, read, strict=True)) for written, read in pairs]
    for rule in rules.of_kind("characters", "misread-as"):
        yield rule, [{c: read for read, c in rule.data["characters"].items()}]


@cache
def _page(name: str) -> str:
    """The upper half of a code page; a byte that it does not use is read as a control."""
    return "".join(bytes([byte]).decode(name, "ignore") or chr(byte) for byte in range(128, 256))


def _misread(words: Iterable[str], table: Mapping[int, str]) -> set[str]:
    """How words look; none that is so short that it may be a word of its own."""
    all_words = list(words)
    translated = together(all_words, lambda text: text.translate(table))
    looks = {look for word, look in zip(all_words, translated, strict=True) if look != word and not look.isascii()}
    return {look for look in looks if len(look) > 2 or (len(look) == 2 and not any("a" <= c <= "z" for c in look))}
