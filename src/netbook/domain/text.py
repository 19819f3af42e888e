"""Text as the book keeps it: NFC, without what could move a cursor, hide a name or break a file."""

import re
import unicodedata
from typing import Any

# C0 and C1 controls, bidi overrides and isolates, zero-width characters that hide text, the byte-order mark and
# lone surrogates. ZWNJ and ZWJ (U+200C, U+200D) stay: Persian and emoji need them. So do the letters that only flags
# have, behind their flag: anywhere else they hide text.
_UNSAFE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
_UNSAFE_CHARACTERS = re.compile(f"({_FLAG})|[{_UNSAFE}]")
_ANYTHING = re.compile(f"[\r{_UNSAFE}]")  # most texts have nothing of all this
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# A whole escape sequence goes, so that no "[31m" stays behind: CSI, OSC and its kin up to their end, the rest. The C1
# letters that begin one in 8 bits stand far more often for a wrong encoding: only of a CSI with figures goes the rest.
_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x9b[0-9;?]+[@-~]|\x1b[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]"
)
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """``text`` as it may be stored and shown: NFC, its line breaks kept, control characters gone."""
    if text.isascii() and text.isprintable():
        return text
    if _ANYTHING.search(text):
        text = _UNSAFE_CHARACTERS.sub(r"\1", _ESCAPES.sub("", _BREAKS.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


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
