"""Where an event was: a place by its name alone, or a call with pictures."""

import re

from netbook.domain.logline.kinds import kind_at
from netbook.domain.text import clean, clean_line
from netbook.domain.tokens import tokenize

_LONGEST = 80  # letters
_LINK = re.compile(r"<?\b(?:https?://|www\.|facetime:|tel:|sip:)[^\s<>,;]+>?", re.IGNORECASE)
_VIDEO = re.compile(
    r"zoom\.us|meet\.google|teams\.(?:microsoft|live)|webex\.com|whereby\.com|jit\.?si|facetime|skype|gotomeet"
    r"|goto\.com|bluejeans|chime\.aws|around\.co|discord|bigbluebutton|\bbbb\b|(?:microsoft|ms) teams|google meet"
    r"|google hangouts?|\bzoom\b|\bwebex\b|\bwhereby\b|\bteams\b|\bonline\b|video (?:call|conference)|\bvirtual\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:meeting|meetings|besprechung|réunion|reunión|call|at|on|via|link|id|join)\b|[\W\d_]+", re.IGNORECASE
)


def place_of(location: str) -> str | None:
    """The name of a place, as far as the first comma; none where it is a link, a number, or nothing."""
    told = _LINK.sub(" ", clean(location))
    if not _BESIDE.sub("", _VIDEO.sub("", told)):
        return None
    lines = (clean_line(line) for line in re.split(r"[\n;]", told))
    first = next((line for line in lines if _BESIDE.sub("", _VIDEO.sub("", line))), "")
    name = first.partition(",")[0].strip(" -–()")
    return name[:_LONGEST].strip() or None


def is_video(location: str) -> bool:
    """Whether it is nowhere but where a link or a program leads."""
    return place_of(location) is None and _VIDEO.search(location) is not None


def says_how(summary: str) -> bool:
    """Whether a word says what it is: a coffee, a call."""
    tokens = tokenize(clean_line(summary))
    return any(kind_at(tokens, i) for i in range(len(tokens)))
