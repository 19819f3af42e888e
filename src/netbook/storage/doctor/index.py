"""Whether the search index, and what is kept of each person, say what follows from the rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from sqlalchemy import Connection, select

from netbook.domain.vocabulary import ID_LETTERS
from netbook.models import Contact, Derived, Interaction
from netbook.storage import derived, search
from netbook.storage.derived import Texts
from netbook.storage.doctor.pairs import ids_of, pairs
from netbook.storage.doctor.patient import Finding, Patient
from netbook.storage.rows import Row, table_of
from netbook.storage.search import INTERACTIONS, PEOPLE, Index

_REBUILD = "netbook doctor --fix rebuilds it"
_SHOWN = 3  # ids that a finding names
_NOUNS = {"contact": ("person", "people"), "interaction": ("interaction", "interactions")}

Ids = list[int]
_TEXTS: tuple[tuple[Index, type[Contact] | type[Interaction], Callable[[Connection, Sequence[int]], Texts]], ...] = (
    (PEOPLE, Contact, derived.person_texts),
    (INTERACTIONS, Interaction, derived.interaction_texts),
)


def look_at_words(patient: Patient) -> Iterator[Finding]:
    """Compare the search index with the texts of the rows."""
    for index, model, texts in _TEXTS:
        if index.name in patient.missing:
            continue
        table = table_of(model)
        with patient.writing() as connection:
            broken = search.contradicts_itself(connection, index)
        if broken:
            yield Finding(f"the index of {_NOUNS[table.name][1]} contradicts itself", _REBUILD, mendable=True)
            continue
        with patient.reading() as connection:
            sides = pairs(ids_of(connection, table.c.id), partial(search.ids_after, connection, index))
            yield from _compared(table.name, sides, partial(_stale_words, connection, index, texts))


def look_at_values(patient: Patient) -> Iterator[Finding]:
    """Compare each person's sort key, last contact and due date with those that follow from the rows."""
    kept = table_of(Derived)
    if kept.name in patient.missing:
        return
    with patient.reading() as connection:
        sides = pairs(ids_of(connection, table_of(Contact).c.id), ids_of(connection, kept.c.contact_id))
        yield from _compared("contact", sides, partial(_stale_values, connection))


def mend(patient: Patient) -> str:
    """Make all of it anew."""
    with patient.writing() as connection:
        search.drop(connection)
        search.create(connection)
        derived.rebuild(connection)
    return "made anew from the book"


def _stale_words(
    connection: Connection, index: Index, texts: Callable[[Connection, Sequence[int]], Texts], ids: Ids
) -> Ids:
    stored, found = search.stored(connection, index, ids), texts(connection, ids)
    dialect = connection.dialect.name
    return [number for number in ids if stored[number] != search.expected(dialect, index, found[number])]


def _stale_values(connection: Connection, ids: Ids) -> Ids:
    kept = table_of(Derived)
    stored: dict[int, Row] = {
        row["contact_id"]: dict(row)
        for row in connection.execute(select(kept).where(kept.c.contact_id.in_(ids))).mappings()
    }
    found = derived.derived_rows(connection, ids)
    return [number for number in ids if stored[number] != found[number]]


def _compared(table: str, sides: Iterable[tuple[Ids, Ids]], stale: Callable[[Ids], Ids]) -> Iterator[Finding]:
    """What is missing, out of date or left over on the second side; only numbers and a few ids are kept."""
    one, many = _NOUNS[table]
    wrongs = {"missing": _Tally(), "out of date": _Tally(), "in it without being in the book": _Tally()}
    for ours, theirs in sides:
        both = sorted(set(ours) & set(theirs))
        parts = (sorted(set(ours) - set(both)), stale(both), sorted(set(theirs) - set(both)))
        for tally, ids in zip(wrongs.values(), parts, strict=True):
            tally.add(ids)
    for wrong, tally in wrongs.items():
        if tally.count:
            noun = f"{one} is" if tally.count == 1 else f"{many} are"
            yield Finding(f"{tally.count} {noun} {wrong} ({tally.named(ID_LETTERS[table])})", _REBUILD, mendable=True)


class _Tally:
    """How many rows there are, and the first of them."""

    def __init__(self) -> None:
        self.count = 0
        self.first: Ids = []

    def add(self, ids: Ids) -> None:
        self.count += len(ids)
        self.first += ids[: _SHOWN - len(self.first)]

    def named(self, letter: str) -> str:
        return ", ".join(f"{letter}{number}" for number in self.first) + " ..." * (self.count > len(self.first))
