"""What our modules need of `typing` when they run, without loading it.

For a type checker these are the names of `typing` itself.  Loading that module, and having it look at every field of
every named tuple, would take a tenth of a short run.
"""

from __future__ import annotations

TYPE_CHECKING = False  # a type checker takes it for true

if TYPE_CHECKING:
    from typing import Any, NamedTuple, Protocol, TypeAlias, TypeVar, cast
else:
    from collections import namedtuple

    Any = TypeAlias = object

    def TypeVar(name):  # noqa: N802
        """Nothing but its name."""
        return name

    def cast(_kind, value):
        """The value itself."""
        return value

    class Protocol:
        """What a type checker compares others with."""

    class _Fields(type):
        def __new__(cls, name, bases, members):
            fields = members.get("__annotations__", {})
            defaults = [members[field] for field in fields if field in members]
            made = namedtuple(name, fields, defaults=defaults, module=members["__module__"])  # noqa: PYI024
            for key, value in members.items():
                if key not in fields and key not in {"__module__", "__qualname__", "__annotations__"}:
                    setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Fields, "NamedTuple", (), {})


__all__ = ["TYPE_CHECKING", "Any", "NamedTuple", "Protocol", "TypeAlias", "TypeVar", "cast"]
