"""What a calendar is to remind of: days that come back every year, promises, and people who come due.

Each has a ``uid`` that is the same from one export to the next, so that a calendar takes a change for one.
"""

from dataclasses import dataclass
from datetime import date

from netbook.domain.occasions import YearlyDay


@dataclass(frozen=True, slots=True)
class Yearly:
    """A birthday, an anniversary or a named day of a person."""

    uid: str
    name: str
    kind: str
    day: YearlyDay


@dataclass(frozen=True, slots=True)
class Promised:
    """An open promise, to somebody or nobody: ``side`` says whose move it is, ``repeat`` is an RRULE."""

    uid: str
    name: str | None
    what: str | None
    side: str
    due: date
    repeat: str | None


@dataclass(frozen=True, slots=True)
class ComesDue:
    """A person, and the day by which to be in touch."""

    uid: str
    name: str
    due: date


Reminder = Yearly | Promised | ComesDue
