"""What is shown of rules, of the answers about a person, and of whom to decide about next."""

from dataclasses import dataclass
from datetime import date, timedelta

from netbook.domain.curation import CURATED, NO, OPEN, OUT, YES
from netbook.domain.spoken import ago

STALE = timedelta(days=365)  # answers that are older are asked for again
LATELY = timedelta(days=30)  # whom one talked with since is asked about first


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule that is asked."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class RulesView:
    """The rules, how many must be answered yes, and how many people, the archived left out, are decided how."""

    rules: tuple[RuleView, ...]
    needed: int
    curated: int
    out: int
    open: int


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The newest answer to a rule; none where it was never answered."""

    rule: str
    text: str
    answer: str | None
    on: date | None


@dataclass(frozen=True, slots=True)
class Appraised:
    """How somebody is decided, and by which answers."""

    id: str
    name: str
    verdict: str  # curation.VERDICTS
    needed: int
    answers: tuple[AnswerView, ...]

    @property
    def in_words(self) -> str:
        """``Ana Reyes is in your network (4 of 4)``."""
        told = [each.answer for each in self.answers]
        yes, no = told.count(YES), told.count(NO)
        if self.verdict == CURATED:
            return f"{self.name} is in your network ({yes} of {len(told)})"
        if self.verdict == OUT:
            few = "" if self.needed == len(told) else f", {self.needed} of {len(told)} are needed"
            return f"{self.name} is out of your network ({no} answered no{few})"
        return f"{self.name} is open: {len(told) - yes - no} not answered"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody worth deciding about, and why."""

    id: str
    name: str
    circle: str | None
    last: date | None
    verdict: str  # curation.VERDICTS
    answered: date | None  # the day of the newest answer
    reason: str


def why(verdict: str, answers: int, answered: date | None, dormant: date | None, today: date) -> str:
    """Why somebody is worth deciding about; ``answers`` counts the rules that are answered yes or no."""
    if verdict == OPEN or answered is None:
        return f"{answers} answered so far" if answers else "not decided yet"
    if is_stale(answered, today):
        return f"answered {ago(answered, today)}"
    assert dormant is not None, "nothing else makes somebody worth another look"
    return f"gone quiet since {dormant}"


def is_stale(answered: date, today: date) -> bool:
    """Whether answers of that day are over a year old."""
    return today - answered > STALE
