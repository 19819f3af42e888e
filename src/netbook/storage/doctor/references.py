"""Whether every row that belongs to another one has it."""

from collections.abc import Iterator

from sqlalchemy import Connection, ForeignKey, func, inspect, select
from sqlmodel import SQLModel

from netbook.domain.vocabulary import ID_LETTERS
from netbook.storage.doctor.patient import RESTORE, Finding, Patient

_WAYS = {("contact", "introduced_by"): "netbook edit {row} --set via= clears it"}


def look(patient: Patient) -> Iterator[Finding]:
    """Ask for every reference of which the other end is missing; the journal has a check of its own."""
    with patient.reading() as connection:
        there = inspect(connection)
        tables = [table for table in SQLModel.metadata.sorted_tables if there.has_table(table.name)]
        columns = {table.name: {each["name"] for each in there.get_columns(table.name)} for table in tables}
        for table in tables:
            for key in sorted(table.foreign_keys, key=lambda one: one.parent.name):
                known = key.parent.name in columns[table.name] and key.column.table.name in columns
                if known and table.name != "change":
                    yield from _dangling(connection, key)


def _dangling(connection: Connection, key: ForeignKey) -> Iterator[Finding]:
    column, target = key.parent, key.column.table.alias()
    table = column.table
    loose = (
        select(func.count(), func.min(table.c.id))
        .select_from(table.outerjoin(target, target.c.id == column))
        .where(column.is_not(None), target.c.id.is_(None))
    )
    count, first = connection.execute(loose).one()
    if count:
        end = connection.execute(select(column).where(table.c.id == first)).scalar_one()
        more = f" (and {count - 1} more like it)" if count > 1 else ""
        row, lost = called(table.name, first), called(key.column.table.name, end)
        do = _WAYS.get((table.name, column.name), RESTORE).format(row=row)
        yield Finding(f"{row} refers to {lost}, which is not in the book{more}", do)


def called(table: str, number: int) -> str:
    """A row as a person knows it: ``p7``, ``the note 3``."""
    letter = ID_LETTERS.get(table)
    return f"{letter}{number}" if letter else f"the {table.replace('_', ' ')} {number}"
