"""A merge under way."""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from netbook.domain.imports import Changed
from netbook.models import Contact, key_of


@dataclass
class Merge:
    """A merge under way: who stays, who goes into them, and what there is to tell of it."""

    session: Session
    stays: Contact
    goes: Contact
    today: date
    changes: list[Changed] = field(default_factory=list)
    moved: Counter[str] = field(default_factory=Counter)
    noted: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    @property
    def one(self) -> int:
        """The row of who stays."""
        return key_of(self.stays)

    @property
    def other(self) -> int:
        """The row of who goes."""
        return key_of(self.goes)

    def rows(self, model: type[Any], column: str = "contact_id") -> tuple[list[Any], list[Any]]:
        """What hangs on who stays, and on who goes."""
        found = [
            self.session.exec(select(model).where(getattr(model, column) == who).order_by(col(model.id))).all()
            for who in (self.one, self.other)
        ]
        return list(found[0]), list(found[1])

    def move(
        self, model: type[Any], what: str, key: Callable[[Any], Hashable], said: Callable[[Any], str] | None = None
    ) -> None:
        """Hang everything of a kind on who stays; what both have stays once, ``key`` being what makes it the same.

        What ``said`` gives words is told one by one, the rest is counted.
        """
        mine, theirs = self.rows(model)
        have = {key(row): row for row in mine}
        for row in theirs:
            if key(row) in have:
                self.session.delete(row)
                continue
            row.contact_id = self.one
            self.session.add(row)
            have[key(row)] = row
            if said:
                self.changes.append(Changed(what, None, said(row)))
            else:
                self.moved[what] += 1
