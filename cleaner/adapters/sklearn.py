"""scikit-learn: a transformer, to be put before a vectorizer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from cleaner.api import Cleaner

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class CleanerTransformer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Cleans texts; it learns nothing."""

    def __init__(self, config: Mapping[str, Any] | None = None) -> None:
        self.config = config

    def fit(self, _texts: Iterable[str], _classes: object = None) -> Self:
        """Make the cleaner."""
        self.cleaner_ = Cleaner(self.config)
        return self

    def transform(self, texts: Iterable[str]) -> list[str]:
        """The cleaned texts.  Raises `NotFittedError`, and `TypeError` for a table, whose columns have names and are no texts."""
        check_is_fitted(self)
        if getattr(texts, "ndim", 1) != 1:
            raise TypeError("texts want one dimension: a list, or one column of a table")
        return list(self.cleaner_.clean_many(texts))

    def get_feature_names_out(self, input_features: Sequence[str] | None = None) -> Any:
        """The name of what comes out: that of what goes in, where it is told."""
        import numpy as np

        check_is_fitted(self)
        return np.asarray(["text"] if input_features is None else input_features, dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "cleaner_")
