"""A whole book, from netbook's own JSON, back into an empty one."""

from typing import TYPE_CHECKING

from netbook.cli import output
from netbook.cli.desk import Desk
from netbook.cli.progress import Bar

if TYPE_CHECKING:
    from netbook.formats import Claim
    from netbook.formats.package import Package


def fits(desk: Desk, claim: "Claim") -> bool:
    """Whether a file is a whole book, and the book is empty."""
    from netbook.services import whole

    if claim.format.key != "netbook":
        return False
    with desk.reading() as session:
        return whole.is_empty(session)


def restore(desk: Desk, claim: "Claim", package: "Package", *, ask: bool, dry_run: bool, json: bool) -> None:
    """Fill the empty book, and say with how many.

    Raises:
        Unreadable: the file is damaged, or no whole book; nothing was written.
    """
    from netbook.services import whole

    name = claim.member.name
    if ask and not desk.confirm(f"{name} is a whole book. Fill this empty one with it?"):
        output.say("nothing was imported")
        return
    bar = Bar("Importing", [package.progress])
    with desk.writing(f"import the whole book from {name}", dry_run=dry_run) as session, bar:
        counts = whole.restore(session, bar.watched(claim.format.reader.tables(claim.member)))
    if json:
        from netbook.domain.imports import RestoredView, TableRows

        tables = tuple(TableRows(table, rows) for table, rows in counts.items())
        output.put_json(RestoredView(name, claim.format.key, tables))
        return
    people, happened = counts["contact"], counts["interaction"]
    told = f"{people:,} {'person' if people == 1 else 'people'}, {happened:,} interaction{'s' * (happened != 1)}"
    desk.done(f"the whole book of {name}: {told}, all as it was", dry_run=dry_run)
