"""Options of the test run."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("shared", deadline=None, derandomize=True)  # machines that run tests are busy ones
settings.register_profile("fuzz", deadline=None)  # other examples in each run: `--hypothesis-profile=fuzz`
settings.load_profile("shared")
pytest.register_assert_rewrite("promised")  # so that what fails there is told, too

GOLDEN = Path(__file__).parents[1] / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    about = "rewrite golden/**/expected.txt with what comes out now"
    parser.addoption("--update-golden", action="store_true", help=about)


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden rewrites the expectations; it is refused where CI is set")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in what a shell runs beside itself, and in its children
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def seed() -> tuple[str, str]:
    """The article that the project grew from: as scraped, and as it should be."""
    folder = GOLDEN / "seed" / "article"
    return folder.joinpath("input.txt").read_bytes().decode(), folder.joinpath("expected.txt").read_bytes().decode()
