"""Writing the audience of the sample network into its book, as imports and typed counts would."""

from datetime import date, timedelta

from sqlmodel import Session, col, select

from netbook.demo.audience import audience, leaving
from netbook.domain.audience.records import About
from netbook.models import Follower, key_of
from netbook.services.audience import accounts, signing
from netbook.services.audience.exports import Export
from netbook.services.audience.importing import AudienceImport
from netbook.storage.journal import change_rows

_EXPORTED = timedelta(days=3)  # ago
_NEWSLETTER = "substack"


def fill(session: Session, today: date) -> None:
    """Write the accounts with who follows them."""
    for platform, handle, followers, counts in audience(today):
        place = _NEWSLETTER if platform == "newsletter" else platform
        of = accounts.account(session, place, handle)
        for count in counts:
            accounts.record(session, of, count.on, count.followers, count.following)
        importing = AudienceImport(session, of, Export(place, About(handle=handle), today - _EXPORTED))
        importing.take(followers)
        importing.finish()
        if platform == "instagram":
            _leave(session, key_of(of), today)


def _leave(session: Session, account: int, today: date) -> None:
    """Those who left within days of following are gone since then."""
    gone = leaving(today)
    changes = {}
    for row in session.exec(select(Follower).where(col(Follower.account_id) == account, col(Follower.handle).in_(gone))):
        left = gone[row.handle or ""]
        odd = signing.stored("instagram", row.handle, row.name, row.since, left, row.followers, row.following)
        changes[key_of(row)] = {"left_on": left, "signs": odd}
    change_rows(session, Follower, changes)
