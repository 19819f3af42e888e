"""The circles as they stand: how full, how often in touch, how many are late."""

from collections.abc import Sequence
from datetime import date

from netbook.domain import spoken
from netbook.domain.circling import CircleNow
from netbook.drawing.bars import Bar, bars
from netbook.drawing.lines import BOLD, FAINT, YELLOW, Line, Piece, line, said
from netbook.drawing.measure import cells, cut

_BAR = 12  # columns of a bar at least, while something else can be left away


def circles(rows: Sequence[CircleNow], width: int) -> list[Line]:
    """A line each: people, how many with those inside of how many there is room for, cadence, the late, a bar."""
    people, room, every = (
        [f"{row.people:,}" for row in rows],
        [_room(row) for row in rows],
        [_every(row) for row in rows],
    )
    brief = [text.removeprefix("in all ") for text in room]
    names = _wide([said(row.name).text for row in rows])
    after = [_after(row) for row in rows]
    behind = _wide(after)
    told: list[str] = []
    for columns in ((people, room, every), (people, brief, every), (people, brief)):
        wide = [_wide(column) for column in columns]
        first, *rest = wide
        told = [
            "  ".join([f"{each[0]:>{first}}", *(f"{text:<{size}}" for text, size in zip(each[1:], rest, strict=True))])
            for each in zip(*columns, strict=True)
        ]
        if names + _wide(told) + behind + 6 + _BAR <= width:
            break
    return bars(
        [
            Bar(
                row.name,
                row.circle.within if row.circle and row.circle.capacity is not None else 0,
                words,
                over=bool(row.circle and row.circle.over),
                of=row.circle.capacity if row.circle else None,
                after=f"{last:<{behind}}" if behind else "",
            )
            for row, words, last in zip(rows, told, after, strict=True)
        ],
        width,
    )


def _wide(column: Sequence[str]) -> int:
    return max(map(cells, column), default=0)


def late(row: CircleNow, today: date, width: int) -> list[Line]:
    """Of one circle: what is said of it, and who of it is late."""
    lines = [line(said(row.name, BOLD)), *(line(cut(text, width)) for text in _standing(row))]
    if row.late:
        lines += [line(), line(Piece("Late", BOLD))]
    for each in row.latest:
        since = (today - each.since).days
        lines.append(line("! ", said(each.name), Piece(f"  {spoken.late(since) if since else 'due today'}", YELLOW)))
    if row.late > len(row.latest):
        lines.append(line(Piece(f"and {row.late - len(row.latest):,} more", FAINT)))
    return lines


def _standing(row: CircleNow) -> list[str]:
    people = f"{row.people:,} {'person' if row.people == 1 else 'people'}"
    found = [f"{people} · {row.due:,} due · {row.late:,} late"]
    circle = row.circle
    if circle is None:
        return [*found, "in no circle: nobody asks how often you want to be in touch"]
    if circle.capacity is not None:
        left = circle.capacity - circle.within
        free = f"room for {left:,} more" if left > 0 else f"{circle.over:,} over" if circle.over else "full"
        found.append(f"with those inside {circle.within:,} of {circle.capacity:,}: {free}")
    wanted = f"every {circle.cadence}" if circle.cadence not in (None, "never") else "never due"
    after = f", late after {circle.late_after}" if circle.late_after not in (None, "never") else ""
    return [*found, f"{wanted}{after}"]


def _room(row: CircleNow) -> str:
    if row.circle is None or row.circle.capacity is None:
        return ""
    return f"in all {row.circle.within:,} of {row.circle.capacity:,}"


def _every(row: CircleNow) -> str:
    if row.circle is None or row.circle.cadence in (None, "never"):
        return "never due" if row.circle else ""
    return f"every {row.circle.cadence}"


def _after(row: CircleNow) -> str:
    over = f"{row.circle.over:,} over" if row.circle and row.circle.over else ""
    return ", ".join(part for part in (over, f"! {row.late:,} late" if row.late else "") if part)
