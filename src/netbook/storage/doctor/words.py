"""Whether what the commands rely on can be read: circles, cadences, repeats, kinds, days."""

from collections.abc import Callable, Container, Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    DateTime,
    TypeDecorator,
    func,
    literal_column,
    or_,
    select,
)
from sqlmodel import SQLModel

from netbook.domain import vocabulary
from netbook.domain.cadence import cadence_text
from netbook.domain.curation import ANSWERS
from netbook.domain.text import clean_line
from netbook.domain.when import is_repeat
from netbook.errors import Unreadable
from netbook.models import Circle, Occasion
from netbook.storage.doctor.patient import RESTORE, Finding, Patient
from netbook.storage.doctor.references import called
from netbook.storage.rows import table_of

_SHOWN = 5  # findings of one column
_LONGEST = 40  # letters of a value that are shown


def _cadence(value: str) -> bool:
    try:
        cadence_text(value)
    except Unreadable:
        return False
    return True


class Word(NamedTuple):
    """A column of which every value must be known; ``do`` mends it, naming the row by the column ``owner``."""

    table: str
    column: str
    known: Callable[[str], bool] | Container[str]
    do: str = RESTORE
    owner: str = "id"
    state: str | None = None  # only the rows in it rely on the value


_EVERY = "netbook every {row} 6w puts another in its place"
_AMEND = "netbook amend {row} LINE writes it anew"
_PROMISE = "netbook drop {row}, then netbook remind promises it anew"
_STATES = (vocabulary.OPEN, vocabulary.DONE, vocabulary.DROPPED)
WORDS = (
    Word("contact", "cadence", _cadence, _EVERY),
    Word("tag", "cadence", _cadence, _EVERY, "name"),
    Word("circle", "cadence", _cadence, "netbook circles set {row} --every 1mo puts another in its place", "key"),
    Word("circle", "late_after", _cadence, "netbook circles set {row} --late never puts another in its place", "key"),
    Word("followup", "repeat", is_repeat, _PROMISE, state=vocabulary.OPEN),
    Word("followup", "side", ("me", "them"), _PROMISE, state=vocabulary.OPEN),
    Word("followup", "state", _STATES),
    Word("interaction", "kind", vocabulary.KIND_KEYS, _AMEND),
    Word("interaction", "initiator", vocabulary.INITIATORS, _AMEND),
    Word("participation", "role", ("present", "mentioned"), _AMEND, "interaction_id"),
    Word("exchange", "kind", vocabulary.EXCHANGES),
    Word("exchange", "direction", ("given", "received")),
    Word("contact_method", "kind", vocabulary.METHODS, owner="contact_id"),
    Word("relation", "kind", vocabulary.RELATIONS, owner="contact_id"),
    Word("appraisal", "answer", ANSWERS, "netbook vet {row} asks anew", "contact_id"),
)


def look(patient: Patient) -> Iterator[Finding]:
    """Ask for the values of each such column."""
    with patient.reading() as connection:
        circles = frozenset(connection.execute(select(table_of(Circle).c.key)).scalars())
        in_circle = Word("contact", "circle", circles, "netbook circle {row} network puts them in another")
        for word in (in_circle, *WORDS):
            yield from islice(_unknown(connection, word), _SHOWN)
        yield from islice(_impossible_days(connection), _SHOWN)
        if connection.dialect.name == "sqlite":  # a server keeps dates as such
            for table in SQLModel.metadata.sorted_tables:
                for each in table.columns if table.name not in patient.missing else ():
                    yield from _unreadable_dates(connection, each)


def _unknown(connection: Connection, word: Word) -> Iterator[Finding]:
    table = SQLModel.metadata.tables[word.table]
    value, owner = table.c[word.column], table.c[word.owner]
    found = select(value, func.count(), func.min(owner)).where(value.is_not(None)).group_by(value).order_by(value)
    if word.state:
        found = found.where(table.c.state == word.state)
    for raw, count, first in connection.execute(found):
        said = str(raw)  # SQLite keeps numbers in columns of text
        if word.known(said) if callable(word.known) else said in word.known:
            continue
        row = _owner(word, first)
        shown = clean_line(said)
        shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
        more = f" and {count - 1} more" if count > 1 else ""
        name = word.column.replace("_", " ")
        yield Finding(f"the {name} {shown!r} of {row}{more} is not known", word.do.format(row=row))


def _owner(word: Word, value: int | str) -> str:
    if isinstance(value, str):
        return f"@{value}" if word.table == "tag" else value
    return called(word.table if word.owner == "id" else word.owner.removesuffix("_id"), value)


def _impossible_days(connection: Connection) -> Iterator[Finding]:
    table = table_of(Occasion)
    day = (table.c.kind, table.c.month, table.c.day)
    for kind, month, number, first in connection.execute(
        select(*day, func.min(table.c.contact_id)).group_by(*day).order_by(*day)
    ):
        try:
            date(2000, month, number)
        except ValueError:
            who = called("contact", first)
            do = f'netbook occasion {who} "{kind}" DAY writes it anew'
            yield Finding(f"an occasion of {who} is on day {number} of month {month}", do)


def _unreadable_dates(connection: Connection, kept: "Column[object]") -> Iterator[Finding]:
    """Dates that are not written as the program writes them; SQLite takes any text for one."""
    kind = kept.type.impl_instance if isinstance(kept.type, TypeDecorator) else kept.type
    said: ColumnElement[str] = literal_column(f'"{kept.name}"')
    day, clock = func.substr(said, 1, 10), func.substr(said, 12, 8)
    real = func.date(day, "+0 days")  # without a change SQLite lets 30 February pass
    if isinstance(kind, DateTime):
        wrong = or_(real.is_distinct_from(day), func.time(clock).is_distinct_from(clock))
    elif isinstance(kind, Date):
        wrong = or_(real.is_distinct_from(day), func.length(said) != 10)
    else:
        return
    key = next(iter(kept.table.primary_key))
    found = select(func.count(), func.min(key)).select_from(kept.table).where(said.is_not(None), wrong)
    count, first = connection.execute(found).one()
    if count:
        more = f" and {count - 1} more" if count > 1 else ""
        row = called("contact" if kept.table.name == "derived" else kept.table.name, first)
        yield Finding(f"the date {kept.name!r} of {row}{more} cannot be read", RESTORE)
