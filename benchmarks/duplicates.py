"""Who is in a book twice: what it costs, and how often it is right.

python benchmarks/duplicates.py [PEOPLE]

Of 3,000 people at random (always the same) 200 are written down a second time as people are, by another address book:
in another order, with initials, a nickname, a married name, a slip, another address. Fifty traps stand among them: two
people of one name, father and son with one telephone, couples, offices. Printed are precision and recall by kind, every
miss and every false pair; then the CPU time and the peak memory that PEOPLE (100,000) take, of whom every tenth is
there twice.
"""

import random
import resource
import sys
import time
from collections import Counter
from dataclasses import replace

from people import Made, bare, handle, person
from twice import KINDS, TRAPS, Drawn

from netbook.domain.duplicates.finding import pairs
from netbook.domain.duplicates.people import Entry, Pair
from netbook.domain.occasions import YearlyDay

OTHERS, PLANTED, MOST = 3_000, 200, 100_000
_FIRMS = "Northwind Contoso Fabrikam Woodgrove Tailspin Litware Adventure Proseware Lucerne Trey".split()
_SORTS = "Labs Works Foods Systems Health Books Energy Studio Bank Travel Legal Design Motors Press Garden".split()
_CITIES = (
    "Lisbon Porto Berlin Hamburg Vienna Zagreb Split Belgrade Warsaw Kraków Prague London Leeds Dublin Paris Lyon "
    "Madrid Seville Milan Turin Rome Oslo Bergen Malmö Utrecht Ghent Boston Austin Denver Toronto Lima Bogotá Recife "
    "Kyoto Osaka Seoul Hanoi Izmir Athens Riga"
).split()


def people(count: int, seed: int = 1) -> list[Drawn]:
    """So many people, each with some of what one writes down."""
    chance = random.Random(seed)
    return [_drawn(number, person(chance), chance) for number in range(1, count + 1)]


def _drawn(number: int, made: Made, chance: random.Random) -> Drawn:
    local = f"{bare(made.given)}.{bare(made.family)}".lower().replace(" ", "").replace("'", "")
    ways = []
    if chance.random() < 0.6 and local.isascii():
        ways.append(("email", f"{local}{number}@example.com"))
    if chance.random() < 0.5:
        ways.append(("phone", f"+44{7_000_000_000 + number}"))
    if chance.random() < 0.35:
        ways.append(("linkedin", f"{handle(made, chance)}-{number}"))
    born = YearlyDay(chance.randrange(1, 13), chance.randrange(1, 29), chance.randrange(1950, 2005))
    entry = Entry(
        number,
        (made.native or made.name,) if chance.random() < 0.3 else (made.name,),
        tuple(ways),
        born if chance.random() < 0.3 else None,
        f"{chance.choice(_FIRMS)} {chance.choice(_SORTS)}" if chance.random() < 0.6 else None,
        chance.choice(_CITIES) if chance.random() < 0.5 else None,
    )
    return Drawn(made, entry)


def planted(drawn: list[Drawn]) -> tuple[list[Entry], dict[tuple[int, int], str], dict[tuple[int, int], str]]:
    """The others who come, the pairs that are one person, by kind, and those that are traps."""
    chance = random.Random(3)
    free = list(drawn)
    chance.shuffle(free)
    made: list[Entry] = []
    same: dict[tuple[int, int], str] = {}
    traps: dict[tuple[int, int], str] = {}
    for kinds, count, into in ((KINDS, PLANTED, same), (TRAPS, len(TRAPS) * 10, traps)):
        for turn in range(count):
            kind = list(kinds)[turn % len(kinds)]
            for at, one in enumerate(free):
                number = len(drawn) + len(made) + 1
                other = kinds[kind](one, number, chance)
                if other:
                    made.append(other)
                    into[one.entry.number, number] = kind
                    del free[at]
                    break
    return made, same, traps


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MOST
    drawn = people(OTHERS)
    made, same, traps = planted(drawn)
    entries = [*(one.entry for one in drawn), *made]
    _tell(pairs(entries), same, traps, {entry.number: entry for entry in entries})
    _tell_cost(count)


def _tell(
    found: list[Pair],
    same: dict[tuple[int, int], str],
    traps: dict[tuple[int, int], str],
    entries: dict[int, Entry],
) -> None:
    got = {(pair.one, pair.other): pair for pair in found}
    right = [both for both in got if both in same]
    wrong = [pair for both, pair in got.items() if both not in same]
    fallen = [pair for pair in wrong if (pair.one, pair.other) in traps]
    print(f"{len(entries):,} people, {len(same)} of them twice, {len(traps)} traps; {len(got)} pairs found")
    print(f"precision {len(right) / len(got):.1%}  recall {len(right) / len(same):.1%}")
    namesakes = sum(entries[each.one].names == entries[each.other].names for each in wrong)
    print(f"{len(wrong)} are wrong, {namesakes} of them strangers of the very same name")
    print(f"precision without these {len(right) / (len(got) - namesakes):.1%}")
    first = sum(both in same for both in list(got)[:PLANTED])
    print(f"of the best {PLANTED} pairs {first} are right; {len(fallen)} of the wrong ones are traps")
    print(f"{'kind':24}{'all':>5}{'found':>7}")
    all_, there = Counter(same.values()), Counter(same[both] for both in right)
    for kind, count in all_.items():
        print(f"{kind:24}{count:5}{there[kind]:7}")
    caught = Counter(traps[pair.one, pair.other] for pair in fallen)
    for kind, count in Counter(traps.values()).items():
        print(f"{f'trap: {kind}':24}{count:5}{caught[kind]:7}")
    for both, kind in same.items():
        if both not in got:
            print(f"  missed, {kind}: {_shown(entries[both[0]])} | {_shown(entries[both[1]])}")
    for pair in wrong:
        kind = traps.get((pair.one, pair.other), "strangers")
        print(f"  wrong, {kind} ({pair.score}): {_shown(entries[pair.one])} | {_shown(entries[pair.other])}")


def _shown(entry: Entry) -> str:
    parts = [*entry.names, *(value for _, value in entry.ways), entry.birthday, entry.organisation, entry.city]
    return ", ".join(str(part) for part in parts if part)


def _tell_cost(count: int) -> None:
    drawn = people(count - count // 10, seed=5)
    chance = random.Random(6)
    again = chance.sample(drawn, count // 10)
    twice = [replace(one.entry, number=len(drawn) + at, ways=one.entry.ways[:1]) for at, one in enumerate(again, 1)]
    entries = [*(one.entry for one in drawn), *twice]
    del drawn, again
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    start = time.process_time()
    found = pairs(entries)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{len(entries):,} people: {spent:.1f} s of CPU, {len(found):,} pairs; peak memory {peak} MB ({before} before)"
    )


if __name__ == "__main__":
    main()
