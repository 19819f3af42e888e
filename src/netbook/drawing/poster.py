"""A year of the network as one picture."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from netbook.domain.year import YearView
from netbook.drawing import bars, calendar, months, year
from netbook.drawing.svg import Svg, fitted

_MARGIN, _GUTTER = 32, 44

Draw = Callable[[Svg, float, float, float], float]


class Part(NamedTuple):
    """A part of the picture: its heading, and what draws it from x and y on, so wide; where it ends."""

    heading: str
    draw: Draw


def poster(view: YearView, asked: str = "") -> str:
    """The picture as SVG; ``asked`` is the filter."""
    svg = Svg()
    inner = max(calendar.broad(view.first, view.last), 860)
    svg.text(_MARGIN, 50, fitted(year.title(view, asked), 22, inner), size=22, bold=True, title=asked)
    y = _numbers(svg, view, 78, inner)
    days = {day.on: day.interactions for day in view.days}
    y = calendar.draw(svg, view.first, view.last, view.until, days, _MARGIN, y + 26)
    y = _small_print(svg, view, y + 28)
    half = (inner - _GUTTER) / 2
    for left, right in _pairs(parts(view)):
        y += 34
        ends = [_headed(svg, left, _MARGIN, y, half)]
        ends += [_headed(svg, right, _MARGIN + half + _GUTTER, y, half)] if right else []
        y = max(ends)
    return svg.document(inner + 2 * _MARGIN, y + _MARGIN, f"{year.title(view, asked)}, drawn by netbook")


def parts(view: YearView) -> list[Part]:
    """The parts below the calendar, two side by side."""
    found = [
        Part("Kinds", _bars(year.kinds(view))),
        Part("Seen most", lambda svg, x, y, wide: _people(svg, view, x, y, wide)),
        Part("New people, a month", lambda svg, x, y, wide: _newcomers(svg, view, x, y, wide)),
        Part("Circles today", _bars(year.circles(view))),
        Part("Places", _bars(year.places(view))),
        Part("Who began", _bars(year.began(view))),
    ]
    empty = {"Kinds", "Seen most", "Who began"} if not view.interactions else set()
    empty |= set() if view.places else {"Places"}
    return [part for part in found if part.heading not in empty]


def _bars(rows: Sequence[bars.Bar]) -> Draw:
    return lambda svg, x, y, wide: bars.draw(svg, rows, x, y, wide)


def _pairs(found: list[Part]) -> list[tuple[Part, Part | None]]:
    return [(found[at], found[at + 1] if at + 1 < len(found) else None) for at in range(0, len(found), 2)]


def _headed(svg: Svg, part: Part, x: float, y: float, wide: float) -> float:
    svg.text(x, y + 12, part.heading, size=14, bold=True)
    return part.draw(svg, x, y + 24, wide)


def _numbers(svg: Svg, view: YearView, y: float, inner: float) -> float:
    """The totals in large figures."""
    known = "" if view.timed == view.interactions else f", known of {view.timed:,}"
    told = (
        (f"{view.interactions:,}", "interaction" if view.interactions == 1 else "interactions"),
        (f"{view.people_seen:,}", "person seen" if view.people_seen == 1 else "people seen"),
        (
            year.short(view.minutes) if view.timed else "–",
            f"logged{known}" if view.timed else "no lengths written down",
        ),
        (f"{view.days_with_contact:,}", "day with contact" if view.days_with_contact == 1 else "days with contact"),
    )
    for number, (figure, name) in enumerate(told):
        x = _MARGIN + number * inner / len(told)
        svg.text(x, y + 26, figure, size=28, bold=True)
        svg.text(x, y + 45, name, "soft")
    return y + 45


_SMALL = ("busiest day", "longest run", "what passed", "weekly reviews", "not counted")


def _small_print(svg: Svg, view: YearView, y: float) -> float:
    """The other totals, a line each."""
    if not view.interactions:
        svg.text(_MARGIN, y, "Nothing was written down in this time.", "soft")
        y += 18
    for name, told in year.facts(view):
        if name in _SMALL:
            svg.text(_MARGIN, y, f"{name.capitalize()}: {told}", "soft")
            y += 18
    return y - 8


def _people(svg: Svg, view: YearView, x: float, y: float, wide: float) -> float:
    y = bars.draw(svg, year.people(view), x, y, wide)
    rest = year.more_people(view)
    if not rest:
        return y
    svg.text(x, y + 15, rest, "soft", size=11)
    return y + 18


def _newcomers(svg: Svg, view: YearView, x: float, y: float, wide: float) -> float:
    if any(each.new for each in view.months):
        return months.draw(svg, year.newcomers(view), x, y, wide)
    svg.text(x, y + 15, "nobody", "soft")
    return y + 18
