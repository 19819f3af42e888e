"""A review from its beginning to its end: begun, gone on with, decided item by item, finished with a summary."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from netbook.domain.review import INTENTIONS, MONTHLY, PICKED, SETTLED, STALE, STEPS, WAKE, WEEKLY
from netbook.domain.review_views import Numbers, OutcomeCount, QueueView, ReviewItemView, StepCount, SummaryView
from netbook.domain.views import Named
from netbook.models import Contact, Derived, Review, ReviewItem, key_of
from netbook.services import directory, ids
from netbook.services.review.cards import asked, card
from netbook.services.review.numbers import numbers
from netbook.services.review.queue import Queued, besides, queue

DAYS = {WEEKLY: 7, MONTHLY: 30}  # that a review looks back on


def current(session: Session, kind: str, today: date) -> Review | None:
    """The review to go on with: the newest that is not finished, unless it was left days ago."""
    found = session.exec(_unfinished(kind)).first()
    return found if found and abs((today - found.on).days) <= STALE else None  # a clock may have been ahead


def _unfinished(kind: str) -> SelectOfScalar[Review]:
    query = select(Review).where(Review.kind == kind, col(Review.finished_on).is_(None))
    return query.order_by(col(Review.id).desc())


def newest(session: Session, kind: str) -> Review | None:
    """The newest review that is finished."""
    query = select(Review).where(Review.kind == kind, col(Review.finished_on).is_not(None))
    return session.exec(query.order_by(col(Review.id).desc())).first()


def begin(session: Session, kind: str, today: date, minutes: int) -> Review:
    """Begin a review with what waits now, or go on with one, which takes in what came to wait since it was begun.

    One that was left is closed as of the day on which it was; where nothing was decided in it, it is none.
    """
    if found := current(session, kind, today):
        _take_in(session, found, joining(session, found, today, minutes))
        return found
    for left in session.exec(_unfinished(kind)).all():
        decided = [item.decided_on for item in items(session, left) if item.decided_on]
        if decided:
            finish(session, left, max(decided))
        else:
            _forget(session, left)
    review = Review(kind=kind, on=today)
    session.add(review)
    session.flush()
    asked, _ = queue(session, kind, today, minutes)
    for position, each in enumerate(asked):
        session.add(ReviewItem(review_id=key_of(review), position=position, step=each.step, subject=each.subject))
    session.flush()
    return review


def joining(session: Session, review: Review, today: date, minutes: int) -> list[Queued]:
    """What came to wait since a review was begun, as far as it fits the time."""
    asked = {Queued(item.step, item.subject) for item in items(session, review)}
    return besides(session, review.kind, today, minutes, asked)


def _take_in(session: Session, review: Review, asked: Sequence[Queued]) -> None:
    """Have a review ask about more, behind what it asks about at the same step."""
    order = [step.key for step in STEPS[review.kind]]
    have = [item for item in items(session, review) if item.step in order]
    for each in asked:
        until = order[: order.index(each.step) + 1]
        position = max((item.position for item in have if item.step in until), default=0)
        session.add(ReviewItem(review_id=key_of(review), position=position, step=each.step, subject=each.subject))
    session.flush()


BEGINNING = "begin the {} review"  # what the journal calls the operation
JOINING = "take into the {} review what came to wait"


def is_beginning(label: str) -> bool:
    """Whether an operation only began a review, or had it ask about more."""
    return is_joining(label) or label in (BEGINNING.format(kind) for kind in DAYS)


def is_joining(label: str) -> bool:
    """Whether an operation only had a review ask about more."""
    return label in (JOINING.format(kind) for kind in DAYS)


def _forget(session: Session, review: Review) -> None:
    for item in items(session, review):
        session.delete(item)
    session.flush()
    session.delete(review)
    session.flush()


def items(session: Session, review: Review) -> Sequence[ReviewItem]:
    """All that a review asks about, in its order."""
    query = select(ReviewItem).where(ReviewItem.review_id == review.id)
    return session.exec(query.order_by(col(ReviewItem.position), col(ReviewItem.id))).all()


def upcoming(session: Session, review: Review, today: date) -> tuple[ReviewItem, ReviewItemView] | None:
    """The first item that is not decided and was not settled elsewhere, with its card; none at the end."""
    for item in items(session, review):
        if item.outcome is None and (shown := card(session, item.step, item.subject, today)):
            return item, shown
    return None


def decide(session: Session, item: ReviewItem, outcome: str, today: date) -> None:
    """Note what was decided."""
    item.outcome, item.decided_on = outcome, today
    session.add(item)
    session.flush()


def pick(session: Session, review: Review, people: Sequence[Contact], today: date) -> None:
    """Note whom to see until the next review."""
    have = {item.subject for item in items(session, review) if item.step == INTENTIONS}
    last = max((item.position for item in items(session, review)), default=0)
    for contact in people:
        subject = ids.show(ids.PERSON, contact.id)
        if subject not in have:
            item = ReviewItem(review_id=key_of(review), position=last, step=INTENTIONS, subject=subject)
            decide(session, item, PICKED, today)
            have.add(subject)


def overview(session: Session, kind: str, today: date, minutes: int) -> QueueView:
    """What the review that is going on still asks, or what a new one would."""
    review = current(session, kind, today)
    if review:
        asked = [(item.step, item.subject) for item in items(session, review) if item.outcome is None]
        decided = len(items(session, review)) - len(asked)
        asked += [(each.step, each.subject) for each in joining(session, review, today, minutes)]
        more: Mapping[str, int] = {}
    else:
        queued, waiting = queue(session, kind, today, minutes)
        asked, decided, more = [(each.step, each.subject) for each in queued], 0, waiting
    cards = (card(session, step, subject, today) for step, subject in asked if subject)
    return QueueView(
        kind=kind,
        on=review.on if review else today,
        going_on=review is not None,
        decided=decided,
        items=tuple(shown for shown in cards if shown),
        waiting=tuple(StepCount(step, count) for step, count in more.items()),
    )


def finish(session: Session, review: Review, today: date) -> SummaryView:
    """End a review, with its summary kept."""
    undecided = 0
    outcomes: Counter[str] = Counter()
    for item in items(session, review):
        if item.outcome is None and item.subject and asked(session, item.step, item.subject, today) is None:
            decide(session, item, SETTLED, today)
        if item.outcome is not None and item.subject and item.step != WAKE:
            outcomes[item.outcome] += 1
        undecided += item.outcome is None and item.subject is not None
    counted = numbers(session, since(review.kind, today), today)
    review.finished_on = today
    review.counts = {
        "outcomes": dict(outcomes),
        "undecided": undecided,
        "numbers": {key: str(told) if isinstance(told, date) else told for key, told in asdict(counted).items()},
    }
    session.add(review)
    session.flush()
    return summary(session, review)


def since(kind: str, today: date) -> date:
    """The first day that a review of today looks back on."""
    return today - timedelta(days=DAYS[kind] - 1)


def summary(session: Session, review: Review) -> SummaryView:
    """What was decided in a review, and the numbers that were kept with it."""
    counts = review.counts or {}
    told = counts.get("numbers")
    return SummaryView(
        id=key_of(review),
        kind=review.kind,
        on=review.on,
        finished_on=review.finished_on,
        outcomes=tuple(OutcomeCount(outcome, count) for outcome, count in counts.get("outcomes", {}).items()),
        undecided=counts.get("undecided", 0),
        numbers=Numbers(**(told | {key: date.fromisoformat(told[key]) for key in _DAYS})) if told else None,
        picks=picks(session, review),
    )


def finished_on(session: Session, kind: str) -> list[date]:
    """The days on which reviews were finished."""
    query = select(Review).where(Review.kind == kind, col(Review.finished_on).is_not(None))
    return [review.finished_on for review in session.exec(query) if review.finished_on]


def summaries(session: Session, kind: str | None = None) -> list[SummaryView]:
    """The reviews that are over, newest first."""
    query = select(Review).where(col(Review.finished_on).is_not(None)).order_by(col(Review.id).desc())
    found = session.exec(query.where(Review.kind == kind) if kind else query)
    return [summary(session, review) for review in found]


_DAYS = ("since", "until")


def picks(session: Session, review: Review) -> tuple[Named, ...]:
    """Whom one picked in a review."""
    chosen = [item.subject for item in items(session, review) if item.outcome == PICKED and item.subject]
    numbers_ = [ids.number(subject, ids.PERSON) for subject in chosen]
    names = directory.names_of(session, numbers_)
    return tuple(Named(ids.show(ids.PERSON, number), names[number]) for number in numbers_ if number in names)


def seen_since(session: Session, since: date, today: date) -> set[str]:
    """The ids of those one was in touch with since a day."""
    query = select(Derived.contact_id).where(col(Derived.last) >= since, col(Derived.last) <= today)
    return {ids.show(ids.PERSON, number) for number in session.exec(query)}
