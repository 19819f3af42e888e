"""The contrast as it is shown."""

from dataclasses import dataclass
from datetime import date

from netbook.domain.contrast.figures import Figure
from netbook.domain.contrast.funnel import Funnel
from netbook.domain.contrast.months import Month


@dataclass(frozen=True, slots=True)
class Book:
    """The same counts for the whole book, whether people follow or not; none = nobody was decided about."""

    people: int
    curated: int | None
    talked: int
    two_way: int
    worked: int
    close: int
    matter: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What the number of followers would cost to buy: in which money, at which price a thousand, by which source."""

    amount: float | None
    price: float
    money: str
    source: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """Followers beside relationships in a stretch; ``leans`` says where the conversations were, none = too few."""

    first: date
    until: date
    platform: str | None
    funnels: tuple[Funnel, ...]
    book: Book
    figures: tuple[Figure, ...]
    cost: Cost
    months: tuple[Month, ...]
    leans: str | None
    sentences: tuple[str, ...]
