"""story.json: the contract, written and read back.

The keys are the fields of ``variorum.types.Story`` and the types below it, in their order; the same story always gives
the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import msgspec

from variorum.errors import ContractError
from variorum.types import Anchor, Claim, ReportId, Story


def to_json(story: Story) -> str:
    """The story as indented JSON with a newline at its end."""
    return msgspec.json.format(msgspec.json.encode(story), indent=1).decode() + "\n"


def from_json(text: str | bytes) -> Story:
    """The story that ``to_json`` wrote; keys that the contract does not know are passed over.

    Raises:
        ContractError: the text is no JSON, a key is missing or holds a wrong value, or an anchor does not fit its
            report. The message names the place as a JSON path.
    """
    try:
        story = msgspec.json.decode(text, type=Story)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        place = "" if "at `$" in str(error) else " - at `$`"
        raise ContractError(f"this is no story.json: {error}{place}") from error
    texts = {report.id: report.text for report in story.reports}
    for path, found in anchors(story, "$"):
        check(found, path, texts)
    return story


def anchors(value: object, path: str) -> Iterator[tuple[str, Anchor | Claim]]:
    """Every anchor below a value, with its JSON path."""
    if isinstance(value, (Anchor, Claim)):
        yield path, value
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from anchors(item, f"{path}[{i}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from anchors(getattr(value, field.name), f"{path}.{field.name}")


def check(found: Anchor | Claim, path: str, texts: Mapping[ReportId, str]) -> None:
    """The law of anchors: ``text[start:end] == exact``, and nothing is anchored to nothing."""
    text = texts.get(found.report)
    if text is None:
        raise ContractError(f"no report has the id {found.report!r} - at `{path}.report`")
    if not 0 <= found.start < found.end <= len(text):
        raise ContractError(f"no such stretch: {found.start}…{found.end} of {len(text)} characters - at `{path}.start`")
    if text[found.start : found.end] != found.exact:
        raise ContractError(f"the report has other words at {found.start}…{found.end} - at `{path}.exact`")
