"""cleaner: repairs scraped text and accounts for every character it touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.api import Cleaner, clean
from cleaner.change import Change
from cleaner.result import Finding, Result
from cleaner.rulebook import RulesError
from cleaner.version import __version__

if TYPE_CHECKING:
    from cleaner.adapters.datasets import hf
    from cleaner.alignment import Aligned, align

__all__ = [
    "Aligned",
    "Change",
    "Cleaner",
    "Finding",
    "Result",
    "RulesError",
    "__version__",
    "align",
    "clean",
    "hf",
]


def __getattr__(name: str) -> object:
    """Load what a start does not need when it is asked for."""
    if name in ("Aligned", "align"):
        from cleaner import alignment as module

        value: object = getattr(module, name)
    elif name == "hf":
        from cleaner.adapters.datasets import hf as value
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value
