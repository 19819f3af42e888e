"""Writing one line down: its reading stands below it while one types."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from netbook.domain.spoken import day
from netbook.drawing.lines import BOLD, FAINT, YELLOW, Line, Piece, said
from netbook.errors import NetbookError
from netbook.tui import advice, keys
from netbook.tui.modals.line import LineDialog
from netbook.tui.widgets.text import drawn, plain

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from netbook.domain.logline import LogLine, Who
    from netbook.domain.names import Person
    from netbook.services.interactions import Written
    from netbook.services.settling import Look, Question

_SAMPLE = "coffee with Ana at Monmouth yesterday @design; follow up in 2 weeks: send the deck"
_SHOWN, _SHOWN_LOW = 5, 3  # answers of a question
_ROOM = 20  # lines of the terminal from which more of them are shown
_KEYS = "enter saves · tab steps through what is uncertain · ctrl+e notes · esc keeps the draft"
_DRAFT = "log"
_PAUSE = 0.3  # seconds after the last letter, before everybody is looked at for a name spelled like one


class Log(LineDialog[str, "Look"]):
    """The line, and how it is read; ``about`` is who was there where it names nobody.

    ``day`` is the one on which it was typed, if not today; ``amends`` is the id of what it takes the place of,
    ``suggested`` that of the suggestion it tells of; ``also`` is done in the same operation. Its answer is what was
    written, in words.
    """

    BINDINGS = keys.bindings(keys.LOG)

    def __init__(
        self,
        *,
        line: str = "",
        about: "Person | None" = None,
        amends: str | None = None,
        suggested: str | None = None,
        notes: str | None = None,
        also: "Callable[[Session, LogLine], None] | None" = None,
        day: "date | None" = None,
        title: str = "What happened?",
    ) -> None:
        super().__init__(f"amend {amends}" if amends else f"line {line}" if line else _DRAFT, line)
        self._title = title
        self._about, self._amends, self._also = about, amends, also
        self._notes, self._day, self._suggested = notes, day, suggested
        self._answers: dict[str, Who] = {}  # by the name as it was said
        self._chosen: dict[str, int] = {}  # the answer that the mark is on
        self._near: dict[str, Question] = {}  # the names that nobody bears, with those spelled like them

    def compose(self) -> ComposeResult:
        """The line, and its reading."""
        with Vertical(classes="box wide"):
            yield Static(plain(self._title), classes="title")
            given = self.app.drafts.get(self._draft) or self._given
            yield Input(given, placeholder=_SAMPLE, select_on_focus=False)
            yield Static(id="reading")
            yield Static(plain(_KEYS), id="keys", classes="faint")

    def on_resize(self) -> None:
        """As many answers as there is room for."""
        if self.is_mounted:
            self._show()

    # --- reading --------------------------------------------------------------------------------------------------

    async def _look_on(self) -> None:
        """Who is spelled like a name that nobody bears."""
        from netbook.services import settling

        unknown = [each.said for each in self._open if not each.people and each.said not in self._near]
        if not unknown:
            return
        await asyncio.sleep(_PAUSE)
        for name in unknown:
            self._near[name] = await self.app.desk.read(
                partial(settling.spelled_like, said=name, today=self.app.desk.today)
            )
        self._show()

    async def _looked(self, line: str) -> "Look":
        from netbook.domain.logline import checked
        from netbook.services import settling

        desk = self.app.desk
        return await desk.read(
            lambda session: settling.look(session, checked(line), self._day or desk.today, desk.settings, self._about)
        )

    @property
    def _open(self) -> "list[Question]":
        """The questions that nobody answered."""
        asked = self._look.questions if self._look else ()
        return [self._near.get(each.said, each) for each in asked if each.said not in self._answers]

    def _show(self) -> None:
        from netbook.drawing import reading

        lines = self._told_of_draft()
        if self._problem:
            lines.append((said(advice.in_keys(self._problem), YELLOW),))
        elif self._look:
            asked = self._open[:1]
            for question in asked:  # first, for it is answered by enter even where there is little room
                lines += [*self._asked(question), *([()] if self._roomy else [])]
            marked = {each.said: each.answers[self._chosen[each.said]] for each in asked}
            lines += reading.lines(self._look.settled({**self._answers, **marked}), self.app.desk.today, marked)
        else:
            lines.append((Piece("People, day, kind, place, @tags, and what is next, as you would say it.", FAINT),))
        if self._notes:
            count = len(self._notes.split())
            lines.append((Piece(f"with notes of {count} word{'s' * (count != 1)}", FAINT),))
        self.query_one("#reading", Static).update(drawn(*lines))

    @property
    def _roomy(self) -> bool:
        return self.app.size.height >= _ROOM

    def _asked(self, question: "Question") -> list[Line]:
        """The question, and its answers with the mark on one of them."""
        at = self._chosen.setdefault(question.said, 0)
        more = len(self._open) - 1
        lines: list[Line] = [
            (said(f"Who is {question.said}?", YELLOW), Piece(f"  ({more} more)" if more else "", FAINT)),
        ]
        shown = _SHOWN if self._roomy else _SHOWN_LOW
        first = max(0, min(at - shown // 2, len(question.answers) - shown))
        for number, who in list(enumerate(question.answers))[first : first + shown]:
            here = number == at
            name = who.person.name if who.person else f"{who.said}, somebody new"
            last = who.person.last if who.person else None
            told = f"  {who.person.ref}, last {day(last, self.app.desk.today)}" if who.person and last else ""
            lines.append((Piece("› " if here else "  "), said(name, BOLD if here else ""), Piece(told, FAINT)))
        if first + shown < len(question.answers):
            lines.append((Piece("  …", FAINT),))
        return lines

    # --- keys -----------------------------------------------------------------------------------------------------

    def action_step(self) -> None:
        """The next answer."""
        self._move(1)

    def action_step_back(self) -> None:
        """The answer before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        for question in self._open[:1]:
            at = self._chosen.get(question.said, 0)
            self._chosen[question.said] = (at + by) % len(question.answers)
            self._show()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Take the answer the mark is on, or with all of them save."""
        self._save()

    @work(exclusive=True, group="saving")
    async def _save(self) -> None:
        line = self.query_one(Input).value
        if not line.strip() or self._saving:
            return
        try:
            look = await self._looked(line)  # the newest letters may not have been read yet
        except NetbookError as problem:
            self._refuse(problem)
            return
        asked = {each.said for each in self._open}
        self._look = look
        for question in self._open[:1]:
            if question.said in asked:  # else it was never seen
                self._answers[question.said] = question.answers[self._chosen.get(question.said, 0)]
            self._show()
            return
        await self._write(look.settled(self._answers))

    async def _write(self, reading: "LogLine") -> None:
        from netbook.domain.logline.shown import in_words

        desk = self.app.desk
        self._saving = True
        try:
            written = await desk.write("log", lambda session: self._record(session, reading))
        except NetbookError as problem:
            self._saving = False
            self._problem = problem
            self._show()
            return
        self.app.drafts.keep(self._draft, "")
        told = in_words(written.reading, desk.today)
        await self.app.written(f"{'changed' if self._amends else 'logged'}: {told}")
        self.dismiss(told)  # last: what a dialog still does ends with it

    def _record(self, session: "Session", reading: "LogLine") -> "Written":
        from netbook.services import interactions, suggested

        if self._amends:
            written = interactions.amend(session, self._amends, reading, notes=self._notes)
        elif self._suggested:
            row = suggested.get(session, self._suggested)
            written = suggested.log(session, row, reading, self.app.desk.today, notes=self._notes)
        else:
            written = interactions.record(session, reading, notes=self._notes)
        if self._also:
            self._also(session, written.reading)
        self.app.desk.call(session, interactions.label(written, self._amends))
        return written

    def action_editor(self) -> None:
        """Longer notes, in the person's own editor."""
        from netbook.tui.editor import edited

        try:
            self._notes = edited(self.app, self._notes or "", "notes.md") or None
        except NetbookError as problem:
            self.app.refuse(problem)
        self._show()

    def action_keep(self) -> None:
        """Leave; the line stands there again."""
        if self.app.drafts.get(self._draft):
            key = "l takes it up again" if self._draft == _DRAFT else "it stands there again"
            self.app.tell(f"kept as a draft; {key}")
        self.dismiss(None)
