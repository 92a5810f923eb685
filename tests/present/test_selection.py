"""The differences that a reader picks, fifty at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from variorum.present.html.edition import Edition, edition
from variorum.present.html.selection import Selection, selection, whole
from variorum.types import Story


def ids(found: Selection) -> list[str]:
    return [variant.id for part in found.parts for variant in part.variants]


@pytest.fixture(scope="module")
def many(story: Story) -> Edition:
    """The story with 250 differences more, some of them dismissed."""
    (pattern,) = (variant for variant in story.variants if variant.id == "v-day")
    more = [replace(pattern, id=f"more-{n:03}") for n in range(250)]
    return edition(replace(story, variants=(*story.variants, *more[:240]), dismissed=tuple(more[240:])))


def test_everything_is_on_one_of_the_pages(many: Edition) -> None:
    """In the order of the whole list; no page has more than fifty."""
    pages = [selection(many, {"page": str(n)}) for n in range(1, 7)]
    assert [len(ids(page)) for page in pages] == [50, 50, 50, 50, 50, 4]
    assert [ident for page in pages for ident in ids(page)] == ids(whole(many))
    assert {page.pages for page in pages} == {6}


@pytest.mark.parametrize(("asked", "page"), [("", 1), ("0", 1), ("7", 6), ("-1", 1), ("x", 1), ("²", 1), ("9" * 40, 1)])
def test_a_page_that_is_not_there(many: Edition, asked: str, page: int) -> None:
    """The nearest there is, or the first."""
    assert selection(many, {"page": asked}).page == page


def test_a_link_to_a_difference_opens_its_page(many: Edition) -> None:
    """Wherever it stands in the list."""
    for ident in ("more-000", "more-150", "v-agree", "more-245"):
        assert ident in ids(selection(many, {"at": ident}))
    assert selection(many, {"at": "nothing"}).page == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kind": "quantity"}, ["v-bolts", "v-agree"]),
        ({"relation": "refine"}, ["v-resolve"]),
        ({"report": "C"}, ["v-day", "v-bolts"]),
        ({"report": "C", "kind": "date"}, ["v-day"]),
        ({"kind": "", "relation": ""}, ["v-day", "v-bolts", "v-resolve", "v-agree"]),
        ({"kind": "nothing"}, []),
    ],
)
def test_filters(story: Story, query: dict[str, str], expected: Sequence[str]) -> None:
    """By kind, relation and report, and by all of them together; the total is that of all."""
    found = selection(edition(story), query)
    assert ids(found) == list(expected)
    assert (found.number, found.total) == (len(expected), 4)


def test_the_next_page_has_the_same_filters(many: Edition) -> None:
    """What was picked stays picked, with its letters made safe."""
    found = selection(many, {"kind": "date", "report": "A&B"})
    assert found.address(2) == "/differences?kind=date&report=A%26B&page=2"
