"""The sentence encoder: all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020) in int8, run by onnxruntime.

Two texts that say the same have vectors with a high dot product; the vectors are of unit length, so it is the cosine.
What the model says of each word piece is to be had as well: a part of a text gets its vector from its own pieces, read in
their context, without a run of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from variorum.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DIMENSIONS = 384
SHIPPED = Path(__file__).parent.parent / "data" / "encoder"
LONGEST = 256  # word pieces; the model was trained on texts no longer
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The word pieces of one text: ``places`` their starts and ends in it, in code points, ``states`` a row for each.

    A text's pieces beyond the ``LONGEST`` are not among them.
    """

    places: NDArray[np.int64]
    states: Vectors


class Encoder:
    """Turns short texts into unit vectors of ``DIMENSIONS`` float32 numbers.

    Parameters:
        folder: holds ``encoder.onnx`` and ``tokenizer.json``; by default the model Variorum ships.
        batch: texts run at once, at most.
        threads: processor cores used; one, since reports are read by several processes.
    """

    def __init__(self, *, folder: Path = SHIPPED, batch: int = 16, threads: int = 1) -> None:
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
            # else newer versions of onnxruntime would quantise the activations as well (docs/decisions/0002)
            options.add_session_config_entry("session.disable_quant_qdq", "1")
            try:
                self._tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
                self._session = InferenceSession(str(self.folder / "encoder.onnx"), options)
            except Exception as error:  # onnxruntime and tokenizers raise bare Exception subclasses of their own
                raise ModelError(f"the sentence encoder in {self.folder} cannot be loaded: {error}") from error
            self._tokenizer.enable_truncation(LONGEST)
            self._tokenizer.no_padding()
        return self

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in order; shape (len(texts), DIMENSIONS)."""
        return self.read(texts)[0]

    def read(self, texts: Sequence[str]) -> tuple[Vectors, list[Pieces]]:
        """One row a text, as from a call, and each text's pieces.

        The texts of a batch have the same number of pieces: nothing is padded, and no row depends on its batch.
        """
        session, tokenizer = self._loaded()
        encodings = tokenizer.encode_batch(list(texts))
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        pieces: dict[int, Pieces] = {}
        for chosen in batches([len(encoding.ids) for encoding in encodings], most=self.batch):
            ids = np.array([encodings[at].ids for at in chosen], dtype=np.int64)
            (states,) = session.run(["states"], {"input_ids": ids, "attention_mask": np.ones_like(ids)})
            for at, of in zip(chosen, states, strict=True):
                # the model's own "vectors" are the same mean, which onnxruntime adds up in another order for one text
                mean = of.mean(axis=0)
                vectors[at] = mean / np.linalg.norm(mean)
                # the first and last piece are marks of the model's own
                pieces[at] = Pieces(np.array(encodings[at].offsets[1:-1]).reshape(-1, 2), of[1:-1])
        return vectors, [pieces[at] for at in range(len(texts))]

    def _loaded(self) -> tuple[InferenceSession, Tokenizer]:
        self.load()
        assert self._session is not None
        assert self._tokenizer is not None
        return self._session, self._tokenizer


def batches(lengths: Sequence[int], *, most: int) -> Iterator[list[int]]:
    """The indices of equal lengths together, at most so many at once."""
    order = sorted(range(len(lengths)), key=lambda at: lengths[at])
    for _, same in groupby(order, key=lambda at: lengths[at]):
        held = list(same)
        yield from (held[start : start + most] for start in range(0, len(held), most))


def pack(vectors: Vectors) -> bytes:
    """Rows as little-endian float16 bytes, for keeping."""
    return vectors.astype("<f2").tobytes()


def unpack(data: bytes) -> Vectors:
    """The rows ``pack`` kept, as float32 of shape (n, DIMENSIONS)."""
    return np.frombuffer(data, dtype="<f2").astype(np.float32).reshape(-1, DIMENSIONS)
