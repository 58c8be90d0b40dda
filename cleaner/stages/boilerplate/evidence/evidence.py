"""How sure it is that a line which looks like boilerplate is boilerplate: its place and its neighbours decide.

Evidence adds up.  A template brings points (sure 3, likely 2, weak 1, faint 0); more come from the run of short lines it
stands in, from other hits in the document, from a place before or after all prose, from standing by itself.  Sure lines
need no more.  Against any line speak code, tables, lists of the author, and sentences that run on.
"""

from __future__ import annotations

from functools import lru_cache, partial

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.boilerplate.evidence.author import (
    DATE,
    HEADINGS,
    claims,
    is_page,
)
from cleaner.stages.boilerplate.evidence.cards import on_card
from cleaner.stages.boilerplate.evidence.context import stands_apart
from cleaner.stages.boilerplate.evidence.labels import told_by_authors
from cleaner.stages.boilerplate.evidence.objections import objection_to
from cleaner.stages.boilerplate.evidence.records import COLONS
from cleaner.stages.boilerplate.evidence.runs import MONTHS, Runs, is_month
from cleaner.stages.boilerplate.evidence.sections import Series
from cleaner.stages.boilerplate.evidence.verse import is_verse
from cleaner.stages.boilerplate.lines.joints import SENTENCE
from cleaner.stages.boilerplate.templates.hit import LIKELY, SURE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from cleaner.stages.boilerplate.evidence.cards import Labels
    from cleaner.stages.boilerplate.evidence.context import Survey
    from cleaner.stages.boilerplate.evidence.runs import Run
    from cleaner.stages.boilerplate.lines.rows import Rows, Spot
    from cleaner.stages.boilerplate.templates.hit import Hit

LONG = 4  # times the rows from which on points are thinned, where a single word may be anybody's


class Verdict(NamedTuple):
    """Whether a hit goes, whether that is beyond doubt, and why: what is `said`, or `points` of those it needs."""

    goes: bool
    sure: bool
    said: str
    place: str = ""
    points: tuple[float, ...] = ()

    @property
    def why(self) -> str:
        """The reason, for the person who asks."""
        return _told(*self[2:]) if self.points else self.said


_verdict_of = partial(tuple.__new__, Verdict)  # a verdict of a tuple, without a call in Python
PARTS = (
    "template", "company", "document", "", "last", "alone", "prompt", "item", "title", "heading", "section", "colon",
)  # fmt: skip


@lru_cache(1024)
def _told(enough: str, place: str, points: tuple[float, ...]) -> str:
    told = [f"{name or place} {value:.1f}" for name, value in zip(PARTS, points, strict=True) if value]
    return f"{sum(points):.1f} of {enough} points: " + ", ".join(told)


def _stays(said: str) -> Verdict:
    return _verdict_of((False, False, said, "", ()))


class Words(NamedTuple):
    """What the rules know: words with which a sentence goes on, and labels of cards."""

    joining: AbstractSet[str]
    labels: Labels


class Scene:
    """What all verdicts of a document rest on; `thin`: how much less hits of a long document say of one another."""

    def __init__(self, found: Survey, numbers: Mapping[str, float], words: Words) -> None:
        self.found, self.numbers, self.words = found, numbers, words
        self.first, self.last = _prose(found.rows)
        size = len(found.rows)
        # in a long document something always looks like boilerplate
        self.thin = max(1.0, found.size() / numbers["rows"]) if size > numbers["rows"] else 1.0
        self.enough = f"{numbers['enough']:g}"
        self.told = told_by_authors(found.spots, found.rows.texts)
        self._plain: bool | None = None
        self._sections = -1

    def place(self, k: int) -> str:
        """Where row `k` stands."""
        if self.last < 0:
            return "nowhere"
        return "head" if k < self.first else "tail" if k > self.last else "inside"

    def plain(self) -> bool:
        """Whether this is plainly a page."""
        if self._plain is None:
            self._plain = is_page(self.found, self.numbers["page"], self.told)
        return self._plain

    def sections(self) -> int:
        """How many sections the text has, so far as somebody asks for them."""
        if self._sections < 0:
            most = max(HEADINGS, int(self.numbers["sections"]) + 1)
            self._sections = _sections(self.found.rows, most, plain=self.plain())
        return self._sections


def hopeless(hits: Mapping[int, Hit], numbers: Mapping[str, float]) -> bool:
    """Whether none of the hits could go, even if all that may speak for a hit (`_verdict`) spoke for it."""
    weights = {hit.weight for hit in hits.values()}
    if SURE in weights or len([hit for hit in hits.values() if hit.form.startswith(DATE)]) >= MONTHS:
        return False
    company = sum({(hit.form, n if hit.form == "{name}" else 0): hit.weight for n, hit in hits.items()}.values())
    dirt = sum({hit.form: hit.weight for hit in hits.values() if hit.weight >= LIKELY}.values())
    place = sum(max(0.0, numbers[name]) for name in ("alone", "mark", "item", "title", "heading", "colon"))
    place += max(0.0, *(numbers.get(name, 0.0) for name in ("head", "inside", "tail")))
    last = max(0.0, numbers["last"])
    return not any(
        (weight or numbers["faint"])
        + max(0.0, min(numbers["company"] * (company - weight), numbers["company-most"]))
        + max(0.0, min(numbers["dirt"] * dirt, numbers["dirt-most"]))
        + place
        + last * (weight >= LIKELY or dirt > 0 or len(hits) > 1)
        >= numbers["enough"]
        for weight in weights
    )


def judge(found: Survey, numbers: Mapping[str, float], words: Words) -> dict[int, Verdict]:
    """A verdict for every row that is a hit, by the row's index."""
    scene = Scene(found, numbers, words)
    slack = int(numbers["run-slack"]) if found.dirt >= numbers["slack-dirt"] else 0
    verdicts = {
        spot.k: _verdict(scene, spot, place, run)
        for run, members in Runs(found, slack)
        for place in (scene.place(members[0].k),)
        for spot in members
    }
    if any(verdict.goes for verdict in verdicts.values()):
        claimed = claims(found, scene.sections, numbers["page"], scene.told, plain=scene.plain())
        claimed |= Series(
            found.rows, [k for k, verdict in verdicts.items() if verdict.goes and k not in claimed]
        ).claimed()
        verdicts |= {k: _stays(why) for k, why in claimed.items() if verdicts[k].goes}
    return verdicts


def _prose(rows: Rows) -> tuple[int, int]:
    """The first and the last row that is prose; from the end on, and -1, where none is."""
    size = len(rows)
    first = rows.prose(range(size))
    return (first, rows.prose(range(size - 1, -1, -1))) if first >= 0 else (size, -1)


def _sections(rows: Rows, most: int, *, plain: bool) -> int:
    """How many different short lines stand above prose, each by itself: so are the sections of a text headed.

    On what is `plain`ly a page only those below blank lines count.  More than `most` are not counted.
    """
    texts = set()
    for k in rows.short(SENTENCE, apart=plain):
        row = rows[k]
        if row.prose or k + 1 == len(rows) or (row.hit is not None and row.hit.weight == SURE):
            continue
        if rows[k + 1].opens and (row.gap or not k or rows[k - 1].says) and not row.bullet:
            texts.add(row.text)
            if len(texts) == most:
                break
    return len(texts)


def _verdict(scene: Scene, spot: Spot, place: str, run: Run) -> Verdict:
    found, thin, numbers = scene.found, scene.thin, scene.numbers
    _, row, hit, _, after = spot
    where, weight = hit.where, hit.weight
    if where not in ("anywhere", place) and not (where == "edge" and place in ("head", "tail")):
        return _stays(f"stands {place}, the rule holds at the {where}")
    others = found.dirt - weight if weight >= LIKELY else found.dirt
    if place == "nowhere" and (found.dirt / thin < numbers["page"] or (weight == SURE and not others)):
        return _stays("there is no text that it could stand under")
    if run.topics and place == "inside" and found.dirt < numbers["listing"]:
        return _stays("is a word of a list amid the text, which shows little of a page")
    archived = run.archive and is_month(spot)
    objection = objection_to(found.rows, spot, run, page=others >= numbers["page"])
    objection = objection or is_verse(found.rows, spot, scene.words.joining)
    objection = objection or on_card(found.rows, spot, scene.words.labels)
    objection = objection or ("" if archived else _doubt(scene, spot, place, others))
    if objection:
        return _stays(objection)
    if weight == SURE or archived:
        why = "is a month of a blog's archive" if archived else "sure wherever it stands"
        return _verdict_of((True, True, why, "", ()))
    text = after is not None and after.hit is None  # of no template
    heads = after is not None and after.says
    section = heads and scene.sections() >= numbers["sections"]
    company = 0.0
    if run.weight != weight and run.share >= numbers["run-share"] and not section:
        company = min(numbers["company"] * (run.weight - weight), numbers["company-most"])
    colon = row.text.rstrip().endswith(COLONS)
    points = (
        weight or numbers["faint"],
        company,
        min(numbers["dirt"] * others / thin, numbers["dirt-most"]),
        numbers.get(place, 0.0),
        numbers["last"] if 0 < found.last <= spot.k and not colon and _ends(found, hit) else 0.0,
        numbers["alone"] if _alone(spot) else 0.0,
        numbers["mark"] if hit.mark and place != "tail" and stands_apart(spot) else 0.0,
        numbers["item"] if row.bullet else 0.0,
        numbers["title"] if not others and place == "head" else 0.0,
        numbers["heading"] if heads and weight < LIKELY and place == "inside" else 0.0,
        numbers["section"] if section else 0.0,
        numbers["colon"] if colon and text else 0.0,
    )
    total = sum(points)
    return _verdict_of((total >= numbers["enough"], total >= numbers["beyond-doubt"], scene.enough, place, points))


def _doubt(scene: Scene, spot: Spot, place: str, others: int) -> str:
    """Why a row may be an author's in a text with so little else of a page, empty when no reason is known."""
    found, thin, hit = scene.found, scene.thin, spot.hit
    if hit.below and (spot.before is None or spot.before.hit is None):
        return "stands below no other line of a page"
    if hit.weight < LIKELY and not others and (place in ("head", "inside") or spot.k < found.last):
        return "nothing else here is plainly of a page"
    if not others and not hit.mark and " " not in hit.form and _leads(spot):
        return "is a word that may lead to what is below it, and nothing else here is plainly of a page"
    if hit.open and found.labels / thin < LIKELY and (hit.weight == SURE or thin > 1):
        return "a sentence may begin like it, and no label here is plainly of a page"
    if thin > LONG and place == "inside" and others / thin < 1 and " " not in hit.form:
        return "is a single word, and nothing else in a long text is plainly of a page"
    return ""


def _leads(spot: Spot) -> bool:
    """Whether a row ends with a colon above text of no template."""
    return spot.after is not None and spot.after.hit is None and spot.row.text.rstrip().endswith(COLONS)


def _alone(spot: Spot) -> bool:
    """Whether prose, blank lines, other hits or the edges stand on both sides of a row."""
    _, row, _, before, after = spot
    above = before is None or row.gap > 0 or before.prose or before.hit is not None
    return above and (after is None or after.gap > 0 or after.prose or after.hit is not None)


def _ends(found: Survey, hit: Hit) -> bool:
    """Whether a row after which nothing but hits follows to the end of the text is a label.

    A date may be the author's, and so may one word that is all that looks like boilerplate: it may be a signature.
    """
    company = found.dirt or found.ending > 1 or (hit.weight >= LIKELY and " " in hit.form)
    return bool(company and hit.weight) and "{date}" not in hit.form
