"""What the keys of the review do: ask what is needed, write it, and say what was done."""

from typing import TYPE_CHECKING

from netbook.domain.review import INBOX, LOGGED, PICKS, SETTLED, SUGGESTED, Action
from netbook.drawing.review import closing, outcomes
from netbook.errors import Conflict
from netbook.tui.modals.ask import Ask, Choose
from netbook.tui.modals.log import Log
from netbook.tui.modals.note import NoteText
from netbook.tui.modals.told import Told
from netbook.tui.screens.choosing import ask_rules, choose_circle, reach

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlmodel import Session

    from netbook.domain.logline import LogLine
    from netbook.domain.names import Person
    from netbook.domain.review_views import SummaryView
    from netbook.domain.views import MethodView
    from netbook.models import ReviewItem
    from netbook.services.review.board import BoardRow
    from netbook.tui.screens.today import Today

_BY = {"email": "email", "phone": "call", "address": "letter"}  # what one does with a way to reach somebody


class Acts:
    """One key, pressed on one row."""

    def __init__(self, screen: "Today", row: "BoardRow", action: Action) -> None:
        self.screen, self.row, self.action = screen, row, action
        self.app, self.desk = screen.app, screen.app.desk

    async def run(self) -> None:
        """Do it.

        Raises:
            NetbookError: the book refused it; nothing was written.
        """
        match self.action.name:
            case "log" | "with":
                await self._log()
            case "vet":
                await self._vet()
            case "pick":
                await self._pick()
            case "finish":
                await self._finish()
            case _:
                text = await self._text()
                if text is not None:
                    await self._write(lambda session, item: self._act(session, item, text))

    # --- writing ---------------------------------------------------------------------------------------------------

    async def _write(self, change: "Callable[[Session, ReviewItem], str]") -> None:
        """Change the book for the row's item, the review being begun where it was not."""
        await self._begin()

        def job(session: "Session") -> str:
            said = change(session, self._item(session))
            self.desk.call(session, said)
            return said

        await self.app.written(await self.desk.write("review", job))

    async def _begin(self) -> None:
        from netbook.services.review import progress

        screen, desk = self.screen, self.desk
        if screen.board and any(row.item is None for row in screen.board.rows):
            minutes = desk.settings.review_minutes
            label = progress.BEGINNING if screen.board.review is None else progress.JOINING
            await desk.write(
                label.format(screen.kind),
                lambda session: progress.begin(session, screen.kind, desk.today, minutes).id,
            )

    def _item(self, session: "Session") -> "ReviewItem":
        from netbook.services.review.board import item_of

        found = item_of(session, self.screen.kind, self.row, self.desk.today)
        if found is None:
            raise Conflict("the review changed meanwhile", "what it asks about now is shown")
        return found

    def _act(self, session: "Session", item: "ReviewItem", text: str) -> str:
        from netbook.services.review import acting

        return acting.act(session, item, self.action, text, self.desk.today, self.desk.settings.date_order)

    # --- asking ----------------------------------------------------------------------------------------------------

    @property
    def _name(self) -> str:
        return self.row.name or (self.row.asked.what if self.row.asked else None) or "it"

    async def _text(self) -> str | None:
        """What an action needs to know; none leaves it."""
        if self.action.asks is None:
            return ""
        match self.action.name:
            case "note":
                return await self.app.push_screen_wait(NoteText(f"A note on {self._name}", f"note {self.row.subject}"))
            case "circle":
                return await choose_circle(self.screen, self._name, self._numbers)
            case "reach":
                return await self._reach()
        ask = Ask(f"{self._name}: {self.action.asks}?", value=self.action.usual or "", check=self._check)
        return await self.app.push_screen_wait(ask)

    @property
    def _numbers(self) -> "list[int]":
        """The row of the person it is about, if it is about one."""
        about = self._about()
        return [about.id] if about else []

    def _check(self, text: str) -> object:
        from netbook.services.review import acting

        if self.action.name not in ("snooze", "pause"):
            return None
        return acting.day_to_come(text, self.desk.today, self.desk.settings.date_order)

    async def _reach(self) -> str | None:
        """Show the ways, copy the one that is chosen, and ask how it was done."""
        from netbook.services.review.acting import REACHED

        ways = await self.desk.read(self._ways)
        way = await reach(self.screen, self._name, ways) if ways else None
        choices = [(f"log: {each}", "") for each in REACHED]
        at = await self.app.push_screen_wait(
            Choose(
                f"Did you reach out to {self._name}?",
                [*choices, ("not yet", "nothing is logged")],
                at=REACHED.index(_BY.get(way.kind if way else "", REACHED[0])),
            )
        )
        return REACHED[at] if at is not None and at < len(REACHED) else None

    def _ways(self, session: "Session") -> "Sequence[MethodView]":
        from netbook.services import directory, people

        return () if self.row.person is None else people.ways(session, directory.by_number(session, self.row.person))

    # --- what needs more than a text -------------------------------------------------------------------------------

    async def _log(self) -> None:
        """Write a line down; in the same operation it is noted what that decides, if it can decide anything."""
        if self.row.subject:
            await self._begin()
        waiting = self.row.asked if self.row.step == INBOX else None
        line = waiting.what or "" if waiting else ""
        suggested = self.row.subject if self.row.step == SUGGESTED else None
        if suggested:
            line = await self.desk.read(lambda session: self._suggested(session, suggested))
        await self.app.push_screen_wait(
            Log(
                line=line,
                suggested=suggested,
                day=waiting.due if waiting else None,
                about=self._about(),
                also=self._note_logged if self.row.subject else None,
            )
        )

    def _suggested(self, session: "Session", subject: str) -> str:
        from netbook.services import suggested

        return suggested.line(session, suggested.get(session, subject), self.desk.today, self.desk.settings)

    def _about(self) -> "Person | None":
        from netbook.domain.names import Person

        return None if self.row.person is None else Person(self.row.person, self.row.name or "")

    def _note_logged(self, session: "Session", reading: "LogLine") -> None:
        from netbook.services import inbox
        from netbook.services.review import acting, progress

        item = self._item(session)
        if self.row.step == INBOX:
            inbox.drop(session, inbox.get(session, self.row.subject or ""))
            progress.decide(session, item, LOGGED, self.desk.today)
        else:
            acting.logged(session, item, reading, self.desk.today)

    async def _vet(self) -> None:
        from netbook.services.review import acting

        said = await ask_rules(self.screen, int((self.row.subject or "p0")[1:]))
        if said and said.given:
            await self._write(lambda session, item: acting.vet(session, item, said.given, self.desk.today))

    async def _pick(self) -> None:
        from netbook.services.review import telling

        kind, today = self.screen.kind, self.desk.today
        found = await self.desk.read(lambda session: telling.intentions(session, kind, today))

        async def check(text: str) -> None:
            await self.desk.read(lambda session: telling.named(session, telling.several(text), found.offered, today))

        ask = Ask("Whom do you want to see?", hint="numbers or names, with commas", check=check)
        text = await self.app.push_screen_wait(ask)
        if not text:
            return

        def change(session: "Session", item: "ReviewItem") -> str:
            people = telling.pick(session, item, telling.several(text), found.offered, today)
            many = f"; a week holds {PICKS[0]} to {PICKS[1]}" if len(people) > PICKS[1] else ""
            return f"picked: {', '.join(each.name for each in people)}{many}"

        await self._write(change)

    async def _finish(self) -> None:
        """End the review, and show what was done in it."""
        from netbook.models import Review
        from netbook.services.review import progress

        rows = self.screen.board.rows if self.screen.board else ()
        if all(row.outcome in (None, SETTLED) for row in rows):
            raise Conflict("nothing was decided in this review yet, so there is nothing to end", "g goes to the first")
        await self._begin()

        def job(session: "Session") -> "SummaryView":
            review = session.get(Review, self._item(session).review_id)
            assert review is not None, "an item is one of a review"
            return progress.finish(session, review, self.desk.today)

        summary = await self.desk.write(f"finish the {self.screen.kind} review", job)
        await self.app.written(f"review finished: {outcomes(summary) or 'nothing was decided'}")
        await self.app.push_screen_wait(Told("The review is over", closing(summary)))
