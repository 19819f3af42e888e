"""A year of the network, in the lines of a terminal: a list of sections, two side by side where there is room."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from netbook.domain.circling import CircleView
from netbook.domain.spoken import length
from netbook.domain.year import Busiest, Count, Run, YearView
from netbook.drawing.bars import Bar, bars
from netbook.drawing.calendar import calendar
from netbook.drawing.lines import BOLD, FAINT, Line, Piece, beside, line, said
from netbook.drawing.measure import cut
from netbook.drawing.months import Month, columns

_GAP = 4  # columns between two sections that stand side by side
_WIDEST = 76  # columns that a section makes good use of
_WHO = {"me": "you", "them": "they", "both": "both", None: "not known"}


class Section(NamedTuple):
    """A part of the page: its heading, what draws it so many columns wide, and how many of these it needs."""

    heading: str
    draw: Callable[[int], Sequence[Line]]
    least: int = 36


def page(view: YearView, asked: str, width: int) -> list[Line]:
    """The whole page; ``asked`` is the filter."""
    drawn = [line(said(title(view, asked), BOLD)), line()]
    drawn += calendar(view.first, view.last, view.until, {day.on: day.interactions for day in view.days}, width)
    drawn.append(line())
    drawn += _facts(view, width)
    waiting: Section | None = None
    half = min((width - _GAP) // 2, _WIDEST)
    for section in sections(view):
        if waiting and max(waiting.least, section.least) <= half:
            drawn += [line(), *beside(_headed(waiting, half), _headed(section, half), half + _GAP)]
            waiting = None
            continue
        drawn += [line(), *_headed(waiting, width)] if waiting else []
        waiting = section
    return [*drawn, *([line(), *_headed(waiting, width)] if waiting else [])]


def sections(view: YearView) -> list[Section]:
    """The parts below the calendar and the totals."""
    known = [
        Section("Kinds", lambda width: bars(kinds(view), width)),
        Section("Places", lambda width: bars(places(view), width)) if view.places else None,
        Section("Seen most", lambda width: _people(view, width)),
        Section("Who began", lambda width: bars(began(view), width)),
        Section("New people, a month", lambda _: _newcomers(view), len(view.months) * 4),
        Section("Circles today", lambda width: bars(circles(view), width), 54) if view.circles else None,
    ]
    return [each for each in known if each]


def _headed(section: Section, width: int) -> list[Line]:
    return [line(Piece(section.heading, BOLD)), *section.draw(min(width, _WIDEST))]


def title(view: YearView, asked: str = "") -> str:
    """What the page is of."""
    whole = (view.first.month, view.first.day, view.last.month, view.last.day) == (1, 1, 12, 31)
    if whole:
        year = str(view.first.year)
        what = year if view.until == view.last else f"{year} up to {day(view.until)}"
        what = f"{year}, which is still to come" if view.until < view.first else what
    else:
        what = f"53 weeks up to {day(view.last)}"
    return f"{what}: {asked}" if asked else what


def day(on: date) -> str:
    """A day in full: ``22 Nov 2026``."""
    return f"{on.day} {on:%b} {on.year}"


def facts(view: YearView) -> list[tuple[str, str]]:
    """The totals, each with its name."""
    days = (view.until - view.first).days + 1
    found = [
        ("interactions", f"{view.interactions:,}"),
        ("people seen", f"{view.people_seen:,}"),
        ("hours logged", hours_told(view)),
        ("days with contact", f"{view.days_with_contact} of {days}"),
    ]
    if view.busiest:
        found.append(("busiest day", busiest_told(view.busiest)))
    if view.longest_run:
        found.append(("longest run", run_told(view.longest_run, view.until)))
    if view.given or view.received:
        found.append(("what passed", f"given {view.given:,}, received {view.received:,}"))
    if view.reviews:
        found.append(("weekly reviews", reviews_told(view)))
    apart = [f"{_some(view.missed, 'attempt')} that reached nobody"] if view.missed else []
    apart += [f"{_some(view.ahead, 'interaction')} after today"] if view.ahead else []
    return [*found, ("not counted", ", ".join(apart))] if apart else found


def reviews_told(view: YearView) -> str:
    """How many reviews there were, and how long in a row."""
    streak = f", {_some(view.review_streak, 'week')} in a row" if view.review_streak else ""
    return f"{view.reviews:,}{streak}"


def busiest_told(busiest: Busiest) -> str:
    """The busiest day, and whether there were others like it."""
    others = busiest.days - 1
    if others and busiest.interactions == 1:
        return "none, never more than one interaction"
    tied = f", as on {others} other day{'s' * (others > 1)}" if others else ""
    return f"{busiest.on:%a} {day(busiest.on)}, {_some(busiest.interactions, 'interaction')}{tied}"


def hours_told(view: YearView) -> str:
    """The hours, and of how many interactions they are known."""
    if not view.timed:
        return "no length is written down"
    of = "all" if view.timed == view.interactions else f"{view.timed:,} of {view.interactions:,}"
    return f"{length(view.minutes)}, known of {of}"


def run_told(run: Run, until: date) -> str:
    """A run of weeks."""
    return f"{_some(run.weeks, 'week')} with contact, {day(run.first)} to {day(min(run.last, until))}"


def _some(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _facts(view: YearView, width: int) -> list[Line]:
    told = facts(view)
    names = max(len(name) for name, _ in told) + 2
    return [line(Piece(name.ljust(names), FAINT), value) for name, value in told]


def kinds(view: YearView) -> list[Bar]:
    """The kinds of interaction."""
    return [_counted(each) for each in view.kinds]


def places(view: YearView) -> list[Bar]:
    """The places."""
    return [_counted(each) for each in view.places]


def _counted(each: Count) -> Bar:
    return Bar(each.key or "", each.interactions, f"{each.interactions:,}")


def people(view: YearView) -> list[Bar]:
    """Those seen most, with their hours where some are known."""
    hours = [short(each.minutes) if each.minutes else "" for each in view.people]
    room = max(map(len, hours), default=0)
    return [
        Bar(
            each.name, each.interactions, f"{each.interactions:,}  {told:>{room}}" if room else f"{each.interactions:,}"
        )
        for each, told in zip(view.people, hours, strict=True)
    ]


def short(minutes: int) -> str:
    """Minutes as hours, exact only while they are few."""
    return length(minutes) if minutes < 600 else f"{minutes / 60:,.0f} h"


def more_people(view: YearView) -> str:
    """Of whom the list of people does not tell."""
    rest = view.people_seen - len(view.people)
    if not rest:
        return ""
    if view.as_often == rest:
        return f"and {rest:,} more with as many"
    return f"and {rest:,} more{f', {view.as_often:,} with as many' if view.as_often else ''}"


def _people(view: YearView, width: int) -> list[Line]:
    rest = more_people(view)
    return [*bars(people(view), width), *([line(Piece(cut(rest, width), FAINT))] if rest else [])]


def began(view: YearView) -> list[Bar]:
    """Who began."""
    return [Bar(_WHO[each.key], each.interactions, f"{each.interactions:,}  {each.percent:>3}%") for each in view.began]


def _newcomers(view: YearView) -> list[Line]:
    if not any(each.new for each in view.months):
        return [line(Piece("nobody", FAINT))]
    return columns(newcomers(view))


def newcomers(view: YearView) -> list[Month]:
    """New people a month."""
    return [Month(each.month, each.new) for each in view.months]


def circles(view: YearView) -> list[Bar]:
    """The circles with their people, and against their capacity with the people of those closer in."""
    of = [f"in all {each.within:,} of {each.capacity:,}" if each.capacity is not None else "" for each in view.circles]
    room = max(map(len, of), default=0)
    rows = [
        Bar(
            ring.name,
            ring.within if ring.capacity is not None else 0,
            f"{ring.people:,}  {told:<{room}}",
            over=bool(ring.over),
            of=ring.capacity,
            after=_room_left(ring),
        )
        for ring, told in zip(view.circles, of, strict=True)
    ]
    return [*rows, Bar("in none", 0, f"{view.no_circle:,}  {'':<{room}}")] if view.no_circle else rows


def _room_left(ring: CircleView) -> str:
    if ring.capacity is None or ring.within < ring.capacity:
        return ""
    return f"{ring.over:,} over" if ring.over else "full"
