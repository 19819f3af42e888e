"""``netbook export``: people leave the book, for other programs or to be read."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk
from netbook.domain.vocabulary import EXPORTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

    from sqlmodel import Session

    from netbook.cli.leaving import Place
    from netbook.domain.vocabulary import Export
    from netbook.services.writing import Chosen

_FORMATS = ", ".join(f"{each.key} ({each.name})" for each in EXPORTS)


def export(
    context: typer.Context,
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help=f"{_FORMATS}.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILTER|FILE]...",
            help="FILTER says whom: words, @tags and terms such as city:lisbon. FILE is a word that ends as files of "
            "the format do, such as people.vcf; for any other name, --to.",
        ),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="FILE", help="The file, whatever its name; - is stdout.")
    ] = None,
    folder: Annotated[
        str | None, typer.Option("--folder", metavar="FOLDER", help="markdown and vcard: a file a person, in a folder.")
    ] = None,
    force: options.Force = False,
    version: Annotated[
        str | None, typer.Option("--version", metavar="N", help="vcard: 3.0, which is read everywhere, or 4.0.")
    ] = None,
    todo: Annotated[
        bool, typer.Option("--todo", help="ics: promises as to-dos, not as events.", show_default=False)
    ] = False,
    due: Annotated[
        bool, typer.Option("--due", help="ics: also the days on which people come due.", show_default=False)
    ] = False,
    json: options.Json = False,
) -> None:
    """Write people to a file: for other programs, or to be read.

    Without a file it goes to stdout. Archived people are left out unless the filter asks for them; json is the whole
    book, with all that netbook knows. Files are for you alone to read, and none is written over without --force.

    \b
    Examples:
      netbook export vcard people.vcf
      netbook export csv circle:close --to "close ones.csv"
      netbook export markdown @family --folder family
      netbook export ics birthdays.ics
      netbook export json > book.json
    """
    from netbook.cli import leaving
    from netbook.services import writing

    desk = Desk.of(context)
    wanted = writing.named(format_)
    place = leaving.place(wanted, words or (), to, folder)
    told = {"version": version, "todo": todo or None, "due": due or None, "folder": folder}
    given = {name: value for name, value in told.items() if value is not None}
    writing.check(wanted, given)
    _check(desk, wanted, place, force=force, json=json)
    with desk.reading() as session:
        chosen, empty = _chosen(desk, session, wanted, place, given)
        text = _write(wanted, chosen, place, force=force)
    if text is not None:
        leaving.show(text)
    _tell(wanted, place, len(chosen.ids), empty, json=json)


def _check(desk: Desk, export: "Export", place: "Place", *, force: bool, json: bool) -> None:
    """Refuse what has no meaning without a file, a filter of the whole book, and a file that is the book."""
    from netbook.cli import leaving
    from netbook.errors import Unreadable

    if place.path is None and (force or json):
        option, tells = ("--force", "it writes over one") if force else ("--json", "it tells what was written to it")
        raise Unreadable(f"{option} needs a file", f"{tells}; --to FILE names it")
    if export.holds == "book" and place.words:
        raise Unreadable(f"{export.key} is the whole book, and takes no filter", "csv and vcard take one")
    if place.path and desk.book.path:
        leaving.refuse_book(place.path, desk.book.path)


def _chosen(
    desk: Desk, session: "Session", export: "Export", place: "Place", given: "Mapping[str, object]"
) -> "tuple[Chosen, str]":
    """Whom the filter keeps, and what to say where that is nobody."""
    from netbook.cli.where import joined, nothing_like
    from netbook.services import filtering, listing, writing

    options = {name: value for name, value in given.items() if name != "folder"}
    if export.holds == "book":
        ids = writing.everybody(session)
        return writing.Chosen(session, ids, desk.today), "" if ids else "nobody is in the book yet"
    asked = filtering.read(session, joined(place.words), desk.calendar)
    found = listing.people(session, asked)
    empty = "" if found else nothing_like(asked, "nobody like that" if place.words else "nobody is in the book yet")
    return writing.Chosen(session, found, desk.today, not place.words, options), empty


def _write(export: "Export", chosen: "Chosen", place: "Place", *, force: bool) -> "IO[str] | None":
    """Write the file or the folder; without one, the text that is to be shown."""
    from netbook.cli import leaving
    from netbook.services import writing
    from netbook.storage import files

    if place.folder:
        files.write_folder(place.folder, writing.files(export, chosen), replace=force)
    elif place.file:
        files.stream_private(place.file, writing.text(export, chosen), replace=force)
    else:
        return leaving.kept(writing.text(export, chosen))
    return None


_WHAT = {"reminders": "the reminders of ", "book": "the whole book, "}


def _tell(export: "Export", place: "Place", people: int, empty: str, *, json: bool) -> None:
    """Say what was written, and to where."""
    from netbook.domain.views import Exported

    if place.path and json:
        output.put_json(Exported(export.key, people, place.path))
    elif place.path and empty:
        output.say(f"{empty}; {place.path} was written, and holds nobody")
    elif place.path:
        what = f"{_WHAT.get(export.holds, '')}{people:,} {'person' if people == 1 else 'people'}"
        output.say(f"{what}{',' * (export.holds == 'book')} written to {place.path}, for you alone to read")
    elif empty:
        output.say(empty)
