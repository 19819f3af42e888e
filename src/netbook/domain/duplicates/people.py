"""A person as far as it matters for finding them twice, and two who may be one."""

from dataclasses import dataclass

from netbook.domain.audience.display_names import key_of, person_words
from netbook.domain.matching import Identity, name_key
from netbook.domain.occasions import YearlyDay


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody in the book: ``names`` are the name and the aliases, ``ways`` what can be met again elsewhere."""

    number: int
    names: tuple[str, ...]
    ways: tuple[Identity, ...] = ()
    birthday: YearlyDay | None = None
    organisation: str | None = None
    city: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who may be one, the lower number first: how much speaks for it, of 100, and what for and against it."""

    one: int
    other: int
    score: int
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clue:
    """What the names of two say: of 100, and in words."""

    score: int
    reason: str


NO_CLUE = Clue(0, "")
TELEPHONE, MAIL, WEB = "phone", "email", "web"  # ways that several people may share


def words_of(name: str) -> list[str]:
    """The words of a name in their order, also of what is no name of a person."""
    return person_words(name) or list(name_key(name))


def name_key_of(name: str) -> str:
    """What a name is looked up by."""
    return key_of(words_of(name))
