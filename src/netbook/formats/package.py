"""What was given to be read: a file, a folder, or a zip, as members that are streamed and never unpacked to disk."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from netbook.errors import NotFound, Unreadable
from netbook.formats import maildirs, zips

MOST_MEMBERS = zips.MOST_MEMBERS
MOST_BYTES = 4 << 30  # that are read of one package, counted as they are unpacked
MOST_PIPED = 256 << 20  # bytes of standard input, which is held in memory
_HEAD = 64 << 10
_PART = 1 << 20


class Stream(Protocol):
    """What bytes are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most ``size`` of them."""


@dataclass
class Progress:
    """How many bytes of how many were read, and the most that may be."""

    total: int = 0
    done: int = 0
    most: int = MOST_BYTES


@dataclass
class Member:
    """One file of what was given; ``name`` is its path inside, for recognising and showing, never for writing."""

    name: str
    size: int
    opener: Callable[[], IO[bytes]] = field(repr=False)
    progress: Progress = field(default_factory=Progress, repr=False)
    written: datetime | None = None  # when it was changed last, where that is known
    _head: bytes | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def base(self) -> str:
        """The last part of the name, folded for comparing: no case, no blanks, no underscores."""
        return PurePosixPath(self.name).name.casefold().replace(" ", "").replace("_", "")

    @property
    def head(self) -> bytes:
        """The first bytes, at most 64 KB, to recognise it by; they are kept until ``let_go``.

        Raises:
            Unreadable: it is damaged or has a password.
        """
        if self._head is None:
            with self._opened(Progress()) as stream:
                self._head = stream.read(_HEAD)
        return self._head

    def let_go(self) -> None:
        """Forget the first bytes, as the heads of a folder of pictures would fill memory."""
        self._head = None

    @contextmanager
    def open(self, *, counted: bool = True) -> Iterator[Stream]:
        """A stream of its bytes; what is read of it counts as progress, unless it is only looked at.

        Raises:
            Unreadable: it is damaged or has a password, or more was read of its package than may be.
        """
        with self._opened(self.progress if counted else Progress()) as stream:
            yield stream

    @contextmanager
    def _opened(self, progress: Progress) -> Iterator["_Counted"]:
        with _told(self.name):
            stream = self.opener()
        with stream:
            yield _Counted(self.name, stream, progress)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What goes wrong with the bytes of a file, and that alone, in one line."""
    try:
        yield
    except OSError as problem:
        raise Unreadable(f"{name} cannot be read ({problem.strerror or problem})", "see to it, and try again") from None
    except zips.BROKEN as problem:
        raise zips.damaged(name, problem) from None


class _Counted:
    """A stream that counts what is read of it, and ends where too much was."""

    def __init__(self, name: str, stream: Stream, progress: Progress) -> None:
        self._name = name
        self._stream = stream
        self._progress = progress

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most ``size`` of them, all that are left where it is negative."""
        if size < 0:
            return b"".join(iter(lambda: self.read(_PART), b""))
        with _told(self._name):
            found = self._stream.read(size)
        self._progress.done += len(found)
        if self._progress.done > self._progress.most:
            raise Unreadable(
                f"{self._name} goes on after {self._progress.most:,} bytes, which no contacts do", "give a part of it"
            )
        return found


@dataclass(frozen=True, slots=True)
class Passed:
    """A file that is not read: ``what`` it is, of what ``kind`` that is, and what helps."""

    name: str
    what: str
    kind: str
    hint: str | None


@dataclass
class Package:
    """What was given, by the name it was given under; ``passed`` are the files of it that are not read."""

    name: str
    members: tuple[Member, ...]
    progress: Progress
    close: Callable[[], None] = lambda: None
    passed: list[Passed] = field(default_factory=list)

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()


def opened(path: Path) -> Package:
    """Open a file, a folder with the zips in it, or a zip; of a folder, linked files are read, linked folders are not.

    Raises:
        NotFound: there is none.
        Unreadable: it cannot be read, or is an archive one should not trust.
    """
    shown = zips.shown(str(path))
    try:
        if path.is_dir():
            with ExitStack() as undone:
                package = _package(_name(path), _of_folder(path, undone))
                package.close = undone.pop_all().close  # from here on the package closes its archives
                return package
        if not path.exists():
            raise NotFound(f"there is no file {shown}", "name a file, a folder or a zip")
        if not path.is_file():
            raise Unreadable(f"{shown} is not a file", "name a file, a folder or a zip")
        return _of_file(path)
    except OSError as problem:
        where = zips.shown(str(problem.filename or path))
        raise Unreadable(
            f"{where} cannot be read ({problem.strerror or problem})", "see to it, and try again"
        ) from None


def given(name: str, content: bytes) -> Package:
    """What was read from somewhere else, such as standard input: a file or a zip.

    Raises:
        Unreadable: it is an archive that is damaged or that one should not trust.
    """
    if zips.is_zip(name, io.BytesIO(content)):
        return _of_zip(name, io.BytesIO(content))
    return _package(name, [Member(zips.shown(name), len(content), lambda: io.BytesIO(content))])


def piped(name: str, stream: Stream, most: int = MOST_PIPED) -> Package:
    """What comes through a pipe, at most ``most`` bytes of it.

    Raises:
        Unreadable: more come, or what ``given`` raises.
    """
    parts: list[bytes] = []
    left = most
    while part := stream.read(min(_PART, left + 1)):
        parts.append(part)
        left -= len(part)
        if left < 0:
            raise Unreadable(f"more than {most:,} bytes came through the pipe", "save them to a file, and name that")
    return given(name, b"".join(parts))


def _name(path: Path) -> str:
    return zips.shown(path.name or path.resolve().name or str(path))


def _package(name: str, members: list[Member], close: Callable[[], None] = lambda: None) -> Package:
    progress = Progress()
    for member in members:
        member.progress = progress
    return Package(zips.shown(name), tuple(members), progress, close)


def _of_file(path: Path) -> Package:
    with ExitStack() as undone:
        stream = undone.enter_context(path.open("rb"))
        if zips.is_zip(path.name, stream):
            package = _of_zip(_name(path), stream)
            undone.pop_all()  # from here on the package closes it
            return package
    return _package(path.name, [_member(_name(path), path)])


def _member(name: str, path: Path) -> Member:
    about = path.stat()
    try:
        written = datetime.fromtimestamp(about.st_mtime)
    except (ValueError, OverflowError, OSError):  # a clock that was wrong
        written = None
    return Member(name, about.st_size, _reading(path), written=written)


def _reading(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _of_folder(path: Path, archives: ExitStack) -> list[Member]:
    members: list[Member] = []
    seen = 0
    for folder, folders, names in os.walk(path, onerror=_refused):
        where = Path(folder)
        if maildirs.is_maildir(where):
            inside = _name(path) if where == path else zips.inside(where.relative_to(path).as_posix())
            members.append(Member(inside, maildirs.size(where), partial(maildirs.opened, where)))
            folders[:], names = [each for each in folders if maildirs.is_maildir(where / each)], []
        folders[:] = sorted(each for each in folders if not zips.is_clutter(each) or maildirs.is_maildir(where / each))
        seen += len(folders) + len(names)
        if seen > MOST_MEMBERS:
            raise Unreadable(f"{_name(path)} holds more than {MOST_MEMBERS:,} files", "name the folder that matters")
        above = "" if where == path else where.relative_to(path).as_posix() + "/"
        for name in sorted(names):
            file = where / name
            if not zips.is_clutter(name) and file.is_file():
                members += _in_folder(zips.inside(above + name), file, archives)
    if len(members) > MOST_MEMBERS:
        raise Unreadable(f"{_name(path)} holds more than {MOST_MEMBERS:,} files", "name the folder that matters")
    return members


def _in_folder(name: str, file: Path, archives: ExitStack) -> list[Member]:
    """A file of a folder, or those of a zip that lies there; one that is damaged says so when it is looked at."""
    member = _member(name, file)
    if not name.casefold().endswith(".zip"):
        return [member]
    try:
        stream = archives.enter_context(file.open("rb"))
        if not zips.is_zip(name, stream):
            return [member]
        found, close = zips.entries(name, stream)
    except OSError:
        return [member]
    except Unreadable as problem:
        return [replace(member, opener=partial(_fail, problem))]
    archives.callback(close)
    return [Member(zips.inside(f"{name}/{each.name}"), each.size, each.opener, written=each.written) for each in found]


def _fail(problem: Unreadable) -> IO[bytes]:
    raise problem


def _refused(problem: OSError) -> None:
    raise problem


def _of_zip(name: str, stream: IO[bytes]) -> Package:
    found, close = zips.entries(zips.shown(name), stream)

    def closed() -> None:
        close()
        stream.close()

    return _package(name, [Member(each.name, each.size, each.opener, written=each.written) for each in found], closed)
