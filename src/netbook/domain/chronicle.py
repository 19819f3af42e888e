"""People with what happened and was noted, day by day, as formats write it that keep a journal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netbook.domain.views import InteractionView


@dataclass(frozen=True, slots=True)
class Friend:
    """Somebody who is named in a journal."""

    id: str
    name: str
    given: str | None
    aliases: tuple[str, ...]
    city: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """A note, and the ids of those it is on."""

    on: date
    text: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Some people, what happened with them and what was noted on them, the newest first."""

    people: tuple[Friend, ...]
    happened: Iterable[InteractionView]
    notes: Iterable[Noted]
