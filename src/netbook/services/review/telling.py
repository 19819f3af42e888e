"""What the steps of a review tell that ask one question: the week, whom to pick, the numbers; and the picking."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from netbook.domain.review import MONTHLY, PICKED
from netbook.domain.review_views import FollowersNow, Numbers
from netbook.domain.views import InteractionView, Named
from netbook.domain.when import Calendar
from netbook.errors import NotFound
from netbook.models import Contact, Review, ReviewItem, key_of
from netbook.services import directory, filtering, listing
from netbook.services.contrast import week
from netbook.services.review import numbers, progress, suggestions
from netbook.services.review.suggestions import Suggestion


def happened(session: Session, since: date, calendar: Calendar) -> list[InteractionView]:
    """What is written down from a day on, in its order."""
    asked = filtering.read(session, f"since:{since} until:{calendar.today}", calendar)
    return listing.interaction_views(session, listing.interactions(session, asked, sort="on"))


@dataclass(frozen=True, slots=True)
class Intentions:
    """Whom one could pick; whom one picked last time, and the ids of those one was in touch with since."""

    offered: tuple[Suggestion, ...]
    picked: tuple[Named, ...]
    seen: frozenset[str]


def intentions(session: Session, kind: str, today: date) -> Intentions:
    """Whom to pick, and how last time's picks went."""
    before = progress.newest(session, kind)
    return Intentions(
        tuple(suggestions.suggestions(session, kind, today)),
        progress.picks(session, before) if before else (),
        frozenset(progress.seen_since(session, before.on, today)) if before else frozenset(),
    )


def pick(
    session: Session, item: ReviewItem, texts: Sequence[str], offered: Sequence[Suggestion], today: date
) -> list[Contact]:
    """Pick people, by the number of a suggestion or by name, and note what was offered; each once.

    Raises:
        NotFound: nobody bears a name, or a number is none of the list.
        Ambiguous: several people fit.
    """
    review = session.get(Review, item.review_id)
    assert review is not None, "an item is one of a review"
    people = named(session, texts, offered, today)
    progress.pick(session, review, people, today)
    progress.decide(session, item, PICKED, today)
    suggestions.note_offered(session, review, offered, today)
    return people


def named(session: Session, texts: Sequence[str], offered: Sequence[Suggestion], today: date) -> list[Contact]:
    """Whom the numbers of suggestions and the names mean, each once.

    Raises:
        NotFound: nobody bears a name, or a number is none of the list.
        Ambiguous: several people fit.
    """
    found = [directory.person(session, _meant(text, offered), today) for text in texts]
    return list({key_of(each): each for each in found}.values())


def _meant(text: str, offered: Sequence[Suggestion]) -> str:
    if not text.isdecimal():
        return text
    number = int(text) if len(text) < 4 else 0
    if not 1 <= number <= len(offered):
        upto = f"it goes from 1 to {len(offered)}; a name does as well" if offered else "it is empty; give a name"
        raise NotFound(f"there is no {text} in the list", upto)
    return offered[number - 1].id


def several(text: str) -> list[str]:
    """The numbers or names in an answer: commas stand between names, blanks are enough between numbers."""
    parts = [part for part in (part.strip() for part in text.split(",")) if part]
    words = text.split()
    return words if len(parts) == 1 and all(word.isdecimal() for word in words) else parts


def followers(session: Session, kind: str, today: date) -> FollowersNow | None:
    """The same days in the world of followers; none where nobody ever counted them.

    The monthly review counts, too, whom one could find among them.
    """
    return week.followers(session, progress.since(kind, today), today, offers=kind == MONTHLY)


def numbers_beside(session: Session, kind: str, today: date) -> tuple[Numbers, Numbers | None]:
    """The numbers now, and those of the review before, counted anew: what was written down later belongs to them."""
    now = numbers.numbers(session, progress.since(kind, today), today)
    before = progress.newest(session, kind)
    then = progress.summary(session, before).numbers if before else None
    if then is None:
        return now, None
    counted = numbers.numbers(session, then.since, then.until)
    return now, replace(counted, kept=then.kept, open=then.open)
