"""The rows of a whole book as records: people, what happened with them, and what was promised."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, TypeVar

from netbook.domain.cadence import cadence_text
from netbook.domain.methods import Method
from netbook.domain.names import checked_name
from netbook.domain.occasions import YearlyDay, is_day
from netbook.domain.records import ContactRecord, Happening, Record, Rejected
from netbook.domain.tags import tag_name
from netbook.domain.text import clean_json, clean_line
from netbook.domain.vocabulary import METHODS
from netbook.errors import NetbookError, Unreadable
from netbook.formats.package import Member
from netbook.formats.whole import history, values
from netbook.formats.whole.history import Known
from netbook.formats.whole.rows import Row, tables
from netbook.formats.whole.sorting import Parts, sorter

T = TypeVar("T")

_PERSON, _HAPPENED, _ALONE = "person", "happened", "alone"
_OF_A_PERSON = frozenset(("alias", "contact_method", "occasion", "fact", "note", "contact_tag", "origin"))
_OF_AN_INTERACTION = frozenset(("participation", "interaction_tag", "exchange", "followup"))
_SAID = 40  # letters of a name that are told of a row which is refused


def records(member: Member) -> Iterator[Record | Happening]:
    """The records of a file: first the people, then what happened, with what was promised then, then the rest."""
    known = Known()
    with sorter() as by_owner:
        by_owner.fill(_owned(member, known))
        for parts in by_owner.of(_PERSON):
            for row in parts.get("contact", ()):
                yield _made(partial(_person, row, parts, known, member.name), row.get("name"), member.name)
        yield from history.introductions(known)
        for parts in by_owner.of(_HAPPENED):
            yield from _happened(parts, known, member.name)
        for parts in by_owner.of(_ALONE):
            yield from _promised(parts, None, known, member.name)
            for row in parts.get("exchange", ()):
                yield _made(partial(history.exchange, row, known), row.get("note"), member.name, "exchange")
            for row in parts.get("relation", ()):
                yield _made(partial(history.relation, row, known), row.get("kind"), member.name, "relation")


def _owned(member: Member, known: Known) -> Iterator[tuple[str, int, str, int, Row]]:
    """The rows that are brought, with what they hang on; what hangs on nothing is no part of anything."""
    for name, row in tables(member):
        known.note(name, row)
        key: int = row["id"] if values.is_id(row.get("id")) else 0
        if name in ("contact", "interaction"):
            yield _PERSON if name == "contact" else _HAPPENED, key, name, key, row
        elif name == "relation":
            yield _ALONE, key, name, key, row
        elif name in _OF_A_PERSON and values.is_id(row.get("contact_id")):
            yield _PERSON, row["contact_id"], name, key, row
        elif name in _OF_AN_INTERACTION:
            owner = row.get("interaction_id")
            if values.is_id(owner):
                yield _HAPPENED, owner, name, key, row
            elif name in ("exchange", "followup"):
                yield _ALONE, key, name, key, row


def _happened(parts: Parts, known: Known, file: str) -> Iterator[Record | Happening]:
    uid = None
    for row in parts.get("interaction", ()):
        found = _made(partial(history.interaction, row, parts, known), row.get("text"), file, "interaction")
        uid = None if isinstance(found, Rejected) else found.uid
        yield found
    yield from _promised(parts, uid, known, file)


def _promised(parts: Parts, interaction: str | None, known: Known, file: str) -> Iterator[Record | Happening]:
    for row in parts.get("followup", ()):
        yield _made(partial(history.follow_up, row, interaction, known), row.get("what"), file, "follow-up")


def _made(make: Callable[[], T], said: object, file: str, what: str | None = None) -> T | Rejected:
    """A record, or why none can be made of a row; ``what`` it is, if no person."""
    try:
        return make()
    except NetbookError as problem:
        reason = f"one {what} is left out: {problem.message}" if what else problem.message
        return Rejected(reason, clean_line(said)[:_SAID] if isinstance(said, str) else "", file)


def _person(row: Row, parts: Parts, known: Known, file: str) -> ContactRecord:
    """A person with all that hangs on them.

    Raises:
        Unreadable: they have no name, or a text of theirs is none.
    """
    unread = _Unread()
    uid = values.line(row, "uid")
    if row.get("archived_at"):
        unread.remarks.append("was archived in that book")
    return ContactRecord(
        name=checked_name(values.needed(row, "name")),
        given=values.line(row, "given"),
        family=values.line(row, "family"),
        aliases=tuple(unread.each(parts, "alias", _alias)),
        organisation=values.line(row, "organisation"),
        title=values.line(row, "title"),
        city=values.line(row, "city"),
        met=values.line(row, "met"),
        met_on=unread.one(row, "met_on", values.day),
        about=values.text(row, "about"),
        methods=tuple(unread.each(parts, "contact_method", _method)),
        occasions=tuple(dict(unread.each(parts, "occasion", _occasion)).items()),
        facts=tuple(dict(unread.each(parts, "fact", _fact)).items()),
        tags=tuple(dict.fromkeys(unread.each(parts, "contact_tag", partial(_tag, known)))),
        notes=tuple(unread.each(parts, "note", _note)),
        circle=values.line(row, "circle"),
        cadence=unread.one(row, "cadence", _cadence),
        uid=uid,
        key=uid,
        rest=_rest(parts),
        remarks=tuple(unread.remarks),  # last, when all was read
        file=file,
    )


class _Unread:
    """What of a person could not be read, in words."""

    def __init__(self) -> None:
        self.remarks: list[str] = []

    def each(self, parts: Parts, table: str, read: Callable[[Row], T]) -> Iterator[T]:
        """Every row of a table that can be read."""
        for row in parts.get(table, ()):
            try:
                yield read(row)
            except NetbookError as problem:
                self.remarks.append(f"one {table.replace('_', ' ')} is left out: {problem.message}")

    def one(self, row: Row, column: str, read: Callable[[Row, str], T | None]) -> T | None:
        """A value, if it can be read."""
        try:
            return read(row, column)
        except NetbookError as problem:
            self.remarks.append(problem.message)
            return None


def _alias(row: Row) -> str:
    return checked_name(values.needed(row, "name"))


def _method(row: Row) -> Method:
    kind = values.needed(row, "kind")
    if kind not in METHODS:
        raise values.wrong("kind", kind)
    value, normalised = values.needed(row, "value"), values.needed(row, "normalised")
    return Method(kind, value, normalised, values.line(row, "platform"), values.line(row, "label"))


def _occasion(row: Row) -> tuple[str, YearlyDay]:
    kind, month, day = values.needed(row, "kind"), values.number(row, "month") or 0, values.number(row, "day") or 0
    if not is_day(month, day):
        raise Unreadable(f"its day cannot be {day} of month {month}")
    return kind, YearlyDay(month, day, values.number(row, "year"))


def _fact(row: Row) -> tuple[str, str]:
    return values.needed(row, "key"), values.needed(row, "value")


def _note(row: Row) -> tuple[date, str]:
    found = values.text(row, "text")
    if found is None:
        raise values.wrong("text", None)
    return values.needed_day(row, "on"), found


def _tag(known: Known, row: Row) -> str:
    return tag_name(known.tags.get(row["tag_id"], "") if values.is_id(row.get("tag_id")) else "")


def _cadence(row: Row, column: str) -> str | None:
    found = values.line(row, column)
    return cadence_text(found) if found else None


def _rest(parts: Parts) -> dict[str, Any]:
    """What other programs told that has no room in a book, the newest word last."""
    whole: dict[str, Any] = {}
    for row in sorted(parts.get("origin", ()), key=lambda row: str(row.get("on"))):
        rest = clean_json(row.get("rest"))
        for key, value in rest.items() if isinstance(rest, dict) else ():
            together = isinstance(value, dict) and isinstance(whole.get(key), dict)
            whole[key] = {**whole[key], **value} if together else value
    return whole
