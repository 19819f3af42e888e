"""Who of a million followers is one of 2,000 contacts: what it costs, and how often it is right.

python benchmarks/recognition.py [FOLLOWERS [CONTACTS]]

Makes followers at random (always the same), 500 of them contacts under another guise, and prints: the CPU time against
a plain dictionary join on folded names; how many of those linked by themselves are wrong; how many of the 500 are
linked or offered, by kind; and every miss. Nothing is kept but the pairs; the peak memory is printed.
"""

import random
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from people import Made, bare, cyrillic, decorated, handle, person, shown

from netbook.domain.audience.recognition import Acquaintance, Pair, clues, judged, keys
from netbook.domain.text import fold

PLATFORM = "instagram"
PLANTED = 500
BATCH = 10_000
WORTHWHILE = 20
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


def contacts(count: int) -> tuple[list[Made], list[Acquaintance]]:
    """The people of the book: two in five with a handle on the platform, three in five with an address."""
    chance = random.Random(1)
    people = [person(chance) for _ in range(count)]
    return people, [_known(number, made, chance) for number, made in enumerate(people)]


def _known(number: int, made: Made, chance: random.Random) -> Acquaintance:
    handles = {(PLATFORM, f"{handle(made, chance)}.{number}")} if chance.random() < 0.4 else set()
    if chance.random() < 0.2:
        handles.add(("github", handle(made, chance)))
    local = f"{bare(made.given)}.{bare(made.family)}".lower().replace(" ", "").replace("'", "")
    emails = {f"{local}{number}@example.com"} if local.isascii() and chance.random() < 0.6 else set()
    eastern = made.given[0] > "\u3000"
    name = made.native if made.native and (eastern or chance.random() < 0.5) else made.name
    return Acquaintance(number, (name,), frozenset(handles), frozenset(emails))


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


def followers(count: int, guises: dict[int, Planted]) -> Iterator[tuple[int, str | None, str, str]]:
    """Number, display name, handle, and the true name."""
    chance = random.Random(2)
    for number in range(count):
        made = person(chance)
        name, bare_handle = shown(made, chance), handle(made, chance)
        guise = guises.get(number)
        if guise:
            yield number, guise.name, guise.handle, ""
        else:
            yield number, name, bare_handle, made.native or made.name


class Ours:
    """The clues of the contacts in dictionaries, as the database holds the keys of the followers."""

    def __init__(self, known: list[Acquaintance]) -> None:
        self.columns: dict[str, dict[str, list[tuple[int, int, str]]]] = {"name": {}, "handle": {}, "handle_key": {}}
        for contact in known:
            for clue in clues(contact):
                if clue.platform in (None, PLATFORM):
                    column = self.columns[clue.column]
                    column.setdefault(clue.key, []).append((contact.number, clue.score, clue.reason))
        self.pairs: list[Pair] = []

    def add(self, batch: list[tuple[int, str | None, str, str]]) -> None:
        names, handles, handle_keys = (self.columns[column] for column in ("name", "handle", "handle_key"))
        for number, name, bare_handle, _ in batch:
            found = keys(name, bare_handle)
            for column, key in ((names, found.name), (handles, bare_handle), (handle_keys, found.handle)):
                if key in column:
                    self.pairs += (Pair(number, *clue) for clue in column[key])


def main() -> None:
    numbers = [int(each) for each in sys.argv[1:]]
    count, size = (numbers + [1_000_000, 2_000][len(numbers) :])[:2]
    people, known = contacts(size)
    hidden = planted(people, known)
    places = random.Random(4).sample(range(count), len(hidden))
    guises = dict(zip(places, hidden, strict=True))

    spent: Counter[str] = Counter()

    def timed(what: str, start: float) -> None:
        spent[what] += time.process_time() - start  # type: ignore[assignment]

    start = time.process_time()
    plain = {fold(contact.names[0]): contact.number for contact in known}
    timed("plain", start)
    start = time.process_time()
    ours = Ours(known)
    timed("clues", start)
    plainly = 0
    batch: list[tuple[int, str | None, str, str]] = []
    true_names: dict[int, str] = {}

    def measure() -> None:
        nonlocal plainly
        start = time.process_time()
        plainly += sum(1 for _, name, _, _ in batch if name and fold(name) in plain)
        timed("plain", start)
        start, before = time.process_time(), len(ours.pairs)
        ours.add(batch)
        timed("keys and look-ups", start)
        by_number = {number: true for number, _, _, true in batch}
        true_names.update((pair.follower, by_number[pair.follower]) for pair in ours.pairs[before:])
        batch.clear()

    for each in followers(count, guises):
        batch.append(each)
        if len(batch) == BATCH:
            measure()
    measure()
    start = time.process_time()
    linked, offered = judged(ours.pairs)
    timed("judging", start)

    whole = sum(spent.values()) - spent["plain"]
    print(f"{count:,} followers, {size:,} contacts, {len(hidden)} of them under another guise")
    print(f"plain join on folded names  {spent['plain']:6.2f} s of CPU ({plainly:,} found)")
    print(f"recognition                 {whole:6.2f} s of CPU, {whole / spent['plain']:.2f} times as much")
    print("  " + ", ".join(f"{what} {spent[what]:.2f} s" for what in ("clues", "keys and look-ups", "judging")))
    _tell_right(linked, offered, guises, known, true_names)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _tell_right(
    linked: list[Pair],
    offered: list[Pair],
    guises: dict[int, Planted],
    known: list[Acquaintance],
    true_names: dict[int, str],
) -> None:
    wrong = [pair for pair in linked if pair.follower not in guises or guises[pair.follower].contact != pair.contact]
    same = [pair for pair in wrong if fold(true_names[pair.follower]) == fold(known[pair.contact].names[0])]
    print(
        f"linked by themselves: {len(linked)}, of them wrong {len(wrong)} "
        f"({len(same)} strangers of the very same name); right {1 - len(wrong) / max(1, len(linked)):.1%}"
    )
    for pair in wrong:
        if pair not in same:
            print(f"  wrong: {true_names[pair.follower]!r} is not {known[pair.contact].names[0]!r} ({pair.reason})")
    per_contact: dict[int, list[Pair]] = defaultdict(list)
    for pair in offered:
        per_contact[pair.contact].append(pair)
    good = sum(pair.score >= WORTHWHILE for pair in offered)
    print(f"offered: {len(offered):,} pairs of {len(per_contact):,} contacts, {good:,} at {WORTHWHILE} or better")
    by_link = {(pair.follower, pair.contact) for pair in linked}
    rank = {(pair.follower, pair.contact): at for several in per_contact.values() for at, pair in enumerate(several)}
    table: dict[str, Counter[str]] = defaultdict(Counter)
    misses = []
    for number, guise in guises.items():
        pair = number, guise.contact
        told = "linked" if pair in by_link else "offered" if pair in rank else "missed"
        table[guise.kind].update((told, "all", "first three" if rank.get(pair, 9) < 3 else ""))
        if told == "missed":
            misses.append(
                f"  missed, {guise.kind}: {known[guise.contact].names[0]!r} as {guise.name!r}, {guise.handle!r}"
            )
    print(
        f"{'kind':18}{'all':>5}{'linked':>8}{'offered':>9}{'(first three of the contact)':>30}{'missed':>8}{'found':>8}"
    )
    for kind, told in table.items():
        print(
            f"{kind:18}{told['all']:5}{told['linked']:8}{told['offered']:9}{told['first three']:30}{told['missed']:8}"
            f"{1 - told['missed'] / told['all']:8.0%}"
        )
    print(*sorted(misses), sep="\n")


if __name__ == "__main__":
    main()
