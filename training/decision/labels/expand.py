"""Makes labelled stories from labels by place and the texts they were made on. usage: expand.py TEXTS OUT"""
import hashlib
import json
import pathlib
import shutil
import sys

texts, out = map(pathlib.Path, sys.argv[1:3])
for line in (pathlib.Path(__file__).parent / "places.jsonl").read_text().splitlines():
    row = json.loads(line)
    raw = {name: (texts / row["story"] / name).read_bytes() for name in row["reports"]}
    for name, digest in row["reports"].items():
        if hashlib.sha256(raw[name]).hexdigest()[:16] != digest:
            sys.exit(f"{row['story']}/{name}: not the text that was labelled")
    for fact in row["facts"]:
        fact["about"] = fact["id"]
        fact["values"] = [
            {"value": "", "mentions": [{"report": r, "quote": raw[r][a:b].decode()} for r, a, b in mentions]}
            for mentions in fact["values"]
        ]
    folder = out / row["story"]
    folder.mkdir(parents=True, exist_ok=True)
    for name in row["reports"]:
        shutil.copy(texts / row["story"] / name, folder / name)
    labels = {"story": row["story"], "written": "real", "reports": {n: {} for n in row["reports"]}, "facts": row["facts"]}
    (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1))
