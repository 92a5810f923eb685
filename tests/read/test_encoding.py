"""From bytes to text, or one clear line why not."""

from __future__ import annotations

import pytest

from variorum.errors import ReadError
from variorum.read.encoding import decode

TEXT = "The skipper’s wife said it was “a miracle” – the café owner agreed. He hadn’t slept for two nights.\n"
RUSSIAN = "Мост закрыли в понедельник, сообщили власти. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encoding_is_found(encoding: str) -> None:
    """Western text comes out right in every encoding it usually has, with or without a mark."""
    assert decode("a.txt", TEXT.encode(encoding)) == TEXT


def test_declared_encoding_counts() -> None:
    """What the server or the page says is believed where UTF-8 does not fit."""
    assert decode("a", RUSSIAN.encode("cp1251"), "windows-1251") == RUSSIAN
    page = b'<html><head><meta charset="koi8-r"></head>' + RUSSIAN.encode("koi8-r")
    assert RUSSIAN in decode("a", page)


def test_unknown_declared_encoding_is_passed_over() -> None:
    """A made-up charset is no reason to give up."""
    assert decode("a", TEXT.encode("cp1252"), "x-nonsense") == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 \xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
        (b"\xff\xd8\xff\xe0\x00", "a picture"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"some words \x00\x01\x02 and more", "binary data"),
        (bytes(range(1, 32)) * 20, "binary data"),
        (RUSSIAN.encode("cp1251"), "encoding cannot be told"),
        (TEXT.encode()[:60] + b"\xff\xfe" + TEXT.encode()[60:], "encoding cannot be told"),
        (b"\xff\xfeA", "damaged text"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, reason: str) -> None:
    """Binary files are named as what they are; damaged and foreign encodings are not guessed."""
    with pytest.raises(ReadError, match=reason) as caught:
        decode("a.txt", data)
    assert str(caught.value).startswith("a.txt: ")
    assert "\n" not in str(caught.value)


def test_text_may_begin_like_a_signature() -> None:
    """A report whose first letters happen to be "BZh" is a report."""
    assert decode("a.txt", b"BZh is how the island spells its name.").startswith("BZh")


def test_a_page_with_a_broken_byte_is_still_a_page() -> None:
    """Pages patched together from several encodings are common; a text file so damaged is refused."""
    data = (TEXT * 20).encode() + b"\x9d" + (TEXT * 20).encode()
    assert decode("a.html", data, page=True) == TEXT * 20 + "\ufffd" + TEXT * 20
    with pytest.raises(ReadError, match="encoding cannot be told"):
        decode("a.txt", data)


def test_a_page_in_windows_1252_is_not_taken_for_a_broken_one() -> None:
    """A declared or western encoding comes before mending."""
    page = f'<html><head><meta charset="windows-1252"></head><body>{TEXT * 20}</body></html>'
    assert decode("a.html", page.encode("cp1252"), page=True) == page
