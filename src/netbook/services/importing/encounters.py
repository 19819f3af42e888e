"""What happened with people of the book, as mailboxes and archives of messages tell of it: nobody is added for it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import select
from sqlmodel import Session, col

from netbook.domain.imports import Report
from netbook.domain.matching import Identity, name_key, ways
from netbook.domain.records import Encounter, InteractionRecord, Named
from netbook.models import Alias, Contact
from netbook.models.columns import new_uid
from netbook.services.importing.history import History, brought
from netbook.services.importing.suggesting import Suggesting
from netbook.services.methods import methods

Key = TypeVar("Key")
_Of = tuple[str, str]  # the source and the key
_AT_ONCE = 500  # interactions


class Encounters:
    """Takes the encounters of all files one by one, and writes them when all are known: one a source and key."""

    def __init__(self, session: Session, report: Report) -> None:
        self.session = session
        self.report = report
        self._suggesting: dict[str, Suggesting] = {}  # by the format
        self._people: _People | None = None
        self._begun: dict[_Of, Encounter] = {}  # those with people of the book, whose numbers stand for them
        self._strangers: set[int] = set()  # the others, of which there may be very many

    def take(self, encounter: Encounter, source: str) -> None:
        """Take one of a format, if anybody of the book is in it; whoever a file adds has to be written by now."""
        if self._people is None:
            self._people = _People(self.session)
        if not encounter.sure:
            if source not in self._suggesting:
                self._suggesting[source] = Suggesting(self.session, source, self.report)
            self._suggesting[source].take(encounter, self._people.among)
            return
        of = source, encounter.key
        there = self._people.among(encounter.people)
        if not there:
            self._strangers.add(hash(of))
            return
        known = replace(encounter, people=tuple(Named(str(number)) for number in there))
        before = self._begun.get(of)
        self._begun[of] = joined(before, known) if before else known

    def finish(self) -> None:
        """Write those that are new, but for what was brought before and taken out of the book since."""
        for suggesting in self._suggesting.values():
            suggesting.finish()
        self._write()

    def _write(self) -> None:
        self.report.strangers += len(self._strangers - set(map(hash, self._begun)))
        ordered = sorted(self._begun.items(), key=lambda each: (each[1].on, each[1].at_time or "", each[0]))
        records = [_interaction(each, of[0]) for of, each in ordered]
        history = History(self.session, {key: int(key) for each in records for key in each.present})
        gone = {(row["source"], row["source_key"]) for row in history.gone("interaction")} if records else set()
        known = brought(self.session, records) | gone
        new = [each for each in records if (each.source, each.source_key) not in known]
        self.report.known += len(ordered) - len(new)
        for start in range(0, len(new), _AT_ONCE):
            self.report.happened += history.take(new[start : start + _AT_ONCE])
        self.report.met.update(int(key) for each in new for key in each.present)
        self._begun.clear()
        self._strangers.clear()


def joined(one: Encounter, other: Encounter) -> Encounter:
    """Two encounters of one key: the first of them tells what it was; where the other side answered, it is both's.

    In which order they come does not matter.
    """
    first, then = sorted((one, other), key=_order)
    answered = first.initiator == "me" and then.initiator in ("them", "both")
    people = tuple(dict.fromkeys((*first.people, *then.people)))
    return replace(first, people=people, initiator="both" if answered else first.initiator)


def _order(each: Encounter) -> tuple[float, str, str, str]:
    return each.moment or 0.0, each.at_time or "", each.text, each.initiator or ""


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
        present=tuple(sorted((each.name for each in encounter.people if each.name), key=int)),
    )


class _People:
    """Who in the book is meant, by a way to reach them that is theirs alone, or where none is told by name alone."""

    def __init__(self, session: Session) -> None:
        self._by_way: dict[Identity, set[int]] = {}
        self._by_name: dict[tuple[str, ...], set[int]] = {}
        for number, method in methods(session):
            for each in ways([method]):
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
