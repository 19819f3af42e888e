"""Who of a million followers is one of 2,000 contacts: what it costs, and how often it is right.

python benchmarks/recognition.py [FOLLOWERS [CONTACTS]]

Makes followers at random (always the same), 500 of them contacts under another guise, and prints: the CPU time against
a plain dictionary join on folded names; how many of those linked by themselves are wrong; how many of the 500 are
linked or offered, by kind; and every miss. Nothing is kept but the pairs; the peak memory is printed.
"""

import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from guises import PLATFORM, Planted, planted
from people import Made, bare, handle, person, shown

from netbook.domain.audience.recognition import Acquaintance, Pair, clues, judged, keys
from netbook.domain.text import fold

BATCH = 10_000
WORTHWHILE = 20
Follower = tuple[int, str | None, str, str]  # number, display name, handle, the true name


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


def followers(count: int, guises: dict[int, Planted]) -> Iterator[Follower]:
    """The followers; those in guise have no true name."""
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

    def add(self, batch: list[Follower]) -> None:
        names, handles, handle_keys = (self.columns[column] for column in ("name", "handle", "handle_key"))
        for number, name, bare_handle, _ in batch:
            found = keys(name, bare_handle)
            for column, key in ((names, found.name), (handles, bare_handle), (handle_keys, found.handle)):
                if key in column:
                    self.pairs += (Pair(number, *clue) for clue in column[key])


class Spent(dict[str, float]):
    """Seconds of CPU by what they went into."""

    @contextmanager
    def on(self, what: str) -> Iterator[None]:
        start = time.process_time()
        yield
        self[what] = self.get(what, 0.0) + time.process_time() - start


def main() -> None:
    numbers = [int(each) for each in sys.argv[1:]]
    count, size = (numbers + [1_000_000, 2_000][len(numbers) :])[:2]
    people, known = contacts(size)
    hidden = planted(people, known)
    guises = dict(zip(random.Random(4).sample(range(count), len(hidden)), hidden, strict=True))
    spent, plainly = Spent(), 0
    with spent.on("plain"):
        plain = {fold(contact.names[0]): contact.number for contact in known}
    with spent.on("clues"):
        ours = Ours(known)
    true_names: dict[int, str] = {}
    for batch in batched(followers(count, guises)):
        with spent.on("plain"):
            plainly += sum(1 for _, name, _, _ in batch if name and fold(name) in plain)
        before = len(ours.pairs)
        with spent.on("keys and look-ups"):
            ours.add(batch)
        by_number = {number: true for number, _, _, true in batch}
        true_names.update((pair.follower, by_number[pair.follower]) for pair in ours.pairs[before:])
    with spent.on("judging"):
        linked, offered = judged(ours.pairs)
    plain_cost = spent.pop("plain")
    whole = sum(spent.values())
    print(f"{count:,} followers, {size:,} contacts, {len(hidden)} of them under another guise")
    print(f"plain join on folded names  {plain_cost:6.2f} s of CPU ({plainly:,} found)")
    print(f"recognition                 {whole:6.2f} s of CPU, {whole / plain_cost:.2f} times as much")
    print("  " + ", ".join(f"{what} {seconds:.2f} s" for what, seconds in spent.items()))
    _tell_wrong(linked, guises, known, true_names)
    _tell_found(linked, offered, guises, known)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def batched(all_followers: Iterator[Follower]) -> Iterator[list[Follower]]:
    """Some at a time, so that making them is not counted."""
    while batch := list(islice(all_followers, BATCH)):
        yield batch


def _tell_wrong(
    linked: list[Pair], guises: dict[int, Planted], known: list[Acquaintance], true_names: dict[int, str]
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


def _tell_found(linked: list[Pair], offered: list[Pair], guises: dict[int, Planted], known: list[Acquaintance]) -> None:
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
