"""The family tree: no cycles, families, lost exemplars, and a person's word above the machine's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.reconcile.stemma import build_stemma
from variorum.types import Derivation, Judgement, Report, ReportId, Stemma

IDS = "abcdef"


def report(at: str) -> Report:
    return Report(ReportId(at), at.upper(), at, None, None, None, None, None, "en", None, None, None, "")


REPORTS = [report(at) for at in IDS]


def edge(exemplar: str, copy: str, score: float = 0.8) -> Derivation:
    return Derivation(exemplar, ReportId(copy), "rewrite", 0.9, score, "likely", ("18 of 20 sentences",), ())


def judged(subject: str, verdict: str, *, withdrawn: bool = False) -> Judgement:
    return Judgement(f"derivation:{subject}", verdict, "an editor", "2027-01-01T10:00", "", withdrawn)


def tree(*edges: Derivation, judgements: tuple[Judgement, ...] = ()) -> Stemma:
    return build_stemma(REPORTS, edges, {}, judgements)


def arrows(stemma: Stemma) -> list[str]:
    return [f"{d.exemplar}>{d.copy}" for d in stemma.derivations]


def test_every_report_is_a_witness() -> None:
    """A report without kin is in the stemma, and in no family."""
    stemma = tree(edge("a", "b"))
    assert stemma.witnesses == tuple(IDS)
    assert stemma.families == (("a", "b"),)


def test_a_chain_is_one_family() -> None:
    """Copies of copies belong together."""
    assert tree(edge("a", "b"), edge("b", "c"), edge("d", "e")).families == (("a", "b", "c"), ("d", "e"))


def test_copies_of_a_lost_text_are_a_family() -> None:
    """The lost exemplar joins them and is named."""
    stemma = tree(edge("lost:Nordlink", "a"), edge("lost:Nordlink", "c"))
    assert stemma.families == (("a", "c"),)
    assert stemma.lost == ("lost:Nordlink",)


def test_one_copy_of_a_lost_text_is_no_family() -> None:
    """A family has at least two reports."""
    assert tree(edge("lost:Nordlink", "a")).families == ()


def test_two_exemplars_are_allowed() -> None:
    """A spliced report keeps both."""
    assert arrows(tree(edge("a", "c"), edge("b", "c"))) == ["a>c", "b>c"]


def test_the_weakest_edge_of_a_circle_goes() -> None:
    """Where three edges close a circle, the one with the lowest score is dropped."""
    assert arrows(tree(edge("a", "b", 0.9), edge("b", "c", 0.8), edge("c", "a", 0.5))) == ["a>b", "b>c"]


def test_a_rejected_edge_stays_away() -> None:
    """A person says that it is no copy."""
    assert arrows(tree(edge("a", "b"), judgements=(judged("a>b", "reject"),))) == []


def test_a_withdrawn_judgement_counts_no_longer() -> None:
    """The machine's edge is back."""
    undone = (judged("a>b", "reject"), judged("a>b", "reject", withdrawn=True))
    assert arrows(tree(edge("a", "b"), judgements=undone)) == ["a>b"]


def test_a_reversed_edge_is_turned_and_certain() -> None:
    """A person says which was first."""
    stemma = tree(edge("a", "b"), judgements=(judged("a>b", "reverse"),))
    assert arrows(stemma) == ["b>a"]
    assert stemma.derivations[0].direction == "certain"
    assert stemma.derivations[0].reasons[0] == "decided by a person"


def test_a_confirmed_edge_outlives_the_machine() -> None:
    """It stays although the machine no longer finds it."""
    assert arrows(tree(judgements=(judged("a>b", "confirm"),))) == ["a>b"]


def test_a_person_wins_against_a_circle() -> None:
    """A confirmed edge stays and the machine's stronger edge goes."""
    edges = (edge("a", "b", 0.9), edge("b", "c", 0.9), edge("c", "a", 0.1))
    assert arrows(tree(*edges, judgements=(judged("c>a", "confirm"),))) == ["c>a", "a>b"]


def test_turned_and_confirmed_is_one_edge() -> None:
    """Whoever turns an edge round and then confirms what he sees has one edge, not two."""
    said = (judged("a>b", "reverse"), judged("b>a", "confirm"))
    assert arrows(tree(edge("a", "b"), judgements=said)) == ["b>a"]


def test_turned_and_rejected_is_none() -> None:
    """Nor does an edge that was turned round outlive its rejection."""
    said = (judged("a>b", "reverse"), judged("b>a", "reject"))
    assert arrows(tree(edge("a", "b"), judgements=said)) == []


def test_a_judgement_on_something_else_is_ignored() -> None:
    """Verdicts on variants do not touch the tree."""
    other = Judgement("variant:a>b", "reject", "an editor", "2027-01-01T10:00", "", withdrawn=False)
    assert arrows(tree(edge("a", "b"), judgements=(other,))) == ["a>b"]


def test_an_edge_to_a_report_that_left_is_not_asserted() -> None:
    """A judgement about a report that is not in the pile waits."""
    assert arrows(tree(judgements=(judged("a>zz", "confirm"), judged("zz>a", "confirm")))) == []


@given(
    st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.floats(0, 1)), max_size=20),
    st.lists(
        st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from(["confirm", "reverse"])), max_size=5
    ),
)
def test_no_stemma_has_a_cycle(edges: list[tuple[str, str, float]], verdicts: list[tuple[str, str, str]]) -> None:
    """Whatever the machine finds and people say, no report is its own ancestor."""
    said = tuple(judged(f"{a}>{b}", verdict) for a, b, verdict in verdicts)
    stemma = tree(*(edge(a, b, score) for a, b, score in edges), judgements=said)
    above: dict[str, set[str]] = {}
    for d in stemma.derivations:
        above.setdefault(str(d.copy), set()).add(d.exemplar)
    for _ in IDS:
        above = {copy: up.union(*(above.get(e, set()) for e in up)) for copy, up in above.items()}
    assert all(copy not in up for copy, up in above.items())


@given(st.permutations([edge("a", "b", 0.9), edge("b", "c", 0.7), edge("a", "c", 0.6), edge("d", "e", 0.5)]))
def test_the_order_of_edges_does_not_matter(edges: list[Derivation]) -> None:
    """The same edges make the same stemma."""
    assert tree(*edges) == tree(edge("a", "b", 0.9), edge("b", "c", 0.7), edge("a", "c", 0.6), edge("d", "e", 0.5))
