"""Learns the decisions `value` and `clash` of data/trees.tsv from several sets of labelled stories.

usage: clashes.py EVIDENCE:STORIES ... [--more EVIDENCE:STORIES ...] [--write data/trees.tsv]

EVIDENCE is written by `cargo xtask evidence`, STORIES is the folder that it was made of. Of the first sets nothing is learned from the
stories that their names keep aside: these are only measured. Sets given by `--more` are learned from as a whole. `value` says whether two values that differ answer one question, `clash` whether
two claims that a cue opposes speak of one thing. What is printed for the sets learned from is cross-validated by story.
Needs numpy, scikit-learn and lightgbm.
"""
import argparse
import json
import pathlib

import lightgbm
import numpy as np
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from fit import Story, aside, matrix, prefix, write_trees

# What other pairs of values say is not learned: equal values, which teach most of what one question is, have themselves as their echo.
# It comes on top by weights set by hand, as in src/judge/rivals.rs and data/decision.tsv.
RIVALS = {"behind", "behind_both", "mutual", "echo", "echo_near"}
ECHO, BEHIND = -4.0, -1.0
EQUAL = 0.5
SORTS = {"number": "number", "time": "date", "place": "place"}


def boosted(leaves, trees):
    return lightgbm.LGBMClassifier(
        n_estimators=trees, num_leaves=leaves, learning_rate=0.05, min_child_samples=25, subsample=0.7, subsample_freq=1,
        colsample_bytree=0.4, reg_lambda=5, verbose=-1, n_jobs=2, random_state=1, deterministic=True)


def load(argument):
    evidence, folder = argument.split(":")
    rows = [json.loads(line) for line in open(evidence)]
    return [Story(row, pathlib.Path(folder) / row["story"]) for row in rows]


def sort(evidence):
    flags = [name for name in ("time", "place", "name") if evidence[f"sort_{name}"]]
    return flags[0] if flags else "number"


def values(stories):
    """Pairs of values: evidence, whether they answer one question (None where nobody says), story, facts opposed, sort, relation,
    words, and where both stand."""
    for story in stories:
        for left, right, relation, evidence in story.row["values"]:
            a, b = left[0], right[0]
            if sort(evidence) == "name":
                continue
            opposed = story.opposed(a, b)
            agreed = relation in ("Equal", "Compatible") and story.same_value(a, b) and any(
                story.facts[f][0]["relation"] == "agreement" for f, _ in story.touch[a] & story.touch[b])
            if relation not in ("Conflicting", "Equal") and not agreed:
                continue
            label = bool(opposed) if relation == "Conflicting" else (True if agreed else None)
            words = tuple(sorted((left[3].lower(), right[3].lower())))
            ends = [(story.row["claims"][end[0]][0], end[1], end[2]) for end in (left, right)]
            yield evidence, label, story, opposed, sort(evidence), relation, words, ends


def clashes(stories):
    for story in stories:
        for candidate in story.row["candidates"]:
            if candidate[8] == "clash":
                a, b = candidate[1], candidate[2]
                opposed = story.opposed(a, b)
                yield candidate[3], bool(opposed), story, opposed, candidate[0], "Conflicting", (a, b), None


def learn(name, rows, others, leaves, trees, drop=frozenset()):
    names, x = matrix([{k: v for k, v in row[0].items() if k not in drop} for row in rows + others])
    known = np.array([row[1] is not None for row in rows])
    y = np.array([bool(row[1]) for row in rows])
    weight = np.array([1.0 if row[5] == "Conflicting" else EQUAL for row in rows])
    groups = np.array([row[2].number for row in rows])
    n = len(rows)
    p = np.zeros(len(x))
    for train, test in GroupKFold(6).split(x[:n], y, groups):
        train = train[known[train]]
        p[test] = boosted(leaves, trees).fit(x[train], y[train], sample_weight=weight[train]).predict_proba(x[test])[:, 1]
    model = boosted(leaves, trees).fit(x[:n][known], y[known], sample_weight=weight[known])
    if others:
        p[n:] = model.predict_proba(x[n:])[:, 1]
    measure(name + " (cross-validated)", rows, p[:n])
    if others:
        measure(name + " (kept aside)", others, p[n:])
    return [" ".join(prefix(t["tree_structure"], names)) for t in model.booster_.dump_model()["tree_info"]], p


def adjusted(rows, p):
    """With what other pairs say: an echo of one value in the other report, or a better match there, speaks against."""
    z = np.log(np.clip(p, 1e-6, 1 - 1e-6) / (1 - np.clip(p, 1e-6, 1 - 1e-6)))
    best = {}
    sides = [[(row[2].name, row[5], row[7][a], row[7][b][0]) for a, b in ((0, 1), (1, 0))] if row[7] else [] for row in rows]
    for keys, q in zip(sides, p):
        for key in keys:
            best[key] = max(best.get(key, 0.0), q)
    for i, keys in enumerate(sides):
        told = lambda relation: max((best.get((name, relation, at, other), 0.0) for name, _, at, other in keys), default=0.0)
        z[i] += ECHO * told("Equal") + BEHIND * max(told("Conflicting") - p[i], 0.0)
    return 1 / (1 + np.exp(-z))


def measure(title, rows, p):
    print(title)
    p = adjusted(rows, p)
    kinds = sorted({row[4] for row in rows})
    for kind in kinds:
        of = [i for i, row in enumerate(rows) if row[4] == kind and row[5] == "Conflicting"]
        y = np.array([rows[i][1] for i in of])
        if not y.any():
            continue
        seen, facts, right, line, last = set(), set(), 0, [], (0, 0)
        bounds = [0.6, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1]
        for i in sorted(of, key=lambda i: -p[i]):
            while bounds and p[i] < bounds[0]:
                total = len(seen)
                if total:
                    line.append(f"{bounds[0]}: {right}/{total} f{len(facts)}")
                bounds.pop(0)
            key = (rows[i][2].name, rows[i][6])
            if key in seen:
                continue
            seen.add(key)
            right += rows[i][1]
            facts |= {(rows[i][2].name, f) for f in rows[i][3]}
        print(f"   {kind:10} n {len(of):6} positive {int(y.sum()):4}  AP {average_precision_score(y, p[of]):.3f}  " + "  ".join(line))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--more", nargs="*", default=[])
    parser.add_argument("--write")
    opts = parser.parse_args()
    every = [s for argument in opts.sets for s in load(argument)]
    stories = [s for s in every if not aside(s.name)] + [s for argument in opts.more for s in load(argument)]
    for number, story in enumerate(stories):
        story.number = number
    others = [s for s in every if aside(s.name)]
    trees = {}
    trees["value"], _ = learn("value", list(values(stories)), list(values(others)), 7, 150, RIVALS)
    trees["clash"], _ = learn("clash", list(clashes(stories)), list(clashes(others)), 12, 120)
    if opts.write:
        write_trees(opts.write, trees)


if __name__ == "__main__":
    main()
