"""One page for a whole run, before and after side by side; nothing in it is fetched from elsewhere."""

from __future__ import annotations

import os
from html import escape

from cleaner.lean import TYPE_CHECKING
from cleaner.reports import count
from cleaner.reports.place import Places, entries, escaped, name_of, pages_of
from cleaner.reports.sides import groups, marked, side
from cleaner.version import __version__

if TYPE_CHECKING:
    from cleaner.change import Change
    from cleaner.reports import Total
    from cleaner.reports.place import Entry, Place
    from cleaner.result import Result
    from cleaner.rulebook import Rulebook

BETWEEN = ""
MANY = 20  # rules in a table that is closed at first
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)


def head(book: Rulebook, total: Total | None) -> str:
    """The page as far as the first text: sums, and the rules that were named with their reasons."""
    files, found, changes, times, _ = total or (0, 0, 0, {}, ())
    sums = f"{count(changes, 'finding')} in {found} of {count(files, 'file')}"
    rows = "".join(
        f'<tr id="{rule.id}"><td><button type="button" data-rule="{rule.id}">{rule.id}</button><td>{_text(rule.name)}'
        f"<td>{rule.stage}<td>{rule.safety}<td class=number>{times[rule.id]}<td>{_text(rule.why)}\n"
        for rule in sorted(pages_of(times, book), key=lambda rule: -times[rule.id])
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>cleaner: {sums}</title>
<style>
{_asset("page.css")}</style>
</head>
<body>
<header>
<h1>cleaner</h1>
<p>{sums}. Nothing was written.</p>
<p class=tools><label>Show only <input id=filter type=search placeholder="a file or a rule" autocomplete=off></label>
<button type=button id=all>Open all</button>
<span class=keys><kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>o</kbd> open or close all, <kbd>/</kbd> filter</span></p>
</header>
<main>
<details{" open" if len(times) <= MANY else ""} class=rules><summary>Rules</summary>
<table><thead><tr><th scope=col>Rule<th scope=col>Name<th scope=col>Stage<th scope=col>Safety<th scope=col>Times<th scope=col>Why
<tbody>
{rows}</table></details>
"""


def told(place: Place, result: Result, book: Rulebook) -> str:
    """A section for one text; none where nothing was found."""
    if not result.changes and not result.findings:
        return ""
    proposals = [entry for entry in entries(result) if not entry.applied]
    places = Places(result.original)
    pairs = "".join(_pair(group, places, result, book) for group in groups(result))
    seen = "".join(_proposal(entry, result, book) for entry in proposals)
    listed = f"<h3>Seen and left alone</h3><ul>{seen}</ul>" if seen else ""
    sums = ", ".join(
        f"{number} {what if number == 1 else several}"
        for number, what, several in (
            (len(result.changes), "change", "changes"),
            (len(proposals), "left alone", "left alone"),
        )
        if number
    )
    return (
        f"<details class=text><summary><span class=path>{_text(str(place))}</span> "
        f"<span class=sums>{sums}</span></summary>\n{pairs}{listed}</details>\n"
    )


def tail(total: Total, _book: Rulebook) -> str:
    """What could not be read, and the end of the page."""
    missed = "".join(f"<li><span class=path>{_text(path)}</span>: {_text(message)}" for path, message in total.failures)
    listed = f"<section class=missed><h2>Not read</h2><ul>{missed}</ul></section>\n" if missed else ""
    return f"{listed}</main>\n<footer>cleaner {__version__}</footer>\n<script>\n{_asset('page.js')}</script>\n</body>\n</html>\n"


def _pair(group: list[Change], places: Places, result: Result, book: Rulebook) -> str:
    """Some changes that lie near each other, before and after."""
    times: dict[str, int] = {}
    for change in group:
        for rule in change.rules:
            times[rule] = times.get(rule, 0) + 1
    line, _ = places.seen(group[0].start, group[0].end, group[0].new)
    rules = " ".join(
        f'<a href="#{rule}">{rule}</a> {_text(name_of(book, rule))}{f" ×{n}" if n > 1 else ""}'
        for rule, n in times.items()
    )
    old, new = side(group, result, book, after=False), side(group, result, book, after=True)
    return (
        f'<section class=pair tabindex=-1 data-rules="{" ".join(times)}"><h3>Line {line} <span>{rules}</span></h3>'
        f"<div class=sides><pre dir=auto aria-label=before>{old}</pre><pre dir=auto aria-label=after>{new}</pre></div></section>\n"
    )


def _proposal(entry: Entry, result: Result, book: Rulebook) -> str:
    (rule,) = entry.rules
    old = result.original[entry.start : entry.end]
    shown = f" <del>{marked(old)}</del>" if old else ""
    if entry.new is not None:
        shown += f" <ins>{marked(entry.new)}</ins>"
    link = f'<a href="#{rule}">{rule}</a> {_text(name_of(book, rule))}'
    return f'<li data-rules="{rule}">{entry.line}:{entry.column} {link}{shown}: {_text(entry.message)}'


def _text(text: str) -> str:
    return escape("".join(c if c.isprintable() else escaped(c) for c in text))


def _asset(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()
