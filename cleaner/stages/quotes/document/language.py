"""The language of a text, as far as its marks depend on it: told, or shown by its words and pairs."""

from __future__ import annotations

from collections import Counter

from cleaner.lean import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.stages.quotes.marks.marks import Mark
    from cleaner.stages.quotes.marks.tables import Tables

NEAR, FAR = 1000, 4000  # characters by whose words a text is known to be English, if the nearer do not tell for sure
ENGLISH, SURE = 1 / 12, 2.5  # the share of common words; how many times more, or less, is sure
SHARE = 1 / 10  # the share of common words of another language
AHEAD = 2  # how many times as many of them must be its own as are only the next one's
EAST = "\u2e80"  # from here on the scripts of East Asia
KANA, HANGUL = ("\u3041", "\u30ff"), ("\uac00", "\ud7a3")  # the syllables of Japanese and Korean
FEW_OF = 20  # letters, of which less than one syllable may be quoted
TELLING = frozenset("«»「」")  # marks that tell their partner, in hardly any language by the side where they stand


class Tongue(NamedTuple):
    """The language of a text before its marks are asked, and the pairs that it uses."""

    tag: str | None
    english: bool
    by_words: bool  # nobody told it
    pairs: tuple[str, ...]


def tongue(text: str, lang: str | None, tables: Tables) -> Tongue:
    """The language of a text as told, or as its words show it."""
    is_english = english(text, lang, tables)
    told = lang or ("en" if is_english else None)
    tag = told or spoken_in(text, tables)
    return Tongue(tag, is_english, tag != told, usual_in(tag, tables))


def english(text: str, lang: str | None, tables: Tables) -> bool:
    """Whether the language is English: as told, or by its commonest words."""
    if lang is not None and not lang.startswith("en"):
        return False
    common = tables.words["common en"].__contains__
    known = number = 0
    for start, end in ((0, NEAR), (NEAR, FAR)):
        words = text[start:end].split()
        known += sum(map(common, words))
        number += len(words)
        share = known / max(number, 1)
        if share > SURE * ENGLISH or share < ENGLISH / SURE or len(text) <= end:
            break
    sure = share > SURE * ENGLISH or lang is not None
    return share >= ENGLISH and (sure or spoken_in(text, tables) in (None, "en"))


def spoken_in(text: str, tables: Tables) -> str | None:
    """The language whose commonest words are frequent in a text, if what it has of them points to no other, or its script."""
    words = text[:FAR].lower().split()
    times = Counter(words)
    languages = tables.languages()
    known = [(languages[word], times[word]) for word in times.keys() & languages.keys()]
    counts = Counter[str]()
    for langs, number in known:
        for lang in langs:
            counts[lang] += number
    ranked = sorted(counts, key=lambda lang: (-counts[lang], lang))
    best, other = [*ranked, "", ""][:2]
    own = sum(number for langs, number in known if best in langs and other not in langs)
    foreign = sum(number for langs, number in known if other in langs and best not in langs)
    return best if counts[best] > SHARE * len(words) and own > AHEAD * foreign else written_in(text)


def written_in(text: str) -> str | None:
    """The language that alone uses the script of a text; Chinese, if that is Han and nothing else."""
    letters = [char for char in text[:NEAR] if char.isalpha()]
    if sum(map(EAST.__le__, letters)) * 2 <= len(letters):
        return None
    kana, hangul = (sum(low <= char <= high for char in letters) for low, high in (KANA, HANGUL))
    if (kana + hangul) * FEW_OF < len(letters):
        return "zh-Hant" if "「" in text else "zh"
    return "ja" if kana > hangul else "ko"


def base(lang: str | None) -> str:
    """A language without its region or script, "" where none is known."""
    return (lang or "").partition("-")[0]


def pairs_of(lang: str | None, tables: Tables) -> tuple[str, ...]:
    """The pairs of a language, by the longest tag that has some."""
    tag = lang or ""
    while tag and tag not in tables.pairs:
        tag = tag.rpartition("-")[0]
    return tables.pairs.get(tag, ())


def usual_in(lang: str | None, tables: Tables) -> tuple[str, ...]:
    """The pairs of a language, but for those that it turns around, too: only the text shows which way they stand."""
    pairs = pairs_of(lang, tables)
    return tuple(pair for pair in pairs if pair[::-1] not in pairs or pair == pair[::-1])


def may_space(text: str, lang: str | None, tables: Tables) -> bool:
    """Whether spaces inside of marks may be no slip: in French, and where nobody knows whether a text quotes it."""
    spoken = lang or spoken_in(text, tables)
    return (not lang and spoken in {None, "en"}) or base(spoken) in tables.inside


def unheard_of(pair: str, spoken: str | None, tables: Tables, usual: Iterable[str] = ()) -> bool:
    """Whether the language of a text has no such pair, of one mark or, in French, turned around.

    If it does not show, the `usual` pairs of the text do: what closes them opens nothing.
    """
    own = pairs_of(spoken, tables)
    if pair in own or (spoken is None and pair[1] not in {other[1] for other in usual}):
        return False
    turned = pair[::-1] in own and base(spoken) in tables.inside
    return pair[0] == pair[1] or turned


def language_of(text: str, counts: Counter[str], tables: Tables) -> str | None:
    """A language that uses the document's commonest pair first, of several the one that opens first, if only one does."""
    standard = tables.standard.intersection(counts)
    usual = min(standard, key=lambda p: (-counts[p], text.find(p[0]), p), default="")
    fitting = [lang for lang, pairs in tables.pairs.items() if pairs[0] == usual]
    return fitting[0] if len(fitting) == 1 else None


def shown(paragraphs: Iterable[Sequence[Mark]], tables: Tables) -> tuple[str, ...]:
    """The pair that the first guillemet or bracket of a text belongs to."""
    mark = next((m for marks in paragraphs for m in marks if m.typed in TELLING), None)
    if mark is None:
        return ()
    side = slice(0, 1) if mark.right in "wo" else slice(1, 2) if mark.left in "wp" else slice(0, 2)
    return next((pairs[:1] for pairs in tables.pairs.values() if mark.typed in pairs[0][side]), ())
