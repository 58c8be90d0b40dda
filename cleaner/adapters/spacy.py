"""spaCy: clean before the tokenizer, and keep the way back to the original text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.api import Cleaner
from cleaner.change import Edit, columns
from cleaner.result import Result

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY = "cleaner"  # in `Doc.user_data`, which spaCy saves and sends with a document


class CleaningTokenizer:
    """A tokenizer that cleans a text first and notes in the `Doc` what was done to it."""

    def __init__(self, tokenizer: Any, config: Mapping[str, Any] | None = None) -> None:
        self.tokenizer = tokenizer
        self.cleaner = Cleaner(config)

    def __call__(self, text: str) -> Any:
        """A `Doc` of the cleaned text."""
        result = self.cleaner.run(text)
        doc = self.tokenizer(result.text)
        changes = [[c.start, c.end, c.new, ",".join(c.rules)] for c in result.changes]
        doc.user_data[KEY] = {"original": text, "changes": changes}
        return doc

    def __getattr__(self, name: str) -> Any:
        if name in ("tokenizer", "cleaner"):  # not there yet while unpickling
            raise AttributeError(name)
        return getattr(self.tokenizer, name)


def install(nlp: Any, config: Mapping[str, Any] | None = None) -> Any:
    """Have the pipeline `nlp` clean every text first; returns it."""
    nlp.tokenizer = CleaningTokenizer(nlp.tokenizer, config)
    return nlp


def result(doc: Any) -> Result:
    """What was done to the text of a document: for `cleaner.align`, and for offsets both ways.

    Raises `ValueError` for a document of another pipeline.
    """
    if KEY not in doc.user_data:
        raise ValueError("nothing is known of how this document was cleaned: its pipeline needs `install`")
    kept = doc.user_data[KEY]
    original, edits = kept["original"], [Edit(*change) for change in kept["changes"]]
    return Result(original, doc.text, [columns(original, edits)] if edits else ())
