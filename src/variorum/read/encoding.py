"""From bytes to text: the encoding, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from variorum.errors import ReadError

SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document (docx, odt, epub)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (doc)"),
    (b"{\\rtf", "a rich text document (rtf)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a sound, film or picture"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound (MP3)"),
    (b"OggS", "a sound (Ogg)"),
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding=["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
BROKEN_SHARE = 1000
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
GARBLED = re.compile(r"â€[\x80-\xbf™œ˜“”¦\x9d]|Ã[\x80-\xbf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]")
WESTERN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ]")
ODD = re.compile(r"[^\x00-\x7fÀ-ÖØ-öø-ÿŒœŠšŽžŸ‘’“”‚„–—…•€£§°«»©®™\xa0½¼¾·´¡¿ºª]")


def decode(name: str, data: bytes, charset: str | None = None, *, page: bool = False) -> str:
    """The text in ``data``: by its mark, as UTF-8, as declared by server or page, else as Windows-1252 if that is sane.

    In a web ``page`` a few broken bytes become U+FFFD, as in a browser.

    Raises:
        ReadError: the bytes are no text, or their encoding cannot be told.
    """
    refuse_signature(name, data)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return without_controls(name, strict(name, data, encoding))
    wide = unmarked(data)
    if wide is not None:
        return without_controls(name, strict(name, data, wide))
    if b"\x00" in data:
        raise ReadError(name, "this is binary data and no text", "save the report as text in UTF-8")
    for candidate in ("utf-8", charset, declared(data)):
        text = attempt(data, candidate)
        if text is not None:
            return without_controls(name, text)
    mended = data.decode("utf-8", "replace") if page else ""
    if 0 < mended.count("\ufffd") * BROKEN_SHARE < len(mended):
        return without_controls(name, mended)
    return western(name, data)


def refuse_signature(name: str, data: bytes) -> None:
    """Raise ReadError for data that begins like a well-known kind of file that holds no plain text."""
    for signature, what in SIGNATURES:
        if data.startswith(signature) and not looks_like_text(signature, data):
            raise ReadError(name, f"this is {what} and no text", "save or export the report as text or HTML")


def looks_like_text(signature: bytes, data: bytes) -> bool:
    """Whether letters alone made the signature: a report may begin with "ID3" or "BZh"."""
    return signature.isalnum() and b"\x00" not in data[:4096] and attempt(data, "utf-8") is not None


def attempt(data: bytes, encoding: str | None) -> str | None:
    """The text, or None where the encoding is unknown or does not fit."""
    if not encoding:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def strict(name: str, data: bytes, encoding: str) -> str:
    """The text in the encoding that its byte order mark promises."""
    text = attempt(data, encoding)
    if text is None:
        raise ReadError(
            name,
            f"this is damaged text: it begins as {encoding.upper()} but does not go on so",
            "save it again as UTF-8",
        )
    return text


def unmarked(data: bytes) -> str | None:
    """UTF-16 without its mark: western text in it has a zero in every second byte, and none elsewhere."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if even == 0 and odd * 5 > len(data) * 2:
        return "utf-16-le"
    return "utf-16-be" if odd == 0 and even * 5 > len(data) * 2 else None


def declared(data: bytes) -> str | None:
    """The encoding that a page declares in its first 4096 bytes."""
    match = DECLARED.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else None


def western(name: str, data: bytes) -> str:
    """The text as Windows-1252, if it comes out as a western language: few high characters, nearly all of them letters."""
    text = attempt(data, "cp1252")
    if text is not None and not GARBLED.search(text):
        high = sum(char > "\x7f" for char in text)
        letters = len(WESTERN.findall(text))
        if len(ODD.findall(text)) * 20 <= high and high * 4 <= letters:
            return without_controls(name, text)
    raise ReadError(name, "its encoding cannot be told: it is not UTF-8, or it is damaged", "save it again as UTF-8")


def without_controls(name: str, text: str) -> str:
    """The text, if it is not full of control characters."""
    if len(CONTROLS.findall(text)) * 200 > len(text):
        raise ReadError(name, "this is binary data and no text", "save the report as text in UTF-8")
    return CONTROLS.sub("", text)
