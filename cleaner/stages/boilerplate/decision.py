"""Decide which of the lines that look like boilerplate go, and make the edits."""

from __future__ import annotations

from collections import Counter

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.evidence.cards import labels_of
from cleaner.stages.boilerplate.evidence.context import fenced, is_manual, is_settings, survey, tabled, without
from cleaner.stages.boilerplate.evidence.evidence import Verdict, Words, hopeless, judge
from cleaner.stages.boilerplate.evidence.lists import released
from cleaner.stages.boilerplate.evidence.sections import is_statement
from cleaner.stages.boilerplate.evidence.verse import GOES_ON
from cleaner.stages.boilerplate.guard import overdone
from cleaner.stages.boilerplate.pages.frames import framed, frames_of
from cleaner.stages.boilerplate.removal import NO_PAGES, merged, removals
from cleaner.stages.boilerplate.templates.hit import LIKELY, SURE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.document import Document
    from cleaner.rulebook import StageRules
    from cleaner.stages.boilerplate.lines.rows import Row, Rows
    from cleaner.stages.boilerplate.pages.pages import Furniture
    from cleaner.stages.boilerplate.templates.hit import Hit

PART = 5  # letters of words that are searched together


def edits(
    document: Document, hits: Mapping[int, Hit], furniture: Furniture | None, rules: StageRules
) -> Sequence[Edit]:
    """The lines of `hits` that go, and the `furniture` of pages, each under the rule that knows it; or one report when the guard keeps them."""
    numbers = rules.prepared(_numbers)
    frame = _framed(document, hits, rules)
    others = {n: hit for n, hit in hits.items() if n not in frame} if frame else hits
    gone = decide(document, others, rules)  # what a frame says of a text says nothing of its other lines
    report = overdone(document, gone, numbers) if gone else ""
    guard = rules.repair("guard")
    if report and guard:
        start = document.lines[min(gone)].start
        return [Edit(start, start, "", guard, report)]
    named = {n: (hits[n].rule, verdict.why) for n, verdict in gone.items()} | frame
    named = {**(furniture.lines if furniture else {}), **named}
    if not named:
        return []
    pages = furniture.pages if furniture else NO_PAGES
    safe = rules.prepared(_safe)
    rest = {n: name for n, name in named.items() if name[0] not in safe}
    if not rest:
        return removals(document, named, pages)
    first = removals(document, {n: name for n, name in named.items() if n not in rest}, pages)
    return merged(first, removals(document, rest, pages))


def _numbers(rules: StageRules) -> dict[str, float]:
    return rules.numbers("evidence")


def _words_of(rules: StageRules) -> Words:
    return Words(rules.words("joining"), labels_of(rules))


def _safe(rules: StageRules) -> frozenset[str]:
    return frozenset(rule.id for rule in rules.rules if rule.safety == "safe")


def _framed(document: Document, hits: Mapping[int, Hit], rules: StageRules) -> dict[int, tuple[str, str]]:
    """The lines of frames, each with its rule and the reason."""
    frames = rules.prepared(frames_of)
    marks: Mapping[int, Hit] = {number: hit for number, hit in hits.items() if hit.rule in frames}
    return framed(document, eligible(document, marks, rules), frames) if marks else {}


def _shy(rules: StageRules) -> frozenset[str]:
    return frozenset(rule.id for rule in rules.rules if rule.data.get("page"))


def notes(
    document: Document, hits: Mapping[int, Hit], furniture: Furniture | None, rules: StageRules
) -> Sequence[Edit]:
    """For every line that looks like boilerplate, why it goes or stays: as `edits` decides."""
    numbers = rules.prepared(_numbers)
    hits = eligible(document, hits, rules)
    frame = _framed(document, hits, rules)
    hits = {n: hit for n, hit in hits.items() if n not in frame}
    verdicts = _verdicts(document, hits, rules)
    gone = _going(verdicts, hits)
    report = overdone(document, gone, numbers) if gone else ""
    frame = {**(furniture.lines if furniture else {}), **frame}
    notes = [Edit(document.lines[n].start, document.lines[n].end, "", *told) for n, told in frame.items()]
    for number, verdict in sorted({**{row.number: verdict for row, verdict in verdicts}, **gone}.items()):
        if number in frame:
            continue
        line = document.lines[number]
        said = f"{verdict.why} (weight {hits[number].weight})"
        goes = number in gone and not report
        if not goes and verdict.goes:
            said = f"{report or 'the lines that it is wrapped with stay'}; else {said}"
        notes.append(Edit(line.start, line.end, "" if goes else document.line_of(line), hits[number].rule, said))
    return sorted(notes)


def decide(document: Document, hits: Mapping[int, Hit], rules: StageRules) -> dict[int, Verdict]:
    """The lines that go.  Whether more go without them, the next round asks."""
    numbers = rules.prepared(_numbers)
    if hopeless(hits, numbers):
        return {}
    given, hits = hits, eligible(document, hits, rules)
    if hits is not given and hopeless(hits, numbers):
        return {}
    return _going(_verdicts(document, hits, rules), hits)


def _verdicts(document: Document, hits: Mapping[int, Hit], rules: StageRules) -> Sequence[tuple[Row, Verdict]]:
    """The rows that are hits, with what is judged of them."""
    found = survey(document, hits)
    numbers, words = rules.prepared(_numbers), rules.prepared(_words_of)
    verdicts = judge(found, numbers, words)
    own = _sentences_that_stay(found.rows, verdicts)
    told = {hit.form: hit.weight for k in own if (hit := found.rows[k].hit)}
    if own and found.dirt - sum(told.values()) < numbers["page"]:  # what else is there does not tell a page
        verdicts = judge(without(found, own), numbers, words) | {k: verdicts[k] for k in own}
    return [(found.rows[k], verdict) for k, verdict in _as_sung(found.rows, verdicts).items()]


def _as_sung(rows: Rows, verdicts: dict[int, Verdict]) -> dict[int, Verdict]:
    """The verdicts, with rows that are verses elsewhere in the text kept wherever they stand."""
    sung = {rows[k].text.strip(): verdict for k, verdict in verdicts.items() if verdict.said == GOES_ON}
    if not sung:
        return verdicts
    return {k: sung.get(rows[k].text.strip(), verdict) for k, verdict in verdicts.items()}


def _sentences_that_stay(rows: Rows, verdicts: Mapping[int, Verdict]) -> list[int]:
    """The sentences that were told to be the author's, if anything goes on the points that they may have brought."""
    if not any(verdict.goes and verdict.points for verdict in verdicts.values()):
        return []
    kept = [k for k, verdict in verdicts.items() if not verdict.goes and not verdict.points]
    return [k for k in kept if (hit := rows[k].hit) and hit.weight >= LIKELY and is_statement(rows[k])]


def _going(verdicts: Sequence[tuple[Row, Verdict]], hits: Mapping[int, Hit]) -> dict[int, Verdict]:
    """The lines that go by their verdicts."""
    return _whole({n: v for row, v in verdicts if v.goes for n in row.lines}, hits)


def _whole(more: dict[int, Verdict], hits: Mapping[int, Hit]) -> dict[int, Verdict]:
    """`more` without the rows of notices that do not go whole: rows that a hard wrap broke share one hit."""
    for step in (1, -1):
        for number in sorted(more, reverse=step > 0):
            beside = number + step
            if beside in hits and beside not in more and hits[beside] is hits[number]:
                del more[number]
    return more


def eligible(document: Document, hits: Mapping[int, Hit], rules: StageRules) -> Mapping[int, Hit]:
    """The hits outside of fenced code, Markdown tables and notes of releases whose rules hold for this text; none in a manual, a log or settings."""
    if is_manual(document, len({hit.form for hit in hits.values() if hit.weight >= SURE})) or is_settings(document):
        return {}
    inside = fenced(document) | tabled(document)
    items = released(document, hits, rules)
    if items:  # of a page, perhaps
        signs = {hit.form: hit.weight for n, hit in hits.items() if hit.weight >= LIKELY and n not in items}
        inside |= items if sum(signs.values()) < rules.prepared(_numbers)["page"] else set()
    silent = _silent(document, {hit.unless for hit in hits.values() if hit.unless}, rules)
    if inside or silent:
        hits = {number: hit for number, hit in hits.items() if number not in inside and hit.unless not in silent}
    shy = rules.prepared(_shy)
    if shy.isdisjoint([hit.rule for hit in hits.values()]):
        return hits
    signs = {hit.form: hit.weight for hit in hits.values() if hit.rule not in shy and hit.weight >= LIKELY}
    if sum(signs.values()) < rules.prepared(_numbers)["signs"]:
        hits = {number: hit for number, hit in hits.items() if hit.rule not in shy}
    return hits


def _silent(document: Document, roles: set[str], rules: StageRules) -> set[str]:
    """Those of `roles` of which a word is in the text."""
    if not roles:
        return roles
    words, cased = rules.prepared(_words)
    text = document.text.casefold() if cased else document.text
    data = text.encode("utf-8", "surrogatepass").lower()  # bytes, because C looks for them several times as quickly
    return {
        role
        for role in roles
        if any(word in data for part, given in words[role].items() if part in data for word in given)
    }


def _words(rules: StageRules) -> tuple[dict[str, dict[bytes, list[bytes]]], bool]:
    """The words of all roles that a rule names, and whether any has letters with a case beside those of ASCII."""
    words = {role: sorted(rules.words(role)) for role in {rule.data.get("unless", "") for rule in rules.rules}}
    cased = any(word.upper() != word for role in words.values() for word in role if not word.isascii())
    return {role: _by_part([word.encode() for word in given]) for role, given in words.items()}, cased


def _by_part(words: Sequence[bytes]) -> dict[bytes, list[bytes]]:
    """`words` by a part that many of them share: in a text without it is none of them, and few such searches tell."""
    parts = {word: {word[k : k + PART] for k in range(max(1, len(word) - PART + 1))} for word in words}
    shared = Counter([part for word in words for part in parts[word]])
    told: dict[bytes, list[bytes]] = {}
    for word in words:
        told.setdefault(max(parts[word], key=lambda part: (shared[part], part)), []).append(word)
    return told
