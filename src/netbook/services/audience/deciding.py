"""What the user decides about followers; every decision can be undone, and no later import overrides it."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, select

from netbook.domain.audience.verdicts import VERDICTS
from netbook.domain.names import checked_name
from netbook.domain.newcomer import Newcomer
from netbook.domain.spelling import did_you_mean
from netbook.domain.vocabulary import PLATFORM_NAMES
from netbook.errors import Conflict, NotFound, Unreadable
from netbook.models import Account, Contact, Follower, key_of
from netbook.services import contacts, ids
from netbook.services.audience import profiles
from netbook.storage.journal import change_rows

BY_YOU = "you said so"
_OPEN = {"contact_id": None, "linked_by": None, "verdict": None, "decided_on": None}


def number_of(session: Session, said: str) -> int:
    """The row of a follower's id, such as a5.

    Raises:
        Unreadable: it is no such id.
        NotFound: there is no such follower.
    """
    number = ids.number(said, ids.FOLLOWER)
    if session.get(Follower, number) is None:
        raise NotFound(f"there is no follower {said}", "netbook audience list shows the ids")
    return number


def decide(session: Session, numbers: Sequence[int], verdict: str | None, today: date) -> None:
    """Say what followers are: one of VERDICTS, or none to leave them open again.

    Raises:
        Unreadable: there is no such verdict.
    """
    if verdict is not None and verdict not in VERDICTS:
        hint = did_you_mean(verdict, VERDICTS, f"it may be {', '.join(VERDICTS)}")
        raise Unreadable(f"there is no verdict {verdict!r}", hint)
    said = _OPEN if verdict is None else {**_OPEN, "verdict": verdict, "decided_on": today}
    change_rows(session, Follower, dict.fromkeys(numbers, said))


def same_as(session: Session, number: int, contact: int, today: date, reason: str = BY_YOU) -> None:
    """Say which contact a follower is; one contact may follow an account once.

    Raises:
        Conflict: another follower of the account is this contact already.
    """
    row = session.get_one(Follower, number)
    other = session.exec(
        select(Follower).where(
            Follower.account_id == row.account_id, Follower.contact_id == contact, Follower.id != number
        )
    ).first()
    if other:
        name = session.get_one(Contact, contact).name
        shown = ids.show(ids.FOLLOWER, other.id)
        said = other.handle or other.name or shown
        raise Conflict(f"{name} is {said} ({shown}) there already", f"netbook audience decide {shown} open frees them")
    said_now = {**_OPEN, "contact_id": contact, "linked_by": reason, "decided_on": today}
    change_rows(session, Follower, {number: said_now})


def make_contact(session: Session, number: int, name: str | None, today: date) -> Contact:
    """Add the follower to the people of the book, with the way to reach them, and link the two.

    Raises:
        Unreadable: there is no name to add them by.
    """
    row = session.get_one(Follower, number)
    account = session.get_one(Account, row.account_id)
    called = checked_name(name) if name else row.name
    if not called:
        raise Unreadable(f"{row.handle or 'this follower'} has no name yet", "say what they are called")
    method = profiles.method(account.platform, row.handle, row.url)
    met = PLATFORM_NAMES.get(account.platform, account.platform)
    contact = contacts.add(session, Newcomer(called, methods=(method,) if method else (), met=met), today)
    same_as(session, number, key_of(contact), today, "made a contact of them")
    return contact
