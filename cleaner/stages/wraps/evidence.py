"""What speaks for and against joining two rows: readable features, blind to language and script.

A feature is a name; its weight stands in a rule file.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.wraps.fit import Fit, fit_rows, interrupts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.rows import Row

MARKER = re.compile(r"(?:[-*+•·‣▪●○◦–—]|o|\(?\d{1,3}[.)]|\(?[A-Za-z][.)]|\[\d{1,3}\]|\(?[ivx]{1,4}[.)]|#+)\s")
NAMED = re.compile(r"[^\W\d_][\w .'’-]{0,24}[:：]\s|[A-Z][A-Z .'’-]{2,24}[.:]")
TIMED = re.compile(r"[\[(]?\d{1,4}[:.\-/]\d\d")
CODE = re.compile(r"[{}=<>|$#_\\;@^~`]|\(\)|//|::|->")
SHORT_END = re.compile(r"(?:^|\s)[^\W\d_A-ZÀ-ÞА-Я]{1,3}$")


class Frame(NamedTuple):
    """What holds for a whole text: the usual gap between rows, its column by depth of quotation, shares."""

    unit: int
    fits: dict[int, Fit]
    tags: tuple[str, ...]
    window: list[tuple[float, ...]]
    block: list[int]
    starts: list[int]
    codes: list[int]
    blocks: list[tuple[float, ...]]
    reach: list[int]
    need: list[int]


def share(value: float, total: float, name: str, bounds: Sequence[float]) -> str:
    """The name of the bin that `value / total` falls into."""
    part = value / total if total else 0.0
    for k, bound in enumerate(bounds):
        if part <= bound:
            return f"{name}-{k}"
    return f"{name}-{len(bounds)}"


def unit_gap(rows: Sequence[Row]) -> int:
    """How many blank lines stand between the lines of one paragraph: 1 in a double-spaced text, else 0."""
    single = close = inside = 0
    for a, b in zip(rows, rows[1:], strict=False):
        single += a.gap == 1
        close += a.gap == 0
        inside += a.gap == 1 and interrupts(a, b)
    return int(single > 2 * close and inside >= 3 and inside * 5 >= single)


SHARES = (0.0, 0.05, 0.15, 0.3, 0.5, 0.7, 0.9)


def frame_of(rows: Sequence[Row]) -> Frame:
    unit = unit_gap(rows)
    reach = [r.right for r in rows]
    need = [0] * len(rows)
    fits: dict[int, Fit] = {}
    for depth in {r.depth for r in rows}:
        places = [k for k, r in enumerate(rows) if r.depth == depth]
        fit = fits[depth] = fit_rows([rows[k] for k in places], unit)
        for k, x, y in zip(places, fit.reach, [*fit.need, 0], strict=True):
            reach[k], need[k] = x, y
    block, starts, n = [], [], len(rows)
    for k, row in enumerate(rows):
        if k == 0 or rows[k - 1].gap > unit or rows[k - 1].depth != row.depth:
            starts.append(k)
        block.append(len(starts) - 1)
    starts.append(n)
    codes = [len(CODE.findall(r.text)) for r in rows]
    flags = [
        (
            1.0,
            float(r.first in ("title", "caps", "quote")),
            float(r.first in ("lower", "quotelow")),
            float(r.last == "stop"),
            float(r.last == "comma"),
            float(min(c, 5)),
            float(r.first in ("mark", "close", "open", "digit")),
            float(r.right - r.indent),
            float((r.right - r.indent) ** 2),
            float(MARKER.match(r.text) is not None),
            float("  " in r.text or "\t" in r.text),
            float(NAMED.match(r.text) is not None),
            float(r.last in ("sign", "digit", "open", "semi", "colon")),
        )
        for r, c in zip(rows, codes, strict=True)
    ]
    sums = [list(accumulate(column, initial=0.0)) for column in zip(*flags, strict=True)]
    window = [tuple(s[min(n, k + 6)] - s[max(0, k - 4)] for s in sums) for k in range(n)]
    total = tuple(s[-1] for s in sums)
    blocks = [tuple(s[b] - s[a] for s in sums) for a, b in zip(starts, starts[1:], strict=False)]
    tags = [f"doc.{t}" for t in describe(total)]
    long = sum(r.right > 140 for r in rows)
    tags.append(share(long, n, "doc.long", SHARES))
    tags.append(share(len(starts) - 1, n, "doc.blocks", SHARES))
    inner = sum(interrupts(a, b) for a, b in zip(rows, rows[1:], strict=False) if a.gap <= unit)
    tags.append(share(inner, n, "doc.inner", SHARES))
    tags.append(share(sum(b.indent > a.indent for a, b in zip(rows, rows[1:], strict=False) if a.gap <= unit), n, "doc.deeper", SHARES))
    tags.append("doc.size-" + str(min(5, n.bit_length() // 2)))
    tags.append(f"doc.unit-{unit}")
    return Frame(unit, fits, tuple(tags), window, block, starts, codes, blocks, reach, need)


def describe(s: Sequence[float]) -> list[str]:
    n = s[0]
    mean = s[7] / n
    spread = max(0.0, s[8] / n - mean * mean) ** 0.5
    return [
        share(s[1], n, "title", SHARES),
        share(s[2], n, "lower", SHARES),
        share(s[3], n, "stop", SHARES),
        share(s[4], n, "comma", SHARES),
        share(s[5], n, "code", (0, 0.1, 0.3, 0.6, 1, 2)),
        share(s[6], n, "odd", SHARES),
        share(mean, 1, "width", (12, 20, 30, 40, 50, 60, 70, 85, 110)),
        share(spread, mean, "spread", (0.03, 0.08, 0.15, 0.25, 0.4, 0.6, 0.9)),
        share(s[9], n, "marker", SHARES),
        share(s[10], n, "blanks", SHARES),
        share(s[11], n, "named", SHARES),
        share(s[12], n, "signs", SHARES),
    ]


def room(reach: int, need: int, column: int) -> str:
    """How a line end fares at `column`: beyond it, forced, or with room left for so many columns more."""
    if reach > column:
        return "over" if reach > column + 3 else "overbit"
    spare = column - need
    if spare < 0:
        return "forced"
    return "room-" + str(0 if spare < 1 else 1 if spare < 3 else 2 if spare < 6 else 3 if spare < 12 else 4 if spare < 24 else 5)


def features(rows: Sequence[Row]) -> list[list[str]]:
    """For each row but the last, the features of the break after it."""
    if len(rows) < 2:
        return []
    f = frame_of(rows)
    blockshapes = [["block." + t for t in describe(b)] for b in f.blocks]
    cols = {d: (c, c.quality) for d, c in f.fits.items()}
    blockcols = [fit_rows(rows[a:b], f.unit) for a, b in zip(f.starts, f.starts[1:], strict=False)]
    doc_q = {d: q for d, (_, q) in cols.items()}
    reach, need = f.reach, f.need
    out = []
    n = len(rows)
    for k in range(n - 1):
        a, b = rows[k], rows[k + 1]
        if a.depth != b.depth:
            out.append(["depth-changes"])
            continue
        blk = f.block[k]
        lo, hi = f.starts[blk], f.starts[blk + 1]
        gap = min(a.gap, 3)
        inblock = a.gap <= f.unit
        here: list[str] = []
        here.append(f"gap-{gap}-unit{f.unit}")
        c, q = cols[a.depth]
        if inblock:
            here.append(f"ends-{a.last}")
            here.append(f"starts-{b.first}")
        else:
            here.append(f"G.ends-{a.last}")
            here.append(f"G.starts-{b.first}")
            here.append(f"G.{a.last}>{b.first}")
            if c.at:
                here.append(f"G.{q}-{room(reach[k], need[k], c.at)}")
            here.append("G." + ("same" if a.indent == b.indent else "indent"))
            here.append(share(a.right - a.indent, 1, "G.length", (15, 30, 45, 60, 75, 90, 120)))
            if len(rows) and MARKER.match(b.text): here.append("G.marker")
            out.append(here)
            continue
        here.append(f"{a.last}>{b.first}")
        if c.at:
            r = room(reach[k], need[k], c.at)
            here.append(f"{q}-{r}")
            here.append(f"{r}-{a.last}>{b.first}" if a.last in ("stop", "closed", "colon", "lower", "comma") and b.first in ("title", "lower", "quote", "caps") else f"{r}-x")
            # the fill of the next row too: a paragraph's last line is short
        bc = blockcols[blk]
        if bc.at:
            here.append(f"block.{bc.quality}-{room(bc.reach[k - lo], bc.need[k - lo], bc.at)}")
        widest = max(reach[max(lo, k - 3) : min(hi, k + 4)])
        near = max(reach[k - 1] if k > lo else 0, reach[k + 1])
        spare = widest - need[k]
        here.append(share(spare, 1, "near", (-12, -6, -3, -1, 0, 2, 5, 9, 15, 25, 40)))
        here.append(share(reach[k] - a.indent, max(1, widest - a.indent), "fill", (0.3, 0.5, 0.65, 0.75, 0.82, 0.88, 0.93, 0.97)))
        here.append(share(near - need[k], 1, "beside", (-12, -3, -1, 5, 15, 30)))
        here.append(share(a.right - a.indent, 1, "length", (12, 20, 30, 40, 50, 60, 70, 85, 110, 140)))
        here.append(share(b.right - b.indent, 1, "nextlength", (12, 20, 30, 40, 50, 60, 70, 85, 110, 140)))
        # indent
        step = b.indent - a.indent
        rel = "same" if step == 0 else "deeper" if step > 0 else "back"
        before = "first" if k == lo else "same" if rows[k - 1].indent == a.indent else "deeper" if a.indent > rows[k - 1].indent else "back"
        here.append(f"indent-{before}-{rel}")
        if step:
            here.append(share(abs(step), 1, f"step-{rel}", (1, 2, 3, 4, 7, 12)))
        if k + 2 < hi:
            s2 = rows[k + 2].indent - b.indent
            here.append(f"then-{rel}-{'same' if s2 == 0 else 'deeper' if s2 > 0 else 'back'}")
        elif step:
            here.append(f"then-{rel}-end")
        ma, mb = MARKER.match(a.text), MARKER.match(b.text)
        if mb:
            here.append("next-marker" + ("-both" if ma else ""))
        if ma:
            hang = a.indent + len(ma[0])
            here.append("marker-" + ("aligned" if b.indent == hang else "under" if b.indent == a.indent else "other"))
        if NAMED.match(b.text):
            here.append("next-named" + ("-both" if NAMED.match(a.text) else ""))
        elif NAMED.match(a.text):
            here.append("named")
        if TIMED.match(b.text):
            here.append("next-timed" + ("-both" if TIMED.match(a.text) else ""))
        if a.text.split(None, 1)[0] == b.text.split(None, 1)[0]:
            here.append("same-first-word")
        here.append(f"words-{min(5, len(a.text.split(None, 5)))}")
        here.append(f"nextwords-{min(5, len(b.text.split(None, 5)))}")
        if SHORT_END.search(a.text):
            here.append("ends-short-word")
        if a.text.count("(") > a.text.count(")"):
            here.append("open-bracket")
        if a.text.count("“") > a.text.count("”") or a.text.count('"') % 2:
            here.append("open-quotation")
        if f.codes[k] or f.codes[k + 1]:
            here.append(f"code-{min(3, f.codes[k])}-{min(3, f.codes[k + 1])}")
        for ch in ",\t|;":
            x = a.text.count(ch)
            if x > 1 or (x and ch != ","):
                here.append(f"delimiter-{'same' if x == b.text.count(ch) else 'other'}-{ {',': 'comma', chr(9): 'tab', '|': 'bar', ';': 'semi'}[ch] }")
        if "  " in a.text or "\t" in a.text:
            here.append("blanks-inside")
        if "  " in b.text:
            here.append("next-blanks-inside")
        if k == lo:
            here.append("at-block-start")
            if a.first == "caps" and a.text.isupper(): here.append("caps-heading")
        if k + 2 == hi:
            here.append("at-block-end")
        here.append("rows-" + str(min(6, (hi - lo).bit_length())))
        here += blockshapes[blk]
        here += ["window." + t for t in describe(f.window[k])]
        here += f.tags
        here += [f"{doc_q[a.depth]}"]
        if a.first in ("title", "caps", "quote") and b.first in ("title", "caps", "quote"):
            here.append("both-title")
        here.append(f"first2-{a.first}-{b.first}")
        out.append(here)
    return out
