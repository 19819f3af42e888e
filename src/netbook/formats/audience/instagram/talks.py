"""With whom one talked on Instagram, as far as its export names people by their handles.

Source: ``messages.json`` to 2020, whose participants are handles. Since then they are the names that people show, and
the lists of followers have handles alone: only of one who shows the handle as a name can it be told.
"""

from collections.abc import Iterator

from netbook.domain.audience.talks import Talks
from netbook.domain.audience.talks import talks as made_talks
from netbook.errors import Unreadable
from netbook.formats.audience import streams
from netbook.formats.audience.instagram.lists import is_handle
from netbook.formats.audience.meta import told
from netbook.formats.audience.threads import threads
from netbook.formats.package import Member, Package

_OF_2020 = "messages.json"


def talks(package: Package, own: str | None) -> Talks | None:
    """With whom one ever talked, whose own handle is ``own``; none where it holds no conversations.

    Only where oneself and all others are named by what can be handles is everybody else silent.
    """
    names: set[str] = set()
    old = [member for member in package.members if member.base == _OF_2020]
    read = [_read(member, names) for member in old]
    whole = all(read)
    if found := threads(package, "instagram", "facebook"):
        names |= found.names
        handles = all(is_handle(each) and each == each.lower() for each in found.names)
        whole = whole and found.whole and handles and own in found.names
    return made_talks(names, None, whole=whole) if old or found else None


def _read(member: Member, names: set[str]) -> bool:
    """Add who takes part in the conversations of a file; whether that could be read to its end."""
    try:
        names.update(_participants(member))
    except (*streams.BROKEN, Unreadable):
        return False
    return True


def _participants(member: Member) -> Iterator[str]:
    """The handles in a list of conversations, of which the texts are passed over as they stream by."""
    with streams.aside(member).open() as stream:
        depth, key = 0, ""
        for event, value in streams.events(stream):
            if event == "map_key" and depth == 2:
                key = value
            elif event == "string" and depth == 3 and key == "participants":
                yield told(value)
            depth += event.startswith("start_") - event.startswith("end_")
