"""The habits of a text that its joints follow: its words, its hyphens, its dashes, its blanks between scripts.

The text is its own dictionary.  Every habit is counted when first asked for.
"""

from __future__ import annotations

from collections import Counter
from unicodedata import normalize

from cleaner.capability import HYPHENS
from cleaner.lean import TYPE_CHECKING, cached_property
from cleaner.pattern import lazy
from cleaner.stages.wraps.joint.dashes import closing, opening

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


_WORD = lazy(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_COMPOUNDS = {
    mark: lazy(rf"{mark}(?<=[^\W\d_]{mark})[^\W\d_]+(?:{mark}[^\W\d_]+)*") for mark in "-\u2010\u2011"
}  # the hyphen first: it is rare
_HYPHEN = lazy("[-\u2010\u2011]")
_LETTERS = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]"
_MIXED = lazy(rf"{_LETTERS}( ?)[A-Za-z0-9]|[A-Za-z0-9]( ?){_LETTERS}")
_MARKED = lazy(r"[\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f\uff09](?:( )(?! )|(?! ))[A-Za-z0-9]")
_TIGHT_DASHES = {
    dash: lazy(rf"{dash}(?<=\w{dash})([^\S\n]?)\w") for dash in ("--", "–", "—")
}  # the dash first: it is rare


FOLDED_INTO_ASCII = "ßẞſİŉǰẖẗẘẙẚ\u212aﬀﬁﬂﬃﬄﬅﬆ"
TYPESET, SOME_CUTS = ("\u2010", "\u00ad", "\u00ac"), 3  # signs of cut words, and how many of these show that it is them
FEW_WORDS = 16  # that are looked for one by one; for more, counting all words is cheaper


class Habits:
    """The habits of a text of rows, of which `joined` are joined with the next ones."""

    def __init__(self, texts: Sequence[str], joined: Collection[int]) -> None:
        self.texts = texts
        self.joined = joined
        self.asked = 0

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self.texts)

    @cached_property
    def _folded(self) -> str:
        return folded(self._whole).replace("\u2010", "-").replace("\u2011", "-") + "\n"

    @cached_property
    def _bytes(self) -> bytes | None:
        """The same in UTF-8, for what is of ASCII: four times quicker.  None where a letter is folded into ASCII."""
        if [letter for letter in FOLDED_INTO_ASCII if letter in self._whole]:
            return None
        text = self._whole.replace("\u2010", "-").replace("\u2011", "-")
        return text.encode("utf-8", "surrogatepass").lower()

    @cached_property
    def ends(self) -> list[int]:
        """The joined rows that end in a hyphen that may split a word: UTF-8 or TLS-encrypted is none."""
        texts = self.texts
        ends = [k for k in self.joined if texts[k][-1:] in HYPHENS and k + 1 < len(texts)]
        return [k for k in ends if hyphened(texts[k]) and _of_one_case(texts[k][-2:-1], texts[k + 1][:1])]

    def times(self, word: str) -> int:
        """How often a word, in small letters, stands in the text; halves at a wrapped hyphen do not count."""
        self.asked += 1
        return self.words[word] if self.asked > FEW_WORDS else sum(self._places(word))

    def stands(self, word: str) -> bool:
        """Whether it stands there at all: a short one is found soon, and is in many others."""
        self.asked += 1
        return self.words[word] > 0 if self.asked > FEW_WORDS else any(self._places(word))

    def _places(self, word: str) -> Iterator[bool]:
        """For every place where the letters of a word stand, whether they are all of it."""
        if word.isascii() and self._bytes is not None and word.encode() not in self._bytes:
            return
        text, at = self._folded, self._folded.find(word)
        while at >= 0:
            stop = at + len(word)
            yield not (_is_begun(text[max(0, at - 3) : at]) or _goes_on(text[stop : stop + 2]))
            at = text.find(word, stop)

    @cached_property
    def words(self) -> Counter[str]:
        """The words of the text in small letters, with plain hyphens, halves at a wrapped hyphen left out."""
        texts = [folded(text) for text in self.texts]
        for k in [k for k, text in enumerate(texts) if hyphened(text)]:
            left = [*_WORD.finditer(texts[k])][-1:]
            if left and left[0].end() == len(texts[k]) - 1:
                texts[k] = texts[k][: left[0].start()]
            right = _WORD.match(texts[k + 1]) if k + 1 < len(texts) else None
            if right:
                texts[k + 1] = texts[k + 1][right.end() :]
        words = Counter(_WORD.findall("\n".join(texts)))
        for word in [w for w in words if "\u2010" in w or "\u2011" in w]:
            words[_HYPHEN.sub("-", word)] += words[word]
        return words

    @cached_property
    def typographic(self) -> bool:
        """Whether words hold ‐ inside rows too."""
        return "\u2010" in self._whole and any("\u2010" in word for word in self.words)

    @cached_property
    def marks_cuts(self) -> bool:
        """Whether cut words end in a sign that is no plain hyphen, as typesetters set it: plain ones are the author's."""
        ends = [self.texts[k][-2:] for k in self.joined]
        return sum([end[-1:] in TYPESET and end[:1].isalpha() for end in ends]) >= SOME_CUTS

    @cached_property
    def hyphenates(self) -> bool:
        """Whether more joined rows end in a hyphen than the text's compounds explain."""
        if len(self.ends) < 2:
            return False
        compounds = sum(
            [len(pattern.findall(self._whole)) for mark, pattern in _COMPOUNDS.items() if mark in self._whole]
        )
        words = self._whole.count(" ") + len(self.texts)
        return len(self.ends) > 1 + 2.5 * compounds / words * len(self.joined)

    @cached_property
    def mixed(self) -> str:
        """What stands between Latin and a script without blanks."""
        found = Counter(" " in m[0] for m in _MIXED.finditer(self._whole))
        return " " if found[True] > found[False] else ""

    @cached_property
    def marked(self) -> str:
        """What stands between a wide mark and Latin behind it."""
        found = Counter(" " in m[0] for m in _MARKED.finditer(self._whole))
        return " " if found[True] > found[False] else ""

    @cached_property
    def closing(self) -> frozenset[tuple[str, str]]:
        """The rows, with the next ones, that end in a dash which closes what another one opened."""
        return closing(self.texts, self.joined)

    @cached_property
    def opening(self) -> frozenset[str]:
        """The dashes that are mostly close to the word after them where a blank is before them."""
        return opening(self.texts)

    @cached_property
    def dash(self) -> str:
        """What follows a dash that is set close to the word before it."""
        found: Counter[str] = Counter()
        for dash, pattern in _TIGHT_DASHES.items():
            if dash in self._whole:
                found.update(pattern.findall(self._whole))
        return " " if found[" "] > found[""] else ""


def folded(text: str) -> str:
    """The text in small letters, each in one character as far as there is one: words are compared so.

    Small letters of Greek with a circumflex would be two by themselves.  Romanian is written with cedillas for want of commas.
    """
    if text.isascii():
        return text.lower()
    return normalize("NFC", text.casefold()).replace("\u015f", "\u0219").replace("\u0163", "\u021b")


def _is_begun(before: str) -> bool:
    """Whether what stands before some letters, three characters of it, is of the same word."""
    last, second = before[-1:], before[-2:-1]
    return _is_letter(last) or (last == "-" and _is_letter(second)) or (last == "\n" and hyphened(before[:-1]))


def _goes_on(after: str) -> bool:
    """Whether what stands behind some letters, two characters of it, is of the same word."""
    first, second = after[:1], after[1:]
    return _is_letter(first) or (first == "-" and _is_letter(second)) or (second == "\n" and hyphened(first))


def _is_letter(character: str) -> bool:
    """Whether words hold the character."""
    return character.isalnum() and not character.isdecimal()


def _of_one_case(left: str, right: str) -> bool:
    """Whether both are letters, capitals or not."""
    return left.isalpha() and right.isalpha() and left.isupper() == right.isupper()


def hyphened(text: str) -> bool:
    """Whether a row ends with a hyphen."""
    return text[-1:] in HYPHENS and text != "" and not text.endswith("--")
