"""An import as it is shown: who is new, who changed, who may be whom, and what was refused."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

NEW, UPDATED, SAME, TWICE, UNSURE, REJECTED, LEFT = "new", "updated", "same", "twice", "unsure", "rejected", "left"
_FIRST = 3  # of many of a kind, that are named
_MOST_KINDS = 100  # of remarks
_MORE = "other remarks"
_QUOTED = re.compile(r"""'[^']*'|"[^"]*"|[\d,.]*\d""")
OUTCOMES = (NEW, UPDATED, SAME, TWICE, UNSURE, REJECTED, LEFT)


@dataclass(frozen=True, slots=True)
class Changed:
    """One field that an import changed."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What becomes of one entry of a file.

    ``told`` and ``known_told`` are what tells people of one name apart, in the file and in the book.

    ``count`` is how many entries it stands for, where many are refused for one reason.

    ``id`` is the person it is, or may be; ``score`` and ``reason`` say how surely that is known; ``kept`` are the
    fields where what the user wrote stands against the file; ``key`` names the entry to whoever decides about it.
    """

    outcome: str
    name: str
    id: str | None = None
    known_as: str | None = None
    score: float | None = None
    reason: str | None = None
    changes: tuple[Changed, ...] = ()
    moved: str | None = None
    kept: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    file: str = ""
    line: int | None = None
    key: str = ""
    told: tuple[str, ...] = ()
    known_told: tuple[str, ...] = ()
    count: int = 1


@dataclass
class Remarked:
    """Remarks of one kind: how many, and the first of them with the entries they are on."""

    count: int = 0
    first: list[tuple[str, Entry]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file that was read, and the format it was of."""

    file: str
    format: str


@dataclass(frozen=True, slots=True)
class PassedFile:
    """A file that was given and is not read: why, and what helps."""

    file: str
    reason: str
    hint: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries had each outcome."""

    new: int
    updated: int
    same: int
    twice: int
    unsure: int
    rejected: int
    left: int


@dataclass(frozen=True, slots=True)
class Happened:
    """How much comes beside the people of another book."""

    interactions: int
    follow_ups: int
    exchanges: int
    introductions: int
    relations: int
    people: int
    known: int
    strangers: int


@dataclass(frozen=True, slots=True)
class OverlookedEvents:
    """So many events of calendars that are not suggested, and why."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """What calendars have to suggest: what is new, what is said otherwise now, and what is passed over."""

    new: int
    changed: int
    overlooked: tuple[OverlookedEvents, ...]


@dataclass(frozen=True, slots=True)
class TableRows:
    """How many rows a table has."""

    table: str
    rows: int


@dataclass(frozen=True, slots=True)
class ImportView:
    """A whole import: how many entries had each outcome, and all of them."""

    files: tuple[ImportFile, ...]
    passed: tuple[PassedFile, ...]
    counts: Counts
    happened: Happened
    suggested: Suggested
    entries: tuple[Entry, ...]
    restored: tuple[TableRows, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RestoredView:
    """A whole book that came back: how many rows each table has."""

    file: str
    format: str
    tables: tuple[TableRows, ...]


def addresses(own: Iterable[str]) -> tuple[str, ...]:
    """The addresses among what names the user."""
    return tuple(sorted(each for each in own if "@" in each))


@dataclass
class Report:
    """The entries of an import, counted; of each outcome the first ``most`` are held, of rejected ones the reasons."""

    most: int | None = 20
    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    remarks: dict[str, Remarked] = field(default_factory=dict)  # by what they say but for what they quote
    left_tags: Counter[str] = field(default_factory=Counter)  # of the people whom --only leaves out
    kept: int = 0
    keeping: list[Entry] = field(default_factory=list)  # the first of those who keep something
    happened: Counter[str] = field(default_factory=Counter)  # interactions, follow-ups, ... that are new
    met: set[int] = field(default_factory=set)  # rows of those of the book with whom mailboxes tell something new
    known: int = 0  # conversations and events that were brought before
    strangers: int = 0  # conversations and events with nobody of the book, which are passed over
    own: tuple[str, ...] = ()  # the addresses that are taken for the user's own
    suggested: int = 0  # what may have happened, and is asked about in the review
    suggested_anew: int = 0  # of that which waited before, what is said otherwise now
    overlooked: Counter[str] = field(default_factory=Counter)  # events that are not suggested, by why
    restored: dict[str, int] = field(default_factory=dict)  # rows by table, of a whole book that came first
    tagged: int = 0  # people of the book who got a tag of this import, and nothing else
    linked: int = 0  # people of the book who were recognised now, so that a newer file can say what changed
    entries: list[Entry] = field(default_factory=list)
    moved: list[Entry] = field(default_factory=list)
    people: list[int] = field(default_factory=list)  # rows of those who are new, once they are written

    def note(self, entry: Entry) -> None:
        """Count an entry, and hold it while there is room; all that are unsure are held, to be asked about."""
        self.counts[entry.outcome] += entry.count
        if entry.kept:
            self.kept += 1
            self.keeping += [entry] if self.kept <= _FIRST else []
        for remark in entry.remarks:
            self._remark(remark, entry)
        if entry.outcome == REJECTED:
            self.reasons[entry.reason or ""] += entry.count
        if entry.moved:
            self.moved.append(entry)
        if self.most is None or entry.outcome == UNSURE or self.counts[entry.outcome] - entry.count < self.most:
            self.entries.append(entry)

    def _remark(self, remark: str, entry: Entry) -> None:
        kind = _QUOTED.sub("…", remark)
        found = self.remarks.setdefault(kind if len(self.remarks) < _MOST_KINDS else _MORE, Remarked())
        found.count += 1
        if len(found.first) < _FIRST:
            found.first.append((remark, entry))

    def of(self, outcome: str) -> list[Entry]:
        """The entries that are held of one outcome."""
        return [entry for entry in self.entries if entry.outcome == outcome]

    @property
    def tells(self) -> bool:
        """Whether it tells what happened with people, as mailboxes and calendars do, and not only who there is."""
        return bool(
            self.met or self.known or self.strangers or self.suggested or self.suggested_anew or self.overlooked
        )

    @property
    def passed_over(self) -> list[tuple[str, int]]:
        """Why events are not suggested, and how many, the most first."""
        return sorted(self.overlooked.items(), key=lambda each: (-each[1], each[0]))

    @property
    def writes(self) -> bool:
        """Whether anything is new in the book."""
        found = self.counts[NEW], self.counts[UPDATED], self.linked, self.tagged, self.happened, self.restored
        return any(map(bool, (*found, self.suggested, self.suggested_anew)))
