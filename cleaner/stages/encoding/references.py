"""Character references (`&quot;` `&#8217;`) that a scraper left in plain text.

They are damage only where the text is not markup and does not talk about it.  One sign of either and the whole
text is left alone, but for straight marks in the prose of Markdown, which nobody writes so; code, data and addresses
are left alone line by line.
"""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.encoding.shown import Code
from cleaner.stages.encoding.talk import Talk

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from cleaner.rulebook import StageRules

SHORTEST = 4  # letters of a name that may be in capitals: AND and LT are words
CURLY = 2  # apostrophes that are a habit
NEAR = 200  # code points of the line on each side of a reference that are looked at
_REFERENCE = lazy(
    "&((?:(?:amp|#38|#[xX]26);){0,3})"  # escaped again and again
    "(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,9});"
)
_UNCLOSED = lazy(  # its semicolon is lost
    "&(?:(#[0-9]{3,5})(?![0-9;=])|((?<=[a-z]&)#39(?=[a-z]))|(nbsp|quot|[A-Za-z]{5,6})(?![0-9A-Za-z;=]))"
)
_TAGS = (  # each found by its first character
    lazy(r"<[A-Za-z/!?]"),  # tags, escaped tags
    lazy(r"&(?:amp;)*(?:lt|#60|#[xX]3[cC]);[A-Za-z/!?]"),
)
_MARKDOWN = (lazy(r"\]\("), lazy(r"\n(?:```|~~~|#{1,6} |\|? ?:?-{3,})"))  # in which a reference is a way to write
STRAIGHT = "\"'"  # but for these
_BESIDE = lazy(r" {0,2}’ {0,2}")  # a scraper that loses a tag beside a mark leaves two blanks
_DATA = lazy(r"[{}`\\\t]|=[\"'&]|,[^\s\d\"'”’]|\"\s*:|[;)]\s*$")
JSON = lazy(r"\s*(?:\{|\[\s*(?:[\[{\"\]]|-?\d[^\s\]]*\s*,|(?:true|false|null)\s*[,\]]))")
_CODE_LINE = ("    ", "|", "$ ", ">>> ", "#!", "//", "/*")
BETWEEN = {"`": "`", '"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "(": ")", "[": "]"}
_ORDINARY = "\"'&\xa0‘’“”«»–—…"  # characters that are no sign of talk about the reference that stands for them


class Tables(NamedTuple):
    """What the rules say: names, each with its character and the id of its rule, other ids, words of talk about markup."""

    names: dict[str, tuple[str, str]]
    numeric: str | None
    halves: str | None
    talk: Talk


def _tables(rules: StageRules) -> Tables:
    talk = Talk(rules.words("markup-talk"), r"(?<![\w./-])", r"\b")
    return Tables(rules.characters("references"), rules.repair("numeric-references"), rules.repair("surrogates"), talk)


def suspects(text: str, rules: StageRules) -> list[Edit]:
    """The repairs of references in `text`, and as edits that change nothing those that are kept."""
    found = _REFERENCE.search(text) or _UNCLOSED.search(text)
    if found is None:
        return []
    tables = rules.prepared(_tables)
    veto = _veto(text, tables)
    markdown = "" if veto else _sign_of(_MARKDOWN, text)
    code = Code(text) if markdown else None
    curly = _is_curly(text)
    notes: list[Edit] = []
    for start, end, new, rule in _all(text, tables):
        reason = (
            veto or (code and _written_so(text, start, end, new, code) and markdown) or _kept(text, start, end, new)
        )
        own = "’" if curly and new == "'" and _in_word(text, start, end) else new
        notes.append(Edit(start, end, text[start:end] if reason else own, rule, reason or f"read as {own!r}"))
    return notes


def _is_curly(text: str) -> bool:
    """Whether a text writes its apostrophes curly, and none straight."""
    return text.count("’") >= CURLY and "'" not in text


def _in_word(text: str, start: int, end: int) -> bool:
    """Whether letters stand on both sides."""
    return text[max(0, start - 1) : start].isalpha() and text[end : end + 1].isalpha()


def _written_so(text: str, start: int, end: int, new: str, code: Code) -> bool:
    """Whether an author of Markdown may have written a reference: any but one for a straight mark at a word of prose.

    What an address is called stands in such marks.
    """
    before, after = text[max(0, start - 1) : start].strip(), text[end : end + 1].strip()
    if new not in STRAIGHT or not (before or after) or code.holds(start):
        return True
    left, right = text.rfind("\n", max(0, start - NEAR), start), text.find("\n", end, end + NEAR)
    return "](" in text[max(left, start - NEAR, 0) : right if right >= 0 else end + NEAR]


def _all(text: str, tables: Tables) -> Iterator[tuple[int, int, str, str]]:
    """Where the references that stand for something are, what it is, and the rule that says so."""
    found = _REFERENCE.search(text)
    while found:
        start, end = found.span()
        decoded = _decode(found[2], tables, text[start - 1 : start])
        if not decoded and found[2][:1] == "#" and (second := _REFERENCE.match(text, end)):
            decoded, end = _join(found[2], second[2], tables), second.end()
        if decoded:
            yield start, end, *decoded
        else:
            end = found.end()
        found = _REFERENCE.search(text, end)
    for found in _UNCLOSED.finditer(text):
        if decoded := _decode(found[1] or found[2] or found[3], tables):
            yield *found.span(), *decoded


def _veto(text: str, tables: Tables) -> str:
    """Why no reference of the text may be decoded; empty when they may."""
    sign = _sign_of(_TAGS, text)
    if sign:
        return sign
    word = tables.talk.find(text)
    if word:
        return f"kept: the text talks about markup ({word!r})"
    if JSON.match(text):
        return "kept: the text looks like data"
    return ""


def _sign_of(patterns: Sequence[re.Pattern[str]], text: str) -> str:
    """Why a text is markup by the first that such patterns find; empty when it is not."""
    marks = [found for pattern in patterns if (found := pattern.search("\n" + text))]
    first = min(marks, key=lambda found: found.start(), default=None)
    return f"kept: the text holds markup ({first[0].strip()!r})" if first else ""


def _decode(name: str, tables: Tables, before: str = "") -> tuple[str, str] | None:
    """The character that a reference stands for, and the rule that says so."""
    if not name.startswith("#"):
        return _named(name, tables)
    if tables.numeric is None:
        return None
    number = _number(name)
    if 0x80 <= number < 0xA0:
        character = bytes([number]).decode("cp1252", "ignore")  # as every browser reads it
        if not character and (before == ";" or before > "\x7f"):
            return chr(number), tables.numeric  # one byte of a character that was read as several
    else:
        character = chr(number) if number < 0x110000 else ""
    visible = character.isprintable() or character in "\xa0\xad\u2002\u2003\u2009\u200b\u200c\u200d\u200e\u200f\u202f"
    return (character, tables.numeric) if character and visible else None


def _named(name: str, tables: Tables) -> tuple[str, str] | None:
    """As `_decode`; the name of a text in capitals may be in capitals, too."""
    if name in tables.names:
        return tables.names[name]
    small = name.lower()
    if not name.isupper() or len(name) < SHORTEST or small not in tables.names:
        return None
    character, rule = tables.names[small]
    return character.upper(), rule


def _number(name: str) -> int:
    return int("0" + name[1:], 16) if name[1] in "xX" else int(name[1:])


def _join(high: str, low: str, tables: Tables) -> tuple[str, str] | None:
    """The character of two references to its halves in UTF-16, and the rule that joins them."""
    if tables.halves is None or not low.startswith("#"):
        return None
    first, second = _number(high), _number(low)
    if not (0xD800 <= first < 0xDC00 <= second < 0xE000):
        return None
    return chr(0x10000 + (first - 0xD800) * 0x400 + second - 0xDC00), tables.halves


def _kept(text: str, start: int, end: int, new: str) -> str:
    """Why this reference is left; empty when it is to be decoded."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if BETWEEN.get(before, "") == after != "":
        return "kept: between marks, it is shown as an example"
    if new == "<" and after.isalpha():
        return "kept: it may open a tag"
    left = text.rfind("\n", max(0, start - NEAR), start) + 1 or max(0, start - NEAR)
    right = text.find("\n", end, end + NEAR)
    return _line_keeps(text[left:start], text[end : right if right >= 0 else end + NEAR], new)


def _line_keeps(before: str, after: str, new: str) -> str:
    """Why the line between whose parts a reference stands keeps it; empty when it does not."""
    rest = f"{_REFERENCE.sub('’', before)}’{_REFERENCE.sub('’', after)}"
    if "  " in _BESIDE.sub("’", rest).strip():
        return "kept: the line is laid out in columns"
    if before.startswith(_CODE_LINE) or _DATA.search(rest):
        return "kept: the line looks like code or data"
    if new not in _ORDINARY and not new.isalpha() and new in rest:
        return "kept: the same character stands beside it, so the line may talk about it"
    word = before.rsplit(None, 1)[-1] if before[-1:].strip() else ""
    return "kept: it is part of an address" if "=" in word or "://" in word or word.startswith("www.") else ""
