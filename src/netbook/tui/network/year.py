"""A year of the network: its days, its facts, its bars."""

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widget import Widget

from netbook.drawing import year
from netbook.drawing.lines import FAINT, Line, Piece, line
from netbook.tui.network.view import View, waiting
from netbook.tui.widgets.page import Page

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.year import YearView

_NAMED = 10  # people and places


class Year(View["tuple[YearView, int]"]):
    """The 53 weeks up to today, and the calendar years before."""

    NAME = "Year"

    def __init__(self) -> None:
        super().__init__()
        self.back = 0  # years from the newest

    def compose(self) -> ComposeResult:
        """The page."""
        yield Page()

    def target(self) -> Widget:
        """The page."""
        return self.query_one(Page)

    def waits(self) -> None:
        """Say so."""
        self.query_one(Page).show(waiting("Counting the year …"))

    def read(self, session: "Session") -> "tuple[YearView, int]":
        """The figures of the year, and how many years one can go back."""
        from netbook.domain import calendar
        from netbook.services import filtering, statistics

        desk = self.app.desk
        first = statistics.first_day(session, desk.today)
        years = desk.today.year - first.year if first else 0
        back = min(self.back, years)
        newest = calendar.up_to(desk.today)
        stretch = calendar.calendar_year(desk.today.year - back, desk.today) if back else newest
        asked = filtering.read(session, "", desk.calendar)
        return statistics.of_year(session, asked, stretch, _NAMED), years

    def show(self, found: "tuple[YearView, int]") -> None:
        """Draw it."""
        view, years = found
        self.back = min(self.back, years)
        self.query_one(Page).show(partial(_drawn, view, self.back, years))
        self.host.refresh_bindings()

    def turn(self, by: int) -> None:
        """So many years back, or on."""
        if self.can_turn(by):
            self.back += by
            self.anew = True
            self.forget()
            self.look()

    def can_turn(self, by: int) -> bool:
        """Whether there is a year there."""
        return self.found is not None and 0 <= self.back + by <= self.found[1]


def _drawn(view: "YearView", back: int, years: int, width: int) -> list[Line]:
    ways = ["← a year back"] if back < years else []
    ways += ["→ a year on"] if back else []
    lines = year.page(view, "", width) if view.interactions else _nothing(view)
    return [(*lines[0], Piece(f"   {'   '.join(ways)}", FAINT)), *lines[1:]]


def _nothing(view: "YearView") -> list[Line]:
    told = "Nothing was written down in that time."
    return [line(Piece(year.title(view))), line(), line(Piece(f"{told} l writes down what happened."))]
