"""Files and folders that only their owner can read."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
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
    stream_private(path, [text], replace=replace)


def stream_private(path: Path, parts: Iterable[str], *, replace: bool = False) -> None:
    """Write a text that comes in parts, as ``write_private`` does; its line ends are left as they are.

    Raises:
        Conflict: there is a file already, and it is not to be replaced.
        Failed: it cannot be written there.
    """
    with _failing(path):
        if path.is_dir():
            raise Failed(f"{path} is a folder", "name a file in it")
        if path.exists() and not path.is_file():
            raise Failed(f"{path} is not a file", "name another place")
        if not replace:
            _refuse_existing(path)
        handle, name = tempfile.mkstemp(prefix=".netbook-", dir=path.parent)
    unfinished = Path(name)
    try:
        _fill(handle, parts, path)
        with _failing(path):
            _put_in_place(unfinished, path, replace=replace)
        flush_folder(path.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def write_folder(path: Path, files: Iterable[tuple[str, Iterable[str]]], *, replace: bool = False) -> None:
    """Write files, by their names, into a folder that its owner alone can read; all of them, or none.

    With ``replace`` they may go into a folder that holds others, which stay unless they have the same name; they go
    there when all are written.

    Raises:
        Conflict: there is something in the folder already, and it is not to be replaced.
        Failed: it cannot be written there.
    """
    with _failing(path):
        if path.exists() and not path.is_dir():
            raise Failed(f"{path} is a file", "name a folder")
        if not replace and path.is_dir() and next(path.iterdir(), None):
            raise Conflict(f"{path} holds files already", "--force writes over those of the same name")
        unfinished = Path(tempfile.mkdtemp(prefix=".netbook-", dir=path.parent))
    try:
        for name, parts in files:
            place = unfinished / name
            with _failing(path):
                private_file(place)
                handle = os.open(place, os.O_WRONLY)
            _fill(handle, parts, path, sync=False)
        with _failing(path):
            _move_in(unfinished, path)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _move_in(folder: Path, path: Path) -> None:
    """Have what is in ``folder`` in ``path``, at once where nothing is there."""
    if path.is_dir():
        if next(path.iterdir(), None) is None:
            path.chmod(0o700)  # others could look in
        for file in folder.iterdir():
            file.replace(path / file.name)
    else:
        folder.rename(path)


def _fill(handle: int, parts: Iterable[str], path: Path, *, sync: bool = True) -> None:
    """Write the parts of a text, and have them on disk before the file gets its name."""
    stream = open(handle, "w", encoding="utf-8", newline="")  # noqa: SIM115 - a handle, closed in silence below
    try:
        for part in parts:
            with _failing(path):
                stream.write(part)
        with _failing(path):
            stream.flush()
            if sync:
                os.fsync(handle)
    finally:
        with suppress(OSError):  # what could not be written was said
            stream.close()


def _put_in_place(unfinished: Path, path: Path, *, replace: bool) -> None:
    """Give a finished file its name; another file of that name stays unless it is to be replaced."""
    if not replace:
        try:
            path.hardlink_to(unfinished)
        except FileExistsError:
            raise
        except OSError:  # a file system without links, or a platform that allows none
            _refuse_existing(path)
        else:
            return
    unfinished.replace(path)


def _refuse_existing(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise FileExistsError


@contextmanager
def _failing(path: Path) -> Iterator[None]:
    """What goes wrong with a file that is written, in words; no trouble of whoever gives its parts."""
    try:
        yield
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


def stamp(path: Path) -> tuple[int, int, int] | None:
    """What is another once a file was written; none where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
