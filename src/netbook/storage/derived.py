"""What follows from the rows of a book, in one place: the search index, each person's last contact, due date, verdict.

It is brought up to date in the transaction that changes the rows, by looking at them again, never by adding up.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select

from netbook.domain.cadence import Standing, course, due_on, effective
from netbook.domain.curation import NEEDED, verdict
from netbook.domain.text import fold
from netbook.models import (
    Alias,
    Appraisal,
    Circle,
    Contact,
    ContactMethod,
    ContactTag,
    Derived,
    Fact,
    Interaction,
    Note,
    Participation,
    Preference,
    Rule,
    Tag,
)
from netbook.storage import rows, search
from netbook.storage.rows import Row, chunks, table_of

Texts = dict[int, dict[str, str]]

_NO_CIRCLE: tuple[str | None, str | None] = (None, None)

_OF_A_PERSON = frozenset(("alias", "appraisal", "contact_method", "contact_tag", "fact", "note"))


class Touched:
    """The rows that an operation changed, as far as something follows from them."""

    def __init__(self) -> None:
        self._contacts: set[int] = set()
        self._renamed: set[int] = set()
        self._interactions: set[int] = set()
        self._tags: set[int] = set()
        self._circles: set[str] = set()
        self._rules = False

    def note(self, name: str, row_id: int, before: Row | None, after: Row | None) -> None:
        """Take notice of one changed row of the table ``name``."""
        ends = [row for row in (before, after) if row is not None]
        if name == "contact":
            self._contacts.add(row_id)
            if before and after and before["name"] != after["name"]:
                self._renamed.add(row_id)
        elif name in _OF_A_PERSON:
            self._contacts.update(row["contact_id"] for row in ends)
        elif name == "interaction":
            self._interactions.add(row_id)
        elif name == "participation":
            self._contacts.update(row["contact_id"] for row in ends)
            self._interactions.update(row["interaction_id"] for row in ends)
        elif name == "tag":
            self._tags.add(row_id)
        elif name == "circle":
            self._circles.update(row["key"] for row in ends)
        elif name in ("rule", "preference"):
            self._rules = True

    def people(self, connection: Connection) -> set[int]:
        """Everybody of whom something may follow anew."""
        link, tagged, person = table_of(Participation), table_of(ContactTag), table_of(Contact)
        found = set(self._contacts)
        if self._rules:
            found.update(connection.execute(select(table_of(Appraisal).c.contact_id).distinct()).scalars())
        for column, among, ids in (
            (link.c.contact_id, link.c.interaction_id, self._interactions),
            (tagged.c.contact_id, tagged.c.tag_id, self._tags),
            (person.c.id, person.c.circle, self._circles),
        ):
            for part in chunks(sorted(ids)):
                found.update(connection.execute(select(column).where(among.in_(part))).scalars())
        return found

    def happenings(self, connection: Connection) -> set[int]:
        """The interactions whose words may be others."""
        link = table_of(Participation)
        found = set(self._interactions)
        for part in chunks(sorted(self._renamed)):
            found.update(connection.execute(select(link.c.interaction_id).where(link.c.contact_id.in_(part))).scalars())
        return found


def refresh(connection: Connection, touched: Touched) -> None:
    """Bring up to date what follows from the rows that were touched; the caller commits."""
    people, happenings = sorted(touched.people(connection)), sorted(touched.happenings(connection))
    for part in chunks(people):
        _write_people(connection, part)
    for part in chunks(happenings):
        search.put(connection, search.INTERACTIONS, part, interaction_texts(connection, part))


def rebuild(connection: Connection) -> None:
    """Make everything anew; the caller commits."""
    search.empty(connection)
    connection.execute(delete(table_of(Derived)))
    for part in _ids(connection, Contact):
        _write_people(connection, part)
    for part in _ids(connection, Interaction):
        search.put(connection, search.INTERACTIONS, part, interaction_texts(connection, part))


def _write_people(connection: Connection, ids: Sequence[int]) -> None:
    table = table_of(Derived)
    connection.execute(delete(table).where(table.c.contact_id.in_(ids)))
    values = derived_rows(connection, ids)
    if values:
        connection.execute(insert(table), list(values.values()))
    search.put(connection, search.PEOPLE, ids, person_texts(connection, ids))


def _ids(connection: Connection, model: type[Contact] | type[Interaction]) -> Iterator[list[int]]:
    """All ids of a table, in parts."""
    table, last = table_of(model), 0
    while part := list(
        connection.execute(select(table.c.id).where(table.c.id > last).order_by(table.c.id).limit(rows.CHUNK)).scalars()
    ):
        yield part
        last = part[-1]


def derived_rows(connection: Connection, ids: Sequence[int]) -> dict[int, Row]:
    """The values of ``derived`` that follow for these people."""
    person = table_of(Contact)
    names = connection.execute(select(person.c.id, person.c.name).where(person.c.id.in_(ids))).all()
    found, vetted = standings(connection, ids), verdicts(connection, ids)
    values: dict[int, Row] = {}
    for number, name in names:
        standing = found[number]
        cadence, source = effective(standing.own, standing.tags, standing.circle)
        days = course(standing)
        values[number] = {
            "contact_id": number,
            "sorted_as": fold(name),
            "last": standing.last,
            "cadence": cadence,
            "cadence_from": source,
            "due": due_on(standing),
            "turns_due": days.due,
            "turns_late": days.late,
            "turns_dormant": days.dormant,
            "vetted": vetted[number],
        }
    return values


def standings(connection: Connection, ids: Sequence[int]) -> dict[int, Standing]:
    """What decides when each of these people is due."""
    person, circle = table_of(Contact), table_of(Circle)
    columns = ("cadence", "circle", "cadence_since", "snoozed_until", "paused_until", "due_dropped", "archived_at")
    lasts, tags = _lasts(connection, ids), _tag_cadences(connection, ids)
    circles = {
        key: (cadence, late)
        for key, cadence, late in connection.execute(select(circle.c.key, circle.c.cadence, circle.c.late_after))
    }
    wanted = select(person.c.id, *(person.c[name] for name in columns)).where(person.c.id.in_(ids))
    return {
        row.id: Standing(
            own=row.cadence,
            tags=tuple(tags.get(row.id, ())),
            circle=circles.get(row.circle or "", _NO_CIRCLE)[0],
            late_after=circles.get(row.circle or "", _NO_CIRCLE)[1],
            since=row.cadence_since,
            last=lasts.get(row.id),
            snoozed_until=row.snoozed_until,
            paused_until=row.paused_until,
            dropped=row.due_dropped,
            archived=row.archived_at is not None,
        )
        for row in connection.execute(wanted)
    }


def verdicts(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """What follows from the newest answers about these people."""
    rule, wish, told = table_of(Rule), table_of(Preference), table_of(Appraisal)
    rules = connection.execute(select(rule.c.id).where(rule.c.retired_on.is_(None))).scalars().all()
    wanted = connection.execute(select(wish.c.value).where(wish.c.key == NEEDED)).scalar()
    needed = int(wanted) if wanted and wanted.isdecimal() else None
    answers: dict[int, dict[int, str]] = {}
    query = select(told.c.contact_id, told.c.rule_id, told.c.answer).where(told.c.contact_id.in_(ids))
    for number, which, answer in connection.execute(query.order_by(told.c.id)):
        answers.setdefault(number, {})[which] = answer
    return {number: verdict(answers.get(number, {}), rules, needed) for number in ids}


def _lasts(connection: Connection, ids: Sequence[int]) -> dict[int, date]:
    link, happened = table_of(Participation), table_of(Interaction)
    newest = (
        select(link.c.contact_id, func.max(happened.c.on))
        .join(happened, happened.c.id == link.c.interaction_id)
        .where(link.c.contact_id.in_(ids), link.c.role == "present")
        .group_by(link.c.contact_id)
    )
    return dict(connection.execute(newest).all())


def _tag_cadences(connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    link, tag = table_of(ContactTag), table_of(Tag)
    carried = (
        select(link.c.contact_id, tag.c.cadence)
        .join(tag, tag.c.id == link.c.tag_id)
        .where(link.c.contact_id.in_(ids), tag.c.cadence.is_not(None))
    )
    found: dict[int, list[str]] = {}
    for number, cadence in connection.execute(carried):
        found.setdefault(number, []).append(cadence)
    return found


def person_texts(connection: Connection, ids: Sequence[int]) -> Texts:
    """What is indexed of these people, by field."""
    person, alias, method = table_of(Contact), table_of(Alias), table_of(ContactMethod)
    fact, note, link, tag = table_of(Fact), table_of(Note), table_of(ContactTag), table_of(Tag)
    found: dict[int, dict[str, list[str]]] = {}
    fields = ("name", "organisation", "title", "city", "met")
    wanted = select(person.c.id, *(person.c[name] for name in fields), person.c.about).where(person.c.id.in_(ids))
    for number, *told, about in connection.execute(wanted):
        texts = {field: [text or ""] for field, text in zip(fields, told, strict=True)}
        found[number] = {**texts, "other": [about or ""]}
    for field, query in (
        ("name", select(alias.c.contact_id, alias.c.name)),
        ("other", select(method.c.contact_id, method.c.value, method.c.normalised)),
        ("other", select(fact.c.contact_id, fact.c.key, fact.c.value)),
        ("other", select(note.c.contact_id, note.c.text)),
        ("other", select(link.c.contact_id, tag.c.name).join(tag, tag.c.id == link.c.tag_id)),
    ):
        for number, *told in connection.execute(query.where(query.selected_columns[0].in_(ids))):
            if number in found:  # else the commit will refuse what hangs on nobody
                found[number][field].extend(told)
    return {number: {field: " ".join(texts) for field, texts in one.items()} for number, one in found.items()}


def interaction_texts(connection: Connection, ids: Sequence[int]) -> Texts:
    """What is indexed of these interactions, by field."""
    happened, link, person = table_of(Interaction), table_of(Participation), table_of(Contact)
    columns = (happened.c.id, happened.c.kind, happened.c.text, happened.c.notes, happened.c.place)
    found = {
        row.id: {"text": f"{row.kind} {row.text} {row.notes or ''}", "place": row.place or "", "people": ""}
        for row in connection.execute(select(*columns).where(happened.c.id.in_(ids)))
    }
    names = (
        select(link.c.interaction_id, person.c.name)
        .join(person, person.c.id == link.c.contact_id)
        .where(link.c.interaction_id.in_(ids))
        .order_by(link.c.id)
    )
    for number, name in connection.execute(names):
        if number in found:
            found[number]["people"] += f" {name}"
    return found
