"""People who are added field by field are the same as those whom a line adds."""

from datetime import date

import pytest

from netbook import config
from netbook.domain.newcomer import Newcomer, as_sheet, read_newcomer
from netbook.domain.sheet import Entry, Sheet
from netbook.domain.when import Calendar
from netbook.errors import NetbookError
from netbook.models import Contact
from netbook.services import contacts, newcomers, people, sheets
from netbook.storage.book import Book

DAY = date(2026, 11, 22)
LINES = (
    "Ana Reyes",
    "Ana Reyes, Northwind, ana@example.com, +44 20 7946 0018, met at PyCon 2026 @design every 6 weeks",
    "Ana Reyes, in Lisbon, aka Anita, circle close, birthday 14 March 1985, met on 5 Nov",
    "Ana Reyes @design @mentors, linkedin:anareyes, https://example.com/ana, @ana@mastodon.social, every never",
    "Ana Reyes via Bo Lindqvist",
)


def read(line: str) -> Newcomer:
    return read_newcomer(line, Calendar(DAY))


def bare(contact: Contact) -> dict[str, object]:
    return contact.model_dump(exclude={"id", "uid", "created_at", "updated_at"})


@pytest.mark.parametrize("line", LINES)
def test_the_form_adds_what_the_line_adds(book: Book, line: str) -> None:
    settings = config.load()
    with book.operation("add") as session:
        contacts.add(session, Newcomer("Bo Lindqvist"), DAY)
    with book.operation("add") as session:
        by_line = contacts.add(session, read(line), DAY)
        by_form, _ = newcomers.add(session, as_sheet(read(line)), DAY, settings)
        assert bare(by_form) == bare(by_line)
        assert sheets.of(session, by_form, DAY) == sheets.of(session, by_line, DAY)
        one, other = (people.view(session, each, DAY) for each in (by_line, by_form))
        assert sorted(each.value for each in one.methods) == sorted(each.value for each in other.methods)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (Entry("name", "..."), "there is no name"),
        (Entry("email", "nothing"), "no e-mail address"),
        (Entry("circle", "sideways"), "there is no circle"),
        (Entry("birthday", "31 Feb"), "31 Feb"),
        (Entry("tags", "@!"), "!"),
    ],
)
def test_what_cannot_be_read_says_where_it_stands(book: Book, entry: Entry, said: str) -> None:
    name = () if entry.field == "name" else (Entry("name", "Ana Reyes", line=1),)
    wanted = Sheet((*name, Entry(entry.field, entry.value, line=7)))
    with pytest.raises(NetbookError, match=said) as caught, book.operation("add") as session:
        newcomers.add(session, wanted, DAY, config.load())
    assert caught.value.line == 7
    with book.reading() as session:
        assert newcomers.likely(session, Newcomer("Ana Reyes")) == ()


def test_who_is_likely_the_same_and_what_cannot_be_written(book: Book) -> None:
    with book.operation("add") as session:
        contacts.add(session, read("Ana Reyes, Northwind, ana@example.com"), DAY)
    with book.reading() as session:
        look = newcomers.look(session, read("Reyes Ana via Nobody circle sideways"), DAY)
        assert [(each.number, each.organisation, each.reason) for each in look.likely] == [
            (1, "Northwind", "bears the same name")
        ]
        assert len(look.problems) == 1  # the circle is a word of the name that nobody bears
        wanted = Sheet((Entry("name", "Somebody"), Entry("email", "ANA@example.com"), Entry("phone", "x")))
        found = newcomers.likely(session, newcomers.of(wanted, None))
        assert [(each.number, each.reason) for each in found] == [(1, "has ana@example.com too")]
        assert newcomers.look(session, read("Zoe Quill"), DAY) == newcomers.Look(read("Zoe Quill"))
