"""Texts of all sizes, and long lines: what a character costs in each, in a fresh process."""

from __future__ import annotations

import json
from statistics import median
from typing import TYPE_CHECKING

from bench import rounds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SIZES = (250, 4_000, 64_000, 1_000_000, 16_000_000)  # characters of a document
LEAST = 2_000_000  # characters that are cleaned for a figure at least
LINE = 2_000_000  # characters of the shorter line


def measure(folder: Path, number: int, line: int) -> tuple[dict[int, float], dict[int, float]]:
    """Nanoseconds a character in documents of so many characters, and in lines: medians of interleaved rounds.

    All hold the same prose again and again; what is in a text decides more about its time than its size does.
    """
    texts = json.loads((folder / "clean.json").read_text("utf-8"))
    documents = {size: _write(folder / f"size-{size}.json", cut("\n\n".join(texts), size)) for size in SIZES}
    prose = " ".join(texts).replace("\n", " ")
    lines = {size: _write(folder / f"line-{size}.json", [_filled(prose[:LINE], size)]) for size in (LINE, line)}
    return _told(documents, number), _told(lines, number)


def cut(text: str, size: int) -> list[str]:
    """Documents of whole paragraphs of the text, of `size` characters or somewhat more; as often as it takes."""
    documents, paragraphs, length = [], [], 0
    for paragraph in _filled(text, max(size, LEAST)).split("\n\n"):
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
        if length >= size:
            documents.append("\n\n".join(paragraphs))
            paragraphs, length = [], 0
    return documents or ["\n\n".join(paragraphs)]


def _filled(text: str, size: int) -> str:
    return (text * (size // len(text) + 1))[:size]


def _write(file: Path, texts: Sequence[str]) -> tuple[Path, int]:
    file.write_text(json.dumps(texts, ensure_ascii=False), "utf-8")
    return file, sum(map(len, texts))


def _told(files: dict[int, tuple[Path, int]], number: int) -> dict[int, float]:
    seen: dict[int, list[float]] = {size: [] for size in files}
    for _ in range(number):
        for size, (file, length) in files.items():
            seen[size].append(rounds.run("cleaner", file)[0] * 1e9 / length)
    return {size: median(times) for size, times in seen.items()}
