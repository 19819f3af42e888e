"""Two entries of one person become one: everything of both is kept, in one operation that can be undone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, SQLModel, select

from netbook.domain import reconciling
from netbook.domain.duplicates import joining
from netbook.domain.duplicates.views import MergeView, Moved
from netbook.domain.imports import Changed
from netbook.domain.views import Named
from netbook.errors import Unreadable
from netbook.models import Circle, Contact, Note, Origin
from netbook.services import contacts, exporting, ids
from netbook.services.merging.hanging import CARRIES, reviews
from netbook.services.merging.work import Merge

__all__ = ["label", "merge"]

_WHOLE = "netbook"  # the format of a whole book, which knows people by their uid


def merge(session: Session, stays: Contact, goes: Contact, today: date) -> MergeView:
    """Have one person go into another, who keeps everything of both; the one who went is gone.

    Raises:
        Unreadable: both are the same entry.
    """
    if stays.id == goes.id:
        raise Unreadable(f"{stays.name} ({ids.show(ids.PERSON, stays.id)}) is one entry already", "name two of them")
    work = Merge(session, stays, goes, today)
    called = Named(ids.show(ids.PERSON, stays.id), stays.name), Named(ids.show(ids.PERSON, goes.id), goes.name)
    session.flush()
    _keep_uid(work)
    for carry in CARRIES.values():
        carry(work)
    reviews(work)
    _fields(work)
    if work.noted:
        _note(work)
    session.flush()
    session.delete(goes)
    contacts.touch(session, stays)
    return MergeView(
        stays=called[0],
        goes=called[1],
        changes=tuple(work.changes),
        moved=tuple(Moved(what, count) for what, count in work.moved.items() if count),
        noted=tuple(work.noted),
        dropped=tuple(work.dropped),
    )


def label(view: MergeView) -> str:
    """What was done, in words."""
    return f"{view.goes.name} ({view.goes.id}) went into {view.stays.name} ({view.stays.id})"


def _keep_uid(work: Merge) -> None:
    """Have a whole book that knows the one who goes find the one who stays."""
    uid = work.goes.uid
    known = select(Origin.id).where(Origin.source == _WHOLE, Origin.key == uid)
    if work.session.exec(known).first() is None:
        (record,) = exporting.records(work.session, [work.other])
        said = reconciling.said(record)
        work.session.add(Origin(contact_id=work.one, source=_WHOLE, key=uid, on=work.today, said=said))
        work.session.flush()


def _fields(work: Merge) -> None:
    circles = dict(work.session.exec(select(Circle.key, Circle.position)).all())
    found = joining.joined(_told(work.stays), _told(work.goes), circles)
    for name, value in found.changes.items():
        before = getattr(work.stays, name)
        setattr(work.stays, name, value)
        if name not in _UNTOLD:
            was = str(before) if before is not None else None
            work.changes.append(Changed(name.replace("_", " "), was, str(value)))
    if "archived_at" in found.changes:
        work.changes.append(Changed("archived", "yes", "no"))
    work.noted += found.noted


_UNTOLD = frozenset(("given", "family", "created_at", "cadence_since", "archived_at"))


def _told(row: SQLModel) -> Mapping[str, Any]:
    return row.model_dump()


def _note(work: Merge) -> None:
    """Keep beside the person what has no other room."""
    told = [f"- {each}" for each in work.noted]
    text = "\n".join([f"Was in the book as {work.goes.name} too, with", *told])
    work.session.add(Note(contact_id=work.one, on=work.today, text=text))
