"""Which column of a table holds what: as ``--map`` says, or as one answers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from netbook.cli import output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from netbook.domain.records import ReadingOptions
    from netbook.formats import Claim
    from netbook.formats.anytable import Columns
    from netbook.formats.package import Package

_YES = ("", "y", "yes")


def read(said: Sequence[str]) -> dict[str, str]:
    """The columns that ``--map FIELD=COLUMN`` names, by field.

    Raises:
        Unreadable: one of them names no field, or none at all.
    """
    from netbook.errors import Unreadable

    found = {}
    for text in said:
        field, equals, column = text.partition("=")
        if not equals or not field.strip():
            raise Unreadable(f"--map {text!r} has no field", 'write it like --map name="Full name"')
        found[field.strip().casefold()] = column.strip()
    return found


def ask(desk: Desk, claim: "Claim", reading: "ReadingOptions") -> dict[str, str]:
    """Show what the columns of a table seem to be, and ask; what the user says of them, by field."""
    from netbook.errors import NetbookError

    said = dict(reading.columns)
    _show(claim, claim.format.reader.columns(claim.member, reading))
    while True:
        answer = desk.ask("Right? enter is yes; FIELD=COLUMN changes one, FIELD= leaves it out: ")
        if answer.casefold() in _YES:
            return said
        if "=" not in answer:
            output.say(f"{answer!r} is neither yes nor FIELD=COLUMN, such as city=Town")
            continue
        try:
            tried = said | read([answer])
            columns = claim.format.reader.columns(claim.member, replace(reading, columns=tried))
        except NetbookError as problem:
            output.say(str(problem))
        else:
            said = tried
            _show(claim, columns)


def ask_name(desk: Desk, package: "Package", reading: "ReadingOptions") -> dict[str, str]:
    """Ask which column of a table holds the names, where that cannot be guessed; nothing if it is no table."""
    from netbook.formats import foreign, tables

    member = package.members[0] if len(package.members) == 1 else None
    heading = tables.widest(member, reading) if member and foreign.is_table(member) else None
    if heading is None:
        return {}
    output.say(f"{package.name} is a table with the columns {', '.join(heading.names)}.")
    while answer := desk.ask("Which of them holds the names? enter leaves the file: "):
        if tables.key_of(answer) in heading.keys:
            return {"name": answer}
        output.say(f"there is no column {answer!r}")
    return {}


def _show(claim: "Claim", columns: "Columns") -> None:
    output.say(f"{claim.member.name} is a table. Its columns seem to be:")
    for field, names in columns.guess.items():
        output.say(f"  {field:<14} {', '.join(names)}{_such_as(columns, names)}")
    taken = {name for names in columns.guess.values() for name in names}
    others = [name for name in columns.heading if name not in taken]
    if others:
        output.say(f"  kept as it is  {', '.join(others[:8])}{' …' if len(others) > 8 else ''}")


def _such_as(columns: "Columns", names: Sequence[str]) -> str:
    """The first cell of these columns."""
    places = [columns.heading.index(name) for name in names if name in columns.heading]
    cells = [row[place] for row in columns.sample for place in places if place < len(row) and row[place].strip()]
    return f", such as {' '.join(cells[0].split())[:40]}" if cells else ""
