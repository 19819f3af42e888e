"""What happened and what was promised, brought from another book beside its people, each thing once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from netbook.domain.records import (
    ExchangeRecord,
    FollowUpRecord,
    Happening,
    InteractionRecord,
    IntroductionRecord,
    RelationRecord,
)
from netbook.models import Exchange, FollowUp, Interaction, InteractionTag, Participation, key_of
from netbook.services import tagging
from netbook.services.importing import linking
from netbook.services.importing.removed import removed
from netbook.storage.journal import add_rows
from netbook.storage.rows import Row, chunks

_Passing = tuple[
    int, str, str, date, str | None
]  # an exchange: with whom, of which kind, given or received, when, note

_PASSED = select(
    col(Exchange.contact_id), col(Exchange.kind), col(Exchange.direction), col(Exchange.on), col(Exchange.note)
)


def add(session: Session, record: Happening, people: Mapping[str, int]) -> bool:
    """Add one thing that happened or was promised, unless it is in the book; whether it was added.

    ``people`` are the rows of people by the keys of their records. Whoever is not among them is left out, and with them
    what concerns nobody else.
    """
    return History(session, people).take([record]).total() == 1


def brought(session: Session, records: Iterable[InteractionRecord]) -> set[tuple[str, str]]:
    """By source and key those that the book has."""
    found: set[tuple[str, str]] = set()
    for keys in chunks(each.source_key for each in records if each.source_key):
        query = select(col(Interaction.source), col(Interaction.source_key)).where(
            col(Interaction.source_key).in_(keys)
        )
        found.update((source, key) for source, key in session.execute(query) if key)
    return found


class History:
    """Takes what happened some at a time; ``people`` are rows by the keys of their records."""

    def __init__(self, session: Session, people: Mapping[str, int]) -> None:
        self.session = session
        self.people = people
        self._told: Counter[_Passing] = Counter()
        self._added: Counter[_Passing] = Counter()
        self._tags: dict[str, int] = {}
        self._gone: dict[str, list[Row]] = {}

    def take(self, records: Sequence[Happening]) -> Counter[str]:
        """Add those that are new: how many of each kind, such as ``interactions``."""
        kept = [found for each in records if (found := self._concerning(each))]
        happened = self._new_interactions([each for each in kept if isinstance(each, InteractionRecord)])
        promised = self._new_follow_ups([each for each in kept if isinstance(each, FollowUpRecord)])
        passed = self._new_exchanges([each for each in kept if isinstance(each, ExchangeRecord)])
        self._write_interactions(happened)
        self._write_follow_ups(promised)
        add_rows(self.session, Exchange, [_exchange(each, self.people[each.key], None) for each in passed])
        counts = {"interactions": len(happened), "follow-ups": len(promised), "exchanges": len(passed)}
        links = (each for each in kept if isinstance(each, IntroductionRecord | RelationRecord))
        counts |= linking.link(self.session, self.people, links)
        return Counter({name: count for name, count in counts.items() if count})

    def _concerning(self, record: Happening) -> Happening | None:
        """The record with the people who are brought, or none where it concerns nobody else."""
        if isinstance(record, IntroductionRecord | RelationRecord):
            other = record.by if isinstance(record, IntroductionRecord) else record.other
            return record if {record.key, other} <= self.people.keys() else None
        if not isinstance(record, InteractionRecord):
            return record if record.key is None or record.key in self.people else None
        present = tuple(key for key in record.present if key in self.people)
        mentioned = tuple(key for key in record.mentioned if key in self.people)
        if not present and not mentioned and (record.present or record.mentioned):
            return None
        exchanges = tuple(each for each in record.exchanges if each.key in self.people)
        return replace(record, present=present, mentioned=mentioned, exchanges=exchanges)

    def _new_interactions(self, records: Sequence[InteractionRecord]) -> list[InteractionRecord]:
        known = self._uids_gone("interaction") if records else set()
        for part in chunks(each.uid for each in records):
            known.update(self.session.scalars(select(col(Interaction.uid)).where(col(Interaction.uid).in_(part))))
        before = brought(self.session, records)
        found = []
        for each in records:
            source = (each.source, each.source_key) if each.source_key else None
            if each.uid not in known and source not in before:
                found.append(each)
                known.add(each.uid)
                before.update([source] if source else ())
        return found

    def _new_follow_ups(self, records: Sequence[FollowUpRecord]) -> list[FollowUpRecord]:
        known = self._uids_gone("followup") if records else set()
        for part in chunks(each.uid for each in records):
            known.update(self.session.scalars(select(col(FollowUp.uid)).where(col(FollowUp.uid).in_(part))))
        found = []
        for each in records:
            if each.uid not in known:
                found.append(each)
                known.add(each.uid)
        return found

    def gone(self, table: str) -> Sequence[Row]:
        """The rows that the user took away, read once: they do not come back."""
        if table not in self._gone:
            self._gone[table] = removed(self.session, table)
        return self._gone[table]

    def _uids_gone(self, table: str) -> set[str]:
        return {row["uid"] for row in self.gone(table)}

    def _new_exchanges(self, records: Sequence[ExchangeRecord]) -> list[ExchangeRecord]:
        """Those of which the file tells more often than the book did before: two gifts of one day are two."""
        stored: Counter[_Passing] = Counter()
        for part in chunks({self.people[each.key] for each in records}):
            query = _PASSED.where(col(Exchange.contact_id).in_(part), col(Exchange.interaction_id).is_(None))
            stored.update((who, kind, way, on, note) for who, kind, way, on, note in self.session.execute(query))
        stored.subtract(self._added)
        found = []
        for each in records:
            passing = self.people[each.key], each.kind, each.direction, each.on, each.note
            self._told[passing] += 1
            if self._told[passing] > stored[passing]:
                found.append(each)
                self._added[passing] += 1
        return found

    def _write_interactions(self, records: Sequence[InteractionRecord]) -> None:
        given = [_interaction(each) for each in records]
        numbers = add_rows(self.session, Interaction, given)
        for model, rows in (
            (Participation, [row for one in zip(numbers, records, strict=True) for row in self._there(*one)]),
            (InteractionTag, [row for one in zip(numbers, records, strict=True) for row in self._tagged(*one)]),
            (Exchange, [row for one in zip(numbers, records, strict=True) for row in self._passed(*one)]),
        ):
            add_rows(self.session, model, rows)

    def _there(self, number: int, record: InteractionRecord) -> Iterator[Row]:
        """Everybody once, though two entries of the file may be one person here."""
        present = dict.fromkeys(self.people[key] for key in record.present)
        mentioned = dict.fromkeys(who for key in record.mentioned if (who := self.people[key]) not in present)
        for role, people in (("present", present), ("mentioned", mentioned)):
            yield from ({"interaction_id": number, "contact_id": who, "role": role} for who in people)

    def _tagged(self, number: int, record: InteractionRecord) -> Iterator[Row]:
        for tag in dict.fromkeys(record.tags):
            if tag not in self._tags:
                self._tags[tag] = key_of(tagging.get_or_make(self.session, tag))
            yield {"interaction_id": number, "tag_id": self._tags[tag]}

    def _passed(self, number: int, record: InteractionRecord) -> Iterator[Row]:
        return (_exchange(each, self.people[each.key], number) for each in record.exchanges)

    def _write_follow_ups(self, records: Sequence[FollowUpRecord]) -> None:
        arose: dict[str, int] = {}
        for part in chunks({each.interaction for each in records if each.interaction}):
            query = select(col(Interaction.uid), col(Interaction.id)).where(col(Interaction.uid).in_(part))
            arose.update((uid, number) for uid, number in self.session.execute(query))
        rows = [
            {
                "uid": each.uid,
                "contact_id": self.people[each.key] if each.key is not None else None,
                "interaction_id": arose.get(each.interaction or ""),
                "what": each.what,
                "side": each.side,
                "due": each.due,
                "repeat": each.repeat,
                "state": each.state,
                "closed_on": each.closed_on,
            }
            for each in records
        ]
        add_rows(self.session, FollowUp, rows)


def _interaction(record: InteractionRecord) -> Row:
    names = ("uid", "on", "at_time", "kind", "place", "minutes", "text", "notes", "initiator", "missed", "source")
    return {**{name: getattr(record, name) for name in names}, "source_key": record.source_key}


def _exchange(record: ExchangeRecord, contact: int, interaction: int | None) -> Row:
    return {
        "contact_id": contact,
        "interaction_id": interaction,
        "kind": record.kind,
        "direction": record.direction,
        "on": record.on,
        "note": record.note,
    }
