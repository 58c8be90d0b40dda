"""Options of the test run."""

from __future__ import annotations

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    about = "rewrite golden/**/expected.txt with what comes out now"
    parser.addoption("--update-golden", action="store_true", help=about)


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden rewrites the expectations; it is refused where CI is set")
