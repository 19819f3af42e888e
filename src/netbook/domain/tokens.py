"""A line of text cut into the pieces that the readers of dates, names and places work on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from netbook.domain.text import fold

# A word is a run of anything but blanks and punctuation, so that marks of every script stay with their letters.
_W = r"(?:[^\s\x00-/:-@\[-^`{-\xbf\u2000-\u206f\u3000-\u3003]|[\u200c\u200d])"
_TOKEN = re.compile(
    rf"""
      (?P<new>\*\*[^*\n]+\*\*)
    | (?P<escape>\\(?={_W}))
    | (?P<url>(?:https?://|www\.)[^\s,;)]+)
    | (?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    | (?P<tag>(?<!\w)[@#]{_W}+(?:[:-]{_W}+)*)
    | (?P<iso>\d{{4}}([-/])\d{{1,2}}\7\d{{1,2}}(?![\w/-]))
    | (?P<slash>\d{{1,2}}/\d{{1,2}}(?:/(?:\d{{4}}|\d{{2}}))?(?![\w/])|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}(?!\w))
    | (?P<clock>\d{{1,2}}(?:[:.]\d{{2}})?[ ]?[ap](?:\.m\.|m(?!\w))|\d{{1,2}}:\d{{2}}(?!\w))
    | (?P<word>1:1(?!\d)|[wW]/[oO]?|[fF]/[uU]\b|\d+\.\d+{_W}*|{_W}+(?:['’ʼ‘´`\-‐‑.]{_W}+)*(?:(?<=[sS])['’](?!\w))?)
    | (?P<break>[ \t]*\n\s*)
    | (?P<dash>—|–|(?<=\s)-{{1,3}}(?=\s)|--+)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece: ``text`` as typed, ``low`` folded for comparing, and where it stands in the line."""

    kind: str  # word, mark, dash, break, tag, new, escape, url, email, iso, slash, clock
    text: str
    low: str
    start: int
    end: int

    @property
    def base(self) -> str:
        """The folded word without a possessive ending: ``bo`` for ``Bo's``."""
        return _POSSESSIVE.sub("", self.low)

    @property
    def possessive(self) -> bool:
        """Whether the word ends as ``Bo's`` or ``James'`` does."""
        return bool(_POSSESSIVE.search(self.low))

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, or with a letter of a script that has none."""
        first = self.text[:1]
        return first.isalpha() and (first.isupper() or not first.islower())


def tokenize(text: str) -> list[Token]:
    """The tokens of ``text``, in order; blanks between them are dropped."""
    tokens = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "mark"
        piece = found.group()
        if kind == "word" and "." in piece and not piece[0].isdigit():
            tokens.extend(_dotted(piece, found.start()))
        else:
            tokens.append(Token(kind, piece, fold(piece), found.start(), found.end()))
    return tokens


def _dotted(piece: str, start: int) -> list[Token]:
    """``St.Pancras`` and ``done.Next`` are two words, ``e.g`` and ``U.S`` one."""
    parts = piece.split(".")
    if all(len(part) == 1 for part in parts):
        return [Token("word", piece, fold(piece), start, start + len(piece))]
    tokens = []
    for number, part in enumerate(parts):
        if number:
            tokens.append(Token("mark", ".", ".", start - 1, start))
        tokens.append(Token("word", part, fold(part), start, start + len(part)))
        start += len(part) + 1
    return tokens


def low(tokens: Sequence[Token], index: int) -> str:
    """The folded text of the token at ``index``, or nothing beyond the ends."""
    return tokens[index].low if 0 <= index < len(tokens) else ""
