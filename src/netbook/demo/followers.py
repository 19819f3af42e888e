"""Writing the audience of the sample network into its book, as imports and typed counts would."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlmodel import Session, col, select

from netbook.demo.audience import audience, leaving
from netbook.domain.audience.records import About
from netbook.models import AudienceSnapshot, Follower, key_of
from netbook.services.audience import accounts, signing
from netbook.services.audience.exports import Export
from netbook.services.audience.importing import AudienceImport
from netbook.storage.journal import add_rows, change_rows

_EXPORTED = timedelta(days=3)  # ago
_NEWSLETTER = "substack"


def fill(session: Session, today: date) -> None:
    """Write the accounts with who follows them."""
    for platform, handle, followers, counts in audience(today):
        place = _NEWSLETTER if platform == "newsletter" else platform
        of = accounts.account(session, place, handle)
        told = {"account_id": key_of(of), "source": accounts.TYPED}
        said = [{**told, "on": each.on, "followers": each.followers, "following": each.following} for each in counts]
        add_rows(session, AudienceSnapshot, said)
        importing = AudienceImport(session, of, Export(place, About(handle=handle), today - _EXPORTED))
        importing.take(followers)
        importing.finish()
        if platform == "instagram":
            _leave(session, key_of(of), leaving(followers, today))


def _leave(session: Session, account: int, gone: Mapping[str, date]) -> None:
    """Those who left within days of following are gone since then."""
    changes = {}
    for row in session.exec(
        select(Follower).where(col(Follower.account_id) == account, col(Follower.handle).in_(gone))
    ):
        left = gone[row.handle or ""]
        odd = signing.stored("instagram", row.handle, row.name, row.since, left, row.followers, row.following)
        changes[key_of(row)] = {"left_on": left, "signs": odd}
    change_rows(session, Follower, changes)
