"""What was changed in a form and not saved, as it is kept."""

import json
from collections.abc import Iterable

from netbook.domain.sheet import Entry, Sheet


def dumped(base: Sheet, wanted: Sheet) -> str:
    """The sheet as it was, and as it is to be, as a text."""
    return json.dumps({"base": list(_bare(base.entries)), "wanted": list(_bare(wanted.entries))}, ensure_ascii=False)


def _bare(entries: Iterable[Entry]) -> Iterable[tuple[str, str, str]]:
    return ((entry.field, entry.value, entry.label) for entry in entries)


def loaded(text: str) -> tuple[Sheet, Sheet] | None:
    """What such a text holds; none where it is no such text."""
    try:
        found = json.loads(text)
        base, wanted = (
            Sheet(tuple(Entry(field, value, label) for field, value, label in found[name]))
            for name in ("base", "wanted")
        )
    except (ValueError, TypeError, KeyError):
        return None
    return base, wanted
