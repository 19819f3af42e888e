"""The circles of a book."""

from typing import NamedTuple

from sqlmodel import Session, col, select

from netbook.models import Circle


class Known(NamedTuple):
    """A circle; its capacity counts the people of those closer in too."""

    key: str
    name: str
    capacity: int | None


def known(session: Session) -> list[Known]:
    """All of them, from the closest on."""
    query = select(Circle.key, Circle.name, Circle.capacity).order_by(col(Circle.position))
    return [Known(*row) for row in session.exec(query)]
