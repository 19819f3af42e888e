"""One import: the entries of a file, taken some at a time, become people of the book, or only a report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlmodel import Session, col, select

from netbook.domain import imports, matching, reconciling
from netbook.domain.imports import Report
from netbook.domain.matching import Match
from netbook.domain.reconciling import Said
from netbook.domain.records import ContactRecord, Happening, Record, Rejected
from netbook.domain.text import fold
from netbook.models import Circle, Tag
from netbook.services import exporting, people, upkeep
from netbook.services.importing import telling
from netbook.services.importing.history import History
from netbook.services.importing.lookup import KEYLESS, Entry, Known, Lookup, entry_of
from netbook.services.importing.writing import Writer
from netbook.services.upkeep import Spread

AT_ONCE = 500  # entries
_TWICE = "is in the file twice"

Decision = int | None  # who an unsure entry is, by row; none for somebody new


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user wants of an import.

    ``decided`` says who unsure entries are, by the key the report names them with; ``otherwise`` what becomes of the
    rest of them: ``same``, ``new``, or none to leave them out. ``only`` are the outcomes that are written.
    """

    tags: tuple[str, ...] = ()
    circle: str | None = None
    cadence: str | None = None
    only: frozenset[str] = frozenset(imports.OUTCOMES)
    decided: Mapping[str, Decision] = field(default_factory=dict)
    otherwise: str | None = None


class Import:
    """Takes the records of files in order; ``writes`` is false for a preview, which tells the same story."""

    def __init__(self, session: Session, wishes: Wishes, report: Report, today: date, *, writes: bool) -> None:
        self.session = session
        self.wishes = wishes
        self.report = report
        self.today = today
        self.writes = writes
        self.lookup = Lookup(session)
        self.writer = Writer(session, today, wishes.tags, wishes.circle, wishes.cadence)
        self._waiting: list[Entry] = []
        self._resolved: dict[tuple[str, str], int | None] = {}  # who each entry of the files was found to be
        self._rows: dict[int, int] = {}  # of people who were new, by their number while they had none
        self._provisional = 0  # ids of people who are not written yet count down from here
        circles = session.exec(select(Circle.key, Circle.name)).all()
        self._circles = {fold(said): key for key, name in circles for said in (name, key)}

    def take(self, records: Iterable[Record | Happening], source: str) -> None:
        """Take the records of one file, whose format is ``source``: people, and then what happened with them."""
        happened: list[Happening] = []
        history: History | None = None
        for record in records:
            if isinstance(record, Happening):
                if history is None:
                    self._settle()
                    history = History(self.session, self._known(source), writes=self.writes)
                happened.append(record)
                if len(happened) >= AT_ONCE:
                    self.report.happened += history.take(happened)
                    happened = []
                continue
            if isinstance(record, Rejected):
                self._reject(record)
                continue
            record = self._with_circle(record)
            self._waiting.append(entry_of(record, reconciling.said(record), source))
            if len(self._waiting) >= AT_ONCE:
                self._settle()
        self._settle()
        if history:
            self.report.happened += history.take(happened)

    def _known(self, source: str) -> dict[str, int]:
        """Who the entries of a source are, by their keys: rows, or below zero who would have one."""
        found = (
            (key, self._rows.get(number, number))
            for (of, key), number in self._resolved.items()
            if of == source and number is not None
        )
        return dict(found)

    def finish(self) -> Spread:
        """Have those who are new come due over the weeks ahead, where a cadence asks for them."""
        self._settle()
        if not self.writes or not self._asks():
            return Spread(0, 0)
        return upkeep.spread(self.session, people.rows(self.session, self.report.people), self.today)

    def _asks(self) -> bool:
        """Whether a cadence may ask for somebody who is new."""
        with_cadence = select(Tag.id).where(col(Tag.cadence).is_not(None)).limit(1)
        return bool(self.wishes.circle or self.wishes.cadence or self._brought_cadence) or (
            self.session.exec(with_cadence).first() is not None
        )

    _brought_cadence = False

    def _with_circle(self, record: ContactRecord) -> ContactRecord:
        """The record with the book's own key of its circle; one that the book does not know is remarked on."""
        if record.cadence:
            self._brought_cadence = True
        if record.circle is None:
            return record
        key = self._circles.get(fold(record.circle))
        if key is None:
            remark = f"there is no circle {record.circle!r}"
            return replace(record, circle=None, remarks=(*record.remarks, remark))
        self._brought_cadence = True
        return replace(record, circle=key)

    def _reject(self, record: Rejected) -> None:
        entry = imports.Entry(imports.REJECTED, record.said, reason=record.reason, file=record.file, line=record.line)
        self.report.note(entry)

    def _settle(self) -> None:
        """Decide about the entries that wait, and write what is to be written of them."""
        entries, self._waiting = self._waiting, []
        if not entries:
            return
        origins = self.lookup.origins(entries)
        for entry in entries:  # first, so that a name alone does not find who is somebody else's
            known = origins.get((entry.source, entry.key))
            if known and known.contact_id is not None:
                self.lookup.taken.add(known.contact_id)
        candidates = self.lookup.among(entries)
        new: list[_New] = []
        found: list[_Found] = []
        for entry in entries:
            name = entry.source, entry.key
            known = origins.get(name)
            if name in self._resolved:  # the first of them decides, so that the next import decides alike
                self._again(entry, self._resolved[name], found)
            elif known and known.contact_id is not None:
                found.append(_Found(entry, known.contact_id, known, "was brought before"))
                self._resolved[name] = known.contact_id
            else:
                match = matching.match(entry.record, candidates(entry))
                self._resolved[name] = self._decide(entry, match, known, new, found)
        self._write_new(new)
        for wave in _waves(found):
            self._update(wave)

    def _again(self, entry: Entry, number: int | None, found: list["_Found"]) -> None:
        """Take an entry that the file holds already under the same key; who that is may have been left open."""
        if number is None or entry.key.startswith(KEYLESS):  # what has no key is known by all it says: it is the same
            self.report.note(
                telling.entry(imports.TWICE, entry, number if number and number > 0 else None, reason=_TWICE)
            )
        else:
            found.append(_Found(entry, number, None, _TWICE, again=True, keeps=False))

    def _decide(
        self,
        entry: Entry,
        match: Match | None,
        left: Known | None,
        new: list["_New"],
        found: list["_Found"],
    ) -> int | None:
        """Who an entry is: a row, below zero somebody new, none where that is left open, as it was ``left`` before."""
        number = match.number if match and match.sure else None
        stays_open = left is not None and left.said == entry.said  # else the second import would know more
        if stays_open or (match and not match.sure):
            if entry.key in self.wishes.decided:
                number = self.wishes.decided[entry.key]
            elif self.wishes.otherwise == "same":
                number = match.number if match else None
            elif self.wishes.otherwise != "new":
                self._leave_open(entry, match, left)
                return None
            else:
                number = None
        if number is not None:
            reason, score = (match.reason, match.score) if match else ("", 1.0)
            again = number < 0 or number in self.lookup.taken
            found.append(_Found(entry, number, left, reason, score, again=again))
            self.lookup.taken.add(number)
            return number
        if imports.NEW not in self.wishes.only:
            self.report.note(telling.entry(imports.LEFT, entry))
            return None
        self._provisional -= 1
        self.lookup.remember(entry, self._provisional)
        new.append(_New(entry, self._provisional, left))
        return self._provisional

    def _leave_open(self, entry: Entry, match: Match | None, left: Known | None) -> None:
        """Leave out an entry that may be somebody; the next import will ask again."""
        number = match.number if match and match.number > 0 else None
        score, reason = (match.score, match.reason) if match and not match.sure else (None, "was left open before")
        known_as = self.lookup.name_of(number)
        self.report.note(telling.entry(imports.UNSURE, entry, number, known_as, score, reason))
        if self.writes:
            self.writer.keep(entry, None, left.id if left else None)

    def _write_new(self, new: list["_New"]) -> None:
        numbers: list[int] | list[None] = [None] * len(new)
        if self.writes:
            self.writer.drop([each.left.id for each in new if each.left])
            numbers = self.writer.add([each.entry for each in new])
        for each, number in zip(new, numbers, strict=True):
            self.report.note(telling.entry(imports.NEW, each.entry, number))
            if number is not None:
                self.lookup.written[number] = each.provisional
                self._rows[each.provisional] = number
                self.report.people.append(number)

    def _update(self, wave: list["_Found"]) -> None:
        """See what entries change of the people they are; nobody is among them twice."""
        self._tag(wave)
        changed = [each for each in wave if not each.is_as_it_was]
        for each in wave:
            if each.is_as_it_was:
                self._report_found(imports.SAME, each)
        numbers = [number for each in changed if (number := self._row(each.number)) is not None]
        ours = self._ours(numbers)
        before = self._said_before([each for each in changed if each.known is None])
        for each in changed:
            number = self._row(each.number)
            if number is None:  # a preview, and who it is would be new
                self._report_found(imports.TWICE, each)
                continue
            known = each.known or before.get(number)
            self._reconcile(each, number, ours[number], known if known and _may_be_one(known, each.entry) else None)
        if self.writes:
            self.session.flush()
            self.session.expunge_all()

    def _reconcile(self, each: "_Found", number: int, ours: Said, known: Known | None) -> None:
        entry = each.entry
        base = known.said if known and known.contact_id is not None and not each.again else None
        outcome = reconciling.reconcile(base, entry.said, ours)
        moved = reconciling.moved(base, entry.said) if base and outcome else None
        if outcome and imports.UPDATED not in self.wishes.only and number not in self.lookup.written:
            self._report_found(imports.LEFT, each)
            return
        verdict = imports.TWICE if each.again else imports.UPDATED if outcome else imports.SAME
        self._report_found(verdict, each, telling.Told(telling.changes(outcome, ours), moved, outcome.kept))
        if not self.writes:
            self.report.linked += known is None
            return
        if outcome:
            self.writer.change(entry, number, outcome, moved)
        if each.keeps:
            self.writer.keep(entry, number, known.id if known else None)
            self.report.linked += known is None

    def _said_before(self, found: Sequence["_Found"]) -> dict[int, Known]:
        """What sources said last of people whose entries they have no key for: what one says changes then with it."""
        wanted = [each for each in found if each.entry.key.startswith(KEYLESS) and not each.again]
        by_source: dict[str, list[int]] = defaultdict(list)
        for each in wanted:
            by_source[each.entry.source].append(each.number)
        known: dict[int, Known] = {}
        for source, numbers in by_source.items():
            known |= self.lookup.said_before(numbers, source)
        return known

    def _ours(self, numbers: Sequence[int]) -> dict[int, Said]:
        records = exporting.records(self.session, numbers)
        return {number: reconciling.said(record) for number, record in zip(numbers, records, strict=True)}

    def _tag(self, wave: Sequence["_Found"]) -> None:
        if self.writes and self.wishes.tags:
            self.writer.tag(number for each in wave if (number := self._row(each.number)) is not None)

    def _row(self, number: int) -> int | None:
        """The row of a person; none of one who is not written."""
        return self._rows.get(number) if number < 0 else number

    def _report_found(self, outcome: str, each: "_Found", changed: telling.Told = telling.NOTHING) -> None:
        number = self._row(each.number)
        known_as = self.lookup.name_of(number)
        self.report.note(telling.entry(outcome, each.entry, number, known_as, each.score, each.reason, changed))


@dataclass(frozen=True, slots=True)
class _New:
    """An entry that is somebody new, their number until they are written, and its row if it was left open before."""

    entry: Entry
    provisional: int
    left: Known | None


@dataclass(frozen=True, slots=True)
class _Found:
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


def _may_be_one(known: Known, entry: Entry) -> bool:
    """Whether two things that a source said may be of one entry: the day one met does not change."""
    days = {said["met_on"] for said in (known.said, entry.said) if "met_on" in said}
    return known.key == entry.key or len(days) < 2


def _waves(found: Iterable[_Found]) -> Iterable[list[_Found]]:
    """The entries cut so that nobody is in one part twice: the second entry meets what the first one changed."""
    rest = list(found)
    while rest:
        wave: dict[int, _Found] = {}
        later = []
        for each in rest:
            if each.number in wave:
                later.append(each)
            else:
                wave[each.number] = each
        yield list(wave.values())
        rest = later
