"""Who reaches out: initiations on both sides, decayed."""

from dataclasses import dataclass

from netbook.domain.metrics.history import History, decayed

HALF_LIFE = 180  # days


@dataclass(frozen=True, slots=True)
class Initiations:
    """How much each side reaches out, as decayed counts; ``unknown`` ones count half to each side."""

    mine: float = 0.0
    theirs: float = 0.0
    unknown: float = 0.0

    @property
    def all(self) -> float:
        """Everything that anybody began."""
        return self.mine + self.theirs

    @property
    def balance(self) -> float:
        """2 x min(mine, theirs) / (mine + theirs): 1 where both reach out alike, 0 where one side alone does."""
        return 2 * min(self.mine, self.theirs) / self.all if self.all else 0.0

    @property
    def known(self) -> float:
        """The share of it of which is known who began."""
        return 1 - self.unknown / self.all if self.all else 0.0


def initiations(history: History) -> Initiations:
    """Who reached out; ``both`` counts for each side, and an attempt without an answer is one of mine."""
    mine = theirs = unknown = 0.0
    for touch in history.touches:
        weight = decayed(history.age(touch.on), HALF_LIFE)
        match touch.initiator:
            case "me":
                mine += weight
            case "them":
                theirs += weight
            case "both":
                mine += weight
                theirs += weight
            case _:
                unknown += weight
    return Initiations(mine + unknown / 2, theirs + unknown / 2, unknown)
