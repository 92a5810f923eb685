"""The edition as HTML: one self-contained file, or the pages that are served; both from the same templates."""

from __future__ import annotations

from variorum.present.html.edition import edition
from variorum.present.html.page import file_page
from variorum.types import Story


def to_html(story: Story) -> str:
    """The whole edition as one HTML file that loads nothing, readable without JavaScript."""
    return file_page(edition(story))
