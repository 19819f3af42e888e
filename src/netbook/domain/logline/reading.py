"""What a line was read as."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from netbook.domain.names import NameIndex, Person
from netbook.domain.when import Calendar


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody a line speaks of: a person in the book, a new name, or one that is not certain yet."""

    said: str
    person: Person | None = None
    new: bool = False
    marked: bool = False  # a new name in **stars**: to be added without a question
    candidates: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name to show."""
        return self.person.name if self.person else self.said

    @property
    def certain(self) -> bool:
        """Whether it is settled who is meant, or that the name is new."""
        return self.person is not None or self.new


@dataclass(frozen=True, slots=True)
class ReadExchange:
    """Something of value that passed, as a line tells it."""

    kind: str
    direction: str
    who: Who


@dataclass(frozen=True, slots=True)
class ReadFollowUp:
    """What a follow-up clause promises."""

    due: date
    what: str | None = None
    repeat: str | None = None
    people: tuple[Who, ...] = ()
    side: str = "me"
    assumed: bool = False  # no day was given: the usual one was taken


@dataclass(frozen=True, slots=True)
class LogLine:
    """The reading of one line. ``kind`` and ``on`` are none where the line is only a follow-up."""

    text: str
    kind: str | None
    on: date | None
    people: tuple[Who, ...] = ()
    mentioned: tuple[Who, ...] = ()
    at_time: str | None = None
    place: str | None = None
    minutes: int | None = None
    initiator: str | None = None
    missed: bool = False
    tags: tuple[str, ...] = ()
    exchanges: tuple[ReadExchange, ...] = ()
    introduced_by: tuple[tuple[Who, Who], ...] = ()  # who came into the book, through whom
    follow_ups: tuple[ReadFollowUp, ...] = ()
    dated: bool = False  # the line itself says when
    rest: str = ""  # the words that were read as mere text
    company: bool = False  # people were there whom the line does not name ("my landlord")

    def everyone(self) -> tuple[Who, ...]:
        """Everybody whom the line needs to be settled: present, or promised something; each once."""
        promised = (who for follow_up in self.follow_ups for who in follow_up.people)
        return distinct((*self.people, *promised))

    @property
    def open_questions(self) -> tuple[Who, ...]:
        """Those of whom it is not certain who is meant, or whom nobody has said to add."""
        return tuple(who for who in self.everyone() if who.person is None and not who.marked)

    @property
    def strangers(self) -> tuple[Who, ...]:
        """Those whom the book does not know, in whatever part of the line."""
        everybody = (*self.everyone(), *(each.who for each in self.exchanges))
        return distinct(tuple(who for who in everybody if who.person is None))

    def with_whom(self, about: Person | None) -> "LogLine":
        """The reading with ``about`` present, where it tells of something that happened and names nobody."""
        if about is None or self.kind is None or self.everyone():
            return self
        return replace(self, people=(Who(about.name, about),))

    def settled(self, answers: Mapping[str, Who]) -> "LogLine":
        """The reading with each name that ``answers`` knows, as it was said, taken for its answer."""

        def settle(who: Who) -> Who:
            return answers.get(who.said, who) if who.person is None else who

        def settle_all(people: tuple[Who, ...]) -> tuple[Who, ...]:
            return distinct(tuple(settle(who) for who in people))

        return replace(
            self,
            people=settle_all(self.people),
            exchanges=tuple(replace(each, who=settle(each.who)) for each in self.exchanges),
            introduced_by=tuple((settle(came), settle(through)) for came, through in self.introduced_by),
            follow_ups=tuple(replace(each, people=settle_all(each.people)) for each in self.follow_ups),
        )


def distinct(people: Sequence[Who] | tuple[Who, ...]) -> tuple[Who, ...]:
    """``people`` in order, each once."""
    seen: dict[object, Who] = {}
    for who in people:
        seen.setdefault(who.person.id if who.person else who.said.casefold(), who)
    return tuple(seen.values())


@dataclass(frozen=True, slots=True)
class Given:
    """Parts of a reading that were given as options; each wins over what the line says."""

    people: tuple[Who, ...] | None = None
    on: date | None = None
    at_time: str | None = None
    minutes: int | None = None
    kind: str | None = None
    place: str | None = None
    initiator: str | None = None
    tags: tuple[str, ...] = ()
    follow_up: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a line is read against: the people in the book, the day, and the user's settings."""

    index: NameIndex
    calendar: Calendar
    follow_up_days: int = 7
    given: Given = field(default_factory=Given)
