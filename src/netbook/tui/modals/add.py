"""Adding somebody by one line: its reading stands below it while one types."""

from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from netbook.domain.sheet import Sheet
from netbook.drawing.lines import FAINT, YELLOW, Piece, said
from netbook.errors import NetbookError
from netbook.tui import advice, keys
from netbook.tui.modals import doubles
from netbook.tui.modals.form import NEW, Form
from netbook.tui.modals.line import LineDialog
from netbook.tui.widgets.bars import KeyBar
from netbook.tui.widgets.text import drawn, plain

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.newcomer import Newcomer
    from netbook.services.newcomers import Look

_SAMPLE = "Ana Reyes, Northwind, ana@example.com, met at PyCon 2026 @design every 6 weeks"
_HELP = "The name, then in any order: organisation, e-mail, phone, in Lisbon, met at, via, @tags, every 6 weeks."
_DRAFT = "add"
_SHOWN = 3  # people who may be the same


class Add(LineDialog[int, "Look"]):
    """The line, and how it is read; its answer is the row of whom to open."""

    CSS_PATH = "add.tcss"
    BINDINGS = keys.bindings(keys.ADD)

    def __init__(self) -> None:
        super().__init__(_DRAFT)

    def compose(self) -> ComposeResult:
        """The line, and its reading."""
        with Vertical(classes="box wide"):
            yield Static(plain("Who is it?"), classes="title")
            yield Input(self.app.drafts.get(_DRAFT), placeholder=_SAMPLE, select_on_focus=False)
            yield Static(id="reading")
            yield KeyBar(lambda: (tuple(keys.ADD), ()))

    # --- reading ---------------------------------------------------------------------------------------------------

    async def _looked(self, line: str) -> "Look":
        from netbook.domain.newcomer import read_newcomer
        from netbook.services import newcomers

        desk = self.app.desk
        newcomer = read_newcomer(line, desk.calendar, desk.settings.region)
        return await desk.read(partial(newcomers.look, newcomer=newcomer, today=desk.today))

    def _show(self) -> None:
        from netbook.drawing import newcomer

        lines = self._told_of_draft()
        if self._problem:
            lines.append((said(advice.in_keys(self._problem), YELLOW),))
        elif self._look:
            name, *others = newcomer.lines(self._look.newcomer)
            lines.append(name)
            lines += [(said(f"! {doubles.told(each)}", YELLOW),) for each in self._look.likely[:_SHOWN]]
            lines += [(said(f"! {advice.in_keys(told)}", YELLOW),) for told in self._look.problems]
            lines += others
        else:
            lines.append((Piece(_HELP, FAINT),))
        if self.app.drafts.get(NEW):
            lines.append((Piece("What you changed in the form is kept there; enter and tab take it up.", FAINT),))
        self.query_one("#reading", Static).update(drawn(*lines))

    # --- keys ------------------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Add them; where the form holds more than the line, go on there."""
        if self._saving:
            return
        if self.app.drafts.get(NEW):
            self.action_form()
        elif self.query_one(Input).value.strip():
            self._saving = True
            self._save()

    @work
    async def _save(self) -> None:
        try:
            look = await self._looked(self.query_one(Input).value)  # the newest letters may not have been read yet
            if not await self._is_new(look):
                self._saving = False
                return
            number, said = await self.app.desk.write("add", partial(self._write, newcomer=look.newcomer))
        except NetbookError as problem:
            self._saving = False
            self._refuse(problem)
            return
        self.app.drafts.keep(_DRAFT, "")
        await self.app.written(said)
        self.dismiss(number)

    async def _is_new(self, look: "Look") -> bool:
        """Whether nobody in the book is likely the same, or they are to be added all the same."""
        adds, opened = await doubles.asked(self.app, look.newcomer.name, look.likely)
        if opened is not None:
            self.dismiss(opened)
        return adds

    def _write(self, session: "Session", newcomer: "Newcomer") -> tuple[int, str]:
        from netbook.domain.newcomer import in_words
        from netbook.models import key_of
        from netbook.services import contacts

        contact = contacts.add(session, newcomer, self.app.desk.today)
        self.app.desk.call(session, f"add {contact.name}")
        return key_of(contact), f"added: {in_words(newcomer)}"

    def action_form(self) -> None:
        """Every field, filled from the line."""
        from netbook.domain.newcomer import as_sheet, read_newcomer

        line, desk = self.query_one(Input).value, self.app.desk
        try:
            told = as_sheet(read_newcomer(line, desk.calendar, desk.settings.region)) if line.strip() else Sheet(())
        except NetbookError as problem:
            self._refuse(problem)
            return
        self.app.push_screen(Form(line=told), self._came_back)

    def _came_back(self, number: int | None) -> None:
        """Somebody was added, or is to be opened; else the line stands there still."""
        if number is None:
            self._show()
            return
        if not self.app.drafts.get(NEW):
            self.app.drafts.keep(_DRAFT, "")
        self.dismiss(number)

    def action_keep(self) -> None:
        """Leave; the line stands there again."""
        if self._saving:
            return
        if self.query_one(Input).value.strip():
            self.app.tell("kept as a draft; a takes it up again")
        self.dismiss(None)
