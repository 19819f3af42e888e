"""A question that is answered in one line, or by choosing from a list."""

from collections.abc import Callable, Sequence
from inspect import isawaitable

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from netbook.drawing.lines import BOLD, FAINT, Line, Piece
from netbook.errors import NetbookError
from netbook.tui import advice, keys
from netbook.tui.modals.dialog import Dialog
from netbook.tui.widgets.listing import Listing
from netbook.tui.widgets.text import plain


class Ask(Dialog[str]):
    """A line of text; ``check`` refuses an answer by raising, at once or awaited, and the question stays."""

    def __init__(
        self, question: str, *, value: str = "", hint: str = "", check: Callable[[str], object] = lambda _text: None
    ) -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._hint = hint
        self._check = check

    def compose(self) -> ComposeResult:
        """The question, the line, and what is wrong with it."""
        with Vertical(classes="box"):
            yield Static(plain(self._question), classes="title")
            yield Input(self._value)
            yield Static(plain(self._hint), id="hint")

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Take the answer, unless it is refused; an empty one leaves."""
        self._answer(event.value.strip())

    @work(exclusive=True)
    async def _answer(self, text: str) -> None:
        if not text:
            self.dismiss(None)
            return
        try:
            checked = self._check(text)
            if isawaitable(checked):
                await checked
        except NetbookError as problem:
            hint = self.query_one("#hint", Static)
            hint.update(plain(advice.in_keys(problem)))
            hint.add_class("wrong")
            return
        self.dismiss(text)


class Choose(Dialog[int]):
    """One of several things, each with what is said of it; its place is the answer."""

    BINDINGS = keys.bindings(keys.DIALOG, only=("leave",))

    def __init__(self, question: str, choices: Sequence[tuple[str, str]], *, at: int = 0) -> None:
        super().__init__()
        self._question = question
        self._choices = choices
        self._at = at

    def compose(self) -> ComposeResult:
        """The question and the list."""
        with Vertical(classes="box"):
            yield Static(plain(self._question), classes="title")
            yield Listing(_choice)

    def on_mount(self) -> None:
        """Show the choices."""
        found = self.query_one(Listing)
        found.styles.height = min(len(self._choices), 12)
        found.show(len(self._choices), self._choices, cursor=self._at)
        found.focus()

    @on(Listing.Opened)
    def choose(self, event: Listing.Opened) -> None:
        """Take it."""
        self.dismiss(event.index)


def _choice(choice: tuple[str, str], _width: int) -> Line:
    return (Piece(choice[0], BOLD), Piece(f"  {choice[1]}" if choice[1] else "", FAINT))


class Confirm(Dialog[bool]):
    """A question that only a yes answers."""

    BINDINGS = [*keys.bindings(keys.CONFIRM)]

    def __init__(self, question: str, more: str = "") -> None:
        super().__init__()
        self._question = question
        self._more = more

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical(classes="box"):
            yield Static(plain(self._question), classes="title")
            if self._more:
                yield Static(plain(self._more))
            yield Static(plain("y yes   n no"), classes="faint")

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Do not."""
        self.dismiss(False)
