"""The Python interface: `clean` for one text, `Cleaner` for many."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from cleaner import engine, rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cleaner.result import Result


class Cleaner:
    """Cleans texts by one configuration; picklable, usable from many threads, cheap to call."""

    def __init__(self, config: Mapping[str, Any] | None = None) -> None:
        config = config or {}
        book = rulebook.load(
            config.get("rules", ()),
            select=config.get("select", ()),
            ignore=config.get("ignore", ()),
            safety=config.get("safety"),
        )
        self.lang = config.get("lang")
        options = {k: v for k, v in config.items() if isinstance(v, dict) and k != "safety"}
        self.plan = engine.plan(book, options, unsafe=config.get("unsafe", False), only=config.get("stages", ()))

    def run(self, text: str, lang: str | None = None) -> Result:
        """Clean `text` and tell everything about it."""
        return engine.run(text, self.plan, lang or self.lang)

    def clean(self, text: str, lang: str | None = None) -> str:
        """The cleaned text; the same object when there is nothing to do."""
        return self.run(text, lang).text

    def clean_many(self, texts: Iterable[str], lang: str | None = None) -> Iterator[str]:
        """The cleaned texts, in order, one at a time."""
        return (self.clean(text, lang) for text in texts)


@cache
def _default() -> Cleaner:
    return Cleaner()


def clean(text: str, lang: str | None = None) -> str:
    """Clean `text` with the built-in rules; `lang` is its language as a BCP 47 tag, when known."""
    return _default().clean(text, lang)
