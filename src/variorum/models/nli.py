"""Natural language inference: does one sentence say the same as another, neither, or what cannot be true beside it?

A cross-encoder (Devlin et al. 2019) of twelve layers, its weights int8, run by onnxruntime; ``scripts/train_nli.py`` made it. It reads
both sentences at once, so it costs a run for each pair (some 16 milliseconds on two cores) and is asked only of pairs that are near each
other already.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from variorum.errors import ModelError
from variorum.models.encoder import batches

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

SHIPPED = Path(__file__).parent.parent / "data" / "nli"
LONGEST = 64  # word pieces of one sentence
BATCH = 16
THREADS = 2
START, END = 0, 2  # the tokenizer's <s> and </s>


class Nli:
    """Says of pairs of sentences how sure it is that they say the same, neither, or contradict each other.

    Parameters:
        folder: holds ``nli.onnx.gz`` and ``tokenizer.json``; by default the model Variorum ships.
    """

    def __init__(self, *, folder: Path = SHIPPED) -> None:
        self.folder = folder
        self._session: InferenceSession | None = None
        self._tokenizer: Tokenizer | None = None

    def load(self) -> Nli:
        """Load the model; a second call does nothing.

        Raises:
            ModelError: a file is missing or damaged.
        """
        if self._session is None:
            from onnxruntime import InferenceSession, SessionOptions
            from tokenizers import Tokenizer

            options = SessionOptions()
            options.intra_op_num_threads = THREADS
            options.add_session_config_entry("session.disable_quant_qdq", "1")  # see docs/decisions/0002
            try:
                self._tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
                with gzip.open(self.folder / "nli.onnx.gz") as file:
                    self._session = InferenceSession(file.read(), options)
            except Exception as error:  # onnxruntime and tokenizers raise bare Exception subclasses of their own
                raise ModelError(f"the inference model in {self.folder} cannot be loaded: {error}") from error
        return self

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """One row a pair, in order: how likely it is the same, neither, a contradiction; shape (len(pairs), 3), rows sum to 1.

        The order within a pair makes no difference. Nothing is padded, and no row depends on its batch.
        """
        self.load()
        assert self._session is not None
        pieces = self._pieces(sorted({text for pair in pairs for text in pair}))
        rows = [(pieces[a], pieces[b]) for a, b in map(sorted, pairs)]
        found = np.zeros((len(rows), 3), dtype=np.float32)
        shapes = [len(a) + len(b) for a, b in rows]
        for chosen in batches(shapes, most=BATCH):
            ids = np.array([[START, *rows[at][0], END, END, *rows[at][1], END] for at in chosen], dtype=np.int64)
            (scores,) = self._session.run(["scores"], {"input_ids": ids})
            found[chosen] = scores
        return found

    def _pieces(self, texts: Sequence[str]) -> dict[str, list[int]]:
        assert self._tokenizer is not None
        encoded = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return {text: encoding.ids[:LONGEST] for text, encoding in zip(texts, encoded, strict=True)}
