"""Who should meet: what the book knows of those who count, and who of them know each other already."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from netbook.domain.curation import CURATED, OUT
from netbook.domain.doors import MeetingView
from netbook.domain.matchmaking import Pair, Suggestion, suggestions
from netbook.domain.profiles import Profile
from netbook.domain.text import fold
from netbook.domain.topics import wish_of_fact, wishes
from netbook.domain.views import Named
from netbook.domain.vocabulary import CIRCLES, OPEN
from netbook.models import (
    Contact,
    ContactTag,
    Derived,
    Exchange,
    Fact,
    FollowUp,
    Interaction,
    InteractionTag,
    Note,
    Participation,
    Relation,
    Tag,
    key_of,
)
from netbook.services import ids
from netbook.storage import search
from netbook.storage.rows import chunks

FEW = 10  # curated people; where there are fewer, the inner circles count too
_INNER = tuple(circle.key for circle in CIRCLES[:3])  # inner, close and trusted
_FRESH = relativedelta(months=18)  # how long a wish that was told in passing holds
_WISHING = ("want", "wants", "look", "looks", "looking", "search", "searching", "seeking", "seeks", "hiring", "need",
            "needs", "hopes", "hoping", "would")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meetings:
    """Who should meet, and among whom that was looked for: ``curated`` says whether they are curated all."""

    found: list[MeetingView]
    people: int
    curated: bool


def meetings(session: Session, today: date, limit: int, whom: Contact | None = None) -> Meetings:
    """The pairs who should meet, best first; those of one person if somebody is named.

    They are looked for among the curated; among the inner, close and trusted too where fewer than ten are curated.
    """
    numbers, curated = _who_count(session, today)
    only = key_of(whom) if whom else None
    everybody = sorted({*numbers, *([only] if only else [])})
    profiles = _profiles(session, everybody, today)
    known = _Acquaintances(session, {each.number: each.name for each in profiles})
    found = suggestions(profiles, known.among, limit, only)
    return Meetings([_view(each) for each in found], len(numbers), curated)


def _view(each: Suggestion) -> MeetingView:
    one, other = (Named(ids.show(ids.PERSON, who.number), who.name) for who in (each.one, each.other))
    return MeetingView(one, other, each.reasons, each.score, f"introduced {one.name} to {other.name} by email")


def _who_count(session: Session, today: date) -> tuple[list[int], bool]:
    """The people among whom one looks, and whether they are the curated alone."""
    silent = and_(col(Contact.paused_until).is_not(None), col(Contact.paused_until) > today)
    query = select(col(Contact.id)).join(Derived, col(Derived.contact_id) == col(Contact.id))
    query = query.where(col(Contact.archived_at).is_(None), ~silent).order_by(col(Contact.id))
    curated = col(Derived.vetted) == CURATED
    numbers = list(session.scalars(query.where(curated)))
    if len(numbers) >= FEW:
        return [number for number in numbers if number], True
    near = and_(col(Contact.circle).in_(_INNER), col(Derived.vetted) != OUT)
    return [number for number in session.scalars(query.where(or_(curated, near))) if number], False


def _profiles(session: Session, numbers: Sequence[int], today: date) -> list[Profile]:
    people: list[Profile] = []
    called = _Names()
    told = _wishes_of_lines(session, today)
    rows = [row for part in chunks(numbers) for row in _contacts(session, part)]
    for row in rows:
        called.add(row.id, row.name, row.given)
    texts = {row.id: row for row in rows}
    for part in chunks(numbers):
        tags = _grouped(session, _tags(part))
        facts = _grouped(session, _of(Fact, part, Fact.key, Fact.value))
        notes = _grouped(session, _of(Note, part, Note.text))
        talks = _grouped(session, _talks(part))
        promised = _grouped(session, _promised(part))
        for row in (texts[number] for number in part if number in texts):
            own = (*(text for (text,) in notes[row.id]), *([row.about] if row.about else []))
            wanted = [wish_of_fact(key, value) for key, value in facts[row.id]]
            wanted += [wish for text in own for wish in wishes(text)] + told[row.id]
            people.append(
                Profile(
                    row.id, row.name, row.given, row.city, row.organisation, row.title,
                    tags=tuple(tag for tag, in tags[row.id]),
                    facts=tuple((key, value) for key, value in facts[row.id]),
                    talks=tuple(tag for tag, in talks[row.id]),
                    notes=own,
                    wishes=tuple(dict.fromkeys(wish for wish in wanted if wish)),
                    promised=tuple((who, what) for what, in promised[row.id] for who in called.within(what, row.id)),
                )
            )  # fmt: skip
    return people


def _contacts(session: Session, part: Sequence[int]) -> Sequence[Any]:
    fields = ("id", "name", "given", "city", "organisation", "title", "about")
    return session.execute(
        select(*(col(getattr(Contact, name)) for name in fields)).where(col(Contact.id).in_(part))
    ).all()


def _of(model: type[Fact] | type[Note], part: Sequence[int], *columns: Any) -> Any:
    return select(col(model.contact_id), *columns).where(col(model.contact_id).in_(part)).order_by(col(model.id))


def _tags(part: Sequence[int]) -> Any:
    query = select(col(ContactTag.contact_id), col(Tag.name)).join(Tag, col(Tag.id) == col(ContactTag.tag_id))
    return query.where(col(ContactTag.contact_id).in_(part)).order_by(col(Tag.name))


def _talks(part: Sequence[int]) -> Any:
    query = select(col(Participation.contact_id), col(Tag.name)).distinct()
    query = query.join(InteractionTag, col(InteractionTag.interaction_id) == col(Participation.interaction_id))
    query = query.join(Tag, col(Tag.id) == col(InteractionTag.tag_id))
    query = query.where(col(Participation.contact_id).in_(part), col(Participation.role) == "present")
    return query.order_by(col(Tag.name))


def _promised(part: Sequence[int]) -> Any:
    """The open promises of introductions."""
    query = select(col(FollowUp.contact_id), col(FollowUp.what)).where(col(FollowUp.contact_id).in_(part))
    query = query.where(col(FollowUp.state) == OPEN, col(FollowUp.side) == "me")
    return query.where(func.lower(col(FollowUp.what)).like("%intro%")).order_by(col(FollowUp.id))


def _grouped(session: Session, query: Any) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for number, *rest in session.execute(query):
        found[number].append(tuple(rest))
    return found


def _wishes_of_lines(session: Session, today: date) -> dict[int, list[str]]:
    """What people were looking for when one talked with them alone, newest first."""
    likely = search.bearing(session.get_bind().dialect.name, search.INTERACTIONS, _WISHING, "text")
    query = select(col(Interaction.id), col(Interaction.text), col(Participation.contact_id))
    query = query.join(Participation, col(Participation.interaction_id) == col(Interaction.id))
    query = query.where(col(Interaction.id).in_(likely), col(Participation.role) == "present")
    query = query.where(col(Interaction.on) > today - _FRESH, col(Interaction.on) <= today)
    present: dict[int, list[int]] = {}
    told: dict[int, list[str]] = {}
    for number, text, who in session.execute(query.order_by(col(Interaction.on).desc(), col(Interaction.id).desc())):
        present.setdefault(number, []).append(who)
        if number not in told:
            told[number] = list(wishes(text))
    found: dict[int, list[str]] = defaultdict(list)
    for number, some in told.items():
        if len(present[number]) == 1:  # of several it is not known whose wish it is
            found[present[number][0]].extend(some)
    return found


class _Names:
    """The full names of some people, and the given names that one of them alone bears."""

    def __init__(self) -> None:
        self._full: dict[tuple[str, ...], set[int]] = defaultdict(set)

    def add(self, number: int, name: str, given: str | None = None) -> None:
        """Know somebody."""
        for said in {fold(name), fold(given or name)}:
            self._full[tuple(said.split())].add(number)

    def within(self, text: str, but: int) -> list[int]:
        """Those who are certainly named in a text, in its order."""
        words = [word.strip(".,;:!?()*\"'") for word in fold(text).split()]
        spans = (tuple(words[start:end]) for start in range(len(words)) for end in range(start + 1, start + 6))
        found = (next(iter(some)) for span in spans if len(some := self._full.get(span, set())) == 1)
        return list(dict.fromkeys(number for number in found if number != but))


class _Acquaintances:
    """Who of some people know each other as far as the book tells, looked up when it is asked."""

    def __init__(self, session: Session, names: dict[int, str]) -> None:
        self._session = session
        self._names = _Names()
        for number, name in names.items():
            self._names.add(number, name)

    def among(self, pairs: Sequence[Pair]) -> set[Pair]:
        """Those of some pairs (a few hundred at most) who were present together, introduced, or are related."""
        numbers = sorted({number for pair in pairs for number in pair})
        found: Iterable[Any] = (row for query in self._queries(numbers) for row in self._session.execute(query))
        met = {(min(one, other), max(one, other)) for one, other in found}
        return (met | self._by_hand(numbers)) & set(pairs)

    def _queries(self, numbers: Sequence[int]) -> Iterable[Any]:
        first, second = aliased(Participation), aliased(Participation)
        one, other = col(first.contact_id), col(second.contact_id)
        together = select(one, other).join(second, col(second.interaction_id) == col(first.interaction_id)).distinct()
        present: list[ColumnElement[bool]] = [col(each.role) == "present" for each in (first, second)]
        yield together.where(one.in_(numbers), other.in_(numbers), one < other, *present)
        told = select(col(Exchange.contact_id), other).join(
            second, col(second.interaction_id) == col(Exchange.interaction_id)
        )
        told = told.where(col(Exchange.kind) == "introduction", col(Exchange.contact_id) != other)
        yield told.where(col(Exchange.contact_id).in_(numbers), other.in_(numbers))
        through = select(col(Contact.id), col(Contact.introduced_by))
        yield through.where(col(Contact.id).in_(numbers), col(Contact.introduced_by).in_(numbers))
        related = select(col(Relation.contact_id), col(Relation.other_id))
        yield related.where(col(Relation.contact_id).in_(numbers), col(Relation.other_id).in_(numbers))

    def _by_hand(self, numbers: Sequence[int]) -> set[Pair]:
        """Introductions that were written down with ``netbook exchange``, as far as their note names somebody."""
        query = select(col(Exchange.contact_id), col(Exchange.note)).where(col(Exchange.contact_id).in_(numbers))
        query = query.where(col(Exchange.kind) == "introduction", col(Exchange.note).is_not(None))
        return {
            (min(one, other), max(one, other))
            for one, note in self._session.execute(query)
            for other in self._names.within(note, one)
        }
