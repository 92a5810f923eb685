"""Time expressions: spans, types, values and the calendar days they mean, after TIMEX3 (ISO-TimeML)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.annotate.times.anniversaries import Anniversary, anniversaries
from variorum.annotate.times.compose import expressions
from variorum.annotate.times.iso import interval
from variorum.annotate.times.lexer import Lexeme, lexemes
from variorum.annotate.times.meaning import Length, Meaning, Offset
from variorum.annotate.times.patterns import Found
from variorum.annotate.times.resolve import Context, Resolved, after, resolve
from variorum.annotate.times.tense import Tense, listed, tense
from variorum.text import anchor
from variorum.types import Boilerplate, Report, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["VERSION", "find_times"]

VERSION = 2

IN = re.compile(r"\bin (?:about |around )?$", re.IGNORECASE)
NOT = re.compile(r"(?:\b(?:not(?! to\b)|never|no)\b|n['’]t\b)[^.;]*$")
AHEAD = re.compile(
    r"\b(?P<cue>until|till|through|by|as early as|as soon as|as late as|due|effective|payable)\s+(?:at least )?(?:on |the )?$",
    re.IGNORECASE,
)
OF = re.compile(r"(?:\b(?P<noun>[A-Za-z-]+) of|\bdated(?: on)?) (?:the )?$")
SINCE = re.compile(r"\bsince\s+(?:the )?$", re.IGNORECASE)


def find_times(report: Report, doc: Doc, boilerplate: Sequence[Boilerplate]) -> tuple[TimeExpression, ...]:
    """The time expressions of a report outside its boilerplate, in order, seen from its publication date."""
    tokens = {token.idx: token for token in doc}
    items = lexemes(report.text, is_time(tokens))
    found = expressions(items, noun_after(tokens, report.text))
    named = [one for one in anniversaries(report.text) if not covered(one.start, one.end, boilerplate)]
    kept = [one for one in found if not covered(*place(items, one), [*boilerplate, *named])]
    times = [*on_calendar(report, items, kept, tokens), *(well_known(report, one) for one in named)]
    return tuple(sorted(times, key=lambda time: time.start))


def well_known(report: Report, one: Anniversary) -> TimeExpression:
    """The expression for an anniversary."""
    day = one.day.isoformat()
    return expression(report, one.start, one.end, Resolved("DATE", day, None, (day, day)))


def place(items: Sequence[Lexeme], one: Found) -> tuple[int, int]:
    """Where an expression starts and ends in the text."""
    return items[one.first].start, items[one.last - 1].end


def covered(start: int, end: int, parts: Sequence[Boilerplate | Anniversary]) -> bool:
    """Whether a stretch touches one of the parts."""
    return any(part.start < end and start < part.end for part in parts)


def is_time(tokens: dict[int, Token]) -> Callable[[Lexeme], bool]:
    """A judge of words that are times only sometimes: "may", "march", "fall", "April Jones"."""

    def judge(lexeme: Lexeme) -> bool:
        token = tokens.get(lexeme.start)
        if token is None:
            return True
        person = token.ent_type_ == "PERSON"
        if person and lexeme.kind == "holiday":  # "Noel Easter", and not "Easter" alone
            return token.i == 0 or token.nbor(-1).ent_type_ != "PERSON"
        if person and lexeme.kind in ("month", "weekday", "season", "shortday"):
            return False
        if lexeme.kind in ("part", "often") and token.tag_ == "NNP" and token.text[0].isupper():
            return token.is_sent_start is True and token.text[1:].islower() and token.nbor().pos_ != "PROPN"
        if (
            lexeme.kind == "unit"
            and lexeme.text.endswith("s")
            and any(child.dep_ == "compound" for child in token.children)
        ):
            return any(child.pos_ == "NUM" for child in token.lefts)
        if lexeme.text in ("may", "march", "fall", "spring", "falls", "springs"):
            return token.pos_ in ("PROPN", "NOUN") or token.ent_type_ == "DATE"
        return True

    return judge


def noun_after(tokens: dict[int, Token], text: str) -> Callable[[int], bool]:
    """A judge of what follows an offset: a plural noun, perhaps with its adjective, that a number would count."""

    def judge(end: int) -> bool:
        following = end + 1 if end < len(text) and text[end] in " \u00a0" else end
        token = tokens.get(following)
        if token is None:
            return False
        if token.pos_ == "ADJ" and token.i + 1 < len(token.doc):
            token = token.nbor()
        return token.tag_ in ("NNS", "NNPS")

    return judge


def on_calendar(
    report: Report, items: Sequence[Lexeme], found: Sequence[Found], tokens: dict[int, Token]
) -> list[TimeExpression]:
    """Resolve the expressions in the order of the text, each in the light of those before it."""
    context = Context(published=day(report.published))
    out = []
    for one in found:
        token = first_token(items[one.first : one.last], tokens)
        side = cued(report.text, items[one.first].start, tense(token) if token is not None else None)
        meaning = ahead_of(report.text, items[one.first].start, one.meaning, side)
        resolved = resolve(meaning, context, side)
        if resolved is None:
            continue
        context = after(context, meaning, resolved)
        out.append(expression(report, *place(items, one), resolved))
        out[-2:] = in_order(report.text, out[-2:])
    return out


RANGE = re.compile(r" ?(?:and|to|through|until|till|-|–) ?")


def in_order(text: str, pair: list[TimeExpression]) -> list[TimeExpression]:
    """ "between January 1 and September 18": the first end of a range lies before the second."""
    if len(pair) < 2 or not RANGE.fullmatch(text[pair[0].end : pair[1].start]):
        return pair
    a, b = pair
    days = re.fullmatch(r"\d{4}-\d\d-\d\d", a.value) and re.fullmatch(r"\d{4}-\d\d-\d\d", b.value)
    if not days or a.value <= b.value or a.value[:4] in a.exact or not a.exact[-1].isdigit():
        return pair
    earlier = f"{int(b.value[:4]) - (a.value[5:] > b.value[5:])}{a.value[4:]}"
    span = interval(earlier)
    return [replace(a, value=earlier, begin=span[0], until=span[1]), b] if span else pair


def ahead_of(text: str, start: int, meaning: Meaning, side: Tense | None) -> Meaning:
    """ "will open in two weeks" is a distance, not a length."""
    if side != "future" or not isinstance(meaning, Length) or meaning.direction or meaning.amount is None:
        return meaning
    if not IN.search(text, max(0, start - 12), start):
        return meaning
    return Offset(meaning.amount, meaning.unit, 1, "published", mod=meaning.mod)


def cued(text: str, start: int, side: Tense | None) -> Tense | None:
    """The tense, unless the word in front says that the time lies ahead ("until Friday", "payable Dec. 7") or behind ("since Monday")."""
    if SINCE.search(text, max(0, start - 10), start) or of_a_document(text, start):
        return "past"
    cue = AHEAD.search(text, max(0, start - 30), start)
    if cue is None or (cue.group("cue").lower() == "by" and side == "past"):
        return side
    if side == "past" and NOT.search(text, max(0, start - 70), start):
        return side
    return "future"


def of_a_document(text: str, start: int) -> bool:
    """Whether the day is that of a paper: "a memo of 3 March", "minutes dated 7 June"."""
    found = OF.search(text, max(0, start - 40), start)
    return found is not None and (found["noun"] is None or found["noun"].lower() in listed("documents"))


def first_token(items: Sequence[Lexeme], tokens: dict[int, Token]) -> Token | None:
    """The token of the expression that hangs on something outside it."""
    own = [token for item in items if (token := tokens.get(item.start)) is not None]
    inside = {token.i for token in own}
    return next((token for token in own if token.head.i not in inside), own[0] if own else None)


def day(published: str | None) -> dt.date | None:
    """The publication day, where it is known to the day."""
    return dt.date.fromisoformat(published[:10]) if published and len(published) >= 10 else None


def expression(report: Report, start: int, end: int, resolved: Resolved) -> TimeExpression:
    """The value for the story."""
    place = anchor(report.id, report.text, start, end)
    begin, until = resolved.interval or (None, None)
    return TimeExpression(
        place.report, start, end, place.exact, resolved.type, resolved.value, resolved.mod, begin, until
    )
