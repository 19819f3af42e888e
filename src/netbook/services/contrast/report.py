"""The whole contrast of a book."""

from datetime import date

from dateutil.relativedelta import relativedelta
from sqlmodel import Session

from netbook.domain.contrast.facts import Facts
from netbook.domain.contrast.figures import figures
from netbook.domain.contrast.funnel import followers_of, funnels
from netbook.domain.contrast.months import months
from netbook.domain.contrast.sentences import leans, sentences
from netbook.domain.contrast.view import Book, Contrast, Cost
from netbook.services.contrast import gathering

PRICE = 15.0  # for 1,000
MONEY = "US dollars"
SOURCE = "bought Instagram followers as Reuters reported them in 2013"
YOURS = "the price you set"


def last_year(today: date) -> tuple[date, date]:
    """The twelve months up to a day."""
    return today - relativedelta(years=1) + relativedelta(days=1), today


def contrast(
    session: Session, first: date, until: date, platform: str | None = None, price: float | None = None
) -> Contrast:
    """Followers beside relationships, from ``first`` to ``until``; ``price`` is that of 1,000 bought followers."""
    facts = gathering.facts(session, first, until, platform)
    told = months(facts)
    return Contrast(
        first=first,
        until=until,
        platform=platform,
        funnels=funnels(facts),
        book=_book(facts),
        figures=figures(facts),
        cost=_cost(facts, price),
        months=told,
        leans=leans(facts),
        sentences=tuple(each.text for each in sentences(facts, told)),
    )


def _book(facts: Facts) -> Book:
    return Book(
        people=facts.people,
        curated=len(facts.curated) if facts.decided else None,
        talked=len(facts.talked),
        two_way=len(facts.two_way),
        worked=len(facts.worked),
        close=len(facts.close),
        matter=len(facts.matter),
    )


def _cost(facts: Facts, price: float | None) -> Cost:
    followers, each = followers_of(facts.reaches), price if price is not None else PRICE
    amount = followers / 1000 * each if followers is not None else None
    return Cost(amount, each, MONEY if price is None else "", SOURCE if price is None else YOURS)
