"""A follower in a few lines: who they are, since when, whom they may be, and what looks odd."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from netbook.domain.audience.verdicts import VERDICTS
from netbook.domain.audience.views import FollowerView, TriageCard
from netbook.domain.briefing import Following
from netbook.domain.spoken import day
from netbook.domain.text import clean_line
from netbook.domain.vocabulary import PLATFORM_NAMES
from netbook.drawing.lines import BOLD, PLAIN, YELLOW, Line, Piece
from netbook.drawing.measure import broken

_CALLED = 2  # lines of a name at most
_MOST = 1000  # letters of it that are looked at


def card(shown: TriageCard, today: date, width: int, *, for_all: bool) -> list[Line]:
    """The card of the app; where the next key is ``for_all`` alike, that comes first."""
    drawn: list[Line] = []
    if for_all:
        told = f"The next key is for all {shown.alike:,} {shown.alike_words}; esc: for none."
        drawn += ((Piece(each, YELLOW),) for each in wrapped(told, width))
        shown = replace(shown, alike=0)  # which is said already
    drawn += ((Piece(each, BOLD),) for each in _called(shown, width))
    drawn += (
        (Piece(each, YELLOW if told.startswith("!") else PLAIN),)
        for told in _about(shown, today)
        for each in broken(f"  {clean_line(told)}", width)
    )
    return drawn


def lines(card: TriageCard, today: date, width: int) -> Iterator[str]:
    """What to show of one who is to be decided about, each line fitting ``width`` columns."""
    yield from _called(card, width)
    for told in _about(card, today):
        yield from broken(f"  {clean_line(told)}", width)


def _called(card: TriageCard, width: int) -> Iterator[str]:
    yield from islice(wrapped(card.follower.called[:_MOST], width), _CALLED)


def wrapped(text: str, width: int) -> Iterator[str]:
    """A text broken to the columns there are."""
    yield from broken(clean_line(text), width)


def _about(card: TriageCard, today: date) -> Iterator[str]:
    settled = _settled(card.follower)
    if settled:
        yield settled
    yield standing(card.follower, today)
    for number, offer in enumerate(card.offers):
        begin = "or" if number else "may be"
        yield f"{begin} {offer.person.name} ({offer.person.id}): {offer.reason} ({offer.score} of 100)"
    for sign in card.follower.signs:
        yield f"! {sign}"
    if card.alike > 1 and not settled:
        yield f"{card.alike - 1:,} more {card.alike_words}"
    if card.follower.url:
        yield card.follower.url


def _settled(follower: FollowerView) -> str:
    if follower.contact:
        return f"is {follower.contact.name} ({follower.contact.id}): {follower.linked_by or ''}".rstrip(": ")
    return f"decided: {VERDICTS.get(follower.verdict, follower.verdict)}" if follower.verdict else ""


def standing(follower: FollowerView, today: date) -> str:
    """Where and since when they follow, and what else is known."""
    where = f"{follower.platform}{f' @{follower.account}' if follower.account else ''}"
    parts = [where]
    if follower.left_on:
        parts.append(f"left by {day(follower.left_on, today)}")
    if follower.since:
        began = date.fromisoformat(follower.since[:10])
        parts.append(f"follows you since {day(began, today)}" if follower.follows_me else f"since {day(began, today)}")
    if follower.i_follow:
        parts.append("you follow them")
    if follower.followers is not None and follower.following is not None:
        parts.append(f"{follower.followers:,} followers, follows {follower.following:,}")
    return " · ".join(parts)


def following(found: Sequence[Following]) -> Iterator[str]:
    """``follows you on LinkedIn since Oct 2024, on X``; where they do not, but you follow them, that."""
    for begin, places in (
        ("follows you", [each for each in found if each.follows_me]),
        ("you follow them", [each for each in found if each.i_follow and not each.follows_me]),
    ):
        if places:
            yield f"{begin} {', '.join(map(_where, places))}"


def _where(each: Following) -> str:
    since = f" since {each.since:%b %Y}" if each.since else ""
    return f"on {PLATFORM_NAMES.get(each.platform, each.platform)}{since}"
