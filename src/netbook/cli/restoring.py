"""A whole book, from netbook's own JSON, back into an empty one."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from netbook.cli import output
from netbook.cli.desk import Desk
from netbook.cli.progress import Bar

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.imports import TableRows
    from netbook.formats import Claim
    from netbook.formats.package import Package


def whole_book(desk: Desk, claims: "Sequence[Claim]", changing: Sequence[str]) -> "Claim | None":
    """The file that is a whole book, where the book is empty and no option makes something else of it."""
    from netbook.services import whole

    found = next((claim for claim in claims if claim.format.key == "netbook"), None)
    if found is None:
        return None
    with desk.reading() as session:
        if not whole.is_empty(session):
            return None
    if changing:
        options = " and ".join(changing)
        output.say_wrapped(
            f"netbook: with {options} the people of {found.member.name} are brought as those of any file are; "
            "without, the whole book comes back as it was"
        )
        return None
    return found


def fill(session: "Session", claim: "Claim", bar: Bar) -> dict[str, int]:
    """Fill the empty book: how many rows each table has."""
    from netbook.services import whole

    return whole.restore(session, bar.watched(claim.format.reader.tables(claim.member)))


def in_words(counts: Mapping[str, int]) -> str:
    """How much came back."""
    people, happened = counts["contact"], counts["interaction"]
    return f"{people:,} {'person' if people == 1 else 'people'}, {happened:,} interaction{'s' * (happened != 1)}"


def restore(desk: Desk, claim: "Claim", package: "Package", *, ask: bool, dry_run: bool, json: bool) -> None:
    """Fill the empty book, and say with how many.

    Raises:
        Unreadable: the file is damaged, or no whole book; nothing was written.
    """
    name = claim.member.name
    if ask and not desk.confirm(f"{name} is a whole book. Fill this empty one with it?"):
        output.say("nothing was imported")
        return
    bar = Bar("Importing", [package.progress])
    with desk.writing(f"import the whole book from {name}", dry_run=dry_run) as session, bar:
        counts = fill(session, claim, bar)
    if json:
        from netbook.domain.imports import RestoredView

        output.put_json(RestoredView(name, claim.format.key, tables(counts)))
        return
    desk.done(f"the whole book of {name}: {in_words(counts)}, all as it was", dry_run=dry_run)


def tables(counts: Mapping[str, int]) -> "tuple[TableRows, ...]":
    """The tables that came back, for JSON."""
    from netbook.domain.imports import TableRows

    return tuple(TableRows(table, rows) for table, rows in counts.items())
