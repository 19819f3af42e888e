"""Books with anything in them, for laws that hold of every book."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, String, Table, UniqueConstraint, insert

from netbook.domain.curation import ANSWERS
from netbook.domain.suggestions import STATES
from netbook.domain.text import clean, clean_json
from netbook.services import whole
from netbook.storage import rows
from netbook.storage.book import Book
from netbook.storage.transfer import count_on


def a_text(*, long: bool) -> st.SearchStrategy[str]:
    letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(clean)
    return letters if long else letters.map(lambda text: text.replace("\n", "").replace("\t", ""))


def a_value(column: Column[Any]) -> st.SearchStrategy[Any]:
    """A value as a column may hold it, whatever it is for."""
    kind = rows.kind_of(column)
    told = {
        "contact.name": st.just("Ana "),
        "participation.role": st.sampled_from(["present", "mentioned"]),
        "followup.side": st.sampled_from(["me", "them"]),
        "followup.state": st.sampled_from(["open", "done", "dropped"]),
        "followup.repeat": st.sampled_from(["FREQ=MONTHLY", "FREQ=WEEKLY;BYDAY=MO"]),
        "interaction.at_time": st.just("15:30"),
        "suggestion.at_time": st.just("15:30"),
        "suggestion.text": a_text(long=False),
        "suggestion.state": st.sampled_from(STATES),
        "occasion.month": st.integers(1, 12),
        "occasion.day": st.integers(1, 28),
        "occasion.year": st.integers(1, 9999),
        "appraisal.answer": st.sampled_from(ANSWERS),
    }.get(str(column))
    if told is not None:
        found: st.SearchStrategy[Any] = told
    elif column.name in ("cadence", "late_after"):
        found = st.sampled_from(["1w", "6w", "1mo", "never"])
    elif isinstance(kind, JSON):
        texts = a_text(long=True)
        plain = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | texts
        found = st.dictionaries(texts, st.lists(plain, max_size=2) | plain, max_size=3).map(clean_json)
    elif isinstance(kind, DateTime):
        found = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))
    elif isinstance(kind, Date):
        found = st.dates()
    elif isinstance(kind, Boolean):
        found = st.booleans()
    elif isinstance(kind, Integer):
        found = st.integers(-(2**31), 2**31 - 1)
    else:
        found = a_text(long=column.name in ("about", "text", "notes", "what", "note"))
    return st.none() | found if column.nullable else found


@st.composite
def books(draw: st.DrawFn, people: int = 0) -> dict[str, list[dict[str, Any]]]:
    """Rows of every table, which find those they need; so many people at least."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in whole.ORDER:
        least = people if name == "contact" else 0
        numbers = sorted(draw(st.sets(st.integers(1, 10_000), min_size=least, max_size=3)))
        found[name] = []
        for number in numbers:
            row = a_row(draw, rows.user_tables()[name], number, found)
            if row is not None and not any({**row, "id": each["id"]} == each for each in found[name]):
                found[name].append(row)
    return found


def a_row(draw: st.DrawFn, table: Table, number: int, before: dict[str, list[dict[str, Any]]]) -> dict[str, Any] | None:
    """A row with an id, of which no text is that of another one; none where what it needs is not there."""
    row: dict[str, Any] = {"id": number}
    unique = {column.name for key in table.constraints if isinstance(key, UniqueConstraint) for column in key.columns}
    for column in list(table.c)[1:]:
        parents = [each["id"] for key in column.foreign_keys for each in before[key.column.table.name]]
        if column.foreign_keys and not parents and not column.nullable:
            return None
        if column.foreign_keys:
            row[column.name] = draw(st.sampled_from(parents)) if parents else None
        elif str(column) == "contact.circle":
            row[column.name] = draw(st.sampled_from([None, *(each["key"] for each in before["circle"])]))
        else:
            apart = column.name in unique and isinstance(rows.kind_of(column), String)
            row[column.name] = f"{draw(a_text(long=False))}{number}" if apart else draw(a_value(column))
    if table.name == "distinction":
        told = [(each["one_id"], each["other_id"]) for each in before[table.name]]
        pair = row["one_id"], row["other_id"]
        return row if pair[0] < pair[1] and pair not in told else None
    return row


def fill(book: Book, made: dict[str, list[dict[str, Any]]]) -> None:
    """Write rows past everything that would look at them."""
    with book.engines.writing.begin() as connection:
        for name in reversed(whole.ORDER):
            connection.execute(rows.user_tables()[name].delete())
        for name in whole.ORDER:
            if made[name]:
                connection.execute(insert(rows.user_tables()[name]), made[name])
        count_on(connection)
