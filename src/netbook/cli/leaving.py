"""Where what is exported goes: a file, a folder, or stdout."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from netbook.domain.text import clean
from netbook.domain.vocabulary import EXPORTS
from netbook.errors import Conflict, Unreadable

if TYPE_CHECKING:
    from netbook.domain.vocabulary import Export

_IN_MEMORY = 8 << 20  # bytes; what is longer waits in a file without a name
_PATHS = ("/", "./", "../", "~/")


@dataclass(frozen=True, slots=True)
class Place:
    """A file or a folder, or stdout where both are none; and the words of the filter beside it."""

    file: Path | None
    folder: Path | None
    words: tuple[str, ...]

    @property
    def path(self) -> Path | None:
        """Whichever of both it is."""
        return self.file or self.folder


def place(export: "Export", words: Sequence[str], to: str | None, folder: str | None) -> Place:
    """Tell the file from the filter: a file is what --to names, or the one word that ends as files of the format do.

    Raises:
        Unreadable: there are several, or a word looks like a file and is none of the format.
    """
    suffixes = tuple(each.suffix for each in EXPORTS)
    files = [word for word in words if word == "-" or (word.casefold().endswith(export.suffix) and not _is_term(word))]
    rest = tuple(word for word in words if word not in files)
    for word in rest:
        path = word.startswith(_PATHS) or word.endswith("/")
        if path or (word.casefold().endswith(suffixes) and not _is_term(word)):
            raise Unreadable(
                f"{word!r} looks like a file, but not of {export.key}",
                f"--to {word} writes to it; a file that ends in {export.suffix} needs no --to",
            )
    named = [*files, *([to] if to is not None else []), *([folder] if folder is not None else [])]
    if len(named) > 1:
        raise Unreadable(f"{' and '.join(named)} are several places to write to", "give one of them")
    if named and not named[0].strip():
        raise Unreadable("the name of the file is empty", f"write it like --to people{export.suffix}")
    if folder == "-":
        raise Unreadable("a folder cannot go to stdout", "name one, such as --folder people")
    where = None if not named or named[0] == "-" else Path(named[0]).expanduser()
    return Place(None, where, rest) if folder is not None else Place(where, None, rest)


def _is_term(word: str) -> bool:
    """Whether a word is a term of a filter, such as ``org:firma.md``."""
    from netbook.domain.filters.terms import TERMS, canonical

    key, colon, _ = word.partition(":")
    return bool(colon) and canonical(key.lstrip("-(").lower()) in TERMS


def refuse_book(path: Path, book: Path) -> None:
    """Refuse to write over the book itself.

    Raises:
        Conflict: the path is the book's.
    """
    if path.resolve() == book.resolve():
        raise Conflict(f"{path} is the book itself", "name another file")


def kept(parts: Iterable[str]) -> IO[str]:
    """A text that comes in parts, whole before any of it is shown: whoever reads it slowly keeps no book waiting."""
    from tempfile import SpooledTemporaryFile

    file: IO[str] = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115 - show closes it
    file.writelines(parts)
    file.seek(0)
    return file


def show(text: IO[str]) -> None:
    """Print a text to stdout as its format has it, in UTF-8 whatever the terminal speaks, and let it go."""
    raw = getattr(sys.stdout, "buffer", None)
    sys.stdout.flush()
    with text:
        while part := text.read(1 << 16):
            if raw is None or sys.stdout.isatty():
                sys.stdout.write(clean(part))
            else:
                raw.write(part.encode())
    if raw is not None:
        raw.flush()
