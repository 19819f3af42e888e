"""People written down a second time, by kind; and people who only look as if they were."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from guises import CALLED, MIDDLE
from people import Made, bare

from netbook.domain.duplicates.people import Entry
from netbook.domain.occasions import YearlyDay


@dataclass(frozen=True, slots=True)
class Drawn:
    """Somebody, and what the book holds of them."""

    made: Made
    entry: Entry


Again = Callable[[Drawn, int, random.Random], Entry | None]


def _written(one: Drawn, number: int, name: str, chance: random.Random, *, keep: float = 0.5) -> Entry:
    """The person under a name, with some of what the first entry holds: another book knows other things."""
    entry = one.entry
    ways = tuple(way for way in entry.ways if chance.random() < keep)
    return replace(
        entry,
        number=number,
        names=(name,),
        ways=ways,
        birthday=entry.birthday if chance.random() < keep else None,
        organisation=entry.organisation if chance.random() < keep else None,
        city=entry.city if chance.random() < keep else None,
    )


def _latin(one: Drawn) -> bool:
    return one.entry.names[0] == one.made.name and not one.made.native


def _same(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    return _written(one, number, one.entry.names[0], chance)


def _accents(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    plain = bare(one.made.name)
    return _written(one, number, plain, chance) if _latin(one) and plain != one.made.name else None


def _order(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    way = chance.choice(("{1}, {0}", "{1} {0}"))
    return _written(one, number, way.format(one.made.given, one.made.family), chance) if _latin(one) else None


def _initial(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    given, family = one.made.given, one.made.family
    way = chance.choice((f"{given[0]}. {family}", f"{given} {family[0]}."))
    return _written(one, number, way, chance, keep=0.7) if _latin(one) else None


def _nickname(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    if one.made.given not in CALLED or not _latin(one):
        return None
    return _written(one, number, f"{chance.choice(CALLED[one.made.given].split())} {one.made.family}", chance)


def _middle(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    middle = chance.choice(MIDDLE)
    name = f"{one.made.given} {chance.choice((middle, f'{middle[0]}.'))} {one.made.family}"
    return _written(one, number, name, chance) if _latin(one) else None


def _titled(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    name = chance.choice(("Dr. {}", "{}, PhD", "{} (work)", "Prof. {}")).format(one.made.name)
    return _written(one, number, name, chance) if _latin(one) else None


def _slip(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    name = one.made.name
    places = [at for at in range(1, len(name) - 1) if name[at].isalpha() and name[at + 1].isalpha()]
    if not _latin(one) or not places or len(one.made.family) < 5:
        return None
    at = chance.choice([place for place in places if place > len(one.made.given)] or places)
    ways = (
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name[:at] + chance.choice("aeiourstln") + name[at + 1 :],
    )
    found = chance.choice(ways)
    return _written(one, number, found, chance) if found != name else None


def _married(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    """Another family name, and something that stays: the address, the number, the profile, the day of birth."""
    stays = [*one.entry.ways, *([one.entry.birthday] if one.entry.birthday else [])]
    if not _latin(one) or not stays:
        return None
    kept = chance.choice(stays)
    name = chance.choice((f"{one.made.given} {{}}", f"{one.made.given} {one.made.family}-{{}}"))
    entry = _written(one, number, name.format(chance.choice(_OTHERS)), chance, keep=0.3)
    if isinstance(kept, YearlyDay):
        return replace(entry, birthday=kept)
    return replace(entry, ways=(*(way for way in entry.ways if way != kept), kept))


_OTHERS = "Okafor Brandt Silva Moreau Tanaka Nowak Haugen Castell Ferrante Lindgren Adeyemi Pereira Kovacs".split()


def _address(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    """The address is the same, and the name quite another: what a mail program wrote down by itself."""
    mails = [way for way in one.entry.ways if way[0] == "email"]
    if not mails or not _latin(one):
        return None
    name = chance.choice((mails[0][1], one.made.given, f"{one.made.given} from the fair", "Blue Lantern"))
    return replace(one.entry, number=number, names=(name,), ways=(mails[0],), birthday=None, city=None)


def _given_alone(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    """The given name alone, and where they work or the number."""
    shared = [way for way in one.entry.ways if way[0] == "phone"]
    if not _latin(one) or not (shared or one.entry.organisation):
        return None
    return replace(one.entry, number=number, names=(one.made.given,), ways=tuple(shared), birthday=None)


KINDS: dict[str, Again] = {
    "the same": _same,
    "accents": _accents,
    "order": _order,
    "initial": _initial,
    "nickname": _nickname,
    "middle name": _middle,
    "title": _titled,
    "slip": _slip,
    "married name": _married,
    "address, other name": _address,
    "given name alone": _given_alone,
}


def _namesake(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    """Somebody else of the very name: other day of birth, other profile, or other work in another city."""
    if not _latin(one):
        return None
    entry, other = one.entry, YearlyDay(chance.randrange(1, 13), chance.randrange(1, 29), 1948)
    apart = chance.choice(("birthday", "profile", "work"))
    if apart == "birthday" and entry.birthday:
        return replace(entry, number=number, ways=(), birthday=other, organisation=None)
    if apart == "profile" and any(kind == "linkedin" for kind, _ in entry.ways):
        return replace(entry, number=number, ways=(("linkedin", f"x-{number}"),), birthday=None, organisation=None)
    if entry.organisation and entry.city:
        ways = (("email", f"another{number}@example.com"),)
        return Entry(number, entry.names, ways, None, "Graphic Institute", "Valletta")
    return None


def _son(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    """A son or a wife in the same house: one telephone, one family name."""
    phones = [way for way in one.entry.ways if way[0] == "phone"]
    if not phones or not _latin(one):
        return None
    given = chance.choice([name for name in ("Oskar", "Nils", "Philippa", "Ines") if name[0] != one.made.given[0]])
    return Entry(number, (f"{given} {one.made.family}",), tuple(phones), None, None, one.entry.city)


def _junior(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    """Father and son of one name, born at different times."""
    if not _latin(one) or not one.entry.birthday or len(one.made.given.split()) > 1:
        return None
    phones = tuple(way for way in one.entry.ways if way[0] == "phone")
    born = replace(
        one.entry.birthday, year=(one.entry.birthday.year or 1950) + 27, month=one.entry.birthday.month % 12 + 1
    )
    return Entry(number, (f"{one.made.name} Jr",), phones, born)


def _office(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    """A colleague with the number of the reception."""
    phones = [way for way in one.entry.ways if way[0] == "phone"]
    if not phones or not one.entry.organisation or not _latin(one):
        return None
    name = f"{chance.choice(('Oona', 'Bram', 'Yara'))} {chance.choice(_OTHERS)}"
    return Entry(number, (name,), tuple(phones), None, one.entry.organisation, one.entry.city)


def _other_given(one: Drawn, number: int, chance: random.Random) -> Entry | None:
    """Another given name that is almost the same: Martin and Martina."""
    other = {"Daniel": "Daniela", "Mario": "Maria", "Marko": "Marija", "Ivan": "Ivana", "Maria": "Mario"}
    if one.made.given not in other or not _latin(one):
        return None
    return Entry(number, (f"{other[one.made.given]} {one.made.family}",), (), None, None, None)


TRAPS: dict[str, Again] = {
    "namesake": _namesake,
    "one household": _son,
    "father and son": _junior,
    "one reception": _office,
    "almost the name": _other_given,
}
