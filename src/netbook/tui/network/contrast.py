"""The contrast: followers beside the people one knows; enter opens those behind a count."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from netbook.domain.contrast.cells import Cell, Group, groups
from netbook.domain.contrast.funnel import FOLLOWERS
from netbook.domain.contrast.months import months
from netbook.domain.contrast.sentences import sentences
from netbook.drawing.contrast import cells
from netbook.drawing.lines import Line
from netbook.tui import advice
from netbook.tui.network.view import DrawnList, Entry, Listed
from netbook.tui.widgets.page import Page

if TYPE_CHECKING:
    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class Seen:
    """The counts, and what is most telling of them."""

    groups: Sequence[Group]
    sentences: Sequence[str]


class Contrast(Listed[Seen]):
    """Each count of the last twelve months, with what it means beside it."""

    NAME = "Contrast"

    def compose(self) -> ComposeResult:
        """The counts, and what the one the mark is on means."""
        yield DrawnList()
        yield Page(id="told")

    def has_nothing(self, session: "Session") -> bool:
        """Whether there is neither anybody nor an account."""
        from netbook.services.audience import accounts

        return super().has_nothing(session) and not accounts.all_accounts(session)

    def read(self, session: "Session") -> Seen:
        """The last twelve months."""
        from netbook.services.contrast import gathering, report

        facts = gathering.facts(session, *report.last_year(self.app.desk.today))
        return Seen(groups(facts), tuple(each.text for each in sentences(facts, months(facts))))

    def show(self, found: Seen) -> None:
        """Draw them."""
        entries = []
        for group in found.groups:
            counted = group.cells[0].key == FOLLOWERS  # whose count is the heading
            entries += [*([] if counted else [Entry()]), *(self._entry(cell, found.sentences) for cell in group.cells)]
        self.list.put(entries, partial(_lines, found.groups))

    def _entry(self, cell: Cell, told: Sequence[str]) -> Entry:
        return Entry(cell, partial(cells.told, cell, told, advice.in_keys(cells.unknown(cell))))

    def open(self, what: object) -> None:
        """Show who is behind a count."""
        from netbook.tui.screens.behind import FollowersBehind, PeopleBehind

        if not isinstance(what, Cell):
            return
        called = cells.title(what)
        if what.count is None:
            self.app.tell(f"not known: {advice.in_keys(cells.unknown(what))}")
        elif not what.count:
            self.app.tell(f"{called}: nobody")
        elif what.followers is not None:
            self.app.push_screen(FollowersBehind(called, what.followers))
        else:
            self.app.push_screen(PeopleBehind(called, what.people))


def _lines(found: Sequence[Group], width: int) -> Sequence[Line]:
    return list(cells.rows(found, width))
