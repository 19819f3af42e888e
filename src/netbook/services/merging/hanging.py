"""How what names a person goes over to another: each thing once, and nobody to themselves."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from sqlmodel import col, or_, select

from netbook.domain.imports import Changed
from netbook.domain.occasions import YearlyDay
from netbook.domain.text import fold
from netbook.domain.vocabulary import RELATIONS
from netbook.models import (
    Alias,
    Appraisal,
    Contact,
    ContactMethod,
    ContactTag,
    Distinction,
    Exchange,
    Fact,
    Follower,
    FollowUp,
    Note,
    Occasion,
    Origin,
    Participation,
    Relation,
    ReviewItem,
    SuggestedPerson,
    Tag,
)
from netbook.services import directory, ids
from netbook.services.merging.work import Merge

_FAR = 50  # links of a chain of introductions that are followed


def _aliases(work: Merge) -> None:
    have = {fold(work.stays.name), *(fold(each.name) for each in work.rows(Alias)[0])}
    if fold(work.goes.name) not in have:
        have.add(fold(work.goes.name))
        work.session.add(Alias(contact_id=work.one, name=work.goes.name))
        work.changes.append(Changed("alias", None, work.goes.name))
    for row in work.rows(Alias)[1]:
        if fold(row.name) in have:
            work.session.delete(row)
        else:
            have.add(fold(row.name))
            row.contact_id = work.one
            work.changes.append(Changed("alias", None, row.name))


def _methods(work: Merge) -> None:
    mine, theirs = work.rows(ContactMethod)
    have = {_way(row): row for row in mine}
    for row in theirs:
        known = have.setdefault(_way(row), row)
        if known is row:
            row.contact_id = work.one
            work.changes.append(Changed(row.kind, None, row.value))
        else:
            known.label = known.label or row.label
            work.session.delete(row)


def _way(row: ContactMethod) -> Hashable:
    return row.kind, row.platform, row.normalised


def _tags(work: Merge) -> None:
    names = dict(work.session.exec(select(Tag.id, Tag.name)).all())
    work.move(ContactTag, "tag", lambda row: row.tag_id, lambda row: f"@{names[row.tag_id]}")


def _facts(work: Merge) -> None:
    """Of two facts of one key both are told in one."""
    mine, theirs = work.rows(Fact)
    have = {row.key: row for row in mine}
    for row in theirs:
        known = have.get(row.key)
        if known is None:
            have[row.key] = row
            row.contact_id = work.one
            work.changes.append(Changed(row.key, None, row.value))
            continue
        if row.value not in known.value.split("; "):
            both = f"{known.value}; {row.value}"
            work.changes.append(Changed(row.key, known.value, both))
            known.value, known.on = both, max(known.on, row.on)
        work.session.delete(row)


def _occasions(work: Merge) -> None:
    """Of two days of one kind that of who stays; a year that is missing is filled in."""
    mine, theirs = work.rows(Occasion)
    have = {row.kind: row for row in mine}
    for row in theirs:
        known = have.get(row.kind)
        if known is None:
            have[row.kind] = row
            row.contact_id = work.one
            work.changes.append(Changed(row.kind, None, _day(row)))
            continue
        if (known.month, known.day) == (row.month, row.day) and not (known.year and row.year):
            if row.year:
                work.changes.append(Changed(row.kind, _day(known), _day(row)))
                known.year = row.year
        elif _day(known) != _day(row):
            work.noted.append(f"{row.kind}: {_day(row)}")
        work.session.delete(row)


def _day(row: Occasion) -> str:
    return str(YearlyDay(row.month, row.day, row.year))


def _participations(work: Merge) -> None:
    """Whoever was there was there once; present counts more than spoken of."""
    mine, theirs = work.rows(Participation)
    have = {row.interaction_id: row for row in mine}
    for row in theirs:
        known = have.get(row.interaction_id)
        if known is None:
            have[row.interaction_id] = row
            row.contact_id = work.one
            work.moved["conversations"] += 1
            continue
        if row.role == "present":
            known.role = row.role
        work.session.delete(row)


def _relations(work: Merge) -> None:
    pair = (work.one, work.other)
    touching = or_(col(Relation.contact_id).in_(pair), col(Relation.other_id).in_(pair))
    rows = work.session.exec(select(Relation).where(touching).order_by(col(Relation.id))).all()
    goes = [row for row in rows if work.other in (row.contact_id, row.other_id)]
    seen: set[Hashable] = {(row.contact_id, row.other_id, row.kind) for row in rows if row not in goes}
    for row in goes:
        ends = tuple(work.one if each == work.other else each for each in (row.contact_id, row.other_id))
        if ends[0] == ends[1]:
            work.dropped.append(f"{row.kind} of each other")
            work.session.delete(row)
        elif (*ends, row.kind) in seen or (ends[1], ends[0], RELATIONS.get(row.kind, row.kind)) in seen:
            work.session.delete(row)
        else:
            seen.add((*ends, row.kind))
            work.moved["relations"] += 1
            row.contact_id, row.other_id = ends


def _introduced(work: Merge) -> None:
    """Whom the one introduced, the other did; nobody is introduced by themselves, nor by whom they introduced."""
    for row in work.session.exec(select(Contact).where(Contact.introduced_by == work.other)):
        if row.id != work.one:
            row.introduced_by = work.one
            work.moved["introductions"] += 1
    through = work.goes.introduced_by
    if work.stays.introduced_by == work.other:
        work.stays.introduced_by = None
        work.dropped.append("introduced by each other")
    if through is None or through in (work.one, work.other, work.stays.introduced_by):
        return
    name = directory.by_number(work.session, through).name
    if work.stays.introduced_by is None and not _leads_to(work, through):
        work.stays.introduced_by = through
        work.changes.append(Changed("via", None, name))
    else:
        work.noted.append(f"introduced by: {name}")


def _leads_to(work: Merge, number: int) -> bool:
    """Whether somebody was introduced, by however many, through one of the two."""
    at: int | None = number
    for _ in range(_FAR):
        if at in (work.one, work.other):
            return True
        at = work.session.get_one(Contact, at).introduced_by if at is not None else None
    return at is not None


def _distinctions(work: Merge) -> None:
    pair = (work.one, work.other)
    touching = or_(col(Distinction.one_id).in_(pair), col(Distinction.other_id).in_(pair))
    rows = work.session.exec(select(Distinction).where(touching).order_by(col(Distinction.id))).all()
    seen: set[Hashable] = set()
    for row in sorted(rows, key=lambda row: work.other in (row.one_id, row.other_id)):
        ends = sorted(work.one if each == work.other else each for each in (row.one_id, row.other_id))
        if ends[0] == ends[1]:
            work.dropped.append("that they are not the same")
        if ends[0] == ends[1] or tuple(ends) in seen:
            work.session.delete(row)
        else:
            seen.add(tuple(ends))
            row.one_id, row.other_id = ends


def reviews(work: Merge) -> None:
    """What reviews asked about the one, they asked about the other; once in each step."""
    one, other = (ids.show(ids.PERSON, each) for each in (work.one, work.other))
    rows = work.session.exec(select(ReviewItem).where(col(ReviewItem.subject).in_((one, other)))).all()
    have = {(row.review_id, row.step): row for row in rows if row.subject == one}
    for row in (row for row in rows if row.subject == other):
        known = have.get((row.review_id, row.step))
        if known is None:
            row.subject = one
            continue
        if known.outcome is None:
            known.outcome, known.decided_on = row.outcome, row.decided_on
        work.session.delete(row)


def _follow_ups(work: Merge) -> None:
    work.move(FollowUp, "promises", lambda row: _arisen(row, row.what, row.side, row.due, row.repeat, row.state))


def _exchanges(work: Merge) -> None:
    work.move(Exchange, "exchanges", lambda row: _arisen(row, row.kind, row.direction, row.on, row.note))


def _arisen(row: Any, *told: Hashable) -> Hashable:
    """What makes two things of one conversation the same; others are two, though they may be alike."""
    return (row.interaction_id, *told) if row.interaction_id is not None else row.id


# How what names a person, by table and column, goes over to another; every column that names one has its place here.
CARRIES: Mapping[tuple[str, str], Callable[[Merge], None]] = {
    ("alias", "contact_id"): _aliases,
    ("contact_method", "contact_id"): _methods,
    ("contact_tag", "contact_id"): _tags,
    ("fact", "contact_id"): _facts,
    ("occasion", "contact_id"): _occasions,
    ("note", "contact_id"): lambda work: work.move(Note, "notes", lambda row: (row.on, row.text)),
    ("participation", "contact_id"): _participations,
    ("followup", "contact_id"): _follow_ups,
    ("exchange", "contact_id"): _exchanges,
    ("contact", "introduced_by"): _introduced,
    ("relation", "contact_id"): _relations,
    ("relation", "other_id"): lambda _work: None,  # with the other end
    ("distinction", "one_id"): _distinctions,
    ("distinction", "other_id"): lambda _work: None,  # with the other end
    ("appraisal", "contact_id"): lambda work: work.move(Appraisal, "answers", lambda row: row.id),
    ("origin", "contact_id"): lambda work: work.move(Origin, "sources", lambda row: row.id),
    ("suggested_person", "contact_id"): lambda work: work.move(
        SuggestedPerson, "suggestions", lambda row: row.suggestion_id
    ),
    ("follower", "contact_id"): lambda work: work.move(Follower, "followers", lambda row: row.id),
}
