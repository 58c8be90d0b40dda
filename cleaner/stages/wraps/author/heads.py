"""Heads: a title that fills its row, and what stands right below it: who wrote it, a date, an address, a second title.

It looks as if a column had forced the title to end.  But no row of a head is a sentence, and a title that goes on below
does so in the same letters: capitals, or capitals at all words but those that lean on others.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.wraps.author.shape import MARKER
from cleaner.stages.wraps.lines.rows import last_class

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

ROWS = 5  # of a head, at most
STOPS = ".!?…:;,"  # no head ends so
TITLED = frozenset(["lower", "upper", "digit", "closed"])  # how a row of a title ends
WORDS = 4  # of a title that fills a row, at least
GREAT = 3  # of so many of its words, one has a capital at least
SHORT = 3  # letters of a word that may be small in any title
OPENERS = "([\"“«‘'"
NAMES = range(2, 6)  # words of the name of somebody, or of a place
COUNTED = 4  # words of a date, or the number of a volume
LISTED = 2  # commas of a title: names in a list have more
NOUNS = 0.2  # of the words inside sentences: where more have capitals, as in German, these make no title
NEVER = ("://", "  ", "..")  # in a title: addresses, gaps, leaders
BRACKETS = {"(": ")", "[": "]"}
_WORD = lazy(r"[^\W\d_][\w'’.-]*")
_INSIDE = lazy(r"(?<=[^\W\d_] )[^\W\d_]+")  # words behind a word
_ASIDE = lazy(r"\([^()]*\)|\[[^\[\]]*\]")


def heads_of(
    texts: Sequence[str], spans: Iterable[tuple[int, int]], leaning: Collection[str], authors: Collection[str]
) -> frozenset[int]:
    """The rows of heads that end where somebody set them, by the rows of all blocks and the words that lean on others, or name an author."""
    spans = [(start, stop) for start, stop in spans if 1 < stop - start <= ROWS and texts[stop - 1][-1] not in STOPS]
    titles = [k for start, stop in spans for k in range(start, stop - 1) if _is_title(texts[k], leaning)]
    if not titles:
        return frozenset()
    heads = {k for start, stop in spans for k in range(start, stop)}
    inside = _INSIDE.findall("\n".join([text for k, text in enumerate(texts) if k not in heads]))
    small = frozenset(filter(str.islower, inside))
    nouns = sum([word[0].isupper() for word in inside]) > NOUNS * len(inside)
    titles = [k for k in titles if texts[k].isupper() or not nouns]
    return frozenset([k for k in titles if _begins_below(texts[k], texts[k + 1], leaning, authors, small)])


def _is_title(text: str, leaning: Collection[str]) -> bool:
    """Whether a row is no sentence, and its words have capitals as those of titles have, but for some that are short or lean on others."""
    if not (text[0].isalnum() or text[0] in OPENERS) or last_class(text) not in TITLED or MARKER.match(text):
        return False
    words = _words(text)
    if len(words) < WORDS or any(sign in text for sign in NEVER):
        return False
    small = [word for word in words if not word[0].isupper()]
    last = words[-1] if small else words[-1].lower()  # where all words have capitals, those that lean have some, too
    if GREAT * (len(words) - len(small)) < len(words) or (last in leaning and not text.isupper()):
        return False
    return all(word[0].islower() and (len(word) <= SHORT or word in leaning) for word in small)


def _begins_below(
    title: str, text: str, leaning: Collection[str], authors: Collection[str], small: Collection[str]
) -> bool:
    """Whether the row below a title is something else, and not its rest."""
    words = _words(text)
    if text[0] in BRACKETS:
        return _is_aside(text) and not _stays_open(title)
    if not words or "://" in text:
        return False
    if title.isupper():
        goes_on = text[0].islower() or (len(words[0]) > 1 and words[0].isupper())
        return not text.isupper() and not (goes_on and title[title.rfind(" ") + 1 :].lower() in leaning)
    if words[0].lower() in authors:
        return len(words) > 1 and all(word[0].isupper() for word in words[1:])
    if not (text[0].isupper() or text[0].isdigit()) or _ASIDE.sub("", title).count(",") >= LISTED:
        return False
    return _is_other(text, words, leaning, small)


def _is_other(text: str, words: Sequence[str], leaning: Collection[str], small: Collection[str]) -> bool:
    """Whether a row is a date or a number, a name, or set in other letters than titles are."""
    if text[-1].isdigit() and text[0].isupper():
        return text.count(" ") < COUNTED
    if words[0].lower() in leaning:
        return False
    if len(words) > 1 and text.isupper():
        return True
    if any(word.islower() and len(word) > SHORT and word not in leaning for word in words):
        return True
    return len(words) in NAMES and all(
        word.replace("-", "").isalpha() and (word.lower() not in small or word in leaning) for word in words
    )


def _words(text: str) -> list[str]:
    return [word.rstrip(".'’-") for word in _WORD.findall(text)]


def _is_aside(text: str) -> bool:
    """Whether a row is all in brackets, and no address."""
    return text[-1] == BRACKETS[text[0]] and _ASIDE.fullmatch(text) is not None and "://" not in text


def _stays_open(text: str) -> bool:
    return any(text.count(opening) > text.count(closing) for opening, closing in BRACKETS.items())
