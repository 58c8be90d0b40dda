"""The tables, in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.rounds import Ratio

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from bench.growth import Growth


def head(machine: str, options: Namespace) -> str:
    """What was measured, where and how."""
    return (
        f"# Benchmarks\n\n{machine}. Made by `python -m bench`: CPU time, each figure the median of {options.rounds}\n"
        f"interleaved rounds of fresh processes; corpora of {options.megabytes} million characters, in documents of\n"
        "about 4,200 characters, all damage synthetic. Read the ratios, not the machine.\n"
    )


def speed(table: dict[str, dict[str, Ratio | str]], costs: dict[str, float]) -> str:
    """Times quicker than `ftfy.fix_text`, task by corpus; `costs`, the time with a record to that without, by corpus."""
    names = list(dict.fromkeys(name for column in table.values() for name in column))
    lines = [
        "## Times quicker than `ftfy.fix_text`\n",
        f"| | {' | '.join(table)} |",
        f"|---|{'--:|' * len(table)}",
    ]
    peaks, missing = [], []
    for name in names:
        cells = [column.get(name, "") for column in table.values()]
        told = [f"{c.times:.1f}" if isinstance(c, Ratio) else "" for c in cells]
        if any(told):
            lines.append(f"| {name} | {' | '.join(told)} |")
            peaks += [f"{name} {max(c.peak for c in cells if isinstance(c, Ratio)) / 1024:.0f}"] * (name != "sed")
        else:
            missing.append(name)
    priced = ", ".join(f"{name} {(times - 1) * 100:+.0f} %" for name, times in costs.items())
    lines.append(f"\nWhat the record of changes costs: {priced}.")
    lines.append(f"\nPeak memory, MB: {', '.join(peaks)}.")
    if missing:
        lines.append(f"\nNot installed here: {', '.join(missing)}.")
    return "\n".join(lines) + "\n"


def brief(table: dict[str, dict[str, Ratio | str]], machine: str) -> str:
    """The whole program on three corpora, for the README."""
    told = {name: column["cleaner"] for name, column in table.items() if name in ("clean", "scraped", "damaged")}
    cells = [f"{ratio.times:.1f}" for ratio in told.values() if isinstance(ratio, Ratio)]
    return (
        f"| times as quick as `ftfy.fix_text` | {' | '.join(told)} |\n|---|{'--:|' * len(told)}\n"
        f"| the whole of cleaner | {' | '.join(cells)} |\n\n{machine}; more in [docs/benchmarks.md](docs/benchmarks.md).\n"
    )


def put(text: str, section: str) -> str:
    """`text` with `section` between the two comments that keep its place."""
    start, end = "<!-- speed -->\n", "<!-- end of speed -->"
    head, found, rest = text.partition(start)
    return f"{head}{start}{section}{end}{rest.partition(end)[2]}" if found else text


def sizes(documents: dict[int, float], lines: dict[int, float]) -> str:
    """Nanoseconds a character in documents and in lines, by their size."""
    rows = [f"| a document of {size:,} characters | {spent:.0f} |" for size, spent in documents.items()]
    rows += [f"| a line of {size:,} characters | {spent:.0f} |" for size, spent in lines.items()]
    return (
        "\n".join(["## Sizes: nanoseconds a character, the same clean prose in all\n", "| | |", "|---|--:|", *rows])
        + "\n"
    )


def rules(told: dict[str, dict[int, float]]) -> str:
    """Time by number of rules, as a multiple of that with the fewest."""
    counts = list(next(iter(told.values())))
    lines = [
        "## Time with so many rules more, to that with ten\n",
        f"| | {' | '.join(f'{count:,}' for count in counts)} |",
        f"|---|{'--:|' * len(counts)}",
    ]
    lines += [f"| {name} | {' | '.join(f'{times:.2f}' for times in row.values())} |" for name, row in told.items()]
    return "\n".join(lines) + "\n"


def jobs(multiple: float) -> str:
    """What two processes cost beside one."""
    return f"## Two processes\n\n`-j 2` takes {multiple:.2f} times the CPU time of `-j 1`.\n"


def start(multiples: dict[str, float]) -> str:
    """Start-up, as multiples of the bare interpreter."""
    rows = [f"| {name} | {value:.1f} |" for name, value in multiples.items()]
    return "\n".join(["## Start-up, in multiples of `python -c pass`\n", "| | |", "|---|--:|", *rows]) + "\n"


def grown(found: Sequence[Growth]) -> str:
    """The worst exponents of growth on hostile texts, and the slowest."""
    slowest = max(found, key=lambda g: g.seconds[-1])
    rows = [f"| `{g.fragment}` | {g.seconds[-1]:.3f} | {g.exponent:.2f} |" for g in found[:6]]
    return (
        "\n".join(
            [
                f"## Growth on {len(found)} hostile texts\n",
                "| fragment, repeated | seconds at 8n | exponent |",
                "|---|--:|--:|",
                *rows,
                f"\nSlowest: `{slowest.fragment}`, {slowest.seconds[-1]:.2f} s, exponent {slowest.exponent:.2f}.",
            ]
        )
        + "\n"
    )
