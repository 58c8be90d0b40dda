"""Keep the parsed built-in rules from one start to the next: parsing them is most of the time a start takes.

The cache is a JSON file in the user's cache folder, named by a digest of the content of every rule file and of
the code that reads them, so a stale one is never read.  It holds data only.  Where it cannot be written or is
damaged, the rule files are read.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from cleaner import rule, rulefile
from cleaner.rule import Rule
from cleaner.rulefile import RuleFile

if TYPE_CHECKING:
    from collections.abc import Iterable


def read_all(folder: str) -> list[RuleFile]:
    """The rule files below `folder`, without their examples; from the cache where it is fresh."""
    files = rulefile.find(folder)
    try:
        path = os.path.join(cache_dir(), f"rules-{_digest(files)}.json")
    except (OSError, ValueError):  # a file that cannot be read: reading it below tells why
        return [rulefile.read(file) for file in files]
    try:
        with open(path, encoding="utf-8") as cached:
            return [_unpack(entry) for entry in json.load(cached)]
    except (OSError, ValueError, TypeError):
        read = [rulefile.read(file) for file in files]
    if not any(file.problems for file in read):
        _write(path, json.dumps([_pack(file) for file in read], ensure_ascii=False))
    return read


def cache_dir() -> str:
    """The user's cache folder for cleaner; `CLEANER_CACHE_DIR` overrides it."""
    given = os.environ.get("CLEANER_CACHE_DIR")
    if given:
        return given
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", home)
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "cleaner")


def _digest(files: Iterable[str]) -> str:
    try:
        from _blake2 import blake2b  # hashlib loads OpenSSL first, which costs more than all the digests
    except ImportError:
        from hashlib import blake2b

    digest = blake2b(digest_size=16)
    for file in (rule.__file__, rulefile.__file__, __file__, *files):
        digest.update(file.encode() + b"\0" + rulefile.read_bytes(file) + b"\0")
    return str(digest.hexdigest())


def _pack(file: RuleFile) -> list[Any]:
    return [[list(r._replace(examples=(), keeps=())) for r in file.rules], dict(file.safety)]


def _unpack(entry: Any) -> RuleFile:
    rules, safety = entry
    return RuleFile(tuple(Rule(*row)._replace(languages=tuple(row[5]), examples=(), keeps=()) for row in rules), safety)


def _write(path: str, content: str) -> None:
    """Write the cache, whole or not at all; a cache that cannot be written is no fault."""
    part = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(part, "w", encoding="utf-8") as file:
            file.write(content)
        os.replace(part, path)
    except OSError:
        pass
