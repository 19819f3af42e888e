"""What an entry of Monica's says, each of its type and cleaned; what is of another type says nothing."""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from netbook.domain.text import clean, clean_line

Entry = dict[str, Any]

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].{0,30})?")
_UUID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")


def told(entry: Any) -> Entry:
    """What an entry says of itself."""
    found = entry.get("properties") if isinstance(entry, dict) else None
    return found if isinstance(found, dict) else {}


def held(entry: Any, kind: str) -> Iterator[Entry]:
    """The entries of a kind that hang on an entry."""
    return (each for each in _collected(entry, kind) if isinstance(each, dict))


def named(entry: Any, kind: str) -> Iterator[str]:
    """The uuids of the entries of a kind that an entry names."""
    return (found for each in _collected(entry, kind) if (found := uuid(each) or uuid_of(each)))


def _collected(entry: Any, kind: str) -> Iterator[Any]:
    collections = entry.get("data") if isinstance(entry, dict) else None
    for each in collections if isinstance(collections, list) else ():
        if isinstance(each, dict) and each.get("type") == kind and isinstance(each.get("values"), list):
            yield from each["values"]


def text(value: object) -> str:
    """A text, perhaps of several lines; a number is one too."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}" if abs(value) < 1e15 else str(value)
    return clean(value).strip() if isinstance(value, str) else ""


def line(value: object) -> str:
    """A text on one line."""
    return clean_line(text(value))


def day(*values: object) -> date | None:
    """The first of some moments that is one, as a day; Monica writes days as midnight in UTC."""
    for value in values:
        found = _DAY.fullmatch(value) if isinstance(value, str) else None
        if found:
            try:
                return date.fromisoformat(found[1])
            except ValueError:
                continue
    return None


def uuid(value: object) -> str | None:
    """What an entry is named by."""
    return value if isinstance(value, str) and _UUID.fullmatch(value) else None


def uuid_of(entry: Any) -> str | None:
    """What an entry bears as its name."""
    return uuid(entry.get("uuid")) if isinstance(entry, dict) else None


def key_of(contact: Entry) -> str:
    """What a contact is known by."""
    return uuid_of(contact) or uid("contact", contact)


def uid(kind: str, entry: Entry, whose: str = "") -> str:
    """What an entry is known by from one export to the next: its uuid; before 4.0 some had none but what they say."""
    found = uuid_of(entry)
    if found is None:
        said = json.dumps([whose, entry], ensure_ascii=False, sort_keys=True)
        found = hashlib.sha256(said.encode(errors="replace")).hexdigest()[:24]
    return f"monica:{kind}:{found}"


def joined(*parts: str, by: str = ": ") -> str:
    """Those of some texts that say something."""
    return by.join(part for part in parts if part)
