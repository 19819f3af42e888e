"""People with what happened and was noted, the newest first, for formats that keep a journal."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from sqlalchemy import select
from sqlmodel import Session, col

from netbook.domain.chronicle import Chronicle, Friend, Noted
from netbook.domain.views import InteractionView
from netbook.models import Interaction, Note
from netbook.services import exporting, ids, reports
from netbook.storage.rows import chunks


def chronicle(session: Session, people: Sequence[int], *, everybody: bool) -> Chronicle:
    """What happened with these people and was noted on them; with ``everybody`` also what was of nobody."""
    chosen = frozenset(people)
    records = zip(people, exporting.records(session, people), strict=True)
    friends = tuple(
        Friend(ids.show(ids.PERSON, number), each.name, each.given, each.aliases, each.city, each.tags)
        for number, each in records
    )
    named = frozenset(each.id for each in friends)
    return Chronicle(friends, _happened(session, named, everybody=everybody), _noted(session, chosen))


def _happened(session: Session, named: frozenset[str], *, everybody: bool) -> Iterator[InteractionView]:
    order = (col(Interaction.on).desc(), col(Interaction.id))
    numbers = [number for number in session.scalars(select(col(Interaction.id)).order_by(*order)) if number]
    for part in chunks(numbers):
        query = select(Interaction).where(col(Interaction.id).in_(part)).order_by(*order)
        for view in reports.interaction_views(session, session.scalars(query).all()):
            there = {each.id for each in (*view.people, *view.mentioned)}
            if there & named or (everybody and not there):
                yield view


def _noted(session: Session, people: frozenset[int]) -> Iterator[Noted]:
    """The notes on these people, the newest first; one that several bear is one."""
    query = select(col(Note.on), col(Note.text), col(Note.contact_id)).order_by(col(Note.on).desc())
    for on, rows in groupby(session.execute(query), key=lambda row: row[0]):
        found: dict[str, list[int]] = {}
        for _, text, number in rows:
            if number in people:
                found.setdefault(text, []).append(number)
        yield from (_note(on, text, numbers) for text, numbers in found.items())


def _note(on: date, text: str, people: list[int]) -> Noted:
    return Noted(on, text, tuple(ids.show(ids.PERSON, number) for number in sorted(people)))
