"""What Instagram's and Facebook's exports have in common."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

from netbook.domain.text import clean_line
from netbook.errors import Unreadable
from netbook.formats.package import Member, Package

_MILLISECONDS = 100_000_000_000  # from here on a time is no longer in seconds, as the year would be 5138


def repaired(text: str) -> str:
    """A text whose UTF-8 bytes were each written as a letter, as it was meant."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def told(value: Any) -> str:
    """A text of an entry, repaired and cleaned; empty where there is none."""
    return clean_line(repaired(value)) if value and isinstance(value, str) else ""


def moment(value: Any) -> datetime | None:
    """A time in seconds since 1970, of which 0 says that there is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        return None
    try:
        return datetime.fromtimestamp(int(value) / 1000 if value > _MILLISECONDS else int(value), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def named(package: Package, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """What the name of a package tells, or those of the zips and folders in it; of several, what tells of the latest.

    ``pattern`` has the day as its group ``day``.
    """
    if found := pattern.search(package.name):
        return found
    parts = {part for member in package.members for part in member.name.split("/")[:-1][:2]}
    inside = [found for part in sorted(parts) if (found := pattern.search(part))]
    return max(inside, key=lambda found: found["day"] or "", default=None)


def day(text: str | None) -> date | None:
    """A day as the names of exports have it, if it is one."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def profile(package: Package, base: str) -> Any:
    """The JSON of a small file of that name, as ``Member.base`` folds it; none where it is absent or damaged."""
    member = next((each for each in package.members if each.base == base), None)
    if member is None:
        return None
    try:
        return json.loads(member.head.decode("utf-8-sig"))
    except (Unreadable, ValueError, RecursionError):
        return None
    finally:
        member.let_go()


def gaps(members: Iterable[Member], pattern: re.Pattern[str]) -> Iterator[str]:
    """The pages that a numbered list lacks, in words; it begins with 1.

    ``pattern`` matches the last part of a name, and has the groups ``before``, ``number`` and ``after``.
    """
    folders: dict[tuple[str, str], dict[int, re.Match[str]]] = {}
    for member in members:
        folder, _, base = member.name.rpartition("/")
        if found := pattern.fullmatch(base):
            folders.setdefault((folder, found["before"].casefold()), {})[int(found["number"])] = found
    for (folder, _), pages in sorted(folders.items()):
        where = f"{folder}/" if len(folders) > 1 and folder else ""
        yield from (where + gap for gap in _between(pages, sorted(pages)))


def _between(pages: dict[int, re.Match[str]], numbers: Sequence[int]) -> Iterator[str]:
    for last, following in pairwise([0, *numbers]):
        if following - last < 2:
            continue
        found = pages[following]
        before, after = found["before"], found["after"]
        lacking = f"{before}{last + 1}{after}"
        lacking += f" to {before}{following - 1}{after} are missing" if following - last > 2 else " is missing"
        there = f"{pages[last][0]} and {found[0]} are there" if last else f"{found[0]} is there"
        yield f"{lacking}: {there}"
