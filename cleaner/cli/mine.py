"""`cleaner corpus mine`: learn boilerplate from a data set."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli.clash import check_apart
from cleaner.cli.options import MistakeError
from cleaner.cli.telling import placed
from cleaner.reports import count

if TYPE_CHECKING:
    from cleaner.corpus.mining import Mined
    from cleaner.corpus.mining.read import Pages

DONE, FAILED = 0, 2
LEARNED = "the rule file cannot take the place of the data it is learned from; give --output another name"

THERE = "it is there, and somebody may have reviewed it; give --output another name, or say --force"


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
    rules: Annotated[
        list[str],
        typer.Option(help="Rule files whose lines are not learned again, whatever their safety.", metavar="PATH"),
    ] = [],  # noqa: B006
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
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
        _check_free(output, force=force)
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
    _tell(pages, mined, quiet=quiet)
    raise typer.Exit(FAILED if pages.broken else DONE)


def _check_free(output: str, *, force: bool) -> None:
    """Raise `MistakeError` where a file would be lost."""
    if not force and os.path.isfile(output) and os.path.getsize(output):
        raise MistakeError(f"{output}: {THERE}")


def _tell(pages: Pages, mined: Mined, *, quiet: bool) -> None:
    """Say what was passed over, and what was learned."""
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
