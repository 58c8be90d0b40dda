r"""Characters that a program escaped and nobody took back: `don\u2019t`, `don\xe2\x80\x99t`, `don<U+2019>t`.

In prose nobody writes so, but a text about programs does, and so do code and data: a word of talk about them keeps all of a
text, a sign of code the escapes beside it.
"""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.encoding.references import BETWEEN, JSON
from cleaner.stages.encoding.talk import Talk

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from cleaner.rulebook import StageRules

_UNICODE = lazy(  # not of a path, nor escaped itself
    r"\\(?<![:\\]\\)(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5})"
)
_BYTES = lazy(r"\\x(?<!\\\\x)[0-9a-fA-F]{2}(?:\\x[0-9a-fA-F]{2})+")
_NAMED = lazy(r"<U\+[0-9A-F]{4,8}>")
_CODE = lazy(  # a bracket, another escape or a path, a range, an indentation or a prompt, a key and its value, a list
    r"[{}`$\t]|\\(?!u[0-9a-fA-F]{4}|U000|x[0-9a-fA-F]{2}|[nrt\"'/])|[A-Za-z]:\\|[\[=+][\"']?\\|[0-9a-fA-F]{2}-\\"
    r"|\A(?:    |\s+\"|>>>|#|//|/\*|[\w-]+: ?[\"'])|\"\s*:|[\[(]\"|;\s*\Z"
)
_INVISIBLE = frozenset("\xa0\xad\u200b\u200c\u200d\u200e\u200f\u2009\u202f\u2060\ufe0f\ufeff")
_PLAIN = frozenset("\"&'")  # of ASCII, what programs escape for a page


def suspects(text: str, rules: StageRules) -> list[Edit]:
    """The escapes in `text`, undone or kept."""
    notes: list[Edit] = []
    if "\\" in text:
        notes += _each(text, _UNICODE, _unicode, rules.repair("unicode-escape"))
        notes += _each(text, _BYTES, _bytes, rules.repair("byte-escape"))
    if "<" in text:
        notes += _each(text, _NAMED, _named, rules.repair("named-escape"))
    return unless_talk(text, notes, rules)


def unless_talk(text: str, notes: list[Edit], rules: StageRules) -> list[Edit]:
    """`notes`, all of them kept in a text that talks about programs or encodings."""
    word = rules.prepared(_talk).find(text) if notes else None
    if not word:
        return notes
    reason = f"kept: the text talks about programs ({word!r})"
    return [note._replace(new=text[note.start : note.end], note=reason) for note in notes]


def _talk(rules: StageRules) -> Talk:
    words = rules.words("escape-talk") | rules.words("encoding-talk") | rules.words("markup-talk")
    return Talk(words, r"(?<![\w./-])", r"\b")


def _each(text: str, pattern: re.Pattern[str], read: Callable[[str], str], rule: str | None) -> Iterator[Edit]:
    """The escapes of one kind; those in code and data, and those of nothing that shows, are kept."""
    if rule is None or pattern.search(text) is None or JSON.match(text) or text.startswith("---\n"):
        return  # data, or a page with data at its head
    stop, code = -1, False
    for found in pattern.finditer(text):
        start, end = found.span()
        if start > stop:
            line = text.rfind("\n", 0, start) + 1
            stop = text.find("\n", end)
            stop = len(text) if stop < 0 else stop
            code = _CODE.search(text[line:stop]) is not None
        new = read(found[0])
        if not new or not all(map(shows, new)):
            yield Edit(start, end, found[0], rule, "kept: it stands for nothing that shows")
        elif BETWEEN.get(text[start - 1 : start], "") == text[end : end + 1] != "":
            yield Edit(start, end, found[0], rule, "kept: between marks, it is shown as an example")
        elif code:
            yield Edit(start, end, found[0], rule, "kept: the line looks like code or data")
        else:
            yield Edit(start, end, new, rule, f"read as {new!r}")


def shows(character: str) -> bool:
    """Whether a program may have escaped it and a reader should see it, or what it does."""
    if character.isascii():
        return character in _PLAIN
    return character != "\ufffd" and (character.isprintable() or character in _INVISIBLE)


def _unicode(escape: str) -> str:
    numbers = [int(number, 16) for number in escape[2:].split("\\u")]
    if len(numbers) == 1:
        return chr(numbers[0]) if numbers[0] < 0x110000 else ""
    return b"".join(number.to_bytes(2, "big") for number in numbers).decode("utf-16-be")


def _bytes(escape: str) -> str:
    try:
        return bytes.fromhex(escape.replace("\\x", "")).decode()
    except UnicodeDecodeError:
        return ""


def _named(escape: str) -> str:
    number = int(escape[3:-1], 16)
    return chr(number) if number < 0x110000 else ""
