"""The questions around an import: who unsure entries are, and how close one wants to be to those who are new."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netbook.cli import output
from netbook.cli.desk import Desk
from netbook.cli.keys import Keys
from netbook.drawing import importing

if TYPE_CHECKING:
    from netbook.domain.imports import Report
    from netbook.domain.views import PersonCard
    from netbook.services.importing import Decision

_SETTLE = "s the same, n somebody new, enter leaves it open, u takes the last answer back, q leaves the rest open"


def settle(desk: Desk, report: "Report") -> "dict[str, Decision]":
    """Ask of each unsure entry who it is; the answers, by the entry's key."""
    from netbook.services.importing import LIKELIEST

    decided: dict[str, Decision] = {}
    unsure = report.of("unsure")
    if unsure:
        output.say_wrapped(f"Who are they? {_SETTLE}.")
    at = 0
    while at < len(unsure):
        entry = unsure[at]
        output.say_wrapped(f"{at + 1} of {len(unsure)}  {importing.unsure(entry)}")
        answer = _answer(desk)
        if answer == "q":
            break
        if answer == "u":
            at = max(0, at - 1)
            decided.pop(unsure[at].key, None)
            continue
        if answer:
            decided[entry.key] = LIKELIEST if answer == "s" else None
        at += 1
    return decided


def _answer(desk: Desk) -> str:
    """A letter of those that mean something, with enter after it; the end of the file leaves the rest open."""
    while True:
        answer = desk.answer("s, n, u, q or enter: ")
        if answer is None:
            return "q"
        if answer.casefold() in ("", "s", "n", "u", "q"):
            return answer.casefold()
        output.say_wrapped(_SETTLE)


def _key(keys: Keys, among: str, help_: str) -> str:
    """The next key that means something."""
    while True:
        try:
            key = keys.next()
        except EOFError:
            return "q"
        if key in among:
            return key
        output.say_wrapped(help_)


def offer(desk: Desk, report: "Report", *, circled: bool) -> None:
    """Offer circle, tag and cadence to those who are new: to all of them, or one by one."""
    people = report.people
    keys = Keys()
    output.say_wrapped(
        f"{len(people):,} {'person is' if len(people) == 1 else 'people are'} new. How close do you want to be?"
    )
    circles = _circles(desk)
    all_of_them = "all of them: " if len(people) > 1 else ""
    menu = f"{all_of_them}{_listed(circles)}, t tag, c cadence{'; e each' if len(people) > 1 else ''}; enter is later"
    output.say_wrapped(menu)
    while True:
        key = _key(keys, "\ntcq" + "e" * (len(people) > 1) + "".join(circles), menu)
        if key in "\nq":
            break
        if key == "e":
            _one_by_one(desk, keys, people, circles)
            return
        wish = _wish(keys, key, circles)
        if wish:
            _apply(desk, [(people, wish)])
    if not circled:
        output.say_wrapped(
            "netbook review asks about them too; netbook circle --where, netbook tag --where do it by filter"
        )


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is decided about people: a circle, a tag or a cadence."""

    kind: str
    value: str


def _circles(desk: Desk) -> dict[str, str]:
    """The keys of the circles by the digit that chooses them, from the inside."""
    from netbook.services import circles

    with desk.reading() as session:
        return {str(number): each.key for number, each in enumerate(circles.listing(session)[:9], start=1)}


def _listed(circles: dict[str, str]) -> str:
    return ", ".join(f"{digit} {name}" for digit, name in circles.items())


def _wish(keys: Keys, key: str, circles: dict[str, str]) -> _Wish | None:
    """The wish that a key begins; none where the answer is empty or cannot be read."""
    from netbook.domain.tags import tag_name
    from netbook.errors import NetbookError
    from netbook.services import upkeep

    if key in circles:
        return _Wish("circle", circles[key])
    kind, question = ("tag", "Tag: @") if key == "t" else ("cadence", "Every (6w, 3mo, never): ")
    said = (keys.line(question) or "").strip()
    if not said:
        return None
    try:
        return _Wish(kind, tag_name(said) if kind == "tag" else upkeep.read_cadence(said) or "none")
    except NetbookError as problem:
        output.say_wrapped(str(problem))
        return None


def _one_by_one(desk: Desk, keys: Keys, people: Sequence[int], circles: dict[str, str]) -> None:
    """Ask about each; what was decided is written at the end in one step, also when one stops on the way."""
    from netbook.services import directory
    from netbook.services import people as persons

    menu = f"{_listed(circles)}, t tag, c cadence, enter the next one, q the end"
    output.say_wrapped(menu)
    decided: dict[_Wish, list[int]] = {}
    try:
        for place, number in enumerate(people, start=1):
            with desk.reading() as session:
                card = persons.card(session, directory.by_number(session, number), desk.today)
            output.say_wrapped(f"{place} of {len(people)}  {_in_short(card)}")
            while (key := _key(keys, "\ntcq" + "".join(circles), menu)) not in "\nq":
                wish = _wish(keys, key, circles)
                if wish:
                    decided.setdefault(wish, []).append(number)
                if key in circles:
                    break
            if key == "q":
                break
    finally:
        if decided:
            _apply(desk, [(numbers, wish) for wish, numbers in decided.items()])


def _in_short(card: "PersonCard") -> str:
    work = " at ".join(part for part in (card.title, card.organisation) if part)
    return ", ".join(
        part for part in (card.name, work, card.city, *(method.value for method in card.reach[:1])) if part
    )


def _apply(desk: Desk, decided: "Sequence[tuple[Sequence[int], _Wish]]") -> None:
    """Write what was decided, in one operation."""
    from netbook.services import people as persons
    from netbook.services import upkeep

    told = []
    with desk.writing("triage") as session:
        for numbers, wish in decided:
            contacts = persons.rows(session, numbers)
            who = f"{len(contacts):,} {'person' if len(contacts) == 1 else 'people'}"
            if wish.kind == "circle":
                spread = upkeep.set_circles(session, contacts, wish.value, desk.today)[1]
                told.append(f"{who} in {wish.value}{spread.in_words(len(contacts))}")
            elif wish.kind == "tag":
                spread = upkeep.tag(session, contacts, [wish.value], desk.today)[1]
                told.append(f"{who} @{wish.value}{spread.in_words(len(contacts))}")
            else:
                spread = upkeep.set_cadences(session, contacts, wish.value, desk.today)[1]
                told.append(f"{who} every {wish.value}{spread.in_words(len(contacts))}")
        desk.call(session, ", ".join(told))
    desk.done(", ".join(told))
