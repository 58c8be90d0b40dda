"""cleaner: repairs scraped text and accounts for every character it touched."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.version import __version__

if TYPE_CHECKING:
    from cleaner.adapters.datasets import hf
    from cleaner.alignment import Aligned, align
    from cleaner.api import Cleaner, clean
    from cleaner.change import Change
    from cleaner.result import Finding, Result
    from cleaner.rulebook import RulesError

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

_HOMES = {
    "Aligned": "alignment",
    "Change": "change",
    "Cleaner": "api",
    "Finding": "result",
    "Result": "result",
    "RulesError": "rulebook",
    "align": "alignment",
    "clean": "api",
    "hf": "adapters.datasets",
}


def __getattr__(name: str) -> object:
    """Load what is asked for when it is: the command line wants to be ready first."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"cleaner.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """What there is to see, loaded or not."""
    return __all__
