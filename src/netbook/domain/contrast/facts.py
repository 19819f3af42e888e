"""What the contrast is worked out from: sets of people, and how often one spoke with them, in a stretch of time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Reach:
    """An audience on one platform at the end of the stretch; people are rows of contacts.

    ``followers`` is the newest count, none where there is none; ``listed`` how many are known one by one, none where no
    list was read; ``known`` who of them is a contact; ``gained`` how many began to follow in the stretch, none where no
    list tells when, and ``gained_known`` who of these is a contact.
    """

    platform: str
    followers: int | None
    listed: int | None
    known: frozenset[int]
    gained: int | None = None
    gained_known: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation of the stretch: who was there, and how long it took, where that is known."""

    people: frozenset[int]
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the contrast looks at, from ``first`` to ``until``, both included.

    ``people`` is how many contacts there are; ``curated`` belong by one's rules, ``close`` are in inner or close;
    ``talked`` were present in a conversation, with ``two_way`` both sides began at least once, ``worked`` gave
    something of value; ``received`` counts what each gave; ``met`` are the days on which one ever talked with those who
    belong, the oldest first; ``counts`` how many followed each account on which days, the oldest first. ``decided``
    says whether anybody was decided about at all.
    """

    first: date
    until: date
    people: int = 0
    decided: bool = False
    curated: frozenset[int] = frozenset()
    close: frozenset[int] = frozenset()
    talked: frozenset[int] = frozenset()
    two_way: frozenset[int] = frozenset()
    worked: frozenset[int] = frozenset()
    talks: tuple[Talk, ...] = ()
    received: Mapping[int, int] = field(default_factory=dict)
    met: Mapping[int, Sequence[date]] = field(default_factory=dict)
    reaches: tuple[Reach, ...] = ()
    counts: tuple[Sequence[tuple[date, int]], ...] = ()

    @property
    def matter(self) -> frozenset[int]:
        """The people who matter: curated, or in inner or close."""
        return self.curated | self.close

    @property
    def active(self) -> frozenset[int]:
        """The active ties: curated and talked with."""
        return self.curated & self.talked

    def talks_with(self, people: frozenset[int]) -> int:
        """How many conversations had any of these people in them."""
        return sum(not people.isdisjoint(talk.people) for talk in self.talks)
