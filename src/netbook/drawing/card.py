"""The card of a person, or of another item of a review, as lines of text."""

from collections.abc import Iterator, Sequence
from datetime import date

from netbook.domain.review import INBOX, OCCASIONS, PEOPLE, PROMISES, SUGGESTED
from netbook.domain.review_views import ReviewItemView
from netbook.domain.spoken import ago, day, how_long, late
from netbook.domain.text import clean, clean_line
from netbook.domain.views import FollowUpView, MethodView, PersonCard
from netbook.drawing.measure import cells, pad


def lines(item: ReviewItemView, today: date, width: int) -> Iterator[str]:
    """What to show of an item, each line fitting ``width`` columns."""
    if item.person is not None:
        past = item.late if item.step == PEOPLE else None
        yield from about(item.person, today, width, past=past, told=_what(item, today), asked=item.id)
    elif item.what:
        since = f"written {day(item.due, today)} · {item.reason}" if item.step == INBOX else _due(item, today)
        asked = f"{item.what}: log it?" if item.step == SUGGESTED else item.what
        told = item.reason if item.step == SUGGESTED else since
        yield from (cut(asked, width), cut(f"  {item.id} · {told}", width))


def about(
    person: PersonCard, today: date, width: int, *, past: int | None = None, told: str = "", asked: str | None = None
) -> Iterator[str]:
    """A person in a few lines; ``past`` is by how many days they are past due, ``told`` stands below who they are.

    What is ``asked`` about is left out of what is owed.
    """
    yield cut(_who(person), width)
    yield cut("  " + " · ".join(_standing(person, past, today)), width)
    if told:
        yield cut(f"  {told}", width)
    yield from (cut(f"  {line}", width) for line in _owed(person, asked, today))
    if person.note:
        yield cut(f"  noted {day(person.note.on, today)}: {clean_line(person.note.text)}", width)
    for each in person.recent:
        yield cut(f"    {pad(day(each.on, today), 11)}  {pad(each.kind, 12)}  {each.text}", width)


def _who(person: PersonCard) -> str:
    return " · ".join(
        part for part in (f"{person.name} ({person.id})", person.title, person.organisation, person.city) if part
    )


def _standing(person: PersonCard, past: int | None, today: date) -> Iterator[str]:
    if person.circle:
        yield person.circle
    if person.cadence:
        yield f"every {person.cadence}" if person.cadence != "never" else "never due"
    if person.recent:
        newest = person.recent[0]
        yield f"last {newest.kind} {ago(newest.on, today)}"
    else:
        yield "not met yet"
    if past is not None:
        yield late(past) if past else "due today"
    health, tie = person.metrics["health"], person.metrics["tie"]
    if health in ("cooling", "dormant"):
        yield str(health)
    if tie is not None:
        yield f"tie {tie}"
    unanswered = person.metrics["unanswered"]
    if isinstance(unanswered, int) and unanswered > 1:
        yield f"{unanswered} times without an answer"
    if person.vetted == "yes":
        yield "in your network"


def _what(item: ReviewItemView, today: date) -> str:
    when = ""
    if item.step == PROMISES:
        when = f", {_due(item, today)} ({item.id})"
    elif item.step == OCCASIONS and item.due:
        when = f", {day(item.due, today)}" + (f", in {how_long(-item.late)}" if item.late and item.late < -1 else "")
    return f"{item.what or ''}{when}"


def _due(item: ReviewItemView, today: date) -> str:
    return f"due {day(item.due, today)}" + (f", {late(item.late)}" if item.late else "")


def _owed(person: PersonCard, asked: str | None, today: date) -> Iterator[str]:
    """What is open on both sides, besides the promise that is asked about."""
    for whose, promised in (("you owe", person.you_owe), ("they owe", person.they_owe)):
        if others := [_promise(each, today) for each in promised if each.id != asked]:
            yield f"{whose}: {'; '.join(others)}"


def _promise(each: FollowUpView, today: date) -> str:
    past = (today - each.due).days
    return f"{each.what or 'follow up'} ({day(each.due, today)}{f', {late(past)}' if past > 0 else ''})"


def ways(methods: Sequence[MethodView]) -> str:
    """How somebody is reached, in one line."""
    return ", ".join(f"{each.platform or each.kind} {each.value}" for each in methods)


def cut(text: str, width: int) -> str:
    """One line of text, ended with … where it is wider than the terminal."""
    line = " ".join(clean(text).replace("\t", " ").splitlines())
    return line if cells(line) <= width else pad(line, width).rstrip()
