"""Two people side by side who may be one, and what a merge of two makes."""

from collections.abc import Iterable, Iterator

from netbook.domain.duplicates.views import Compared, MergeView, PairCard
from netbook.domain.imports import Changed
from netbook.domain.text import clean_line
from netbook.drawing.fitting import wrapped
from netbook.drawing.lines import BOLD, FAINT, GREEN, PLAIN, YELLOW, Line, Piece, said
from netbook.drawing.measure import pad

_LABEL = 10  # columns
_GAP = 2
_TALL = 3  # lines of one thing at most
_SAME = "="


def card(shown: PairCard, width: int) -> list[Line]:
    """Who would stay at the left, who would go into them at the right, and above what speaks for it and against it."""
    pair = shown.pair
    size = max((width - _LABEL - _GAP) // 2, 8)
    drawn: list[Line] = []
    for mark, style, parts in (("+ ", GREEN, pair.reasons), ("- ", YELLOW, pair.against)):
        for part in parts:
            first, *rest = wrapped(part, max(width - 2, 8))
            drawn += [(Piece(mark, style), Piece(first)), *((Piece("  "), Piece(each)) for each in rest)]
    drawn.append(())
    drawn += _beside("", "stays", "goes into it", size, FAINT)
    drawn += _beside("name", f"{pair.stays.name} ({pair.stays.id})", f"{pair.goes.name} ({pair.goes.id})", size, BOLD)
    for row in shown.rows:
        if row.label != "name":
            drawn += _row(row, size)
    return drawn


def _row(row: Compared, size: int) -> Iterator[Line]:
    same = row.goes == row.stays
    yield from _beside(row.label, row.stays, _SAME if same else row.goes, size, FAINT if same else PLAIN)


def _beside(label: str, left: str, right: str, size: int, style: str) -> Iterator[Line]:
    mine, theirs = (wrapped(clean_line(text), size, _TALL) for text in (left, right))
    for at in range(max(len(mine), len(theirs))):
        one, other = (lines[at] if at < len(lines) else "" for lines in (mine, theirs))
        yield (
            Piece(pad("" if at else label, _LABEL), FAINT),
            Piece(pad(one, size + _GAP), style),
            Piece(other, style),
        )


def merged(view: MergeView, width: int) -> list[Line]:
    """What a merge makes of two, told before it is done."""
    moved = ", ".join(
        f"{each.count:,} {each.what if each.count > 1 else each.what.removesuffix('s')}" for each in view.moved
    )
    told = (
        ("changes", [_change(each) for each in view.changes]),
        ("moves", [moved] if moved else []),
        ("noted", [f"{each} (stays a note)" for each in view.noted]),
        ("dropped", list(view.dropped)),
    )
    drawn: list[Line] = [
        (said(f"{view.goes.name} ({view.goes.id}) goes into {view.stays.name} ({view.stays.id})", BOLD),)
    ]
    for label, items in told:
        drawn += _listed(label, items, width)
    return drawn


def _listed(label: str, items: Iterable[str], width: int) -> Iterator[Line]:
    head = label
    for item in items:
        for line in wrapped(item, max(width - _LABEL - _GAP, 8)):
            yield (Piece(pad(f"  {head}", _LABEL + _GAP), FAINT), Piece(line))
            head = ""


def _change(change: Changed) -> str:
    if change.before is None:
        return f"{change.field}: {change.after}"
    return f"{change.field}: {change.after or 'none'} (was {change.before})"
