"""Files and folders that only their owner can read."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from netbook.errors import BookUnavailable, Conflict, Failed
from netbook.storage import faults


@contextmanager
def owner_only() -> Iterator[None]:
    """Nothing made inside the block can be read by others, whatever the caller's umask."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def private_folder(path: Path) -> None:
    """Make ``path`` and its missing parents for the owner alone; raises OSError."""
    with owner_only():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)


def private_file(path: Path) -> None:
    """Make an empty file for the owner alone; raises FileExistsError or another OSError."""
    with owner_only():
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def write_private(path: Path, text: str, *, replace: bool = False) -> None:
    """Write a text that its owner alone can read; whole, or not at all.

    Raises:
        Conflict: there is a file already, and it is not to be replaced.
        Failed: it cannot be written there.
    """
    try:
        if path.is_dir():
            raise Failed(f"{path} is a folder", f"name a file in it, such as {path / 'picture.svg'}")
        if path.exists() and not path.is_file():
            raise Failed(f"{path} is not a file", "name another place")
        there = path.with_name(f".{path.name}.{os.getpid()}") if replace else path
        private_file(there)
        try:
            there.write_text(text, encoding="utf-8", newline="\n")
            if replace:
                there.replace(path)
        except OSError:
            there.unlink(missing_ok=True)
            raise
    except FileExistsError:
        raise Conflict(f"{path} is there already", "--force writes over it") from None
    except OSError as problem:
        raise Failed(f"{path} cannot be written ({problem.strerror})", "name another place") from None


def flush_folder(path: Path) -> None:
    """Have the names in ``path`` on disk, where the platform can."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def ready(path: Path, *, create: bool) -> None:
    """See that a file which may be a book lies at ``path``, making an empty one if asked to.

    Raises:
        BookUnavailable: a folder, a device, missing, or in a place that cannot be used.
    """
    try:
        mode = _mode(path)
        if mode is None and create:
            private_folder(path.parent)
            with suppress(FileExistsError):  # another process was first, which is as good
                private_file(path)
            mode = _mode(path)
    except OSError:
        raise faults.unopenable(str(path)) from None
    if mode is None:
        raise missing(str(path))
    if stat.S_ISDIR(mode):
        raise BookUnavailable(f"{path} is a folder, not a book", f"name a file in it, such as {path / 'book.db'}")
    if not stat.S_ISREG(mode):
        raise BookUnavailable(f"{path} is not a file", "name another one with --book")


def missing(book: str) -> BookUnavailable:
    """There is no book yet, and none is to be made."""
    return BookUnavailable(f"there is no book at {book}", "check the path; netbook add NAME begins a new book")


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None
