"""Tie strength, 0 to 100: recency, frequency, depth, reciprocity and services, added up.

That a tie is time, intensity, intimacy and reciprocal services is Granovetter's (1973); that days since the last talk
predict it best is Gilbert and Karahalios' (CHI 2009); that hours spent together make friends is Hall's (2018). The
shapes have these sources; the weights, half-lives and saturations below are judgement.
"""

from math import exp, sqrt

from netbook.domain.metrics.history import History, Touch, decayed
from netbook.domain.metrics.initiations import Initiations, initiations
from netbook.domain.metrics.metric import Metric, Part, Reading
from netbook.domain.spoken import ago
from netbook.domain.vocabulary import KINDS

WEIGHTS = {"recency": 30, "frequency": 25, "depth": 20, "reciprocity": 15, "services": 10}  # points, 100 in all
HALF_LIVES = {"recency": 60, "frequency": 180, "depth": 180, "services": 365}  # days; initiations have their own
# The decayed sum at which a part reaches 63 % of its points: talks, coffees of an hour, initiations, exchanges.
ENOUGH = {"frequency": 6.0, "depth": 6.0, "reciprocity": 3.0, "services": 2.0}

_DEPTHS = {kind.key: kind.depth for kind in KINDS}


def shares(history: History) -> dict[str, float]:
    """How much of each part's points there is, 0 to 1."""
    talks = history.talks
    often = sum(decayed(history.age(talk.on), HALF_LIVES["frequency"]) for talk in talks)
    deep = sum(depth(talk) * decayed(history.age(talk.on), HALF_LIVES["depth"]) for talk in talks)
    value = sum(decayed(history.age(each.on), HALF_LIVES["services"]) for each in history.exchanges)
    began = initiations(history) if talks else None
    return {
        "recency": decayed(history.age(talks[-1].on), HALF_LIVES["recency"]) if talks else 0.0,
        "frequency": _saturated("frequency", often),
        "depth": _saturated("depth", deep),
        # Balance alone would let a tie that was fair once, and ended, keep its points for ever.
        "reciprocity": began.balance * _saturated("reciprocity", began.all) if began else 0.0,
        "services": _saturated("services", value),
    }


def depth(talk: Touch) -> float:
    """What one talk counts, a coffee of an hour being 1: by its kind, and by its length from half to twice that."""
    length = min(2.0, max(0.5, sqrt(talk.minutes / 60))) if talk.minutes else 1.0
    return _DEPTHS.get(talk.kind, 0.5) * length


def strength(history: History) -> float:
    """The score, 0 to 100, not rounded."""
    return min(100.0, sum(WEIGHTS[part] * share for part, share in shares(history).items()))


def measure(history: History) -> int | None:
    """The score as people see it, none before the first touch."""
    return round(strength(history)) if history.touches else None


def explain(history: History) -> Reading:
    """The score with its parts."""
    if not history.touches:
        return Reading(None, "not met yet")
    found, began = shares(history), initiations(history)
    reasons = _reasons(history, began)
    parts = tuple(Part(name, round(WEIGHTS[name] * found[name], 1), WEIGHTS[name], reasons[name]) for name in WEIGHTS)
    sure = round(100 * began.known)
    return Reading(measure(history), f"who began is known of {sure} % of it", parts, sure)


def _saturated(part: str, amount: float) -> float:
    return 1 - exp(-amount / ENOUGH[part])


def _reasons(history: History, began: Initiations) -> dict[str, str]:
    talks = history.talks
    year = [talk for talk in talks if history.age(talk.on) < 365]
    minutes = sum(talk.minutes or 0 for talk in year)
    given = sum(each.direction == "given" for each in history.exchanges)
    newest = f", the newest {ago(history.exchanges[-1].on, history.today)}" if history.exchanges else ""
    hours = f", {minutes / 60:.0f} hours of them written down" if minutes >= 60 else ""
    return {
        "recency": f"last talk {ago(talks[-1].on, history.today)}" if talks else "no talk yet",
        "frequency": f"{len(year)} talk{'s' * (len(year) != 1)} in 12 months, {len(talks)} in all",
        "depth": f"{_deep(year)}{hours}",
        "reciprocity": _fair(began),
        "services": f"{given} given and {len(history.exchanges) - given} received{newest}",
    }


def _fair(began: Initiations) -> str:
    if not began.known:
        return "who reaches out is not known, so half counts for each of you"
    return f"{100 * began.balance:.0f} % of a fair balance in who reaches out"


def _deep(talks: list[Touch]) -> str:
    deep = sum(_DEPTHS.get(talk.kind, 0.5) >= 1 for talk in talks)
    return f"{deep} of them a coffee or more" if talks else "none in 12 months"


TIE_STRENGTH = Metric(
    key="tie",
    help="tie strength, 0 to 100",
    definition=(
        "How strong the tie is, from what was written down alone: the days since the last talk (half-life "
        f"{HALF_LIVES['recency']} days; {WEIGHTS['recency']} points), how often you talk ({WEIGHTS['frequency']}), how "
        f"long and in which way ({WEIGHTS['depth']}), whether both of you reach out ({WEIGHTS['reciprocity']}), and "
        f"what of value passed ({WEIGHTS['services']}). An attempt without an answer is no talk. Shapes after "
        "Granovetter 1973, Gilbert and Karahalios 2009, and Hall 2018; the weights are judgement."
    ),
    example=">50",
    measure=measure,
    explain=explain,
    parts=tuple(WEIGHTS),
)
