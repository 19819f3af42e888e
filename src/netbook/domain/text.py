"""Text as the book keeps it: NFC, without what could move a cursor, hide a name or break a file."""

import re
import unicodedata
from typing import Any

# C0 and C1 controls, bidi overrides and isolates, zero-width characters that hide text, the byte-order mark and
# lone surrogates. ZWNJ and ZWJ (U+200C, U+200D) stay: Persian and emoji need them.
_UNSAFE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_UNSAFE_CHARACTERS = re.compile(f"[{_UNSAFE}]")
# A whole escape sequence goes, so that no "[31m" stays behind: CSI, OSC and its kin up to their end, the rest.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]"
)
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """``text`` as it may be stored and shown: NFC, its line breaks kept, control characters gone."""
    if text.isascii() and text.isprintable():
        return text
    text = _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", _UNSAFE_CHARACTERS.sub("", text))


def clean_line(text: str) -> str:
    """``text`` cleaned, on one line, its runs of blanks made one."""
    cleaned = clean(text)
    return _BLANKS.sub(" ", cleaned).strip() if "  " in cleaned or not cleaned.isprintable() else cleaned.strip()


def clean_json(value: Any) -> Any:
    """What a JSON text told, with its texts cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [clean_json(each) for each in value]
    return {clean(key): clean_json(each) for key, each in value.items()} if isinstance(value, dict) else value


def fold(text: str) -> str:
    """``text`` for comparing: no case, no accents, straight apostrophes and hyphens."""
    text = text.translate(_SHAPES)  # before letters are taken apart, which would split some of these
    if text.isascii():
        return text.lower()
    # Twice, since taking a letter apart may bring a capital to light (a mathematical S), and folding one a ligature.
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text).casefold().translate(_SHAPES)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", text)


_SHAPES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'", "‐": "-", "‑": "-"})
# Letters that Unicode does not take apart.
_SHAPES |= str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
