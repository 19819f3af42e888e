"""What a story of the sample network holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Promise:
    """A follow-up; ``due`` and ``closed`` count days from today, ahead or back."""

    what: str
    due: int
    side: str = "me"
    repeat: str | None = None
    state: str = "open"
    closed: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One line of the journal with what is to be read in it; people are given by their keys.

    ``ago`` counts days back from today. An exchange in ``passed`` is written "introduction received bo".
    """

    ago: int
    kind: str
    who: str
    place: str | None
    text: str
    spoken: str = ""
    at: str | None = None
    minutes: int | None = None
    by: str | None = None
    missed: bool = False
    tags: str = ""
    passed: tuple[str, ...] = ()
    worth: str | None = None  # what is noted of the exchange
    notes: str | None = None
    then: tuple[Promise, ...] = ()
