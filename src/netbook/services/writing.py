"""The formats in which people leave the book: which there are, and the text of each, made as it is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from netbook.domain.filenames import file_name
from netbook.domain.spelling import did_you_mean
from netbook.domain.vocabulary import EXPORTS, Export
from netbook.errors import NotFound, Unreadable
from netbook.models import Contact
from netbook.services import ids
from netbook.services.chronicles import chronicle
from netbook.services.exporting import Records
from netbook.services.pages import pages
from netbook.services.reminders import reminders


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who is written and how: people by their rows, ``everybody`` where no filter narrows them."""

    session: Session
    ids: Sequence[int]
    today: date
    everybody: bool = True
    options: Mapping[str, Any] = field(default_factory=dict)

    def knows(self) -> Callable[[str], bool]:
        """Whether an id such as p7 is of one of these people."""
        ids = frozenset(self.ids)
        return lambda shown: int(shown[1:]) in ids


def named(key: str) -> Export:
    """The format of that key.

    Raises:
        NotFound: there is none.
    """
    known = [each.key for each in EXPORTS]
    for each in EXPORTS:
        if each.key == key.casefold():
            return each
    raise NotFound(f"there is no format {key!r}", did_you_mean(key, known, f"formats are {', '.join(known)}"))


def check(export: Export, given: Mapping[str, object]) -> None:
    """Refuse options that a format does not take, and versions there are not.

    Raises:
        Unreadable: one of them is given.
    """
    for option, value in given.items():
        if option not in export.options:
            takers = " and ".join(each.key for each in EXPORTS if option in each.options)
            raise Unreadable(f"--{option} is for {takers}", f"leave it out with {export.key}")
        if option == "version" and value not in export.versions:
            raise Unreadable(f"{export.key} is not written as {value!r}", f"give {' or '.join(export.versions)}")


def everybody(session: Session) -> list[int]:
    """The rows of all people, archived ones too."""
    return [number for number in session.scalars(select(col(Contact.id)).order_by(col(Contact.id))) if number]


def text(export: Export, chosen: Chosen) -> Iterator[str]:
    """The file of a format, part by part."""
    parts: Iterator[str] = _GIVEN[export.holds](import_module(export.module), chosen)
    return parts


def files(export: Export, chosen: Chosen) -> Iterator[tuple[str, Iterator[str]]]:
    """The files of a format that takes a folder, by their names."""
    module = import_module(export.module)
    if export.holds == "records":
        return _one_each(export, module, chosen)
    found: Iterator[tuple[str, Iterator[str]]] = module.files(pages(chosen.session, chosen.ids), chosen.knows())
    return found


def _one_each(export: Export, module: Any, chosen: Chosen) -> Iterator[tuple[str, Iterator[str]]]:
    """A file a person, of a format that knows only of many."""
    for number, record in zip(chosen.ids, Records(chosen.session, chosen.ids), strict=True):
        name = file_name(ids.show(ids.PERSON, number), record.name, export.suffix)
        yield name, module.write([record], **chosen.options)


def _reminders(module: Any, chosen: Chosen) -> Any:
    options = dict(chosen.options)
    found = reminders(chosen.session, chosen.ids, due=bool(options.pop("due", False)), of_nobody=chosen.everybody)
    return module.write(found, chosen.today, **options)


# What a module is given to write, by what its format holds.
_GIVEN: dict[str, Callable[[Any, Chosen], Any]] = {
    "records": lambda module, chosen: module.write(Records(chosen.session, chosen.ids), **chosen.options),
    "pages": lambda module, chosen: module.write(pages(chosen.session, chosen.ids), chosen.knows()),
    "reminders": _reminders,
    "chronicle": lambda module, chosen: module.write(chronicle(chosen.session, chosen.ids, everybody=chosen.everybody)),
    "book": lambda module, chosen: module.dump(chosen.session),
}
