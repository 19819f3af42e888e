"""Whom a key is about on a screen of people, and how what it does is written."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from netbook.errors import Unreadable
from netbook.tui.screens.mode import Mode

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.names import Person
    from netbook.models import Contact


class About(Mode):
    """A screen whose keys are about one person, or about all who are marked."""

    def targets(self) -> Sequence[int]:
        """The rows of those a key is about."""
        raise NotImplementedError

    def one(self) -> int | None:
        """The row of whom a key is about that is about one person."""
        return next(iter(self.targets()), None)

    async def _one(self) -> "Person | None":
        """The person a key is about that is about one."""
        return await self._named(self.one())

    async def _named(self, number: int | None) -> "Person | None":
        from netbook.domain.names import Person
        from netbook.services import directory

        if number is None:
            return None
        contact = await self.read(lambda session: directory.by_number(session, number))
        return Person(number, contact.name) if contact else None

    async def _called(self) -> str:
        """``Ana Reyes``, or ``14 people``."""
        if len(self.targets()) > 1:
            return f"{len(self.targets())} people"
        found = await self._named(next(iter(self.targets()), None))
        return found.name if found else "nobody"

    async def _do(self, change: "Callable[[Session, list[Contact]], str]") -> None:
        """Change all that a key is about, in one operation."""
        if await self._write(list(self.targets()), change):
            self.acted()

    async def _write(self, numbers: Sequence[int], change: "Callable[[Session, list[Contact]], str]") -> bool:
        """Change some people, in one operation; whether it was not refused."""

        def job(session: "Session") -> str:
            from netbook.services import people

            found = people.rows(session, numbers)
            if not found:
                raise Unreadable("they are not in the book any more")
            said = change(session, found)
            self.app.desk.call(session, said)
            return said

        return await self.write("change people", job)

    async def _do_one(self, found: "Person", change: "Callable[[Session, Contact], object]", said: str) -> None:
        """Change one person."""

        def job(session: "Session", people: "list[Contact]") -> str:
            change(session, people[0])
            return said

        await self._write([found.id], job)

    def acted(self) -> None:
        """Something was done to those a key was about."""
