"""Zip archives, as entries that are streamed: looked at before they are trusted, and never unpacked to disk."""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from typing import IO, NamedTuple

from netbook.domain.text import clean_line
from netbook.errors import NetbookError, Unreadable

MOST_MEMBERS = 50_000
_MOST_DIRECTORY = 32 << 20  # bytes of the list of members, which has to be held in memory
_LONGEST_NAME = 300
_MOST_ENDING = 1 << 17  # bytes at the end of an archive that say where that list is, with a comment
_SUSPICIOUS = 8 << 20  # bytes of a member, or of all, from which on their ratio counts
_MOST_RATIO = 150  # text of real exports is packed 3 to 30 times
# The others can turn one block into hundreds of megabytes before a size can be looked at, and no export uses them.
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_END, _END_64, _MEMBER = b"PK\x05\x06", b"PK\x06\x06", b"PK\x01\x02"
_UNPACK = "unpack it, and give the folder"
# What the archive's reader raises for bytes that are no archive.
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)


class Entry(NamedTuple):
    """A file in an archive: its path as it may be shown, its bytes as it says, what opens it, when it was changed."""

    name: str
    size: int
    opener: Callable[[], IO[bytes]]
    written: datetime | None


def is_zip(name: str, stream: IO[bytes]) -> bool:
    """Whether it is a zip, also one that another program put its own beginning before; a workbook is one file."""
    if name.casefold().endswith(".xlsx"):
        return False
    if stream.read(4) in _MARKS:
        return True
    return name.casefold().endswith(".zip") and zipfile.is_zipfile(stream)


def entries(name: str, stream: IO[bytes]) -> tuple[list[Entry], Callable[[], None]]:
    """The files in a zip, without what systems put there for themselves, and what closes it.

    Raises:
        Unreadable: it is damaged, has a password, holds too much, or is made to fill memory.
    """
    try:
        size = _check_directory(name, stream)
        archive = zipfile.ZipFile(stream)
    except (*BROKEN, OSError) as problem:
        raise damaged(name, problem) from None
    infos = [info for info in archive.infolist() if not _is_no_file(info)]
    _check(name, infos, size)
    # As every program that unpacks does: of two members by one name the later one is what is there.
    last = {info.filename: info for info in infos}.values()
    found = [Entry(inside(info.filename), info.file_size, partial(archive.open, info), _written(info)) for info in last]
    return [each for each in found if not is_clutter(each.name)], archive.close


def _written(info: zipfile.ZipInfo) -> datetime | None:
    """When a member was changed last; programs that do not know put the first day there is."""
    try:
        return datetime(*info.date_time) if info.date_time[:3] > (1980, 1, 1) else None
    except ValueError:
        return None


def inside(name: str) -> str:
    """The path of a member as it may be shown: no drive, no root, no ``..``, no control characters."""
    parts = clean_line(name).replace("\\", "/").split("/")
    if len(parts) > 1 and parts[0].endswith(":"):
        del parts[0]
    return shown("/".join(part for part in parts if part not in ("", ".", "..")))


def shown(name: str) -> str:
    """A name as it may stand in a line: cleaned, never empty, and of a long one its end, which tells most."""
    name = clean_line(name) or "a file without a name"
    return name if len(name) <= _LONGEST_NAME else "…" + name[-_LONGEST_NAME:]


def is_clutter(name: str) -> bool:
    """Whether a file is one that a system keeps for itself: hidden, of macOS or of Windows."""
    path = PurePosixPath(name)
    return path.name.casefold() in ("thumbs.db", "desktop.ini") or any(
        part.startswith(".") or part == "__MACOSX" for part in path.parts
    )


def damaged(name: str, problem: Exception) -> NetbookError:
    """What to say of an archive that cannot be read on."""
    if "password" in str(problem) or "encrypted" in str(problem):
        return Unreadable(f"{name} has a password", _UNPACK)
    return Unreadable(f"{name} is damaged or cut short", "download or export it again")


def _is_no_file(info: zipfile.ZipInfo) -> bool:
    # Not info.is_dir(), which fails on an empty name.
    return info.filename.endswith("/") or stat.S_ISLNK(info.external_attr >> 16)


def _check_directory(name: str, stream: IO[bytes]) -> int:
    """The bytes of the archive, whose list of members is measured here, before it is taken into memory."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _MOST_ENDING))
    tail = stream.read(_MOST_ENDING)
    end = len(tail) - 22 if tail.startswith(_END, max(0, len(tail) - 22)) else tail.rfind(_END)
    if end >= 0:
        length = _number(tail[end + 12 : end + 16])
        if end >= 76 and tail.startswith(_END_64, end - 76):
            length = max(_number(tail[end - 36 : end - 28]), 0 if length == 0xFFFFFFFF else length)
        length = min(length + 76, size)
        stream.seek(max(0, size - len(tail) + end - length))
        if length > _MOST_DIRECTORY or stream.read(length).count(_MEMBER) > MOST_MEMBERS:
            raise Unreadable(f"{name} holds more than {MOST_MEMBERS:,} files", _UNPACK)
    stream.seek(0)
    return size


def _number(raw: bytes) -> int:
    return int.from_bytes(raw, "little")


def _check(name: str, infos: list[zipfile.ZipInfo], size: int) -> None:
    """Refuse an archive that is locked, packed in a way that is not read, or made to fill memory."""
    if any(info.flag_bits & 0x1 for info in infos):
        raise Unreadable(f"{name} has a password", _UNPACK)
    if any(info.compress_type not in _METHODS for info in infos):
        raise Unreadable(f"{name} is packed in a way that is not read", _UNPACK)
    # Members may share their bytes, so that all of them are measured against the archive itself.
    sizes = [(info.file_size, min(info.compress_size, size)) for info in infos]
    for whole, packed in [*sizes, (sum(info.file_size for info in infos), size)]:
        if whole > _SUSPICIOUS and whole > _MOST_RATIO * max(packed, 1):
            raise Unreadable(
                f"{name} would unpack {packed:,} bytes to {whole:,}, as no export does",
                f"if it can be trusted, {_UNPACK}",
            )
