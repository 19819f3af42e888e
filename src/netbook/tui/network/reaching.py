"""Who reaches out: you, they, both; and with whom one side alone does."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from netbook.domain.reaching import PERIODS
from netbook.drawing import reaching
from netbook.drawing.lines import BOLD, FAINT, Line, Piece, line
from netbook.tui.network.view import DrawnList, Entry, Listed, waiting
from netbook.tui.widgets.page import Page

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.reaching import Reaching

_YEAR = PERIODS[-1]
_BALANCED = "With nobody does one side alone reach out, as far as it is known who began."


class ReachingOut(Listed["Reaching"]):
    """Bars of who began, and the people with whom it is one-sided; enter opens them."""

    NAME = "Reaching out"

    def compose(self) -> ComposeResult:
        """The bars, and the people."""
        yield Page(id="totals")
        yield DrawnList()

    def on_mount(self) -> None:
        """The bars are read, not walked through."""
        self.query_one(Page).can_focus = False

    def waits(self) -> None:
        """Say so."""
        self.query_one(Page).show(waiting("Counting who reached out …"))

    def read(self, session: "Session") -> "Reaching":
        """Who reached out."""
        from netbook.services import reaching

        return reaching.reaching(session, self.app.desk.today)

    def show(self, found: "Reaching") -> None:
        """Draw it."""
        self.query_one(Page).show(partial(_totals, found))
        parts = _parts(found, self)
        entries = [entry for _, some, _ in parts for entry in (Entry(), *(Entry(number) for number in some), Entry())]
        self.list.put(entries, lambda width: [each for part in parts for each in _section(part, width)])


Part = tuple[str, Sequence[int], Callable[[int], Sequence[Line]]]


def _parts(found: "Reaching", view: ReachingOut) -> list[Part]:
    today = view.app.desk.today
    return [
        (title, [each.number for each in people], draw)
        for title, people, draw in (
            (f"It is you who reaches out, last {_YEAR} days", found.you, partial(reaching.one_sided, found.you)),
            (f"It is they who reach out, last {_YEAR} days", found.they, partial(reaching.one_sided, found.they)),
            ("Not answering", found.silent, partial(reaching.silent, found.silent, today)),
        )
        if people
    ]


def _section(part: Part, width: int) -> list[Line]:
    title, _, draw = part
    return [line(Piece(title, BOLD)), *draw(width), line()]


def _totals(found: "Reaching", width: int) -> list[Line]:
    lines = reaching.totals(found.began, width)
    if not (found.you or found.they or found.silent):
        lines += [line(), line(Piece(_BALANCED, FAINT))]
    return lines
