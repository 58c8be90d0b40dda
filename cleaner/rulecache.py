"""Keep the parsed built-in rules from one start to the next: parsing them is most of the time a start takes.

The cache is a JSON file in the user's cache folder, named by a digest of the content of every rule file and of
the code that reads them, so a stale one is never read; old ones are removed when another is written.  It holds data
only.  Where it cannot be written or is damaged, the rule files are read.  A wheel brings the cache of its own rules along
(`shipped`), which holds as long as nobody touches them.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from functools import cache

from cleaner import rulefile
from cleaner.lean import TYPE_CHECKING, Any, bulk, cast
from cleaner.rule import Rule
from cleaner.rulefile import RuleFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SETTLED = 2  # seconds after which a file that looks untouched is: clocks of file systems are coarse
CODE = ("rule.py", "kinds.py", "faults.py", "rulefile.py", "rulecache.py")  # that reads rule files
SHIPPED = "shipped"  # folder of the package, beside its rules, with a cache made when the wheel was built
STAMP = "stamp.json"  # the rule files and their sizes
KEPT = 60 * 24 * 3600  # seconds after which a cache is forgotten: whoever still needs it makes it again
HELD = 64 << 20  # bytes of caches that are kept: those of the last twenty states of the rules
BLOCK = 1 << 12  # bytes that a small file takes up, too
INSTALLING = 300  # seconds that an installer may take from the first file to the last
TEMPLATES = ("lines", "starts", "ends", "table")
WORDS, PARTED = "words", "\n"  # thousands of them: as one string they are read in a third of the time

LANGUAGES, EXAMPLES, KEEPS, DATA, FILE = map(Rule._fields.index, ("languages", "examples", "keeps", "data", "file"))


def read_all(folder: str) -> list[RuleFile]:
    """The rule files below `folder`, slim: without reasons, examples and templates (`slim`); from the cache where it is fresh."""

    def read() -> list[RuleFile]:
        return [rulefile.read(file) for file in rulefile.find(folder)]

    def packed() -> list[Any] | None:
        files = read()
        return None if any(file.problems for file in files) else [_pack(file, folder) for file in files]

    kept = derived("rules", folder, packed)
    if kept is None:  # problems to tell
        return read()
    try:
        return [_unpack(entry, folder) for entry in kept]
    except (TypeError, ValueError, IndexError):  # a cache that somebody has changed
        return [_unpack(entry, folder) for entry in packed() or ()]


def derived(name: str, folder: str, make: Callable[[], Any]) -> Any:
    """What `make` gets out of the rule files below `folder`: JSON data, kept until one of the files changes.

    None is not kept.
    """
    brought = os.path.join(shipped(folder), f"{name}.json") if shipped(folder) else ""
    try:
        if brought:
            return _parse(brought)
    except (OSError, ValueError):  # rules in force that nobody foresaw
        pass
    try:
        path = os.path.join(cache_dir(), f"{name}-{digest(folder)}.json")
    except (OSError, ValueError):  # a file that cannot be read: whoever reads it tells why
        return make()
    try:
        return _parse(path)
    except (OSError, ValueError):
        made = make()
    if made is not None:
        import json

        _forget(os.path.dirname(path))
        _write(path, json.dumps(made, ensure_ascii=False))
    return made


@cache
def shipped(folder: str) -> str:
    """The folder with the cache that came with the rules below `folder`; empty where there is none that holds."""
    beside = os.path.join(os.path.dirname(folder), SHIPPED)
    try:
        stamp = os.path.join(beside, STAMP)
        limit = os.stat(stamp).st_mtime + INSTALLING
        sizes = _parse(stamp)
        states = {os.path.relpath(file, folder).replace(os.sep, "/"): os.stat(file) for file in rulefile.find(folder)}
    except (OSError, ValueError):
        return ""
    good = {name: state.st_size for name, state in states.items() if state.st_mtime <= limit} == sizes
    return beside if good and len(states) == len(sizes) else ""


class _Strictly:
    """How the scanner of `json` reads JSON when nobody asks for anything else."""

    strict, object_hook, object_pairs_hook = True, None, None
    parse_float, parse_int, parse_constant = float, int, float


def _parse(path: str) -> Any:
    """The JSON that is in a file; raises `OSError`, `ValueError`.

    By the scanner alone: all of `json`, with its patterns, would take a thirtieth of a short run.
    """
    with open(path, "rb") as file:
        text = file.read().decode()  # all at once: a file of text is read bit by bit, and looked at for line ends
    try:
        from _json import make_scanner
    except ImportError:
        from json import loads

        return loads(text)
    try:
        value, end = make_scanner(cast("Any", _Strictly))(text, 0)
    except StopIteration:
        end = -1
    if end < len(text):
        raise ValueError(f"{path} is not what was written")
    return value


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


@cache
def digest(folder: str) -> str:
    """A digest of all rule files below `folder` and of the code that reads them; raises `OSError`, `ValueError`.

    Files that have not been touched for a while since they were last digested are not read again.
    """
    code = (os.path.join(os.path.dirname(__file__), name) for name in CODE)
    files = (*code, *rulefile.find(folder))
    states = [(file, os.stat(file)) for file in files]
    told = [(file, s.st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino) for file, s in states]
    path = os.path.join(cache_dir(), f"digest-{digest_of(repr(told))}")
    try:
        with open(path, "rb") as known:
            return known.read().decode()
    except (OSError, ValueError):
        found = digest_of(b"\0".join(file.encode() + b"\0" + rulefile.read_bytes(file) for file in files))
    if time.time() - max(max(s.st_mtime, s.st_ctime) for _, s in states) > SETTLED:
        _write(path, found)
    return found


def digest_of(content: str | bytes) -> str:
    """32 hexadecimal digits that tell contents apart."""
    try:
        from _blake2 import blake2b  # hashlib loads OpenSSL first, which costs more than all the digests
    except ImportError:
        from hashlib import blake2b

    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return str(blake2b(data, digest_size=16).hexdigest())


def _pack(file: RuleFile, folder: str) -> list[Any]:
    """The rules of a file, column by column, where all are alike in one its value once; how many; and what it switches."""
    rows = [
        r._replace(
            file=os.path.relpath(r.file, folder), why="", summary="", examples=(), keeps=(), data=_joined(slim(r))
        )
        for r in file.rules
    ]
    columns = map(list, zip(*rows, strict=True))
    return [[c[:1] if c.count(c[0]) == len(c) else c for c in columns], len(rows), dict(file.safety)]


def _joined(data: dict[str, Any]) -> dict[str, Any]:
    """What a rule holds, its words as one string where that can be undone."""
    words = data.get(WORDS)
    if not words or any(PARTED in word for word in words):
        return data
    return {**data, WORDS: PARTED.join(words)}


def slim(read: Rule) -> dict[str, Any]:
    """What a rule holds, without templates and long tables, which are most of all that rules hold: only their digest.

    The stage that looks them up keeps them in a form of its own (`derived`).
    """
    templates = {key: read.data[key] for key in TEMPLATES if key in read.data}
    if not templates:
        return dict(read.data)
    rest = {key: value for key, value in read.data.items() if key not in templates}
    return {**rest, "digest": digest_of(repr(sorted(templates.items())))}


class _Words(Sequence[str]):
    """The words of a rule as the list that they are; parted when somebody asks for them: most starts ask for few."""

    def __init__(self, joined: str) -> None:
        self._words: str | list[str] = joined

    def _parted(self) -> list[str]:
        if isinstance(self._words, str):
            self._words = self._words.split(PARTED)
        return self._words

    def __len__(self) -> int:
        return len(self._parted())

    def __iter__(self) -> Iterator[str]:
        return iter(self._parted())

    def __getitem__(self, at: Any) -> Any:
        return self._parted()[at]

    def __eq__(self, other: object) -> bool:
        return self._parted() == (other._parted() if isinstance(other, _Words) else other)

    __hash__ = None  # type: ignore[assignment]  # as that of a list

    def __repr__(self) -> str:
        return repr(self._parted())


def _unpack(entry: Any, folder: str) -> RuleFile:
    columns, count, safety = entry
    if not count:
        return RuleFile((), safety)
    columns[FILE] = [os.path.join(folder, file) for file in columns[FILE]]
    for place in (LANGUAGES, EXAMPLES, KEEPS):
        columns[place] = list(map(tuple, columns[place]))
    for data in columns[DATA]:
        if isinstance(data.get(WORDS), str):
            data[WORDS] = _Words(data[WORDS])
    whole = [column * count if len(column) == 1 else column for column in columns]
    return RuleFile(tuple(bulk(Rule, zip(*whole, strict=True))), safety)


def _forget(folder: str) -> None:
    """Remove the caches in `folder` that were written long ago, and the oldest beyond `HELD`.

    Nearly all are of rules that have changed since; another process that wants one makes it again.
    """
    import re
    from contextlib import suppress

    own = re.compile(r"[\w-]+-[0-9a-f]{32}(?:\.json)?(?:\.\d+)?")  # nobody else's file is touched
    before = time.time() - KEPT
    try:
        with os.scandir(folder) as entries:
            found = [(entry.stat(), entry.path) for entry in entries if own.fullmatch(entry.name)]
    except OSError:  # there is no folder yet, or one went meanwhile
        return
    size = 0
    for state, path in sorted(found, key=lambda file: -file[0].st_mtime):
        size += state.st_size + BLOCK
        if size > HELD or state.st_mtime < before:
            with suppress(OSError):  # another run was first
                os.unlink(path)


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
