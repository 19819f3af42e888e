"""A small book in which some are there twice: Ana Reyes three times, Bo Lindqvist twice, and Cy Demir once."""

from pathlib import Path

from netbook.models import (
    Alias,
    Contact,
    ContactMethod,
    Interaction,
    Note,
    Occasion,
    Participation,
    key_of,
)
from netbook.storage.book import Book
from tests.tui.seat import TODAY

_MAIL = "ana@x.org"


def fill(book: Path) -> None:
    """Write it into a book."""
    with Book.open(str(book)) as opened, opened.operation("by hand") as session:
        ana, anita, reyes, bo, again, cy = (
            Contact(name="Ana Reyes", organisation="Northwind", title="Designer", city="Lisbon", circle="close"),
            Contact(name="Anita Reyes", about="Sails."),
            Contact(name="Reyes, Ana", city="Porto", met="at the fair"),
            Contact(name="Bo Lindqvist"),
            Contact(name="Bo Lindqist"),
            Contact(name="Cy Demir"),
        )
        coffee = Interaction(on=TODAY, kind="coffee", text="coffee with Anita")
        session.add_all([ana, anita, reyes, bo, again, cy, coffee])
        session.flush()
        for one in (ana, anita, reyes):
            session.add(ContactMethod(contact_id=key_of(one), kind="email", value=_MAIL, normalised=_MAIL))
        session.add(ContactMethod(contact_id=key_of(reyes), kind="phone", value="+44 20 7946 0018", normalised="+44"))
        session.add(Alias(contact_id=key_of(ana), name="Nita"))
        session.add(Occasion(contact_id=key_of(ana), kind="birthday", month=3, day=14, year=1985))
        session.add(Participation(interaction_id=key_of(coffee), contact_id=key_of(anita), role="present"))
        session.add(Note(contact_id=key_of(again), on=TODAY, text="sails"))
