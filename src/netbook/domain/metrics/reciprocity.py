"""Reciprocity: whether both sides reach out."""

from collections import Counter
from collections.abc import Iterable

from netbook.domain.metrics.history import History, Touch
from netbook.domain.metrics.initiations import HALF_LIFE, Initiations, initiations
from netbook.domain.metrics.metric import Metric, Reading


def measure(history: History) -> int | None:
    """The balance in per cent; none where of no touch is known who began it."""
    return _value(initiations(history))


def explain(history: History) -> Reading:
    """The balance with the counts behind it."""
    began = initiations(history)
    if not history.touches:
        return Reading(None, "not met yet")
    return Reading(_value(began), counted(history.touches), confidence=round(100 * began.known))


def counted(touches: Iterable[Touch]) -> str:
    """``you 12, they 9, both 2, not known 4; they reached out last``."""
    found = list(touches)
    counts = Counter(touch.initiator for touch in found)
    named = (("you", counts["me"]), ("they", counts["them"]), ("both", counts["both"]), ("not known", counts[None]))
    last = next((touch.initiator for touch in reversed(found) if touch.initiator), None)
    spoken = {"me": "you reached out last", "them": "they reached out last", "both": "both reached out last"}
    told = ", ".join(f"{who} {count}" for who, count in named if count)
    return f"{told}; {spoken[last]}" if last else told


def _value(began: Initiations) -> int | None:
    # Where nobody knows who began, both halves are alike, and that says nothing.
    return round(100 * began.balance) if began.all - began.unknown > 1e-12 * began.all and began.all else None


RECIPROCITY = Metric(
    key="reciprocity",
    help="whether both of you reach out, 0 to 100",
    definition=(
        "2 x the smaller of what you and they began, over all that was begun, each counting less with age (half-life "
        f"{HALF_LIFE} days): 100 where both reach out alike, 0 where one side alone does. What both began counts for "
        "both, and where nobody knows who began, half to each side."
    ),
    example="<30",
    measure=measure,
    explain=explain,
)
