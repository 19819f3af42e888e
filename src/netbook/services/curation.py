"""Who belongs: the rules, the answers about people, and whom to decide about next."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select
from sqlmodel import Session, col
from sqlmodel import select as rows_of

from netbook.domain.curating import (
    LATELY,
    STALE,
    AnswerView,
    Appraised,
    Candidate,
    RulesView,
    RuleView,
    why,
)
from netbook.domain.curation import ANSWERS, CURATED, NEEDED, NO, OPEN, OUT, YES, verdict
from netbook.domain.spelling import did_you_mean
from netbook.errors import NotFound, Unreadable
from netbook.models import Appraisal, Circle, Contact, Derived, Preference, Rule, key_of
from netbook.services import ids
from netbook.services.filtering import Filter
from netbook.storage.rows import chunks

_AGAIN = 3  # of so many candidates one may be somebody to decide about again, however many are new


def rules(session: Session) -> Sequence[Rule]:
    """The rules that are asked, in their order."""
    asked = rows_of(Rule).where(col(Rule.retired_on).is_(None))
    return session.exec(asked.order_by(col(Rule.position), col(Rule.id))).all()


def needed(session: Session, asked: int) -> int:
    """How many of so many rules must be answered yes."""
    told = _told_needed(session)
    return asked if told is None else max(1, min(told, asked))


def overview(session: Session) -> RulesView:
    """The rules, and how people stand by them."""
    asked = rules(session)
    count = (
        select(col(Derived.vetted), func.count())
        .join(Contact, col(Contact.id) == col(Derived.contact_id))
        .where(col(Contact.archived_at).is_(None))
        .group_by(col(Derived.vetted))
    )
    found = dict(session.execute(count).all())
    return RulesView(
        rules=tuple(RuleView(rule.key, rule.text) for rule in asked),
        needed=needed(session, len(asked)),
        curated=found.get(CURATED, 0),
        out=found.get(OUT, 0),
        open=found.get(OPEN, 0),
    )


def answers_of(session: Session, contact: Contact) -> Appraised:
    """What is answered about a person, rule by rule, and the verdict that follows."""
    asked, newest = rules(session), _newest(session, contact)
    told = {key_of(rule): newest[key_of(rule)] for rule in asked if key_of(rule) in newest}
    shown = []
    for rule in asked:
        row = told.get(key_of(rule))
        shown.append(AnswerView(rule.key, rule.text, row.answer if row else None, row.on if row else None))
    return Appraised(
        id=ids.show(ids.PERSON, contact.id),
        name=contact.name,
        verdict=verdict({rule: row.answer for rule, row in told.items()}, map(key_of, asked), _told_needed(session)),
        needed=needed(session, len(asked)),
        answers=tuple(shown),
    )


def answer(session: Session, contact: Contact, given: Mapping[str, str], today: date) -> Appraised:
    """Answer rules about a person, by their keys; how that person then stands.

    Every answer is a row of its own; one given before on the same day is not written again, on a later day it is.

    Raises:
        NotFound: there is no such rule.
        Unreadable: it is no answer, or there are no rules.
    """
    asked, newest = {rule.key: rule for rule in rules(session)}, _newest(session, contact)
    for key, said in given.items():
        if said not in ANSWERS:
            raise Unreadable(f"{said!r} is no answer", f"answers are {', '.join(ANSWERS)}")
        rule = key_of(named(asked, key))
        before = newest.get(rule)
        if before is None or before.answer != said or before.on < today:
            session.add(Appraisal(contact_id=key_of(contact), rule_id=rule, answer=said, on=today))
    session.flush()
    return answers_of(session, contact)


def named(asked: Mapping[str, Rule], key: str) -> Rule:
    """The rule of that key.

    Raises:
        NotFound: there is none.
        Unreadable: there are no rules at all.
    """
    if not asked:
        raise Unreadable("there are no rules to decide by", "netbook rules add KEY TEXT adds one")
    if key not in asked:
        raise NotFound(f"there is no rule {key!r}", did_you_mean(key, asked, f"the rules are {', '.join(asked)}"))
    return asked[key]


def candidates(session: Session, today: date, limit: int, asked: Filter | None = None) -> list[Candidate]:
    """Whom to decide about next, never the archived.

    First those who are open and whom one talked with: lately, then by circle from the inside; then, and as a third at
    least where there are any, those whose answers are over a year old, or who are curated and went quiet since.

    Raises:
        NotFound: the filter names somebody or a circle that is not in the book.
        Ambiguous: it names several people.
    """
    if not rules(session):
        return []
    new, again = _undecided(today, asked).limit(limit), _outdated(today, asked).limit(limit)
    found = [list(session.execute(query)) for query in (new, again)]
    spared = min(len(found[1]), limit // _AGAIN)
    chosen = [*found[0][: limit - spared], *found[1]][:limit]
    counts = _answered(session, [number for number, *_ in chosen])
    return [
        Candidate(
            id=ids.show(ids.PERSON, number),
            name=name,
            circle=circle,
            last=last,
            verdict=vetted,
            answered=answered,
            reason=why(vetted, counts.get(number, 0), answered, dormant, today),
        )
        for number, name, circle, last, vetted, dormant, answered in chosen
    ]


def undecided(session: Session, today: date) -> int:
    """How many people ``candidates`` could name in all."""
    queries = (_undecided(today, None), _outdated(today, None))
    counts = (select(func.count()).select_from(query.order_by(None).subquery()) for query in queries)
    return sum(int(session.execute(count).scalar_one()) for count in counts)


_SHOWN = (
    col(Contact.id),
    col(Contact.name),
    col(Contact.circle),
    col(Derived.last),
    col(Derived.vetted),
    col(Derived.turns_dormant),
)
_INSIDE_FIRST = col(Circle.position).asc().nulls_last()
_Rows = Select[*tuple[Any, ...]]


def _undecided(today: date, asked: Filter | None) -> _Rows:
    """Those who are open and whom one talked with."""
    answered = select(func.max(col(Appraisal.on))).where(col(Appraisal.contact_id) == col(Contact.id)).scalar_subquery()
    lately = case((col(Derived.last) > today - LATELY, 0), else_=1)
    query = select(*_SHOWN, answered).where(col(Derived.vetted) == OPEN, col(Derived.last).is_not(None))
    return _among(query, asked).order_by(lately, _INSIDE_FIRST, col(Derived.last).desc(), col(Contact.id))


def _outdated(today: date, asked: Filter | None) -> _Rows:
    """Those who are decided by answers that may hold no more."""
    newest = (
        select(col(Appraisal.contact_id), func.max(col(Appraisal.on)).label("on"))
        .group_by(col(Appraisal.contact_id))
        .subquery()
    )
    dormant = col(Derived.turns_dormant)
    quiet = and_(col(Derived.vetted) == CURATED, dormant <= today, dormant > newest.c.on)
    query = select(*_SHOWN, newest.c.on).join(newest, newest.c.contact_id == col(Contact.id))
    query = query.where(col(Derived.vetted) != OPEN, or_(newest.c.on < today - STALE, quiet))
    return _among(query, asked).order_by(_INSIDE_FIRST, newest.c.on, col(Contact.id))


def _among(query: _Rows, asked: Filter | None) -> _Rows:
    """Only people who are there and, if a filter says so, like it; with their circle for the order."""
    query = query.join(Derived, col(Derived.contact_id) == col(Contact.id))
    query = query.outerjoin(Circle, col(Circle.key) == col(Contact.circle)).where(col(Contact.archived_at).is_(None))
    return query.where(asked.people) if asked is not None else query


def _newest(session: Session, contact: Contact) -> dict[int, Appraisal]:
    """The newest answer about a person to each rule."""
    told = rows_of(Appraisal).where(Appraisal.contact_id == contact.id).order_by(col(Appraisal.id))
    return {row.rule_id: row for row in session.exec(told)}


def _answered(session: Session, numbers: Sequence[int]) -> dict[int, int]:
    """How many of the rules that are asked are answered yes or no about each of these people."""
    asked = {key_of(rule) for rule in rules(session)}
    told = select(col(Appraisal.contact_id), col(Appraisal.rule_id), col(Appraisal.answer))
    newest: dict[tuple[int, int], str] = {}
    for part in chunks(numbers):
        query = told.where(col(Appraisal.contact_id).in_(part)).order_by(col(Appraisal.id))
        newest |= {(who, rule): said for who, rule, said in session.execute(query)}
    found: dict[int, int] = {}
    for (who, rule), said in newest.items():
        if rule in asked and said in (YES, NO):
            found[who] = found.get(who, 0) + 1
    return found


def _told_needed(session: Session) -> int | None:
    told = session.exec(rows_of(Preference.value).where(Preference.key == NEEDED)).first()
    return int(told) if told and told.isdecimal() else None
