"""What happened and what was promised, and who knows whom, by the rows of a whole book."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from netbook.domain.records import (
    ExchangeRecord,
    FollowUpRecord,
    InteractionRecord,
    IntroductionRecord,
    RelationRecord,
)
from netbook.domain.tags import tag_name
from netbook.domain.vocabulary import DONE, DROPPED, EXCHANGES, INITIATORS, KIND_KEYS, OPEN, RELATIONS
from netbook.domain.when import is_repeat
from netbook.formats.whole import values
from netbook.formats.whole.rows import Row
from netbook.formats.whole.sorting import Parts
from netbook.formats.whole.values import is_id

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)


@dataclass(slots=True)
class Known:
    """What rows are called where other rows name them by id: people by their uid, tags by their name.

    ``doors`` says who introduced somebody, both by id.
    """

    people: dict[int, str] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)
    doors: dict[int, int] = field(default_factory=dict)

    def note(self, table: str, row: Row) -> None:
        """Remember what a row is called, if others name it."""
        names = {"contact": (self.people, "uid"), "tag": (self.tags, "name")}.get(table)
        if names and values.is_id(row.get("id")) and isinstance(row.get(names[1]), str):
            names[0][row["id"]] = values.line(row, names[1]) or ""
            if table == "contact" and is_id(row.get("introduced_by")):
                self.doors[row["id"]] = row["introduced_by"]


def interaction(row: Row, parts: Parts, known: Known) -> InteractionRecord:
    """What happened, with who was there and what passed.

    Raises:
        Unreadable: something of it is not what it should be.
    """
    there = parts.get("participation", ())
    tags = (known.tags.get(each["tag_id"]) for each in parts.get("interaction_tag", ()) if is_id(each.get("tag_id")))
    return InteractionRecord(
        uid=values.needed(row, "uid"),
        on=values.needed_day(row, "on"),
        kind=_needed_one_of(row, "kind", KIND_KEYS),
        text=values.text(row, "text") or "",
        at_time=_time(row),
        place=values.line(row, "place"),
        minutes=values.number(row, "minutes"),
        notes=values.text(row, "notes"),
        initiator=_one_of(row, "initiator", INITIATORS),
        missed=row.get("missed") is True,
        source=values.line(row, "source") or "typed",
        source_key=values.line(row, "source_key"),
        tags=tuple(dict.fromkeys(map(tag_name, filter(None, tags)))),
        present=_people(there, "present", known),
        mentioned=_people(there, "mentioned", known),
        exchanges=tuple(exchange(each, known) for each in parts.get("exchange", ()) if _is_known(each, known)),
    )


def follow_up(row: Row, interaction: str | None, known: Known) -> FollowUpRecord:
    """What was promised; ``interaction`` is the uid of what it arose from.

    Raises:
        Unreadable: something of it is not what it should be.
    """
    who = row.get("contact_id")
    if who is not None and not _is_known(row, known):
        raise values.wrong("contact_id", who)
    return FollowUpRecord(
        uid=values.needed(row, "uid"),
        due=values.needed_day(row, "due"),
        key=known.people[who] if who is not None else None,
        what=values.line(row, "what"),
        side=_one_of(row, "side", ("me", "them")) or "me",
        repeat=_repeat(row),
        state=_one_of(row, "state", (OPEN, DONE, DROPPED)) or OPEN,
        closed_on=values.day(row, "closed_on"),
        interaction=interaction,
    )


def exchange(row: Row, known: Known) -> ExchangeRecord:
    """What passed between the user and a person.

    Raises:
        Unreadable: something of it is not what it should be.
    """
    if not _is_known(row, known):
        raise values.wrong("contact_id", row.get("contact_id"))
    return ExchangeRecord(
        key=known.people[row["contact_id"]],
        kind=_needed_one_of(row, "kind", EXCHANGES),
        direction=_needed_one_of(row, "direction", ("given", "received")),
        on=values.needed_day(row, "on"),
        note=values.line(row, "note"),
    )


def introductions(known: Known) -> Iterator[IntroductionRecord]:
    """Who introduced whom, as far as both are in the file."""
    for number, by in known.doors.items():
        if known.people.get(number) and known.people.get(by):
            yield IntroductionRecord(known.people[number], known.people[by])


def relation(row: Row, known: Known) -> RelationRecord:
    """What one person is to another.

    Raises:
        Unreadable: something of it is not what it should be.
    """
    for column in ("contact_id", "other_id"):
        if not _is_known(row, known, column):
            raise values.wrong(column, row.get(column))
    kind = _needed_one_of(row, "kind", tuple(RELATIONS))
    return RelationRecord(known.people[row["contact_id"]], known.people[row["other_id"]], kind)


def _is_known(row: Row, known: Known, column: str = "contact_id") -> bool:
    """Whether one can say whose a row is."""
    return values.is_id(row.get(column)) and bool(known.people.get(row[column]))


def _people(there: "list[Row] | tuple[()]", role: str, known: Known) -> tuple[str, ...]:
    found = (each["contact_id"] for each in there if each.get("role") == role and _is_known(each, known))
    return tuple(dict.fromkeys(known.people[number] for number in found))


def _time(row: Row) -> str | None:
    found = values.line(row, "at_time")
    if found and not _TIME.fullmatch(found):
        raise values.wrong("at_time", found)
    return found


def _one_of(row: Row, column: str, known: tuple[str, ...]) -> str | None:
    found = values.line(row, column)
    if found and found not in known:
        raise values.wrong(column, found)
    return found


def _needed_one_of(row: Row, column: str, known: tuple[str, ...]) -> str:
    found = _one_of(row, column, known)
    if not found:
        raise values.wrong(column, None)
    return found


def _repeat(row: Row) -> str | None:
    found = values.line(row, "repeat")
    if found and not is_repeat(found):
        raise values.wrong("repeat", found)
    return found
