"""A line as it was read, part by part."""

from collections.abc import Collection, Iterator
from datetime import date

from netbook.domain.logline import LogLine, Who
from netbook.domain.logline.shown import BEGAN, promise
from netbook.domain.spoken import day, length
from netbook.drawing.lines import FAINT, YELLOW, Line, Piece, said

_LABEL = 7  # columns
_REST = 150  # letters of it that are shown: about two lines


def lines(reading: LogLine, today: date, guessed: Collection[str] = ()) -> Iterator[Line]:
    """Who, when, how, where, tags and what comes next, a line each, and the words that were read as nothing of it.

    What is not certain has a question mark, those of the names as they were said that are ``guessed`` among it.
    """
    if reading.kind:
        people = [piece for who in reading.people for piece in _who(who, guessed)]
        yield _labelled("who", *(people or [Piece("nobody" if not reading.company else "somebody not named")]))
        yield _labelled("when", Piece(", ".join(part for part in (day(reading.on, today), reading.at_time) if part)))
        how = [reading.kind, length(reading.minutes) if reading.minutes else "", BEGAN.get(reading.initiator or "", "")]
        how += ["not reached"] if reading.missed else []
        yield _labelled("how", Piece(", ".join(filter(None, how))))
    if reading.place:
        yield _labelled("where", said(reading.place))
    if reading.mentioned:
        yield _labelled("about", *(piece for who in reading.mentioned for piece in _who(who, ())))
    if reading.exchanges:
        passed = ", ".join(f"{each.kind} {each.direction} ({each.who.name})" for each in reading.exchanges)
        yield _labelled("passed", said(passed))
    if reading.tags:
        yield _labelled("tags", said(" ".join(f"@{tag}" for tag in reading.tags)))
    for each in reading.follow_ups:
        yield _labelled("next", said(promise(each, reading, today).removeprefix("next: ")))
    if reading.rest:
        rest = reading.rest if len(reading.rest) <= _REST else f"{reading.rest[: _REST - 1]}…"
        yield _labelled("said", said(rest, FAINT))


def _labelled(label: str, *pieces: Piece) -> Line:
    return (Piece(label.ljust(_LABEL), FAINT), *pieces)


def _who(who: Who, guessed: Collection[str]) -> Iterator[Piece]:
    yield said(who.name)
    if who.new:
        yield Piece(" (new)", YELLOW)
    elif not who.certain or who.said in guessed:
        yield Piece("?", YELLOW)
    yield Piece("  ")
