"""Whom the entries of files were found to be, before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass

from netbook.formats.ages import revised
from netbook.services.importing.lookup import Entry, Known


@dataclass(frozen=True, slots=True)
class New:
    """An entry that is somebody new, their number until they are written, and its row if it was left open before."""

    entry: Entry
    provisional: int
    left: Known | None


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, and whom it was found to be: a row, or below zero somebody who is new with this file.

    ``again`` says that the file named that person before, so that this entry only adds what is missing; ``keeps`` that
    it is kept beside them for the next time.
    """

    entry: Entry
    number: int
    known: Known | None
    reason: str
    score: float = 1.0
    again: bool = False
    keeps: bool = True

    @property
    def is_as_it_was(self) -> bool:
        """Whether the source says the same as last time."""
        known = self.known
        if known is None or known.contact_id is None:
            return False
        return known.said == self.entry.said and known.rest == (dict(self.entry.record.rest) or None)


def may_be_one(known: Known, entry: Entry) -> bool:
    """Whether two things that a source said may be of one entry: the day one met does not change."""
    days = {said["met_on"] for said in (known.said, entry.said) if "met_on" in said}
    return known.key == entry.key or len(days) < 2


def outdates(known: Known, entry: Entry) -> bool:
    """Whether what a source said last is newer than an entry: by what cards say of themselves, else by their files."""
    if known.contact_id is None:
        return False
    then, now = revised(known.rest), revised(entry.record.rest)
    return then > now if then and now else known.on > entry.on


def is_of_one_day(found: Found) -> bool:
    """Whether an entry changes what its source said on that very day, so that nobody knows which is newer."""
    known = found.known
    return known is not None and known.on == found.entry.on and not found.is_as_it_was


def waves(found: Iterable[Found]) -> Iterable[list[Found]]:
    """The entries cut so that nobody is in one part twice: the second entry meets what the first one changed."""
    rest = list(found)
    while rest:
        wave: dict[int, Found] = {}
        later = []
        for each in rest:
            if each.number in wave:
                later.append(each)
            else:
                wave[each.number] = each
        yield list(wave.values())
        rest = later
