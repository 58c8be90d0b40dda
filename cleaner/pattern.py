"""Patterns that are compiled when they are first used: compiling is a large part of a short run's time."""

from __future__ import annotations

import re

from cleaner.lean import Any, cast


class _Lazy:
    """Stands for a compiled pattern until somebody asks something of it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(re.compile(*self._source), name)  # `re` keeps what it compiled
        setattr(self, name, value)
        return value


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` would give, compiled on first use."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
