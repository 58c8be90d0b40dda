"""What a command line asks for, whichever of the two readers has read it."""

from __future__ import annotations

from cleaner.lean import Any, NamedTuple

FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github")
ERRORS = ("strict", "surrogateescape")
RECORD_FORMATS = ("jsonl", "csv", "tsv", "parquet")
PACKED = (".gz", ".zst", ".xz", ".bz2")
RECORD_ENDINGS = (
    *(f".{form}{packing}" for form in (*RECORD_FORMATS, "ndjson") for packing in ("", *PACKED)),
    *(f".json{packing}" for packing in PACKED),
)


class MistakeError(ValueError):
    """What a command line asks for is not done: options that do not go together, files that would be lost."""


class Options(NamedTuple):
    """The options of `fix`, `check`, `diff`, `explain` and `report`; `jobs` is 0 for one on each processor."""

    command: str
    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    lang: str | None = None
    rules: tuple[str, ...] = ()
    config: str | None = None
    isolated: bool = False
    unsafe: bool = False
    output_format: str = "text"
    stdin_filename: str = "<stdin>"
    encoding: str | None = None
    errors: str = "strict"
    quiet: bool = False
    record: str | None = None
    field: tuple[str, ...] = ()
    record_format: str | None = None
    jobs: int = 1
    output: str | None = None

    def mistake(self) -> str:
        """Why these options do not go together; empty when they do."""
        piped = self.command == "fix" and "-" in self.paths
        if self.record and (self.command != "fix" or piped):
            return "--record goes with fix and files: there is nothing else to undo"
        if self.output_format not in ("text", "html") and self.command in ("diff", "explain"):
            return f"{self.command} has no --output-format; check has"
        if self.output_format != "text" and piped:
            return "standard output has the cleaned text, so no --output-format can go there; try check"
        return ""

    def merged(self, config: dict[str, Any]) -> dict[str, Any]:
        """`config` with what the command line says on top."""
        config = dict(config)
        for key, given in (("select", self.select), ("ignore", self.ignore), ("stages", self.stage)):
            if given:
                config[key] = list(given)
        if self.rules:
            config["rules"] = [*config.get("rules", ()), *self.rules]
        if self.field:
            config["field"] = list(self.field)
        if self.lang is not None:
            config["lang"] = self.lang
        if self.unsafe:
            config["unsafe"] = True
        return config


def split_commas(values: list[str]) -> tuple[str, ...]:
    """`["A,B", "C"]` as `("A", "B", "C")`."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
