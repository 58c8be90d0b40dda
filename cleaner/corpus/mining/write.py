"""Write learned templates as an ordinary rule file, with the numbers they rest on and with examples that hold."""

from __future__ import annotations

import json
import os
import tempfile
from itertools import groupby
from typing import TYPE_CHECKING

from cleaner import rulefile
from cleaner.api import Cleaner
from cleaner.corpus.mining.spell import spelled
from cleaner.rulebook import StageRules
from cleaner.stages.boilerplate.templates import build

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.corpus.mining.choose import Template
    from cleaner.corpus.mining.count import Counts
    from cleaner.rulebook import Rulebook
    from cleaner.stages.boilerplate.templates.fold import Vocabulary

PER_RULE = 60  # templates of one rule: a page that a person can review
HALF_LIMIT = 60  # characters of a line for which twice as many are no more than rules hold for anyway
SAMPLE = 120  # characters of a line that stand beside its template
FIRST = "The bell of the old school rang at eight, as it had for a hundred years, and nobody came."
SECOND = "By noon the snow had covered the yard, the bicycles and the two benches under the lime tree."
WHY = {
    True: "Learned: the line stands on pages of several sites, so no author wrote it for one of them.",
    False: "Learned: the line stands on several pages of its site, so it belongs to the site and not to one text.",
}
PREFIX = "LN"  # of the ids of learned rules
HEAD = """# Learned from {pages} pages of {sites} sites ({copies} copies of pages left out).  Review before use: delete what an author
# may have written.  Beside a template stand its pages, its sites and its places (head, inside, tail).
stage = "boilerplate"
summary = "Lines learned from a corpus"
"""


class Writer:
    """Makes a rule file of templates; those that rules remove already, or that stand in files beside the built-in ones, are left out."""

    def __init__(self, templates: Iterable[Template], extra: Sequence[str] = ()) -> None:
        self._extra = list(extra)
        self._off = Cleaner({"rules": self._extra, "stages": ["boilerplate"]})
        listed = _Listed(self._off.rulebook, self._extra)
        self._after = listed.last
        self._chosen = sorted(
            (t for t in templates if _example(t.line.sample, self._off) != FIRST and not listed.has(t.line.sample)),
            key=lambda t: (
                not t.generic,
                t.confidence,
                t.where,
                t.safety,
                t.line.best if not t.generic else "",
                t.line.form,
            ),
        )
        self.templates = self.rules = 0

    def toml(self, counts: Counts) -> str:
        """The rule file."""
        head = HEAD.format(pages=counts.pages, sites=counts.sites, copies=counts.copies)
        draft = head + "".join(
            _rule(number, group, None, counts.words) for number, group in enumerate(self._groups(), self._after + 1)
        )
        on = self._cleaner(draft)
        rules: list[str] = []
        for group in self._groups():
            example = next((e for e in _trials(group) if on.clean(e) == FIRST != self._off.clean(e)), None)
            if example is not None:
                rules.append(_rule(self._after + len(rules) + 1, group, example, counts.words))
                self.templates += len(group)
        self.rules = len(rules)
        return head + "".join(rules)

    def _groups(self) -> Iterator[list[Template]]:
        for _, same in groupby(self._chosen, key=lambda t: (t.generic, t.confidence, t.where, t.safety)):
            group = list(same)
            for start in range(0, len(group), PER_RULE):
                yield group[start : start + PER_RULE]

    def _cleaner(self, toml: str) -> Cleaner:
        handle, path = tempfile.mkstemp(suffix=".toml")
        try:
            with open(handle, "w", encoding="utf-8") as file:
                file.write(toml)
            return Cleaner({"rules": [*self._extra, path], "stages": ["boilerplate"], "unsafe": True})
        finally:
            os.unlink(path)


class _Listed:
    """What stands in somebody's rule files, whatever its safety: a person has decided about it."""

    def __init__(self, book: Rulebook, files: Sequence[str]) -> None:
        read = [rule for path in files for file in rulefile.find(path) for rule in rulefile.read(file).rules]
        lines = [rule for rule in read if (rule.stage, rule.kind) == ("boilerplate", "lines")]
        others = [rule for rule in book.rules.values() if rule.stage == "boilerplate" and rule.kind != "lines"]
        self._templates = StageRules([*others, *lines]).prepared(build) if lines else None
        ends = [rule.id[len(PREFIX) :] for rule in lines if rule.id.startswith(PREFIX)]
        numbers = [int(end) for end in ends if end.isdigit()]
        self.last = max(numbers, default=0)  # of the rules that were learned before: an id is never used again

    def has(self, line: str) -> bool:
        return self._templates is not None and self._templates.known([line])[line] is not None


def _trials(group: Sequence[Template]) -> Iterator[str]:
    """Texts that may show what the rule does: one of its lines in its place, or some in company."""
    head = group[0].where == "head"
    for some in (*([t] for t in group), group[:4], group[-4:]):
        lines = "\n".join(t.line.sample for t in some)
        yield f"{lines}\n\n{FIRST}" if head else f"{FIRST}\n\n{lines}"


def _example(line: str, cleaner: Cleaner) -> str:
    return cleaner.clean(f"{FIRST}\n\n{line}\n\n{SECOND}").replace(f"\n\n{SECOND}", "")


def _rule(number: int, group: Sequence[Template], example: str | None, words: Vocabulary) -> str:
    """A rule as TOML; `example` is a text that the rule cleans."""
    one = group[0]
    kind = "shared" if one.generic else "site"
    longest = max(len(t.line.sample) for t in group)
    rows = [
        "",
        "[[rule]]",
        f'id = "{PREFIX}{number:04}"',
        f'name = "learned-{kind}-{number}"',
        f'safety = "{one.safety}"',
        f'confidence = "{one.confidence}"',
        f'where = "{one.where}"',
        *([f"limit = {longest * 2}  # characters: twice the longest sample"] if longest > HALF_LIMIT else []),
        "lines = [",
        *(f"    {_quoted(spelled(t.line.sample, t.line.form, words))},  # {_numbers(t)}" for t in group),
        "]",
        f"why = {_quoted(WHY[one.generic])}",
    ]
    if example is not None:
        line = example.replace(FIRST, "").strip().split("\n")[0]
        rows += ["", "[[rule.example]]", f"before = {_quoted(example)}", f"after = {_quoted(FIRST)}"]
        for keep in (f"{FIRST} ({line}) {SECOND}", f"{FIRST}\n\n```\n{line}\n```\n\n{SECOND}"):
            rows += ["", "[[rule.keep]]", f"text = {_quoted(keep)}"]
    return "\n".join(rows) + "\n"


def _numbers(template: Template) -> str:
    line = template.line
    where = f"{line.sites} sites" if line.sites > 1 else line.best
    return f"{line.pages} pages, {where}; {line.head}/{line.inside}/{line.tail}; {_quoted(_sample(line.sample))}"


def _sample(line: str) -> str:
    """A line as a person sees it beside its template; of a long one the beginning, and how it ends."""
    return line if len(line) <= SAMPLE else f"{line[: SAMPLE - 2]}…{line[-1]}"


def _quoted(text: str) -> str:
    """A TOML string; JSON's escapes are TOML's, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
