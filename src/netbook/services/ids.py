"""Ids as people see them: a letter and a number."""

import re

from netbook.domain.vocabulary import ID_LETTERS
from netbook.errors import Unreadable

PERSON, INTERACTION, FOLLOW_UP, OCCASION, INBOX, FOLLOWER, SUGGESTION = ID_LETTERS.values()
_NAMES = {
    PERSON: "a person (p7)",
    INTERACTION: "an interaction (i12)",
    FOLLOW_UP: "a follow-up (f3)",
    INBOX: "an inbox line (x2)",
    FOLLOWER: "a follower (a5)",
    SUGGESTION: "a suggestion (s4)",
}
_ID = re.compile(r"([pifoxas])(\d{1,18})$")


def show(letter: str, number: int | None) -> str:
    """The id of row ``number``."""
    return f"{letter}{number}"


def split(text: str) -> tuple[str, int] | None:
    """Letter and number of an id, if ``text`` is one."""
    found = _ID.match(text.strip().lower())
    return (found[1], int(found[2])) if found else None


def number(text: str, letter: str) -> int:
    """The row of an id of one kind.

    Raises:
        Unreadable: it is no such id.
    """
    parts = split(text)
    if parts is None or parts[0] != letter:
        raise Unreadable(f"{text!r} is not the id of {_NAMES[letter]}", "ids stand before each line of a list")
    return parts[1]
