"""The reference of story.json names every key and every kind there is."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

from variorum import types
from variorum.types import Story

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "story-json.md").read_text(encoding="utf-8")


def test_every_key_of_a_story_has_its_section_in_order() -> None:
    """The reference cannot fall behind the contract."""
    assert re.findall(r"^### `(\w+)`$", REFERENCE, re.MULTILINE) == [field.name for field in fields(Story)]


def test_every_key_is_explained_in_its_section() -> None:
    """Each field of each type is named where its list is."""
    sections = dict(zip(*[iter(re.split(r"^### `(\w+)`$", REFERENCE, flags=re.MULTILINE)[1:])] * 2, strict=True))
    kinds = {
        "reports": types.Report, "boilerplate": types.Boilerplate, "entities": types.Entity, "times": types.TimeExpression,
        "quantities": types.Quantity, "credits": types.Credit, "quotations": types.Quotation,
        "quotation_links": types.QuotationLink, "claims": types.Claim, "derivations": types.Derivation,
        "origins": types.Origin, "variants": types.Variant, "corroboration": types.Corroboration,
        "timeline": types.Event, "positions": types.Position, "plans": types.Plan, "brief": types.BriefLine,
    }  # fmt: skip
    anchor = {field.name for field in fields(types.Anchor)}
    for name, kind in kinds.items():
        own = {field.name for field in fields(kind)}
        expected = own - anchor if "*Anchored" in sections[name] else own
        assert not [key for key in expected if f"`{key}`" not in sections[name]], name


def test_every_value_is_named() -> None:
    """The literals of the vocabulary are all in the reference."""
    literals = (
        types.BoilerplateKind, types.MentionType, types.QuotationType, types.TimeType, types.Change, types.OriginKind,
        types.Polarity, types.Certainty, types.Status, types.DerivationType, types.Direction, types.Alteration,
        types.VariantKind, types.VariantRelation, types.Stance, types.Precision,
    )  # fmt: skip
    assert not [value for kind in literals for value in get_args(kind) if f"`{value}`" not in REFERENCE]
