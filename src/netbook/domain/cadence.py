"""When the next touch is due: a person's own cadence, else the shortest of their tags', else their circle's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from netbook.domain.when import period
from netbook.errors import Unreadable

NEVER = "never"
_ASLEEP = "3y"  # without a cadence: Levin, Walter and Murnighan call a tie dormant after three years of silence
_DAYS = {"d": 1.0, "w": 7.0, "mo": 30.44, "y": 365.25}


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides when a person is due."""

    own: str | None = None  # cadence texts: "6w", "never"
    tags: tuple[str, ...] = ()
    circle: str | None = None
    late_after: str | None = None  # the circle's: how long after a contact one is late
    since: date | None = None  # since when the cadence holds: due then, before the first contact
    last: date | None = None  # last contact of any kind
    snoozed_until: date | None = None
    paused_until: date | None = None
    dropped: date | None = None  # a due date that asks no more
    archived: bool = False


def cadence_text(text: str) -> str:
    """A cadence as the book stores it: ``6w``, ``1mo``, ``never``.

    Raises:
        Unreadable: it is no period.
    """
    if text.strip().casefold() == NEVER:
        return NEVER
    try:
        found = period(text)
        found.after(date(2000, 1, 1))
    except Unreadable:
        raise Unreadable(f"{text!r} is no cadence", "write it like 6w, 2 weeks, 1mo, 1y or never") from None
    return str(found)


def effective(own: str | None, tags: Iterable[str], circle: str | None) -> tuple[str | None, str | None]:
    """The cadence that holds, and where it comes from: ``own``, ``tag`` or ``circle``."""
    if own:
        return own, "own"
    told = [text for text in tags if text]
    if told:
        return min(told, key=_length), "tag"
    return (circle, "circle") if circle else (None, None)


def due_on(standing: Standing) -> date | None:
    """The day the next touch is due; none where no cadence asks for one."""
    text, _ = effective(standing.own, standing.tags, standing.circle)
    if not text or text == NEVER or standing.archived:
        return None
    try:
        due = standing.since if standing.last is None else period(text).after(standing.last)
    except Unreadable:  # beyond the calendar's end
        return None
    return None if due == standing.dropped else due


@dataclass(frozen=True, slots=True)
class Course:
    """The days on which a relationship turns due, late and dormant unless there is contact before."""

    due: date | None = None
    late: date | None = None
    dormant: date | None = None


def course(standing: Standing) -> Course:
    """How a relationship cools after its last contact; nothing before the first.

    Late is the circle's figure where its cadence holds (never: nor is it dormant), else one and a half cadences after;
    dormant twice that. Without a cadence it is dormant after three years.
    """
    if standing.last is None:
        return Course()
    text, source = effective(standing.own, standing.tags, standing.circle)
    if not text or text == NEVER:
        return Course(dormant=_after(_ASLEEP, standing.last))
    due = _after(text, standing.last)
    if due is None:
        return Course()
    if source == "circle" and standing.late_after == NEVER:
        return Course(due)
    if source == "circle" and standing.late_after:
        late, dormant = _after(standing.late_after, standing.last), _after(standing.late_after, standing.last, 2)
    else:
        half = max((due - standing.last) // 2, timedelta(days=1))  # not on the day itself
        late, dormant = _later(due, half), _after(text, standing.last, 3)
    late = max(late, due) if late else None  # whatever figures the user gave a circle
    return Course(due, late, max(dormant, late) if dormant and late else None)


def _after(text: str, day: date, times: int = 1) -> date | None:
    """A day so many periods later; none beyond the calendar's end, or where another program wrote no period."""
    try:
        return period(text).after(day, times)
    except Unreadable:
        return None


def _later(day: date, more: timedelta) -> date | None:
    return day + more if date.max - day >= more else None


WARM, DUE, COOLING, DORMANT = "warm", "due", "cooling", "dormant"
HEALTH = (WARM, DUE, COOLING, DORMANT)


def health(last: date | None, days: Course, today: date) -> str | None:
    """How a relationship stands: warm until due, due until late, then cooling, then dormant; none before it began."""
    if last is None:
        return None
    for state, since in ((DORMANT, days.dormant), (COOLING, days.late), (DUE, days.due)):
        if since and today >= since:
            return state
    return WARM


def hidden_until(standing: Standing, today: date) -> date | None:
    """The day until which a person is silent by being paused or snoozed, if that is after ``today``."""
    days = [day for day in (standing.snoozed_until, standing.paused_until) if day and day > today]
    return max(days, default=None)


def is_shorter(text: str, other: str) -> bool:
    """Whether a cadence is shorter than another; a month counts 30 and a half days, never is the longest."""
    return _length(text) < _length(other)


def _length(text: str) -> float:
    """About how many days; for comparing only. Never is longest, and what another program made unreadable."""
    try:
        found = period(text)
    except Unreadable:
        return float("inf")
    return found.count * _DAYS[found.unit]


_A_WEEK = 15  # people who come due in a week, while they fit into a year
_FEWEST, _MOST = 28, 364  # days


def spread(count: int, today: date) -> list[date]:
    """The days on which so many people come due who got a cadence at once, in their order.

    They lie evenly in the weeks from today on: at least four, and as many as it takes to have 15 a week at most; but a
    year, however many they are.
    """
    days = min(_MOST, max(_FEWEST, -(-count // _A_WEEK) * 7), (date.max - today).days)
    return [today + timedelta(days=number * days // count) for number in range(count)]


def next_occasion(month: int, day: int, today: date) -> date:
    """The next day, ``today`` included, that a yearly occasion falls on; 29 February is kept on the 28th else."""
    for year in (today.year, today.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            found = date(year, 3, 1) - timedelta(days=1)
        if found >= today:
            return found
    raise AssertionError("a yearly occasion comes back within a year")
