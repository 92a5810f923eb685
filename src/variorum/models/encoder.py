"""The sentence encoder: all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020) in int8, run by onnxruntime.

Two texts that say the same have vectors with a high dot product; the vectors are of unit length, so it is the cosine.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from variorum.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

VERSION = 1
DIMENSIONS = 384
SHIPPED = Path(__file__).parent.parent / "data" / "encoder"
LONGEST = 256  # word pieces; the model was trained on texts no longer
Vectors = NDArray[np.float32]


class Encoder:
    """Turns short texts into unit vectors of ``DIMENSIONS`` float32 numbers.

    Parameters:
        folder: holds ``encoder.onnx`` and ``tokenizer.json``; by default the model Variorum ships.
        batch: texts run at once.
        threads: processor cores used; 0 leaves the choice to onnxruntime.
    """

    def __init__(self, *, folder: Path = SHIPPED, batch: int = 32, threads: int = 0) -> None:
        self.folder = folder
        self.batch = batch
        self.threads = threads
        self._session: InferenceSession | None = None
        self._tokenizer: Tokenizer | None = None

    def load(self) -> Encoder:
        """Load the model; a second call does nothing.

        Raises:
            ModelError: a file is missing or damaged.
        """
        if self._session is None:
            from onnxruntime import InferenceSession, SessionOptions
            from tokenizers import Tokenizer

            options = SessionOptions()
            options.intra_op_num_threads = self.threads
            try:
                self._tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
                self._session = InferenceSession(str(self.folder / "encoder.onnx"), options)
            except Exception as error:  # onnxruntime and tokenizers raise bare Exception subclasses of their own
                raise ModelError(f"the sentence encoder in {self.folder} cannot be loaded: {error}") from error
            self._tokenizer.enable_truncation(LONGEST)
            self._tokenizer.enable_padding()
        return self

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in order; shape (len(texts), DIMENSIONS).

        Texts of like length run together, so a row does not depend on more than its batch's padding.
        """
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: (len(texts[i]), texts[i]))
        for start in range(0, len(order), self.batch):
            chosen = order[start : start + self.batch]
            vectors[chosen] = self._run([texts[i] for i in chosen])
        return vectors

    def _run(self, texts: list[str]) -> Vectors:
        self.load()
        assert self._session is not None
        assert self._tokenizer is not None
        encodings = self._tokenizer.encode_batch(texts)
        ids = np.array([e.ids for e in encodings], dtype=np.int64)
        mask = np.array([e.attention_mask for e in encodings], dtype=np.int64)
        (out,) = self._session.run(["vectors"], {"input_ids": ids, "attention_mask": mask})
        return np.asarray(out, dtype=np.float32)


def pack(vectors: Vectors) -> bytes:
    """Rows as little-endian float16 bytes, for keeping."""
    return vectors.astype("<f2").tobytes()


def unpack(data: bytes) -> Vectors:
    """The rows ``pack`` kept, as float32 of shape (n, DIMENSIONS)."""
    return np.frombuffer(data, dtype="<f2").astype(np.float32).reshape(-1, DIMENSIONS)
