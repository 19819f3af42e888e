"""Filters as conditions of the database: which people, and which interactions, a filter keeps.

Every term is a condition on one row by ``IN (SELECT ...)``, never a join, so that terms combine freely. Terms of the
other kind that stand together speak of one row: ``kind:coffee since:2026-01`` keeps people with one such coffee.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, not_, or_, select, true
from sqlmodel import Session, col

from netbook.domain import filters
from netbook.domain.filters import And, Node, Not, Or, Term
from netbook.domain.filters.grammar import placed
from netbook.domain.filters.terms import INTERACTION, NEVER, PERSON, TERMS, Days, Key, Somebody, Words
from netbook.domain.filters.tree import TAG, WORD
from netbook.domain.spelling import like
from netbook.domain.vocabulary import METHODS, OPEN
from netbook.domain.when import Calendar
from netbook.errors import NetbookError
from netbook.models import (
    Alias,
    Contact,
    ContactMethod,
    ContactTag,
    Derived,
    Fact,
    FollowUp,
    Interaction,
    InteractionTag,
    Note,
    Occasion,
    Participation,
    Relation,
    Tag,
    key_of,
)
from netbook.services import contacts, directory
from netbook.storage import search

Condition = ColumnElement[bool]

NAMED = ("name", "organisation", "city")  # the fields in which a list of people looks for words
EVERYWHERE: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter read against a book; ``word_fields`` are those of people in which its words are looked for."""

    session: Session
    text: str
    node: Node
    today: date
    word_fields: tuple[str, ...] = NAMED

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
        return any(term.meaning == Key("archived") for term in filters.terms_of(self.node))

    def search(self, index: search.Index, words: Words, fields: Sequence[str] = ()) -> Select[int]:
        """The ids of the rows of a search index that hold all of ``words``."""
        return search.matching(self.session.get_bind().dialect.name, index, words.words, fields)

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


def read(session: Session, text: str, calendar: Calendar, word_fields: tuple[str, ...] = NAMED) -> Filter:
    """Read a filter.

    Raises:
        Unreadable: it cannot be read; the message says where.
    """
    return Filter(session, text, filters.parse(text, calendar), calendar.today, word_fields)


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
        return _PEOPLE[term.key](self.asked, term, term.meaning)

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
        return _INTERACTIONS[term.key](self.asked, term, term.meaning)

    def across(self, nodes: Sequence[Node]) -> Condition:
        other = _People(self.asked)
        people = _all_people().where(*(other.where(node) for node in nodes))
        return col(Interaction.id).in_(_present(col(Participation.contact_id).in_(people)))


def _all_people() -> Select[int | None]:
    return select(col(Contact.id)).join(Derived, col(Derived.contact_id) == col(Contact.id))


def _present(who: Condition) -> Select[int]:
    return select(col(Participation.interaction_id)).where(col(Participation.role) == "present", who)


def _within(day: Any, days: Days) -> Condition:
    """That a column's day lies in a stretch, in a way that is never unknown."""
    if days == NEVER:
        return col(day).is_(None)
    inside = and_(col(day).is_not(None), col(day) >= days.first, col(day) <= days.last)
    return or_(col(day).is_(None), inside) if days.never else inside


Row = Callable[[Filter, Term, Any], Condition]


def _in_field(*fields: str) -> Row:
    def condition(asked: Filter, _term: Term, words: Words) -> Condition:
        return col(Contact.id).in_(asked.search(search.PEOPLE, words, fields))

    return condition


def _word(asked: Filter, _term: Term, words: Words) -> Condition:
    return col(Contact.id).in_(asked.search(search.PEOPLE, words, asked.word_fields))


def _tag(_asked: Filter, _term: Term, tag: Key) -> Condition:
    return col(Contact.id).in_(_bearers(tag))


def _bearers(tag: Key) -> Select[int]:
    return (
        select(col(ContactTag.contact_id))
        .join(Tag, col(Tag.id) == col(ContactTag.tag_id))
        .where(col(Tag.name) == tag.key)
    )


def _circle(asked: Filter, term: Term, key: Key) -> Condition:
    return col(Contact.circle).is_not_distinct_from(asked.circle(term, key.key))


def _introduced(asked: Filter, term: Term, by: Somebody) -> Condition:
    return col(Contact.introduced_by).is_not_distinct_from(asked.person(term, by.said))


def _related(asked: Filter, term: Term, to: Somebody) -> Condition:
    number = asked.person(term, to.said)
    one = select(col(Relation.other_id)).where(col(Relation.contact_id) == number)
    other = select(col(Relation.contact_id)).where(col(Relation.other_id) == number)
    return or_(col(Contact.id).in_(one), col(Contact.id).in_(other))


def _on(_asked: Filter, _term: Term, platform: Key) -> Condition:
    return _hangs(ContactMethod, col(ContactMethod.platform) == platform.key)


def _hangs(model: Any, *conditions: Condition) -> Condition:
    """That a row of ``model`` hangs on the person."""
    return col(Contact.id).in_(select(col(model.contact_id)).where(col(model.contact_id).is_not(None), *conditions))


_HAS: dict[str, Callable[[], Condition]] = {
    **{kind: (lambda kind=kind: _hangs(ContactMethod, col(ContactMethod.kind) == kind)) for kind in METHODS},  # type: ignore[misc]
    "birthday": lambda: _hangs(Occasion, col(Occasion.kind) == contacts.BIRTHDAY),
    "note": lambda: _hangs(Note),
    "fact": lambda: _hangs(Fact),
    "alias": lambda: _hangs(Alias),
    "follow-up": lambda: _hangs(FollowUp, col(FollowUp.state) == OPEN),
    "about": lambda: col(Contact.about).is_not(None),
    "circle": lambda: col(Contact.circle).is_not(None),
    "cadence": lambda: col(Derived.cadence).is_not(None),
    "city": lambda: col(Contact.city).is_not(None),
    "org": lambda: col(Contact.organisation).is_not(None),
}


def _has(_asked: Filter, _term: Term, what: Key) -> Condition:
    return _HAS[what.key]()


def _is(asked: Filter, _term: Term, state: Key) -> Condition:
    match state.key:
        case "archived":
            return col(Contact.archived_at).is_not(None)
        case "paused":
            return after(Contact.paused_until, asked.today)
        case "snoozed":
            return after(Contact.snoozed_until, asked.today)
    return due_by(Days(last=asked.today), asked.today)


def after(day: Any, today: date) -> Condition:
    """That a column holds a day after ``today``."""
    return and_(col(day).is_not(None), col(day) > today)


def due_by(days: Days, today: date) -> Condition:
    """That somebody is due in a stretch of days, and not silent until after it."""
    latest = max(days.last, today)
    loud = [not_(after(day, latest)) for day in (Contact.snoozed_until, Contact.paused_until)]
    return _within(Derived.due, days) if days == NEVER else and_(_within(Derived.due, days), *loud)


def _due(asked: Filter, _term: Term, days: Days) -> Condition:
    return due_by(days, asked.today)


def _last(_asked: Filter, _term: Term, days: Days) -> Condition:
    return _within(Derived.last, days)


def _said(asked: Filter, _term: Term, words: Words) -> Condition:
    return col(Interaction.id).in_(asked.search(search.INTERACTIONS, words))


def _tagged(_asked: Filter, _term: Term, tag: Key) -> Condition:
    """Interactions that bear the tag themselves, or in which somebody took part who does."""
    own = (
        select(col(InteractionTag.interaction_id))
        .join(Tag, col(Tag.id) == col(InteractionTag.tag_id))
        .where(col(Tag.name) == tag.key)
    )
    through = _present(col(Participation.contact_id).in_(_bearers(tag)))
    return or_(col(Interaction.id).in_(own), col(Interaction.id).in_(through))


def _kind(_asked: Filter, _term: Term, kind: Key) -> Condition:
    return col(Interaction.kind) == kind.key


def _happened(_asked: Filter, _term: Term, days: Days) -> Condition:
    return _within(Interaction.on, days)


def _with(asked: Filter, term: Term, who: Somebody) -> Condition:
    return col(Interaction.id).in_(_present(col(Participation.contact_id) == asked.person(term, who.said)))


def _place(asked: Filter, _term: Term, words: Words) -> Condition:
    return col(Interaction.id).in_(asked.search(search.INTERACTIONS, words, ("place",)))


def _by(_asked: Filter, _term: Term, who: Key) -> Condition:
    return col(Interaction.initiator).is_not_distinct_from(who.key)


_PEOPLE: dict[str, Row] = {
    WORD: _word,
    TAG: _tag,
    "name": _in_field("name"),
    "org": _in_field("organisation"),
    "title": _in_field("title"),
    "city": _in_field("city"),
    "met": _in_field("met"),
    "circle": _circle,
    "introduced-by": _introduced,
    "related-to": _related,
    "on": _on,
    "has": _has,
    "is": _is,
    "last": _last,
    "due": _due,
}
_INTERACTIONS: dict[str, Row] = {
    WORD: _said,
    TAG: _tagged,
    "kind": _kind,
    "since": _happened,
    "until": _happened,
    "in": _happened,
    "with": _with,
    "place": _place,
    "by": _by,
}


def unknown_tags(asked: Filter) -> list[tuple[str, list[str]]]:
    """The tags of a filter that the book does not know, each with those spelled like it."""
    wanted = [
        term.meaning.key for term in filters.terms_of(asked.node) if term.key == TAG and isinstance(term.meaning, Key)
    ]
    if not wanted:
        return []
    known = list(asked.session.scalars(select(col(Tag.name))))
    return [(tag, like(tag, known)) for tag in wanted if tag not in known]
