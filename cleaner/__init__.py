"""cleaner: repairs scraped text and accounts for every character it touched."""

from cleaner.api import Cleaner, clean
from cleaner.change import Change
from cleaner.result import Finding, Result

__all__ = ["Change", "Cleaner", "Finding", "Result", "clean"]
