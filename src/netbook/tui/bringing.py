"""One import, from the file that was chosen to what was written: the work of it, without any screen."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from netbook.domain.imports import Report, addresses

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.records import ReadingOptions
    from netbook.formats import Claim
    from netbook.formats.anytable import Columns
    from netbook.formats.package import Package
    from netbook.services.importing import Decision
    from netbook.tui.desk import Desk

T = TypeVar("T")
_HELD = 5_000  # entries of one outcome that are shown
_EACH = 50  # records between two looks whether it goes on


class Cancelled(Exception):
    """It was asked to stop."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was written: the operation, the line that says it, and what was found, but of a book that came whole."""

    operation: int | None
    said: str
    report: Report | None


class Bringing:
    """A file, how it is read, and what is wanted of it; ``tell`` hears in threads how much of it was read, 0 to 1."""

    def __init__(self, desk: "Desk", tell: Callable[[float], object]) -> None:
        self._desk, self._tell = desk, tell
        self._files = ExitStack()
        self._lock = Lock()  # around what reads the file
        self._stops = self._leaves = False
        self._package: Package | None = None
        self._claims: list[Claim] = []
        self._reading: ReadingOptions | None = None
        self._own: frozenset[str] = frozenset()  # the user's addresses as the file shows them
        self.is_whole = False  # a book of netbook's own that fills this empty one
        self.circle: str | None = None  # of those who are new
        self.tags: tuple[str, ...] = ()
        self.cadence: str | None = None
        self.decided: dict[str, Decision] = {}  # who unsure entries are, by their keys

    @property
    def name(self) -> str:
        """What was given."""
        return self._package.name if self._package else ""

    @property
    def formats(self) -> str:
        """Of which format it is."""
        return ", ".join(dict.fromkeys(claim.format.name for claim in self._claims))

    def ready(self) -> None:
        """Forget that it was asked to stop."""
        self._stops = False

    def cancel(self) -> None:
        """Have what runs end soon, with nothing written."""
        self._stops = True

    def leave(self) -> None:
        """Have what runs end soon, and let go of the file once it did."""
        self._stops = self._leaves = True
        if self._lock.acquire(blocking=False):
            self._files.close()
            self._lock.release()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._lock:
            try:
                if self._stops:
                    raise Cancelled
                yield
            finally:
                if self._leaves:
                    self._files.close()

    # --- in threads --------------------------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Look at what a file, a folder or a zip holds.

        Raises:
            NotFound: there is none.
            Unreadable: nobody is in it, it is damaged, or has a password.
            Cancelled: it was asked to stop.
        """
        from netbook import formats
        from netbook.domain.records import ReadingOptions
        from netbook.formats import package
        from netbook.services import whole

        with self._alone():
            self._files.close()
            self._package, self._claims, self.decided, self.is_whole = None, [], {}, False
            self._reading = ReadingOptions(
                self._desk.calendar, self._desk.settings.region, me=self._desk.settings.own_addresses
            )
            self._package = self._files.enter_context(package.opened(path))
            self._claims = formats.recognised(self._package, self._reading)
            self._own = formats.owner(self._claims, [self._package], self._reading)
            self._reading = replace(self._reading, me=self._reading.me | self._own)
            if [claim.format.key for claim in self._claims] == ["netbook"]:
                with self._desk.reading() as session:
                    self.is_whole = whole.is_empty(session)

    def columns(self) -> "Columns | None":
        """What the columns of a table seem to be; none where it is no table of unknown columns."""
        if len(self._claims) != 1 or not self._claims[0].format.any_table:
            return None
        return self._columns(self._options)

    def fields(self) -> tuple[str, ...]:
        """All fields that a column may hold."""
        found: tuple[str, ...] = self._claims[0].format.reader.FIELDS
        return found

    def change(self, field: str, column: str) -> "Columns":
        """Say which column holds a field, none where it is empty; what the columns are then.

        Raises:
            Unreadable: no table is read like that; what was said before holds.
        """
        options = replace(self._options, columns={**self._options.columns, field: column})
        found = self._columns(options)
        self._reading = options
        return found

    def preview(self) -> Report:
        """What it would do: it is done, and taken back at once.

        Raises:
            Unreadable: it is damaged.
            Cancelled: it was asked to stop.
        """
        report = Report(_HELD)
        if not self.is_whole:
            with self._alone(), self._desk.writing("import", dry_run=True) as session:
                self._take(session, report)
        return report

    def write(self) -> Done:
        """Bring them, in one operation.

        Raises:
            Unreadable: it is damaged; nothing was written.
            Cancelled: it was asked to stop; nothing was written.
        """
        from netbook.drawing import importing
        from netbook.storage.journal import operation_id

        if self.is_whole:
            return self._restore()
        report = Report(_HELD)
        with self._alone(), self._desk.writing("import") as session:
            spread = self._take(session, report)
            self._desk.call(session, f"import {importing.counted(report)} from {self.name}")
            session.flush()
            operation = operation_id(session)
        return Done(operation, importing.done(report, self.name) + spread, report)

    @property
    def same(self) -> "Decision":
        """The decision that an unsure entry is whom it may be."""
        from netbook.services.importing import LIKELIEST

        return LIKELIEST

    # --- how ---------------------------------------------------------------------------------------------------------

    @property
    def _options(self) -> "ReadingOptions":
        assert self._reading is not None, "a file is open"
        return self._reading

    def _columns(self, options: "ReadingOptions") -> "Columns":
        claim = self._claims[0]
        found: Columns = claim.format.reader.columns(claim.member, options)
        return found

    def _take(self, session: "Session", report: Report) -> str:
        """Take all records; how those who are new come due, in words."""
        from netbook import formats
        from netbook.services.importing import Import, Wishes

        if self._package:
            self._package.progress.done = 0
        report.own = addresses(self._own)
        wishes = Wishes(tags=self.tags, circle=self.circle, cadence=self.cadence, decided=self.decided)
        importing = Import(session, wishes, report, self._desk.today)
        for claim in formats.oldest_first(self._claims):
            records = self._watched(formats.read(claim, self._options))
            importing.take(records, claim.format.key, claim.on, claim.book)
        spread = importing.finish().in_words(report.counts["new"])
        if self._stops:
            raise Cancelled
        return spread

    def _restore(self) -> Done:
        from netbook.services import whole
        from netbook.storage.journal import operation_id

        claim = self._claims[0]
        with self._alone(), self._desk.writing(f"import the whole book from {claim.member.name}") as session:
            counts = whole.restore(session, self._watched(claim.format.reader.tables(claim.member)))
            operation = operation_id(session)
        people, happened = counts["contact"], counts["interaction"]
        told = f"{people:,} {'person' if people == 1 else 'people'}, {happened:,} interaction{'s' * (happened != 1)}"
        return Done(operation, f"the whole book of {self.name}: {told}, all as it was", None)

    def _watched(self, records: Iterable[T]) -> Iterator[T]:
        """The records, as long as it goes on; how far it is is told as they go by."""
        for number, record in enumerate(records):
            if self._stops:
                raise Cancelled
            if number % _EACH == 0 and self._package:
                read = self._package.progress
                self._tell(read.done / read.total if read.total else 0)
            yield record
