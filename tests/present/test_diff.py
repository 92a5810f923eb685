"""Word-level differences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.present.diff import LONGEST, Piece, elided, wordings


def changed(a: str, b: str) -> tuple[list[str], list[str]]:
    found = wordings(a, b)
    return [p.text for p in found.a if p.changed], [p.text for p in found.b if p.changed]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("we will not sign", "we will sign", (["not"], [])),
        ("our resolve will help", "our firm will will help", (["resolve"], ["firm will"])),
        ("“All is well,” he said", '"all is well," he said', ([], [])),
        ("a café — there", "a cafe - there", ([], [])),
        ("it\u200b stands", "it stands", ([], [])),
        ("1,500 men", "1,600 men", (["1,500"], ["1,600"])),
        ("in May, they left", "in May they left", ([], [])),
        ("they left.", "they left?", ([], ["?"])),
        ("", "new words", ([], ["new words"])),
    ],
)
def test_only_words_that_differ_are_marked(a: str, b: str, expected: tuple[list[str], list[str]]) -> None:
    """Quotation marks, dashes, commas, case, accents and invisible characters are no change; a question mark is one."""
    assert changed(a, b) == expected


@given(st.text(), st.text())
def test_pieces_join_up_to_the_text(a: str, b: str) -> None:
    """No character is lost, added or moved."""
    found = wordings(a, b)
    assert "".join(p.text for p in found.a) == a
    assert "".join(p.text for p in found.b) == b


@given(st.text())
def test_the_same_text_has_no_changes(a: str) -> None:
    """Nothing differs from itself."""
    assert changed(a, a) == ([], [])


def test_very_long_texts_are_compared_at_their_ends() -> None:
    """What is too long to align in good time is cut at its common beginning and end."""
    head, tail = "word " * LONGEST, " end" * LONGEST
    assert changed(f"{head}one{tail}", f"{head}two{tail}") == (["one"], ["two"])


def test_eliding_keeps_the_changes_and_what_is_round_them() -> None:
    """Long stretches that both have are cut; words are not."""
    far = "quite far away from anything of note, " * 4
    found = elided((Piece(far, changed=False), Piece("new", changed=True), Piece(" here", changed=False)), context=20)
    assert [p.text for p in found] == ["… anything of note, ", "new", " here"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "go down there and you will not come back",
            "stay below and that is the last of this, you said",
            (["go down there and you will not come back"], ["stay below and that is the last of this, you said"]),
        ),
        ("I am certain that our resolve helps", "I believe that our firmness helps",
         (["am certain", "resolve"], ["believe", "firmness"])),
        ("they will sign and go", "they will not sign or go", (["and"], ["not", "or"])),
    ],
)  # fmt: skip
def test_a_word_in_common_amid_changes_is_no_common_ground(
    a: str, b: str, expected: tuple[list[str], list[str]]
) -> None:
    """Runs that are short against the changes round them are marked with these; others are not."""
    assert changed(a, b) == expected
