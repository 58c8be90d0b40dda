"""Measure everything: `python -m bench` prints a table; `--write docs/benchmarks.md` keeps it, and a short one in the README."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import sys
import tempfile
from pathlib import Path

from bench import corpora, growth, report, rounds, sizes, tasks

ROOT = Path(__file__).parent.parent
CORPORA = ("clean", "wrapped", "scraped", "damaged", "ascii", "lines", "one-line")


def main() -> None:
    """Build the corpora, measure, print."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpora.build(folder, options.megabytes)
        parts = [report.head(_machine(), options)]
        if "speed" in options.parts:
            names = ["cleaner", "record", *tasks.STAGES, "sed", *tasks.PEERS]
            table = {c: rounds.ratios(names, folder / f"{c}.json", options.rounds) for c in CORPORA}
            costs = {c: rounds.cost("record", "cleaner", folder / f"{c}.json", 3 * options.rounds) for c in CORPORA}
            parts.append(report.speed(table, costs))
            if options.write:
                readme = ROOT / "README.md"
                brief = report.brief(table, _machine())
                readme.write_text(report.put(readme.read_text("utf-8"), brief), "utf-8")
        if "sizes" in options.parts:
            parts.append(report.sizes(*sizes.measure(folder, options.rounds, int(options.line * 1e6))))
        if "rules" in options.parts:
            parts.append(report.rules(rounds.rules([folder / "clean.json", folder / "scraped.json"], options.rounds)))
        if "jobs" in options.parts:
            parts.append(report.jobs(rounds.side_by_side(_records(folder), options.rounds)))
        if "start" in options.parts:
            parts.append(report.start(rounds.startup(_commands(folder), 3 * options.rounds)))
        if "growth" in options.parts:
            parts.append(report.grown(growth.measure(options.size)))
    text = "\n".join(parts)
    print(text)
    if options.write:
        options.write.write_text(text, "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", default=["speed", "sizes", "rules", "jobs", "start", "growth"], help="what to measure"
    )
    parser.add_argument("--rounds", type=int, default=5, help="fresh processes for each figure (5)")
    parser.add_argument("--megabytes", type=float, default=3.0, help="size of each corpus, in million characters (3)")
    parser.add_argument("--line", type=float, default=20.0, help="size of the longest line, in million characters (20)")
    parser.add_argument("--size", type=int, default=40_000, help="smallest text of the growth test (40000)")
    parser.add_argument("--write", type=Path, help="a Markdown file to write the tables to")
    return parser.parse_args()


def _machine() -> str:
    today = dt.datetime.now(tz=dt.UTC).date()
    load = f", load {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    return f"{today}, Python {platform.python_version()}, {platform.machine()}, {platform.system()}{load}"


def _records(folder: Path) -> Path:
    """A file of records, large enough for two processes."""
    file = folder / "records.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for name in ("clean", "scraped", "damaged"):
            texts = json.loads((folder / f"{name}.json").read_text("utf-8"))
            out.writelines(json.dumps({"text": text}) + "\n" for text in texts * 3)
    return file


def _commands(folder: Path) -> dict[str, list[str]]:
    """What the start-up figures are taken of: a small sound file, and one that needs ftfy."""
    sound, broken = folder / "sound.txt", folder / "broken.txt"
    sound.write_text((folder / "ascii.txt").read_text("utf-8")[:4000] + ".\n", "utf-8")
    broken.write_text("The cafÃ© doesnâ€™t open before noon.\n", "utf-8")
    cleaner = [sys.executable, "-m", "cleaner"]
    return {
        "import cleaner.clean": [sys.executable, "-c", "from cleaner import clean"],
        "cleaner check, sound file of 4 KB": [*cleaner, "check", str(sound)],
        "cleaner check, file with mojibake": [*cleaner, "check", str(broken)],
        "cleaner --help": [*cleaner, "--help"],
        "import ftfy": [sys.executable, "-c", "import ftfy"],
        "import typer": [sys.executable, "-c", "import typer"],
    }


if __name__ == "__main__":
    main()
