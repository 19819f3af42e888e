"""With whom messages were exchanged, as far as an export tells; of what was said nothing is known."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from netbook.domain.audience.display_names import key_of, person_words
from netbook.domain.audience.records import FollowerRecord
from netbook.domain.text import fold


@dataclass(frozen=True, slots=True)
class Talks:
    """Who is in any conversation of an export, by handle and by name; none where it does not tell people by these.

    ``whole`` says that it tells of every conversation, and of each with whom it was.
    """

    handles: frozenset[str] | None
    names: frozenset[str] | None
    whole: bool

    def told(self, record: FollowerRecord) -> FollowerRecord:
        """The record with whether one ever talked; a name alone is enough for that, so that nobody is wronged."""
        known = (((record.handle or "").casefold(), self.handles), (_compared(record.name or ""), self.names))
        found = [key in among for key, among in known if key and among is not None]
        if any(found):
            return replace(record, talked=True)
        return replace(record, talked=False) if found and self.whole else record


def talks(handles: Iterable[str] | None, names: Iterable[str] | None, *, whole: bool) -> Talks:
    """The talks of an export, by the handles and the names as it has them."""
    return Talks(
        None if handles is None else frozenset(each.casefold() for each in handles),
        None if names is None else frozenset(map(_compared, names)),
        whole,
    )


def _compared(name: str) -> str:
    """A name for comparing: its words in any order, or all of it where it is not the name of one person."""
    return key_of(person_words(name)) or fold(name)
