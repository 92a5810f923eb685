"""The JSON Schema of story.json (draft 2020-12), made from the types themselves."""

from __future__ import annotations

import msgspec

from variorum.types import Story

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, object]:
    """The schema as a JSON object; what the type's docstrings say goes with it as descriptions."""
    head = {"$schema": DIALECT, "title": "story.json, the story that Variorum writes"}
    return {**head, **msgspec.json.schema(Story)}
