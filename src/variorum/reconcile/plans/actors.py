"""Who is to do what is planned."""

from __future__ import annotations

import re

from variorum.annotate.mentions.lexicon import countries, country_names
from variorum.data import word_sets
from variorum.reconcile.plans.days import happening
from variorum.reconcile.plans.outlook import Outlook
from variorum.reconcile.plans.parties import means_people, somebody
from variorum.reconcile.plans.pronouns import antecedent, fitting, inside, previous, reporter
from variorum.reconcile.plans.said import Said, said, squeeze
from variorum.reconcile.plans.slots import phrase
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.trees import Parse
from variorum.text import anchor, fold
from variorum.types import Anchor

AWAITING = frozenset({"expect", "schedule", "tip", "await"})
NOUN_ENDS = re.compile(r", | (?:for|in|from|at|with|who|that|on|to)\b")
"""What ends a noun and begins what hangs on it."""
SOME = frozenset({"one", "some", "both", "several", "many", "others", "most", "all", "few", "each", "another"})
"""Words for people that say nothing of them."""
NOBODY = frozenset(
    {"nobody", "everybody", "anybody", "somebody", "someone", "everyone", "anyone", "none", "nothing", "no-one"}
)
"""Words that stand for nobody who has a name."""
COUNTED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?)\b", re.IGNORECASE
)
THE_NTH = re.compile(r"the (?:first|second|third|last|next|other|\w+th)s?$", re.IGNORECASE)
"""Somebody who is only counted: "the first will leave in May"."""
EMPTY = frozenset({"it", "this", "that", "there", "which", "who", "what", "one", "some", "they", "these", "those"})
"""Pronouns that name nobody where nothing tells whom they stand for."""


def actor(cast: Cast, outlook: Outlook) -> Said | None:
    """Who is to do it; in the passive, who it is said to be done by, or whoever is expected."""
    tree = cast.tree
    if outlook.deed == outlook.clause and tree.children(outlook.deed, "auxpass") and outlook.status != "denied":
        agent = tree.first(outlook.deed, "agent")
        noun = tree.first(agent, "pobj") if agent is not None else None
        return named(cast, noun) if noun is not None else awaited(cast, outlook) or patient(cast, outlook)
    if tree.children(outlook.deed, "auxpass"):
        agent = tree.first(outlook.deed, "agent")
        noun = tree.first(agent, "pobj") if agent is not None else None
        return named(cast, noun) if noun is not None else demander(cast, outlook) or patient(cast, outlook)
    if outlook.actor is not None and happens(cast, outlook):
        return concerned(cast, outlook.actor)
    if (
        outlook.actor is None
        or tree.lemma(outlook.actor) in word_sets("plans")["nouns.proposed"] | word_sets("plans")["words.papers"]
    ):
        return None
    found = named(cast, outlook.actor, outlook.clause)
    agentive = tree.lemma(outlook.deed) in word_sets("plans")["words.agentive"]
    definite = not any(tree.word(c) in {"a", "an"} for c in tree.children(outlook.actor, "det"))
    known = somebody(tree, outlook.actor) or (agentive and definite)
    return found if found is None or known or can_act(found.value) else None


def happens(cast: Cast, outlook: Outlook) -> bool:
    """Whether a thing or event is the subject and nothing its object: "the trial will open" is what is done, by nobody named."""
    tree, deed = cast.tree, outlook.deed
    if outlook.actor is None or tree.children(deed, "nsubjpass", "auxpass"):
        return False
    if tree.lemma(outlook.actor) in word_sets("plans")["nouns.proposed"] | word_sets("plans")["words.papers"]:
        return not tree.children(deed, "dobj")
    if tree.lemma(deed) in word_sets("plans")["words.agentive"] or somebody(tree, outlook.actor):
        return False
    proper = tree.tokens[outlook.actor].pos == "PROPN" and not cast.mention(outlook.actor)
    if tree.tokens[outlook.actor].pos != "NOUN" and (not proper or tree.children(deed, "dobj")):
        return False
    mention = cast.mention(outlook.actor)
    return mention is None or mention.end < tree.tokens[outlook.actor].end


def demander(cast: Cast, outlook: Outlook) -> Said | None:
    """Who asks that it be done, where nobody is named who is to do it."""
    words = word_sets("plans")
    asker = cast.tree.subject(outlook.clause)
    asked = cast.tree.lemma(outlook.clause) in words["verbs.demanding"] | words["verbs.wishing"]
    if not asked or asker is None or outlook.deed == outlook.clause:
        return None
    found = named(cast, asker, outlook.clause)
    return found if found is not None and (somebody(cast.tree, asker) or can_act(found.value)) else None


def awaited(cast: Cast, outlook: Outlook) -> Said | None:
    """The person or body that is expected somewhere, or whose decision is."""
    tree = cast.tree
    if outlook.actor is None or tree.lemma(outlook.deed) not in AWAITING:
        return None
    mention = cast.mention(outlook.actor)
    owner = tree.first(outlook.actor, "poss")
    if owner is not None and tree.lemma(outlook.actor) in word_sets("plans")["words.outcomes"]:
        return possessor(cast, owner)
    return named(cast, outlook.actor) if mention is not None and mention.type in {"PER", "ORG"} else None


def patient(cast: Cast, outlook: Outlook) -> Said | None:
    """Whom the passive is about, where it is a person or people: "Una Fell will be sworn in"."""
    tree = cast.tree
    subject = sufferer(tree, outlook)
    if subject is None or outlook.status == "dropped" or tree.lemma(outlook.deed) in AWAITING:
        return None
    mention = cast.mention(subject)
    person = mention is not None and mention.type in {"PER", "ORG"}
    return named(cast, subject) if person or (tree.tokens[subject].pos == "NOUN" and somebody(tree, subject)) else None


def sufferer(tree: Parse, outlook: Outlook) -> int | None:
    """The subject of the passive, of its own or of the verb above ("is to be named chief")."""
    subject = tree.first(outlook.deed, "nsubjpass")
    return subject if subject is not None else outlook.actor


def concerned(cast: Cast, event: int) -> Said | None:
    """Whose event it is: "his trial", "the burial of Una Fell"; a person's or a body's with a name."""
    tree = cast.tree
    if not happening(tree, event):
        return None
    owner = tree.first(event, "poss")
    of = [n for p in tree.children(event, "prep") if tree.word(p) == "of" for n in tree.children(p, "pobj")]
    for noun in (*([owner] if owner is not None else ()), *of):
        mention = cast.mention(noun)
        if mention is not None and mention.type == "PER" and (noun == owner or mention.level == "NAM"):
            return possessor(cast, noun)
    return None


def possessor(cast: Cast, owner: int) -> Said | None:
    """Whose it is; for "its" and "whose" the name behind it."""
    tree = cast.tree
    if tree.word(owner) == "whose":
        return named(cast, antecedent(tree, owner))
    name = cast.actor(owner)
    if name is None and tree.tokens[owner].pos != "PRON":
        return said(phrase(tree, owner))
    return Said(name, tree.span([owner])) if name else None


def named(cast: Cast, index: int, clause: int | None = None) -> Said | None:
    """The noun phrase; for a pronoun the name behind it, or whoever says the clause."""
    tree = cast.tree
    if tree.tokens[index].tag in {"WDT", "WP"}:
        index = antecedent(tree, index)
    owner = tree.first(index, "poss")
    if owner is not None and tree.word(owner) == "whose":
        index = antecedent(tree, owner)
    where = undated(cast, phrase(tree, index), index)
    if no_actor(cast, where) or tree.word(index) in NOBODY:
        return None
    if tree.tokens[index].pos != "PRON":
        mention = cast.mention(index)
        name = (
            cast.actor(index)
            if mention is not None and mention.level == "NAM" and tree.tokens[index].pos == "PROPN"
            else None
        )
        if (apposed := called(cast, index)) is not None:
            return Said(apposed, where)
        own = Said(owned(cast, index, squeeze(where.exact).removeprefix("that ")), where)
        country = mention is not None and mention.type in {"GPE", "NORP"}
        return own if name is None or country else Said(longer(own.value, name), where)
    found = fitting(cast, index)
    if found is None and clause is not None:
        found = reporter(cast, index, clause) or inside(cast, index) or previous(cast, index)
        found = found or (cast.outer(index, clause) if tree.word(index) != "it" else None)
    return Said(found, where) if found and can_act(found) else None


def can_act(name: str) -> bool:
    """Whether a name or description is one of people: it has a capital within, or its noun means people or a body of them."""
    first, _, rest = name.partition(" of ")
    words = NOUN_ENDS.split(first)[0].split()
    if "and" in words[1:-1]:
        return can_act(" ".join(words[: words.index("and")])) or can_act(" ".join(words[words.index("and") + 1 :]))
    if any(word[:1].isupper() for word in words[1:]) or (len(words) == 1 and words[0][:1].isupper()):
        return words[0].lower() not in SOME or bool(rest)
    last = words[-1].lower() if words else ""
    if rest and (last in word_sets("plans")["words.measures"] or COUNTED.search(first)):
        return can_act(rest)
    forms = (
        last,
        last.removesuffix("s"),
        last.removesuffix("es"),
        f"{last.removesuffix('ies')}y",
        re.sub("men$", "man", last),
    )
    return bool(THE_NTH.match(name)) or any(means_people(form) for form in forms)


def undated(cast: Cast, where: Anchor, index: int) -> Anchor:
    """The phrase without the day that the parser put before it ("Tuesday night parliament voted")."""
    for time in cast.annotations.times:
        if time.start == where.start and time.end < cast.tree.tokens[index].start and time.type != "DURATION":
            start = next(t.start for t in cast.tree.tokens if t.start >= time.end and t.pos != "PUNCT")
            return anchor(where.report, cast.tree.report.text, start, where.end)
    return where


def no_actor(cast: Cast, where: Anchor) -> bool:
    """Whether the phrase has a time in it, or is the dateline, which the parser takes for a subject now and then."""
    timed = any(where.start <= t.start < where.end and t.type in {"DATE", "DURATION"} for t in cast.annotations.times)
    dateline = cast.tree.report.dateline
    opened = where.exact.split(",")[0]
    return (
        timed
        or bool(dateline and where.exact in dateline)
        or ("," in where.exact and opened.isupper() and len(opened) > 3)
    )


def called(cast: Cast, index: int) -> str | None:
    """The name in apposition to a description: "the head of the mill, Una Fell"."""
    tree = cast.tree
    if tree.tokens[index].pos != "NOUN" or not somebody(tree, index):
        return None
    tails = [n for p in tree.children(index, "prep") for n in tree.children(p, "pobj")]
    for apposed in (a for n in (index, *tails) for a in tree.children(n, "appos")):
        mention = cast.mention(apposed)
        if mention is not None and mention.type == "PER" and mention.level == "NAM":
            return cast.actor(apposed)
    return None


def owned(cast: Cast, index: int, words: str) -> str:
    """The words of a noun, with the name of its owner for a pronoun ("Norland’s allies"), and a country's name for its demonym."""
    land = countries().get(fold(words))
    if land is not None and land.use == "demonym":
        return country_names()[land.code]
    owner = cast.tree.first(index, "poss")
    if (
        owner is None
        or cast.tree.tokens[owner].tag != "PRP$"
        or not words.lower().startswith(f"{cast.tree.word(owner)} ")
    ):
        return words
    name = fitting(cast, owner)
    return f"{name}’s {words.split(' ', 1)[1]}" if name else words


def longer(own: str, name: str) -> str:
    """The story's name, unless the report's own words hold all of it and more ("Environment Minister Tobias Renn")."""
    return own if name in own and len(own) < 60 else name
