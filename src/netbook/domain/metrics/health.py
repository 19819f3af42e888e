"""Health: recency against cadence."""

from netbook.domain.cadence import HEALTH, Course, course, health
from netbook.domain.metrics.history import History
from netbook.domain.metrics.metric import Metric, Reading


def measure(history: History) -> str | None:
    """Warm, due, cooling or dormant; none before the first touch."""
    return health(history.standing.last, course(history.standing), history.today)


def explain(history: History) -> Reading:
    """The state with the days on which it changes."""
    state, days = measure(history), course(history.standing)
    return Reading(state, _told(days) if state else "not met yet")


def _told(days: Course) -> str:
    coming = (("due", days.due), ("cooling", days.late), ("dormant", days.dormant))
    return ", ".join(f"{state} from {day}" for state, day in coming if day)


HEALTH_METRIC = Metric(
    key="health",
    help="how the relationship stands",
    definition=(
        "Recency against cadence: warm until the next touch is due, due until it is late, then cooling, and dormant "
        "when it has been silent for twice as long as that. Late is what the circle says, or one and a half cadences. "
        "Without a cadence a relationship is dormant after three years (Levin, Walter and Murnighan 2011)."
    ),
    example="cooling",
    measure=measure,
    explain=explain,
    words=HEALTH,
)
