"""What a review tells besides its cards: the week, the numbers, the outcomes, the keys."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from netbook.domain.review import PICKED, SETTLED, SKIPPED, STEPS, WEEKLY, Action, Step
from netbook.domain.review_views import FollowersNow, Numbers, ReviewItemView, SummaryView
from netbook.domain.spoken import length
from netbook.domain.views import InteractionView, Named

_SHOWN_LAST = (SKIPPED, PICKED, SETTLED)


def heading(kind: str, today: date) -> str:
    """The first line of a sitting."""
    return f"{kind.capitalize()} review · {today:%A} {today.day} {today:%B %Y}"


_BAR = 10  # columns


def progress(decided: int, whole: int) -> str:
    """How much of a review is decided: ``###-------``."""
    filled = _BAR * decided // max(whole, 1)
    return f"{'#' * filled}{'-' * (_BAR - filled)}"


def counted(items: Sequence[ReviewItemView], kind: str) -> str:
    """``Promises 3 · People due 7``."""
    counts = Counter(item.step for item in items)
    return " · ".join(f"{step.title} {counts[step.key]}" for step in STEPS[kind] if counts[step.key])


def key_name(action: Action) -> str:
    """A key as one reads it."""
    return "space" if action.key == " " else action.key


def hint(step: Step) -> str:
    """The keys of a step, in one line."""
    return "  ".join([*(f"{key_name(each)} {each.name}" for each in step.actions), "u undo  ?  q quit"])


def help_lines(step: Step) -> Iterator[str]:
    """What each key does."""
    for action in step.actions:
        also = " (or enter)" if action.key == " " else ""
        yield f"  {key_name(action):<7}{action.help}{also}"
    yield "  u      take back what was decided last in a review"
    yield "  q      leave; netbook review goes on here"


def outcomes(summary: SummaryView) -> str:
    """``6 logged, 3 snoozed, 1 dropped``."""
    told = sorted(summary.outcomes, key=lambda each: (each.outcome in _SHOWN_LAST, -each.count, each.outcome))
    words = [f"{each.count} {each.outcome}" for each in told]
    return ", ".join([*words, *([f"{summary.undecided} left open"] if summary.undecided else [])])


def closing(summary: SummaryView) -> list[str]:
    """What is told when a review is over: what was decided, and whom one picked."""
    told = [outcomes(summary) or "nothing was decided"]
    if summary.picks:
        until = "next week" if summary.kind == WEEKLY else "next month"
        told.append(f"{until}: {', '.join(one.name for one in summary.picks)}")
    return told


def week(happened: Sequence[InteractionView], since: date, until: date) -> Iterator[str]:
    """What is written down of each day, so that one sees what is not."""
    on: dict[date, list[str]] = {}
    for each in happened:
        people = ", ".join(one.name for one in each.people)
        on.setdefault(each.on, []).append(f"{each.kind} {people}".strip())
    day = since
    while day <= until:
        yield f"  {day:%a} {day.day:>2} {day:%b}  {'; '.join(on.get(day, ['·']))}"
        day += timedelta(days=1)


def numbers(now: Numbers, before: Numbers | None) -> Iterator[str]:
    """The numbers, beside those of the review before."""
    rows = (
        ("conversations", "talks"),
        ("people", "people"),
        ("new people", "new_people"),
        ("you reached out", "by_you"),
        ("they reached out", "by_them"),
        ("promises kept", "kept"),
        ("promises open", "open"),
    )
    yield f"  {'':<24}{'now':>5}{'before':>9}" if before else f"  {'':<24}{'now':>5}"
    for title, key in rows:
        then = f"{getattr(before, key):>9}" if before else ""
        yield f"  {title:<24}{getattr(now, key):>5}{then}"
    if now.minutes:
        yield f"  {'together':<24}{length(now.minutes):>5}, as far as it was written down"


def followers(now: FollowersNow | None) -> Iterator[str]:
    """The same days in the world of followers, where they are counted."""
    if now is None:
        return
    more = "" if now.before is None else _moved(now.count - now.before)
    yield f"  {'followers':<24}{now.count:>9,}{more}"
    if now.gained:
        known = "none of them in your book" if not now.gained_known else f"{now.gained_known:,} of them in your book"
        yield f"  {'began to follow':<24}{now.gained:>9,}, {known}"
    if now.offered:
        yield f"  {'may be contacts':<24}{now.offered:>9,}, to be found in the triage of the audience"


def _moved(by: int) -> str:
    return f", {abs(by):,} {'more' if by > 0 else 'fewer'}" if by else ", as many as before"


def kept_intentions(picked: Sequence[Named], seen: Collection[str]) -> str:
    """How last time's intentions went."""
    met = [one.name for one in picked if one.id in seen]
    missed = [one.name for one in picked if one.id not in seen]
    told = f"of the {len(picked)} you picked you talked with {len(met)}"
    return f"{told}; not with {', '.join(missed)}" if missed and met else told
