"""What is looked for: the words of a text as the search index has them, and the place where they stand in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from netbook.domain.names import words_of
from netbook.domain.text import clean_line

_LONGEST = 64  # letters of a word that count
_MOST = 20_000  # distinct words of one field that count: a database limits what it indexes of one row
_PIECE = re.compile(r"[^\W_]+(?:['’‘ʼ`´′][^\W_]+)*")


def search_words(text: str) -> tuple[str, ...]:
    """The distinct words of ``text``: folded, in their order."""
    found = dict.fromkeys(word[:_LONGEST] for word in words_of(text))
    return tuple(found)[:_MOST]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text on one line; ``hits`` are the (start, end) of what was looked for in it."""

    text: str
    hits: tuple[tuple[int, int], ...]

    def marked(self, before: str, after: str) -> str:
        """The text with its hits between two marks."""
        parts, end = [], 0
        for start, stop in self.hits:
            parts += [self.text[end:start], before, self.text[start:stop], after]
            end = stop
        return "".join((*parts, self.text[end:]))


def excerpt(text: str, words: Iterable[str], width: int) -> Excerpt:
    """About ``width`` characters of ``text``, where most of what ``words`` begin stands together."""
    line = clean_line(text)
    hits = tuple(_hits(line, tuple(words)))
    if len(line) <= width:
        return Excerpt(line, hits)
    first = max((a for a, _ in hits), key=lambda a: (_reached(hits, a, width), -a), default=0)
    start = min(first, _word_start(line, max(0, min(first - width // 4, len(line) - width))))
    end = min(len(line), start + width)
    before, after = "…" * (start > 0), "…" * (end < len(line))
    moved = len(before) - start
    inside = tuple((a + moved, min(b, end) + moved) for a, b in hits if start <= a < end)
    return Excerpt(before + line[start:end].rstrip() + after, inside)


def _hits(line: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for piece in _PIECE.finditer(line):
        if any(own.startswith(word) for own in words_of(piece[0]) for word in words):
            yield piece.span()


def _reached(hits: tuple[tuple[int, int], ...], first: int, width: int) -> int:
    """How many hits a piece holds that begins a little before ``first``."""
    return sum(first <= a < first + width * 3 // 4 for a, _ in hits)


def _word_start(line: str, at: int) -> int:
    """The beginning of the first word at or after ``at``, unless that is far."""
    if at == 0 or line[at - 1] == " ":
        return at
    blank = line.find(" ", at, at + 20)
    return at if blank < 0 else blank + 1
