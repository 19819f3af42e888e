"""What the contrast says in every form: its headings, its numbers in words, and what they mean."""

from collections.abc import Sequence
from typing import NamedTuple

from netbook.domain.contrast.figures import Figure, Part
from netbook.domain.contrast.funnel import CURATED, FOLLOWERS, RECOGNISED, TALKED, TWO_WAY, WORKED, Funnel
from netbook.domain.contrast.view import Contrast
from netbook.domain.text import clean_line
from netbook.domain.vocabulary import PLATFORM_NAMES
from netbook.drawing.year import day

UNKNOWN = "not known"


class Step(NamedTuple):
    """A step of the funnel: the heading of its column, what it is called beside a bar, and what it means."""

    key: str
    heading: str
    name: str
    definition: str


class Counted(NamedTuple):
    """A count with its name; none where it is not known."""

    name: str
    many: int | None


STEPS = (
    Step(
        FOLLOWERS,
        "followers",
        "followers",
        "The newest count of every account by the end of the stretch; who follows on three platforms counts three "
        "times.",
    ),
    Step(
        RECOGNISED,
        "known",
        "you know",
        "Followers linked to a contact; in the total a contact counts once, on however many platforms they follow.",
    ),
    Step(CURATED, "belong", "belong", "Of those known, who belong by your rules."),
    Step(
        TALKED,
        "talked",
        "talked with",
        "Of those who belong, who were present in the stretch at something that was no attempt without an answer.",
    ),
    Step(
        TWO_WAY,
        "two-way",
        "both began",
        "Of those you talked with, with whom you began at least once in the stretch, and they at least once.",
    ),
    Step(
        WORKED,
        "worked",
        "gave you something",
        "Of these, who gave you something of value in the stretch: an introduction, advice, business, ...",
    ),
)
NESTED = (
    "Each step is a part of the one before. Those who follow on several platforms are known once, and count on each."
)
ALONE = "Of the whole book each is counted by itself, whether they follow you or not; it is no funnel."
TO_COUNT = "netbook audience record instagram 12480 writes down how many follow you"
TO_LIST = "netbook audience import FILE tells who follows you, from the export of a platform"
TO_DECIDE = "netbook vet asks who belongs, by your rules"
HOURS = "with those who belong, as far as they were written down"
ACTIVE = "Active in a month: belongs, and you talked in the twelve months up to its end."


def number(value: float | None) -> str:
    """A number as it is read: three figures or more, and never a zero where there is something."""
    if value is None:
        return UNKNOWN
    if value == int(value):
        return f"{int(value):,}"
    if 0 < value < 0.01:
        return "under 0.01"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def valued(figure: Figure) -> str:
    """The value of a figure, in per cent where it is such."""
    told = number(figure.value)
    return f"{told} %" if figure.unit == "%" and figure.value is not None else told


def made_of(figure: Figure) -> str:
    """What a figure is made of: ``26 active ties over 9,000 followers``."""
    return _part(figure.over) if figure.under is None else f"{_part(figure.over)} over {_part(figure.under)}"


def _part(part: Part) -> str:
    return f"{part.name} {UNKNOWN}" if part.count is None else f"{number(part.count)} {part.name}"


def title(contrast: Contrast) -> str:
    """What is shown."""
    only = f" on {platform(contrast.platform)}" if contrast.platform else ""
    return f"Followers{only} beside relationships"


def stretch(contrast: Contrast) -> str:
    """From when to when."""
    return f"{day(contrast.first)} to {day(contrast.until)}"


def platform(key: str) -> str:
    """A platform as it is written."""
    return PLATFORM_NAMES.get(key) or clean_line(key)


def total(contrast: Contrast) -> Funnel:
    """The funnel of all platforms together."""
    return contrast.funnels[-1]


def rows(contrast: Contrast) -> list[tuple[str, Funnel]]:
    """The funnels with their names; the total only where it is of several."""
    *each, all_ = contrast.funnels
    told = [(platform(funnel.platform or ""), funnel) for funnel in each]
    if len(told) == 1:
        return told
    return [*told, ("all" if told else platform(contrast.platform or "all"), all_)]


def counts(funnel: Funnel) -> list[int | None]:
    """The followers and the steps of a funnel."""
    return [getattr(funnel, step.key) for step in STEPS]


def following(contrast: Contrast) -> list[Counted]:
    """The steps of the total, without the followers."""
    return [Counted(step.name, getattr(total(contrast), step.key)) for step in STEPS[1:]]


def whole_book(contrast: Contrast) -> list[Counted]:
    """The same of the whole book, in the same order."""
    book = contrast.book
    return [
        Counted("in the book", book.people),
        Counted("belong", book.curated),
        Counted("talked with", book.talked),
        Counted("both began", book.two_way),
        Counted("gave you something", book.worked),
        Counted("inner and close", book.close),
    ]


def figure(contrast: Contrast, key: str) -> Figure | None:
    """One of the figures."""
    return next((each for each in contrast.figures if each.key == key), None)


def cost(contrast: Contrast) -> str:
    """What the followers would cost: ``135 US dollars``."""
    amount = contrast.cost.amount
    return UNKNOWN if amount is None else _money(amount, contrast.cost.money)


def price(contrast: Contrast) -> str:
    """At which price, by which source."""
    told = contrast.cost
    return f"at {_money(told.price, told.money)} per 1,000 ({told.source})"


def _money(amount: float, money: str) -> str:
    told = "under 0.01" if 0 < amount < 0.005 else f"{amount:,.2f}".removesuffix(".00")
    return f"{told} {money}".rstrip()


def headline(contrast: Contrast) -> list[tuple[str, str]]:
    """The most telling figures, for large letters, each with what it is."""
    found = {each.key: valued(each) for each in contrast.figures}
    return [
        (found.get("followers_per_active", UNKNOWN), "followers per active tie"),
        (found.get("nowhere", UNKNOWN), "who matter follow you nowhere"),
        (cost(contrast), "what the followers would cost"),
        (found.get("hours", UNKNOWN), "hours with those who belong"),
    ]


def index(value: float | None) -> str:
    """A value of an index."""
    if value is None:
        return UNKNOWN
    return "under 1" if 0 < value < 0.5 else f"{value:,.0f}"


def _in_millions(count: int) -> str:
    return f"{count:,}" if count < 10_000_000 else f"{count / 1_000_000:,.1f}".removesuffix(".0") + " million"


class Course(NamedTuple):
    """How one of the two went over time: its counts, and its indices."""

    name: str
    counts: Sequence[int | None]
    indices: Sequence[float | None]

    @property
    def moved(self) -> str:
        """From what to what: ``4,659 to 9,000``; in millions where that is shorter."""
        known = [
            count
            for count, index in zip(self.counts, self.indices, strict=True)
            if index is not None and count is not None
        ]
        return f"{_in_millions(known[0])} to {_in_millions(known[-1])}" if known else UNKNOWN

    @property
    def newest(self) -> str:
        """The newest index."""
        known = [index for index in self.indices if index is not None]
        return index(known[-1] if known else None)


def courses(contrast: Contrast) -> tuple[Course, Course]:
    """Followers and active ties over time."""
    months = contrast.months
    return (
        Course("followers", [each.followers for each in months], [each.follower_index for each in months]),
        Course("active ties", [each.active for each in months], [each.tie_index for each in months]),
    )


def base(contrast: Contrast) -> str:
    """The month that both are measured by: ``November 2025``; empty where there is none."""
    first = next((each for each in contrast.months if each.tie_index is not None), None)
    return f"{first.end:%B %Y}" if first else ""


NO_INDEX = "Not known: it needs a month in which both followers and active ties are known, and neither is 0."
