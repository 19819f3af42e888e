"""The app: its modes, themes and keys, and what holds on every screen."""

import os
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rich.segment import Segments
from rich.text import Text
from textual import work
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen

from netbook import config
from netbook.desk import SAMPLE
from netbook.domain.text import clean_line
from netbook.errors import NetbookError, NotFound
from netbook.tui import advice, keys, themes
from netbook.tui.desk import Desk
from netbook.tui.state import Drafts
from netbook.tui.wall import Wall

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.views import OperationView
    from netbook.storage.undoing import Undone


T = TypeVar("T")
_LOOKS = 1.0  # seconds from one look at what others wrote to the next
_BACK = 100  # operations that are looked at for one to take back
_LONGEST = 400  # letters of what is said at the edge of the screen


class BookChanged(Message):
    """Somebody wrote into the book: this app, or another program."""


def _today() -> Screen[None]:
    from netbook.tui.screens.today import Today

    return Today()


def _people() -> Screen[None]:
    from netbook.tui.screens.people import People

    return People()


def _journal() -> Screen[None]:
    from netbook.tui.screens.journal import Journal

    return Journal()


def _network() -> Screen[None]:
    from netbook.tui.screens.network import Network

    return Network()


def _audience() -> Screen[None]:
    from netbook.tui.screens.audience import Audience

    return Audience()


class NetbookApp(App[int], inherit_bindings=False):
    """The book in a terminal."""

    TITLE = "netbook"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False  # its key is one of ours
    BINDINGS = keys.bindings(keys.EVERYWHERE)
    MODES = {"today": _today, "people": _people, "network": _network, "audience": _audience, "journal": _journal}
    TITLES = {"today": "Today", "people": "People", "network": "Network", "audience": "Audience", "journal": "Journal"}
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (15, "-low"), (20, "-high")]

    def __init__(self, location: str | None = None) -> None:
        if not os.environ.get("NO_COLOR"):
            os.environ.pop("NO_COLOR", None)  # an empty one asks for nothing
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self._wall = Wall()
        self.desk = Desk(location)
        self.drafts = Drafts(self.desk.settings.book)
        self.stamp: object = None  # of the book as it was seen last
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.PLAIN.name if self.no_color else self.desk.settings.theme or themes.DARK.name

    # --- beginning and end ---------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Take the person's own keys, open the first screen, and follow what others write."""
        found, odd = keys.remapped(config.keys())
        self.set_keymap(found)
        self.switch_mode("today")
        for warning in (*self.desk.warnings, *odd):
            self._notice(warning, "warning")
        self.set_interval(_LOOKS, self._look)
        self._open()

    @work
    async def _open(self) -> None:
        """See that there is a book to work with, and leave saying why where there is none."""
        try:
            self.stamp = await self._stamped()
        except NetbookError as problem:
            self.exit(problem.exit_code, problem.exit_code, f"netbook: {problem}")

    async def on_unmount(self) -> None:
        """Leave nothing half written."""
        self.desk.close()

    def get_line_filters(self) -> list[LineFilter]:
        """The filters of what is drawn, the wall last."""
        return [*super().get_line_filters(), self._wall]

    def _fatal_error(self) -> None:
        """Leave with what went wrong, and nothing of what the book holds: no message, no values, no source."""
        import sys

        kind, _, where = sys.exc_info()
        places = [
            f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(where)
            if f"netbook{os.sep}" in frame.filename
        ]
        lines = (
            f"netbook: an error of netbook's own ended the app ({kind.__name__ if kind else 'Error'}).",
            "What was saved is safe in the book; what was being typed is kept and stands there again.",
            *(f"  {place}" for place in places[-6:]),
        )
        self._exit_renderables.append(Segments(self.console.render(Text("\n".join(lines)))))
        self._close_messages_no_wait()

    # --- what every screen uses ------------------------------------------------------------------------------------

    def tell(self, text: str, severity: str = "information") -> None:
        """Say something at the edge of the screen, in the place of what was said before."""
        self.clear_notifications()
        self._notice(text, severity)

    def _notice(self, text: str, severity: str) -> None:
        line = clean_line(text)
        line = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
        self.notify(line, severity=severity, markup=False, timeout=5 if severity == "information" else 10)  # type: ignore[arg-type]

    def refuse(self, problem: NetbookError) -> None:
        """Say what could not be done, and what to do."""
        self.tell(advice.in_keys(problem), "error")

    def modes_shown(self) -> Iterator[tuple[str, str, str]]:
        """The modes with the key of each."""
        for name in self.MODES:
            binding = next(each for _, each in self._bindings if each.action == name)
            yield self.get_key_display(binding), name, self.TITLES[name]

    @property
    def is_sample(self) -> bool:
        """Whether it is the sample network that is open."""
        return SAMPLE in self.desk.settings.book

    def told_of_the_book(self) -> tuple[str, ...]:
        """What stands at the right of the bar at the top, the longest first of what says it."""
        today = self.desk.today
        day = f"{today:%a} {today.day} {today:%b %Y}"
        if not self.is_sample:
            return (day, f"{today.day} {today:%b}")
        return (
            f"sample network, gone when you leave · {day}",
            "sample network, gone when you leave",
            "sample, gone when you leave",
            "sample network",
            "sample",
        )

    async def written(self, said: str) -> None:
        """Say what was done, and have every screen show it."""
        after = "u takes it back" if self.desk.changed else "nothing has changed"
        self.tell(f"{said} ({after})")
        await self._changed()

    async def _stamped(self) -> object:
        """What is another once anybody wrote into the book."""
        return await self.desk.run(lambda: self.desk.book.stamp())

    async def _changed(self) -> None:
        self.stamp = await self._stamped()
        self._spread()

    def _spread(self) -> None:
        """Have every open screen show what was written."""
        for screen in self.screen_stack:
            screen.post_message(BookChanged())

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """See whether another program wrote into the book."""
        known = self.stamp
        try:
            stamp = await self._stamped()
        except NetbookError:
            return  # the next reading says what is wrong
        if self.stamp == known != stamp:  # else the app itself has written since, and looked
            first, self.stamp = self.stamp is None, stamp
            if not first:
                self._spread()

    # --- what the keys do ------------------------------------------------------------------------------------------

    def action_today(self) -> None:
        """The review."""
        self.switch_mode("today")

    def action_people(self) -> None:
        """Everybody."""
        self.switch_mode("people")

    def action_network(self) -> None:
        """The network in pictures."""
        self.switch_mode("network")

    def action_audience(self) -> None:
        """To the audience."""
        self.switch_mode("audience")

    def action_journal(self) -> None:
        """What happened."""
        self.switch_mode("journal")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Modes are reached from a mode; over a dialog only what belongs to it is done."""
        return action in self.MODES if action in keys.MODES else True

    async def action_find(self) -> None:
        """To the filter of everybody."""
        await self.switch_mode("people")
        await self.screen.run_action("find")

    def action_commands(self) -> None:
        """Every command, and everybody by name."""
        from netbook.tui.commands import palette

        self.push_screen(palette())

    def action_log(self) -> None:
        """Write down what happened."""
        from netbook.tui.modals.log import Log

        self.push_screen(Log())

    def action_add(self) -> None:
        """Add a person, and open them."""
        from netbook.tui.modals.add import Add

        self.push_screen(Add(), self._added)

    def _added(self, number: int | None) -> None:
        from netbook.tui.screens.person import Person

        if number is not None:
            self.push_screen(Person(number))

    def action_import(self) -> None:
        """Bring people from a file."""
        from netbook.tui.screens.importing import Importing

        if not isinstance(self.screen, Importing):
            self.push_screen(Importing())

    def action_duplicates(self) -> None:
        """Go through those who are in the book twice."""
        from netbook.tui.screens.duplicates import Duplicates

        if not isinstance(self.screen, Duplicates):
            self.push_screen(Duplicates())

    @work
    async def action_undo(self) -> None:
        """Take back what was done last."""
        await self.turn(self._undo, "undone", "U does it again")

    @work
    async def action_redo(self) -> None:
        """Do again what was taken back."""
        await self.turn(self.desk.book.redo, "done again", "u takes it back")

    @staticmethod
    def newest_step(session: "Session") -> "OperationView | None":
        """What would be taken back; that a review began is nothing that a person would mean."""
        from netbook.services import past
        from netbook.services.review.progress import is_beginning

        history = past.operation_views(session, past.operations(session, _BACK))
        return next((each for each in history if not each.undone and not is_beginning(each.label)), None)

    def _undo(self) -> "Undone":
        """Take the newest operation back."""
        with self.desk.reading() as session:
            newest = self.newest_step(session)
        if newest is None:
            raise NotFound("there is nothing to take back")
        return self.desk.book.undo(newest.id)

    async def turn(self, turn: "Callable[[], Undone]", said: str, after: str) -> bool:
        """Take something back or do it again, and say what it was; whether it was not refused."""
        try:
            done = await self.desk.run(turn)
        except NetbookError as problem:
            self.refuse(problem)
            return False
        self.tell(f"{said}: {done.label} ({after})")
        await self._changed()
        return True

    def action_theme(self) -> None:
        """The next theme, remembered, unless it is the sample network's."""
        if self.no_color:
            self.tell("NO_COLOR asks for the terminal's own colours: there is no other theme", "warning")
            return
        names = themes.NAMES
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.tell(f"theme: {self.theme}")
        if self.is_sample:
            return
        try:
            config.store("theme", self.theme)
        except NetbookError as problem:
            self.refuse(problem)

    def action_help(self) -> None:
        """The keys of this screen."""
        from netbook.tui.modals.help import Help

        self.push_screen(Help(self.screen))

    def pop_screen(self) -> AwaitComplete:
        """Close the screen on top; what it still did ends first, as its parts are taken away before it is."""
        self.workers.cancel_node(self.screen)
        return super().pop_screen()

    async def action_back(self) -> None:
        """Back to where one was; from a mode nowhere."""
        if len(self.screen_stack) > 1:
            self.pop_screen()

    async def action_quit(self) -> None:
        """Back, and from a mode out."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.exit(0)


def run(location: str | None = None) -> int:
    """Run the app; its exit code."""
    app = NetbookApp(location)
    app.run()
    return app.return_code or 0
