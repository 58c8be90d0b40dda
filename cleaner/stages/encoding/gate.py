"""Which places of a text can be mojibake: a test that is quick and never misses.

ftfy calls a text bad when characters stand side by side that no language puts there: a small letter with accent
before a currency sign, anything before a broken bar.  The pattern here finds every such neighbourhood (and a few
more, which costs only time), but each time looks first for its rarer character, never a small letter, so that `re`
can skip over ordinary text in any language.  `tests/test_encoding.py` holds it against ftfy's own test.
"""

from __future__ import annotations

import re
from functools import cache

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from cleaner.rulebook import StageRules

MOJIBAKE = "â€"  # how most marks of UTF-8 begin
LOST = "\ufffd"  # stands for what could not be read
INSIDE = lazy(r"\?(?<=[A-Za-z]\?)(?=[a-z])")  # a question mark inside of a word may, too

# Letters that tell of no wrong code page: wherever they stand, or in a text that has the first one, too
USUAL = bytes(range(128)) + "\xa0¡£§©«\xad®°·»½¿ÄÅÉÖÜßàáäåçéêñóöúü".encode("latin-1")
TOGETHER = tuple((c[:1], c) for c in (c.encode("latin-1") for c in ("éèâîôûùïëÀÊÈÇíÍ", "åæøÆØ", "çãõÃÕ")))
ACCENTS = "¨ˆ˜ˇ˝ı"  # one of them shows that accents were drawn beside their letters
HYPHEN = "\x02"  # as programs for PDF write it at a line end
SYMBOLS = "\uf0b7\uf0a7\uf0d8\uf0fc"  # the commonest bullets

_UPPER = "À-ÖØ-Þ" + "".join(c for c in map(chr, range(0x100, 0x17F)) if c.isupper()) + "Ґ"
_LOWER = "ß-öø-ÿ" + "".join(c for c in map(chr, range(0x100, 0x17F)) if c.islower()) + "ґﬁﬂ"
_C1 = "\x80-\x9f"
_RARE = "¦¤¨¬¯¸ƒˆˇ˘˛˜†‡‰⌐◊\ufffdªº"  # hardly ever written on purpose beside one of the others
_LAW = "¶§"
_MONEY = "¢£¥₧€"
_OPENERS = "¡«¿©΄΅‘‚“„•‹\uf8ff"
_CLOSERS = "®»˝”›™"
_NUMERIC = "²³¹±¼½¾×µ÷⁄∂∆∏∑√∞∩∫≈≠≡≤≥№"
_BOX = "│┌┐┘├┤┬┼═-╬▀▄█▌▐░▒▓"
_GREEK_CYRILLIC = "Α-ΩΆΈΉΊΌΎΏΪΫα-ωάέήίΰЁ-џ"
_SYMBOLS = _RARE + _BOX + _OPENERS + _CLOSERS + _MONEY + _NUMERIC + _LAW
_LATIN = "À-ÖØ-öø-žґҐﬁﬂ"  # both cases
_LEADS = "ÃÄÅÆÈĂĹ"  # begin many characters of UTF-8 that were read wrongly
_ANY = _LATIN + _SYMBOLS

_PAIRS = [
    # the character to look for, what stands before it, what stands after it
    (_C1, "", ""),
    (_RARE, f"[{_ANY}{_GREEK_CYRILLIC}]", ""),
    (_RARE, "", f"[{_ANY}]"),
    (_UPPER, f"[{_LOWER}{_GREEK_CYRILLIC}{_BOX}{_CLOSERS}{_MONEY}{_NUMERIC}]", ""),
    (_BOX + _CLOSERS + _MONEY + _NUMERIC, "", f"[{_LOWER}]"),
    (_MONEY + _NUMERIC + _LAW, f"[{_LATIN}{_BOX}{_CLOSERS}]", ""),
    (_OPENERS + _CLOSERS, f"[{_LATIN}]", r"\w"),
    (_OPENERS, f"[{_ANY}]", f"[{_NUMERIC}]"),
    (_CLOSERS, f"[{_ANY}]", f"[{_OPENERS}]"),
    (_OPENERS, f"[{_MONEY}{_NUMERIC}{_BOX}]", ""),
    (_OPENERS + _MONEY, f"[{_UPPER}]", ""),
    (_BOX, "", "[Ò-ÖÙ-Üò-öø-üŐŌŪŲ°]"),
    (_BOX, f"[{_ANY}]", ""),
    (_BOX, "", f"[{_CLOSERS}]"),
    ("Œœ", "", "[^A-Za-z]"),
    ("°", f"[{_UPPER}]", ""),
    ("ÂÃÎÐ", "", f"[€œŠš¢£Ÿž\xa0\xad®©°·»–—´ {_OPENERS}{_CLOSERS}]"),
    ("×", "", "[²³]"),
    ("ØÙ", "", r"[^ -~][ØÙ]"),
    ("√≈", "", "[±∂†≠®™´≤≥¥µø°¢]"),
    ("‚", "", "[Äâó]"),
    ("Ђ€", "[вВβā]", ""),
    (_C1 + _RARE + _OPENERS + _CLOSERS + _MONEY + "°µ", "[ВГРСΒΓΞΟ]", "[ВГРСΒΓΞΟ]"),
    # not ftfy's: what `inline` reads by the word around it
    (_LEADS, "[a-z]", "[^\0-\x7f]"),
    ("Ã", "[a-z]", "[a-z]"),
    ("¦", "â", ""),
    (_LEADS + "√≈ƒ├┼╞", "", r"[^\0-\x7f\w\s–—…‘’“”„«»][a-z]"),
    ("√≈ƒ├─┼╞", "[a-z]", "[^\0-\x7f]"),
    ("×ÕÖØÙÑÐ", "", "[^\0-\x7f][×ÕÖØÙÑÐ]"),
    ("©¤¦§®±µ¶¬°", "[a-z][ГД]", ""),
    ("╨╤", "", "[^\0-\x7f]"),
    ("ѕЅ", "[РС]", "[РС]"),
    (_BOX, "[пя]", ""),
    ("Ç", "[ΓÔ]", ""),
    ("‚", "", "[ÄÇ]"),
    ("\ud800-\udbff", "", "[\udc00-\udfff]"),  # not ftfy's: two halves of one character
]


_ALONE = f"{_C1}Œœ°ÂÃÎÐØÙ×√≈‚ЂВГРСΒΓΞΟ\ud800-\udbff"  # those that need no neighbour of the classes above


_WHOLE = "".join(dict.fromkeys(look for look, _, _ in _PAIRS))
_NEAR = f"[{_WHOLE}](?:(?=[{_ANY}°])|(?<=[{_ANY}{_GREEK_CYRILLIC}].)|(?<=[{_ALONE}])|(?<=[a-z][{_LEADS}]))"


def odd(text: str) -> bool:
    """Whether letters of `text` may have been read from a wrong code page: it holds some that are not met everywhere."""
    if MOJIBAKE in text:
        return False  # that comes first; what is left is looked at in the next round
    western = text.encode("latin-1", "ignore")
    rare = western.translate(None, USUAL)
    for first, letters in TOGETHER if rare else ():
        if first in western:
            rare = rare.translate(None, letters)
    return rare != b"" or "П" in text or "Н" in text or "‚" in text or "Ž" in text or "Š" in text or "‰" in text


def stripped(rules: StageRules) -> re.Pattern[str]:
    """Matches what is left of an apostrophe without its controls; call it through `rules.prepared`."""
    capitals = "".join(map(re.escape, sorted(rules.words("capital-word"))))
    endings = "|".join(map(re.escape, sorted(rules.words("contraction-ending")))) or "(?!)"
    return lazy(rf"â(?<=[a-z{capitals}]â)(?=(?:{endings})\b)")


@cache
def glance() -> re.Pattern[str]:
    """Matches wherever `pattern` does, and more; compiled in a quarter of the time."""
    return re.compile(_NEAR)


@cache
def pattern() -> re.Pattern[str]:
    """Matches where a text may be broken; a match is one character of the suspect neighbourhood."""
    tests = []
    for look, before, after in _PAIRS:
        left = f"(?<={before}[{look}])" if before else f"(?<=[{look}])"
        tests.append(left + (f"(?={after})" if after else ""))
    return re.compile(f"{_NEAR}(?:{'|'.join(tests)})")  # most places are refused by the first part
