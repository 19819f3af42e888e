"""What happened, and what was done in the book: as a line of a list, and the whole of it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from netbook.domain.logline.shown import BEGAN
from netbook.domain.spoken import day, length
from netbook.domain.views import ExchangeView, FollowUpView, InteractionView, Named, OperationView
from netbook.domain.vocabulary import OPEN
from netbook.drawing.lines import BOLD, FAINT, YELLOW, Line, Piece, said
from netbook.drawing.measure import broken, cut, pad

_DAY, _KIND = 11, 9  # columns
_WHO = 16  # columns of the people at least
_LABEL = 8


def row(view: InteractionView, today: date, width: int) -> Line:
    """Day, kind, people, and as much of the text as there is room for."""
    who = min(max(_WHO, (width - _DAY - _KIND) // 4), 30)
    return (
        Piece(pad(day(view.on, today), _DAY), FAINT),
        Piece(pad(view.kind, _KIND)),
        Piece(pad(said(_names(view.people)).text, who) + " ", BOLD),
        Piece(cut(said(view.text).text, max(width - _DAY - _KIND - who - 1, 1))),
    )


def whole(view: InteractionView, promised: Sequence[FollowUpView], today: date, width: int) -> Iterator[Line]:
    """All that is written down of something that happened."""
    when = ", ".join(part for part in (f"{view.on:%A} {view.on.day} {view.on:%B %Y}", view.at_time) if part)
    yield (Piece(f"{when}  ", BOLD), Piece(view.id, FAINT))
    for line in view.text.splitlines():
        yield from _plain(line, width)
    yield ()
    yield from _labelled("who", _names(view.people), width)
    how = (view.kind, length(view.minutes) if view.minutes else "", BEGAN.get(view.initiator or "", ""))
    yield from _labelled("how", ", ".join(part for part in how if part), width)
    yield from _labelled("where", view.place or "", width)
    yield from _labelled("about", _names(view.mentioned), width)
    yield from _labelled("passed", ", ".join(map(_passed, view.exchanges)), width)
    yield from _labelled("tags", " ".join(f"@{tag}" for tag in view.tags), width)
    for each in promised:
        yield from _promise(each, view, today, width)
    if view.notes:
        yield ()
        for line in view.notes.splitlines():
            yield from _plain(line, width)


def operation(view: OperationView, width: int, local: datetime) -> Line:
    """When something was done, what it was, and whether it was taken back; ``local`` is its moment as clocks say it."""
    when, undone = f"{local:%Y-%m-%d %H:%M}  ", "undone  " if view.undone else ""
    label = cut(said(view.label).text, max(width - len(when) - len(undone), 1))
    return (Piece(when, FAINT), Piece(undone, YELLOW), Piece(label, FAINT if view.undone else ""))


def _names(people: Sequence[Named]) -> str:
    return ", ".join(each.name for each in people)


def _passed(each: ExchangeView) -> str:
    return f"{each.kind} {each.direction} ({each.with_})" + (f": {each.note}" if each.note else "")


def _promise(each: FollowUpView, view: InteractionView, today: date, width: int) -> Iterator[Line]:
    whose = "they owe: " if each.side == "them" else ""
    with_ = f" with {each.with_.name}" if each.with_ and (each.with_,) != view.people else ""
    state = "" if each.state == OPEN else f" ({each.state})"
    yield from _labelled("next", f"{whose}{each.what or 'follow up'}{with_}, {day(each.due, today)}{state}", width)


def _labelled(label: str, text: str, width: int) -> Iterator[Line]:
    for number, part in enumerate(broken(text, max(width - _LABEL, 20)) if text else ()):
        yield (Piece(("" if number else label).ljust(_LABEL), FAINT), said(part))


def _plain(text: str, width: int) -> Iterator[Line]:
    """A line of what a person wrote, none of its words indented more than the first."""
    for part in broken(text, width):
        yield (said(part),)
