"""cleaner: repairs scraped text and accounts for every character it touched."""

from cleaner.api import Cleaner, clean
from cleaner.change import Change
from cleaner.result import Finding, Result
from cleaner.rulebook import RulesError
from cleaner.version import __version__

__all__ = ["Change", "Cleaner", "Finding", "Result", "RulesError", "__version__", "clean"]
