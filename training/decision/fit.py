"""Learns data/decision.tsv and data/trees.tsv from labelled stories and pairs.

usage: fit.py EVIDENCE_STORIES EVIDENCE_PAIRS STORIES_DIR [--write data/decision.tsv] [--all]

EVIDENCE_* are written by `cargo xtask evidence`. A story's name decides by its MD5 whether it is kept aside (a third):
weights and thresholds are learned from the others alone. Needs numpy, scipy, scikit-learn and lightgbm.
"""
import argparse
import collections
import hashlib
import json
import pathlib

import lightgbm
import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import GroupKFold

KINDS = ["number", "date", "place", "entity", "negation", "denial", "antonym", "certainty", "quote"]


def aside(name):
    return int(hashlib.md5(name.encode()).hexdigest()[:8], 16) % 3 == 0


class Story:
    def __init__(self, row, folder):
        self.row, self.name = row, row["story"]
        labels = json.loads((folder / "labels.json").read_text())
        self.facts = []
        for fact in labels["facts"]:
            sides = []
            for value in fact["values"]:
                spans = []
                for mention in value["mentions"]:
                    raw = (folder / mention["report"]).read_bytes()
                    at = raw.find(mention["quote"].encode())
                    spans.append((mention["report"], at, at + len(mention["quote"].encode())))
                sides.append(spans)
            self.facts.append((fact, sides))
        self.touch = []
        for report, start, end, *_ in row["claims"]:
            touched = set()
            for f, (_, sides) in enumerate(self.facts):
                for v, spans in enumerate(sides):
                    if any(r == report and s < end and start < e for r, s, e in spans):
                        touched.add((f, v))
            self.touch.append(touched)

    def same_value(self, a, b):
        ra, rb = self.row["claims"][a][0], self.row["claims"][b][0]
        return ra != rb and bool(self.touch[a] & self.touch[b])

    def same_fact(self, a, b):
        return bool({f for f, _ in self.touch[a]} & {f for f, _ in self.touch[b]})

    def opposed(self, a, b):
        """The contradiction facts of which the claims touch two values."""
        return {f for f, v in self.touch[a] for g, w in self.touch[b]
                if f == g and v != w and self.facts[f][0]["relation"] == "contradiction"}


def matrix(rows):
    names = sorted({name for row in rows for name in row})
    return names, np.array([[row.get(n, 0.0) for n in names] for row in rows])


# Measures that can only speak for, or only against: what is equal never speaks against, a difference never for. A weight of the
# wrong sign would be an accident of the stories learned from.
AGAINST = {"strangers", "other_numbers", "other_times", "certainty", "fragment", "apposition", "extra", "extra_most",
           "number_clash", "time_clash", "place_clash", "name_clash", "number_clash_around", "time_clash_around",
           "place_clash_around", "name_clash_around"}
EITHER = {"headline", "length"}


class Signed:
    """Logistic regression with an L2 penalty whose weights keep their sign."""

    def __init__(self, names, strength, signed=True):
        self.strength = strength
        side = lambda n: (None, None) if not signed or n in EITHER else (None, 0.0) if n in AGAINST else (0.0, None)
        self.bounds = [(None, None)] + [side(n) for n in names]

    def fit(self, x, y):
        self.mean, self.scale = x.mean(0), x.std(0)
        self.scale[self.scale == 0] = 1.0
        z = (x - self.mean) / self.scale
        sign = np.where(y, 1.0, -1.0)

        def loss(w):
            margin = sign * (z @ w[1:] + w[0])
            p = 1 / (1 + np.exp(np.clip(margin, -50, 50)))
            grad = -sign * p
            return (np.logaddexp(0, -margin).sum() + (w[1:] @ w[1:]) / (2 * self.strength),
                    np.r_[grad.sum(), z.T @ grad + w[1:] / self.strength])

        start = np.zeros(x.shape[1] + 1)
        self.w = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=self.bounds, options={"maxiter": 300}).x
        return self

    def predict(self, x):
        return 1 / (1 + np.exp(-((x - self.mean) / self.scale @ self.w[1:] + self.w[0])))

    def plain(self):
        weights = self.w[1:] / self.scale
        return self.w[0] - float(weights @ self.mean), weights


def fit(name, rows, y, groups, table, strength=0.1, quiet=False, signed=False):
    names, x = matrix(rows)
    y, groups = np.array(y), np.array(groups)
    p = np.zeros(len(y))
    for train, test in GroupKFold(8).split(x, y, groups):
        p[test] = Signed(names, strength, signed).fit(x[train], y[train]).predict(x[test])
    bias, weights = Signed(names, strength, signed).fit(x, y).plain()
    table[name] = [("bias", bias)] + [(n, w) for n, w in zip(names, weights) if abs(w) > 1e-4]
    if not quiet:
        print(f"{name:18} n {len(y):6} positive {int(y.sum()):5}  AP {average_precision_score(y, p):.3f}  AUC {roc_auc_score(y, p):.3f}")
    return p


def apply(table, name, row):
    weights = dict(table[name])
    z = weights["bias"] + sum(weights.get(k, 0.0) * v for k, v in row.items())
    return 1 / (1 + np.exp(-z))


# Measures that judge adds to those of the alignment: `same` does not see them.
JUDGED = ("_equal", "_clash", "_around")


def aligned(evidence):
    return {k: v for k, v in evidence.items() if not k.endswith(JUDGED) and k != "matter"}


def able(story, a, b):
    """Whether the claims can support each other: as `may_agree` in src/judge/agree.rs."""
    (ra, *_, pa, sa, _), (rb, *_, pb, sb, _) = story.row["claims"][a], story.row["claims"][b]
    held = [{s for s in ("Denies", "Questions", "Orders") if s in stances} for stances in (sa, sb)]
    return ra != rb and pa == pb and held[0] == held[1]


def learn_agreement(stories, table):
    rows, y, groups = [], [], []
    for s, story in enumerate(stories):
        for a, b, evidence, *_ in story.row["pairs"]:
            if able(story, a, b):
                rows.append({k: v for k, v in evidence.items() if k != "matter"})
                y.append(story.same_value(a, b))
                groups.append(s)
    return fit("agree", rows, y, groups, table, signed=True)


def learn_same(stories, table, quiet=False):
    rows, y_same, groups = [], [], []
    for s, story in enumerate(stories):
        for a, b, evidence, *_ in story.row["pairs"]:
            rows.append(aligned(evidence))
            y_same.append(story.same_fact(a, b))
            groups.append(s)
    fit("same", rows, y_same, groups, table, quiet=quiet, signed=True)


def learn(stories, table):
    learn_agreement(stories, table)
    held = {}
    for kind in KINDS:
        rows, y, groups, refs = [], [], [], []
        for s, story in enumerate(stories):
            for c in story.row["candidates"]:
                if c[0] == kind:
                    evidence = dict(c[3])
                    rows.append(evidence)
                    y.append(bool(story.opposed(c[1], c[2])))
                    groups.append(s)
                    refs.append((s, c))
        if sum(y) < 8:
            print(f"{kind}: {sum(y)} positives of {len(y)}: no model")
            continue
        p = fit(kind, rows, y, groups, table, 0.03)
        held[kind] = (p, y, refs)
    return held


def refresh(stories, table):
    """Puts the learned 'same' probability into the evidence that uses it."""
    for story in stories:
        same = {}
        for a, b, evidence, *_ in story.row["pairs"]:
            same[a, b] = apply(table, "same", evidence)
        for c in story.row["candidates"]:
            if "same" in c[3]:
                c[3]["same"] = same.get((c[1], c[2]), 0.0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stories_evidence")
    parser.add_argument("pairs_evidence")
    parser.add_argument("stories", type=pathlib.Path)
    parser.add_argument("--write")
    opts = parser.parse_args()
    rows = [json.loads(line) for line in open(opts.stories_evidence)]
    stories = [Story(row, opts.stories / row["story"]) for row in rows if not aside(row["story"])]
    table = {}
    learn_same(stories, table)
    refresh(stories, table)
    held = learn(stories, table)
    thresholds = {"agree": 0.23, "agree_near": 0.85, "covered": 0.18, "doubt": 0.4, "content_agree": 0.6,
                  "content_main": 0.7, "content_clause": 0.8, "content_phrase": 1.2, "pair": 0.5, "pair_contradiction": CONTRADICTS, "pair_entailment": 0.5}
    for kind, (p, y, refs) in held.items():
        choose(p, y, refs, stories)
    kept, kept_thresholds = by_hand()
    table.update(kept)
    thresholds.update(kept_thresholds)
    trees = {}
    pairs(opts.pairs_evidence, table, trees)
    table["threshold"] = sorted(thresholds.items())
    if opts.write:
        write(opts.write, table)
        write_trees(pathlib.Path(opts.write).with_name("trees.tsv"), trees)


def choose(p, y, refs, stories):
    """The least threshold at which, over stories not learned from, precision stays at the floor."""
    order = np.argsort(-p)
    seen, hits, total, best, facts = set(), 0, 0, 2.0, set()
    for n, i in enumerate(order):
        s, c = refs[i]
        key = (s, c[1], c[2])
        if key in seen:
            continue
        seen.add(key)
        total += 1
        hits += bool(y[i])
        facts |= {(s, f) for f in stories[s].opposed(c[1], c[2])}
        if hits / total >= FLOOR and total >= 3:
            best, at = p[i], (total, hits, len(facts))
    if best < 2.0:
        print(f"   threshold {best:.3f}: {at[0]} believed, {at[1]} right, {at[2]} facts")
    return float(best)


FLOOR = 0.5

# The labelled stories hold too few contradictions of each kind to learn weights that carry over (grouped cross-validation does
# worse than weights set by hand), so the kinds, and the model `question` of values, are set by hand. Their rows live in the
# table alone and are kept as they stand.
TABLE = pathlib.Path(__file__).parents[2] / "data" / "decision.tsv"
BY_HAND = [*KINDS, "other", "question", "value", "clash", "update", "update_state"]


def by_hand():
    """The rows of the models that are set by hand, and the thresholds of these kinds."""
    kept, thresholds = collections.defaultdict(list), {}
    for line in TABLE.read_text().splitlines():
        if line.startswith("#"):
            continue
        model, measure, weight = line.split("\t")
        if model in BY_HAND:
            kept[model].append((measure, float(weight)))
        elif model == "threshold" and measure in BY_HAND:
            thresholds[measure] = float(weight)
    return kept, thresholds


def boosted():
    return lightgbm.LGBMClassifier(
        n_estimators=150, num_leaves=8, learning_rate=0.06, min_child_samples=40, subsample=0.7, subsample_freq=1,
        colsample_bytree=0.4, reg_lambda=5, verbose=-1, n_jobs=1, random_state=1, deterministic=True)


def prefix(node, names):
    """A tree in the form that src/lexicon/decision.rs reads. LightGBM goes left at `<=`; measures have four decimals."""
    if "leaf_value" in node:
        return [f"={node['leaf_value']:.4f}"]
    below = np.floor(node["threshold"] * 1e4) / 1e4 + 5e-5
    return [f"{names[node['split_feature']]}<{below:.5f}", *prefix(node["left_child"], names), *prefix(node["right_child"], names)]


def fit_trees(name, rows, y, groups, table, trees):
    """Boosted trees: on pairs, of which there are many, they beat weights alone by a clear margin; on stories they do not."""
    names, x = matrix(rows)
    y, groups = np.array(y), np.array(groups)
    p = np.zeros(len(y))
    for train, test in GroupKFold(8).split(x, y, groups):
        p[test] = boosted().fit(x[train], y[train]).predict_proba(x[test])[:, 1]
    model = boosted().fit(x, y)
    table[name] = [("bias", 0.0)]
    trees[name] = [" ".join(prefix(t["tree_structure"], names)) for t in model.booster_.dump_model()["tree_info"]]
    print(f"{name:18} n {len(y):6} positive {int(y.sum()):5}  AP {average_precision_score(y, p):.3f}  AUC {roc_auc_score(y, p):.3f}")
    return p


def blocks(count):
    """Neighbouring rows share sentences, so they go to one side of a split together."""
    return np.arange(count) // 20 % 8


def pairs(path, table, trees):
    rows = [json.loads(line) for line in open(path)]
    align = [r for r in rows if r["label"] in ("same", "different")]
    y = np.array([r["label"] == "same" for r in align])
    p = fit_trees("pair", [r["whole"] for r in align], y, blocks(len(align)), table, trees)
    of = np.array([r["dataset"] for r in align])
    for name in sorted(set(of)):
        print(f"    {name:24} AUC {roc_auc_score(y[of == name], p[of == name]):.3f}")
    news = [r for r in rows if r["label"] not in ("same", "different")]
    feats = []
    for r in news:
        strongest = collections.defaultdict(float)
        for kind, evidence in r["candidates"]:
            if kind in table:
                strongest[kind] = max(strongest[kind], apply(table, kind, evidence))
        feats.append({**r["whole"], **strongest})
    y = np.array([r["label"] == "contradiction" for r in news])
    p = fit_trees("pair_contradiction", feats, y, blocks(len(news)), table, trees)
    of = np.array([r["dataset"] for r in news])
    for name in sorted(set(of)):
        m = of == name
        right, told = (p[m] >= CONTRADICTS) & y[m], p[m] >= CONTRADICTS
        f1 = 2 * right.sum() / max(1, told.sum() + y[m].sum())
        print(f"    {name:24} told {told.sum():4} of {m.sum():5}, F1 {f1:.3f}")
    three = [i for i, r in enumerate(news) if r["label"] in ("entailment", "neutral", "contradiction")]
    entailed = [news[i]["label"] == "entailment" for i in three]
    fit_trees("pair_entailment", [feats[i] for i in three], entailed, blocks(len(three)), table, trees)


# The least probability of a contradiction between two statements: where F1 over the sets is best with hardly any told of the
# pairs of true statements.
CONTRADICTS = 0.4


def write_trees(path, trees):
    """Writes the trees; those of models that were not learned now are kept."""
    path, kept = pathlib.Path(path), collections.defaultdict(list)
    head = ("# Boosted trees of some decisions: model, number, tree in prefix form (measure<threshold, where it holds, where not; =figure).\n"
            "# `pair*` are learned from labelled pairs by training/decision/fit.py, `value` and `clash` from labelled stories by training/decision/clashes.py; own work.\n")
    known = path.read_text().splitlines() if path.exists() else []
    for model, _, tree in (line.split("\t") for line in known if not line.startswith("#")):
        if model not in trees:
            kept[model].append(tree)
    trees = {**kept, **trees}
    lines = [f"{model}\t{i:03}\t{tree}\n" for model in sorted(trees) for i, tree in enumerate(trees[model])]
    path.write_text(head + "".join(lines))


def write(path, table):
    head = "# The calibrated decisions: model, measure, weight. `same`, `agree` and `pair*` are learned from labelled stories and pairs by training/decision/fit.py; the others are set by hand.\n"
    lines = [f"{model}\t{measure}\t{weight:.4f}\n" for model in sorted(table) for measure, weight in sorted(table[model])]
    pathlib.Path(path).write_text(head + "".join(lines))


if __name__ == "__main__":
    main()
