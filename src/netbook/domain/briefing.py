"""What one wants to know before one meets somebody: frozen, complete, without a tie to the book."""

import re
from dataclasses import dataclass
from datetime import date

from netbook.domain.text import fold
from netbook.domain.views import FactView, Named, NoteView, RelationView

AHEAD = 60  # days in which an occasion is coming up
BEFORE = 90  # days over which the tie is seen to move

_FAMILY = frozenset(
    """
    partner wife husband spouse fiance fiancee girlfriend boyfriend family child children kid kids son sons daughter
    daughters baby twins grandchild grandchildren mother mum mom father dad parent parents brother brothers sister
    sisters sibling siblings grandmother grandfather grandparents aunt uncle niece nephew cousin dog cat pet pets
    """.split()
)
FAMILY_RELATIONS = frozenset(("partner", "family", "parent", "child", "sibling"))


def is_family(key: str) -> bool:
    """Whether a fact of that key is about the family."""
    return any(word in _FAMILY for word in fold(key).replace("-", " ").replace("_", " ").split())


def beginning(notes: str) -> str | None:
    """The first line of some notes; where it ends with a colon, with what it heads."""
    first, *more = notes.strip().splitlines() or [""]
    return (in_one_line(notes) if first.rstrip().endswith(":") and more else first.strip()) or None


def in_one_line(markdown: str) -> str:
    """Markdown on one line: what were lines and items of lists are set apart by semicolons."""
    found = ""
    for line in markdown.splitlines():
        words = _BULLET.sub("", line).strip()
        if words:
            found += ("" if not found else " " if found[-1] in ".:;,!?…" else "; ") + words
    return found


_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)]|>|#{1,6})\s+")


@dataclass(frozen=True, slots=True)
class Tie:
    """How the relationship stands: the tie today and 90 days before, health, and who reaches out."""

    strength: int | None
    before: int | None
    health: str | None
    reciprocity: int | None
    reached_out: str | None  # who did so last: me, them, both
    unanswered: int | None


@dataclass(frozen=True, slots=True)
class Owed:
    """An open promise."""

    id: str
    due: date
    what: str | None


@dataclass(frozen=True, slots=True)
class Balance:
    """How often one kind of thing was given and received."""

    kind: str
    given: int
    received: int


@dataclass(frozen=True, slots=True)
class Upcoming:
    """An occasion of the next 60 days; ``years`` is how many it completes: the age, of a birthday."""

    kind: str
    on: date
    days: int
    years: int | None
    leap: bool  # of a 29 February


@dataclass(frozen=True, slots=True)
class Common:
    """Somebody whom both know: how often all three met, when last, and what they are to the person."""

    id: str
    name: str
    together: int
    last: date | None
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Following:
    """Where one follows the other now: ``since`` when they follow you, none where that is not known."""

    platform: str
    follows_me: bool
    i_follow: bool
    since: date | None


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation; ``note`` is how its notes begin, ``spoken_of`` that the person was not there."""

    id: str
    on: date
    kind: str
    place: str | None
    text: str
    note: str | None
    spoken_of: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """Something to ask about, in the words in which it was written down."""

    said: date
    quote: str
    day: date | None  # the day it names
    why: str  # day, wait, search, request, worry, plan, hope, news, work
    interaction: str | None


@dataclass(frozen=True, slots=True)
class PersonBrief:
    """One person before one meets them."""

    id: str
    name: str
    aliases: tuple[str, ...]
    title: str | None
    organisation: str | None
    city: str | None
    circle: str | None
    cadence: str | None
    tags: tuple[str, ...]
    archived: bool
    met: str | None
    met_on: date | None
    introduced_by: Named | None
    about: str | None
    last: Talk | None
    due: date | None
    snoozed_until: date | None
    paused_until: date | None
    tie: Tie
    you_owe: tuple[Owed, ...]
    they_owe: tuple[Owed, ...]
    exchanges: tuple[Balance, ...]
    occasions: tuple[Upcoming, ...]
    family: tuple[RelationView, ...]
    family_facts: tuple[FactView, ...]
    facts: tuple[FactView, ...]
    note: NoteView | None
    common: tuple[Common, ...]
    following: tuple[Following, ...]
    talks: tuple[Talk, ...]
    ask: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Acquainted:
    """Two of those one meets who know each other."""

    one: str
    other: str
    together: int
    last: date | None
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Those one is about to meet; what they have in common is empty for one alone."""

    people: tuple[PersonBrief, ...]
    together: Talk | None  # when all of them were last seen at once
    acquainted: tuple[Acquainted, ...]
    shared_tags: tuple[str, ...]
