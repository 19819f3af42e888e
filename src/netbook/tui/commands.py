"""The command palette: every action of the app, and everybody by name."""

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from netbook.domain.text import fold
from netbook.errors import NetbookError
from netbook.tui import keys
from netbook.tui.widgets.text import plain

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.domain.views import PersonRow
    from netbook.tui.app import NetbookApp

_MOST = 12  # people
_NEVER = {"commands", "back", "help"}  # what a palette over a screen cannot do

_WORD, _NAME, _MEANING, _SCATTERED = 1.0, 0.9, 0.5, 0.1  # beginnings of words come before scattered letters


def _begins(query: str, told: str) -> bool:
    """Whether each word that is typed is the beginning of one that is told."""
    words = [word.strip(",:'") for word in fold(told).split()]
    return all(any(word.startswith(part) for word in words) for part in fold(query).split())


def palette() -> CommandPalette:
    """The palette."""
    return CommandPalette(providers=[Actions, People], placeholder="A command, or somebody's name")


class Actions(Provider):
    """What can be done on any screen, with its key."""

    def _all(self) -> list[tuple[str, keys.Action]]:
        app = cast("NetbookApp", self.app)
        return [
            (name, action)
            for name, action in keys.EVERYWHERE.items()
            if name not in _NEVER and (name not in keys.MODES or name in app.MODES)
        ]

    async def discover(self) -> Hits:
        """All of them."""
        for name, action in self._all():
            yield DiscoveryHit(plain(action.word), partial(self.app.run_action, name), help=action.help)

    async def search(self, query: str) -> Hits:
        """Those whose word or meaning fits."""
        matcher = self.matcher(query)
        for name, action in self._all():
            told = f"{action.word}: {action.help}"
            if _begins(query, action.word):
                score = _WORD
            elif _begins(query, action.help):
                score = _MEANING
            else:
                score = _SCATTERED if matcher.match(told) > 0 else 0
            if score:
                yield Hit(score, matcher.highlight(told), partial(self.app.run_action, name))


class People(Provider):
    """Everybody, by name."""

    async def search(self, query: str) -> Hits:
        """Those whose name fits, opened when chosen."""
        app = cast("NetbookApp", self.app)
        try:
            found = await app.desk.read(partial(_people, query=query, app=app))
        except NetbookError:
            return
        for row in found:
            told = " · ".join(part for part in (row.name, row.organisation, row.city) if part)
            score = _NAME if _begins(query, row.name) else _MEANING
            yield Hit(score, Content(plain(told).plain), partial(_open, app, int(row.id[1:])), text=row.name)


def _people(session: "Session", query: str, app: "NetbookApp") -> "list[PersonRow]":
    from netbook.services import filtering, listing

    words = " ".join(f'"{word}"' for word in query.replace('"', " ").split())
    asked = filtering.read(session, words, app.desk.calendar)
    return listing.person_rows(session, listing.people(session, asked, limit=_MOST))


async def _open(app: "NetbookApp", number: int) -> None:
    from netbook.tui.screens.person import Person

    app.push_screen(Person(number))
