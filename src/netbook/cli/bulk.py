"""Commands about one person, by name, or about all whom ``--where`` keeps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netbook.cli.desk import Desk
from netbook.errors import Unreadable

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.models import Contact

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Whom:
    """The people a command is about, and how one speaks of them."""

    people: "list[Contact]"

    @property
    def named(self) -> str:
        """``Ana Reyes``, or ``14 people``."""
        return f"{len(self.people)} people" if len(self.people) != 1 else self.people[0].name

    @property
    def are(self) -> str:
        """``is`` or ``are``."""
        return "is" if len(self.people) == 1 else "are"

    @property
    def bracketed(self) -> str:
        """The same in brackets."""
        return f" ({self.listed.removeprefix(': ')})" if self.listed else ""

    @property
    def listed(self) -> str:
        """Who they are, where ``named`` only counts them: the end of a sentence."""
        if len(self.people) == 1:
            return ""
        names = [each.name for each in self.people]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        return f": {', '.join(names[:_NAMED])}{more}"


def whom(desk: Desk, session: "Session", name: str | None, where: str | None, *, archived: bool = False) -> Whom:
    """The person of that name, or all whom a filter keeps, archived or not.

    Raises:
        NotFound: there is nobody like that.
        Ambiguous: several people bear the name.
        Unreadable: the filter cannot be read.
    """
    if where is None:
        assert name is not None, "a command without --where has a name"
        return Whom([desk.person(session, name)])
    from netbook.errors import NotFound
    from netbook.services import filtering, listing

    asked = filtering.read(session, where, desk.calendar)
    if asked.keeps_all:
        raise Unreadable("--where is empty, which would mean everybody", "write a filter, such as --where circle:none")
    people = listing.contacts(session, listing.people(session, asked, archived=archived))
    if not people:
        who, shown = ("nobody archived", "netbook list --archived") if archived else ("nobody", "netbook list")
        raise NotFound(f"{who} is like {where}", f"{shown} with the same words shows who would be meant")
    return Whom(people)


def split(
    words: Sequence[str], where: str | None, usage: str, is_value: Callable[[str], bool]
) -> tuple[str | None, list[str]]:
    """The name that stands first unless ``--where`` is given, and the words behind it.

    Raises:
        Unreadable: one of both is missing, or both are there.
    """
    name, value = (None, list(words)) if where is not None else (words[0], list(words[1:]))
    if not value:
        raise Unreadable("something is missing", f"write netbook {usage}")
    if where is not None and not is_value(" ".join(value)) and is_value(" ".join(value[1:])):
        one_of_both(words[0], where, usage)
    return name, value


def readable(read: Callable[[str], object]) -> Callable[[str], bool]:
    """Whether a text is one that ``read`` takes."""

    def is_value(text: str) -> bool:
        try:
            read(text)
        except Unreadable:
            return False
        return bool(text)

    return is_value


def one_of_both(name: str | None, where: str | None, usage: str) -> None:
    """See that a command has a name or ``--where``.

    Raises:
        Unreadable: neither, or both.
    """
    if (name is None) == (where is None):
        problem = "nobody is named" if name is None else "a name and --where exclude one another"
        raise Unreadable(problem, f"write netbook {usage}, or --where with a filter")
