"""A filter as a tree, and as the text it is read from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from netbook.domain.filters.terms import Meaning, Words

WORD = "word"  # the key of a term that is a bare word
TAG = "tag"


@dataclass(frozen=True, slots=True)
class Term:
    """``key:value``, a bare word or a ``@tag``; ``at`` is where it stands, ``meaning`` how its value is read."""

    key: str
    value: str
    at: int = field(default=0, compare=False)
    meaning: Meaning = field(default=Words(()), compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """What its child is not."""

    child: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """What all its children are; without children, everything."""

    children: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """What one of its children is."""

    children: "tuple[Node, ...]"


Node = Term | Not | And | Or

_BARE_VALUE = re.compile(r"[^\s()\"“”]+")
_BARE_WORD = re.compile(r"(?:--|[^\s()\"“”@#:-])[^\s()\"“”:]*")
_MARKS = re.compile(r"[\"“”\\]")
_JOINING = {"or", "and", "not"}


def show(node: Node) -> str:
    """A filter's text; reading it gives the same tree again."""
    match node:
        case Term():
            return _term(node)
        case Not(Not() as child):
            return f"not {show(child)}"
        case Not(child):
            return f"-{_inside(child)}"
        case And(children):
            return " ".join(f"({show(each)})" if isinstance(each, And | Or) else show(each) for each in children)
        case Or(children):
            return " or ".join(f"({show(each)})" if _is_loose(each) else show(each) for each in children)


def _is_loose(node: Node) -> bool:
    return isinstance(node, Or) or (isinstance(node, And) and not node.children)


def _inside(node: Node) -> str:
    return show(node) if isinstance(node, Term) else f"({show(node)})"


def _term(term: Term) -> str:
    if term.key == TAG and _BARE_VALUE.fullmatch(term.value):
        return f"@{term.value}"
    if term.key == WORD:
        plain = _BARE_WORD.fullmatch(term.value) and term.value.casefold() not in _JOINING
        return term.value if plain else _quoted(term.value)
    return f"{term.key}:{term.value if _BARE_VALUE.fullmatch(term.value) else _quoted(term.value)}"


def _quoted(value: str) -> str:
    return '"' + _MARKS.sub(r"\\\g<0>", value) + '"'


def terms_of(node: Node) -> Iterator[Term]:
    """Every term of a filter, in its order."""
    match node:
        case Term():
            yield node
        case Not(child):
            yield from terms_of(child)
        case And(children) | Or(children):
            for each in children:
                yield from terms_of(each)


def words_of(node: Node) -> list[str]:
    """The folded words that a filter looks for, those it refuses left out."""
    match node:
        case Term(key=key, meaning=Words(words)) if key == WORD:
            return list(words)
        case And(children) | Or(children):
            return [word for each in children for word in words_of(each)]
    return []
