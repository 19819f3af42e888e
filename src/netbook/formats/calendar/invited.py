"""Who was to be there, as an event tells it: without oneself, without rooms, without those who declined."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from netbook.domain.methods import email
from netbook.domain.records import Named
from netbook.domain.text import clean_line
from netbook.errors import Unreadable

if TYPE_CHECKING:
    from icalendar import Component

_NEARLY_ALL = 0.8  # of the events with others, in which somebody is who keeps the calendar
_FEWEST = 3  # such events, from which one can tell
_THINGS = ("ROOM", "RESOURCE")
_OF_GOOGLE = ("@resource.calendar.google.com", "@group.calendar.google.com")
_GONE = ("DECLINED", "DELEGATED")


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody an event names: the address, folded and empty where it has none, the name, and whether they come."""

    address: str
    name: str | None
    comes: bool
    organises: bool = False


def guests(event: "Component") -> list[Guest]:
    """All people of an event, whoever called it among them."""
    found = [guest for each in _listed(event.get("ATTENDEE")) if (guest := _guest(each))]
    for each in _listed(event.get("ORGANIZER")):
        guest = _guest(each, organises=True)
        if guest and guest.address not in {one.address for one in found}:
            found.append(guest)
    return found


def _listed(value: Any) -> Iterator[Any]:
    yield from value if isinstance(value, list) else () if value is None else (value,)


def _guest(value: Any, *, organises: bool = False) -> Guest | None:
    told = {str(key).upper(): str(each) for key, each in getattr(value, "params", {}).items()}
    address = clean_line(told.get("EMAIL") or str(value)).casefold().removeprefix("mailto:")
    if told.get("CUTYPE", "").upper() in _THINGS or address.endswith(_OF_GOOGLE):
        return None
    if told.get("ROLE", "").upper() == "NON-PARTICIPANT":
        return None
    name = clean_line(told.get("CN", "")).strip("'\"")
    comes = told.get("PARTSTAT", "").upper() not in _GONE
    known = "@" in address
    if not known and not name:
        return None
    return Guest(address if known else "", name if name and "@" not in name else None, comes, organises)


def own_address(events: Iterable[Iterable[Guest]], named: Iterable[str]) -> frozenset[str]:
    """Whose calendar it is: an address that it is ``named`` after, else the one that is in nearly all events."""
    told = frozenset(each.casefold() for each in named if "@" in each and " " not in each)
    if told:
        return told
    among = [{guest.address for guest in guests if guest.address} for guests in events]
    among = [addresses for addresses in among if len(addresses) > 1]
    first, second = [*Counter(each for addresses in among for each in addresses).most_common(2), ("", 0), ("", 0)][:2]
    sure = len(among) >= _FEWEST and first[1] > second[1] and first[1] >= _NEARLY_ALL * len(among)
    return frozenset({first[0]}) if sure else frozenset()


def as_named(guest: Guest) -> Named:
    """Somebody as an import looks for them."""
    try:
        methods = (email(guest.address),) if guest.address else ()
    except Unreadable:
        methods = ()
    return Named(guest.name, methods)
