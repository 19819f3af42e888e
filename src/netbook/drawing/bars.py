"""Bars: how much there is of each of several things."""

from collections.abc import Sequence
from typing import NamedTuple

from netbook.drawing.lines import FAINT, GREEN, YELLOW, Line, Piece, line, said
from netbook.drawing.measure import cells, pad
from netbook.drawing.svg import Svg, fitted, together

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_NAME = 20  # columns that a name may always take
_LEAST = 4  # columns of a name, and of the longest bar


class Bar(NamedTuple):
    """A thing, how much there is of it, and what is told of that; ``over`` marks one that is too long.

    ``of`` is how much there may be, for a bar on a bed; ``after`` is said behind that.
    """

    name: str
    value: int
    told: str
    over: bool = False
    of: int | None = None
    after: str = ""


def solid(share: float, size: int) -> str:
    """A bar of ``share`` of ``size`` columns; what is not nothing is seen."""
    eighths = round(min(max(share, 0), 1) * size * 8)
    if share > 0:
        eighths = max(eighths, 1)
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


def bars(rows: Sequence[Bar], width: int) -> list[Line]:
    """A line each: the name, what is told of it, and a bar in what room is left."""
    called = [said(row.name).text for row in rows]
    told = max((cells(row.told) for row in rows), default=0)
    after = max((cells(row.after) + 2 for row in rows if row.after), default=0)
    names = min(
        max(map(cells, called), default=0), max(width // 3, _NAME), max(width - told - after - 4 - _LEAST, _LEAST)
    )
    room = max(width - names - told - after - 4, _LEAST)
    longest = max((row.value for row in rows), default=0) or 1
    return [
        line(
            pad(name, names),
            "  ",
            " " * (told - cells(row.told)) + row.told,
            "  ",
            *_drawn(row, room, longest),
            *([f"  {row.after}"] if row.after else []),
        )
        for row, name in zip(rows, called, strict=True)
    ]


def _drawn(row: Bar, room: int, longest: int) -> list[Piece]:
    if row.of is None:
        return [Piece(solid(row.value / longest, room), GREEN)]
    full = solid(row.value / row.of if row.of else 1, room)
    return [Piece(full, YELLOW if row.over else GREEN), Piece("·" * (room - len(full)), FAINT)]


_HIGH, _THICK = 22, 12  # pixels from bar to bar, and of a bar


def draw(svg: Svg, rows: Sequence[Bar], x: float, y: float, wide: float, most_name: float = 150) -> float:
    """Bars from ``x`` and ``y`` on, ``wide`` pixels wide; where they end."""
    names = min(together((row.name for row in rows), 12), most_name)
    told = [" · ".join(part.strip() for part in (*row.told.split("  "), row.after) if part.strip()) for row in rows]
    room = wide - names - together(told, 12) - 22
    longest = max((row.value for row in rows), default=0) or 1
    for row, behind in zip(rows, told, strict=True):
        top = y + (_HIGH - _THICK) / 2
        svg.text(x, y + 15.5, fitted(row.name, 12, names), title=row.name)
        if row.of is not None:
            svg.rect(x + names + 10, top, room, _THICK, "bed", round_=3)
        share = min(row.value / (longest if row.of is None else row.of or 1), 1)
        if share > 0:
            svg.rect(x + names + 10, top, max(share * room, 2), _THICK, "over" if row.over else "s3", round_=3)
        svg.text(x + wide, y + 15.5, behind, "over" if row.over else "soft", end=True)
        y += _HIGH
    return y
