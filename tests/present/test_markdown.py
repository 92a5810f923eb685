"""The Markdown edition."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest

from variorum.present.markdown import plain, to_markdown
from variorum.types import Story


def test_every_chapter_is_there(story: Story) -> None:
    """A chapter for everything the story has."""
    titles = re.findall(r"^## (.*)$", to_markdown(story), re.MULTILINE)
    assert titles == [
        "In short",
        "Reports",
        "Who copied whom",
        "Altered quotations",
        "Differences",
        "Said differently, but the same",
        "When",
        "Who stands where",
        "What is planned",
        "Who told them",
        "How many stand behind it",
    ]


def test_a_chapter_without_content_is_left_out(story: Story) -> None:
    """No heading stands over nothing."""
    empty = {field.name: () for field in fields(Story) if field.name not in {"variorum", "reports"}}
    assert re.findall(r"^## (.*)$", to_markdown(replace(story, **empty)), re.MULTILINE) == [  # type: ignore[arg-type]
        "Reports",
        "Who copied whom",
    ]


def test_altered_quotations_show_both_wordings_with_the_change(story: Story) -> None:
    """Struck out: only the first has it; bold: only the second has it."""
    text = to_markdown(story)
    assert "A 208–285: “I ~~am certain~~ that our ~~resolve~~ will bring" in text
    assert "B 155–239: “I **believe** that our **determination** will bring" in text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a | b", "a \\| b"),
        ("*not* _bold_ `x` [y](z) # ~~k~~ \\", "\\*not\\* \\_bold\\_ \\`x\\` \\[y\\](z) \\# \\~\\~k\\~\\~ \\\\"),
        ("two\nlines\r\n\n# head", "two lines \\# head"),
        ("&lt;", "&amp;lt;"),
    ],
)
def test_report_text_never_becomes_markup(raw: str, expected: str) -> None:
    """What Markdown or HTML would read is escaped, and a line stays one line."""
    assert plain(raw) == expected


def test_no_tag_of_a_report_is_left(story: Story) -> None:
    """The hostile report's markup is text everywhere."""
    assert not re.search(r"<[a-z/!]", to_markdown(story))


def test_agreements_are_not_among_the_differences(story: Story) -> None:
    """What only looks like a difference has a chapter of its own."""
    differing = to_markdown(story).split("## Differences")[1].split("## ")[0]
    assert "How many bolts were broken?" not in differing
    assert "How many bolts?" in differing
