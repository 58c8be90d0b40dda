"""`cleaner corpus mine`: learn boilerplate from a data set."""

from __future__ import annotations

from typing import Annotated

import typer

from cleaner.cli.clash import check_apart
from cleaner.cli.options import MistakeError
from cleaner.cli.telling import placed
from cleaner.reports import count

DONE, FAILED = 0, 2
LEARNED = "the rule file cannot take the place of the data it is learned from; give --output another name"


def mine(
    data: Annotated[
        list[str], typer.Argument(help="Folders, files and patterns of JSONL, also compressed, and Parquet.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", help="The rule file to write; '-' is standard output.", metavar="FILE")
    ],
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
    from cleaner.corpus.find import InputError, files
    from cleaner.corpus.mining import mine as learn
    from cleaner.corpus.mining.read import MineError, Pages
    from cleaner.rulebook import RulesError

    try:
        paths = files(data)
        check_apart(output, paths, LEARNED)
        pages = Pages(paths, field, by, url)
        mined = learn(pages, rules)
        with placed(output) as file:
            file.write(mined.toml.encode("utf-8"))
    except BrokenPipeError:
        raise
    except OSError as error:
        typer.echo(f"cleaner: {error.filename or output}: {error.strerror or error}", err=True)
        raise typer.Exit(FAILED) from None
    except (MistakeError, InputError, MineError, RulesError) as error:
        for line in str(error).splitlines():
            typer.echo(f"cleaner: {line}", err=True)
        raise typer.Exit(FAILED) from None
    for trouble in pages.troubles:
        typer.echo(f"cleaner: {trouble}", err=True)
    if pages.broken > len(pages.troubles):
        typer.echo(f"cleaner: {pages.broken} lines passed over, {len(pages.troubles)} of them named above", err=True)
    if not quiet:
        without = f"; {count(pages.without, 'record')} without text or site" if pages.without else ""
        typer.echo(
            f"{count(mined.templates, 'template')} in {count(mined.rules, 'rule')} from "
            f"{count(mined.pages, 'page')} of {count(mined.sites, 'site')}{without}",
            err=True,
        )
    raise typer.Exit(FAILED if pages.broken else DONE)
