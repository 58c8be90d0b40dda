"""Paragraphs of sound prose: our own texts in many languages, and what the standard library says of itself."""

from __future__ import annotations

import inspect
import pkgutil
import re
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from pydoc_data import topics

ROOT = Path(__file__).parent.parent
MODULES = (
    "argparse",
    "collections",
    "configparser",
    "datetime",
    "decimal",
    "difflib",
    "email",
    "inspect",
    "logging",
    "unittest",
)
LEAST = 120  # characters of a paragraph: what is shorter may be a heading, a verse, an item
ENOUGH = 1_500  # characters of a language, so that a document seldom says anything more than twice
_PROSE = re.compile(r"[^\W\d_]|[\"'“‘„«»「—–¿¡]")  # neither items nor quoted mail
_WORDY = re.compile(r"[A-Z][^|{}<>\\=]{120,}[.:]\Z")


@cache
def paragraphs() -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """English paragraphs from the standard library, and the paragraphs of our goldens, by language, where these are many."""
    english = [p for text in _library_texts() for p in _unwrapped(text) if _WORDY.match(p)]
    many: dict[str, list[str]] = {}
    for file in sorted((ROOT / "golden").rglob("expected.txt")):
        lang = tomllib.loads(file.with_name("case.toml").read_text("utf-8"))["lang"]
        many.setdefault(lang, []).extend(
            p for p in file.read_text("utf-8").split("\n") if len(p) > LEAST and _PROSE.match(p)
        )
    pools = [tuple(dict.fromkeys(found)) for found in many.values()]
    return tuple(dict.fromkeys(english)), tuple(pool for pool in pools if sum(map(len, pool)) > ENOUGH)


def _library_texts() -> list[str]:
    texts = list(topics.topics.values())
    for name in MODULES:
        package = import_module(name)
        inner = [f"{name}.{m.name}" for m in pkgutil.iter_modules(getattr(package, "__path__", ())) if m.name[0] != "_"]
        for module in [package, *map(import_module, inner)]:
            members = [v for _, v in inspect.getmembers(module) if inspect.isclass(v) or inspect.isfunction(v)]
            texts += [inspect.getdoc(v) or "" for v in [module, *members]]
    return texts


def _unwrapped(text: str) -> list[str]:
    """The paragraphs of a text, each on one line; those with layout left out."""
    blocks = re.split(r"\n[ \t]*\n", text)
    prose = [b for b in blocks if not re.search(r"\S {2,}\S|\n {3,}|^\s*[*>-]", b)]
    # a hyphen that ends a line is of a compound
    return [re.sub(r"(?<=\w-) (?!and |or )", "", " ".join(b.split())) for b in prose]
