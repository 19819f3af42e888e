"""A year of days: a column a week, a row a weekday, the darker the more there was."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from netbook.domain.calendar import Shades, grid
from netbook.drawing.lines import FAINT, GREEN, Line, Piece, line, wide
from netbook.drawing.svg import Svg, length

CELLS = "·░▒▓█"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LABEL = 4  # columns before the first week


def calendar(first: date, last: date, until: date, days: Mapping[date, int], width: int) -> list[Line]:
    """The calendar in lines, its cells two columns wide where there is room; days after ``until`` are blank.

    A terminal that is too narrow shows the newest weeks.
    """
    weeks, shades = grid(first, last)[-(width - _LABEL) :], Shades.of(days.values())
    cell = 2 if _LABEL + 2 * len(weeks) <= width else 1
    months = "".join(text.ljust(room * cell) for text, room in _headings(weeks))
    lines = [line(" " * _LABEL + months.rstrip())]
    for weekday, name in enumerate(WEEKDAYS):
        row = [_cell(week[weekday], until, days, shades, cell) for week in weeks]
        lines.append(line(Piece(name.ljust(_LABEL), FAINT), *_merged(row)))
    return [*lines, _legend(shades, width)]


def _cell(day: date | None, until: date, days: Mapping[date, int], shades: Shades, size: int) -> Piece:
    if day is None or day > until:
        return Piece(" " * size)
    shade = shades.shade(days.get(day, 0))
    return Piece(CELLS[shade] * size, GREEN) if shade else Piece(CELLS[0].ljust(size), FAINT)


def _merged(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours of one style made one piece."""
    text, style = "", pieces[0].style
    for piece in pieces:
        if piece.style != style:
            yield Piece(text, style)
            text, style = "", piece.style
        text += piece.text
    yield Piece(text, style)


def _legend(shades: Shades, width: int) -> Line:
    """What the shades mean."""
    for gap, behind in (("   ", "   interactions that day"), ("   ", ""), ("  ", "")):
        pieces = [Piece(" " * _LABEL), Piece(CELLS[0], FAINT), Piece(" none")]
        for cell, told in zip(CELLS[1:], shades.told, strict=True):
            pieces += [Piece(gap), Piece(cell, GREEN), Piece(f" {told}")]
        legend = line(*pieces, behind)
        if wide(legend) <= width:
            break
    return legend


def _headings(weeks: Sequence[Sequence[date | None]]) -> Iterator[tuple[str, int]]:
    """The months, each with the number of weeks until the next; one that would have no room is not named."""
    begins = [n for n, week in enumerate(weeks) if n == 0 or any(day and day.day == 1 for day in week)]
    for at, number in enumerate(begins):
        end = begins[at + 1] if at + 1 < len(begins) else len(weeks)
        newest = [day for day in weeks[number] if day][-1]
        yield (f"{newest:%b}" if end - number >= 3 else "", end - number)


# --- as a picture ----------------------------------------------------------------------------------------------------

STEP, _SIDE = 16, 13  # pixels from cell to cell, and of a cell
_EDGE = 34


def draw(svg: Svg, first: date, last: date, until: date, days: Mapping[date, int], x: float, y: float) -> float:
    """The calendar from ``x`` and ``y`` on; where it ends."""
    weeks, shades = grid(first, last), Shades.of(days.values())
    at = 0
    for text, room in _headings(weeks):
        if text:
            svg.text(x + _EDGE + at * STEP, y + 10, text, "soft", size=11)
        at += room
    top = y + 18
    for weekday in (0, 2, 4, 6):
        svg.text(x, top + weekday * STEP + 10.5, WEEKDAYS[weekday], "soft", size=11)
    for number, week in enumerate(weeks):
        for weekday, day in enumerate(week):
            if day is not None and day <= until:
                count = days.get(day, 0)
                kind = f"s{shades.shade(count)}" if count else "bed"
                title = f"{WEEKDAYS[weekday]} {day}: {count or 'nothing'}"
                left, above = x + _EDGE + number * STEP, top + weekday * STEP
                svg.rect(left, above, _SIDE, _SIDE, kind, round_=2.5, title=title)
    return _draw_legend(svg, shades, x + _EDGE, top + 7 * STEP + 8)


def _draw_legend(svg: Svg, shades: Shades, x: float, y: float) -> float:
    for kind, told in (("bed", "none"), *((f"s{n}", told) for n, told in enumerate(shades.told, start=1))):
        svg.rect(x, y, _SIDE, _SIDE, kind, round_=2.5)
        svg.text(x + _SIDE + 5, y + 10.5, told, "soft", size=11)
        x += _SIDE + 5 + length(told, 11) + 14
    svg.text(x, y + 10.5, "interactions that day", "soft", size=11)
    return y + _SIDE


def broad(first: date, last: date) -> float:
    """The pixels that the calendar of a stretch takes from left to right."""
    return _EDGE + len(grid(first, last)) * STEP
