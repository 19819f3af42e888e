"""Both over time: followers and active ties month by month, on one index whose first month is 100."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from netbook.domain.contrast.facts import Facts


@dataclass(frozen=True, slots=True)
class Month:
    """The end of a month: how many followed, and how many ties were active in the twelve months before.

    ``follower_index`` and ``tie_index`` are the same with the first month that has both as 100; none = not known.
    """

    end: date
    followers: int | None
    active: int | None
    follower_index: float | None = None
    tie_index: float | None = None


def months(facts: Facts) -> tuple[Month, ...]:
    """The months of a stretch with their indices."""
    return indexed([Month(end, _followers(facts, end), _active(facts, end)) for end in ends(facts.first, facts.until)])


def ends(first: date, until: date) -> Iterator[date]:
    """The last days of the months from ``first`` on, the last of them ``until`` itself."""
    end = first + relativedelta(day=31)
    while end < until:
        yield end
        end += relativedelta(months=1, day=31)
    yield until


def _followers(facts: Facts, day: date) -> int | None:
    """All followers as they were last counted by a day, of every account that was counted by then."""
    told = [newest for each in facts.counts for newest in [count for on, count in each if on <= day][-1:]]
    return sum(told) if told else None


def _active(facts: Facts, day: date) -> int:
    before = day - relativedelta(years=1)
    return sum(1 for days in facts.met.values() if bisect_right(days, day) > bisect_right(days, before))


def indexed(months: Sequence[Month]) -> tuple[Month, ...]:
    """The months with their indices; an index needs a first month that is more than nobody."""
    base = next((each for each in months if each.followers and each.active), None)
    if base is None:
        return tuple(months)
    return tuple(
        Month(
            each.end,
            each.followers,
            each.active,
            _index(each.followers, base.followers) if each.end >= base.end else None,
            _index(each.active, base.active) if each.end >= base.end else None,
        )
        for each in months
    )


def _index(count: int | None, base: int | None) -> float | None:
    return 100 * count / base if count is not None and base else None
