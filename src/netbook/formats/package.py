"""What was given to be read: a file, a folder, or a zip, as members that are streamed and never unpacked to disk."""

import io
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from netbook.errors import NetbookError, NotFound, Unreadable

MOST_MEMBERS = 50_000
MOST_BYTES = 4 << 30  # of all members of an archive together, as they are unpacked
_SUSPICIOUS = 64 << 20  # bytes of a member, from which on its ratio counts
_MOST_RATIO = 150  # text of real exports is packed 3 to 30 times
_HEAD = 64 << 10


class Stream(Protocol):
    """What bytes are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most ``size`` of them."""


@dataclass
class Progress:
    """How many bytes of how many were read."""

    total: int = 0
    done: int = 0


@dataclass
class Member:
    """One file of what was given; ``name`` is its path inside, for recognising and showing, never for writing."""

    name: str
    size: int
    opener: Callable[[], IO[bytes]] = field(repr=False)
    progress: Progress = field(default_factory=Progress, repr=False)

    @property
    def base(self) -> str:
        """The last part of the name, folded for comparing: no case, no blanks, no underscores."""
        return PurePosixPath(self.name).name.casefold().replace(" ", "").replace("_", "")

    @cached_property
    def head(self) -> bytes:
        """The first bytes, to recognise it by."""
        with self._opened() as stream:
            return stream.read(_HEAD)

    @contextmanager
    def open(self) -> Iterator[Stream]:
        """A stream of its bytes; what is read of it counts as progress.

        Raises:
            Unreadable: it is damaged or has a password.
        """
        with self._opened() as stream:
            yield _Counted(stream, self.progress)

    @contextmanager
    def _opened(self) -> Iterator[Stream]:
        try:
            with self.opener() as stream:
                yield stream
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as problem:
            raise _damaged(self.name, problem) from None
        except OSError as problem:
            raise Unreadable(f"{self.name} cannot be read ({problem.strerror or problem})") from None


class _Counted:
    """A stream that says how much of it was read."""

    def __init__(self, stream: Stream, progress: Progress) -> None:
        self._stream = stream
        self._progress = progress

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most ``size`` of them."""
        found = self._stream.read(size)
        self._progress.done += len(found)
        return found


@dataclass
class Package:
    """What was given, by the name it was given under."""

    name: str
    members: tuple[Member, ...]
    progress: Progress
    close: Callable[[], None] = lambda: None

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()


def opened(path: Path) -> Package:
    """Open a file, a folder or a zip.

    Raises:
        NotFound: there is none.
        Unreadable: it cannot be read, or is an archive one should not trust.
    """
    try:
        if path.is_dir():
            return _of_folder(path)
        if not path.exists():
            raise NotFound(f"there is no file {path}")
        if not path.is_file():
            raise Unreadable(f"{path} is not a file", "name a file, a folder or a zip")
        with path.open("rb") as stream:
            start = stream.read(4)
    except OSError as problem:
        raise Unreadable(f"{path} cannot be read ({problem.strerror})") from None
    if start[:2] == b"PK":
        return _of_zip(path)
    size = path.stat().st_size
    return _package(path.name, [Member(path.name, size, _reading(path))])


def given(name: str, content: bytes) -> Package:
    """What was read from somewhere else, such as standard input."""
    return _package(name, [Member(name, len(content), lambda: io.BytesIO(content))])


def _package(name: str, members: list[Member], close: Callable[[], None] = lambda: None) -> Package:
    progress = Progress()
    for member in members:
        member.progress = progress
    return Package(name, tuple(members), progress, close)


def _reading(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _of_folder(path: Path) -> Package:
    members = []
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            file = Path(folder) / name
            if name.startswith(".") or not file.is_file():
                continue
            inside = file.relative_to(path).as_posix()
            members.append(Member(inside, file.stat().st_size, _reading(file)))
            if len(members) > MOST_MEMBERS:
                raise Unreadable(
                    f"{path} holds more than {MOST_MEMBERS:,} files", "name the folder of the export itself"
                )
    return _package(path.name or str(path), members)


def _of_zip(path: Path) -> Package:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as problem:
        raise _damaged(path.name, problem) from None
    try:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        _check(path.name, infos)
        members = [Member(info.filename, info.file_size, partial(archive.open, info)) for info in infos]
    except NetbookError:
        archive.close()
        raise
    return _package(path.name, members, archive.close)


def _check(name: str, infos: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that is locked, or made to fill memory."""
    if len(infos) > MOST_MEMBERS:
        raise Unreadable(f"{name} holds {len(infos):,} files", f"an archive may hold {MOST_MEMBERS:,}")
    if any(info.flag_bits & 0x1 for info in infos):
        raise Unreadable(f"{name} has a password", "unpack it, and give the folder")
    whole = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if whole > MOST_BYTES or (whole > _SUSPICIOUS and whole > _MOST_RATIO * max(packed, 1)):
        raise Unreadable(
            f"{name} would unpack {packed:,} bytes to {whole:,}, as no export does",
            "if it can be trusted, unpack it, and give the folder",
        )


def _damaged(name: str, problem: Exception) -> Unreadable:
    if "password" in str(problem) or "encrypted" in str(problem):
        return Unreadable(f"{name} has a password", "unpack it, and give the folder")
    return Unreadable(f"{name} is damaged or cut short", "download the export again")
