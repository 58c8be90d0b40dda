"""Run the examples that rules carry: every rule is its own test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.api import Cleaner
from cleaner.rulebook import ACTING
from cleaner.stages.boilerplate.templates.templates import ANY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.rule import Example, Rule


def failures(rule: Rule, extra: Sequence[str] = ()) -> Iterator[str]:
    """What is wrong with the examples of `rule`, one sentence each; `extra` are rule files beside the built-in ones.

    An example must come out as it says, a counter-example unchanged.  The examples of a rule that is not safe are
    cleaned as if it were, unless the rule only reports: then its findings count.
    """
    if not rule.examples:
        yield "has no example"
    if len(rule.keeps) < 2:
        yield "has fewer than two counter-examples"
    trial = Cleaner({"rules": list(extra), "safety": {rule.id: "safe"}})
    for number, example in enumerate(rule.examples, 1):
        fault = _fault(rule, example, trial)
        if fault:
            yield f"example {number}: {fault}"
    for number, keep in enumerate(rule.keeps, 1):
        got = trial.clean(keep.before, keep.lang)
        if got != keep.after:
            yield f"counter-example {number}: {keep.before!r} becomes {got!r}"
    if rule.kind != "numbers" and not _needed(rule, trial, extra):  # without its numbers a stage cannot work at all
        yield "no example needs it: all come out the same when it is off"


def _fault(rule: Rule, example: Example, trial: Cleaner) -> str:
    result = trial.run(example.before, example.lang)
    if result.text != example.after:
        told = next(_too_many(rule, example.before), "")
        return f"{example.before!r} becomes {result.text!r}, not {example.after!r}{told}"
    reports = any(f.rule == rule.id for f in result.findings)
    if example.after == example.before and rule.kind in ACTING and not reports:
        return "changes nothing and reports nothing"
    return ""


def _too_many(rule: Rule, text: str) -> Iterator[str]:
    """What is told of templates that would know a line of the text if `{any}` stood for more words."""
    for template in rule.data.get("lines", ()):
        first, any_, last = template.casefold().partition("{any}")
        for line in text.casefold().split("\n") if any_ else ():
            count = len(line.removeprefix(first).removesuffix(last).split())
            if line.startswith(first) and line.endswith(last) and count > ANY_WORDS:
                yield f"; {{any}} in {template!r} stands for at most {ANY_WORDS} words, and there are {count}"


def _needed(rule: Rule, trial: Cleaner, extra: Sequence[str]) -> bool:
    """Whether an example comes out differently when the rule is off."""
    without = Cleaner({"rules": list(extra), "safety": {rule.id: "off"}})
    for example in rule.examples:
        on, off = trial.run(example.before, example.lang), without.run(example.before, example.lang)
        if on.text != off.text or on.findings != off.findings:
            return True
    return False
