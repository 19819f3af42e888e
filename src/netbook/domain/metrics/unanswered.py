"""Unanswered: how often one has reached out since anything came back."""

from netbook.domain.metrics.history import History
from netbook.domain.metrics.metric import Metric, Reading


def measure(history: History) -> int | None:
    """How many attempts stand without an answer; none before the first touch."""
    return history.unanswered if history.touches else None


def explain(history: History) -> Reading:
    """The count, in words."""
    count = measure(history)
    if not count:
        return Reading(count, "not met yet" if count is None else "nothing of yours waits for an answer")
    first = history.touches[-count].on
    times = "once" if count == 1 else "twice" if count == 2 else f"{count} times"
    return Reading(count, f"you have asked {times} without an answer, first on {first}")


UNANSWERED = Metric(
    key="unanswered",
    help="how often you reached out since anything came back",
    definition=(
        "Messages, e-mails, letters and missed calls of yours with nothing from them since. They move the due date, "
        "but are no talk."
    ),
    example=">1",
    measure=measure,
    explain=explain,
)
