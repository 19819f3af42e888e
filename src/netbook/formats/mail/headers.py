"""The headers of a message: folded ones made whole, letters of any encoding read, addresses and days found.

Source: RFC 5322 and 2047, and what is really sent. A header that is not well formed is read as far as it goes.
"""

import re
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import parsedate_tz

from netbook.domain import methods
from netbook.domain.methods import Method
from netbook.domain.text import clean_line
from netbook.errors import Unreadable
from netbook.formats import text

NAMES = (
    "from to cc date subject sender message-id references in-reply-to received delivered-to x-original-to list-id "
    "list-unsubscribe precedence auto-submitted x-auto-response-suppress x-autoreply x-autorespond x-gmail-labels "
    "x-gm-thrid content-type content-class x-mozilla-status"
).split()
_WANTED = re.compile(rb"^(%s)[ \t]*:(.*)$" % "|".join(NAMES).encode(), re.IGNORECASE | re.MULTILINE)
_FOLD = re.compile(rb"\r?\n(?=[ \t])")
_LONGEST = 2_000  # characters of a header that is read for its words, and of one address with its name
_MOST_DATE = 100  # characters
_QUOTED = re.compile(r'"[^"]*"|\([^()]*\)')  # nothing finer, which made-up quotes could have look without end
_BRACKETS = re.compile(r"<\s*([^<>\s]+@[^<>\s]+)\s*>")
_BARE = re.compile(r"[^\s<>\[\]:]+@[^\s<>\[\]:]+")
_ID = re.compile(r"<([^<>\s]+)>")
_FARTHEST = 16 * 3600  # seconds that a clock may be off Greenwich

Headers = dict[str, list[str]]


def parsed(block: bytes) -> Headers:
    """The headers that matter, by their names, each with all it says."""
    found: Headers = {}
    for name, value in _WANTED.findall(_FOLD.sub(b"", block)):
        found.setdefault(name.decode().lower(), []).append(text.decoded(value.strip()))
    return found


def first(headers: Headers, name: str) -> str:
    """What a header says, the first of several; empty where there is none."""
    return headers.get(name, [""])[0]


def words(value: str) -> str:
    """A header as it is to be read, its encoded words decoded, on one line."""
    value = value[:_LONGEST]
    if "=?" in value:
        with suppress(HeaderParseError, ValueError):
            value = "".join(_word(*each) for each in decode_header(value))
    return clean_line(value)


def _word(part: str | bytes, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    try:
        # What stands between encoded words comes back as Python's own escapes.
        return part.decode(charset.partition("*")[0] if charset else "raw-unicode-escape")
    except (LookupError, ValueError):
        return text.decoded(part)


def addresses(values: list[str]) -> list[str]:
    """The addresses that a header names, folded, each once; names, comments and groups are passed over."""
    found: dict[str, None] = {}
    for value in values:
        there = _addresses(value)
        if not there and "=?" in value:  # some programs encode the whole of it
            there = _addresses(words(value))
        found.update(dict.fromkeys(there))
    return list(found)


def _addresses(value: str) -> list[str]:
    found = []
    for each in re.split("[,;]", _QUOTED.sub(" ", value)):
        each = each[-_LONGEST:]
        if match := _BRACKETS.search(each) or _BARE.search(each):
            found.append(clean_line(match[match.lastindex or 0]).casefold())
    return found


def reached_by(address: str) -> tuple[Method, ...]:
    """An address, and where its domain has letters beyond ASCII both its spellings; none where it is no address."""
    found = []
    for each in dict.fromkeys((address, *_other_spelling(address))):
        try:
            found.append(methods.email(each))
        except Unreadable:
            continue
    return tuple(found)


def _other_spelling(address: str) -> list[str]:
    local, _, domain = address.rpartition("@")
    if domain.isascii() and "xn--" not in domain:
        return []
    try:
        other = domain.encode("idna").decode() if not domain.isascii() else domain.encode().decode("idna")
    except UnicodeError:
        return []
    return [f"{local}@{other}"]


def moment(headers: Headers) -> datetime | None:
    """When a message was written, on the clock of whoever did; else when it arrived; none where neither is told."""
    told = [first(headers, "date"), *(each.rpartition(";")[2] for each in headers.get("received", [])[:3])]
    return next((found for each in told if (found := _moment(each))), None)


def _moment(value: str) -> datetime | None:
    try:
        parts = parsedate_tz(value[:_MOST_DATE])
        if parts is None or parts[0] < 1980:  # a clock that was never set
            return None
        local = datetime(*parts[:5], second=min(parts[5], 59))
        offset = parts[9] or 0
        zone = timedelta(seconds=offset if abs(offset) <= _FARTHEST else 0)
        return local.replace(tzinfo=timezone(zone))
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def first_id(value: str) -> str:
    """The first id of a message that a header names; empty where it names none."""
    found = _ID.search(value)
    return clean_line(found[1] if found else value[:_LONGEST]).strip("<> ")
