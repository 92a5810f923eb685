"""Where a page's links lead: inside the one file, or from page to page of the served edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlencode

from variorum.types import Anchor, ReportId


class Links(Protocol):
    """What the templates ask; every answer is a URL reference that is ready for ``href``."""

    def chapter(self, name: str, ident: str = "") -> str:
        """A chapter, or the element with an id in it."""
        ...

    def report(self, report: ReportId) -> str:
        """The beginning of a report."""
        ...

    def place(self, anchor: Anchor) -> str:
        """A stretch of a report."""
        ...

    def compare(self, *reports: ReportId) -> str:
        """Two to four reports side by side."""
        ...

    def variant(self, ident: str) -> str:
        """A difference."""
        ...


def place_id(anchor: Anchor, sigil: str) -> str:
    """The element id of a stretch: "r-A-1234-1290"."""
    return f"r-{sigil}-{anchor.start}-{anchor.end}"


@dataclass(frozen=True, slots=True)
class FileLinks:
    """Links inside one self-contained file."""

    sigla: Mapping[ReportId, str]

    def chapter(self, name: str, ident: str = "") -> str:
        """Every chapter has its name as id."""
        return fragment(ident or name)

    def report(self, report: ReportId) -> str:
        """ "#report-A"."""
        return fragment(f"report-{self.sigla[report]}")

    def place(self, anchor: Anchor) -> str:
        """ "#r-A-1234-1290"."""
        return fragment(place_id(anchor, self.sigla[anchor.report]))

    def compare(self, *reports: ReportId) -> str:
        """ "#compare-A-B"."""
        return fragment("-".join(["compare", *(self.sigla[report] for report in reports)]))

    def variant(self, ident: str) -> str:
        """ "#v-12ab"."""
        return fragment(f"v-{ident}")


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """Links between the served pages; the story is the page at "/"."""

    sigla: Mapping[ReportId, str]

    def chapter(self, name: str, ident: str = "") -> str:
        """ "/differences#v-12ab"."""
        path = "/" if name == "story" else f"/{name}"
        return path + (fragment(ident) if ident else "")

    def report(self, report: ReportId) -> str:
        """ "/report/A"."""
        return f"/report/{quote(self.sigla[report], safe='')}"

    def place(self, anchor: Anchor) -> str:
        """ "/report/A#r-A-1234-1290"."""
        return self.report(anchor.report) + fragment(place_id(anchor, self.sigla[anchor.report]))

    def compare(self, *reports: ReportId) -> str:
        """ "/compare?a=A&b=B"."""
        return "/compare?" + urlencode(dict(zip("abcd", (self.sigla[report] for report in reports), strict=False)))

    def variant(self, ident: str) -> str:
        """ "/differences?at=12ab#v-12ab": the page of the differences that has it."""
        return f"/differences?at={quote(ident, safe='')}{fragment(f'v-{ident}')}"

    def speaker(self, report: ReportId, name: str) -> str:
        """ "/report/A?speaker=Ada+Roe": the report with this speaker's words alone shaded."""
        return f"{self.report(report)}?{urlencode({'speaker': name})}"

    def led(self, anchor: Anchor) -> str:
        """ "/report/A?at=1234-1290#r-A-1234-1290": a place that nothing else on the page of the report may mark."""
        return f"{self.report(anchor.report)}?at={anchor.start}-{anchor.end}{fragment(place_id(anchor, self.sigla[anchor.report]))}"

    def hit(self, anchor: Anchor, query: str) -> str:
        """ "/report/A?q=word#r-A-1234-1290": a place that a search found."""
        return f"{self.report(anchor.report)}?q={quote(query)}{fragment(place_id(anchor, self.sigla[anchor.report]))}"


def fragment(ident: str) -> str:
    """An id as the last part of a URL."""
    return "#" + quote(ident, safe="")
