"""Reading a filter: words, ``@tags`` and ``key:value`` terms, and-ed; ``or``, ``-`` or ``not``, and parentheses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from netbook.domain.filters.terms import TERMS, TermKind, canonical
from netbook.domain.filters.tree import TAG, WORD, And, Node, Not, Or, Term
from netbook.domain.spelling import did_you_mean
from netbook.domain.text import clean_line
from netbook.domain.when import Calendar
from netbook.errors import NetbookError, Unreadable

_DEEPEST = 50  # parentheses inside parentheses
_LONGEST = 4_000
_MOST = 50  # terms: a database limits what it takes in one question
_PIECE = re.compile(
    r"""
      (?P<blank>\s+)
    | (?P<open>[(])
    | (?P<close>[)])
    | (?P<joining>(?:or|and|not)(?=[\s()]|$))
    | (?P<minus>-(?=[^\s-]))
    | (?P<empty>(?:[a-z][a-z_-]*:|[@\#])(?=[\s()]|$))
    | (?:(?P<key>[a-z][a-z_-]*):|(?P<at>[@\#]))?(?:["“”](?P<quoted>(?:\\.|[^"“”\\])*)["“”]|(?P<bare>[^\s()"“”]+))
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str  # open, close, or, and, not, term
    at: int
    term: Term | None = None


def parse(text: str, calendar: Calendar, terms: Mapping[str, TermKind] = TERMS) -> Node:
    """Read a filter made of some ``terms``; an empty one keeps everything.

    Raises:
        Unreadable: it says where, and what would be right.
    """
    if len(text) > _LONGEST:
        raise Unreadable(f"the filter has {len(text):,} characters", f"keep it to {_LONGEST:,}")
    return _Parser(text, calendar, terms).whole()


def refusal(text: str, at: int, problem: str, hint: str | None = None) -> NetbookError:
    """The error for the place ``at`` of a filter."""
    return placed(Unreadable(problem, hint), text, at)


def placed(problem: NetbookError, text: str, at: int) -> NetbookError:
    """An error that says, too, where in a filter it arose."""
    rest = clean_line(text[at:])
    shown = rest if len(rest) <= 30 else f"{rest[:29]}…"
    where = f"at character {at + 1}: {shown}" if shown else "at its end"
    problem.message = f"{problem.message} (in the filter {where})"
    return problem


class _Parser:
    def __init__(self, text: str, calendar: Calendar, terms: Mapping[str, TermKind]) -> None:
        self.text = text
        self.calendar = calendar
        self.terms = terms
        self.pieces = self._pieces()
        self.next = 0
        self.depth = 0

    def whole(self) -> Node:
        if not self.pieces:
            return And(())
        terms = [piece for piece in self.pieces if piece.kind == "term"]
        if len(terms) > _MOST:
            raise refusal(self.text, terms[_MOST].at, f"the filter has {len(terms)} terms", f"keep it to {_MOST}")
        found = self._or()
        if self.next < len(self.pieces):
            raise refusal(self.text, self.pieces[self.next].at, "this parenthesis was never opened", "take it out")
        return found

    def _or(self) -> Node:
        parts = [self._and()]
        while self._take("or"):
            parts.append(self._and())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _and(self) -> Node:
        parts: list[Node] = []
        while True:
            if (parts and self._take("and")) or self._peek() in ("term", "open", "not"):
                parts.append(self._one())
            else:
                break
        if not parts:
            at = self.pieces[self.next].at if self.next < len(self.pieces) else len(self.text)
            raise refusal(self.text, at, "something to look for is missing", "write it like: city:lisbon or city:porto")
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self) -> Node:
        if self._take("not"):
            self._deeper(self.pieces[self.next - 1].at)
            found: Node = Not(self._one())
            self.depth -= 1
            return found
        if (opened := self._take("open")) is not None:
            self._deeper(opened.at)
            found = And(()) if self._peek() == "close" else self._or()
            if self._take("close") is None:
                raise refusal(self.text, opened.at, "this parenthesis is never closed", "close it with )")
            self.depth -= 1
            return found
        piece = self._take("term")
        if piece is None or piece.term is None:
            at = self.pieces[self.next].at if self.next < len(self.pieces) else len(self.text)
            raise refusal(self.text, at, "something to look for is missing", "write it like: -city:lisbon")
        return piece.term

    def _deeper(self, at: int) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise refusal(self.text, at, "the filter is nested too deeply", "write it with fewer parentheses")

    def _peek(self) -> str:
        return self.pieces[self.next].kind if self.next < len(self.pieces) else ""

    def _take(self, kind: str) -> _Piece | None:
        if self._peek() != kind:
            return None
        self.next += 1
        return self.pieces[self.next - 1]

    def _pieces(self) -> list[_Piece]:
        found, at = [], 0
        while at < len(self.text):
            piece = _PIECE.match(self.text, at)
            if piece is None:
                raise refusal(self.text, at, "this quotation mark is never closed", 'close it with "')
            if piece["empty"]:
                shown = piece["empty"]
                raise refusal(self.text, at, f"{shown} needs a value", "write it right behind, without a blank between")
            if piece["open"] or piece["close"]:
                found.append(_Piece("open" if piece["open"] else "close", at))
            elif piece["joining"] or piece["minus"]:
                found.append(_Piece((piece["joining"] or "not").lower(), at))
            elif not piece["blank"]:
                found.append(_Piece("term", at, self._term(piece)))
            at = piece.end()
        return found

    def _term(self, piece: re.Match[str]) -> Term:
        quoted = piece["quoted"]
        value = clean_line(piece["bare"] if quoted is None else re.sub(r"\\(.)", r"\1", quoted))
        key = (
            TAG if piece["at"] else WORD if piece["key"] is None else canonical(piece["key"].lower().replace("_", "-"))
        )
        kind = self.terms.get(key)
        if kind is None:
            raise self._unknown(key, piece.start())
        if not value:
            what = "the quotation marks hold" if quoted is not None else "there is"
            raise refusal(self.text, piece.start(), f"{what} nothing to look for", "give a word")
        try:
            return Term(key, value, piece.start(), kind.read(value, self.calendar))
        except Unreadable as problem:
            raise placed(problem, self.text, piece.start()) from None

    def _unknown(self, key: str, at: int) -> NetbookError:
        known = "netbook filters lists them" if self.terms is TERMS else f"there are {', '.join(self.terms)}"
        hint = did_you_mean(key, self.terms, f'{known}; "{key}:" in quotation marks is a word')
        return refusal(self.text, at, f"there is no filter term {key}:", hint)
