"""What the storage tests do over and over."""

import multiprocessing
import os
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from netbook.models import Contact, Interaction, Participation
from netbook.storage import rows
from netbook.storage.book import Book

DAY = date(2026, 3, 14)


def add(book: Book, name: str) -> int:
    """Add a person in an operation of their own."""
    with book.operation(f"add {name}") as session:
        contact = Contact(name=name)
        session.add(contact)
        session.flush()
        return key(contact.id)


def log(book: Book, contact_id: int, text: str = "coffee") -> int:
    """Log an interaction with a person, as several rows of one operation."""
    with book.operation(f"log {text}") as session:
        interaction = Interaction(on=DAY, kind="coffee", text=text)
        session.add(interaction)
        session.flush()
        session.add(Participation(interaction_id=key(interaction.id), contact_id=contact_id, role="present"))
        return key(interaction.id)


def rename(book: Book, contact_id: int, name: str) -> None:
    """Rename a person."""
    with book.operation(f"rename to {name}") as session:
        person(session, contact_id).name = name


def person(session: Session, contact_id: int) -> Contact:
    """The live row of a person who is there."""
    found = session.get(Contact, contact_id)
    assert found is not None
    return found


def key(value: int | None) -> int:
    """The id of a row that was flushed."""
    assert value is not None
    return value


def names(book: Book) -> list[str]:
    """Everybody in the book, in the order they came."""
    with book.reading() as session:
        return [one.name for one in session.scalars(select(Contact).order_by(col(Contact.id)))]


def state(book: Book) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that holds what the user wrote."""
    with book.reading() as session:
        return {
            name: [dict(row) for row in session.execute(select(table).order_by(table.c.id)).mappings()]
            for name, table in rows.user_tables().items()
        }


def side_by_side(number: int, work: Callable[[int], None]) -> list[int]:
    """Run ``work`` in that many processes that start at the same moment; their exit codes."""
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(number)

    def begin(place: int) -> None:
        try:
            barrier.wait(60)
            work(place)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)

    started = [context.Process(target=begin, args=(place,)) for place in range(number)]
    for process in started:
        process.start()
    for process in started:
        process.join(120)
    return [-1 if process.exitcode is None else process.exitcode for process in started]


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, byte for byte."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
