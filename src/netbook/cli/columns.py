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
    """Show what the columns seem to be, and ask; what was changed, by field."""
    from netbook.errors import NetbookError

    changed: dict[str, str] = {}
    while True:
        try:
            _show(claim, claim.format.reader.columns(claim.member, replace(reading, columns=changed)))
        except NetbookError as problem:
            output.say(str(problem))
            changed.popitem()
            continue
        answer = desk.ask("Right? enter is yes; FIELD=COLUMN changes one, FIELD= leaves it out: ")
        if not answer:
            return changed
        try:
            changed |= read([answer])
        except NetbookError as problem:
            output.say(str(problem))


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
