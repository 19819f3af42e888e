"""Contacts under another guise: how people call themselves where they follow somebody, by kind."""

import random
import re
from dataclasses import dataclass

from people import Made, bare, cyrillic, decorated, handle

from netbook.domain.audience.recognition import Acquaintance

PLATFORM = "instagram"
PLANTED = 500
# How friends call each other, written down apart from the table of the program.
CALLED = {
    "James": "Jim Jimmy Jamie", "John": "Johnny Jack", "William": "Bill Will Billy Liam", "Robert": "Bob Rob Bobby",
    "Michael": "Mike Micky Michi", "David": "Dave Davey", "Thomas": "Tom Tommy", "Charles": "Charlie Chuck",
    "Daniel": "Dan Danny", "Matthew": "Matt", "Andrew": "Andy Drew", "Joshua": "Josh", "Steven": "Steve",
    "Edward": "Ed Ted Eddie", "Samuel": "Sam", "Benjamin": "Ben Benji", "Nicholas": "Nick", "Jonathan": "Jon Jonny",
    "Anthony": "Tony", "Alexander": "Alex Sandy Xander", "Timothy": "Tim", "Susan": "Sue Susie", "Jessica": "Jess",
    "Rebecca": "Becky Bex", "Victoria": "Vicky Tori", "Margaret": "Peggy Maggie Meg", "Katherine": "Kate Katie Kathy",
    "Elizabeth": "Liz Beth Betty", "Jennifer": "Jen Jenny", "Olivia": "Liv", "Emily": "Em Emmy", "Patrick": "Paddy Pat",
    "José": "Pepe", "Francisco": "Paco Pancho", "Manuel": "Manolo Manu", "Isabel": "Isa", "Eduardo": "Edu Lalo",
    "Fernando": "Nando Fer", "Gabriela": "Gabi Gaby", "Daniela": "Dani", "Alejandro": "Ale Alex Jandro",
    "Rafael": "Rafa", "Luis": "Lucho", "Ricardo": "Rick Ricky", "Gustavo": "Gus Tavo", "Carmen": "Carmencita",
    "Ana": "Anita", "Katharina": "Kathi", "Matthias": "Matze", "Sebastian": "Basti", "Maximilian": "Max",
    "Johanna": "Hanna", "Wolfgang": "Wolfi Wolf", "Jürgen": "Jogi", "Franziska": "Franzi", "Katarzyna": "Kasia",
    "Małgorzata": "Gosia", "Tomasz": "Tomek", "Krzysztof": "Krzysiek", "Piotr": "Piotrek", "Agnieszka": "Aga",
    "Magdalena": "Magda", "Joanna": "Asia", "Mateusz": "Mati", "Ivan": "Vanya", "Dmitri": "Dima", "Sergei": "Seryozha",
    "Mikhail": "Misha", "Ekaterina": "Katya", "Tatiana": "Tanya", "Vladimir": "Vova Vlad", "Giuseppe": "Beppe Peppe",
    "Alessandro": "Ale Sandro", "Francesca": "Fra Franci", "Giovanni": "Gianni", "Lorenzo": "Renzo Lori",
    "Pieter": "Piet", "Willem": "Wim", "Jeroen": "Jer",
}  # fmt: skip
MIDDLE = "Maria Lee James Marie Ann Rose Luis Grace Alan Josip Fátima Ray Elena Kumar".split()


@dataclass(slots=True)
class Planted:
    """A contact as a follower under another guise."""

    kind: str
    contact: int
    name: str | None
    handle: str


def planted(people: list[Made], known: list[Acquaintance]) -> list[Planted]:
    """Contacts as they show themselves elsewhere, each once; what a kind needs decides who can be of it."""
    chance = random.Random(3)
    free = list(range(len(people)))
    chance.shuffle(free)
    kinds = list(_KINDS)
    made: list[Planted] = []
    for number in range(min(PLANTED, len(people) // 3)):
        kind = kinds[number % len(kinds)]
        for at, contact in enumerate(free):
            guise = _KINDS[kind](people[contact], known[contact], chance)
            if guise:
                made.append(Planted(kind, contact, *guise))
                del free[at]
                break
    return made


Guise = tuple[str | None, str] | None


def _accents(made: Made, known: Acquaintance, chance: random.Random) -> Guise:
    plain = bare(made.name)
    if plain == made.name or known.names[0] != made.name:
        return None
    if any(letter in made.name for letter in "äöü") and chance.random() < 0.5:
        plain = bare(made.name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"))
    return plain, handle(made, chance)


def _order(made: Made, known: Acquaintance, chance: random.Random) -> Guise:
    if known.names[0] != made.name or made.native:
        return None
    way = chance.choice(("{1} {0}", "{1}, {0}", "{2} {0}"))
    return way.format(made.given, made.family, made.family.upper()), handle(made, chance)


def _decoration(made: Made, known: Acquaintance, chance: random.Random) -> Guise:
    return decorated(known.names[0], chance), handle(made, chance)


def _initials(made: Made, known: Acquaintance, chance: random.Random) -> Guise:
    if made.native:
        return None
    way = chance.choice(("{1}. {2}", "{1} {2}", "{1}. {2}", "{0} {3}."))
    return way.format(made.given, made.given[0], made.family, made.family[0]), handle(made, chance)


def _nickname(made: Made, known: Acquaintance, chance: random.Random) -> Guise:
    if made.given not in CALLED or made.native:
        return None
    return f"{chance.choice(CALLED[made.given].split())} {made.family}", handle(made, chance)


def _middle(made: Made, known: Acquaintance, chance: random.Random) -> Guise:
    if made.native:
        return None
    middle = chance.choice(MIDDLE)
    return f"{made.given} {chance.choice((middle, middle[0] + '.'))} {made.family}", handle(made, chance)


def _handle_only(made: Made, known: Acquaintance, chance: random.Random) -> Guise:
    given, family = _plain(made)
    if not (given + family).isascii():
        return None
    way = chance.choice(("{0}{1}", "{0}.{1}", "{0}_{1}", "{0}{1}{2}", "{0}.{1}.{2}", "_{0}{1}_"))
    return None, way.format(given, family, chance.randrange(100))


def _handle_variant(made: Made, known: Acquaintance, chance: random.Random) -> Guise:
    given, family = _plain(made)
    if not (given + family).isascii():
        return None
    ways = (
        "{1}_{0}", "{2}{1}", "{2}.{1}{4}", "{0}{3}{4}", "the{0}{1}", "{0}{1}photo", "{0}.{1}.official", "{1}{2}{4}",
        "{0}_{5}", "hello{0}{1}",
    )  # fmt: skip
    consonants = family[0] + "".join(letter for letter in family[1:] if letter not in "aeiou")
    way = chance.choice(ways)
    said = chance.choice((None, made.given, "✨"))
    return said, way.format(given, family, given[0], family[0], chance.randrange(1950, 2010), consonants)


def _email(made: Made, known: Acquaintance, chance: random.Random) -> Guise:
    return (chance.choice((None, made.given, made.name)), min(known.emails)) if known.emails else None


def _exact_handle(made: Made, known: Acquaintance, chance: random.Random) -> Guise:
    mine = [bare_handle for platform, bare_handle in known.handles if platform == PLATFORM]
    return (chance.choice((None, made.given, made.name, "just me 🌸")), mine[0]) if mine else None


def _other_place(made: Made, known: Acquaintance, chance: random.Random) -> Guise:
    there = [bare_handle for platform, bare_handle in known.handles if platform != PLATFORM]
    return (chance.choice((None, made.given)), there[0]) if there else None


def _script(made: Made, known: Acquaintance, chance: random.Random) -> Guise:
    if not made.native or made.native != cyrillic(made.given, made.family):
        return None
    return (made.name if known.names[0] == made.native else made.native), handle(made, chance)


def _plain(made: Made) -> tuple[str, str]:
    given, family = (re.sub(r"[' -]", "", bare(part).lower()) for part in (made.given, made.family))
    return given, family


_KINDS = {
    "accents": _accents, "order": _order, "decoration": _decoration, "initials": _initials, "nickname": _nickname,
    "middle name": _middle, "handle alone": _handle_only, "handle variant": _handle_variant, "e-mail": _email,
    "exact handle": _exact_handle, "handle elsewhere": _other_place, "other script": _script,
}  # fmt: skip
