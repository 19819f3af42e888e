"""``netbook audience decide``: one decision about some followers."""

from collections.abc import Sequence

from netbook.cli.desk import Desk

_OPEN, _CONTACT = "open", "contact"


def decide(desk: Desk, said: Sequence[str], name: str | None, *, dry_run: bool) -> None:
    """Decide about the followers that are named before the last word, which is the decision.

    Raises:
        Unreadable: an id or the decision is none, or it fits one follower alone.
        NotFound: there is no such follower or contact.
        Conflict: another follower of the account is that contact already.
    """
    from netbook.domain.audience.verdicts import VERDICTS
    from netbook.errors import Unreadable
    from netbook.models import key_of
    from netbook.services.audience import deciding, listing

    *named, decision = said
    if not named:
        raise Unreadable("what is to be decided is missing", "write netbook audience decide a12 not-a-person")
    with desk.writing("decide about followers", dry_run=dry_run) as session:
        numbers = [deciding.number_of(session, each) for each in named]
        if decision in VERDICTS or decision == _OPEN:
            deciding.decide(session, numbers, None if decision == _OPEN else decision, desk.today)
            told = decision
        elif len(numbers) > 1:
            raise Unreadable(f"{decision!r} fits one follower alone", f"or say {', '.join(VERDICTS)} or {_OPEN}")
        elif decision == _CONTACT:
            told = f"added {deciding.make_contact(session, numbers[0], name, desk.today).name}"
        else:
            contact = desk.person(session, decision)
            deciding.same_as(session, numbers[0], key_of(contact), desk.today)
            told = contact.name
        shown = listing.views(session, numbers[:1])[0].called
        text = f"{shown if len(numbers) == 1 else f'{len(numbers)} followers'}: {told}"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)
