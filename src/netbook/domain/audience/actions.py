"""What one may do with a follower to be decided about, and the key of each."""

from dataclasses import dataclass

from netbook.domain.audience.verdicts import NOT_A_PERSON, REAL, UNKNOWN

OFFERED, SAME, CONTACT = "offered", "same", "contact"


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do: its key, what it is, a word and more of it, and what it asks for (none: nothing)."""

    key: str
    name: str
    word: str
    help: str
    asks: str | None = None
    offered_only: bool = False


DEEDS: tuple[Deed, ...] = (
    Deed("y", OFFERED, "Yes", "it is them", offered_only=True),
    Deed("s", SAME, "Same", "same as", asks="who are they? "),
    Deed("r", REAL, "Real", "real, not known"),
    Deed("n", NOT_A_PERSON, "No person", "not a person"),
    Deed("x", UNKNOWN, "Unknown", "cannot be told"),
    Deed("c", CONTACT, "New", "make a contact", asks="what are they called? "),
)
ALL = "*"  # the key before one that is to hold for all alike
FOR_ALL = (OFFERED, REAL, NOT_A_PERSON, UNKNOWN)


def deeds(*, offered: bool) -> list[Deed]:
    """What can be done with one, whether or not somebody is offered."""
    return [deed for deed in DEEDS if offered or not deed.offered_only]
