"""The card of one item of a review, as lines of text."""

from collections.abc import Iterator, Sequence
from datetime import date

from netbook.cli import output
from netbook.domain.logline.shown import day
from netbook.domain.review_views import PersonCard, ReviewItemView
from netbook.domain.text import clean, clean_line
from netbook.domain.views import FollowUpView, MethodView
from netbook.drawing.measure import cells, pad


def lines(item: ReviewItemView, today: date) -> Iterator[str]:
    """What to show of an item, each line fitting the terminal."""
    width = output.width()
    if item.what and item.person is None:
        since = f"written {day(item.due, today)}" if item.step == "inbox" else f"due {day(item.due, today)}"
        yield from (cut(item.what, width), cut(f"  {item.id} · {since}", width))
    if item.person is None:
        return
    yield cut(_who(item.person), width)
    yield cut("  " + " · ".join(_standing(item, item.person, today)), width)
    if item.what:
        yield cut(f"  {_what(item, today)}", width)
    yield from (cut(f"  {line}", width) for line in _owed(item.person, item.id, today))
    if item.person.note:
        yield cut(f"  noted {day(item.person.note.on, today)}: {clean_line(item.person.note.text)}", width)
    for each in item.person.recent:
        yield cut(f"    {pad(day(each.on, today), 11)}  {pad(each.kind, 12)}  {each.text}", width)


def _who(person: PersonCard) -> str:
    return " · ".join(
        part for part in (f"{person.name} ({person.id})", person.title, person.organisation, person.city) if part
    )


def _standing(item: ReviewItemView, person: PersonCard, today: date) -> Iterator[str]:
    if person.circle:
        yield person.circle
    if person.cadence:
        yield f"every {person.cadence}" if person.cadence != "never" else "never due"
    if person.recent:
        newest = person.recent[0]
        yield f"last {newest.kind} {ago(newest.on, today)}"
    else:
        yield "not met yet"
    if item.step == "people" and item.late is not None:
        yield f"{counted(item.late)} past due" if item.late > 0 else "due today"
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
    if item.step == "promises" and item.due:
        when = f", due {day(item.due, today)} ({item.id})"
    elif item.step == "occasions" and item.due:
        when = f", {day(item.due, today)}" + (f", in {counted(-item.late)}" if item.late else "")
    return f"{item.what}{when}"


def _owed(person: PersonCard, asked: str | None, today: date) -> Iterator[str]:
    """What is open on both sides, besides the promise that is asked about."""
    for whose, promised in (("you owe", person.you_owe), ("they owe", person.they_owe)):
        if others := [_promise(each, today) for each in promised if each.id != asked]:
            yield f"{whose}: {'; '.join(others)}"


def _promise(each: FollowUpView, today: date) -> str:
    return f"{each.what or 'follow up'} ({day(each.due, today)})"


def ways(methods: Sequence[MethodView]) -> str:
    """How somebody is reached, in one line."""
    return ", ".join(f"{each.platform or each.kind} {each.value}" for each in methods)


def ago(on: date, today: date) -> str:
    """``today``, ``26 days ago``, ``5 months ago``."""
    days = (today - on).days
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{counted(days)} ago"


def counted(days: int) -> str:
    """``1 day``, ``5 weeks``, ``7 months``: how long, in the largest unit that says it well."""
    count, unit = (
        (days, "day") if days < 28 else (days // 7, "week") if days < 92 else (round(days / 30.44), "month")
    ) if days < 700 else (round(days / 365.25), "year")  # fmt: skip
    return f"{count} {unit}{'s' * (count != 1)}"


def cut(text: str, width: int) -> str:
    """One line of text, ended with … where it is wider than the terminal."""
    line = " ".join(clean(text).replace("\t", " ").splitlines())
    return line if cells(line) <= width else pad(line, width).rstrip()
