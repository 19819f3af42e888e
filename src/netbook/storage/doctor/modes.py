"""Whether only the owner can read the book, its backups and the settings."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from netbook import config
from netbook.storage.doctor.patient import MEND, Finding, Patient

_NAMED = 3


def look(patient: Patient) -> Iterator[Finding]:
    """Look at the modes of the files and folders that are netbook's own."""
    open_ones = [path for path in _ours(patient) if _others(path)]
    if open_ones:
        yield Finding(f"others than you may read {_named(open_ones)}", MEND, mendable=True)


def mend(patient: Patient) -> str:
    """Take everybody else's rights away; raises OSError."""
    changed = [path for path in _ours(patient) if _others(path)]
    for path in changed:
        path.chmod(stat.S_IMODE(path.stat().st_mode) & 0o700)
    return f"yours alone now: {_named(changed)}"


def _named(paths: Sequence[Path]) -> str:
    shown = ", ".join(f"{path} ({stat.S_IMODE(path.stat().st_mode):04o})" for path in paths[:_NAMED])
    return shown + (f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else "")


def _others(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o077
    except (FileNotFoundError, NotADirectoryError):  # a journal comes and goes
        return 0


def _ours(patient: Patient) -> Iterator[Path]:
    if os.name != "posix":
        return
    path, shelf = patient.book.path, patient.book.shelf
    if path:
        yield from (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")))
    own = config.default_book().parent
    if shelf.folder.parent == own:  # what lies in a folder of the user's own choice says nothing of that
        yield own
    if shelf.folder.is_dir():
        yield shelf.folder
        yield from (each for each in shelf.folder.iterdir() if each.name.startswith(f"{shelf.stem}-"))
    yield config.config_file()
