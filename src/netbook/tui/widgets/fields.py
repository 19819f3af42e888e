"""The fields of a person, an input each: what the form fills, and reads back."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from netbook.domain import methods
from netbook.domain.sheet import Entry
from netbook.drawing.measure import cut
from netbook.tui.widgets.text import plain

_LABEL = 17  # columns
_LONGEST = 240  # columns of what is said beside a field


class Kind(NamedTuple):
    """A row of the form: the fields of the sheet it holds, its label, and how it may be written."""

    fields: tuple[str, ...]
    word: str
    sample: str = ""
    several: bool = False


KINDS = (
    Kind(("name",), "name", "such as Ana Reyes"),
    Kind(("alias",), "other names", "such as Anita", several=True),
    Kind(("org",), "organisation"),
    Kind(("title",), "title"),
    Kind(("city",), "city"),
    Kind(("email",), "e-mail", "such as ana@example.com", several=True),
    Kind(("phone",), "phone", "such as +44 20 7946 0018", several=True),
    Kind(("url", "handle"), "web or profile", "such as https://example.com, or linkedin:anareyes", several=True),
    Kind(("address",), "address", several=True),
    Kind(("birthday",), "birthday", "such as 14 March, or 14 March 1985"),
    Kind(("met",), "met", "how or where you met"),
    Kind(("met-on",), "met on", "such as 5 Nov 2026"),
    Kind(("via",), "introduced by", "a name, or an id such as p7"),
    Kind(("circle",), "circle", "such as close; none where it is empty"),
    Kind(("every",), "every", "such as 6w, 2 months, never; the circle's own where it is empty"),
    Kind(("tags",), "tags", "such as @design @mentors"),
    Kind(("about",), "about"),
)
SHOWN = {name for kind in KINDS for name in kind.fields}


class About(TextArea):
    """A longer text that the cursor leaves upward and downward."""

    class Left(Message):
        """The cursor goes on, by so many fields."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def action_cursor_up(self, select: bool = False) -> None:
        """Up, and from the first line to the field above."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(self.Left(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down, and from the last line to the field below."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(self.Left(1))
        else:
            super().action_cursor_down(select)


class Row(Vertical):
    """A field: its label, where it is written, and what is wrong with it."""

    def __init__(self, kind: Kind, entry: Entry) -> None:
        super().__init__()
        self.kind, self.entry = kind, entry
        self.input = _about(entry.value) if kind.fields == ("about",) else _line(entry.value)
        self._wrong = Static(classes="wrong")
        self._wrong.display = False

    def compose(self) -> ComposeResult:
        """The label beside the input, and a line below."""
        label = f"{self.kind.word} ({self.entry.label})" if self.entry.label else self.kind.word
        with Horizontal():
            yield Static(plain(cut(label, _LABEL)), classes="label")
            yield self.input
        yield self._wrong

    def on_descendant_focus(self) -> None:
        """How it may be written is said only where one writes, so that it looks like nothing that is there."""
        self.input.placeholder = self.kind.sample

    def on_descendant_blur(self) -> None:
        """No longer."""
        self.input.placeholder = ""

    @property
    def value(self) -> str:
        """What stands there."""
        return self.input.value if isinstance(self.input, Input) else self.input.text

    def told(self) -> Entry:
        """Its entry; one that was not touched is what it was."""
        value = self.value
        return self.entry if value == self.entry.value else Entry(self._field(value), value, self.entry.label)

    def _field(self, value: str) -> str:
        """The field of the sheet that a value belongs to."""
        if len(self.kind.fields) == 1:
            return self.kind.fields[0]
        method = methods.recognise(value, None)
        if method and method.kind in self.kind.fields:
            return method.kind
        return "url" if "." in value else "handle"

    def tell(self, problem: str) -> None:
        """Say what is wrong with it, or that nothing is."""
        self._wrong.update(plain(cut(problem, _LONGEST)))
        self._wrong.display = bool(problem)


def _line(value: str) -> Input | About:
    line = Input(value, select_on_focus=False, compact=True)
    line.cursor_blink = False
    return line


def _about(value: str) -> Input | About:
    area = About(value, soft_wrap=True, tab_behavior="focus", compact=True)
    area.cursor_blink = False
    return area


class Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """All of them, one below the other; of those one may have several of, an empty one comes last."""

    async def fill(self, entries: Sequence[Entry]) -> None:
        """Show these entries in place of what stood there, and begin at the first."""
        await self.remove_children()
        await self.mount_all(_rows(entries))
        self.go(0)

    @property
    def rows(self) -> list[Row]:
        """The rows, from the top down."""
        return [row for row in self.children if isinstance(row, Row)]

    def told(self) -> list[Entry]:
        """What stands there, a row each, the empty ones too."""
        return [row.told() for row in self.rows]

    def go(self, at: int) -> None:
        """The cursor to a row, where one goes on writing."""
        rows = self.rows
        if rows:
            found = rows[at % len(rows)].input
            self.screen.set_focus(found)  # at once: the next key may be there already
            if isinstance(found, Input):
                found.cursor_position = len(found.value)

    def step(self, by: int) -> None:
        """To the next row, or the one before; round at the ends."""
        at = next((i for i, row in enumerate(self.rows) if row.input is self.screen.focused), -1 if by > 0 else 0)
        self.go(at + by)

    def tell(self, at: int, problem: str) -> None:
        """Say what is wrong with a row, and go there; with the others nothing is."""
        for i, row in enumerate(self.rows):
            row.tell(problem if i == at else "")
        if 0 <= at < len(self.rows):
            self.go(at)
            self.call_after_refresh(self.rows[at].scroll_visible, animate=False)

    @on(Input.Changed)
    def grow(self, event: Input.Changed) -> None:
        """Below the last one of several comes another, empty one."""
        row = next(each for each in event.input.ancestors if isinstance(each, Row))
        if row.kind.several and event.value.strip():
            last = [each for each in self.rows if each.kind is row.kind][-1]
            if last.value.strip():
                self.mount(Row(row.kind, Entry(row.kind.fields[0], "")), after=last)

    @on(About.Left)
    def leave_text(self, event: About.Left) -> None:
        """To the row above or below."""
        self.step(event.by)


def _rows(entries: Sequence[Entry]) -> Iterator[Row]:
    for kind in KINDS:
        mine = [entry for entry in entries if entry.field in kind.fields and entry.value]
        for entry in mine:
            yield Row(kind, entry)
        if kind.several or not mine:
            yield Row(kind, Entry(kind.fields[0], ""))
