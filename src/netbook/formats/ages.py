"""How old what a file tells is: its name says it, or the cards in it, or the day it was last written."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from netbook.formats.package import Member

# Basic_LinkedInDataExport_11-20-2026.zip, as LinkedIn names its archives and what is unpacked of them.
_LINKEDIN = re.compile(r"linkedindataexport_(\d{1,2})-(\d{1,2})-(\d{4})", re.IGNORECASE)
_REVISED = re.compile(
    rb"(?:^|[\r\n])(?:[\w-]+\.)?REV[^:\r\n]*:\s*(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d))?", re.IGNORECASE
)


def exported(member: Member, given: str) -> date | None:
    """The day of which a file tells, as far as it shows from outside; ``given`` is what it was given as."""
    found = _LINKEDIN.search(f"{given}/{member.name}")
    if found:
        month, day, year = map(int, found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            pass  # no such day: the file's own is taken
    return member.written.date() if member.written else None


def age(member: Member, given: str) -> str:
    """What to sort files by, the oldest first: cards know better than their file when they were written."""
    revised = _newest(member.head) if b"VCARD" in member.head[:200].upper() else ""
    if revised:
        return revised
    day = exported(member, given)
    if day is None:
        return "9"  # what comes through a pipe was made just now
    same = member.written if member.written and member.written.date() == day else datetime(day.year, day.month, day.day)
    return same.strftime("%Y%m%d%H%M%S")


def revised(rest: Mapping[str, Any] | None) -> str:
    """When a card says that it was changed last, for comparing; empty where it does not."""
    lines = (rest or {}).get("vcard")
    if not isinstance(lines, list):
        return ""
    return max((_newest(line.encode(errors="replace")) for line in lines if _is_revision(line)), default="")


def _is_revision(line: object) -> bool:
    return isinstance(line, str) and "REV" in line[:40].upper()


def _newest(text: bytes) -> str:
    return max((b"".join(part or b"00" for part in found).decode() for found in _REVISED.findall(text)), default="")
