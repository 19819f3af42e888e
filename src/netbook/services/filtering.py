"""Filters as conditions of the database: which people, and which interactions, a filter keeps.

Every term is a condition on one row by ``IN (SELECT ...)``, never a join, so that terms combine freely. Terms of the
other kind that stand together speak of one row: ``kind:coffee since:2026-01`` keeps people with one such coffee.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Select, and_, bindparam, literal_column, not_, or_, select, true
from sqlmodel import Session, col

from netbook.domain import filters
from netbook.domain.filters import And, Node, Not, Or, Term
from netbook.domain.filters.grammar import placed
from netbook.domain.filters.terms import INTERACTION, PERSON, TERMS, Key, Words
from netbook.domain.filters.tree import TAG, WORD
from netbook.domain.metrics import METRICS, Value
from netbook.domain.spelling import like
from netbook.domain.when import Calendar
from netbook.errors import NetbookError, Unreadable
from netbook.models import Contact, Derived, Interaction, Participation, Tag, key_of
from netbook.services import conditions, contacts, directory, measures
from netbook.services.conditions import Condition
from netbook.storage import search

NAMED = ("name", "organisation", "city")  # the fields in which a list of people looks for words
EVERYWHERE: tuple[str, ...] = ()
# Their rows, which the conditions of people narrow; it is built once, as a filter is read with each letter typed.
EVERYBODY = select(col(Contact.id)).join(Derived, col(Derived.contact_id) == col(Contact.id))
_MANY = 1_000


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter read against a book; ``word_fields`` are those of people in which its words are looked for.

    ``as_of`` is the day as of which people are measured; ``first_alone`` tells that the first few are wanted of a list
    in the order of an index.
    """

    session: Session
    text: str
    node: Node
    today: date
    as_of: date
    word_fields: tuple[str, ...] = NAMED
    first_alone: bool = False

    @property
    def people(self) -> Condition:
        """The condition on ``contact`` joined with ``derived``.

        Raises:
            NotFound: it names a person or circle that is not in the book.
            Ambiguous: it names several people.
        """
        return _People(self).where(self.node)

    @property
    def interactions(self) -> Condition:
        """The condition on ``interaction``; raises as ``people`` does."""
        return _Interactions(self).where(self.node)

    @property
    def speaks_of_archived(self) -> bool:
        """Whether the filter itself says what to do with archived people."""
        archived = (term for term in filters.terms_of(self.node) if term.key == "is")
        return any(term.meaning == Key("archived") for term in archived)

    @property
    def keeps_all(self) -> bool:
        """Whether it asks for nothing."""
        return next(filters.terms_of(self.node), None) is None

    def search(self, index: search.Index, words: Words, fields: Sequence[str] = ()) -> Select[int]:
        """The ids of the rows of a search index that hold all of ``words``."""
        return search.matching(self.session.get_bind().dialect.name, index, words.words, fields)

    def holding(self, words: Words, fields: Sequence[str]) -> Condition:
        """That people hold all of ``words`` in one of ``fields``, or anywhere."""
        found = self.search(search.PEOPLE, words, fields)
        if self.first_alone and self._held_by_many(found):
            # SQLite would look each of them up and sort them all; the plus has it walk the index until it has enough.
            return literal_column(f"+{Derived.__tablename__}.contact_id").in_(found)
        return col(Contact.id).in_(found)

    def _held_by_many(self, found: Select[int]) -> bool:
        if self.session.get_bind().dialect.name != "sqlite":
            return False
        return self.session.execute(found.offset(_MANY - 1).limit(1)).first() is not None

    def measured(self, metric: str, holds: Callable[[Value], bool]) -> Condition:
        """That a metric's value is one of those wanted; everybody's is worked out."""
        measure = METRICS[metric].measure
        kept = [number for number, history in measures.everybody(self.session, self.as_of) if holds(measure(history))]
        # As literals: databases limit the parameters of a statement.
        return col(Contact.id).in_(bindparam(metric, kept, expanding=True, literal_execute=True, unique=True))

    def person(self, term: Term, said: str) -> int:
        """The row of the person that a term names."""
        try:
            return key_of(directory.person(self.session, said, self.today))
        except NetbookError as problem:
            raise placed(problem, self.text, term.at) from None

    def circle(self, term: Term, key: str) -> str | None:
        """The circle that a term names, or none for nobody's."""
        if key == "none":
            return None
        try:
            return contacts.circle_key(self.session, key)
        except NetbookError as problem:
            raise placed(problem, self.text, term.at) from None


_OF_TODAY = ("last", "due", "is", "vetted", "promised")


def read(
    session: Session,
    text: str,
    calendar: Calendar,
    word_fields: tuple[str, ...] = NAMED,
    as_of: date | None = None,
) -> Filter:
    """Read a filter; with ``as_of`` its metrics are those of that day.

    Raises:
        Unreadable: it cannot be read, or speaks of today where another day is asked for; the message says where.
    """
    node = filters.parse(text, calendar)
    for term in filters.terms_of(node) if as_of else ():
        if term.key in _OF_TODAY:
            problem = Unreadable(f"{term.key}: speaks of today", "leave it out with --as-of")
            raise placed(problem, text, term.at)
    return Filter(session, text, node, calendar.today, as_of or calendar.today, word_fields)


class _Conditions:
    """The conditions on one kind of row, the ``own``; terms of the other kind are asked across."""

    def __init__(self, asked: Filter) -> None:
        self.asked = asked

    def where(self, node: Node) -> Condition:
        match node:
            case Term():
                return self.across([node]) if self.is_foreign(node) else self.own(node)
            case Not(child):
                return not_(self.where(child))
            case Or(children):
                return or_(*(self.where(each) for each in children))
            case And(children):
                children = _one_search(children)
                foreign = [each for each in children if self.is_foreign(each)]
                parts = [self.where(each) for each in children if not self.is_foreign(each)]
                return and_(true(), *parts, *([self.across(foreign)] if foreign else []))

    def is_foreign(self, node: Node) -> bool:
        match node:
            case Term():
                return self.term_is_foreign(node)
            case And(children) | Or(children):
                return bool(children) and all(self.is_foreign(each) for each in children)
        return False

    def term_is_foreign(self, term: Term) -> bool:
        raise NotImplementedError

    def own(self, term: Term) -> Condition:
        raise NotImplementedError

    def across(self, nodes: Sequence[Node]) -> Condition:
        raise NotImplementedError


def _one_search(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes with their bare words made one term: one question to the search index instead of several."""
    words = [each for each in nodes if isinstance(each, Term) and each.key == WORD]
    if len(words) < 2:
        return nodes
    sought = tuple(word for each in words if isinstance(each.meaning, Words) for word in each.meaning.words)
    return (replace(words[0], meaning=Words(sought)), *(each for each in nodes if each not in words))


class _People(_Conditions):
    def term_is_foreign(self, term: Term) -> bool:
        return TERMS[term.key].about == INTERACTION

    def own(self, term: Term) -> Condition:
        return conditions.PEOPLE[term.key](self.asked, term, term.meaning)

    def across(self, nodes: Sequence[Node]) -> Condition:
        other = _Interactions(self.asked)
        met = (
            select(col(Participation.contact_id))
            .join(Interaction, col(Interaction.id) == col(Participation.interaction_id))
            .where(col(Participation.role) == "present", *(other.where(node) for node in nodes))
        )
        return col(Contact.id).in_(met)


class _Interactions(_Conditions):
    def term_is_foreign(self, term: Term) -> bool:
        return TERMS[term.key].about == PERSON and term.key not in (WORD, TAG)

    def own(self, term: Term) -> Condition:
        return conditions.INTERACTIONS[term.key](self.asked, term, term.meaning)

    def across(self, nodes: Sequence[Node]) -> Condition:
        other = _People(self.asked)
        people = EVERYBODY.where(*(other.where(node) for node in nodes))
        return col(Interaction.id).in_(conditions.present(col(Participation.contact_id).in_(people)))


def unknown_tags(asked: Filter) -> list[tuple[str, list[str]]]:
    """The tags of a filter that the book does not know, each with those spelled like it."""
    wanted = [
        term.meaning.key for term in filters.terms_of(asked.node) if term.key == TAG and isinstance(term.meaning, Key)
    ]
    if not wanted:
        return []
    known = list(asked.session.scalars(select(col(Tag.name))))
    return [(tag, like(tag, known)) for tag in wanted if tag not in known]
