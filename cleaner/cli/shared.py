"""Options that several commands have, as typer reads them."""

from __future__ import annotations

from typing import Annotated

import typer

Select = Annotated[
    list[str],
    typer.Option(help="Rules to use: ids (WR001), starts of ids (WR), names, stages; commas between.", metavar="RULE"),
]
Ignore = Annotated[list[str], typer.Option(help="Rules to leave out.", metavar="RULE")]
Stage = Annotated[
    list[str], typer.Option(help="Stages to run: encoding, spacing, boilerplate, wraps, quotes.", metavar="STAGE")
]
Lang = Annotated[str | None, typer.Option(help="Language of the texts, e.g. de or pt-BR.", metavar="TAG")]
Rules = Annotated[list[str], typer.Option(help="More rule files or folders.", metavar="PATH")]
Config = Annotated[str | None, typer.Option(help="Configuration to use instead of the nearest one.", metavar="FILE")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore all configuration files.")]
Unsafe = Annotated[bool, typer.Option("--unsafe", help="Also apply rules that are likely and not sure.")]
Field = Annotated[
    list[str], typer.Option(help="The field of records that holds the text, e.g. meta.text.", metavar="NAME")
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=0, help="Processes to work in; 0 for one on each processor.", metavar="N")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only results and errors.")]
