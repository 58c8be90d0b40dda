"""The whole command line, with its help, read by typer."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from cleaner.cli import corpus as corpus_command
from cleaner.cli import rules as rules_command
from cleaner.cli.options import Options, split_commas
from cleaner.cli.run import run
from cleaner.cli.shared import Config, Field, Ignore, Isolated, Jobs, Lang, Quiet, Rules, Select, Stage, Unsafe  # noqa: TC001  (typer reads them)
from cleaner.version import __version__

app = typer.Typer(
    name="cleaner",
    help="Clean scraped text: broken line wraps, quotation marks, boilerplate, mojibake. "
    "Leaves good text alone, and accounts for every character it touched.",
    epilog="Exit codes: 0 done or clean, 1 findings or differences, 2 failure, 130 interrupted, 141 nobody reads the output.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(rules_command.app, name="rules")
app.add_typer(corpus_command.app, name="corpus")

Paths = Annotated[list[str], typer.Argument(help="Files and folders; '-' is standard input.", show_default=False)]
Format = Annotated[
    Literal["text", "concise", "json", "jsonl", "sarif", "github"],
    typer.Option(help="How check, or fix, tells what was found."),
]
StdinName = Annotated[str, typer.Option(help="The name to show for standard input.", metavar="NAME")]
Encoding = Annotated[str | None, typer.Option(help="Encoding of the files; else UTF-8, or detected.", metavar="NAME")]
Errors = Annotated[
    Literal["strict", "surrogateescape"],
    typer.Option(help="Bytes that are not text: refuse the file, or keep them as they are."),
]
Record = Annotated[str | None, typer.Option(help="Add what was changed to FILE, for undo.", metavar="FILE")]
NoRecord = Annotated[str | None, typer.Option("--record", hidden=True)]  # of other commands: so that they can say why
NoFormat = Annotated[str, typer.Option("--output-format", hidden=True)]  # likewise
RecordFormat = Annotated[
    Literal["jsonl", "csv", "tsv", "parquet"] | None,
    typer.Option("--format", help="The format of records, where the name does not tell it."),
]


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"cleaner {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Clean scraped text."""


def _command(name: str, summary: str) -> None:
    def command(
        paths: Paths,
        select: Select = [],  # noqa: B006  (typer copies it)
        ignore: Ignore = [],  # noqa: B006
        stage: Stage = [],  # noqa: B006
        lang: Lang = None,
        rules: Rules = [],  # noqa: B006
        config: Config = None,
        isolated: Isolated = False,
        unsafe: Unsafe = False,
        output_format: Format = "text",
        stdin_filename: StdinName = "<stdin>",
        encoding: Encoding = None,
        errors: Errors = "strict",
        quiet: Quiet = False,
        record: Record = None,
        field: Field = [],  # noqa: B006
        record_format: RecordFormat = None,
        jobs: Jobs = 1,
    ) -> None:
        options = Options(
            name,
            tuple(paths),
            split_commas(select),
            split_commas(ignore),
            split_commas(stage),
            lang,
            tuple(rules),
            config,
            isolated,
            unsafe,
            output_format,
            stdin_filename,
            encoding,
            errors,
            quiet,
            record,
            tuple(field),
            record_format,
            jobs,
        )
        raise typer.Exit(run(options))

    if name != "fix":
        command.__annotations__["record"] = "NoRecord"
    if name not in ("fix", "check"):
        command.__annotations__["output_format"] = "NoFormat"
    app.command(name, help=summary)(command)


_command("fix", "Clean files in place; '-' reads standard input and writes standard output.")
_command("check", "Write nothing; list what is wrong as path:line:column rule message.")
_command("diff", "Write nothing; show what fix would do, as a diff that patch applies.")
_command("explain", "Tell why each line break, mark and line was kept or changed, with the numbers.")


@app.command()
def report(
    paths: Paths,
    output: Annotated[
        str, typer.Option("--output", "-o", help="The page to write; '-' is standard output.", metavar="FILE.html")
    ],
    select: Select = [],  # noqa: B006
    ignore: Ignore = [],  # noqa: B006
    stage: Stage = [],  # noqa: B006
    lang: Lang = None,
    rules: Rules = [],  # noqa: B006
    config: Config = None,
    isolated: Isolated = False,
    unsafe: Unsafe = False,
    stdin_filename: StdinName = "<stdin>",
    encoding: Encoding = None,
    errors: Errors = "strict",
    quiet: Quiet = False,
    field: Field = [],  # noqa: B006
    record_format: RecordFormat = None,
    jobs: Jobs = 1,
) -> None:
    """Change nothing; write one HTML page with everything fix would do, before and after side by side."""
    options = Options("report", tuple(paths), split_commas(select), split_commas(ignore), split_commas(stage))
    options = options._replace(lang=lang, rules=tuple(rules), config=config, isolated=isolated, unsafe=unsafe)
    options = options._replace(stdin_filename=stdin_filename, encoding=encoding, errors=errors, quiet=quiet)
    options = options._replace(field=tuple(field), record_format=record_format, jobs=jobs)
    raise typer.Exit(run(options._replace(output_format="html", output=output)))


@app.command()
def undo(record: Annotated[str, typer.Argument(help="A record written by fix --record.")]) -> None:
    """Give every file in a record its old bytes back, unless it was changed since."""
    from cleaner.cli.undo import undo_all

    raise typer.Exit(undo_all(record))
