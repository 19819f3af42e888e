"""Somebody who is likely in the book already: said, and asked about before they are added again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netbook.tui.modals.ask import Choose

if TYPE_CHECKING:
    from netbook.services.newcomers import Likely

ANYWAY = 0  # the answer that adds them


def told(known: "Likely") -> str:
    """``p1 Ana Reyes, Northwind is in the book already (bears the same name)``."""
    return f"p{known.number} {_who(known)} is in the book already ({known.reason})"


def _who(known: "Likely") -> str:
    return ", ".join(part for part in (known.name, known.organisation) if part)


def question(name: str, likely: "Sequence[Likely]") -> Choose:
    """Add them all the same, open one of those who are there, or leave; the answer is the place of the choice."""
    opens = [(f"open p{each.number}", f"{_who(each)}, {each.reason}") for each in likely]
    return Choose(f"Add {name} all the same?", [("add all the same", "as somebody else"), *opens, ("leave", "back")])
