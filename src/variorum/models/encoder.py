"""The sentence encoder: all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020) in int8, run by onnxruntime.

Two texts that say the same have vectors with a high dot product; the vectors are of unit length, so it is the cosine.
What the model says of each word piece is to be had as well: a part of a text gets its vector from its own pieces, read in
their context, without a run of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from variorum.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

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
        batch: texts run at once.
        threads: processor cores used; one, since reports are read by several processes.
    """

    def __init__(self, *, folder: Path = SHIPPED, batch: int = 8, threads: int = 1) -> None:
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
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for chosen, _, (rows,) in self._run(texts, ["vectors"]):
            vectors[chosen] = rows
        return vectors

    def read(self, texts: Sequence[str]) -> tuple[Vectors, list[Pieces]]:
        """One row a text, as from a call, and each text's pieces."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        pieces: dict[int, Pieces] = {}
        for chosen, encodings, (rows, states) in self._run(texts, ["vectors", "states"]):
            vectors[chosen] = rows
            for at, encoding, of in zip(chosen, encodings, states, strict=True):
                # the first and last piece are marks of the model's own
                pieces[at] = Pieces(np.array(encoding.offsets[1:-1]).reshape(-1, 2), of[1 : len(encoding.ids) - 1])
        return vectors, [pieces[at] for at in range(len(texts))]

    def _run(
        self, texts: Sequence[str], wanted: list[str]
    ) -> Iterator[tuple[list[int], list[Encoding], list[Vectors]]]:
        """Batch by batch: the texts' numbers, their encodings, the wanted outputs.

        Texts of like length run together: little is padded, and a row does not depend on more than its padding.
        """
        self.load()
        assert self._session is not None
        assert self._tokenizer is not None
        encodings = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda i: (len(encodings[i].ids), texts[i]))
        for start in range(0, len(order), self.batch):
            chosen = order[start : start + self.batch]
            held = [encodings[i] for i in chosen]
            yield chosen, held, self._session.run(wanted, padded(held))


def padded(encodings: Sequence[Encoding]) -> dict[str, NDArray[np.int64]]:
    """The model's inputs: the ids of the pieces, and which of them are no padding."""
    ids = np.zeros((len(encodings), max(len(each.ids) for each in encodings)), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, each in enumerate(encodings):
        ids[row, : len(each.ids)] = each.ids
        mask[row, : len(each.ids)] = 1
    return {"input_ids": ids, "attention_mask": mask}


def pack(vectors: Vectors) -> bytes:
    """Rows as little-endian float16 bytes, for keeping."""
    return vectors.astype("<f2").tobytes()


def unpack(data: bytes) -> Vectors:
    """The rows ``pack`` kept, as float32 of shape (n, DIMENSIONS)."""
    return np.frombuffer(data, dtype="<f2").astype(np.float32).reshape(-1, DIMENSIONS)
