"""The pictures of the contrast: the raw count as a block, the steps enlarged, and both over time.

Each draws itself from a place on, as wide as it is told, and says where it ends.
"""

from collections.abc import Sequence
from itertools import count
from math import sqrt

from netbook.domain.contrast.view import Contrast
from netbook.drawing.bars import Bar, draw
from netbook.drawing.contrast import words
from netbook.drawing.contrast.words import Counted, Course
from netbook.drawing.svg import Svg, fitted, fitting

_SEEN = 2.5  # pixels of the side of the smallest square
_TALLEST = 250  # pixels of the side of the largest
_LABEL, _BETWEEN = 132, 20  # pixels for what stands under one, and between two
_LINE = 18
_SEVERAL = "Who follows on several platforms counts on each."


def block(svg: Svg, contrast: Contrast, x: float, y: float, wide: float) -> float:
    """All followers as a square with those known in its corner, and the whole book as another, by area to one scale."""
    all_, book = words.total(contrast), contrast.book
    most, less = max(all_.followers or 0, book.people, 1), min(all_.followers or 0, book.people)
    room = wide - _BETWEEN
    unit = min(room / (sqrt(most) + sqrt(less)), (room - _LABEL) / sqrt(most), _TALLEST / sqrt(most))
    right = x + max(unit * sqrt(all_.followers or 0), _LABEL) + _BETWEEN
    foot = y + unit * sqrt(max(all_.followers or 0, book.people))
    small = _square(svg, x, foot, unit, [all_.followers, *_steps(contrast)], ("mass", "s2", "s3", "s4"))
    small |= _square(svg, right, foot, unit, [book.people, book.curated], ("s2", "s4"))
    _labelled(svg, x, foot, all_.followers, "followers", _known(all_.recognised))
    _labelled(
        svg,
        right,
        foot,
        book.people,
        "in the book",
        "belong: not known" if book.curated is None else f"{book.curated:,} belong",
    )
    told = "By area, to one scale; what would not be seen is drawn larger." if small else "By area, to one scale."
    several = len(contrast.funnels) > 2
    for line in (told, *([_SEVERAL] if several else [])):
        foot += 16
        svg.text(x, foot + 66, fitted(line, 11, wide), "soft", size=11)
    return foot + 70


def _labelled(svg: Svg, x: float, foot: float, many: int | None, name: str, more: str) -> None:
    svg.text(x, foot + 24, words.number(many), size=16, bold=True)
    svg.text(x, foot + 42, name, size=13)
    svg.text(x, foot + 59, more, "soft", size=11.5)


def _steps(contrast: Contrast) -> list[int | None]:
    return [each.many for each in words.following(contrast)]


def _known(many: int | None) -> str:
    return "you know: not known" if many is None else f"{many:,} you know"


def _square(svg: Svg, x: float, foot: float, unit: float, counts: Sequence[int | None], shades: Sequence[str]) -> bool:
    """Squares in one another, each in the lower left corner of the one before; whether one was drawn too large."""
    small, within = False, 0.0
    for at, (many, shade) in enumerate(zip(counts, shades, strict=False)):
        if not many:
            break
        side = max(unit * sqrt(many), _SEEN)
        side = min(side, within) if at else side
        small |= unit * sqrt(many) < _SEEN
        svg.rect(x, foot - side, side, side, shade, title=f"{many:,}")
        within = side
    return small


def block_told(contrast: Contrast) -> str:
    """The same in words, for those who do not see it."""
    all_, book = words.total(contrast), contrast.book
    return (
        f"Two squares, by area to one scale. Followers: {words.number(all_.followers)}; of these you know: "
        f"{words.number(all_.recognised)}. People in the book: {book.people:,}; of these belong: "
        f"{words.number(book.curated)}."
    )


def following(svg: Svg, contrast: Contrast, x: float, y: float, wide: float) -> float:
    """Of the followers those one knows, step by step, on the scale of the book."""
    rows = words.following(contrast)
    y = draw(svg, [_bar(each, _most(contrast)) for each in rows], x, y, wide)
    followers, most = words.total(contrast).followers, _most(contrast)
    if followers and followers > most:
        times = words.number(round(followers / most, 1) if followers / most < 10 else round(followers / most))
        told = f"Enlarged: {followers:,} followers are {times} such bars."
        svg.text(x, y + 14, fitted(told, 11, wide), "soft", size=11, title=told)
        y += _LINE
    return y


def whole_book(svg: Svg, contrast: Contrast, x: float, y: float, wide: float) -> float:
    """The same of the whole book, on the same scale."""
    y = draw(svg, [_bar(each, _most(contrast)) for each in words.whole_book(contrast)], x, y, wide)
    told = "Each by itself, whether they follow or not."
    svg.text(x, y + 14, fitted(told, 11, wide), "soft", size=11)
    return y + _LINE


def _most(contrast: Contrast) -> int:
    both = (*words.following(contrast), *words.whole_book(contrast))
    return max((each.many or 0 for each in both), default=0) or 1


def _bar(counted: Counted, most: int) -> Bar:
    return Bar(
        counted.name, counted.many or 0, words.number(counted.many), of=most if counted.many is not None else None
    )


def bars_told(rows: Sequence[Counted]) -> str:
    """Bars in words."""
    return ", ".join(f"{each.name} {words.number(each.many)}" for each in rows)


_HIGH = 150  # pixels of the lines over time
_NAMES = 128  # pixels for what stands at their ends


def over_time(svg: Svg, contrast: Contrast, x: float, y: float, wide: float) -> float:
    """Both as lines on one index, from 0 on."""
    since = words.base(contrast)
    if not since:
        svg.text(x, y + 14, fitted("Not known: no month has both counts.", 12, wide), "soft")
        return y + _LINE
    followers, ties = words.courses(contrast)
    most = max(index for course in (followers, ties) for index in course.indices if index is not None) * 1.05
    foot, room = y + 10 + _HIGH, wide - _NAMES - 34
    for mark in _marks(most):
        at = foot - mark / most * _HIGH
        svg.line(x + 30, at, x + 34 + room, at)
        svg.text(x + 26, at + 4, _short(mark), "soft", size=11, end=True)
    ends = [
        _course(svg, followers, x + 34, foot, room, most, ("mass-line", "mass-end")),
        _course(svg, ties, x + 34, foot, room, most, ("tie-line", "s4")),
    ]
    for course, at in zip((followers, ties), _parted(*ends), strict=True):
        named = f"{course.name} {course.newest}"
        svg.text(x + 44 + room, at + 4, named, size=fitting(named, 12, _NAMES - 10), bold=True)
        svg.text(x + 44 + room, at + 18, course.moved, "soft", size=fitting(course.moved, 10, _NAMES - 10))
    first, last = contrast.months[0].end, contrast.months[-1].end
    svg.text(x + 34, foot + 18, f"{first:%b %Y}", "soft", size=11)
    svg.text(x + 34 + room, foot + 18, f"{last:%b %Y}", "soft", size=11, end=True)
    return foot + 24


def _marks(most: float) -> list[float]:
    """The heights that are marked: none, the first month's, and round ones above it, not too many."""
    steps = (size * 10.0**power for power in count(2) for size in (1, 2, 5))
    step = next(each for each in steps if most <= each * 4)
    found = [0.0, *(n * step for n in range(1, 5) if n * step <= most)]
    return [*found, 100.0] if min(abs(mark - 100) for mark in found) > most / 10 else found


def _short(mark: float) -> str:
    """A mark in little room."""
    for power, letter in ((12, "T"), (9, "G"), (6, "M"), (3, "k")):
        if mark >= 10.0**power:
            return f"{mark / 10.0**power:,.0f}{letter}"
    return f"{mark:.0f}"


def _course(svg: Svg, course: Course, x: float, foot: float, room: float, most: float, kinds: tuple[str, str]) -> float:
    """A line, with a dot at its end; how high it ends."""
    step = room / max(len(course.indices) - 1, 1)
    places = [
        (x + at * step, foot - index / most * _HIGH) for at, index in enumerate(course.indices) if index is not None
    ]
    if len(places) > 1:
        svg.path("M" + "L".join(f"{at:.1f} {high:.1f}" for at, high in places), kinds[0])
    at, high = places[-1]
    svg.dot(at, high, 4, kinds[1])
    return high


def _parted(one: float, other: float) -> tuple[float, float]:
    """Two heights, at least as far apart as two labels need, and above the foot."""
    apart = 34
    if abs(one - other) >= apart:
        return one, other
    middle, sign = (one + other) / 2, 1 if one > other else -1
    return middle + sign * apart / 2, middle - sign * apart / 2


def over_time_told(contrast: Contrast) -> str:
    """The same in words."""
    since = words.base(contrast)
    if not since:
        return f"Followers and active ties over time. {words.NO_INDEX}"
    both = "; ".join(f"{course.name} from {course.moved}, index {course.newest}" for course in words.courses(contrast))
    return f"Two lines over time, {since} = 100: {both}."
