"""Who opens doors, who sleeps and is worth waking, and who should meet, in lines."""

from collections.abc import Iterator, Sequence
from datetime import date

from netbook.domain.doors import DormantTie, MeetingView
from netbook.domain.introductions import MapRow
from netbook.domain.spoken import ago, day
from netbook.drawing.bars import Bar, bars
from netbook.drawing.lines import BOLD, FAINT, Line, Piece, line, said
from netbook.drawing.measure import broken, cells, cut

_WIDEST = 100


def openers(rows: Sequence[MapRow], width: int) -> list[Line]:
    """Those who introduced people, with how many, and how many hang on these in all."""
    return bars(
        [Bar(row.name, row.introduced, f"{row.introduced:,}  in all {row.in_all:,}") for row in rows],
        min(width, _WIDEST),
    )


def sleepers(rows: Sequence[DormantTie], today: date, width: int) -> list[Line]:
    """Ties that sleep, each with how strong it was at its best."""
    return bars(
        [Bar(row.name, row.best, f"once {row.best}, last {ago(row.last, today)}", of=100) for row in rows],
        min(width, _WIDEST),
    )


def meetings(rows: Sequence[MeetingView], width: int) -> list[Line]:
    """Pairs who should meet, and why as far as there is room."""
    pairs = [cut(said(f"{row.one.name} and {row.other.name}").text, width) for row in rows]
    return [
        line(pair, Piece(cut(f"  {said('; '.join(row.reasons)).text}", width - cells(pair)), FAINT))
        for pair, row in zip(pairs, rows, strict=True)
    ]


def opener(row: MapRow, introduced: Sequence[str], width: int) -> list[Line]:
    """What is told of one who opens doors."""
    place = " · ".join(part for part in (row.circle, row.organisation, row.city) if part)
    more = f", {row.in_all:,} with those whom these introduced in turn" if row.in_all > row.introduced else ""
    told = [place, f"introduced {_people(row.introduced)}{more}", "", *introduced]
    return _told(row.name, told, width)


def _people(number: int) -> str:
    return f"{number:,} {'person' if number == 1 else 'people'}"


def sleeper(row: DormantTie, today: date, width: int) -> list[Line]:
    """Why a tie is worth waking, and what was talked of last."""
    place = " · ".join(part for part in (row.circle, row.organisation, row.city) if part)
    told = [place, "; ".join(row.reasons), "", f"Last: {row.kind}, {day(row.last, today)}: {row.said}"]
    return _told(row.name, told, width)


def meeting(row: MeetingView, width: int) -> list[Line]:
    """Why two should meet, and the line that records it."""
    told = [*row.reasons, "", f"When you have done it, log: {row.log}"]
    return _told(f"{row.one.name} and {row.other.name}", told, width)


def _told(head: str, texts: Sequence[str], width: int) -> list[Line]:
    return [line(said(head, BOLD)), *(line(text) for text in _broken(texts, width))]


def _broken(texts: Sequence[str], width: int) -> Iterator[str]:
    for number, text in enumerate(texts):
        clean = said(text).text
        if clean:
            yield from broken(clean, max(width, 12))
        elif number:
            yield ""
