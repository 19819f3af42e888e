"""A value a month, as a row of small columns."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netbook.drawing.lines import FAINT, GREEN, Line, Piece, line
from netbook.drawing.svg import Svg

_HEIGHTS = " ▁▂▃▄▅▆▇█"


class Month(NamedTuple):
    """A month (``2026-11``) and its value."""

    month: str
    value: int

    @property
    def name(self) -> str:
        """As it stands under its column: ``Nov``."""
        return f"{date.fromisoformat(f'{self.month}-01'):%b}"


def columns(rows: Sequence[Month]) -> list[Line]:
    """Two rows of columns, the values under them and the months under those; 4 columns of the terminal a month."""
    most = max((row.value for row in rows), default=0) or 1
    heights = [max(round(row.value / most * 16), 1) if row.value else 0 for row in rows]
    upper = "".join(f"{_HEIGHTS[min(max(height - 8, 0), 8)] * 2}  " for height in heights)
    lower = "".join(f"{_HEIGHTS[min(height, 8)] * 2}  " for height in heights)
    values = "".join(f"{row.value or '·'!s:<4}" for row in rows)
    names = "".join(f"{row.name:<4}" for row in rows)
    return [
        line(Piece(upper, GREEN)),
        line(Piece(lower, GREEN)),
        line(values.rstrip()),
        line(Piece(names.rstrip(), FAINT)),
    ]


_HIGH = 70  # pixels of the highest column


def draw(svg: Svg, rows: Sequence[Month], x: float, y: float, wide: float) -> float:
    """The columns from ``x`` and ``y`` on, ``wide`` pixels wide; where they end."""
    step = wide / max(len(rows), 1)
    thick = min(step * 0.62, 30)
    most = max((row.value for row in rows), default=0) or 1
    foot = y + 16 + _HIGH
    for number, row in enumerate(rows):
        middle = x + (number + 0.5) * step
        high = max(row.value / most * _HIGH, 2) if row.value else 0
        if row.value:
            title = f"{row.month}: {row.value}"
            svg.rect(middle - thick / 2, foot - high, thick, high, "s3", round_=2.5, title=title)
            svg.text(middle, foot - high - 5, str(row.value), "soft", size=11, middle=True)
        svg.text(middle, foot + 15, row.name, "soft", size=11, middle=True)
    svg.line(x, foot + 0.5, x + wide, foot + 0.5)
    return foot + 18
