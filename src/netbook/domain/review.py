"""The weekly and the monthly review: their steps, what one can do at each, and how much fits the time there is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WEEKLY, MONTHLY = "weekly", "monthly"

INBOX, WEEK, PROMISES, PEOPLE, OCCASIONS = "inbox", "week", "promises", "people", "occasions"
SUGGESTED = "suggested"  # the items of the week, whose question comes behind them
NEWCOMERS, INTENTIONS, NUMBERS = "newcomers", "intentions", "numbers"
QUIET, CHOOSE = "quiet", "choose"
WAKE = "wake"  # no step that asks: the dormant ties that were offered among the intentions

DAYS_AHEAD = 14  # how far occasions are looked for
ASKED_FOR = 31  # days for which one is asked about what may have happened
LATELY = 30  # days since the first talk for which somebody counts as met lately
STALE = 6  # days after which a review that was left is not gone on with
KEPT_FOR = 90  # days for which somebody who was kept in the weed-out is not asked about again
PICKS = (3, 5)  # people picked for the next week, from and to

LOGGED, DONE, SNOOZED, DROPPED, SKIPPED = "logged", "done", "snoozed", "dropped", "skipped"
REMINDED, PLACED, VETTED, PICKED = "reminded", "placed", "vetted", "picked"
KEPT, MOVED, PAUSED, LET_GO = "kept", "moved", "paused", "let go"
OFFERED = "offered"
SETTLED = "settled elsewhere"  # by something done elsewhere meanwhile


@dataclass(frozen=True, slots=True)
class Action:
    """Something one can do with an item: its key, and what to ask for first (none: nothing).

    ``usual`` is the answer that enter gives.
    """

    key: str
    name: str
    help: str
    asks: str | None = None
    usual: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a review; ``minutes`` is what one item of it takes, none where it is the question itself."""

    key: str
    title: str
    actions: tuple[Action, ...]
    minutes: float | None = None


LOG = Action("l", "log", "write down what happened", "what happened")
TALKED = Action("d", "done", "you talked, with nothing to note")
SNOOZE = Action("s", "snooze", "put it off, or hide the person, until a day", "until", "in 2 weeks")
NOTE = Action("n", "note", "write a note on the person, and stay", "note")
DROP = Action("x", "drop", "no more reminders for this; nothing is deleted")
REACH = Action("o", "reach", "log that you wrote or called", "by", "message")
SKIP = Action(" ", "skip", "leave it as it is")
GO_ON = Action(" ", "go on", "on with the next")
CIRCLE = Action("c", "circle", "put them in a circle", "circle (inner, close, trusted, network, wider)")
VET = Action("v", "vet", "answer your rules about them")

WEEKLY_STEPS = (
    Step(
        INBOX,
        "Waiting lines",
        (
            Action("w", "with", "say who is meant, and write it down", "who is meant"),
            Action("l", "line", "write the line anew", "line"),
            Action("x", "drop", "let the line go"),
            SKIP,
        ),
        1,
    ),
    Step(
        SUGGESTED,
        "This week",
        (
            Action("y", "yes", "write it down as it is"),
            Action("l", "log", "write it down in other words", "what happened"),
            Action("x", "drop", "no: it is never asked about again"),
            SKIP,
        ),
        0.25,
    ),
    Step(
        WEEK,
        "This week",
        (Action("l", "log", "write down something that is not there yet", "what happened"), GO_ON),
    ),
    Step(PROMISES, "Promises", (Action("d", "done", "tick it off"), SNOOZE, DROP, LOG, NOTE, SKIP), 1),
    Step(PEOPLE, "People due", (LOG, TALKED, SNOOZE, NOTE, DROP, REACH, SKIP), 1),
    Step(
        OCCASIONS,
        "Coming up",
        (
            Action("r", "remind", "promise yourself something for it", "what to do", "congratulate"),
            Action("d", "done", "note that you congratulated"),
            NOTE,
            SKIP,
        ),
        0.5,
    ),
    Step(NEWCOMERS, "Met lately", (CIRCLE, VET, NOTE, SKIP), 1),
    Step(
        INTENTIONS,
        "Next week",
        (Action("p", "pick", "pick people by number or name", "who (numbers or names, with commas between)"), GO_ON),
    ),
    Step(NUMBERS, "The week in numbers", (Action(" ", "finish", "end the review"),)),
)
MONTHLY_STEPS = (
    Step(
        QUIET,
        "Gone quiet",
        (
            Action("y", "keep", "keep them as they are"),
            CIRCLE,
            Action("p", "pause", "silence them until a day", "until", "in 3 months"),
            Action("a", "let go", "archive them"),
            LOG,
            REACH,
            NOTE,
            SKIP,
        ),
        1,
    ),
    Step(CHOOSE, "Who belongs", (VET, CIRCLE, NOTE, SKIP), 2),
    Step(NUMBERS, "The month in numbers", (Action(" ", "finish", "end the review"),)),
)
STEPS: dict[str, tuple[Step, ...]] = {WEEKLY: WEEKLY_STEPS, MONTHLY: MONTHLY_STEPS}

_SET_ASIDE = 8  # minutes for what is no item: the week told, next week's people, the numbers


def step_of(kind: str, key: str) -> Step:
    """The step of a review by its key."""
    return next(step for step in STEPS[kind] if step.key == key)


def title_of(key: str) -> str:
    """What a step is called in a sentence."""
    return next(step.title for steps in STEPS.values() for step in steps if step.key == key).lower()


def streak(finished: Iterable[date], today: date) -> int:
    """How many weeks in a row, from Monday to Sunday, had a review; the week that runs may still get one."""
    weeks = {on - timedelta(days=on.weekday()) for on in finished}
    monday = today - timedelta(days=today.weekday())
    week = monday if monday in weeks else monday - timedelta(weeks=1)
    count = 0
    while week in weeks:
        count += 1
        week -= timedelta(weeks=1)
    return count


def fit(kind: str, waiting: Mapping[str, int], minutes: int) -> dict[str, int]:
    """How many items of each step fit the time, at least one of what there is.

    Half of the time is for the step that takes people one by one (people due; those gone quiet), the other half for
    the rest in their order; what one half leaves, the other gets.
    """
    steps = [step for step in STEPS[kind] if step.minutes is not None]
    first = PEOPLE if kind == WEEKLY else QUIET
    need = {step.key: waiting.get(step.key, 0) * (step.minutes or 0) for step in steps}
    room = max(2.0, minutes - _SET_ASIDE)
    others = sum(need.values()) - need[first]
    left = {first: max(room / 2, room - others), "": max(room / 2, room - need[first])}
    fitting = {}
    for step in steps:
        half = first if step.key == first else ""
        takes = step.minutes or 1
        count = min(waiting.get(step.key, 0), max(int(left[half] / takes), 1))
        left[half] = max(0.0, left[half] - count * takes)
        fitting[step.key] = count
    return fitting
