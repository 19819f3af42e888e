"""The terms of filters, each as a condition on one row of ``contact`` or ``interaction``."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select, and_, not_, or_, select
from sqlmodel import col

from netbook.domain.cadence import COOLING, DORMANT, DUE, WARM
from netbook.domain.filters import Term
from netbook.domain.filters.terms import NEVER, NONE, Amount, Days, Key, Somebody, Words
from netbook.domain.filters.tree import TAG, WORD
from netbook.domain.metrics import METRICS, Value
from netbook.domain.vocabulary import METHODS, OPEN
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
    Origin,
    Participation,
    Relation,
    Tag,
)
from netbook.services import contacts
from netbook.storage import search

Condition = ColumnElement[bool]


class Asked(Protocol):
    """What a term may ask of the filter it stands in."""

    @property
    def today(self) -> date:
        """The day it is."""

    @property
    def as_of(self) -> date:
        """The day as of which people are measured."""

    @property
    def word_fields(self) -> tuple[str, ...]:
        """The fields of people in which bare words are looked for."""

    def search(self, index: search.Index, words: Words, fields: Sequence[str] = ()) -> Select[int]:
        """The ids of the rows of a search index that hold all of ``words``."""

    def holding(self, words: Words, fields: Sequence[str]) -> Condition:
        """That people hold all of ``words`` in one of ``fields``, or anywhere."""

    def measured(self, metric: str, holds: Callable[[Value], bool]) -> Condition:
        """That a metric's value is one of those wanted."""

    def person(self, term: Term, said: str) -> int:
        """The row of the person that a term names."""

    def circle(self, term: Term, key: str) -> str | None:
        """The circle that a term names, or none for nobody's."""


def present(who: Condition) -> Select[int]:
    """The interactions in which one of these people took part."""
    return select(col(Participation.interaction_id)).where(col(Participation.role) == "present", who)


def _within(day: Any, days: Days) -> Condition:
    """That a column's day lies in a stretch, in a way that is never unknown."""
    if days == NEVER:
        return col(day).is_(None)
    inside = and_(col(day).is_not(None), col(day) >= days.first, col(day) <= days.last)
    return or_(col(day).is_(None), inside) if days.never else inside


Row = Callable[[Asked, Term, Any], Condition]


def _in_field(*fields: str) -> Row:
    def condition(asked: Asked, _term: Term, words: Words) -> Condition:
        return asked.holding(words, fields)

    return condition


def _word(asked: Asked, _term: Term, words: Words) -> Condition:
    return asked.holding(words, asked.word_fields)


def _tag(_asked: Asked, _term: Term, tag: Key) -> Condition:
    return col(Contact.id).in_(_bearers(tag))


def _bearers(tag: Key) -> Select[int]:
    return (
        select(col(ContactTag.contact_id))
        .join(Tag, col(Tag.id) == col(ContactTag.tag_id))
        .where(col(Tag.name) == tag.key)
    )


def _circle(asked: Asked, term: Term, key: Key) -> Condition:
    return col(Contact.circle).is_not_distinct_from(asked.circle(term, key.key))


def _introduced(asked: Asked, term: Term, by: Somebody) -> Condition:
    return col(Contact.introduced_by).is_not_distinct_from(asked.person(term, by.said))


def _source(_asked: Asked, _term: Term, source: Key) -> Condition:
    if source.key == NONE:
        return not_(_hangs(Origin))
    return _hangs(Origin, col(Origin.source) == source.key)


def _related(asked: Asked, term: Term, to: Somebody) -> Condition:
    number = asked.person(term, to.said)
    one = select(col(Relation.other_id)).where(col(Relation.contact_id) == number)
    other = select(col(Relation.contact_id)).where(col(Relation.other_id) == number)
    return or_(col(Contact.id).in_(one), col(Contact.id).in_(other))


def _on(_asked: Asked, _term: Term, platform: Key) -> Condition:
    return _hangs(ContactMethod, col(ContactMethod.platform) == platform.key)


def _hangs(model: Any, *conditions: Condition) -> Condition:
    """That a row of ``model`` hangs on the person."""
    return col(Contact.id).in_(select(col(model.contact_id)).where(col(model.contact_id).is_not(None), *conditions))


_HAS: dict[str, Callable[[], Condition]] = {
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


def _has(_asked: Asked, _term: Term, what: Key) -> Condition:
    if what.key in METHODS:
        return _hangs(ContactMethod, col(ContactMethod.kind) == what.key)
    return _HAS[what.key]()


def _promised(_asked: Asked, _term: Term, by: Key) -> Condition:
    return _hangs(FollowUp, col(FollowUp.state) == OPEN, col(FollowUp.side) == by.key)


def _is(asked: Asked, _term: Term, state: Key) -> Condition:
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


def there(today: date) -> Condition:
    """That somebody is neither archived nor silent, by being paused or snoozed."""
    silent = or_(after(Contact.paused_until, today), after(Contact.snoozed_until, today))
    return and_(col(Contact.archived_at).is_(None), not_(silent))


def due_by(days: Days, today: date) -> Condition:
    """That somebody is due in a stretch of days, and not silent until after it."""
    latest = max(days.last, today)
    loud = [not_(after(day, latest)) for day in (Contact.snoozed_until, Contact.paused_until)]
    return _within(Derived.due, days) if days == NEVER else and_(_within(Derived.due, days), *loud)


def _due(asked: Asked, _term: Term, days: Days) -> Condition:
    return due_by(days, asked.today)


def _last(_asked: Asked, _term: Term, days: Days) -> Condition:
    return _within(Derived.last, days)


def _vetted(_asked: Asked, _term: Term, verdict: Key) -> Condition:
    return col(Derived.vetted) == verdict.key


def _health(asked: Asked, term: Term, state: Key) -> Condition:
    """As the metric has it, from the days that are kept: lists of any length need not work out everybody's."""
    if asked.as_of != asked.today:
        return _metric(asked, term, state)
    met = col(Derived.last).is_not(None)
    due, late, dormant = (_reached(day, asked.today) for day in _TURNS)
    return {
        NONE: not_(met),
        WARM: and_(met, not_(or_(due, late, dormant))),
        DUE: and_(due, not_(or_(late, dormant))),
        COOLING: and_(late, not_(dormant)),
        DORMANT: dormant,
    }[state.key]


_TURNS = (Derived.turns_due, Derived.turns_late, Derived.turns_dormant)


def _reached(day: Any, today: date) -> Condition:
    return and_(col(day).is_not(None), col(day) <= today)


def _metric(asked: Asked, term: Term, wanted: Key | Amount) -> Condition:
    if isinstance(wanted, Amount):
        return asked.measured(term.key, wanted.holds)
    word = None if wanted.key == NONE else wanted.key
    return asked.measured(term.key, lambda value: value == word)


def _said(asked: Asked, _term: Term, words: Words) -> Condition:
    return col(Interaction.id).in_(asked.search(search.INTERACTIONS, words))


def _tagged(_asked: Asked, _term: Term, tag: Key) -> Condition:
    """Interactions that bear the tag themselves, or in which somebody took part who does."""
    own = (
        select(col(InteractionTag.interaction_id))
        .join(Tag, col(Tag.id) == col(InteractionTag.tag_id))
        .where(col(Tag.name) == tag.key)
    )
    through = present(col(Participation.contact_id).in_(_bearers(tag)))
    return or_(col(Interaction.id).in_(own), col(Interaction.id).in_(through))


def _kind(_asked: Asked, _term: Term, kind: Key) -> Condition:
    return col(Interaction.kind) == kind.key


def _happened(_asked: Asked, _term: Term, days: Days) -> Condition:
    return _within(Interaction.on, days)


def _with(asked: Asked, term: Term, who: Somebody) -> Condition:
    return col(Interaction.id).in_(present(col(Participation.contact_id) == asked.person(term, who.said)))


def _place(asked: Asked, _term: Term, words: Words) -> Condition:
    return col(Interaction.id).in_(asked.search(search.INTERACTIONS, words, ("place",)))


def _by(_asked: Asked, _term: Term, who: Key) -> Condition:
    return col(Interaction.initiator).is_not_distinct_from(who.key)


PEOPLE: dict[str, Row] = {
    WORD: _word,
    TAG: _tag,
    "name": _in_field("name"),
    "org": _in_field("organisation"),
    "title": _in_field("title"),
    "city": _in_field("city"),
    "met": _in_field("met"),
    "circle": _circle,
    "source": _source,
    "introduced-by": _introduced,
    "related-to": _related,
    "on": _on,
    "has": _has,
    "promised": _promised,
    "is": _is,
    "last": _last,
    "due": _due,
    "vetted": _vetted,
    **dict.fromkeys(METRICS, _metric),
    "health": _health,
}
INTERACTIONS: dict[str, Row] = {
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
