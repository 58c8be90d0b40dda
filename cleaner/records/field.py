"""Find the strings that a field name speaks of in the value of a record.

`meta.summary` is the member `summary` of the member `meta`, or a member that is called `meta.summary`, which comes
first.  Lists are entered: `messages.content` is the content of every message.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.records.work import Work

MAX_PLACES = 20  # that are told, where a field is not found ...
MAX_DEPTH = 6  # ... and how deep they are looked for


def checked(fields: tuple[object, ...]) -> tuple[str, ...]:
    """Fields that were named in a call.  Raises `TypeError` where there are none, or something else is among them."""
    for field in fields:
        if not isinstance(field, str):
            meant = "; did you mean config=…?" if isinstance(field, Mapping) else ""
            raise TypeError(f"a field is a name, a str, and not {type(field).__name__}{meant}")
    if not fields:
        raise TypeError("say which field holds the text, as 'text' or 'meta.summary'")
    return tuple(map(str, fields))


def strings(value: object, work: Work) -> list[tuple[str, str]]:
    """The strings in `value` that are to be cleaned, each with the name of its place, in a fixed order."""
    found: list[tuple[str, str]] = []
    for field in work.fields:
        before = len(found)
        found += _strings(value, field, "")
        if len(found) > before:
            work.found.add(field)
    if not work.first:
        work.first = places(value)
    return found


def places(value: object) -> tuple[str, ...]:
    """The first paths that hold strings in the value of a record, as a field may name them."""
    return tuple(islice(dict.fromkeys(_places(value, "", MAX_DEPTH)), MAX_PLACES))


def _places(value: object, name: str, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        if name:
            yield name
    elif depth and isinstance(value, list):
        for item in value:
            yield from _places(item, name, depth - 1)
    elif depth and isinstance(value, dict):
        for key, member in value.items():
            yield from _places(member, f"{name}.{key}" if name else key, depth - 1)


def values(value: object, path: str) -> Iterator[str]:
    """The strings at `path` in the value of a record, in order."""
    return (text for _, text in _strings(value, path, ""))


def _strings(value: object, path: str, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _strings(item, path, f"{name}[{index}]")
    elif not path:
        if isinstance(value, str):
            yield name, value
    elif isinstance(value, dict):
        for key, rest in splits(path):
            if key in value:
                yield from _strings(value[key], rest, f"{name}.{key}" if name else key)
                return


@cache
def splits(path: str) -> tuple[tuple[str, str], ...]:
    """A path as a member's name and the path from there on: every way to read it, the longest name first."""
    dots = [at for at, character in enumerate(path) if character == "."]
    return ((path, ""), *((path[:at], path[at + 1 :]) for at in reversed(dots)))
