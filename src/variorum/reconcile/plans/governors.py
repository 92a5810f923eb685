"""Verbs, adjectives and nouns above the deed, and how far they say it has come."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.plans.parties import somebody
from variorum.reconcile.trees import SUBJECTS, Parse
from variorum.types import Status

STATUSES: tuple[tuple[str, Status], ...] = (
    ("proposed", "proposed"),
    ("asking", "proposed"),
    ("decided", "decided"),
    ("begun", "begun"),
    ("dropped", "dropped"),
    ("discussed", "under discussion"),
)
ABLE = frozenset({"can", "could", "may", "might", "must", "should", "ca"})
VAGUE = frozenset({"thing", "point", "way", "task", "question", "problem", "challenge", "key", "answer"})
MODAL = frozenset({"will", "would", "may", "could", "might", "shall"})


def infinitive(tree: Parse, i: int) -> int | None:
    """The infinitive that the verb takes."""
    for child in tree.children(i, "xcomp", "acomp", "oprd", "ccomp"):
        deed = (
            child if has_to(tree, child) else next((c for c in tree.children(child, "xcomp") if has_to(tree, c)), None)
        )
        if deed is not None and deed > i:
            return deed
    return None


def has_to(tree: Parse, i: int) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return tree.tokens[i].pos in {"VERB", "AUX"} and any(tree.word(c) == "to" for c in tree.children(i, "aux"))


def whether(tree: Parse, deed: int) -> bool:
    """Whether the infinitive is still a question ("is studying whether to move it")."""
    return any(tree.word(c) == "whether" for c in tree.children(deed, "mark"))


def joined(tree: Parse, deed: int) -> Iterator[int]:
    """Infinitives joined to a deed that share its governor ("lift it out and take it to the yard")."""
    for child in tree.children(deed, "conj"):
        plain = tree.tokens[child].tag == "VB" and not tree.children(child, *SUBJECTS)
        if plain and tree.tokens[child].pos == "VERB" and tree.children(child, "dobj", "prep", "prt"):
            yield child


def by_governor(tree: Parse, i: int, below: int | None = None) -> Status | None:
    """From the verb or adjective above the infinitive."""
    words = word_sets("plans")
    lemma = tree.lemma(i)
    tied = {tree.word(i), *(tree.word(c) for c in tree.children(i, "acomp", "oprd"))}
    if tied & words["adjectives.decided"] and (tree.lemma(i) == "be" or tree.children(i, "auxpass")):
        return "decided"
    past = tree.tokens[i].tag == "VBD" or tree.children(i, "auxpass")
    for key, status in STATUSES:
        if lemma in words[f"verbs.{key}"]:
            return None if past and (status == "begun" or (key == "asking" and tree.children(i, "auxpass"))) else status
    subject = tree.subject(i)
    if lemma != "be" or subject is None or tree.tokens[i].tag == "VB" or tree.children(i, "acomp", "attr"):
        return None
    if tree.lemma(subject) in words["nouns.proposed"]:
        return "proposed"
    return None if tree.lemma(subject) in VAGUE else "decided"


def gerund(tree: Parse, i: int) -> tuple[int, Status] | None:
    """The gerund that is ruled out or thought over ("ruled out closing the port", "is considering selling it")."""
    out = tree.lemma(i) == "rule" and any(tree.word(c) == "out" for c in tree.children(i, "prt"))
    kinds = ("xcomp", "dobj", "pcomp", *(("advcl",) if out else ()))
    below = next((c for c in tree.children(i, *kinds) if tree.tokens[c].tag == "VBG" and c > i), None)
    if below is None:
        return None
    if out:
        return below, "under discussion" if tree.negated(i) else "denied"
    if not tree.children(below, "dobj", "prep"):
        return None
    return (below, "under discussion") if tree.lemma(i) in word_sets("plans")["verbs.discussed"] else None


def by_object(tree: Parse, i: int, *, due: bool = False) -> tuple[int, Status] | None:
    """A deed that is the object of a verb ("ordered an inquiry", "wants a new law"), or people and things promised by number;
    where a day is ``due``, also an answer or a decision that is promised.
    """
    words = word_sets("plans")
    if tree.tokens[i].tag in {"VB", "VBN"} and not tree.children(i, "aux"):
        return None
    if any(tree.word(c) in ABLE for c in tree.children(i, "aux")):
        return None
    preps = [p for p in tree.children(i, "prep") if f"{tree.lemma(i)} {tree.word(p)}" in words["objects.proposed"]]
    things = [*tree.children(i, "dobj"), *(n for p in preps for n in tree.children(p, "pobj"))]
    verb = f"{tree.lemma(i)} {tree.word(preps[0])}" if preps else tree.lemma(i)
    kinds: tuple[tuple[str, Status], ...] = (
        ("proposed", "proposed"),
        ("discussed", "under discussion"),
        ("decided", "decided"),
    )
    status = next((s for key, s in kinds if verb in words[f"objects.{key}"]), None)
    if tree.lemma(i) == "rule" and any(tree.word(c) == "out" for c in tree.children(i, "prt")):
        status = "denied"
    if status is None or not things or tree.subject(i) is None:
        return None
    noun = tree.lemma(things[0])
    if any(tree.word(c) in {"such", "this", "these", "those"} for c in tree.children(things[0], "amod", "det")):
        return None
    if status == "under discussion" and tree.tokens[i].tag == "VBD":
        return None
    deed = noun in words["undertakings.nouns"] | words["undertakings.demanded"] | word_sets("deeds")["events.nouns"]
    deed = deed or (due and status == "decided" and noun in words["words.outcomes"])
    given = tree.lemma(i) in words["objects.giving"] and bool(tree.children(things[0], "nummod"))
    indefinite = (
        any(tree.word(c) in {"a", "an"} for c in tree.children(things[0], "det")) or tree.tokens[things[0]].tag == "NNS"
    )
    return (i, status) if given or (deed and (indefinite or tree.children(things[0], "poss"))) else None


def by_that(tree: Parse, i: int) -> tuple[int, Status] | None:
    """What somebody demands: "demanded that the envoy be recalled", "asked for the road to be closed"."""
    words = word_sets("plans")
    if tree.lemma(i) in words["verbs.wishing"]:
        for child in tree.children(i, "advcl", "ccomp", "xcomp"):
            if child > i and has_to(tree, child) and any(tree.word(c) == "for" for c in tree.children(child, "mark")):
                return child, "proposed"
    if tree.lemma(i) not in words["verbs.demanding"]:
        return None
    for child in tree.children(i, "ccomp"):
        bare = tree.tokens[child].tag in {"VB", "VBN"} and not any(
            tree.tokens[c].tag in {"MD", "VBD", "VBZ", "VBP", "TO"} for c in tree.children(child, "aux", "auxpass")
        )
        if bare and child > i and tree.children(child, *SUBJECTS):
            return child, "proposed"
    return None


def by_wish(tree: Parse, i: int) -> tuple[int, Status] | None:
    """What somebody wants done: "wants it held"."""
    if tree.negated(i):
        return None
    found = next((c for c in tree.children(i, "ccomp", "xcomp") if c > i and wished(tree, c)), None)
    return (found, "proposed") if found is not None else None


def wished(tree: Parse, deed: int) -> bool:
    """Whether the participle is what somebody wants done, with its own subject right before it."""
    above = tree.tokens[deed].head
    plain = tree.tokens[deed].tag == "VBN" and not tree.children(deed, "aux", "auxpass", "mark")
    return plain and tree.lemma(above) in {"want", "prefer"} and bool(tree.children(deed, *SUBJECTS))


def lets(tree: Parse, i: int) -> bool:
    """Whether the verb only clears the way for the deed."""
    return tree.lemma(i) in {"allow", "let", "enable", "permit", "authorise", "authorize"}


def permits(tree: Parse, i: int) -> bool:
    """Whether what lets it be done is somebody or a paper, and no deed or state of things whose effect it would be."""
    subject = tree.subject(i)
    if subject is None:
        return False
    given = tree.lemma(subject) in word_sets("plans")["words.papers"] | word_sets("plans")["nouns.decided"]
    return given or somebody(tree, subject) or tree.tokens[subject].pos in {"PROPN", "PRON"}


def signed(tree: Parse, i: int) -> Status | None:
    """Whether what allows the deed has been signed ("signed the papers that will allow …")."""
    for _ in range(6):
        if tree.tokens[i].head == i:
            return None
        i = tree.tokens[i].head
        if tree.lemma(i) in {"sign", "ratify"} and not any(tree.word(c) in MODAL for c in tree.children(i, "aux")):
            return "signed"
    return None
