"""The conversations in Instagram's and Facebook's exports: who takes part, as the head of a file tells it.

Source: ``messages/inbox/NAME_NUMBER/message_1.json``, of which ``participants`` is the first key; the name of the
folder is that of the conversation, not a handle. What was said stands behind, and is not read.
"""

import io
import re
from dataclasses import dataclass

import ijson

from netbook.formats.audience import streams
from netbook.formats.audience.meta import told
from netbook.formats.package import Member, Package

_BOXES = "inbox|message_requests|archived_threads|filtered_threads|e2ee_cutover"
# A long name is cut, so that message_1.json may be messa.json.
_THREAD = re.compile(rf"(?P<before>.*?/)messages/(?P<box>{_BOXES})/(?P<thread>[^/]+)/[^/]+\.json", re.IGNORECASE)
_FIRST = [("start_map", None), ("map_key", "participants"), ("start_array", None)]
_ENCRYPTED = "e2ee_cutover"


@dataclass(frozen=True, slots=True)
class Threads:
    """The names of all who take part in any conversation, oneself among them.

    ``whole`` says that each conversation tells who does, and that none went on encrypted: such are in no export.
    """

    names: frozenset[str]
    whole: bool


def threads(package: Package, mine: str, other: str) -> Threads | None:
    """The conversations on one platform, not those under the name of the ``other``; none where there are none."""
    names: set[str] = set()
    seen: set[str] = set()
    whole = True
    for member in package.members:
        found = _THREAD.fullmatch(f"/{member.name}")
        above = found["before"].casefold() if found else ""
        if not found or (other in above and mine not in above):
            continue
        whole = whole and found["box"].casefold() != _ENCRYPTED
        folder = member.name.rpartition("/")[0]
        if folder not in seen:
            seen.add(folder)
            people = _participants(member)
            names.update(people)
            whole = whole and bool(people) and all(people)
    return Threads(frozenset(names) - {""}, whole) if seen else None


def _participants(member: Member) -> list[str]:
    """Who takes part, "" for one without a name; nobody where the head of the file does not tell."""
    start = streams.head(member).removeprefix(b"\xef\xbb\xbf")
    events = iter(ijson.basic_parse(io.BytesIO(start), use_float=True))
    try:
        if [next(events) for _ in _FIRST] != _FIRST:
            return []
        people = list(streams.built(streams.inner(events)))
    except (*streams.BROKEN, StopIteration):
        return []
    return [told(each.get("name")) if isinstance(each, dict) else "" for each in people]
