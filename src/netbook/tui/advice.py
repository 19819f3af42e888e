"""What errors advise, in the keys of the app where it speaks of commands that have one here."""

import re

from netbook.errors import NetbookError

_COMMAND = re.compile(r"\bnetbook ([a-z]+)")
_SETTING = re.compile(r",? (?:or )?set NETBOOK_\w+ to [\w ]+$")
_KEYS = {
    "add": "a adds somebody",
    "amend": "E in the journal writes a line anew",
    "circle": "c puts somebody in a circle",
    "due": "1 shows what is due",
    "edit": "E edits what you know of somebody",
    "every": "e says how often",
    "fact": "write it like partner: Sam",
    "history": "tab in the journal lists what was done",
    "inbox": "1 shows what waits",
    "journal": "5 shows what happened",
    "list": "2 shows everybody",
    "log": "l writes down what happened",
    "note": "n on a person writes a note",
    "redo": "U does it again",
    "remind": "r on a person promises something for a day",
    "review": "1 goes on with the review",
    "show": "2 finds people",
    "tag": "t gives somebody a tag",
    "vet": "v on a person asks your rules about them",
    "undo": "u takes back what was done last",
}


def in_keys(told: NetbookError | str) -> str:
    """What went wrong and what to do; a command that the app knows no key for stands as it is."""
    parts = (_turned(_SETTING.sub("", part)) for part in str(told).split("; "))
    return "; ".join(part for part in parts if part)


def _turned(part: str) -> str:
    named = _COMMAND.search(part)
    return _KEYS.get(named[1], part) if named else part
