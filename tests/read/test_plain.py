"""Plain text and Markdown to reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.errors import ReadError
from variorum.read import Source, parse
from variorum.types import Report

PROSE = (
    "The bridge over the Ree was closed on Monday after a crack was found in one of its piers, the county said, and nobody "
    "could say for how long.\n\nEngineers worked through the night. They have not said what they found.\n"
)


def read(text: str, *, name: str = "bridge.txt") -> Report:
    """The report in a text file of this name."""
    return parse(Source(name, "markdown" if name.endswith(".md") else "plain", text.encode()))[0]


def test_text_is_the_whole_file() -> None:
    """Headline and date line stay in the text, so that offsets are the file's own."""
    report = read(f"Bridge closed\nThe Corley Argus, 3 March 2025\n\n{PROSE}")
    assert report.text == f"Bridge closed\nThe Corley Argus, 3 March 2025\n\n{PROSE}"
    assert (report.headline, report.publisher, report.published) == ("Bridge closed", "The Corley Argus", "2025-03-03")
    assert (report.sigil, report.language, report.published_range) == ("", "en", None)


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\u2028", "\x85", "\f"])
def test_every_line_break_becomes_one(newline: str) -> None:
    """The same text saved by another system is the same report."""
    assert read(PROSE.replace("\n", newline)).text == PROSE
    assert read(PROSE.replace("\n", newline)).id == read(PROSE).id


def test_a_file_keeps_its_id_in_another_folder() -> None:
    """The same file under two paths is one report."""
    assert read(PROSE, name="a/bridge.txt").id == read(PROSE, name="/b/c/bridge.txt").id


def test_two_files_with_one_text_are_two_witnesses() -> None:
    """A copy is a report of its own, and its text counts in its id."""
    assert len({read(PROSE, name="a.txt").id, read(PROSE, name="b.txt").id, read(f"{PROSE}!", name="a.txt").id}) == 3


def test_fixed_width_lines_are_joined() -> None:
    """Paragraphs broken at 72 characters are one line each, at the same offsets; verse and lists stay."""
    wrapped = (
        "The bridge over the Ree was closed on Monday after a crack was found\nin one of its piers, the county said, and "
        "nobody could say how long it\nwould stay shut. Drivers were told to stay at home if they could do\nso.\n\n"
        "Engineers worked through the night. They have not said what it was\nthat they found, but they were seen to take "
        "pictures of the northern\npier, and the county has sent for a diver from the coast to look at\nthe rest.\n"
    )
    text = read(wrapped).text
    assert text.count("\n") == 3
    assert len(text) == len(wrapped)


def test_fixed_width_lines_with_indented_paragraphs() -> None:
    """Wire texts mark paragraphs by indenting; lines above them, shorter ones, are not drawn in."""
    text = read(
        "Bridge closed\nCORLEY, March 3 (TNA)\n"
        "  The bridge over the Ree was closed on Monday after a crack was found\nin one of its piers, the county said, "
        "and nobody could say how long it\nwould stay shut.\n"
        "  Engineers worked through the night. They have not said what it was\nthat they found, but they were seen to "
        "take pictures of the northern\npier.\n"
    ).text
    assert [line.split()[0] for line in text.strip().split("\n")] == ["Bridge", "CORLEY,", "The", "Engineers"]


def test_paragraphs_of_a_line_each_are_not_joined() -> None:
    """Short paragraphs, as news sites print them, stay apart."""
    text = "Nine were hurt.\nTwo are in hospital.\nThe bridge is closed.\n\nThe county said so.\nSo did the police.\n"
    assert read(text).text == text


def test_markdown_marks_are_dropped() -> None:
    """Headings, emphasis, links and quotations lose their marks and keep their words."""
    text = f"# Bridge closed\n\n**By Marit Olden**\n\n*3 March 2025*\n\n> The [county](https://x.example) said so.\n\n{PROSE}"
    report = read(text, name="bridge.md")
    assert report.text == f"Bridge closed\n\nBy Marit Olden\n\n3 March 2025\n\nThe county said so.\n\n{PROSE}"
    assert (report.headline, report.byline, report.published) == ("Bridge closed", "Marit Olden", "2025-03-03")


def test_markdown_leaves_stars_and_snakes_in_words() -> None:
    """What only looks like a mark stays."""
    assert "2 * 3 * 4 and snake_case_name" in read(f"{PROSE}\nIt was 2 * 3 * 4 and snake_case_name.", name="a.md").text


def test_a_page_in_a_text_file_is_read_as_a_page() -> None:
    """Programs save pages under any name."""
    page = f"<!DOCTYPE html><html><body><article><p>{PROSE}</p><p>{PROSE}</p></article></body></html>"
    assert "<p>" not in read(page).text


def test_white_space_alone_is_no_report() -> None:
    """One line says what is wrong and what to do."""
    with pytest.raises(ReadError, match=r"^bridge\.txt: it holds only white space; "):
        read(" \n\t\n")


def test_example_reports_are_read() -> None:
    """Every report of the example story has a headline and an outlet."""
    for path in sorted((Path(__file__).parents[2] / "examples" / "harbour-gate" / "reports").glob("*.txt")):
        (report,) = parse(Source(path.name, "plain", path.read_bytes()))
        assert report.headline, path.name
        assert report.publisher, path.name
