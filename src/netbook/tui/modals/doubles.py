"""Somebody who is likely in the book already: said, and asked about before they are added again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netbook.tui.modals.ask import Choose

if TYPE_CHECKING:
    from netbook.services.newcomers import Likely
    from netbook.tui.app import NetbookApp


def told(known: "Likely") -> str:
    """``p1 Ana Reyes, Northwind is in the book already (bears the same name)``."""
    return f"p{known.number} {_who(known)} is in the book already ({known.reason})"


def _who(known: "Likely") -> str:
    return ", ".join(part for part in (known.name, known.organisation) if part)


async def asked(app: "NetbookApp", name: str, likely: "Sequence[Likely]") -> tuple[bool, int | None]:
    """Whether they are to be added where some are likely the same, and if not, the row of whom to open instead."""
    if not likely:
        return True, None
    opens = [(f"open p{each.number}", f"{_who(each)}, {each.reason}") for each in likely]
    choices = [*opens, ("add all the same", "as somebody else"), ("leave", "back")]
    at = await app.push_screen_wait(Choose(f"Add {name} all the same?", choices))
    return at == len(opens), likely[at].number if at is not None and at < len(opens) else None
