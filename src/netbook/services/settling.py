"""Who could be meant by the names of a line that are not certain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from netbook.config import Settings
from netbook.domain.logline import LogLine, Who
from netbook.domain.names import Person, is_slip
from netbook.services import directory, interactions


@dataclass(frozen=True, slots=True)
class Question:
    """A name that could mean any of ``people``, the likeliest first, or somebody new, or less likely the ``others``."""

    said: str
    people: tuple[Person, ...]
    others: tuple[Person, ...] = ()

    @property
    def answers(self) -> tuple[Who, ...]:
        """What one can answer, the likeliest first."""
        new = Who(self.said, new=True, marked=True)
        return (*self._each(self.people), new, *self._each(self.others))

    def _each(self, people: tuple[Person, ...]) -> Iterator[Who]:
        return (Who(self.said, person) for person in people)


@dataclass(frozen=True, slots=True)
class Look:
    """A line as it is read, with what is not certain in it."""

    reading: LogLine
    questions: tuple[Question, ...]

    def settled(self, answers: Mapping[str, Who]) -> LogLine:
        """The reading with the answers that were given."""
        return self.reading.settled(answers)


def look(session: Session, line: str, today: date, settings: Settings, about: Person | None = None) -> Look:
    """Read a line, and who could be meant where it is not certain; ``about`` is who was there if it names nobody.

    Raises:
        Unreadable: see ``netbook.domain.logline.read``.
    """
    reading = interactions.read_line(session, line, today, settings).with_whom(about)
    return Look(reading, tuple(_question(session, who.said, today) for who in reading.open_questions))


def _question(session: Session, said: str, today: date) -> Question:
    match = directory.index(session, today, among=said).named(said)
    return Question(said, match.people if match else ())


def spelled_like(session: Session, said: str, today: date) -> Question:
    """A name that nobody bears, with those whose names are spelled like it; this looks at everybody.

    Only a slip of the finger makes one of them likelier than somebody new.
    """
    names = directory.index(session, today)
    found = [match for name in names.close(said) if (match := names.named(name))]
    people = list({person.id: person for match in found for person in match.people}.values())
    meant = tuple(person for person in people if is_slip(said, person))
    return Question(said, meant, tuple(person for person in people if person not in meant))
