"""An audience in lines: the accounts, and the followers of a list."""

from collections.abc import Sequence

from netbook.domain.audience.views import AccountView, FollowerView
from netbook.domain.text import clean
from netbook.drawing.lines import BOLD, FAINT, PLAIN, YELLOW, Line, Piece
from netbook.drawing.measure import cells, cut, pad

_WHERE = 11  # columns of a platform
_SINCE = 10
_MOST = 1000  # letters that are looked at
_COUNTS = 5  # columns of an account
_LEAST = 44  # with fewer columns since when is left out


def accounts(found: Sequence[AccountView], width: int) -> list[Line]:
    """Each account with its count, whom one knows, who is decided about, and what looks odd; the last give way."""
    named = [(f"{each.platform}{f' @{each.handle}' if each.handle else ''}", _counts(each)) for each in found]
    columns = [max((cells(counts[place]) for _, counts in named), default=0) for place in range(_COUNTS)]
    name = min(max((cells(clean(shown)) for shown, _ in named), default=0), max(width // 3, 12))
    fits = next((n for n in range(_COUNTS, 1, -1) if name + sum(2 + each for each in columns[:n] if each) <= width), 1)
    return [
        (
            _cell(shown, name, BOLD),
            *(
                Piece(f"  {' ' * (column - cells(count))}{count}")
                for column, count in list(zip(columns, counts, strict=True))[:fits]
                if column
            ),
        )
        for shown, counts in named
    ]


def _counts(each: AccountView) -> tuple[str, ...]:
    odd = each.estimate.told if each.estimate and each.estimate.high else ""
    return (
        f"{each.followers:,} followers" if each.followers is not None else "not counted",
        f"{each.linked:,} known" if each.listed or each.linked else "",
        f"{each.decided:,} decided" if each.listed else "",
        f"{odd} {'looks' if odd == '1' else 'look'} odd" if odd else "",
        f"{each.left:,} left" if each.left else "",
    )


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
    return Piece(pad(cut(clean(text[:_MOST]), columns), columns), style)
