"""`cleaner rules`: what is in force, its pages, its inline examples, the schema of rule files."""

from __future__ import annotations

import json
import os
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleaner import rulebook, rulecache, rulefile
from cleaner.cli.bench import Bench
from cleaner.cli.options import Options
from cleaner.cli.shared import Config, Isolated  # noqa: TC001  (typer reads them)
from cleaner.fits import roles_of
from cleaner.kinds import schema
from cleaner.reports import count
from cleaner.rule import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.rule import Example, Rule

app = typer.Typer(help="Show, test and validate rules.", no_args_is_help=True)

Extra = Annotated[list[str], typer.Option("--rules", help="More rule files or folders.", metavar="PATH")]
Shown = Annotated[list[str], typer.Argument(help="Rules, by id, start of an id, name or stage.", metavar="NAME")]
Names = Annotated[
    list[str],
    typer.Argument(help="Rules, by id, start of an id, name or stage; all when left out.", metavar="NAME"),
]
LISTED = 24  # words, lines or weights of a rule that its page shows
FEW = 3  # languages of a rule that the list shows
LONGEST = 600  # characters of lines that it shows


def _configured(extra: list[str], config: str | None, *, isolated: bool) -> dict[str, Any]:
    """What the configuration in force says of rules, with more rule files."""
    try:
        return Bench(Options("rules", (), rules=tuple(extra), config=config, isolated=isolated)).config
    except rulebook.RulesError as error:
        raise _told(error) from None


def _told(error: rulebook.RulesError) -> typer.Exit:
    for problem in error.problems:
        typer.echo(f"cleaner: {problem}", err=True)
    return typer.Exit(2)


def _load(names: list[str], extra: Sequence[str], **switches: Any) -> list[Rule]:
    try:
        book = rulebook.load(extra, examples=True, **switches)
    except rulebook.RulesError as error:
        raise _told(error) from None
    chosen = [r for r in book.rules.values() if not names or any(rulebook.matches(r, name) for name in names)]
    if not chosen:
        meant = rulebook.meant(book.rules, names[0])
        typer.echo(f"cleaner: no rule '{names[0]}'{meant or '; cleaner rules list shows all'}", err=True)
        raise typer.Exit(2)
    return chosen


@app.command("list")
def list_(names: Names = [], rules: Extra = [], config: Config = None, isolated: Isolated = False) -> None:  # noqa: B006
    """List the rules that are in force."""
    found = _configured(rules, config, isolated=isolated)
    switches = {key: found[key] for key in ("select", "ignore", "safety") if key in found}
    listed = sorted(_load(names, found.get("rules", ()), **switches), key=lambda rule: rule.id)
    languages = {rule.id: _few(rule.languages) for rule in listed}
    width = max(map(len, languages.values()))
    for rule in listed:
        typer.echo(f"{rule.id:<8} {rule.safety:<6} {rule.stage:<11} {languages[rule.id]:<{width}} {rule.name}")


def _few(languages: Sequence[str]) -> str:
    """The languages of a rule as a column has room for them; its page has all."""
    shown = ",".join(languages[:FEW])
    return f"{shown},…" if languages[FEW:] else shown


@app.command()
def show(names: Shown, rules: Extra = [], config: Config = None, isolated: Isolated = False) -> None:  # noqa: B006
    """Show the page of a rule, in force or not: what it does, why, and its examples."""
    found = _configured(rules, config, isolated=isolated)
    for rule in _load(names, found.get("rules", ()), safety=found.get("safety")):
        typer.echo(f"{rule.id} {rule.name} ({rule.stage}, {rule.kind}, {rule.safety})")
        typer.echo(f"  {rule.why}")
        typer.echo(f"  languages: {', '.join(rule.languages)}; from {rule.file}:{rule.line}")
        for key, value in rule.data.items():
            typer.echo(f"  {key}: {_shortened(value)}")
        for example in rule.examples:
            typer.echo(f"  changes {_shown(example)}")
        for keep in rule.keeps:
            typer.echo(f"  keeps {json.dumps(keep.before, ensure_ascii=False)}")


@app.command()
def test(names: Names = [], rules: Extra = [], config: Config = None, isolated: Isolated = False) -> None:  # noqa: B006
    """Run the examples and counter-examples of rules, in force or not."""
    from cleaner.examples import failures

    extra = _configured(rules, config, isolated=isolated).get("rules", ())
    chosen = _load(names, extra)
    wrong = 0
    for rule in chosen:
        for failure in failures(rule, extra):
            wrong += 1
            typer.echo(f"{rule.file}:{rule.line}: {rule.id}: {failure}")
    examples = sum(len(r.examples) + len(r.keeps) for r in chosen)
    told = f"{count(len(chosen), 'rule')}, {count(examples, 'example')}, {count(wrong, 'failure')}"
    typer.echo(told, err=True)
    raise typer.Exit(1 if wrong else 0)


@app.command()
def validate(paths: Annotated[list[str], typer.Argument(help="Rule files or folders.")]) -> None:
    """Check rule files: all problems of all files, with line and rule; notes on rules that a built-in one is called like."""
    read = [file for path in paths for file in rulefile.read_below(path)]
    ours = rulecache.read_all(rulebook.builtin_dir())
    problems = [*(problem for file in read for problem in file.problems), *rulebook.unfit(ours, read)]
    notes = list(_notes([rule for file in ours for rule in file.rules], [rule for file in read for rule in file.rules]))
    for problem in [*problems, *notes]:
        typer.echo(str(problem))
    rules = count(sum(len(f.rules) for f in read), "rule")
    told = f", {count(len(notes), 'note')}" if notes else ""
    typer.echo(f"{count(len(read), 'file')}, {rules}, {count(len(problems), 'problem')}{told}", err=True)
    raise typer.Exit(2 if problems else 0)


def _notes(built_in: Sequence[Rule], rules: Sequence[Rule]) -> Iterator[Problem]:
    """What may be meant, and may be a mistake: rules that have the id or the name of a built-in one."""
    ids, names = ({getattr(rule, key): rule for rule in built_in} for key in ("id", "name"))
    ours = {os.path.realpath(rule.file) for rule in built_in}
    for rule in rules:
        if os.path.realpath(rule.file) in ours:
            continue
        same, named = ids.get(rule.id), names.get(rule.name)
        if same:
            message = (
                f"note: takes the place of the built-in rule {same.id} {same.name}; give it another id to have both"
            )
            yield Problem(rule.file, rule.line, rule.id, message)
        elif named:
            message = f"note: the built-in rule {named.id} has the name {named.name}, too, and stays in force"
            yield Problem(rule.file, rule.line, rule.id, message)


@app.command("schema")
def schema_() -> None:
    """Print the JSON Schema of rule files."""
    ours = rulecache.read_all(rulebook.builtin_dir())
    roles = roles_of(rule for file in ours for rule in file.rules)
    typer.echo(json.dumps(schema(roles), indent=2, ensure_ascii=False))


def _shortened(value: Any) -> str:
    """What a rule holds on one line; of a long table only the start, as the page says where to find all of it."""
    long = isinstance(value, str) and "\n" in value and len(value) > LONGEST
    if long:
        value = value.splitlines()
    if not isinstance(value, list | dict) or (len(value) <= LISTED and not long):
        return json.dumps(value, ensure_ascii=False)
    shown = sum(total <= LONGEST for total in accumulate(len(str(item)) for item in islice(value, LISTED)))
    more = len(value) - shown
    start = dict(islice(value.items(), shown)) if isinstance(value, dict) else value[:shown]
    return f"{json.dumps(start, ensure_ascii=False)[:-1]}, … and {more:,} more{']' if isinstance(value, list) else '}'}"


def _shown(example: Example) -> str:
    before, after = (json.dumps(text, ensure_ascii=False) for text in (example.before, example.after))
    return f"{before} -> {after}"
