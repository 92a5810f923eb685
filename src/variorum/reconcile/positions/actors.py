"""Who takes the stand: the fullest name of a subject or speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.data import word_sets
from variorum.models.wordnet import synonyms
from variorum.reconcile.trees import Parse
from variorum.types import Annotations, Entity, Mention, Quotation

ACTS = frozenset({"PER", "ORG", "GPE", "NORP"})
OF_NAME = re.compile(r" of [A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*(?<!\.)")
WEEKDAY = re.compile(r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?:(?:night|morning|evening|afternoon) )?(?=\w)")
HE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
FIRST_PERSON = frozenset({"i", "we", "us", "me"})


@dataclass(frozen=True)
class Cast:
    """The people and bodies of one report, with the names that the whole story has for them."""

    tree: Parse
    annotations: Annotations
    entities: Sequence[Entity]

    @cached_property
    def names(self) -> dict[tuple[int, int], str]:
        """The story's name for each mention of the report."""
        return {
            (m.start, m.end): entity.name
            for entity in self.entities
            for m in entity.mentions
            if m.report == self.tree.report.id
        }

    def actor(self, index: int) -> str | None:
        """The name behind a noun or pronoun; None for what cannot take a stand."""
        token = self.tree.tokens[index]
        singled = self.singled_out(index)
        if singled is not None:
            return self.actor(singled)
        if self.tree.word(index) in FIRST_PERSON:
            return self.speaker(token.start)
        if self.tree.lemma(index) in word_sets("stances")["mouthpiece.nouns"]:
            body = self.body(index)
            if body is not None:
                return body
        apposed = next(
            (m for c in self.tree.children(index, "appos") if (m := self.mention(c)) and m.type == "PER"), None
        )
        mention = self.mention(index)
        if apposed is not None and apposed.level == "NAM" and (mention is None or mention.type == "PER"):
            return self.full(apposed)
        if mention is not None:
            return self.full(mention)
        bodies = word_sets("stances")["mouthpiece.bodies"]
        if (token.pos == "PROPN" and not self.plain(index)) or self.tree.lemma(index) in bodies:
            found = self.tree.stretch(index, frozenset({"relcl", "acl", "appos", "prep"})).exact
            dateline = self.tree.report.dateline or ""
            found = WEEKDAY.sub("", found)
            return None if any(mark.isdigit() for mark in found) or found in dateline else found
        return None

    def singled_out(self, index: int) -> int | None:
        """Whom "it was Norland that asked for it" means by "that"."""
        tree = self.tree
        clause = tree.tokens[index].head
        above = tree.tokens[clause].head
        if tree.tokens[index].tag not in {"WDT", "WP"} or tree.tokens[clause].dep not in {"ccomp", "relcl"}:
            return None
        above = tree.tokens[above].head if tree.tokens[above].dep == "attr" else above
        it = tree.first(above, "nsubj", "expl")
        if tree.lemma(above) != "be" or it is None or tree.word(it) != "it":
            return None
        return tree.first(above, "attr")

    def plain(self, index: int) -> bool:
        """Whether what looks like a name is a common word at the beginning of a sentence: "Cover will lapse"."""
        before = self.tree.tokens[index - 1] if index else None
        first = before is None or before.pos in {"PUNCT", "SPACE"}
        return first and not self.tree.children(index, "compound") and bool(synonyms(self.tree.lemma(index)))

    def outer(self, holder: int, verb: int) -> str | None:
        """For a pronoun that nothing resolves, who is said to say the clause ("Norland says it is ready")."""
        token = self.tree.tokens[verb]
        if self.tree.tokens[holder].pos != "PRON":
            return None
        if token.dep == "conj":
            token = self.tree.tokens[token.head]
        subject = self.tree.subject(token.head) if token.dep == "ccomp" else None
        return self.actor(subject) if subject is not None else None

    def mention(self, index: int) -> Mention | None:
        """The mention whose head the word is."""
        token = self.tree.tokens[index]
        holding = [
            m for m in self.annotations.mentions if m.start <= token.start and token.end <= m.end and m.type in ACTS
        ]
        ending = [m for m in holding if m.end == token.end]
        return min(ending or holding, key=lambda m: m.end - m.start, default=None)

    def named(self, index: int) -> bool:
        """Whether the report has a name for whoever the word speaks of."""
        mention = self.mention(index)
        return mention is not None and any(
            m.chain == mention.chain and m.level == "NAM" for m in self.annotations.mentions
        )

    def full(self, mention: Mention) -> str | None:
        """The longest name in the mention's chain, by the story's name where it has one; a pronoun alone is nobody."""
        chain = [m for m in self.annotations.mentions if m.chain == mention.chain]
        if mention.exact.lower() in HE:
            chain = [m for m in chain if m.type == "PER"]
        for level in ("NAM", "NOM"):
            named = [m for m in chain if m.level == level]
            if named:
                best = max(named, key=lambda m: (len(m.exact), -m.start))
                known = self.names.get((best.start, best.end), best.exact)
                return self.with_initials(known + self.of_whom(best) if level == "NOM" else known)
        return None

    def of_whom(self, mention: Mention) -> str:
        """The name after a description that says whose it is: " of Otto Vell" in "the Government of Otto Vell"."""
        found = OF_NAME.match(self.tree.report.text, mention.end)
        return found[0] if found else ""

    def with_initials(self, name: str) -> str:
        """The name with the initials that the report gives it in brackets."""
        found = re.search(re.escape(name) + r" \((?P<initials>[A-Z]{2,8})\)", self.tree.report.text)
        return f"{name} ({found['initials']})" if found else name

    def body(self, index: int) -> str | None:
        """The body that a spokesman speaks for: "a company spokesman", "the ministry's spokeswoman", "a spokesman for X"."""
        tree = self.tree
        owners = [*tree.children(index, "compound", "poss", "nmod")]
        owners += [
            n
            for p in tree.children(index, "prep")
            if tree.word(p) in {"for", "of", "from"}
            for n in tree.children(p, "pobj")
        ]
        for owner in owners:
            mention = self.mention(owner)
            if mention is not None and mention.type != "PER":
                return self.full(mention)
            named = self.called(tree.lemma(owner))
            if named is not None:
                return named
        return None

    def called(self, noun: str) -> str | None:
        """The name of the body that the report also calls "the company"."""
        if noun not in word_sets("stances")["mouthpiece.bodies"]:
            return None
        for m in self.annotations.mentions:
            if m.level == "NOM" and m.type == "ORG" and m.exact.lower().endswith(noun):
                return self.full(m)
        return None

    def speaker(self, position: int) -> str | None:
        """Who says the word at the position: the innermost quotation that holds it."""
        holding = [
            (sum(p.end - p.start for p in q.content), q.id, q)
            for q in self.annotations.quotations
            if any(p.start <= position < p.end for p in q.content)
        ]
        return next((name for _, _, q in sorted(holding, key=lambda x: x[:2]) if (name := self.name_of(q))), None)

    def name_of(self, quotation: Quotation) -> str | None:
        """The quotation's speaker by the story's name."""
        source = quotation.source
        if source is not None:
            for m in self.annotations.mentions:
                if (
                    source.start <= m.start
                    and m.end <= source.end
                    and m.type in ACTS
                    and m.exact == quotation.speaker_name
                ):
                    return self.full(m)
        return self.with_initials(quotation.speaker_name) if quotation.speaker_name else None
