"""Read the common command lines without the command line library, which takes most of a short run's time.

`parse` gives exactly what `app` would give, or None for whatever it does not know, which `app` then reads: help,
mistakes, rare commands.  A test holds the two against each other.
"""

from __future__ import annotations

from cleaner.cli.options import ERRORS, FORMATS, RECORD_FORMATS, Options, split_commas
from cleaner.lean import Any

COMMANDS = ("fix", "check", "diff")
LISTS = {"--select": "select", "--ignore": "ignore", "--stage": "stage", "--rules": "rules", "--field": "field"}
VALUES = {
    "--lang": "lang",
    "--config": "config",
    "--output-format": "output_format",
    "--stdin-filename": "stdin_filename",
    "--encoding": "encoding",
    "--errors": "errors",
    "--record": "record",
    "--format": "record_format",
    "--jobs": "jobs",
    "-j": "jobs",
}
FLAGS = {"--isolated": "isolated", "--unsafe": "unsafe", "--quiet": "quiet", "-q": "quiet"}
CHOICES = {"output_format": FORMATS, "errors": ERRORS, "record_format": RECORD_FORMATS}


def parse(argv: list[str]) -> Options | None:
    """The options in `argv`, or None when the command line library must read it."""
    if not argv or argv[0] not in COMMANDS:
        return None
    paths: list[str] = []
    lists: dict[str, list[str]] = {}
    values: dict[str, Any] = {}
    words = iter(argv[1:])
    for word in words:
        name, equals, value = word.partition("=")
        if word == "-" or not word.startswith("-"):
            paths.append(word)
        elif word in FLAGS:
            values[FLAGS[word]] = True
        elif name in LISTS or (name in VALUES and (not equals or name.startswith("--"))):
            given = value if equals else next(words, None)
            if given is None or (not equals and given.startswith("-")):
                return None
            if name in LISTS:
                lists.setdefault(LISTS[name], []).append(given)
            else:
                values[VALUES[name]] = given
        else:
            return None
    if not paths or any(values.get(key, choices[0]) not in choices for key, choices in CHOICES.items()):
        return None
    if "jobs" in values:
        if not (values["jobs"].isascii() and values["jobs"].isdigit()):
            return None
        values["jobs"] = int(values["jobs"])
    values.update((key, tuple(lists.pop(key, ()))) for key in ("rules", "field"))
    values.update((key, split_commas(given)) for key, given in lists.items())
    return Options(argv[0], tuple(paths), **values)
