"""People as a table: netbook's own CSV, which it reads again without loss; its headings are told of in ``own``.

UTF-8 without a mark, commas, CRLF (RFC 4180). A cell that a spreadsheet would run has an apostrophe before it.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from netbook.domain.methods import Method
from netbook.domain.occasions import BIRTHDAY, YearlyDay
from netbook.domain.records import ContactRecord
from netbook.domain.text import clean_line
from netbook.formats.tables import own
from netbook.formats.tables.own import AFTER, BEFORE, GROUPS, METHODS, MORE, MOST_KEPT
from netbook.formats.tables.rows import guarded

People = Sequence[ContactRecord] | Callable[[], Iterable[ContactRecord]]


@dataclass
class _Shape:
    """How many columns the people need."""

    most: dict[str, int] = field(default_factory=lambda: dict.fromkeys(METHODS, 1))
    labelled: set[tuple[str, int]] = field(default_factory=set)
    kept: dict[str, None] = field(default_factory=dict)
    more: bool = False

    def see(self, record: ContactRecord) -> None:
        """Make room for one person."""
        for group, found in _grouped(record).items():
            self.most[group] = max(self.most.get(group, 0), len(found))
            self.labelled.update((group, number) for number, method in enumerate(found, start=1) if method.label)
        for heading in _kept(record):
            if len(self.kept) < MOST_KEPT:
                self.kept.setdefault(heading)
            self.more = self.more or heading not in self.kept


def write(people: People) -> Iterator[str]:
    """The rows of the table, each with its end; ``people`` is gone through twice, and never held.

    ``people`` is a sequence, or what yields them anew each time it is called.
    """
    again = people if callable(people) else lambda: people
    shape = _Shape()
    for record in again():
        shape.see(record)
    rows = _Rows()
    yield rows.row(_heading(shape))
    for record in again():
        yield rows.row(_cells(record, shape))


class _Rows:
    """Rows as text."""

    def __init__(self) -> None:
        self._row = ""
        self._writer = csv.writer(self)

    def write(self, row: str) -> None:
        """Take what the writer made."""
        self._row = row

    def row(self, cells: Iterable[str]) -> str:
        """One row with its end."""
        self._writer.writerow([guarded(cell) for cell in cells])
        return self._row


def _heading(shape: _Shape) -> Iterator[str]:
    yield from BEFORE
    for group in filter(shape.most.get, GROUPS):
        for number in range(1, shape.most[group] + 1):
            yield own.heading_of_method(group, number)
            if (group, number) in shape.labelled:
                yield own.heading_of_method(group, number, labels=True)
    yield from AFTER
    yield from map(own.heading_of_kept, shape.kept)
    if shape.more:
        yield MORE


def _cells(record: ContactRecord, shape: _Shape) -> Iterator[str]:
    yield from (record.name, record.given or "", record.family or "", "\n".join(record.aliases))
    yield from (record.organisation or "", record.title or "")
    grouped = _grouped(record)
    for group in filter(shape.most.get, GROUPS):
        found = grouped.get(group, [])
        for number in range(1, shape.most[group] + 1):
            method = found[number - 1] if number <= len(found) else None
            yield method.value if method else ""
            if (group, number) in shape.labelled:
                yield (method.label if method else None) or ""
    birthday, others = _days(record)
    yield from (record.city or "", birthday, ", ".join(record.tags), record.circle or "", record.cadence or "")
    yield from (record.met or "", record.met_on.isoformat() if record.met_on else "", record.about or "")
    yield from (own.lines_of(record.facts), others, record.uid or "", record.key or "")
    kept = _kept(record)
    yield from (kept.pop(heading, "") for heading in shape.kept)
    if shape.more:
        yield own.lines_of(kept.items())


def _grouped(record: ContactRecord) -> Mapping[str, list[Method]]:
    """The ways to reach a person, by kind, handles by platform."""
    found: dict[str, list[Method]] = {}
    for method in record.methods:
        found.setdefault(method.platform or "" if method.kind == "handle" else method.kind, []).append(method)
    return found


def _days(record: ContactRecord) -> tuple[str, str]:
    """The birthday, and a line for each other day."""
    first = next((day for kind, day in record.occasions if kind == BIRTHDAY), None)
    others = [(kind, day) for kind, day in record.occasions if day is not first]
    return _day(first) if first else "", "\n".join(f"{kind}: {_day(day)}" for kind, day in others)


def _day(day: YearlyDay) -> str:
    return f"{f'{day.year:04}' if day.year else '-'}-{day.month:02}-{day.day:02}"


def _kept(record: ContactRecord) -> dict[str, str]:
    """The cells that another table had, by heading."""
    found = record.rest.get("columns") or {}
    return {clean_line(str(heading)): str(cell) for heading, cell in found.items() if cell}
