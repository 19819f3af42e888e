"""Whether the file is one that SQLite can read through; a server looks after its own pages."""

from collections.abc import Iterator

from netbook.domain.text import clean_line
from netbook.errors import BookDamaged
from netbook.storage.doctor.patient import RESTORE, Finding, Patient


def look(patient: Patient) -> Iterator[Finding]:
    """Read every page."""
    if patient.book.path is None:
        return
    try:
        with patient.reading() as connection:
            said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(1)")]
    except BookDamaged as problem:
        yield Finding(problem.message, RESTORE)
        return
    if said != ["ok"]:
        first = clean_line(said[0].removeprefix("*** in database main ***"))[:80]
        yield Finding(f"what the file {patient.book.path} holds contradicts itself ({first})", RESTORE)
