"""One import: the entries of files, taken some at a time, become people of the book."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlmodel import Session, col, select

from netbook.domain import imports, matching, reconciling
from netbook.domain.imports import Report
from netbook.domain.matching import Candidate, Match
from netbook.domain.reconciling import Said
from netbook.domain.records import Brought, ContactRecord, Encounter, Happening, Overlooked, Rejected
from netbook.domain.text import fold
from netbook.models import Circle, Tag
from netbook.services import exporting, people, upkeep
from netbook.services.importing import telling
from netbook.services.importing.encounters import Encounters
from netbook.services.importing.finding import Found, New, is_of_one_day, may_be_one, outdates, waves
from netbook.services.importing.history import History
from netbook.services.importing.lookup import KEYLESS, Entry, Known, Lookup, Name, entry_of
from netbook.services.importing.writing import Writer
from netbook.services.upkeep import Spread
from netbook.storage.rows import chunks

AT_ONCE = 500  # entries
MOST_LATER = 5000  # entries that are held until all files are read
_TWICE = "is in the file twice"
_OLDER = "is older than what was brought before"

Decision = int | None  # who an unsure entry is, by row; none for somebody new
LIKELIEST: Decision = 0  # whoever it may be, who may have no row yet


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
    """Takes files one after the other, the oldest first: whom one of them brought, the next one may mean."""

    def __init__(self, session: Session, wishes: Wishes, report: Report, today: date) -> None:
        self.session = session
        self.wishes = wishes
        self.report = report
        self.today = today
        self.lookup = Lookup(session)
        self.writer = Writer(session, today, wishes.tags, wishes.circle, wishes.cadence)
        self._file = 0
        self._book: str | None = None
        self._waiting: list[Entry] = []
        self._waiting_of: dict[Name, int] = {}  # the files that the entries which wait are of
        self._resolved: dict[tuple[int, Name], int | None] = {}  # who each entry of a file was found to be
        self._open: set[Name] = set()  # entries that were left open
        self._told: dict[Name, int] = {}  # the last file in which each entry was worked off
        self._kept: set[Name] = set()  # entries of which this import wrote down what they say
        self._later: list[Found] = []  # what may be older than what another file of that day says
        self._brought: set[int] = set()  # whom this import added or changed
        self._rows: dict[int, int] = {}  # of people who are new, by their number while they had none
        self._encounters: Encounters | None = None
        self._provisional = 0  # ids of people who are not written yet count down from here
        circles = session.exec(select(Circle.key, Circle.name)).all()
        self._circles = {fold(said): key for key, name in circles for said in (name, key)}

    def take(self, records: Iterable[Brought], source: str, on: date | None = None, book: str | None = None) -> None:
        """Take the records of one file, whose format is ``source``: people, and then what happened with them.

        Encounters come after the people of every file: they tell of nobody else, and are written at the end.

        ``on`` is the day it tells of, today unless it is given. Files of one ``book`` that follow one another are read
        as if they were one: a folder of cards.
        """
        self._begin(book)
        on = min(on or self.today, self.today)
        happened: list[Happening] = []
        history: History | None = None
        for record in records:
            if isinstance(record, Encounter):
                self._meet(record, source)
            elif isinstance(record, Happening):
                if history is None:
                    self._settle()
                    history = History(self.session, self._known(source))
                happened.append(record)
                if len(happened) >= AT_ONCE:
                    self.report.happened += history.take(happened)
                    happened = []
            elif isinstance(record, Rejected):
                self._reject(record)
            elif isinstance(record, Overlooked):
                self.report.overlooked[record.reason] += record.count
            else:
                record = self._with_circle(record)
                self._wait(entry_of(record, reconciling.said(record), source, on, self._file))
        if history:
            self.report.happened += history.take(happened)

    def _meet(self, encounter: Encounter, source: str) -> None:
        if self._encounters is None:
            self._settle()
            self._work_off_later()
            self._encounters = Encounters(self.session, self.report)
        self._encounters.take(encounter, source)

    def _begin(self, book: str | None) -> None:
        """Begin with a file; unless it goes on with the book before it, whoever that brought is in this one now."""
        self._file += 1
        if book is None or book != self._book:
            self._settle()
            self.lookup.turn()
            self._resolved.clear()
        self._book = book

    def _wait(self, entry: Entry) -> None:
        if self._waiting_of.get(entry.name, entry.file) != entry.file:
            self._settle()  # what another file says of this one counts as said before
        self._waiting.append(entry)
        self._waiting_of[entry.name] = entry.file
        if len(self._waiting) >= AT_ONCE:
            self._settle()

    def _known(self, source: str) -> dict[str, int]:
        """Who the entries of this file are, by their keys."""
        found = (
            (key, self._row(number))
            for (file, (of, key)), number in self._resolved.items()
            if (file, of) == (self._file, source) and number is not None
        )
        return dict(found)

    def finish(self) -> Spread:
        """Write what is left; have those who are new come due over the weeks ahead, where a cadence asks for them."""
        self._settle()
        self._work_off_later()
        if self._encounters:
            self._encounters.finish()
        if not self._asks():
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
        self.report.note(replace(entry, count=record.count))

    def _settle(self) -> None:
        """Decide about the entries that wait, and write what is to be written of them."""
        entries, self._waiting = self._waiting, []
        self._waiting_of.clear()
        if not entries:
            return
        origins = self.lookup.origins(entries)
        unknown: list[Entry] = []
        for entry in entries:  # first, so that a name alone does not find who is somebody else's
            known = origins.get(entry.name)
            if known and known.contact_id is not None:
                self.lookup.taken.add(known.contact_id)
            else:
                unknown.append(entry)
        candidates = self.lookup.among(unknown)
        new: list[New] = []
        found: list[Found] = []
        for entry in entries:
            known = origins.get(entry.name)
            place = entry.file, entry.name
            if place in self._resolved:  # the first of them decides, so that the next import decides alike
                if known and outdates(known, entry):  # and so is the first of them, which added nothing
                    self._tell_again(entry, known.contact_id)
                else:
                    self._again(entry, self._resolved[place], found)
                continue
            if known and known.contact_id is not None:
                which = Found(entry, known.contact_id, known, "was brought before")
                is_open = entry.name not in self._kept and is_of_one_day(which) and len(self._later) < MOST_LATER
                (self._later if is_open else found).append(which)
                self._resolved[place] = known.contact_id
                if is_open:
                    continue
            elif entry.name in self._open and known and known.said == entry.said:
                self._again(entry, None, found)
            else:
                among = candidates(entry)
                match = matching.match(entry.record, among)
                held = next((each for each in among if match and each.number == match.number), None)
                self._resolved[place] = self._decide(entry, match, held, known, new, found)
            self._told[entry.name] = entry.file
        self._write_new(new)
        for wave in waves(replace(each, number=self._row(each.number)) for each in found):
            self._update(wave)

    def _work_off_later(self) -> None:
        """Take what another file of the same day could have said better, and did not."""
        later, self._later = self._later, []
        last = {each.entry.name: each for each in later}
        for part in chunks(later):
            counts = [
                last[each.entry.name] is each and self._told.get(each.entry.name, 0) < each.entry.file for each in part
            ]
            for each in (each for each, is_last in zip(part, counts, strict=True) if not is_last):
                self._report(replace(each, again=True, reason=_OLDER), imports.TWICE)
            for wave in waves(each for each, is_last in zip(part, counts, strict=True) if is_last):
                self._update(wave)

    def _again(self, entry: Entry, number: int | None, found: list[Found]) -> None:
        """Take an entry that the file holds already under the same key; who that is may have been left open."""
        if number is None or entry.key.startswith(KEYLESS):  # what has no key is known by all it says: it is the same
            self._tell_again(entry, number)
        else:
            found.append(Found(entry, number, None, _TWICE, again=True, keeps=False))

    def _tell_again(self, entry: Entry, number: int | None) -> None:
        row = self._row(number) if number is not None else 0
        self.report.note(telling.entry(imports.TWICE, entry, row if row > 0 else None, reason=_TWICE))

    def _decide(
        self,
        entry: Entry,
        match: Match | None,
        held: Candidate | None,
        left: Known | None,
        new: list[New],
        found: list[Found],
    ) -> int | None:
        """Who an entry is: a row, below zero somebody new, none where that is left open, as it was ``left`` before."""
        number = match.number if match and match.sure else None
        stays_open = left is not None and left.said == entry.said  # else the second import would know more
        if stays_open or (match and not match.sure):
            if entry.key in self.wishes.decided:
                number = self.wishes.decided[entry.key]
                number = match.number if match and number == LIKELIEST else number or None
            elif self.wishes.otherwise == "same":
                number = match.number if match else None
            elif self.wishes.otherwise != "new":
                self._leave_open(entry, match, held, left)
                return None
            else:
                number = None
        if number is not None:
            reason, score = (match.reason, match.score) if match else ("", 1.0)
            again = number < 0 or number in self.lookup.taken
            found.append(Found(entry, number, left, reason, score, again=again))
            self.lookup.taken.add(number)
            return number
        if imports.NEW not in self.wishes.only:
            self.report.note(telling.entry(imports.LEFT, entry))
            return None
        self._provisional -= 1
        self.lookup.remember(entry, self._provisional)
        new.append(New(entry, self._provisional, left))
        return self._provisional

    def _leave_open(self, entry: Entry, match: Match | None, held: Candidate | None, left: Known | None) -> None:
        """Leave out an entry that may be somebody; the next import will ask again."""
        number = match.number if match and match.number > 0 else None
        score, reason = (match.score, match.reason) if match and not match.sure else (None, "was left open before")
        known_as = self.lookup.name_of(number)
        self.report.note(telling.entry(imports.UNSURE, entry, number, known_as, score, reason, held=held))
        self.writer.keep(entry, None, left)
        self._open.add(entry.name)

    def _write_new(self, new: list[New]) -> None:
        self.writer.drop([each.left.id for each in new if each.left])
        numbers = self.writer.add([each.entry for each in new])
        for each, number in zip(new, numbers, strict=True):
            self.report.note(telling.entry(imports.NEW, each.entry, number))
            self.lookup.written[number] = each.provisional
            self._rows[each.provisional] = number
            self._brought.add(number)
            self._kept.add(each.entry.name)
            self.report.people.append(number)

    def _update(self, wave: list[Found]) -> None:
        """See what entries change of the people they are; nobody is among them twice."""
        tagged = self.writer.tag(each.number for each in wave if each.number not in self._brought)
        before = self._said_before([each for each in wave if each.known is None])
        changed = []
        for each in wave:
            if each.is_as_it_was:
                self._report(each, imports.SAME)
            elif each.known and outdates(each.known, each.entry):
                self._report(replace(each, reason=_OLDER), imports.SAME)
            else:
                changed.append(each)
        ours = self._ours([each.number for each in changed])
        for each in changed:
            known = each.known or before.get(each.number)
            if known and (outdates(known, each.entry) or not may_be_one(known, each.entry)):
                known = None
            self._reconcile(each, ours[each.number], known)
        self.report.tagged += len(tagged - self._brought)
        self.session.flush()
        self.session.expunge_all()

    def _reconcile(self, each: Found, ours: Said, known: Known | None) -> None:
        entry = each.entry
        base = known.said if known and known.contact_id is not None and not each.again else None
        outcome = reconciling.reconcile(base, entry.said, ours)
        moved = reconciling.moved(base, entry.said) if base and outcome.takes_work else None
        if outcome and imports.UPDATED not in self.wishes.only and each.number not in self._brought:
            self._report(each, imports.LEFT)
            return
        told = telling.Told(telling.changes(outcome, ours), moved, outcome.kept)
        self._report(each, imports.UPDATED if outcome else imports.SAME, told)
        if outcome:
            self.writer.change(entry, each.number, outcome, moved)
        if each.keeps:
            # What has no key is another entry where it says something else: both are known from now on.
            self.writer.keep(entry, each.number, known if known and known.key == entry.key else None)
            self._kept.add(entry.name)
            self.report.linked += known is None

    def _said_before(self, found: Sequence[Found]) -> dict[int, Known]:
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

    def _row(self, number: int) -> int:
        """The row of a person, if they have one by now."""
        return self._rows.get(number, number)

    def _report(self, each: Found, outcome: str, told: telling.Told = telling.NOTHING) -> None:
        """Tell of an entry; of somebody whom this import brought or changed before, it is another one."""
        number = each.number
        if outcome != imports.LEFT and (each.again or number in self._brought):
            outcome = imports.TWICE
        elif outcome == imports.UPDATED:
            self._brought.add(number)
        known_as = self.lookup.name_of(number)
        self.report.note(telling.entry(outcome, each.entry, number, known_as, each.score, each.reason, told))
