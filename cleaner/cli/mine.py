"""`cleaner corpus mine`: learn boilerplate from a data set."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from cleaner.cli.clash import check_apart
from cleaner.cli.options import MistakeError

DONE, FAILED = 0, 2
LEARNED = "the rule file cannot take the place of the data it is learned from; give --output another name"


def mine(
    data: Annotated[list[str], typer.Argument(help="Files of records, JSONL or Parquet, also compressed.")],
    output: Annotated[str, typer.Option("--output", "-o", help="The rule file to write.", metavar="FILE")],
    field: Annotated[str, typer.Option(help="The field that holds the text, e.g. meta.text.", metavar="NAME")] = "text",
    by: Annotated[
        str,
        typer.Option(help="What makes a site: a field, or url-domain for the host of the address.", metavar="FIELD"),
    ] = "url-domain",
    url: Annotated[str, typer.Option(help="The field that holds the address of a page.", metavar="NAME")] = "url",
    rules: Annotated[list[str], typer.Option(help="Rule files whose lines need not be learned.", metavar="PATH")] = [],  # noqa: B006
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors.")] = False,
) -> None:
    """Learn lines that repeat over the pages of a site or over sites; write a rule file for a person to review."""
    from cleaner.corpus.mining import mine as learn
    from cleaner.corpus.mining.read import MineError, Pages

    try:
        check_apart(output, data, LEARNED)
        mined = learn(Pages(data, field, by, url), rules)
        part = f"{output}.part"
        with open(part, "w", encoding="utf-8", newline="\n") as file:
            file.write(mined.toml)
        os.replace(part, output)
    except (MistakeError, MineError, OSError) as error:
        typer.echo(f"cleaner: {error}", err=True)
        raise typer.Exit(FAILED) from None
    if not quiet:
        typer.echo(
            f"{mined.templates} templates in {mined.rules} rules from {mined.pages} pages of {mined.sites} sites",
            err=True,
        )
