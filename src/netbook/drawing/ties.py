"""Ties in lines: how strong, how they stand, when they last spoke, and how they went in twelve months."""

from datetime import date

from netbook.domain.cadence import COOLING, DORMANT, DUE
from netbook.domain.spoken import day
from netbook.domain.ties import TieRow
from netbook.drawing.bars import solid
from netbook.drawing.lines import FAINT, GREEN, YELLOW, Line, Piece, said
from netbook.drawing.measure import pad
from netbook.drawing.spark import spark

_NAME, _MOST_NAME = 18, 30  # columns of a name at least and at most
_SIGNS = {DUE: "· ", COOLING: "! ", DORMANT: "z "}
_FIXED = (  # a heading, its columns; where room is short the last are left away
    ("Tie", 4),
    ("12 months", 14),
    ("Health", 10),
    ("Last", 12),
    ("Circle", 10),
)
_LEAST_BAR = 10


def _columns(width: int) -> tuple[int, int, list[str]]:
    """The columns of the name, those of the bar, and the other columns there is room for."""
    room, shown = width - _NAME - 1, []
    for title, size in _FIXED:
        if room >= size + 1:
            shown.append(title)
            room -= size + 1
    name = _NAME + min(room, _MOST_NAME - _NAME)
    bar = width - name - 1 - sum(size + 1 for title, size in _FIXED if title in shown) - 1
    return name, min(bar, 40) if bar >= _LEAST_BAR else 0, shown


def heading(width: int) -> Line:
    """What stands over the columns."""
    name, bar, shown = _columns(width)
    told = pad("Name", name) + " " + (" " * (bar + 1) if bar else "")
    return (Piece(told + "".join(pad(title, size) + " " for title, size in _FIXED if title in shown), FAINT),)


def row(tie: TieRow, today: date, width: int) -> Line:
    """Somebody's tie."""
    name, bar, shown = _columns(width)
    health = f"{_SIGNS.get(tie.health or '', '  ')}{tie.health or ''}"
    told = {
        "Tie": Piece(f"{tie.tie if tie.tie is not None else '':>3}"),
        "12 months": Piece(spark(tie.months, 100), GREEN),
        "Health": Piece(health, YELLOW if tie.health in (COOLING, DORMANT) else FAINT),
        "Last": Piece(day(tie.last, today), FAINT),
        "Circle": Piece(tie.circle or "", FAINT),
    }
    drawn = [Piece(pad(said(tie.name).text, name) + " ")]
    drawn += [Piece(solid((tie.tie or 0) / 100, bar).ljust(bar) + " ", GREEN)] if bar else []
    for title, size in _FIXED:
        if title in shown:
            drawn.append(Piece(pad(told[title].text, size) + " ", told[title].style))
    return tuple(drawn)


def counting(done: int, whole: int, width: int) -> list[Line]:
    """How far the measuring of all ties is."""
    size = max(min(width - 2, 50), 1)
    full = solid(done / max(whole, 1), size)
    return [
        (Piece(f"Measuring {whole:,} ties: {done:,} so far"),),
        (Piece(full, GREEN), Piece("·" * (size - len(full)), FAINT)),
        (Piece("You can leave; it goes on from here when you come back.", FAINT),),
    ]
