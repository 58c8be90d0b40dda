"""Learn the weights of the wraps stage and write them into its rule file.

    python -m bench.learn_wraps FOLDER [--write] [--cross]

FOLDER holds `docs.jsonl.gz` (or `docs.jsonl`): one text a line with `input`, `source`, `group` (real, synth,
keep, extra) and `labels`, a list of [left, right, label]: J, N or D where the rows are one paragraph, B or P
where the break stays, I where nobody knows.  Every source weighs the same, whatever its size.  `--cross` scores
sources with weights that never saw them.  Needs scikit-learn, which the cleaner itself does not.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bench.wrap_cases import Case, gather

RULES = Path(__file__).parent.parent / "rules" / "wraps" / "weights.toml"
FOLDS = 6
RARE = 30  # a feature seen less often is left out
SMALL = 0.04  # so is a weight this small


SCALES = {"doc.": 0.5, "block.": 0.5, "F.": 2.0, "inside-": 2.0, "leans": 2.0}


def scale_of(name: str) -> float:
    """How freely a weight may grow: what only tells one kind of text from another is held down."""
    return next((scale for prefix, scale in SCALES.items() if name.startswith(prefix)), 1.0)


class Learner:
    """Cases as a matrix, weighted so that every source counts alike."""

    def __init__(self, cases: list[Case], strength: float) -> None:
        seen = Counter(name for case in cases for name in case.names)
        self.names = sorted(name for name, count in seen.items() if count >= RARE)
        self.strength = strength
        self.cases = cases
        place = {name: k for k, name in enumerate(self.names)}
        columns = [sorted(place[n] for n in case.names if n in place) for case in cases]
        ends = np.cumsum([0] + [len(c) for c in columns])
        flat = np.fromiter((k for c in columns for k in c), dtype=np.int32)
        self.scale = np.array([scale_of(name) for name in self.names])
        self.matrix = csr_matrix((self.scale[flat], flat, ends), shape=(len(cases), len(self.names)))
        self.open = np.array([bool(case.names) for case in cases])
        self.proved = np.array([case.proved for case in cases])
        self.wrap = np.array([case.wrap for case in cases])
        sizes = Counter(case.source for case in cases)
        self.weight = np.array([c.weight * (1.5 if c.keep else 1.0) * 600 / sizes[c.source] for c in cases])
        self.sources = np.array([case.source for case in cases])

    def fit(self, chosen: np.ndarray) -> LogisticRegression:
        """Weights from the chosen cases."""
        model = LogisticRegression(C=self.strength, max_iter=400, fit_intercept=False)
        chosen = chosen & self.open
        return model.fit(self.matrix[chosen], self.wrap[chosen], sample_weight=self.weight[chosen])

    def left_out(self) -> np.ndarray:
        """Probabilities for every case by weights that never saw its source."""
        fold = np.array([crc32(s.rstrip("+").split("^")[0].encode()) % FOLDS for s in self.sources])
        result = np.zeros(len(fold))
        for k in range(FOLDS):
            result[fold == k] = self.fit(fold != k).predict_proba(self.matrix[fold == k])[:, 1]
        return np.where(self.open, result, self.proved)


def report(learner: Learner, probability: np.ndarray, limit: float, *, full: bool = False) -> None:
    """Print macro means over sources: joinF1, false joins in wrapped and in must-keep texts."""
    f1, wrong, keep, again = [], [], [], []
    for source in sorted(set(learner.sources)):
        here = learner.sources == source
        joined, wrap = probability[here] > limit, learner.wrap[here]
        right, false = (joined & wrap).sum(), (joined & ~wrap).sum()
        part = false / max(1, (~wrap).sum())
        if "^" in source:
            if full:
                print(f"  {source:30} {100 * right / max(1, wrap.sum()):5.1f}  FJ {100 * part:5.1f}")
        elif source.endswith("+"):
            again.append(part)
            if full and part:
                print(f"  {source:30} again FJ {100 * part:5.1f}")
        elif wrap.any():
            f1.append(2 * right / (right + false + wrap.sum()))
            wrong.append(part)
            if full:
                print(f"  {source:30} F1 {100 * f1[-1]:5.1f}  FJ {100 * part:5.1f}")
        else:
            keep.append(part)
            if full:
                print(f"  {source:30} FJ {100 * part:5.1f}")
    means = [100 * np.mean(x) for x in (f1, wrong, keep, again)]
    print("p > {:.2f}: joinF1 {:.2f}, false joins {:.2f}, must-keep {:.2f}, second round {:.2f}".format(limit, *means))


SCOPES = {
    "F.": "forced by a fit",
    "doc.": "whole text",
    "block.": "block",
    "own.": "fit of the block alone",
}
SUBJECTS = {
    "bias": "always",
    "title": "share of rows that start with a capital",
    "lower": "share of rows that start in small letters",
    "stop": "share of rows that end a sentence",
    "stops": "how many more sentences end at line ends than if all those were wraps, as a log ratio",
    "comma": "share of rows that end in a comma",
    "code": "signs of code a row",
    "odd": "share of rows that start with a mark or digit",
    "width": "mean columns of a row",
    "spread": "spread of the columns",
    "marker": "list markers, or a row after one",
    "blanks": "runs of blanks inside",
    "named": "a name and a colon at the start",
    "signs": "share of rows that end in a sign or digit",
    "ended": "share of rows that end in punctuation",
    "inside": "share of the sentence ends that are inside rows",
    "roomy": "share of line ends that the widest row would not have forced",
    "widest": "widest row and share of line ends with room",
    "rows": "rows of the block, by powers of two",
    "long": "share of rows as long as paragraphs",
    "blocks": "blocks a row",
    "inner": "share of line ends that interrupt a sentence",
    "deeper": "share of rows that are indented deeper than the one before",
    "size": "rows of the text",
    "unit": "blank lines between rows of one paragraph",
    "near": "columns left to the widest row near it",
    "fill": "columns of the row as a share of the widest near it",
    "beside": "columns left to the longer neighbour",
    "length": "columns of the row",
    "nextlength": "columns of the next row",
    "words": "words of the row",
    "nextwords": "words of the next row",
    "ends": "how the row ends",
    "starts": "how the next row starts",
    "indent": "step of the indent before and at the break",
    "step": "columns of the step",
    "then": "step of the indent at the break and after it",
    "quality": "quality of the fit",
    "sentence": "log-odds of a wrap at a sentence end, beyond the number",
    "prior": "log-odds of a wrap by lengths alone, beyond the number",
}


def meaning(name: str) -> str:
    """What a feature stands for, as a comment."""
    scope = next((prefix for prefix in SCOPES if name.startswith(prefix)), "")
    rest = name[len(scope) :]
    subject = None
    if ".." in rest:
        subject = "first characters of the two rows"
    elif ">" in rest and not rest.startswith(("prior", "sentence")):
        subject = "end of the row and start of the next"
    elif re.match(r"(comma|tab|bar|semi)-(same|other)", rest):
        subject = "delimiters: the same number in both rows, or another"
    elif re.match(r"code-\d-\d", rest):
        subject = "signs of code in the two rows"
    subject = subject or SUBJECTS.get(re.split("[-0-9>]", rest)[0])
    if subject is None and re.match(r"(few-)?(sure|proof|good|weak|bad|none)", rest):
        subject = "quality of the fit, and how the line end fares by it"
    subject = subject or rest.replace("-", " ")
    return f"{SCOPES[scope]}: {subject}" if scope else subject


def write(weights: dict[str, float]) -> None:
    """Put the weights into the rule file, between the lines that mark their place."""
    lines = "\n".join(f'"{name}" = {value:.2f} # {meaning(name)}' for name, value in sorted(weights.items()))
    text = RULES.read_text(encoding="utf-8")
    RULES.write_text(
        re.sub(r"(?s)(# learned:[^\n]*\n).*?(?=# end of learned)", lambda m: m[1] + lines + "\n", text),
        encoding="utf-8",
    )


def main() -> None:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the rule file")
    parser.add_argument("--cross", action="store_true", help="score each source by weights that never saw it")
    parser.add_argument("--full", action="store_true", help="figures of every source")
    parser.add_argument("--strength", type=float, default=0.25, help="inverse of the regularization")
    options = parser.parse_args()
    learner = Learner(gather(options.folder), options.strength)
    if options.cross:
        probability = learner.left_out()
        for limit in (0.5, 0.6, 0.7, 0.8, 0.9):
            report(learner, probability, limit, full=options.full and limit == 0.7)
    model = learner.fit(np.ones(len(learner.wrap), dtype=bool))
    report(
        learner,
        np.where(learner.open, model.predict_proba(learner.matrix)[:, 1], learner.proved),
        0.7,
        full=options.full and not options.cross,
    )
    weights = {
        n: float(w) for n, w in zip(learner.names, model.coef_[0] * learner.scale, strict=True) if abs(w) >= SMALL
    }
    print(len(weights), "weights")
    if options.write:
        write(weights)


if __name__ == "__main__":
    main()
