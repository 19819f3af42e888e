"""The bars at the top and the bottom: where one is, and what the keys do."""

from collections.abc import Callable, Container, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import events
from textual.dom import DOMNode
from textual.strip import Strip

from netbook.drawing.lines import BOLD, FAINT, Line, Piece
from netbook.drawing.measure import cells
from netbook.tui.widgets.painting import Painted

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.screen import Screen

    from netbook.tui.app import NetbookApp


Shown = tuple[Sequence[str], Container[str]]  # the actions a bar begins with, and those it leaves out


class Word(NamedTuple):
    """A word of a bar, and what a click on it does: an action, and whose it is."""

    line: Line
    action: str | None = None
    of: DOMNode | None = None


class Bar(Painted):
    """One line of words that can be clicked: each with the action it does, if it does any."""

    app: "NetbookApp"
    _told: Sequence[Word] = ()  # the words as they stand on the screen

    def words(self, width: int) -> list[Word]:
        """The words, with their actions."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The line."""
        self._told = self.words(self.size.width) if y == 0 else ()
        return self.paint(tuple(piece for word in self._told for piece in word.line), self.size.width)

    def get_content_height(self, *_sizes: object) -> int:
        """One line."""
        return 1

    async def on_click(self, event: events.Click) -> None:
        """Do what the word stands for."""
        at = 0
        for word in self._told:
            at += sum(cells(piece.text) for piece in word.line)
            if event.x < at:
                if word.action:
                    await self.app.run_action(word.action, word.of)
                return


class ModeBar(Bar):
    """The modes, the one that is open marked unless the screen is of none, and the book and day at the right."""

    def __init__(self, *, of_mode: bool = True) -> None:
        super().__init__()
        self._of_mode = of_mode

    def words(self, width: int) -> list[Word]:
        """The modes."""
        found = [Word((Piece(" "),))]
        for key, name, title in self.app.modes_shown():
            here = name == self.app.current_mode and self._of_mode
            mark = "▸" if here else " "
            style = BOLD if here else FAINT
            found.append(Word((Piece(f"{mark}{key} {title}", style), Piece("  ")), name, self.app))
        used = sum(cells(piece.text) for word in found for piece in word.line)
        told = next((each for each in self.app.told_of_the_book() if cells(each) < width - used), "")
        found.append(Word((Piece(" " * max(width - used - cells(told) - 1, 0)), Piece(told, FAINT))))
        return found


def in_order(screen: "Screen[Any]") -> "list[tuple[str, ActiveBinding]]":
    """The keys that do something: those of the screen first, then those of the app, those of a list in it last."""
    nodes = (screen, screen.app)
    return sorted(
        screen.active_bindings.items(),
        key=lambda each: nodes.index(each[1].node) if each[1].node in nodes else len(nodes),
    )


class KeyBar(Bar):
    """The keys that do something here, as many as there is room for; the help comes last and is always there.

    ``choose`` tells which it begins with and which it leaves out, as things are.
    """

    def __init__(self, choose: "Callable[[], Shown]" = lambda: ((), ())) -> None:
        super().__init__()
        self._choose = choose

    def on_mount(self) -> None:
        """Follow what the keys do."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, _screen: "Screen[Any]") -> None:
        if self.words(self.size.width) != self._told:
            self.refresh()

    def words(self, width: int) -> list[Word]:
        """The keys."""
        first, never = self._choose()
        shown: dict[str, tuple[str, str, DOMNode]] = {}
        for key, active in in_order(self.screen):
            binding = active.binding
            wanted = binding.action in first or (binding.show and binding.action not in never)
            if wanted and active.enabled and binding.action not in shown:
                shown[binding.action] = (
                    self.app.get_key_display(binding.with_key(key)),
                    binding.description,
                    active.node,
                )
        last = {action: shown.pop(action) for action in ("help",) if action in shown}
        ends = sum(cells(key) + cells(word) + 3 for key, word, _ in last.values())
        found = [Word((Piece(" "),))]
        used = 1
        places = {action: at for at, action in enumerate(first)}
        for action, (key, word, node) in sorted(shown.items(), key=lambda each: places.get(each[0], len(places))):
            size = cells(key) + cells(word) + 3
            if used + size + ends > width:
                break
            used += size
            found.append(Word(_key(key, word), action, node))
        return [*found, *(Word(_key(key, word), action, node) for action, (key, word, node) in last.items())]


def _key(key: str, word: str) -> Line:
    return (Piece(key, BOLD), Piece(f" {word}  ", FAINT))
