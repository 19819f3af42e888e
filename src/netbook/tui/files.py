"""The files below a path that is being typed: those that look as if people were in them, and folders."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from pathlib import Path

LOOKS = (".vcf", ".vcard", ".csv", ".tsv", ".zip", ".json", ".ics", "friends.md", "addressbook")
_MOST = 2_000  # names of a folder that are looked at
UP, FOLDER, FILE, ALL = "up", "folder", "file", "all"


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be chosen; ``said`` is what the path reads like then."""

    kind: str
    name: str
    said: str
    size: int = 0
    on: date | None = None


def beginning() -> str:
    """Where one looks first: where downloads go, else at home."""
    return "~/Downloads/" if Path("~/Downloads").expanduser().is_dir() else "~/"


def meant(text: str) -> Path:
    """The path that a text says, also as terminals write one that is dropped on them: quoted, or blanks escaped."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    elif "\\" in text and not os.path.lexists(text):
        text = text.replace("\\ ", " ")
    with suppress(RuntimeError):  # the home of nobody
        return Path(text).expanduser()
    return Path(text)


def is_folder(text: str) -> bool:
    """Whether a text says a folder."""
    try:
        return meant(text).is_dir()
    except (OSError, ValueError):  # no system has such a name
        return False


def below(text: str) -> list[Found]:
    """What lies in the folder that a text names and begins like its last part; nothing where it cannot be looked at."""
    before, slash, last = text.rpartition("/")
    folder = before + slash
    found: list[Found] = []
    try:
        with os.scandir(meant(folder or ".")) as entries:
            for _, entry in zip(range(_MOST), entries, strict=False):
                if entry.name.casefold().startswith(last.casefold()) and (last or not entry.name.startswith(".")):
                    found += _found(entry, folder)
    except (OSError, ValueError):
        return []
    found.sort(key=lambda each: (each.kind != FOLDER, each.name.casefold()))
    files = [each for each in found if each.kind == FILE]
    rest = [] if last else [Found(UP, "..", _above(folder))]
    whole = [Found(ALL, "all of this folder", folder)] if len(files) > 1 and not last else []
    return [*files, *whole, *(each for each in found if each.kind == FOLDER), *rest]


def _found(entry: "os.DirEntry[str]", folder: str) -> list[Found]:
    with suppress(OSError, UnicodeEncodeError):
        entry.name.encode()  # one that is no text cannot be typed, nor shown
        if entry.is_dir():
            return [Found(FOLDER, entry.name, f"{folder}{entry.name}/")]
        if entry.is_file() and entry.name.casefold().endswith(LOOKS):
            known = entry.stat()
            on = date.fromtimestamp(known.st_mtime)
            return [Found(FILE, entry.name, f"{folder}{entry.name}", known.st_size, on)]
    return []


def _above(folder: str) -> str:
    path = meant(folder or ".").resolve().parent
    return f"{path}/" if path != path.parent else "/"


def completed(text: str, found: Sequence[Found]) -> str:
    """A text as far as the names that begin like it agree."""
    names = [each.said for each in found if each.kind in (FOLDER, FILE)]
    if not names:
        return text
    letters = zip(*(name.casefold() for name in names), strict=False)
    agreed = sum(1 for _ in takewhile(lambda each: len(set(each)) == 1, letters))
    return names[0][:agreed] if agreed >= len(text) else text
