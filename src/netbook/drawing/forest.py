"""Who introduced whom as a picture: trees from left to right, a dot a person, the darker the closer the circle."""

from collections.abc import Mapping, Sequence

from netbook.domain.introductions import Introductions, MapRow
from netbook.drawing.introductions import apart, around
from netbook.drawing.layout import columns, heights
from netbook.drawing.svg import Svg, fitted, length, together

_MARGIN, _TOP = 32, 112  # pixels
_ROW, _GAP = 25, 54
_NAME, _PLACE = 13, 11  # sizes of letters
_LONGEST = 230
_BESIDE = 10  # from the dot to the name
_NOTHING = "Nobody in this book was introduced by anybody yet."


def forest(view: Introductions, circles: Sequence[tuple[str, str]]) -> str:
    """The picture as SVG; ``circles`` are the keys and names of the circles from the closest on."""
    shades = {key: f"s{max(4 - place, 1)}" for place, (key, _) in enumerate(circles)}
    depths = [row.depth for row in view.rows]
    names = [fitted(row.name, _NAME, _LONGEST) for row in view.rows]
    called = {row.id: row.name for row in view.rows}
    places = [fitted(_place(row, called), _PLACE, _LONGEST) for row in view.rows]
    sizes = [_BESIDE + length(a, _NAME * 1.08) + 8 + length(b, _PLACE) for a, b in zip(names, places, strict=True)]
    begins = columns(depths, sizes, _GAP)
    heads = ("Who introduced whom", _summary(view))
    svg = Svg()
    svg.text(_MARGIN, 48, heads[0], size=22, bold=True)
    svg.text(_MARGIN, 70, heads[1], "soft")
    legend = _legend(svg, circles, shades) if view.rows else 0
    found = [_TOP + 20 + place * _ROW for place in heights(depths)]
    ends: list[tuple[float, float]] = []  # where the branches of each on the way from the head begin
    for row, x, y, name, place, size in zip(
        view.rows, (_MARGIN + 6 + begins[depth] for depth in depths), found, names, places, sizes, strict=True
    ):
        del ends[row.depth :]
        if ends:
            svg.curve(*ends[-1], x - 8, y)
        ends.append((x + size + 6, y))
        _person(svg, row, x, y, name, place, shades, asked=row.id == view.asked)
    low = max(found, default=_TOP - 30)
    wide = max(begins[-1] + 2 * _MARGIN + 12, legend, together(heads, 14) + 2 * _MARGIN)
    return svg.document(wide, low + 20 + _MARGIN, f"{heads[0]}: {heads[1]}")


def _place(row: MapRow, called: Mapping[str, str]) -> str:
    """What stands softly behind a name."""
    by = "themselves" if row.introduced_by == row.id else called.get(row.introduced_by or "")
    known = [f"introduced by {by}" if row.circular else "", "archived" * row.archived, row.organisation, row.city]
    return ", ".join(part for part in known if part)


def _summary(view: Introductions) -> str:
    if not view.rows:
        return _NOTHING
    if view.asked:
        return around(view)
    introduced = sum(row.introduced_by is not None for row in view.rows)
    told = f"{introduced:,} {'person was' if introduced == 1 else 'people were'} introduced by {len(view.openers):,}."
    return f"{told} {apart(view)}" if view.apart else told


def _legend(svg: Svg, circles: Sequence[tuple[str, str]], shades: dict[str, str]) -> float:
    """What the dots mean; where it ends."""
    x: float = _MARGIN + 6
    for kind, name in [*((shades[key], name) for key, name in circles), ("open", "in no circle")]:
        svg.dot(x, 94, 5.5, kind)
        svg.text(x + _BESIDE, 98, name, "soft", size=11)
        x += _BESIDE + length(name, 11) + 20
    return x + _MARGIN


def _person(
    svg: Svg, row: MapRow, x: float, y: float, name: str, place: str, shades: dict[str, str], *, asked: bool
) -> None:
    told = [row.id, row.circle or "in no circle", f"introduced {row.introduced}, in all {row.in_all}"]
    title = f"{row.name} ({', '.join(told)})"
    if asked:
        svg.dot(x, y, 9, "s2")
        svg.dot(x, y, 7, "card")
    svg.dot(x, y, 5.5, shades.get(row.circle or "", "open"), title=title)
    kind = "soft" if row.archived else "ink"
    bold = asked or not row.depth
    svg.text(x + _BESIDE, y + 4.5, name, kind, size=_NAME, bold=bold, title=title, then=place)
