"""Doors: who opens them, whose tie is worth waking, who should meet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult

from netbook.drawing import doors
from netbook.drawing.lines import BOLD, FAINT, Line, Piece, line
from netbook.tui.network.view import DrawnList, Entry, Listed
from netbook.tui.widgets.page import Page

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from netbook.domain.doors import DormantTie, MeetingView
    from netbook.domain.introductions import MapRow

_OPENERS, _SLEEPERS, _MEETINGS = 5, 10, 5
_NO_OPENERS = "nobody was introduced by anybody yet: E on a person says who did"
_NO_SLEEPERS = "no tie is dormant"
_NO_MEETINGS = "no two people in sight who should meet: tags, cities and facts give reasons"


@dataclass(frozen=True, slots=True)
class Found:
    """What is shown; ``introduced`` are the names of those whom an opener introduced, by their id."""

    openers: "Sequence[MapRow]"
    introduced: dict[str, list[str]]
    sleepers: "Sequence[DormantTie]"
    asleep: int
    meetings: "Sequence[MeetingView]"


class Doors(Listed[Found]):
    """Openers, dormant ties worth waking, and who should meet; enter opens the person."""

    NAME = "Doors"

    def compose(self) -> ComposeResult:
        """The list, and what is told of one."""
        yield DrawnList()
        yield Page(id="told")

    def read(self, session: "Session") -> Found:
        """What is known of doors."""
        from netbook.services import dormant, introductions, matchmaking

        today = self.app.desk.today
        whole = introductions.everybody(session)
        openers = whole.openers[:_OPENERS]
        introduced: dict[str, list[str]] = {each.id: [] for each in openers}
        for row in whole.rows:
            if row.introduced_by in introduced:
                introduced[row.introduced_by].append(row.name)
        return Found(
            openers,
            introduced,
            dormant.worth_waking(session, today, _SLEEPERS),
            dormant.count(session, today),
            matchmaking.meetings(session, today, _MEETINGS).found,
        )

    def show(self, found: Found) -> None:
        """Draw it."""
        parts = _parts(found, self.app.desk.today)
        entries = [entry for part in parts for entry in (Entry(), *(part.entries or [Entry()]), Entry())][:-1]
        self.list.put(entries, lambda width: [each for part in parts for each in part.lines(width)][:-1])

    def open(self, what: object) -> None:
        """Open the person, or of two the one that is chosen."""
        if isinstance(what, tuple):
            self._choose(what)
        else:
            super().open(what)

    @work(exclusive=True, group="choose")
    async def _choose(self, two: "tuple[MeetingView, int, int]") -> None:
        from netbook.tui.modals.ask import Choose

        meeting, *numbers = two
        names = [(meeting.one.name, ""), (meeting.other.name, "")]
        at = await self.app.push_screen_wait(Choose("Open whom?", names))
        if at is not None:
            self.host.open_person(numbers[at])


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with the rows below it."""

    title: str
    entries: list[Entry]
    draw: Callable[[int], Sequence[Line]]
    nothing: str

    def lines(self, width: int) -> list[Line]:
        """All of it, an empty line below."""
        rows = self.draw(width) if self.entries else [line(Piece(self.nothing, FAINT))]
        return [line(Piece(self.title, BOLD)), *rows, line()]


def _parts(found: Found, today: "date") -> list[Part]:
    more = f", {len(found.sleepers)} of {found.asleep:,} that sleep" if found.asleep > len(found.sleepers) else ""
    return [
        Part(
            "Opened the most doors",
            [Entry(_number(row.id), partial(doors.opener, row, found.introduced[row.id])) for row in found.openers],
            partial(doors.openers, found.openers),
            _NO_OPENERS,
        ),
        Part(
            f"Worth waking{more}",
            [Entry(_number(row.id), partial(doors.sleeper, row, today)) for row in found.sleepers],
            partial(doors.sleepers, found.sleepers, today),
            _NO_SLEEPERS,
        ),
        Part(
            "Should meet",
            [
                Entry((row, _number(row.one.id), _number(row.other.id)), partial(doors.meeting, row))
                for row in found.meetings
            ],
            partial(doors.meetings, found.meetings),
            _NO_MEETINGS,
        ),
    ]


def _number(shown: str) -> int:
    return int(shown[1:])
