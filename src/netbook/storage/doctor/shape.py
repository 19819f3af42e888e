"""Whether every table, column and index that this version of the program works with is there."""

from collections.abc import Iterator

from sqlalchemy import Index, Inspector, Table, inspect
from sqlmodel import SQLModel

from netbook.errors import BookDamaged
from netbook.models import Derived
from netbook.storage import derived, search
from netbook.storage.doctor.patient import MEND, RESTORE, Finding, Patient
from netbook.storage.rows import table_of


def look(patient: Patient) -> Iterator[Finding]:
    """Compare the book with the models, noting in ``patient`` which tables cannot be worked with."""
    patient.missing = set()
    if isinstance(patient.refusal, BookDamaged):
        raise patient.refusal  # which the pages have told
    if patient.refusal:
        yield Finding(patient.refusal.message, patient.refusal.hint or RESTORE)
        return
    with patient.reading() as connection:
        there = inspect(connection)
        names = set(there.get_table_names())
        for table in SQLModel.metadata.sorted_tables:
            yield from _table(patient, there, table) if table.name in names else _lost(patient, table)
        for name in search.lost(connection):
            patient.missing.add(name)
            yield Finding(f"{name} of the search index is lost", MEND, mendable=True)


def _lost(patient: Patient, table: Table) -> Iterator[Finding]:
    patient.missing.add(table.name)
    mendable = table is table_of(Derived)
    yield Finding(f"the table {table.name} is lost", MEND if mendable else RESTORE, mendable)


def _table(patient: Patient, there: Inspector, table: Table) -> Iterator[Finding]:
    if lost := sorted(set(table.c.keys()) - {column["name"] for column in there.get_columns(table.name)}):
        patient.missing.add(table.name)
        yield Finding(f"the table {table.name} has lost {', '.join(lost)}", RESTORE)
        return
    for index in _lost_indexes(there, table):
        yield Finding(f"the index {index.name} is lost", MEND, mendable=True)


def _lost_indexes(there: Inspector, table: Table) -> list[Index]:
    found = {index["name"] for index in there.get_indexes(table.name)}
    return sorted((index for index in table.indexes if index.name not in found), key=lambda one: str(one.name))


def mend(patient: Patient) -> str:
    """Make anew what is lost and follows from the rest."""
    kept, made, indexes = table_of(Derived), [], []
    with patient.writing() as connection:
        there = inspect(connection)
        names = set(there.get_table_names())
        for table in SQLModel.metadata.sorted_tables:
            if table.name in names - patient.missing:
                indexes += _lost_indexes(there, table)
        if kept.name not in names:
            kept.create(connection)
            made.append(f"the table {kept.name}")
        if search.lost(connection):
            search.drop(connection)
            search.create(connection)
            made.append("the search index")
        if made:
            derived.rebuild(connection)
        for index in indexes:
            index.create(connection)
            made.append(f"the index {index.name}")
    return f"made anew: {', '.join(made)}"
