"""What one does with an item of a review: each a step of its own, with its outcome noted in the same operation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from netbook.domain.cadence import next_occasion
from netbook.domain.logline import LogLine, Who
from netbook.domain.names import Person
from netbook.domain.review import (
    DONE,
    DROPPED,
    KEPT,
    LET_GO,
    LOGGED,
    MOVED,
    PAUSED,
    PLACED,
    PROMISES,
    QUIET,
    REMINDED,
    SKIPPED,
    SNOOZED,
    SUGGESTED,
    VETTED,
    Action,
    title_of,
)
from netbook.domain.spoken import day
from netbook.domain.vocabulary import DONE as TICKED_OFF
from netbook.domain.vocabulary import DROPPED as LET_GO_OF
from netbook.errors import Conflict, Unreadable
from netbook.models import Contact, FollowUp, Occasion, ReviewItem, Suggestion, key_of
from netbook.services import contacts, directory, followups, ids, inbox, interactions, suggested, upkeep
from netbook.services.curation import answer
from netbook.services.review.cards import asked
from netbook.services.review.progress import decide


@dataclass(frozen=True, slots=True)
class Doing:
    """What an action works with."""

    session: Session
    item: ReviewItem
    text: str
    today: date
    date_order: str | None

    @property
    def number(self) -> int:
        """The row that the item names."""
        parts = ids.split(self.item.subject or "")
        assert parts is not None, "the item names a row"
        return parts[1]

    @property
    def follow_up(self) -> FollowUp:
        """The promise that the item is about."""
        return followups.get(self.session, self.item.subject or "")

    @property
    def occasion(self) -> Occasion:
        """The occasion that the item is about."""
        found = self.session.get(Occasion, self.number)
        assert found is not None, "a card was shown of it"
        return found

    @property
    def person(self) -> Contact:
        """The person that the item is about.

        Raises:
            Unreadable: it is about nobody.
        """
        found = person_of(self.session, self.item)
        if found is None:
            raise Unreadable("nobody is named in it", "take another key")
        return found

    def day(self) -> date:
        """The day to come that the text names."""
        return day_to_come(self.text, self.today, self.date_order)


def day_to_come(text: str, today: date, date_order: str | None) -> date:
    """The day that a text names, at the earliest tomorrow.

    Raises:
        Unreadable: it is no day, or is over, or is today.
    """
    found = followups.day_ahead(text, today, date_order)
    if found <= today:
        raise Unreadable(f"{text!r} is today", "give a day to come")
    return found


def person_of(session: Session, item: ReviewItem) -> Contact | None:
    """The person that an item is about, if it is about one who is in the book."""
    parts = ids.split(item.subject or "")
    if parts is None or parts[0] in (ids.INBOX, ids.SUGGESTION):
        return None
    letter, number = parts
    if letter == ids.PERSON:
        return session.get(Contact, number)
    row = session.get(FollowUp, number) if letter == ids.FOLLOW_UP else session.get(Occasion, number)
    return session.get(Contact, row.contact_id) if row and row.contact_id else None


def act(session: Session, item: ReviewItem, action: Action, text: str, today: date, date_order: str | None) -> str:
    """Do what an action says with an item, and note the outcome; what was done, in words.

    Logging is not done here: a face reads the line, writes it and calls ``logged``.

    Raises:
        Conflict: it was decided in another place meanwhile.
        NetbookError: the text cannot be read, or the book forbids it; nothing is written.
    """
    see_open(item)
    if asked(session, item.step, item.subject, today) is None:
        raise Conflict("this was settled elsewhere meanwhile", "netbook review goes on with the next")
    said, outcome = _ACTS[action.name](Doing(session, item, text, today, date_order))
    if outcome is None and asked(session, item.step, item.subject, today) is None:
        outcome = PLACED  # nothing is left to decide
    if outcome is not None:
        decide(session, item, outcome, today)
    return said


def see_open(item: ReviewItem) -> None:
    """See that an item is not decided yet.

    Raises:
        Conflict: it was, in another terminal perhaps.
    """
    if item.outcome is not None:
        raise Conflict(f"this was decided meanwhile ({item.outcome})", "netbook review goes on with the next")


def logged(session: Session, item: ReviewItem, reading: LogLine, today: date) -> bool:
    """Note that a line was written about an item; whether that decides it: somebody else may have been met.

    Raises:
        Conflict: it was decided in another place meanwhile.
    """
    see_open(item)
    if item.step == SUGGESTED and reading.on is None:
        return False  # a promise alone says nothing of what happened
    about = person_of(session, item)
    there = {who.person.id for who in reading.everyone() if who.person}
    if item.subject is None or item.step == PROMISES or (about is not None and key_of(about) not in there):
        return False  # a promise is not kept by talking
    decide(session, item, LOGGED, today)
    return True


def vet(session: Session, item: ReviewItem, answers: dict[str, str], today: date) -> str:
    """Answer rules about the person of an item; the verdict in words.

    Raises:
        Conflict: it was decided in another place meanwhile.
    """
    see_open(item)
    contact = directory.by_number(session, ids.number(item.subject or "", ids.PERSON))
    told = answer(session, contact, answers, today)
    session.flush()
    shown = {"yes": "in your network", "no": "not in your network", "open": "open"}[told.verdict]
    decide(session, item, VETTED, today)
    return f"{contact.name}: {shown}"


def _tick_off(doing: Doing) -> tuple[str, str | None]:
    match (doing.item.subject or "")[:1]:
        case ids.FOLLOW_UP:
            closed = followups.close(doing.session, doing.follow_up, TICKED_OFF, doing.today)
            again = f", again {day(closed.next.due, doing.today)}" if closed.next else ""
            return f"done: {closed.follow_up.what or 'follow up'}{again}", DONE
        case ids.OCCASION:
            return _wish(doing)
    interactions.talked(doing.session, doing.person, doing.today)
    return f"done: talked with {doing.person.name}", DONE


def _wish(doing: Doing) -> tuple[str, str | None]:
    """Congratulating is a message of one's own; before the day nothing has happened yet."""
    on = next_occasion(doing.occasion.month, doing.occasion.day, doing.today)
    if on > doing.today:
        return (
            f"done: {doing.person.name}'s {doing.occasion.kind} is {day(on, doing.today)}; nothing is logged yet",
            DONE,
        )
    text = f"Wished {doing.person.name} well: {doing.occasion.kind}"
    _write(doing, LogLine(text, "message", doing.today, initiator="me"))
    return f"logged: {text}", DONE


def _snooze(doing: Doing) -> tuple[str, str | None]:
    until = doing.day()
    if (doing.item.subject or "")[:1] == ids.FOLLOW_UP:
        view = followups.snooze(doing.session, doing.follow_up, until)
        what = view.what or "follow up"
    else:
        upkeep.snooze(doing.session, doing.person, until)
        what = doing.person.name
    return f"snoozed: {what} until {day(until, doing.today)}", SNOOZED


def _drop(doing: Doing) -> tuple[str, str | None]:
    match (doing.item.subject or "")[:1]:
        case ids.FOLLOW_UP:
            closed = followups.close(doing.session, doing.follow_up, LET_GO_OF, doing.today)
            return f"dropped: {closed.follow_up.what or 'follow up'}", DROPPED
        case ids.INBOX:
            gone = inbox.drop(doing.session, inbox.get(doing.session, doing.item.subject or ""))
            return f"dropped: {gone.text}", DROPPED
        case ids.SUGGESTION:
            let_go = suggested.drop(doing.session, _suggestion(doing), doing.today)
            return f"dropped: {let_go.text}", DROPPED
    upkeep.drop_due(doing.session, doing.person)
    return f"dropped: {doing.person.name} is not due any more until you next talk", DROPPED


def _as_it_is(doing: Doing) -> tuple[str, str | None]:
    """What is suggested happened just so."""
    row = _suggestion(doing)
    written = suggested.log(doing.session, row, suggested.as_it_is(doing.session, row), doing.today)
    return interactions.label(written).replace("log ", "logged: ", 1), LOGGED


def _suggestion(doing: Doing) -> Suggestion:
    return suggested.get(doing.session, doing.item.subject or "")


def _note(doing: Doing) -> tuple[str, str | None]:
    contacts.add_note(doing.session, doing.person, doing.text, doing.today)
    return f"noted on {doing.person.name}", None


_REACHED = {  # what one types: the kind, and the line that is written
    "message": ("message", "Messaged {}", False),
    "email": ("email", "Emailed {}", False),
    "letter": ("letter", "Wrote {} a letter", False),
    "call": ("call", "Called {}", False),
    "missed": ("call", "Called {}, no answer", True),
}
REACHED = tuple(_REACHED)


def _reach_out(doing: Doing) -> tuple[str, str | None]:
    said = doing.text.strip().casefold().replace("-", "")
    found = next((value for key, value in _REACHED.items() if said and key.startswith(said)), None)
    if found is None:
        raise Unreadable(f"one does not reach out by {doing.text!r}", f"it may be {', '.join(REACHED)}")
    kind, text, missed = found
    line = text.format(doing.person.name)
    _write(doing, LogLine(line, kind, doing.today, initiator="me", missed=missed))
    return f"logged: {line}", LOGGED


def _write(doing: Doing, line: LogLine) -> None:
    from dataclasses import replace

    who = Who(doing.person.name, Person(key_of(doing.person), doing.person.name))
    interactions.record(doing.session, replace(line, people=(who,)))


def _remind(doing: Doing) -> tuple[str, str | None]:
    occasion = doing.occasion
    on = next_occasion(occasion.month, occasion.day, doing.today)
    made = followups.make(doing.session, doing.person, doing.text, on)
    return f"{made.id} {doing.person.name}: {made.what}, due {day(on, doing.today)}", REMINDED


def _circle(doing: Doing) -> tuple[str, str | None]:
    key = upkeep.set_circle(doing.session, doing.person, doing.text, doing.today)
    doing.item.decided_on = doing.today  # something was done about it, though more may be
    doing.session.flush()
    return f"{doing.person.name} is in {key or 'no circle'}", MOVED if doing.item.step == QUIET else None


def _pause(doing: Doing) -> tuple[str, str | None]:
    until = doing.day()
    upkeep.pause(doing.session, doing.person, until)
    return f"{doing.person.name} is paused until {until}", PAUSED


def _let_go(doing: Doing) -> tuple[str, str | None]:
    contacts.set_archived(doing.session, doing.person, True)
    return f"{doing.person.name} is archived", LET_GO


def _keep(doing: Doing) -> tuple[str, str | None]:
    return f"kept: {doing.person.name}", KEPT


def _skip(doing: Doing) -> tuple[str, str | None]:
    """Somebody who was put in a circle first, and is left open otherwise, is placed."""
    found = asked(doing.session, doing.item.step, doing.item.subject, doing.today)
    about, what = (found[1], found[0].what) if found else (None, None)
    name = about.name if about else what or title_of(doing.item.step)
    return f"skipped: {name}", PLACED if doing.item.decided_on else SKIPPED


_ACTS: dict[str, Callable[[Doing], tuple[str, str | None]]] = {
    "yes": _as_it_is,
    "done": _tick_off,
    "snooze": _snooze,
    "drop": _drop,
    "note": _note,
    "reach": _reach_out,
    "remind": _remind,
    "circle": _circle,
    "pause": _pause,
    "let go": _let_go,
    "keep": _keep,
    "skip": _skip,
    "go on": _skip,
    "finish": _skip,
}
