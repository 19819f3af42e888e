"""A person as a page tells of them: who they are, and all that happened."""

from dataclasses import dataclass
from datetime import date

from netbook.domain.records import ContactRecord
from netbook.domain.views import ExchangeView, FollowUpView, InteractionView, Named, RelationView


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that is known of a person; ``cadence`` is the one that holds, ``follow_ups`` are the open ones."""

    id: str
    record: ContactRecord
    circle: str | None  # its name
    cadence: str | None
    introduced_by: Named | None
    last: date | None
    archived: bool
    relations: tuple[RelationView, ...] = ()
    follow_ups: tuple[FollowUpView, ...] = ()
    exchanges: tuple[ExchangeView, ...] = ()
    interactions: tuple[InteractionView, ...] = ()  # the newest first
