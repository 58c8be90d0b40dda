"""The corpora: clean, hard-wrapped, scraped-like, damaged, one-line and single-line texts; the same on every run.

All damage and all page furniture are ours.  A corpus is a list of documents of about 4,200 characters.
"""

from __future__ import annotations

import json
import random
import re
import textwrap
from itertools import cycle
from typing import TYPE_CHECKING

from bench.prose import paragraphs

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = 4200  # characters
# What is typed for these on a plain keyboard: a text that merely lost its marks and dashes would not be sound.
_TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "--", "…": "...", "\xa0": " "})
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
FURNITURE = (
    "Share", "0 Comments", "Read more", "Advertisement", "Sign up for our newsletter", "Related articles", "Print",
    "3 min read", "All rights reserved.", "Follow us on Facebook", "Back to top", "Cookie settings", "Tags: news",
)  # fmt: skip

MENU = (
    "Home", "About us", "News", "Sport", "Weather", "Travel", "Shop", "Contact", "My account", "Search", "Newsletter",
    "Jobs", "Privacy policy", "Terms of use", "Help", "Videos", "Photos", "Archive", "Subscribe", "Log in",
)  # fmt: skip


def build(folder: Path, megabytes: float) -> None:
    """Write the corpora into `folder`, each of about `megabytes` million characters, as JSON lists."""
    pick = random.Random(20)  # noqa: S311
    count = max(2, int(megabytes * 1e6 / DOCUMENT))
    clean = [_document(pick) for _ in range(count)]
    half = len(clean) // 2
    scraped = [_page(pick, text) if number % 2 else _wrapped(pick, text) for number, text in enumerate(clean)]
    damaged = [_damaged(pick, text) for text in clean[:half] + scraped[half:]]
    made = {
        "clean": clean,
        "ascii": [text for text in clean if text.isascii()],
        "wrapped": ["\n\n".join(textwrap.fill(p, 72, break_long_words=False) for p in t.split("\n\n")) for t in clean],
        "scraped": scraped,
        "damaged": damaged,
        "lines": [line for text in clean for line in text.split("\n") if line],
        "one-line": [" ".join(clean).replace("\n", " ")],
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, texts in made.items():
        (folder / f"{name}.json").write_text(json.dumps(texts, ensure_ascii=False), "utf-8")
        (folder / f"{name}.txt").write_text("\n\n".join(texts), "utf-8")


def _document(pick: random.Random) -> str:
    """A sound text, one line a paragraph: three in ten in plain ASCII, the others with marks or in other languages."""
    english, many = paragraphs()
    kind = pick.random()
    pool = english if kind < 0.6 else pick.choice(many)
    parts: list[str] = []
    given = cycle(pick.sample(pool, len(pool)))  # no text repeats its paragraphs
    while sum(map(len, parts)) < DOCUMENT:
        parts.append(next(given))
    text = "\n\n".join(parts)
    if kind < 0.3:
        return text.translate(_TYPED).encode("ascii", "ignore").decode()
    return _APOSTROPHE.sub("’", text).replace(" -- ", " – ") if kind < 0.6 else text


def _page(pick: random.Random, text: str) -> str:
    """The same text as a page gives it: menus above and below, headings, lists of links, paragraphs of one line."""
    menu = pick.sample(MENU, pick.randint(6, len(MENU)))
    parts = text.split("\n\n")
    body = []
    for number, part in enumerate(parts):
        words = part.split(" ")
        if number % 4 == 0:
            body += [" ".join(words[: pick.randint(2, 6)]), ""]
        body += [part, ""]
    links = [" ".join(pick.choice(parts).split(" ")[: pick.randint(3, 9)]) for _ in range(pick.randint(3, 8))]
    dates = [f"{pick.randint(1, 28)} March 20{pick.randint(10, 24)}", f"{pick.randint(0, 90)} Comments"]
    return "\n".join([*menu, "", body[0], *dates, "", *body, *pick.sample(FURNITURE, 3), *links, "", *menu[:5]])


def _wrapped(pick: random.Random, text: str) -> str:
    """The same text hard-wrapped, with furniture, no-break spaces and stray blanks."""
    width = pick.choice((58, 65, 72, 80))
    parts = [textwrap.fill(p, width, break_long_words=False) for p in text.split("\n\n")]
    head, tail = pick.sample(FURNITURE, 3), pick.sample(FURNITURE, 3)
    out = "\n\n".join(parts)
    if pick.random() < 0.3:
        out = out.replace(". ", ".\xa0 ", 3)
    if pick.random() < 0.3:
        out = out.replace("\n\n", " \n\n")
    return "\n".join([*head, "", out, "", *tail])


def _damaged(pick: random.Random, text: str) -> str:
    """Lines in a hundred: five with mojibake, three that lost a mark, one with references, controls or zero widths."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        chance = pick.random()
        if chance < 0.05:
            lines[number] = line.encode().decode(pick.choice(("latin-1", "cp1252")), "replace")
        elif chance < 0.08:
            lines[number] = line.replace("”", "", 1) if "”" in line else line.replace('"', "", 1)
        elif chance < 0.09:
            lines[number] = line.replace("'", "&#39;").replace(" and ", " &amp; ").replace(" of ", " \u200bof ", 1)
    return "\n".join(lines)
