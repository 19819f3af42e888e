"""The shape of a rise: a flat block with two edges, or something that thins out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, median, pstdev

from netbook.domain.audience.signals.arrivals import Arrivals

_FIRST_DAYS = 7  # of an account: whom one brings along, tells, imports
_A_NIGHT = 20  # hours: what stays flat as long as that knows no night
_BY_DAYLIGHT = 40  # an hour: what a fair or a busy stand does not bring for hours
_SHORT = 3  # hours: too few for the waking hours of a day
_LITTLE_BEFORE = 0.1  # of everybody: where fewer came before, a full hour was the account's beginning


@dataclass(frozen=True, slots=True)
class Run:
    """Steps on end, from ``begin`` until before ``end``, with far more than usual."""

    begin: int
    end: int

    def __len__(self) -> int:
        return self.end - self.begin


def runs(arrivals: Arrivals) -> Iterator[Run]:
    """The runs in which more came than is usual, oldest first."""
    begin = end = 0
    hot = False
    for step in arrivals.steps:
        if 2 * arrivals.at(step) < arrivals.scale.floor:
            continue
        limit = arrivals.around(step).hot(arrivals.scale.floor)
        if 2 * arrivals.at(step) < limit:
            continue
        if step != end:
            if hot:
                yield Run(begin, end)
            begin, hot = step, False
        end = step + 1
        hot = hot or arrivals.at(step) >= limit
    if hot:
        yield Run(begin, end)


def is_block(arrivals: Arrivals, run: Run) -> bool:
    """Whether a run has the shape of a delivery: high, flat, with an abrupt beginning and end, and no import."""
    counts = arrivals.span(run.begin, run.end)
    return (
        sum(counts) >= arrivals.scale.least
        and arrivals.around(run.begin).known
        and not _is_import(arrivals, run, max(counts))
        and _is_flat(counts, days_only=arrivals.scale.days_only)
        and _is_high(counts, days_only=arrivals.scale.days_only)
        and _begins_at_once(arrivals, run, median(counts))
    )


def stands_alone(arrivals: Arrivals, run: Run, blocks: Iterable[Run]) -> bool:
    """Whether next to nobody more came on the day before a run and on that after it than on a good day.

    A post that is passed on is still seen in the night and on the next morning. Other short blocks are left aside.
    """
    day, edge = (2, 0) if arrivals.scale.days_only else (24, 1)  # steps; and that which holds a part of the block
    if arrivals.until < run.end + edge + arrivals.scale.a_day:
        return False
    aside = {
        step for each in blocks if each != run and len(each) <= _SHORT for step in range(each.begin - 1, each.end + 1)
    }
    usual = arrivals.around(run.begin).good_day * day / arrivals.scale.a_day
    part = 0.01 if arrivals.scale.days_only else 0.04
    most = usual + part * sum(arrivals.span(run.begin, run.end)) + 2 * usual**0.5
    after, before = run.end + edge, run.begin - edge
    return all(
        sum(arrivals.at(step) for step in near if step not in aside) <= most
        for near in (range(after, after + day), range(before - day, before))
    )


def _is_import(arrivals: Arrivals, run: Run, highest: int) -> bool:
    """Whether the account began so, or the platform put one date on those whose date it did not know."""
    youth = arrivals.first + _FIRST_DAYS * arrivals.scale.a_day
    if run.begin < youth or highest >= arrivals.scale.share * arrivals.total:
        return True
    return 4 * highest >= arrivals.total and arrivals.before(run.begin) < _LITTLE_BEFORE * arrivals.total


def _is_flat(counts: Sequence[int], *, days_only: bool) -> bool:
    """Whether the speed stayed the same from edge to edge; the first and the last step may be cut off."""
    if len(counts) == 1:
        return True
    if (days_only and len(counts) < 5) or len(counts) == 2:
        return not days_only  # a few days are as uneven for a post
    inner = counts[1:-1]
    mean = fmean(inner)
    uneven = 0.2 if len(counts) >= _A_NIGHT else 0.1
    if max(counts[0], counts[-1]) > 1.25 * mean + 2 * mean**0.5 or pstdev(inner) > uneven * mean + 1.3 * mean**0.5:
        return False
    half = len(inner) // 2
    return not half or _alike(fmean(inner[:half]), fmean(inner[-half:]), half)


def _alike(one: float, other: float, steps: int) -> bool:
    """Whether the halves of a run brought the same, but for chance."""
    return abs(one - other) <= 0.15 * min(one, other) + 3 * sqrt((one + other) / steps)


def _is_high(counts: Sequence[int], *, days_only: bool) -> bool:
    return days_only or len(counts) >= _A_NIGHT or median(counts) >= _BY_DAYLIGHT


def _begins_at_once(arrivals: Arrivals, run: Run, level: float) -> bool:
    before = arrivals.span(run.begin - 4, run.begin - 1)
    return arrivals.scale.days_only or fmean(before) - arrivals.around(run.begin).busy <= 0.1 * level
