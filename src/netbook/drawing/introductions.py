"""Who introduced whom, in the lines of a terminal."""

from collections.abc import Mapping, Sequence

from netbook.domain.introductions import Introductions, MapRow
from netbook.drawing.bars import Bar, bars
from netbook.drawing.lines import BOLD, FAINT, Line, Piece, line, said, wide
from netbook.drawing.measure import cut
from netbook.drawing.tree import branches

_OPENERS = 5
_WIDEST = 100
DEEP = "(12) stands for 12 levels that are not drawn."


def page(view: Introductions, width: int) -> list[Line]:
    """The page: who opened the most doors, and the trees."""
    names = {row.id: row.name for row in view.rows}
    leads = branches([row.depth for row in view.rows], width)
    drawn = [
        line(Piece(lead, FAINT), *_label(row, names, view.asked, width - len(lead)))
        for row, lead in zip(view.rows, leads, strict=True)
    ]
    if view.asked:
        lines = [line(Piece(around(view), BOLD)), line()]
    else:
        lines = [line(Piece("Opened the most doors", BOLD)), *bars(openers(view), min(width, _WIDEST)), line()]
        lines.append(line(Piece("Who introduced whom", BOLD)))
    lines += _spaced(view, drawn)
    last = [apart(view)] if view.apart else []
    last += [DEEP] if any(lead.startswith("(") for lead in leads) else []
    return [*lines, *([line()] if last else []), *(line(Piece(text, FAINT)) for text in last)]


def openers(view: Introductions) -> list[Bar]:
    """Those who introduced the most people."""
    found = view.openers[:_OPENERS]
    return [Bar(_called(row), row.introduced, f"{row.introduced:,}  in all {row.in_all:,}") for row in found]


def apart(view: Introductions) -> str:
    """How many people have nothing to do with introductions."""
    if view.apart == 1:
        return "1 other person has no introductions, either way."
    return f"{view.apart:,} other people have no introductions, either way."


def around(view: Introductions) -> str:
    """How somebody came to be known, and how many they introduced."""
    row = next(row for row in view.rows if row.id == view.asked)
    by = next((each.name for each in view.rows if each.id == row.introduced_by), "")
    told = [f"was introduced by {'themselves' if row.introduced_by == row.id else by}"] if by else []
    more = f", {row.in_all:,} in all" if row.in_all > row.introduced else ""
    told += [f"introduced {_people(row.introduced)}{more}"] if row.introduced else []
    return said(f"{row.name} {' and '.join(told)}").text


def _people(number: int) -> str:
    return f"{number:,} {'person' if number == 1 else 'people'}"


def _called(row: MapRow) -> str:
    return said(f"{row.name} ({row.id})").text


def _spaced(view: Introductions, drawn: Sequence[Line]) -> list[Line]:
    """The trees with an empty line between them."""
    lines: list[Line] = []
    for number, (row, each) in enumerate(zip(view.rows, drawn, strict=True)):
        lines += [line(), each] if number and not row.depth else [each]
    return lines


def _label(row: MapRow, names: Mapping[str, str], asked: str | None, room: int) -> Line:
    """What stands for somebody; where room is short, the organisation goes first, then the city, circle and name."""
    name = Piece(_called(row), BOLD if row.id == asked or not row.depth else "")
    must = [said(f", {text}", FAINT) for text in (circular(row, names), "archived" if row.archived else "") if text]
    must += [Piece(" ◂", BOLD)] if row.id == asked else []
    circle, *places = (
        said(f", {text}", FAINT) if text else Piece("") for text in (row.circle, row.organisation, row.city)
    )
    for kept in ((circle, *places), (circle, places[1]), (circle,), ()):
        label = line(name, *kept, *must)
        if wide(label) <= room:
            return label
    return line(Piece(cut(name.text, max(room - wide(line(*must)), 8)), name.style), *must)


def circular(row: MapRow, names: Mapping[str, str]) -> str:
    """That the introductions lead back to the head of a tree."""
    by = row.introduced_by or ""
    if not row.circular:
        return ""
    return "introduced by themselves" if by == row.id else f"introduced by {names.get(by, by)} ({by}), who is below"
