"""What other programs know things by: names that depend on the content alone, and the addresses that may be shown."""

from __future__ import annotations

import uuid

from variorum.text import digest
from variorum.types import Report, ReportId

NAMESPACE = uuid.UUID("0d6f6f0e-6f6b-5b0a-9a57-8c2f3f1f7b11")
WEB = ("http://", "https://")


def urn(kind: str, *parts: str) -> str:
    """A URN (RFC 4122, version 5), the same for the same thing in every run."""
    return uuid.uuid5(NAMESPACE, f"{kind}:{digest(*parts, size=64)}").urn


def report_urn(report: ReportId) -> str:
    """The name of a report's text as it was read."""
    return urn("report", report)


def web_address(report: Report) -> str | None:
    """Where the report can be read on the web; nothing that is no web address, nor one with blanks or controls in it."""
    url = report.url or ""
    fits = (
        url.lower().startswith(WEB) and url.isprintable() and not any(char.isspace() or char in '<>"' for char in url)
    )
    return url if fits else None
