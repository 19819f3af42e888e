"""Writing the sample network into an empty book."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from netbook.demo import followers, lives
from netbook.demo.cast import PEOPLE, TAG_CADENCES, Character
from netbook.demo.stories import Promise, Story
from netbook.demo.weave import day_of, woven
from netbook.domain import methods
from netbook.domain.curation import NO, UNKNOWN, YES
from netbook.domain.names import split_name
from netbook.domain.vocabulary import RULES
from netbook.models import (
    Alias,
    Appraisal,
    Contact,
    ContactMethod,
    ContactTag,
    Exchange,
    Fact,
    FollowUp,
    InboxLine,
    Interaction,
    InteractionTag,
    Note,
    Occasion,
    Participation,
    Relation,
    Rule,
    Tag,
    key_of,
)
from netbook.storage.book import Book

_TWO_YEARS = 730  # days
_ANSWERS = {"y": YES, "n": NO, "?": UNKNOWN}


def new_book(path: str, today: date) -> None:
    """Make a book at ``path`` that holds the sample network, written as one operation."""
    with Book.open(path) as book, book.operation(f"the sample network: {len(PEOPLE)} people") as session:
        fill(session, today)


def fill(session: Session, today: date) -> None:
    """Write the whole network as it stands on ``today``; the same day gives the same book."""
    _Filling(session, today).run()


class _Filling:
    """One filling of a book, with the ids of what was written."""

    def __init__(self, session: Session, today: date) -> None:
        self.session = session
        self.today = today
        self.stories = sorted(woven(), key=lambda story: day_of(story, today))
        self.people: dict[str, int] = {}
        self.tags: dict[str, int] = {}
        self._chance = Random("the sample network")

    def run(self) -> None:
        self._add_tags()
        self._add_people()
        happened = [self._interaction(story) for story in self.stories]
        self._write(happened)
        hanging: list[SQLModel] = []
        for story, row in zip(self.stories, happened, strict=True):
            hanging.extend(self._parts(story, key_of(row)))
        for person in PEOPLE:
            hanging.extend(self._belongings(person))
        self._write([*hanging, *self._known()])
        followers.fill(self.session, self.today)

    def _write(self, rows: Sequence[SQLModel]) -> None:
        self.session.add_all(rows)
        self.session.flush()

    def _day(self, days: int) -> date:
        """A day so many days ahead, or back where they are negative."""
        return self.today + timedelta(days=days)

    def _uid(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128), version=4))

    def _add_tags(self) -> None:
        told = [*(each.tags for each in PEOPLE), *(story.tags for story in self.stories)]
        names = dict.fromkeys(" ".join(told).split())
        rows = [Tag(name=name, cadence=TAG_CADENCES.get(name)) for name in names]
        self._write(rows)
        self.tags = {row.name: key_of(row) for row in rows}

    def _add_people(self) -> None:
        """Those who introduced others come first."""
        first: dict[str, date] = {}
        for story in self.stories:
            for key in story.who.split():
                first.setdefault(key, day_of(story, self.today))
        waiting = list(PEOPLE)
        while waiting:
            ready = [each for each in waiting if each.via is None or each.via in self.people]
            rows = [self._contact(each, first.get(each.key)) for each in ready]
            self._write(rows)
            self.people |= {each.key: key_of(row) for each, row in zip(ready, rows, strict=True)}
            waiting = [each for each in waiting if each not in ready]

    def _contact(self, person: Character, first: date | None) -> Contact:
        given, family = split_name(person.name)
        met_on = first if person.met_ago < _TWO_YEARS else self._day(-person.met_ago)
        kept = person.circle or person.cadence or any(tag in TAG_CADENCES for tag in person.tags.split())
        return Contact(
            uid=self._uid(),
            name=person.name,
            given=given,
            family=family,
            organisation=person.organisation,
            title=person.title,
            city=person.city,
            met=person.met,
            met_on=None if person.met == "PyCon 2026" else met_on,  # the name holds a year, the sample has none
            introduced_by=self.people[person.via] if person.via else None,
            circle=person.circle,
            cadence=person.cadence,
            cadence_since=self._day(-min(person.met_ago, _TWO_YEARS)) if kept else None,
            snoozed_until=self._day(person.snoozed) if person.snoozed else None,
            paused_until=self._day(person.paused) if person.paused else None,
            about=person.about,
            archived_at=self._evening(person.last) if person.archived and person.last else None,
        )

    def _evening(self, ago: int) -> datetime:
        return datetime.combine(self._day(-ago), time(20), tzinfo=UTC)

    def _interaction(self, story: Story) -> Interaction:
        return Interaction(
            uid=self._uid(),
            on=day_of(story, self.today),
            at_time=story.at,
            kind=story.kind,
            place=story.place,
            minutes=story.minutes,
            text=story.text,
            notes=story.notes,
            initiator=story.by,
            missed=story.missed,
        )

    def _parts(self, story: Story, number: int) -> Iterator[SQLModel]:
        """Who took part in a story or was spoken of, its tags, what passed, and what was promised."""
        for role, keys in (("present", story.who), ("mentioned", story.spoken)):
            for key in keys.split():
                yield Participation(interaction_id=number, contact_id=self.people[key], role=role)
        for tag in story.tags.split():
            yield InteractionTag(interaction_id=number, tag_id=self.tags[tag])
        for each in story.passed:
            kind, direction, key = each.split()
            yield Exchange(
                contact_id=self.people[key],
                interaction_id=number,
                kind=kind,
                direction=direction,
                on=day_of(story, self.today),
                note=story.worth,
            )
        for promise in story.then:
            yield self._follow_up(promise, story.who.split()[0], number)

    def _follow_up(self, promise: Promise, key: str, number: int | None) -> FollowUp:
        return FollowUp(
            uid=self._uid(),
            contact_id=self.people[key],
            interaction_id=number,
            what=promise.what,
            side=promise.side,
            due=self._day(promise.due),
            repeat=promise.repeat,
            state=promise.state,
            closed_on=self._day(promise.closed) if promise.closed is not None else None,
        )

    def _belongings(self, person: Character) -> Iterator[SQLModel]:
        """The other names of a person, the ways to reach them, and their tags."""
        number = self.people[person.key]
        for alias in person.aliases:
            yield Alias(contact_id=number, name=alias)
        for text in person.reach:
            yield _method(number, text)
        for tag in person.tags.split():
            yield ContactTag(contact_id=number, tag_id=self.tags[tag])

    def _known(self) -> Iterator[SQLModel]:
        """What is known of people, apart from what happened."""
        for key, ago, what, value in lives.FACTS:
            yield Fact(contact_id=self.people[key], on=self._day(-ago), key=what, value=value)
        for key, ago, text in lives.NOTES:
            yield Note(contact_id=self.people[key], on=self._day(-ago), text=text)
        for one, kind, other in lives.RELATIONS:
            yield Relation(contact_id=self.people[one], other_id=self.people[other], kind=kind)
        for key, promise in lives.PROMISES:
            yield self._follow_up(promise, key, None)
        for ago, line, reason in lives.INBOX:
            yield InboxLine(text=line, on=self._day(-ago), reason=reason)
        yield from self._occasions()
        yield from self._appraisals()

    def _occasions(self) -> Iterator[Occasion]:
        for key, (days, year) in lives.BIRTHDAYS.items():
            month, day = self._yearly(days)
            yield Occasion(contact_id=self.people[key], kind="birthday", month=month, day=day, year=year)
        key, year = lives.LEAP_DAY
        yield Occasion(contact_id=self.people[key], kind="birthday", month=2, day=29, year=year)
        key, month, day = lives.NAME_DAY
        yield Occasion(contact_id=self.people[key], kind="name day", month=month, day=day)
        key, days = lives.ANNIVERSARY
        month, day = self._yearly(days)
        yield Occasion(contact_id=self.people[key], kind="anniversary", month=month, day=day)

    def _appraisals(self) -> Iterator[Appraisal]:
        """The answers by which people were let in, or not."""
        rules = {rule.key: key_of(rule) for rule in self.session.exec(select(Rule))}
        for key, ago, answers in lives.APPRAISALS:
            for rule, answer in zip(RULES, answers, strict=True):
                if answer in _ANSWERS:
                    yield Appraisal(
                        contact_id=self.people[key],
                        rule_id=rules[rule.key],
                        answer=_ANSWERS[answer],
                        on=self._day(-ago),
                    )

    def _yearly(self, days: int) -> tuple[int, int]:
        """Month and day so many days ahead; never 29 February, which most years of birth have not."""
        found = self._day(days)
        return (2, 28) if (found.month, found.day) == (2, 29) else (found.month, found.day)


def _method(number: int, text: str) -> ContactMethod:
    if text.startswith("+"):  # all are international: no need to load the library that reads phone numbers
        bare = "+" + "".join(character for character in text if character.isdigit())
        return ContactMethod(contact_id=number, kind="phone", value=text, normalised=bare)
    read = methods.email(text) if "@" in text[1:] and not text.startswith("@") else methods.handle(text)
    return ContactMethod(
        contact_id=number, kind=read.kind, platform=read.platform, value=read.value, normalised=read.normalised
    )
