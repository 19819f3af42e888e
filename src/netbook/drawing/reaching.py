"""Who reaches out, in bars: on the whole, and with whom one side alone does."""

from collections.abc import Sequence
from datetime import date

from netbook.domain.reaching import Began, NotAnswering, OneSided
from netbook.domain.spoken import day
from netbook.domain.year import percents
from netbook.drawing.bars import Bar, bars
from netbook.drawing.lines import BOLD, FAINT, Line, Piece, beside, line
from netbook.drawing.measure import cut

_GAP, _WIDEST = 4, 60


def totals(began: Sequence[Began], width: int) -> list[Line]:
    """Who began, a stretch of days beside the other."""
    half = min((width - _GAP) // 2, _WIDEST)
    left, right = (_period(each, half) for each in began)
    return list(beside(left, right, half + _GAP))


def _period(each: Began, width: int) -> list[Line]:
    counts = {"you": each.you, "they": each.they, "both": each.both, "not known": each.unknown}
    rows = [
        Bar(who, count, f"{count:,}  {part:>3}%")
        for (who, count), part in zip(counts.items(), percents(list(counts.values())), strict=True)
    ]
    missed = f"+ {each.missed:,} of yours that reached nobody" if each.missed else ""
    last = [line(Piece(cut(missed, width), FAINT))] if missed else []
    return [line(Piece(f"Who began, last {each.days} days", BOLD)), *bars(rows, width), *last]


def one_sided(rows: Sequence[OneSided], width: int) -> list[Line]:
    """Each with the share that is yours as a bar, on a bed that is theirs."""
    told = [f"you {row.you:,}  they {row.they:,}" for row in rows]
    return bars(
        [Bar(row.name, row.you, words, of=row.you + row.they) for row, words in zip(rows, told, strict=True)],
        min(width, 2 * _WIDEST),
    )


def silent(rows: Sequence[NotAnswering], today: date, width: int) -> list[Line]:
    """Each with how often you asked."""
    return bars(
        [Bar(row.name, row.attempts, f"{row.attempts:,} times, first {day(row.first, today)}") for row in rows],
        min(width, 2 * _WIDEST),
    )
