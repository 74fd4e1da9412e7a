"""Writes the most frequent English words of wordfreq with ten times their Zipf frequency."""

import re
import sys

from wordfreq import top_n_list, zipf_frequency

WORD = re.compile(r"[a-z]+(?:['’.-][a-z]+)*$")
words = [word for word in top_n_list("en", 60_000) if WORD.match(word)][:40_000]
with open(sys.argv[1], "w", encoding="utf-8") as out:
    for word in sorted(words):
        out.write(f"{word}\t{round(10 * zipf_frequency(word, 'en'))}\n")
