"""Doing with a follower what a key says, for them alone or for all alike."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from netbook.domain.audience.actions import CONTACT, OFFERED, SAME, Deed
from netbook.errors import Conflict
from netbook.models import key_of
from netbook.services import directory
from netbook.services.audience import deciding, listing, triage
from netbook.services.audience.triage import Queue


def do(
    session: Session, waiting: Queue, numbers: Sequence[int], deed: Deed, today: date, said: str | None = None
) -> str:
    """Do it; what was done, in words. ``said`` answers what the deed asks for, where it is for one alone.

    Raises:
        NotFound: nobody bears the name that was said.
        Ambiguous: several people do.
        Conflict: another follower of the account is that contact already, or they are gone from the book.
        Unreadable: there is no name to add somebody by.
    """
    shown = listing.views(session, numbers[:1])
    if not shown:
        raise Conflict("this follower is not in the book any more", "the import of them was undone meanwhile")
    first = shown[0].called
    who = first if len(numbers) == 1 else f"{len(numbers):,} followers"
    if deed.name == OFFERED:
        done = triage.accept(session, waiting, numbers, today)
        if len(numbers) > 1:
            return f"{done:,} followers are the contacts that were offered"
        linked = listing.views(session, numbers)[0].contact
        return f"{first} is {linked.name if linked else 'taken already'}"
    if deed.name == SAME:
        contact = directory.person(session, said or "", today)
        deciding.same_as(session, numbers[0], key_of(contact), today)
        return f"{first} is {contact.name}"
    if deed.name == CONTACT:
        return f"added {deciding.make_contact(session, numbers[0], said or None, today).name}"
    deciding.decide(session, numbers, deed.name, today)
    return f"{who}: {deed.help}"
