"""The two models: a language pipeline and a sentence encoder. Loaded once, when first needed."""

from __future__ import annotations

from variorum.models.encoder import DIMENSIONS, Encoder, Pieces, pack, unpack
from variorum.models.language import Language

__all__ = ["DIMENSIONS", "Encoder", "Language", "Pieces", "pack", "unpack"]
