"""What is chosen for people from any screen: a circle, the answers to the rules, and the way to reach one."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from netbook.domain.spoken import day
from netbook.tui.modals.ask import Choose
from netbook.tui.screens.mode import Mode

if TYPE_CHECKING:
    from netbook.domain.views import MethodView

_ANSWERS = ("yes", "no", "unknown")


async def choose_circle(
    screen: Mode, who: str, numbers: Sequence[int] = (), *, wished: str | None = None
) -> str | None:
    """The key of the circle that is chosen for some people, ``none`` to take them out of theirs; none leaves it.

    The mark begins where they are, or where they are not all in one, on leaving that; for people who are not in the
    book yet it begins at what was wished for them before.
    """
    from netbook.services import circles, people

    known = await screen.read(circles.listing)
    rows = await screen.read(lambda session: [contact.circle for contact in people.rows(session, numbers)])
    if known is None or rows is None:
        return None  # why it cannot be read was said
    keys: list[str | None] = [*(each.key for each in known), "none"]
    choices = [*((each.name, _room(each.people, each.cadence)) for each in known), ("none", "in no circle")]
    rows = rows if numbers else [wished]
    inside = Counter(key or "none" for key in rows)
    choices = [
        (name, _inside(told, inside[key or ""], len(rows))) for key, (name, told) in zip(keys, choices, strict=True)
    ]
    if len(inside) > 1:
        keys.append(None)
        choices.append(("leave them", "each where they are"))
    begin = keys.index(next(iter(inside))) if len(inside) == 1 else len(keys) - 1
    at = await screen.app.push_screen_wait(Choose(f"Which circle for {who}?", choices, at=begin))
    return None if at is None else keys[at]


def _inside(told: str, count: int, of: int) -> str:
    """What is said of a circle, with how many of those who are asked about are in it."""
    if not count:
        return told
    return f"{told} · now" if of == 1 else f"{told} · {'all' if count == of else count} of them now"


class Answered(NamedTuple):
    """What was answered about somebody, by rule, and whether all of it was gone through."""

    given: dict[str, str]
    whole: bool


async def ask_rules(screen: Mode, number: int, before: str = "") -> Answered | None:
    """Ask every rule about somebody, with ``before`` in front of the question; none where there is nothing to ask."""
    from netbook.services import curation, directory

    asked = await screen.read(lambda session: curation.answers_of(session, directory.by_number(session, number)))
    if asked is None:
        return None  # why it cannot be read was said
    if not asked.answers:
        screen.app.tell("there are no rules to decide by; netbook rules add KEY TEXT adds one")
        return None
    given: dict[str, str] = {}
    for place, each in enumerate(asked.answers, start=1):
        now = f"  (now {each.answer}, {day(each.on, screen.app.desk.today)})" if each.answer else ""
        question = f"{before}{asked.name} {place}/{len(asked.answers)}: {each.text}{now}"
        choices = [("yes", ""), ("no", ""), ("not known yet", ""), ("leave it", "")]
        at = await screen.app.push_screen_wait(Choose(question, choices, at=len(choices) - 1 if each.answer else 0))
        if at is None:
            return Answered(given, whole=False)
        if at < len(_ANSWERS):
            given[each.rule] = _ANSWERS[at]
    return Answered(given, whole=True)


async def reach(screen: Mode, name: str, ways: "Sequence[MethodView]") -> "MethodView | None":
    """Show how somebody is reached; the way that is chosen is copied."""
    if not ways:
        screen.app.tell(f"{name}: no way to reach them is written down; E adds one")
        return None
    choices = [
        (each.value, " ".join(part for part in (each.platform or each.kind, each.label) if part)) for each in ways
    ]
    at = await screen.app.push_screen_wait(Choose(f"Reach {name}", choices))
    if at is None:
        return None
    screen.app.copy_to_clipboard(ways[at].value)
    screen.app.tell(f"copied: {ways[at].value}")
    return ways[at]


def _room(people: int, cadence: str | None) -> str:
    every = "" if cadence is None else ", never due" if cadence == "never" else f", every {cadence}"
    return f"{people} {'person' if people == 1 else 'people'}{every}"
