"""What happened with people of the book, as mailboxes and archives of messages tell of it: nobody is added for it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import select
from sqlmodel import Session, col

from netbook.domain.imports import Report
from netbook.domain.matching import Identity, name_key, ways
from netbook.domain.methods import Method
from netbook.domain.records import Encounter, InteractionRecord, Named
from netbook.models import Alias, Contact, ContactMethod
from netbook.models.columns import new_uid
from netbook.services.importing.history import History
from netbook.services.importing.suggesting import Suggesting

Key = TypeVar("Key")
_AT_ONCE = 500  # interactions


class Encounters:
    """Takes the encounters of one source one by one, and writes them when all are known: one a key."""

    def __init__(self, session: Session, source: str, report: Report) -> None:
        self.session = session
        self.source = source
        self.report = report
        self._suggesting = Suggesting(session, source, report)
        self._people: _People | None = None
        self._begun: dict[str, Encounter] = {}  # those with people of the book, whose numbers stand for them

    def take(self, encounter: Encounter) -> None:
        """Take one, if anybody of the book is in it."""
        if self._people is None:
            self._people = _People(self.session)
        if not encounter.sure:
            self._suggesting.take(encounter, self._people.among)
            return
        there = self._people.among(encounter.people)
        if not there:
            self.report.strangers += 1
            return
        known = replace(encounter, people=tuple(Named(str(number)) for number in there))
        before = self._begun.get(encounter.key)
        self._begun[encounter.key] = joined(before, known) if before else known

    def finish(self) -> None:
        """Write those that are new."""
        records = [_interaction(each, self.source) for each in self._begun.values()]
        history = History(self.session, {key: int(key) for each in records for key in each.present})
        for start in range(0, len(records), _AT_ONCE):
            self.report.happened += history.take(records[start : start + _AT_ONCE])
        self._begun.clear()
        self._suggesting.finish()


def joined(one: Encounter, other: Encounter) -> Encounter:
    """Two encounters of one key: the first of them tells what it was; where the other side answered, it is both's."""
    first, then = sorted((one, other), key=lambda each: each.at_time or "")
    answered = first.initiator == "me" and then.initiator in ("them", "both")
    people = tuple(dict.fromkeys((*first.people, *then.people)))
    return replace(first, people=people, initiator="both" if answered else first.initiator)


def _interaction(encounter: Encounter, source: str) -> InteractionRecord:
    return InteractionRecord(
        new_uid(),
        encounter.on,
        encounter.kind,
        encounter.text,
        at_time=encounter.at_time,
        place=encounter.place,
        minutes=encounter.minutes,
        initiator=encounter.initiator,
        source=source,
        source_key=encounter.key,
        present=tuple(each.name for each in encounter.people if each.name),
    )


class _People:
    """Who in the book is meant, by a way to reach them that is theirs alone, or where none is told by name alone."""

    def __init__(self, session: Session) -> None:
        self._by_way: dict[Identity, set[int]] = {}
        self._by_name: dict[tuple[str, ...], set[int]] = {}
        told = select(
            col(ContactMethod.contact_id),
            col(ContactMethod.kind),
            col(ContactMethod.value),
            col(ContactMethod.normalised),
            col(ContactMethod.platform),
        )
        for number, *method in session.execute(told):
            for each in ways([Method(*method)]):
                self._by_way.setdefault(each, set()).add(number)
        for names in (select(col(Contact.id), col(Contact.name)), select(col(Alias.contact_id), col(Alias.name))):
            for number, name in session.execute(names):
                self._by_name.setdefault(name_key(name), set()).add(number)

    def among(self, named: Iterable[Named]) -> list[int]:
        """The rows of those who are in the book, each once."""
        found = (self._who(each) for each in named)
        return list(dict.fromkeys(number for number in found if number is not None))

    def _who(self, named: Named) -> int | None:
        if named.methods:
            return next((only for each in ways(named.methods) if (only := _only(self._by_way, each)) is not None), None)
        key = name_key(named.name or "")
        return _only(self._by_name, key) if len(key) > 1 else None


def _only(among: Mapping[Key, set[int]], key: Key) -> int | None:
    """The one who is found there, if only one is."""
    found = among.get(key, set())
    return next(iter(found)) if len(found) == 1 else None
