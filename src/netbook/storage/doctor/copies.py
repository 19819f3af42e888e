"""Whether the newest backup is there, recent, whole and of this book."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from netbook.errors import BookUnavailable
from netbook.models import Contact, InboxLine, Interaction, Operation
from netbook.storage import backup, engine, faults, files, migrate
from netbook.storage.book import Book
from netbook.storage.doctor.patient import Finding, Patient
from netbook.storage.rows import CHUNK, table_of
from netbook.storage.shelf import BEFORE_RESTORE, BackupInfo

_OLD = timedelta(days=8)
_ANEW = "netbook doctor --fix makes a new one"


def look(patient: Patient) -> Iterator[Finding]:
    """Try the newest backup by restoring it into a book that is thrown away."""
    # What a restore has put aside is meant to be another book than this one.
    newest = next((each for each in backup.listing(patient.book.shelf) if each.kind != BEFORE_RESTORE), None)
    wrong = _wrong(patient, newest) if newest else _none(patient)
    if wrong and patient.readable:
        yield Finding(wrong, _ANEW, mendable=True)
    elif wrong:
        yield Finding(wrong, "netbook backup list shows what else there is")


def mend(patient: Patient) -> str:
    """Make a new backup."""
    return f"{backup.make(patient.book).path.name} was made"


def _none(patient: Patient) -> str | None:
    if patient.readable:
        with patient.reading() as connection:
            begun = (Contact, Interaction, InboxLine, Operation)
            if not any(connection.execute(select(table_of(model).c.id).limit(1)).first() for model in begun):
                return None
            first = connection.execute(select(func.min(table_of(Operation).c.at))).scalar()
            if first is not None and first.date() == datetime.now(UTC).date():
                return None  # begun today; the next write makes the first one
    return "there is no backup yet"


def _wrong(patient: Patient, newest: BackupInfo) -> str | None:
    """What is wrong with a backup, if anything is."""
    name = newest.path.name
    try:
        with _restored(newest.path) as copy:
            if patient.readable and not _begins(copy, patient):
                return f"{name}, the newest, is of another book, or of one that a restore has replaced"
    except BookUnavailable as problem:
        return f"{name}, the newest, cannot be restored: {problem.message.split(';')[0]}"
    age = datetime.now(UTC) - newest.at
    if age > _OLD and patient.readable and _changed_since(patient, newest.at):
        return f"{name}, the newest, is {age.days} days old, and the book has changed since"
    return None


@contextmanager
def _restored(source: Path) -> Iterator[Book]:
    """A backup as a book in a folder of its own, which goes with the block.

    Raises:
        BookUnavailable: it is damaged, a newer one, or has lost rows on the way.
        Failed: there is no room for it.
    """
    counts = backup.verify(source)
    with tempfile.TemporaryDirectory() as folder:  # the owner's alone
        path = Path(folder) / "book.db"
        files.private_file(path)
        with (
            faults.translated(str(source)),
            closing(engine.connect(source, options="mode=ro")) as raw,
            closing(engine.connect(path)) as copy,
        ):
            raw.backup(copy)
        with Book.open(str(path), create=False) as book:
            with faults.translated(str(source)), book.engines.reading.begin() as connection:
                found = migrate.row_counts(connection)
            if any(found.get(name, count) < count for name, count in counts.items()):
                raise faults.damaged(str(source))
            yield book


def _begins(copy: Book, patient: Patient) -> bool:
    """Whether the history of the book begins with that of the copy."""
    operation, last = table_of(Operation), 0
    wanted = select(operation.c.id, operation.c.at)
    with copy.engines.reading.begin() as theirs, patient.reading() as ours:
        while part := theirs.execute(wanted.where(operation.c.id > last).order_by(operation.c.id).limit(CHUNK)).all():
            ids = [row.id for row in part]
            known = {row.id: row.at for row in ours.execute(wanted.where(operation.c.id.in_(ids)))}
            if any(known.get(row.id) != row.at for row in part):
                return False
            last = ids[-1]
    return True


def _changed_since(patient: Patient, moment: datetime) -> bool:
    operation = table_of(Operation)
    with patient.reading() as connection:
        newest = connection.execute(select(func.max(operation.c.at), func.max(operation.c.undone_at))).one()
    return any(at is not None and at > moment for at in newest)
