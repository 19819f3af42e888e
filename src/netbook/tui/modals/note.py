"""A longer text, written in the app or in the person's own editor; what is not saved is kept."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from netbook.errors import NetbookError
from netbook.tui import keys
from netbook.tui.modals.dialog import Dialog
from netbook.tui.widgets.text import plain


class NoteText(Dialog[str]):
    """A text of several lines; ``draft`` is what it is kept as until it is saved.

    Its answer is empty only where there was a ``text`` that is to go.
    """

    BINDINGS = keys.bindings(keys.NOTE)

    def __init__(self, title: str, draft: str, text: str = "") -> None:
        super().__init__()
        self._title, self._draft, self._text = title, draft, text

    def compose(self) -> ComposeResult:
        """The text."""
        with Vertical(classes="box wide"):
            yield Static(plain(self._title), classes="title")
            area = TextArea(self.app.drafts.get(self._draft) or self._text, soft_wrap=True, tab_behavior="focus")
            area.cursor_blink = False
            yield area
            if self.app.drafts.get(self._draft):
                yield Static(plain("A draft you left stands there."), classes="faint")
            yield Static(plain("ctrl+s saves · ctrl+e your editor · esc keeps the draft"), classes="faint")

    def on_mount(self) -> None:
        """At its end, where one goes on."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    @on(TextArea.Changed)
    def typed(self, event: TextArea.Changed) -> None:
        """Keep it."""
        text = event.text_area.text
        self.app.drafts.keep(self._draft, "" if text == self._text else text)

    def action_save_text(self) -> None:
        """It is what was written."""
        text = self.query_one(TextArea).text.strip()
        self.app.drafts.keep(self._draft, "")
        self.dismiss(text or ("" if self._text else None))

    def action_editor(self) -> None:
        """The same in the person's own editor."""
        from netbook.tui.editor import edited

        area = self.query_one(TextArea)
        try:
            area.text = edited(self.app, area.text, "note.md")
        except NetbookError as problem:
            self.app.refuse(problem)
