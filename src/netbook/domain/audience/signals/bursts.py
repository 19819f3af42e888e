"""Arrived in a burst: blocks of followers that came far faster than the account grows, and stopped at once.

Bought followers are delivered at a flat rate from one moment to another. A post that is passed on brings its followers
at once too, but they thin out over hours and days and sleep at night. What cannot be told apart is left alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from netbook.domain.audience.signals.arrivals import BY_DAY, BY_HOUR, Arrivals
from netbook.domain.audience.signals.shapes import Run, is_block, runs, stands_alone


@dataclass(frozen=True, slots=True)
class Burst:
    """Many who came from ``begin`` until before ``end``; ``usual`` is how many come on an ordinary day around it."""

    begin: datetime
    end: datetime
    count: int
    usual: float
    by_day: bool = False

    def holds(self, when: datetime) -> bool:
        """Whether somebody who came then came in it."""
        return self.begin <= when < self.end

    @property
    def words(self) -> str:
        """What was seen: "312 in one hour, where 2 a day are usual"."""
        return f"{self.count:,} in {self._span}, where {_rate(self.usual)} usual"

    @property
    def _span(self) -> str:
        steps = round((self.end - self.begin) / timedelta(days=1 if self.by_day else 1 / 24))
        unit = "day" if self.by_day else "hour"
        return f"one {unit}" if steps == 1 else f"{steps} {unit}s"


def bursts(per_hour: Mapping[datetime, int], until: datetime | date | None = None) -> list[Burst]:
    """The bursts among how many came in each hour (in UTC; hours without anybody may be left out), oldest first.

    Where every hour is a midnight only the days are known, and they are judged by the day. ``until`` is how far is
    known, the day of the export: nothing is said of what had not ended a day before. Otherwise it is the last arrival.
    """
    came = {hour: count for hour, count in per_hour.items() if count > 0}
    if not came:
        return []
    scale = BY_DAY if all(hour.hour == 0 for hour in came) else BY_HOUR
    arrivals = Arrivals(scale, came, until=_moment(until))
    blocks = [run for run in runs(arrivals) if is_block(arrivals, run)]
    return [_burst(arrivals, run) for run in blocks if stands_alone(arrivals, run, blocks)]


def _moment(until: datetime | date | None) -> datetime | None:
    if until is None or isinstance(until, datetime):
        return until
    return datetime.combine(until, time(), UTC)


def _burst(arrivals: Arrivals, run: Run) -> Burst:
    begin, end = run.begin, run.end
    usual = arrivals.around(begin)
    # What came in the rest of the hour before the first full one, and in the beginning of the one after the last.
    stray = max(5, 4 * usual.busy)
    if not arrivals.scale.days_only:
        begin -= arrivals.at(begin - 1) >= stray
        end += arrivals.at(end) >= stray
    count = sum(arrivals.span(begin, end))
    scale = arrivals.scale
    return Burst(scale.moment(begin), scale.moment(end), count, usual.a_day, by_day=scale.days_only)


def _rate(a_day: float) -> str:
    if a_day >= 1:
        return "1 a day is" if round(a_day) == 1 else f"{round(a_day):,} a day are"
    a_week = round(7 * a_day)
    if a_week:
        return "1 a week is" if a_week == 1 else f"{a_week} a week are"
    return "fewer than 1 a week are"
