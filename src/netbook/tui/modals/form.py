"""The fields of a person, to add or to change them: a face of the sheet that ``netbook edit`` opens."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static, TextArea

from netbook.domain.sheet import LISTS, Entry, Sheet, agreed, read, resumed, sheet, tidied, write
from netbook.drawing.measure import cut
from netbook.errors import Conflict, NetbookError
from netbook.tui import advice, keys
from netbook.tui.modals import doubles, kept
from netbook.tui.modals.dialog import Dialog
from netbook.tui.widgets.bars import KeyBar
from netbook.tui.widgets.fields import SHOWN, Fields
from netbook.tui.widgets.text import plain

if TYPE_CHECKING:
    from sqlmodel import Session

NEW = "add form"  # what the draft of somebody new is kept as
_NOTHING = Sheet(())
_TITLE = 60  # columns of a name
_LONGEST = 300  # columns of what is said below the fields


class Form(Dialog[int]):
    """The fields of the person in row ``number``, or of somebody new, filled from ``line``; its answer is their row."""

    CSS_PATH = "form.tcss"
    BINDINGS = keys.bindings(keys.FORM)

    def __init__(self, number: int | None = None, *, line: Sheet = _NOTHING) -> None:
        super().__init__()
        self._number, self._draft = number, f"edit p{number}" if number else NEW
        self._fresh = line  # as it is in the book, or in the line
        self._base = line  # as it was when what stands there was begun
        self._rest: tuple[Entry, ...] = ()  # what has no row here
        self._whose = ""
        self._put_away: Sheet | None = None  # what was there before one started over
        self._text = ""  # a whole sheet that was edited, and could not be read
        self._ready, self._saving = False, False

    def compose(self) -> ComposeResult:
        """The fields."""
        with Vertical(classes="box"):
            yield Static(plain("" if self._number else "Somebody new"), classes="title")
            yield Fields()
            yield Static(id="problem")
            yield KeyBar(lambda: (tuple(keys.FORM), ()))

    def on_mount(self) -> None:
        """Fill the fields."""
        self._say("")
        self._open()

    @work
    async def _open(self) -> None:
        if self._number:
            try:
                self._whose, self._fresh = await self.app.desk.read(self._as_it_is)
            except NetbookError as problem:
                self.app.refuse(problem)
                self.dismiss(None)
                return
            self.query_one(".title", Static).update(plain(f"{cut(self._whose, _TITLE)} (p{self._number})"))
        self._base, wanted = self._fresh, self._fresh
        self._text = self.app.drafts.get(f"{self._draft} text")
        draft = kept.loaded(self.app.drafts.get(self._draft))
        if draft:
            self._base, wanted = resumed(*draft, self._fresh)
        await self._fill(wanted)
        if draft:
            self._say("what you changed stands here again, not saved yet; ctrl+r starts over")

    def _as_it_is(self, session: "Session") -> tuple[str, Sheet]:
        from netbook.services import directory, sheets

        assert self._number is not None
        contact = directory.by_number(session, self._number)
        return contact.name, sheets.of(session, contact, self.app.desk.today)

    async def _fill(self, wanted: Sheet) -> None:
        self._ready = False  # what stands there half filled is nobody's wish
        self._rest = tuple(replace(entry, line=0) for entry in wanted.entries if entry.field not in SHOWN)
        await self._fields.fill(wanted.entries)
        self._ready = True
        self.keep_draft()

    @property
    def _fields(self) -> Fields:
        return self.query_one(Fields)

    @property
    def _wanted(self) -> Sheet:
        """What stands there, as it was typed."""
        return Sheet((*(entry for entry in self._fields.told() if entry.value), *self._rest))

    @property
    def _changed(self) -> bool:
        return sheet(self._wanted.entries) != sheet(self._base.entries)

    def _say(self, text: str) -> None:
        found = self.query_one("#problem", Static)
        found.update(plain(cut(text, _LONGEST)))
        found.display = bool(text)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def keep_draft(self) -> None:
        """Keep what is typed."""
        if self._ready and not self._saving:
            wanted = self._wanted
            self.app.drafts.keep(self._draft, kept.dumped(self._base, wanted) if self._changed else "")

    # --- saving ----------------------------------------------------------------------------------------------------

    def action_save_form(self) -> None:
        """Save it."""
        if self._ready and not self._saving:
            self._saving = True
            self._save()

    @work
    async def _save(self) -> None:
        wanted = self._in_rows()
        try:
            if self._number is None and not await self._is_new(wanted):
                self._saving = False
                return
            number, said = await self.app.desk.write("edit", partial(self._write, wanted=wanted))
        except NetbookError as problem:
            self._saving = False
            await self._refused(problem, wanted)
            return
        self._forget()
        await self.app.written(said)
        self.dismiss(number)

    def _in_rows(self) -> Sheet:
        """What is to be written, each entry with its row; an empty one of those there is one of has its row too."""
        entries = (tidied(replace(each, line=i)) for i, each in enumerate(self._fields.told(), start=1))
        return Sheet((*(each for each in entries if each.value or each.field not in LISTS), *self._rest))

    async def _is_new(self, wanted: Sheet) -> bool:
        """Whether nobody in the book is likely the same, or they are to be added all the same."""
        from netbook.services import newcomers

        newcomer = newcomers.of(wanted, self.app.desk.settings.region)
        likely = await self.app.desk.read(partial(newcomers.likely, newcomer=newcomer)) if newcomer.name else ()
        adds, opened = await doubles.asked(self.app, newcomer.name, likely)
        if opened is not None:
            self.dismiss(opened)
        return adds

    def _write(self, session: "Session", wanted: Sheet) -> tuple[int, str]:
        from netbook.models import key_of
        from netbook.services import directory, editing, newcomers, sheets

        desk = self.app.desk
        if self._number is None:
            contact, changes = newcomers.add(session, wanted, desk.today, desk.settings)
            said = f"added: {', '.join((contact.name, *changes))}"
            desk.call(session, f"add {contact.name}")
        else:
            contact = directory.by_number(session, self._number)
            edit = editing.Edit(session, contact, desk.today, desk.settings)
            changes = sheets.apply(edit, self._numbered(wanted), wanted)
            said = f"{contact.name}: {', '.join(changes)}" if changes else contact.name
            desk.call(session, f"edit {contact.name}")
        return key_of(contact), said

    def _numbered(self, wanted: Sheet) -> Sheet:
        """The sheet as it was, each entry with the row it stands in or stood in, where what is wrong is said."""
        rows = {entry.field: entry.line for entry in reversed(wanted.entries)}
        rows |= {field: self._first_row(field) for field in SHOWN - rows.keys()}
        return Sheet(tuple(replace(entry, line=rows.get(entry.field, 0)) for entry in self._base.entries))

    def _first_row(self, field: str) -> int:
        return next((i for i, row in enumerate(self._fields.rows, start=1) if field in row.kind.fields), 0)

    async def _refused(self, problem: NetbookError, wanted: Sheet) -> None:
        """Say beside the field what is wrong; what another program wrote too is overwritten only when saved again."""
        told, row = problem.message, problem.line - 1
        if isinstance(problem, Conflict):
            told += "; ctrl+s once more saves yours, ctrl+r shows the book's"
            await self._agree(self._fields.rows[row].kind.fields if row >= 0 else ("fact", "note"))
        elif problem.hint:
            told = advice.in_keys(f"{told}; {problem.hint}")
        self._fields.tell(row, told)
        self._say("" if row >= 0 else told)

    async def _agree(self, fields: tuple[str, ...]) -> None:
        try:
            _, self._fresh = await self.app.desk.read(self._as_it_is)
        except NetbookError as problem:
            self.app.refuse(problem)
            return
        for field in fields:
            self._base = agreed(self._base, self._fresh, field)
        self.keep_draft()

    def _forget(self) -> None:
        self.app.drafts.keep(self._draft, "")
        self.app.drafts.keep(f"{self._draft} text", "")

    # --- the other keys --------------------------------------------------------------------------------------------

    def action_next_field(self) -> None:
        """The next field."""
        self._fields.step(1)

    def action_previous_field(self) -> None:
        """The field before."""
        self._fields.step(-1)

    def action_field_below(self) -> None:
        """The next field."""
        self._fields.step(1)

    def action_field_above(self) -> None:
        """The field before."""
        self._fields.step(-1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a longer text the arrows go from line to line."""
        return action not in ("field_below", "field_above") or isinstance(self.focused, Input)

    @work
    async def action_start_over(self) -> None:
        """All as it is in the book or the line; once more, and what was typed is back."""
        if not self._ready or self._saving:
            return
        if self._changed:
            self._put_away = self._wanted
            self._base = self._fresh
            await self._fill(self._fresh)
            self._say("all as it was; ctrl+r brings back what you typed")
        elif self._put_away:
            await self._fill(self._put_away)
            self._say("")

    @work
    async def action_editor(self) -> None:
        """The whole sheet in the person's own editor."""
        from netbook.tui.editor import edited

        if not self._ready or self._saving:
            return
        text = self._text or write(sheet(self._wanted.entries), self._whose or "Somebody new")
        try:
            self._text = edited(self.app, text, f"p{self._number or ''}.txt")
            self.app.drafts.keep(f"{self._draft} text", self._text)
            wanted = read(self._text)
        except NetbookError as problem:
            self._say(f"{problem}; ctrl+e opens the text again" if self._text else str(problem))
            return
        self._text = ""
        self.app.drafts.keep(f"{self._draft} text", "")
        await self._fill(Sheet(tuple(replace(entry, line=0) for entry in wanted.entries)))
        self._say("as you left it in the editor, not saved yet; ctrl+s saves" if self._changed else "")

    def action_leave(self) -> None:
        """Leave; what was changed stands there again."""
        if self._saving:
            return
        if self._ready and self._changed:
            self.app.tell(f"kept as a draft; {'E' if self._number else 'the form'} takes it up again")
        self.dismiss(None)
