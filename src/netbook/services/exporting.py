"""stub"""

from netbook.domain.records import ContactRecord
from netbook.models import Contact


def records(session, ids):
    for i in ids:
        c = session.get(Contact, i)
        yield ContactRecord(c.name)
