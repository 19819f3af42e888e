"""Who is behind a count: a list of its own over what was shown, from where one can act; escape goes back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netbook.domain.filters import And, Node
from netbook.tui.screens.followers import Followers
from netbook.tui.screens.people import People

if TYPE_CHECKING:
    from sqlmodel import Session

    from netbook.services.filtering import Filter


class PeopleBehind(People):
    """Some people and nobody else, the archived among them too."""

    TO_ONE = ("open", "log", "circle", "vet", "mark", "note", "remind", "find", "undo")

    def __init__(self, called: str, numbers: frozenset[int]) -> None:
        super().__init__()
        self._what, self._these = called, numbers

    def on_mount(self) -> None:
        """Say who they are."""
        self.line.border_title = f"{self._what}; esc goes back"

    def listed_by(self, session: "Session", asked: "Filter", sort: str, limit: int | None) -> Sequence[int]:
        """Those of them whom the filter keeps."""
        from netbook.services import listing

        found = listing.people(session, asked, archived=None, sort=sort)
        return [number for number in found if number in self._these][:limit]


class FollowersBehind(Followers):
    """Some followers and nobody else, to be decided about as in the audience."""

    def __init__(self, called: str, text: str) -> None:
        super().__init__()
        self._what, self._text = called, text

    def on_mount(self) -> None:
        """Say who they are."""
        self.line.border_title = f"{self._what}; esc goes back"

    def lists_all(self, text: str) -> bool:
        """Those who are decided about, too."""
        return True

    def kept_by(self, text: str) -> Node:
        """Those of them whom the filter keeps."""
        return And((super().kept_by(self._text), super().kept_by(text)))
