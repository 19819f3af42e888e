"""Two people side by side: what is known of either, a row a thing."""

from collections.abc import Callable, Iterable
from datetime import date

from netbook.domain.duplicates.views import Compared
from netbook.domain.occasions import YearlyDay
from netbook.domain.spoken import day
from netbook.domain.views import PersonView


def compared(stays: PersonView, goes: PersonView, today: date) -> tuple[Compared, ...]:
    """What is known of one of two people at least."""
    rows = (Compared(label, told(stays, today), told(goes, today)) for label, told in _ROWS)
    return tuple(row for row in rows if row.stays or row.goes)


def _counted(count: int, one: str, several: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else several or f'{one}s'}" if count else ""


def _joined(parts: Iterable[str | None], between: str = ", ") -> str:
    return between.join(part for part in parts if part)


def _ways(*kinds: str) -> Callable[[PersonView, date], str]:
    def told(person: PersonView, _today: date) -> str:
        return _joined(_way(each.value, each.platform) for each in person.methods if each.kind in kinds)

    return told


def _way(value: str, platform: str | None) -> str:
    return f"{platform} {value}" if platform and platform not in value.casefold() else value


def _occasions(person: PersonView, _today: date) -> str:
    return _joined(f"{each.kind} {YearlyDay(each.month, each.day, each.year)}" for each in person.occasions)


def _standing(person: PersonView, today: date) -> str:
    every = f"every {person.cadence}" if person.cadence not in (None, "never") else person.cadence
    paused = f"paused until {day(person.paused_until, today)}" if person.paused_until else ""
    return _joined((person.circle, every, paused, "archived" if person.archived else ""))


def _happened(person: PersonView, today: date) -> str:
    last = f"last {day(person.last, today)}" if person.last else ""
    return _joined((_counted(len(person.interactions), "conversation"), last))


def _kept(person: PersonView, _today: date) -> str:
    return _joined(
        (
            _counted(len(person.notes), "note"),
            _counted(len(person.follow_ups), "promise"),
            _counted(len(person.exchanges), "exchange"),
            _counted(len(person.relations), "relation"),
        )
    )


_ROWS: tuple[tuple[str, Callable[[PersonView, date], str]], ...] = (
    ("name", lambda person, _: person.name),
    ("also", lambda person, _: _joined(person.aliases)),
    ("work", lambda person, _: _joined((person.title, person.organisation), " at ")),
    ("city", lambda person, _: person.city or ""),
    ("days", _occasions),
    ("e-mail", _ways("email")),
    ("phone", _ways("phone")),
    ("profile", _ways("handle", "url")),
    ("address", _ways("address")),
    ("met", lambda person, _: _joined((person.met, person.met_on.isoformat() if person.met_on else None))),
    ("via", lambda person, _: person.introduced_by.name if person.introduced_by else ""),
    ("facts", lambda person, _: _joined((f"{each.key}: {each.value}" for each in person.facts), "; ")),
    ("tags", lambda person, _: _joined((f"@{tag}" for tag in person.tags), " ")),
    ("circle", _standing),
    ("happened", _happened),
    ("kept", _kept),
)
