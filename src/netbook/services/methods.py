"""The ways to reach people, as the domain compares them."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from netbook.domain.methods import Method
from netbook.models import ContactMethod

_TOLD = select(
    col(ContactMethod.contact_id),
    col(ContactMethod.kind),
    col(ContactMethod.value),
    col(ContactMethod.normalised),
    col(ContactMethod.platform),
)


def methods(session: Session, *where: ColumnElement[bool]) -> Iterator[tuple[int, Method]]:
    """Whose each is, and what it is; without ``where`` those of everybody."""
    for number, *told in session.execute(_TOLD.where(*where)):
        yield number, Method(*told)
