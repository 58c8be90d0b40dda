"""Find the files to clean below a folder.

What `.gitignore` leaves out is left out, as are hidden names, symbolic links, and files whose name says that they are
not prose: source code and data, where a line break or a quotation mark is syntax.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cleaner.files.replace import PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

NOT_PROSE = frozenset(
    [
        "bash",
        "bat",
        "bib",
        "c",
        "cc",
        "cfg",
        "clj",
        "cmake",
        "conf",
        "cpp",
        "cs",
        "css",
        "csv",
        "cxx",
        "dart",
        "diff",
        "ex",
        "exs",
        "f90",
        "fish",
        "go",
        "gradle",
        "groovy",
        "h",
        "hpp",
        "hs",
        "htm",
        "html",
        "ini",
        "ipynb",
        "java",
        "jl",
        "js",
        "json",
        "json5",
        "jsonl",
        "jsx",
        "kt",
        "less",
        "lock",
        "lua",
        "m",
        "mk",
        "ml",
        "mm",
        "nim",
        "nix",
        "patch",
        "php",
        "pl",
        "pm",
        "po",
        "pot",
        "properties",
        "proto",
        "ps1",
        "py",
        "pyi",
        "r",
        "rb",
        "rs",
        "sass",
        "scala",
        "scss",
        "sh",
        "sql",
        "srt",
        "svg",
        "swift",
        "tcl",
        "tex",
        "tf",
        "toml",
        "ts",
        "tsv",
        "tsx",
        "vb",
        "vim",
        "vtt",
        "vue",
        "xhtml",
        "xml",
        "yaml",
        "yml",
        "zig",
        "zsh",
    ]
)


def walk(
    folder: str,
    exclude: tuple[str, Sequence[str]] = ("", ()),
    taken: Callable[[str], bool] | None = None,
    failed: Callable[[OSError], None] | None = None,
) -> Iterator[str]:
    """The files below `folder` in sorted order, with the folder's name in front as it was given.

    `exclude` is a folder with further patterns, as a `.gitignore` there would hold them.  `taken` tells by its name
    whether a file is wanted; else those are that may hold prose.  `failed` hears of a folder that cannot be read; without
    it `OSError` is raised.
    """
    specs = [(root, spec) for root in _above(folder) if (spec := _ignored(root))]
    root, patterns = exclude
    if patterns:
        from pathspec import GitIgnoreSpec

        specs.append((root, GitIgnoreSpec.from_lines(patterns)))
    yield from _walk(folder, specs, taken or is_prose, failed)


def _walk(
    folder: str,
    specs: list[tuple[str, GitIgnoreSpec]],
    taken: Callable[[str], bool],
    failed: Callable[[OSError], None] | None,
) -> Iterator[str]:
    own = _ignored(folder)
    if own:
        specs = [*specs, (os.path.abspath(folder), own)]
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        if failed is None:
            raise
        failed(error)
        return
    for entry in found:
        is_dir = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith((".", PREFIX)) or _matches(entry.path, is_dir, specs):
            continue
        if is_dir:
            yield from _walk(entry.path, specs, taken, failed)
        elif entry.is_file(follow_symlinks=False) and taken(entry.name):
            yield entry.path


def is_prose(name: str) -> bool:
    """Whether the file's name leaves it open that it holds prose."""
    stem, dot, ending = name.rpartition(".")
    return not (dot and stem and ending.lower() in NOT_PROSE) and name not in ("Makefile", "Dockerfile", "Jenkinsfile")


def _above(folder: str) -> list[str]:
    """The folders from the top of the git repository that `folder` is in down to the one above it."""
    above: list[str] = []
    here = os.path.abspath(folder)
    while not os.path.exists(os.path.join(here, ".git")):
        here, name = os.path.split(here)
        if not name:
            return []
        above.insert(0, here)
    return above


def _ignored(folder: str) -> GitIgnoreSpec | None:
    path = os.path.join(folder, ".gitignore")
    if not os.path.isfile(path):
        return None
    from pathspec import GitIgnoreSpec

    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        return GitIgnoreSpec.from_lines(file)


def _matches(path: str, is_dir: bool, specs: Sequence[tuple[str, GitIgnoreSpec]]) -> bool:
    """Whether the last pattern that speaks of `path` leaves it out."""
    verdict = False
    for root, spec in specs:
        name = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
        result = spec.check_file(name + "/" if is_dir else name)
        if result.include is not None:
            verdict = result.include
    return verdict
