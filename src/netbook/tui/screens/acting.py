"""What one does with people from any screen that shows them: one, or all who are marked."""

from functools import partial
from typing import TYPE_CHECKING

from textual import work

from netbook.domain.spoken import day
from netbook.domain.tags import tag_names
from netbook.domain.text import clean_line
from netbook.errors import Unreadable
from netbook.tui import keys
from netbook.tui.modals.ask import Ask, Choose
from netbook.tui.screens.about import About
from netbook.tui.screens.choosing import ask_rules, choose_circle, reach

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.models import Contact


class Acting(About):
    """A screen of people."""

    BINDINGS = keys.bindings(keys.EVERYWHERE, only=("log",))  # with the person

    # --- one person ------------------------------------------------------------------------------------------------

    @work(exclusive=True, group="acting")
    async def action_log(self) -> None:
        """Log what happened, with the person where the line names nobody."""
        from netbook.tui.modals.log import Log

        found = await self._one()
        self.app.push_screen(Log(about=found))

    def action_edit(self) -> None:
        """Edit what is known of them."""
        from netbook.tui.modals.form import Form

        if (number := self.one()) is not None:
            self.app.push_screen(Form(number))

    @work(exclusive=True, group="acting")
    async def action_note(self) -> None:
        """Write a note."""
        from netbook.services import contacts
        from netbook.tui.modals.note import NoteText

        if found := await self._one():
            text = await self.app.push_screen_wait(NoteText(f"A note on {found.name}", f"note p{found.id}"))
            if text:
                await self._do_one(
                    found,
                    lambda session, contact: contacts.add_note(session, contact, text, self.app.desk.today),
                    f"noted on {found.name}",
                )

    @work(exclusive=True, group="acting")
    async def action_fact(self) -> None:
        """Note a fact, or what has a field of its own."""
        from netbook.services import facts
        from netbook.services.editing import Edit

        desk = self.app.desk

        def read(said: str) -> tuple[str, str]:
            key, value = _fact(said)
            return facts.checked(key, value, desk.calendar, desk.settings.region)

        if found := await self._one():
            text = await self.app.push_screen_wait(
                Ask(f"A fact about {found.name}", hint="such as  partner: Sam", check=read)
            )
            if text:
                key, value = read(text)
                await self._do_one(
                    found,
                    lambda session, contact: facts.note(key, value, Edit(session, contact, desk.today, desk.settings)),
                    f"{found.name}: {key}: {value}",
                )

    @work(exclusive=True, group="acting")
    async def action_remind(self) -> None:
        """Promise something for a day."""
        from netbook.services import followups

        desk = self.app.desk
        if not (found := await self._one()):
            return
        what = await self.app.push_screen_wait(Ask(f"What do you promise {found.name}?", hint="such as  send the deck"))
        if not what:
            return
        text = await self.app.push_screen_wait(
            Ask(
                "By when?",
                value=f"in {desk.settings.follow_up_days} days",
                hint="tomorrow, Friday, in 3 weeks, 4 March",
                check=lambda said: followups.day_ahead(said, desk.today, desk.settings.date_order),
            )
        )
        if text:
            due = followups.day_ahead(text, desk.today, desk.settings.date_order)
            await self._do_one(
                found,
                lambda session, contact: followups.make(session, contact, what, due),
                f"{found.name}: {clean_line(what)}, due {day(due, desk.today)}",
            )

    @work(exclusive=True, group="acting")
    async def action_reach(self) -> None:
        """How to reach them; the one that is chosen is copied."""
        from netbook.services import directory, people

        if not (found := await self._one()):
            return
        ways = await self.read(lambda session: people.ways(session, directory.by_number(session, found.id)))
        await reach(self, found.name, ways or ())

    # --- all who are marked ----------------------------------------------------------------------------------------

    @work(exclusive=True, group="acting")
    async def action_circle(self) -> None:
        """Put them in a circle."""
        from netbook.services import upkeep

        if not self.targets():
            return
        who = await self._called()
        key = await choose_circle(self, who, self.targets())
        if key:

            def change(session: "Session", people: "list[Contact]") -> str:
                found, spread = upkeep.set_circles(session, people, key, self.app.desk.today)
                return f"{who}: {found or 'no circle'}{spread.in_words(len(people))}"

            await self._do(change)

    @work(exclusive=True, group="acting")
    async def action_vet(self) -> None:
        """Ask the rules about them, one person after the other; what was answered when one leaves is kept."""
        from netbook.services import curation

        whom = list(self.targets())
        for place, number in enumerate(whom, start=1):
            said = await ask_rules(self, number, f"{place} of {len(whom)}: " if len(whom) > 1 else "")
            if said is None:
                return

            def change(session: "Session", people: "list[Contact]", given: dict[str, str] = said.given) -> str:
                return curation.answer(session, people[0], given, self.app.desk.today).in_words

            if said.given and not await self._write([number], change):
                return
            if not said.whole:
                return
        self.acted()

    @work(exclusive=True, group="acting")
    async def action_every(self) -> None:
        """Say how often to be in touch."""
        from netbook.services import upkeep

        if not self.targets():
            return
        who = await self._called()
        text = await self.app.push_screen_wait(
            Ask(
                f"How often with {who}?",
                hint="6w, 2 months, never; none for the circle's own",
                check=upkeep.read_cadence,
            )
        )
        if text:

            def change(session: "Session", people: "list[Contact]") -> str:
                cadence, spread = upkeep.set_cadences(session, people, text, self.app.desk.today)
                told = f"every {cadence}" if cadence not in (None, "never") else cadence or "no cadence of their own"
                return f"{who}: {told}{spread.in_words(len(people))}"

            await self._do(change)

    @work(exclusive=True, group="acting")
    async def action_tag(self) -> None:
        """Give them tags."""
        from netbook.services import upkeep

        if not self.targets():
            return
        who = await self._called()
        text = await self.app.push_screen_wait(Ask(f"Which tags for {who}?", hint="@fintech @mentors", check=tag_names))
        if text:

            def change(session: "Session", people: "list[Contact]") -> str:
                added, spread = upkeep.tag(session, people, tag_names(text), self.app.desk.today)
                told = " ".join(f"@{name}" for name in added) or "nothing new"
                return f"{who}: {told}{spread.in_words(len(people))}"

            await self._do(change)

    @work(exclusive=True, group="acting")
    async def action_untag(self) -> None:
        """Take a tag away."""
        from netbook.services import people as rows
        from netbook.services import tagging

        if not self.targets():
            return
        who, among = await self._called(), list(self.targets())
        borne = await self.read(lambda session: tagging.borne(session, rows.rows(session, among))) or []
        if not borne:
            self.app.tell(f"{who}: no tags to take away")
            return
        at = await self.app.push_screen_wait(Choose(f"Which tag off {who}?", [(f"@{name}", "") for name in borne]))
        if at is not None:

            def change(session: "Session", people: "list[Contact]") -> str:
                for contact in people:
                    tagging.untag_person(session, contact, [borne[at]])
                return f"{who}: @{borne[at]} taken off"

            await self._do(change)

    @work(exclusive=True, group="acting")
    async def action_pause(self) -> None:
        """Silence them until a day."""
        from netbook.services import upkeep

        if not self.targets():
            return
        desk, who = self.app.desk, await self._called()
        read = partial(upkeep.read_pause, today=desk.today, order=desk.settings.date_order)
        text = await self.app.push_screen_wait(
            Ask(f"Silence {who} until when?", value="in 3 months", hint="a day; off ends a pause", check=read)
        )
        if text:
            until = read(text)

            def change(session: "Session", people: "list[Contact]") -> str:
                for contact in people:
                    upkeep.pause(session, contact, until)
                return f"{who}: {f'paused until {day(until, desk.today)}' if until else 'not paused any more'}"

            await self._do(change)

    @work(exclusive=True, group="acting")
    async def action_archive(self) -> None:
        """Archive them, or bring those who are archived back."""
        from netbook.services import contacts

        if not self.targets():
            return
        who = await self._called()

        def change(session: "Session", people: "list[Contact]") -> str:
            away = any(contact.archived_at is None for contact in people)
            for contact in people:
                contacts.set_archived(session, contact, away)
            return f"{who}: {'archived' if away else 'back from the archive'}"

        await self._do(change)


def _fact(text: str) -> tuple[str, str]:
    key, colon, value = text.partition(":")
    if not colon or not key.strip() or not value.strip():
        raise Unreadable("a fact needs a key and a value", "write it like partner: Sam")
    return clean_line(key), clean_line(value)
