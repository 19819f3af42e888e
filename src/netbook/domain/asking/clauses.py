"""Texts cut into sentences, and these into the parts between their commas."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from netbook.domain.text import clean
from netbook.domain.tokens import Token, low, tokenize
from netbook.domain.vocabulary import KINDS

_ENDS = frozenset(". ! ? ; : … ( ) [ ] · •".split())
_BETWEEN = frozenset((",", "،", "、"))
_QUOTES = frozenset("\"'“”„«»‘’*_~`")
_LEADS = frozenset(("and", "but", "so", "then", "also", "that", "-", "*", "#", ">", "+", *_QUOTES))
_KIND_WORDS = frozenset(
    word for kind in KINDS for word in f"{kind.words} {kind.weak}".split() if word not in ("interview", "running")
)
_INTO = {"who": False, "because": False, "about": True, "re": True}  # leads out of an opening; True: to what it was on
_VERBS = frozenset("is are isn't aren't will won't has have wants needs hopes".split())
_BOLD = "**"
_OPENS = 4  # tokens within which the word for what it was stands: "Zoë van Dijk texted"


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two commas.

    An ``opening`` says what it was and with whom (``Coffee with Ana at Monmouth``), a ``topic`` what it was about.
    """

    tokens: Sequence[Token]
    opening: bool = False
    topic: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or what stands before or behind a colon; its parts are never empty.

    With the ``first`` of a log line its user may tell what they did: "asked Ana for ...".
    """

    line: str
    parts: tuple[Part, ...]
    first: bool = False

    def quote(self, first: int, last: int, skip: int = 0) -> str:
        """The words from one part to another, without what joins them to others; ``skip`` tokens of the first go."""
        tokens = [*self.parts[first].tokens[skip:], *(each for part in self.parts[first + 1 : last + 1]
                  for each in part.tokens)]  # fmt: skip
        start, end = 0, len(tokens)
        while start < end and tokens[start].low in _LEADS:
            start += 1
        while end > start and tokens[end - 1].low in _QUOTES:
            end -= 1
        if start >= end:
            return ""
        found = self.line[tokens[start].start : tokens[end - 1].end]
        behind = tokens[end - 1].end
        closing = found.count(_BOLD) % 2 and self.line.startswith(_BOLD, behind)
        return self.line[tokens[start].start : behind + len(_BOLD)] if closing else found


def sentences(text: str, *, logged: bool) -> Iterator[Sentence]:
    """The sentences of a text, line by line; ``logged`` says that it may begin by telling what it was."""
    for number, raw in enumerate(clean(text).splitlines()):
        line = " ".join(raw.split())
        runs = list(_cut(list(_bare(line)), _ENDS))
        if line.endswith(":"):
            del runs[-1:]  # it only heads what follows
        for count, tokens in enumerate(runs):
            first = logged and not (number or count)
            parts: list[Part] = []
            for piece in _cut(tokens, _BETWEEN):
                parts += _opened(piece) if first and not parts else [Part(piece)]
            if parts:
                yield Sentence(line, tuple(parts), first)


def _bare(line: str) -> Iterator[Token]:
    """The tokens of a line, what is set in bold in pieces too."""
    for token in tokenize(line):
        if token.kind != "new":
            yield token
            continue
        at = token.start + len(_BOLD)
        for each in tokenize(token.text.removeprefix(_BOLD).removesuffix(_BOLD)):
            yield replace(each, start=each.start + at, end=each.end + at)


def _cut(tokens: Sequence[Token], at: frozenset[str]) -> Iterator[Sequence[Token]]:
    """The runs of tokens between some marks; a tag, a dash or an address ends one too."""
    run: list[Token] = []
    for token in tokens:
        if token.low in at or token.kind in ("tag", "dash", "break", "url"):
            if run:
                yield run
            run = []
        else:
            run.append(token)
    if run:
        yield run


def _opened(tokens: Sequence[Token]) -> Iterator[Part]:
    """The first part of a line, cut where it goes on from what it was to what there was to say."""
    if not any(token.base in _KIND_WORDS for token in tokens[:_OPENS]):
        yield Part(tokens)
        return
    for i in range(1, len(tokens) - 1):
        if low(tokens, i) in _INTO:
            yield Part(tokens[:i], opening=True)
            yield Part(tokens[i + 1 :], topic=_INTO[low(tokens, i)])
            return
    yield Part(tokens, opening=not any(token.low in _VERBS for token in tokens))
