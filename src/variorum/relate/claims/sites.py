"""Sites: where a clause says that one known thing is, or is to be ("a headquarters in Harsk", "the base will be at Orrin")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.annotate.mentions.lexicon import roles
from variorum.relate.claims.deeds import holding, narrowing, thing
from variorum.relate.claims.frames import Opened, antecedent, modality
from variorum.relate.claims.tree import SUBJECTS, VERBAL
from variorum.types import Anchor, Claim, ReportId

WHERE = frozenset({"in", "at", "near", "outside", "from"})
CUT = frozenset({"relcl", "acl", "advcl", "conj", "appos", "poss"})
STANDING = frozenset({"be", "base", "locate", "site", "house", "stand", "hold", "build", "set", "open", "find"})
SITES = frozenset(
    ["headquarters", "headquarter", "base", "camp", "factory", "plant", "mill", "mine", "home", "house", "birthplace", "depot",
     "hall", "venue", "meeting", "summit", "conference", "ceremony", "funeral", "trial", "hearing", "rally", "concert", "final",
     "crash", "attack", "explosion", "blast", "shooting", "collision", "accident", "fire", "blaze", "wreck", "body", "car", "van",
     "yard", "workshop", "clinic", "hospital", "office", "laboratory", "warehouse", "hangar", "wedding", "landing", "talk"]
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """``what`` is the thing's class, ``place`` the entity that it is in or at, ``at`` the place's words."""

    report: ReportId
    what: str
    narrowed: frozenset[tuple[str, str]]
    place: str
    at: Anchor
    mode: str
    claim: Claim

    @property
    def anchor(self) -> Anchor:
        """Where the clause stands."""
        return Anchor(self.claim.report, self.claim.start, self.claim.end, self.claim.exact)


def sites(view: Opened) -> list[Site]:
    """What stands where in a report, in text order."""
    return [site for i, token in enumerate(view.tree.tokens) if token.dep == "prep" for site in of_place(view, i)]


def of_place(view: Opened, prep: int) -> Iterator[Site]:
    """The thing that "in Harsk" or "in a mill at Harsk" hangs on, or that is the subject of the verb it hangs on."""
    tokens = view.tree.tokens
    claim = holding(view, prep)
    if tokens[prep].exact.casefold() not in WHERE or claim is None:
        return
    noun, verb = holder(view, tokens[prep].head)
    named = next((k for k in view.tree.below(prep, cut=CUT) if view.names.get(k) in view.places), None)
    if noun is None or named is None or modality(view, verb) == "if":
        return
    what = thing(view, noun)
    if what is None or what.startswith("@") or tokens[noun].lemma not in SITES or tokens[noun].lemma in roles():
        return
    narrowed = frozenset((what, other) for other in narrowing(view, noun))
    yield Site(view.report.id, what, narrowed, view.names[named], view.span([named]), modality(view, verb), claim)


def holder(view: Opened, head: int) -> tuple[int | None, int]:
    """The noun that the place is said of, and the verb of its clause."""
    tokens = view.tree.tokens
    if tokens[head].pos == "ADP" and tokens[head].head != head:
        head = tokens[head].head
    verb = view.tree.governor(head)
    if tokens[head].pos == "NOUN" and (tokens[head].tag == "NN" or tokens[head].exact == "headquarters"):
        return head, verb
    if tokens[head].pos in VERBAL and tokens[head].lemma in STANDING:
        subject = antecedent(view, view.tree.argument(head, SUBJECTS))
        if subject is not None and tokens[subject].pos == "NOUN":
            return subject, verb
    return None, verb
