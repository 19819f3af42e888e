"""An audience in lines: the accounts, and the followers of a list."""

from collections.abc import Sequence

from netbook.domain.audience.views import AccountView, FollowerView
from netbook.domain.text import clean
from netbook.drawing.lines import BOLD, FAINT, PLAIN, YELLOW, Line, Piece
from netbook.drawing.measure import cells, cut, pad

_WHERE = 11  # columns of a platform
_SINCE = 10
_LEAST = 44  # with fewer columns since when is left out


def accounts(found: Sequence[AccountView], width: int) -> list[Line]:
    """Each account with its count, whom one knows, and what looks odd."""
    lines: list[Line] = []
    for each in found:
        parts = [f"{each.followers:,} followers" if each.followers is not None else "followers not counted"]
        parts += [f"{each.linked:,} in your book"] if each.listed or each.linked else []
        if each.estimate and each.estimate.high:
            parts.append(f"odd {each.estimate.told}")
        name = f"{each.platform}{f' @{each.handle}' if each.handle else ''}"
        column = min(max(cells(name) + 2, 12), width // 2)
        lines.append((_cell(name, column, BOLD), Piece(cut("  " + " · ".join(parts), max(width - column, 8)))))
    return lines


def row(follower: FollowerView, width: int, *, offered: bool) -> Line:
    """A follower in a line: what waits, who, where, since when."""
    mark = "?" if offered else "!" if follower.signs else " "
    state = "=" if follower.contact else {"real": "r", "unknown": "x", "not-a-person": "n"}.get(follower.verdict or "")
    since = (follower.since or "")[:10] if width >= _LEAST else ""
    room = max(width - 4 - _WHERE - (_SINCE + 1 if width >= _LEAST else 0), 8)
    pieces = [
        Piece(f"{state or mark} ", YELLOW if not state else FAINT),
        _cell(follower.called, room),
        _cell(f" {follower.platform}", _WHERE, FAINT),
    ]
    return (*pieces, Piece(f" {since}", FAINT)) if width >= _LEAST else tuple(pieces)


def _cell(text: str, columns: int, style: str = PLAIN) -> Piece:
    return Piece(pad(cut(clean(text), columns), columns), style)
