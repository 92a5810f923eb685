"""The story as a notebook shows it: a short piece of HTML without style or script; the whole edition is the page's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from variorum.present import words
from variorum.present.ranking import Altered, altered, differences
from variorum.types import Story, Variant

MOST = 10  # lines of each list


def to_notebook(story: Story) -> str:
    """Counts, reports, the story in short, and the first of the differences and altered quotations."""
    parts = (
        Markup("<p><strong>{}</strong></p>").format(words.counts(story)),
        Markup("<table><tbody>{}</tbody></table>").format(Markup().join(reports(story))),
        listed("In short", (Markup("{}").format(words.one_line(line.text)) for line in story.brief)),
        listed("Differences", (difference(variant) for variant in differences(story))),
        listed("Altered quotations", (change(found) for found in altered(story))),
    )
    return str(Markup("<div>{}</div>").format(Markup().join(parts)))


def reports(story: Story) -> Iterator[Markup]:
    """A row a report."""
    headings = words.headings(story)
    row = Markup("<tr><th>{}</th><td>{}</td><td>{}</td><td>{}</td></tr>")
    for r in story.reports:
        yield row.format(r.sigil, words.published(r), words.who(r), words.one_line(headings[r.id]))


def listed(title: str, lines: Iterable[Markup]) -> Markup:
    """A list under its title, cut where it gets long; nothing where it is empty."""
    found = list(lines)
    if not found:
        return Markup()
    items = [Markup("<li>{}</li>").format(line) for line in found[:MOST]]
    items += [Markup("<li>and {} more</li>").format(len(found) - MOST)] if len(found) > MOST else []
    return Markup("<p>{}</p><ul>{}</ul>").format(title, Markup().join(items))


def difference(variant: Variant) -> Markup:
    """The question and its answers."""
    values = Markup(" / ").join(escape(words.one_line(reading.value)) for reading in variant.readings)
    return Markup("{} <strong>{}</strong> ({})").format(
        words.one_line(variant.question), values, words.RELATION[variant.relation]
    )


def change(found: Altered) -> Markup:
    """Both wordings."""
    a, b = (words.one_line(anchor.exact) for anchor in (found.link.a, found.link.b))
    return Markup("{}: “{}” / “{}”").format(words.ALTERATION[found.link.relation], a, b)
