"""The Python interface: `clean` for one text, `Cleaner` for many."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cleaner import config as configuration
from cleaner import engine
from cleaner.lean import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.result import Result


class Cleaner:
    """Cleans texts by one configuration; picklable, usable from many threads, cheap to call.

    `config` has the keys of `cleaner.toml`; tuples do for lists, and paths for their names.  Raises `RulesError` when it, or a rule file it names, has problems.
    """

    def __init__(self, config: Mapping[str, Any] | None = None) -> None:
        if config is not None and not isinstance(config, Mapping):
            raise TypeError(f"config is a mapping with the keys of cleaner.toml, not {type(config).__name__}")
        self.config = configuration.plain(config or {})
        if self.config:
            configuration.check(self.config)
        self.rulebook = configuration.load_rules(self.config)
        self._prepare()

    def _prepare(self) -> None:
        self.lang: str | None = self.config.get("lang")
        self.plan = engine.plan(
            self.rulebook,
            {stage: self.config[stage] for stage in configuration.OPTIONS if stage in self.config},
            unsafe=self.config.get("unsafe", False),
            only=self.config.get("stages", ()),
        )
        self._unreported = self.plan._replace(reports=False)

    def run(self, text: str, lang: str | None = None) -> Result:
        """Clean `text` and tell everything about it.  `lang` is its language as a BCP 47 tag, when known.

        What is no tag is taken for a language that no rule knows, as data may name any; only a configuration is refused
        for it.  Raises `TypeError` for what is no `str`.
        """
        _check(text, lang)
        return engine.run(text, self.plan, lang or self.lang)

    def clean(self, text: str, lang: str | None = None) -> str:
        """The cleaned text; the same object when there is nothing to do.  Raises as `run` does."""
        _check(text, lang)
        return engine.run(text, self._unreported, lang or self.lang).text

    def clean_many(self, texts: Iterable[str], lang: str | None = None) -> Iterator[str]:
        """The cleaned texts, in order, one at a time.  Raises `TypeError` for a `str`, which is one text."""
        if isinstance(texts, str):
            raise TypeError("clean_many wants many texts; clean takes one")
        return (self.clean(text, lang) for text in texts)

    def __getstate__(self) -> dict[str, Any]:
        return {"config": self.config, "rulebook": self.rulebook}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._prepare()


def _check(text: object, lang: object) -> None:
    if not isinstance(text, str):
        decode = ": decode it first" if isinstance(text, bytes | bytearray) else ""
        raise TypeError(f"a text is a str, not {type(text).__name__}{decode}")
    if lang is not None and not isinstance(lang, str):
        raise TypeError(f"lang is a tag, a str, and not {type(lang).__name__}")


@cache
def _default() -> Cleaner:
    return Cleaner()


def clean(text: str, lang: str | None = None) -> str:
    """Clean `text` with the built-in rules; `lang` is its language as a BCP 47 tag, when known.

    Returns the same object when there is nothing to do.  Raises `TypeError` for what is no `str`.
    """
    return _default().clean(text, lang)
