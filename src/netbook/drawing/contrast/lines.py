"""The contrast in the lines of a terminal; every bar has its number beside it, and nothing is told by colour alone."""

from collections.abc import Sequence

from netbook.domain.contrast.figures import Figure
from netbook.domain.contrast.view import Contrast
from netbook.drawing.bars import Bar, bars
from netbook.drawing.contrast import words
from netbook.drawing.contrast.words import Counted
from netbook.drawing.lines import BOLD, FAINT, GREEN, YELLOW, Line, Piece, beside, line
from netbook.drawing.measure import broken, cells, pad
from netbook.drawing.spark import spark

_GAP = 4
_WIDEST = 76  # columns that half of the page makes good use of
_NAME, _LEAST = 16, 4  # columns of a platform
_HALF = 56  # columns that the figures need
_BARS = 34  # columns that bars with their names and numbers need
_MONTHS = 36  # columns of the lines over time
_COURSE = 13  # columns of their names


def page(contrast: Contrast, width: int, *, explain: bool = False) -> list[Line]:
    """The whole page; ``explain`` says of every figure what it means and what it is made of."""
    parts = [
        _title(contrast, width),
        _table(contrast, width),
        _defined(width) if explain else [],
        _whole_count(contrast, width),
        _closer(contrast, width),
        *_told(contrast, width, explain=explain),
        _sentences(contrast, width),
    ]
    return _apart(parts)


def _title(contrast: Contrast, width: int) -> list[Line]:
    title, stretch = words.title(contrast), words.stretch(contrast)
    if cells(title) + cells(stretch) + 2 <= width:
        return [line(Piece(title, BOLD), f", {stretch}")]
    return [*(line(Piece(each, BOLD)) for each in broken(title, width)), line(stretch)]


def _told(contrast: Contrast, width: int, *, explain: bool) -> list[list[Line]]:
    """The figures, the cost and the course over time; side by side where there is room."""
    half = (width - _GAP) // 2
    if half < _HALF or explain:
        return [_figures(contrast, width, explain=explain), _cost(contrast, width), _over_time(contrast, width)]
    right = _apart([_cost(contrast, half), _over_time(contrast, half)])
    return [list(beside(_figures(contrast, half, explain=False), right, half + _GAP))]


def _apart(parts: Sequence[list[Line]]) -> list[Line]:
    """Parts one below the other, with an empty line between."""
    found: list[Line] = []
    for part in parts:
        found += [line(), *part] if found and part else part
    return found


def _headed(heading: str, rows: Sequence[Line]) -> list[Line]:
    return [line(Piece(heading, BOLD)), *rows]


def _small(text: str, width: int) -> list[Line]:
    return [line(Piece(each, FAINT)) for each in broken(text, width)]


def _table(contrast: Contrast, width: int) -> list[Line]:
    """The funnels, a row each."""
    rows = [(name, [words.number(count) for count in words.counts(funnel)]) for name, funnel in words.rows(contrast)]
    headings = [step.heading for step in words.STEPS]
    sizes = [max(cells(heading), *(cells(told[at]) for _, told in rows)) for at, heading in enumerate(headings)]
    room = width - sum(sizes) - 2 * len(sizes)
    if room < _LEAST:
        return [*_run_on(rows, width), *_small(words.NESTED, width)]
    names = min(room, _NAME, max(cells(name) for name, _ in rows))

    def drawn(name: str, told: Sequence[str]) -> str:
        return pad(name, names) + "".join(f"  {each:>{size}}" for each, size in zip(told, sizes, strict=True))

    lines = [line(Piece(drawn("", headings), BOLD))]
    lines += [line(drawn(name, told)) for name, told in rows]
    return [*lines, *_small(words.NESTED, width)]


def _run_on(rows: Sequence[tuple[str, Sequence[str]]], width: int) -> list[Line]:
    """The funnels in words, where a table has no room."""
    return [
        line(text)
        for name, told in rows
        for text in broken(
            f"{name}: " + ", ".join(f"{step.heading} {each}" for step, each in zip(words.STEPS, told, strict=True)),
            width,
        )
    ]


def _defined(width: int) -> list[Line]:
    """What each step means."""
    names = max(len(step.heading) for step in words.STEPS) + 2
    return [
        line(Piece(step.heading.ljust(names) if first else " " * names, BOLD), text)
        for step in words.STEPS
        for first, text in _numbered(step.definition, width - names)
    ]


def _numbered(text: str, width: int) -> list[tuple[bool, str]]:
    return [(not at, each.strip()) for at, each in enumerate(broken(text, width))]


def _whole_count(contrast: Contrast, width: int) -> list[Line]:
    """The raw count as one block, with its parts to the same scale."""
    all_ = words.total(contrast)
    if not all_.followers:
        return []
    rows = [Counted(step.name, count) for step, count in zip(words.STEPS, words.counts(all_), strict=True)]
    drawn = bars([_bar(each) for each in rows], min(width, 2 * _WIDEST + _GAP))
    block = [(*drawn[0][:-1], drawn[0][-1]._replace(style=YELLOW)), *drawn[1:]]
    return _headed(
        "The whole count, to scale", [*block, *_small("What would be too short to see is drawn as ▏.", width)]
    )


def _bar(counted: Counted, most: int | None = None) -> Bar:
    """A bar, on a bed as long as ``most`` where its count is known."""
    known = counted.many is not None
    return Bar(counted.name, counted.many or 0, words.number(counted.many), of=most if known else None)


def _closer(contrast: Contrast, width: int) -> list[Line]:
    """Those one knows, enlarged: of the followers, and of the whole book, on one scale."""
    left, right = words.following(contrast), words.whole_book(contrast)
    most = max((each.many or 0 for each in (*left, *right)), default=0) or 1
    half = min((width - _GAP) // 2, _WIDEST)
    stacked = half < _BARS
    half = width if stacked else half
    one = _headed("Of your followers", bars([_bar(each, most) for each in left], half))
    other = _headed("Of the whole book", bars([_bar(each, most) for each in right], half))
    note = _small(f"Enlarged: a full bar is {most:,}. {words.ALONE}", width)
    return [*_apart([one, other]), *note] if stacked else [*beside(one, other, half + _GAP), *note]


def _figures(contrast: Contrast, width: int, *, explain: bool) -> list[Line]:
    told = [(each, words.valued(each)) for each in contrast.figures]
    names = max((len(each.title) for each in contrast.figures), default=0)
    values = max((cells(value) for _, value in told), default=0)
    rows: list[Line] = []
    for figure, value in told:
        fits = names + 2 + values <= width
        rows += (
            [line(figure.title.ljust(names), "  ", Piece(value.rjust(values), BOLD))]
            if fits
            else [line(text) for text in broken(f"{figure.title}: {value}", width)]
        )
        rows += _explained(figure, width) if explain else []
    return _headed("Figures", rows)


def _explained(figure: Figure, width: int) -> list[Line]:
    return [
        line(Piece(f"    {each.strip()}", FAINT))
        for text in (figure.definition, f"= {words.made_of(figure)}")
        for each in broken(text, width - 4)
    ]


def _cost(contrast: Contrast, width: int) -> list[Line]:
    """What the number would cost, beside the hours."""
    hours = words.figure(contrast, "hours")
    found = [line("followers, bought  ", Piece(words.cost(contrast), BOLD))]
    found += _small(f"    {words.price(contrast)}", width)
    found.append(line("hours, logged      ", Piece(words.valued(hours) if hours else words.UNKNOWN, BOLD)))
    found += _small(f"    {words.HOURS}", width)
    return _headed("What the count would cost, and the hours", found)


def _over_time(contrast: Contrast, width: int) -> list[Line]:
    since = words.base(contrast)
    if not since:
        return _headed("Over time", _small(words.NO_INDEX, width))
    both = words.courses(contrast)
    most = max(round(index) for course in both for index in course.indices if index is not None)
    index = max(len(course.newest) for course in both)
    moved = max(len(course.moved) for course in both) + 2
    below = width - _COURSE - index - 2 - moved < _LEAST
    room = max(min(_MONTHS, width - _COURSE - index - 2 - (0 if below else moved)), _LEAST)
    rows: list[Line] = []
    for course, style in zip(both, (YELLOW, GREEN), strict=True):
        drawn = Piece(spark([_whole(value) for value in _thinned(course.indices, room)], most), style)
        told = Piece(f"  {course.moved}", FAINT)
        first = line(f"{course.name:<{_COURSE}}", drawn, f"  {course.newest:>{index}}")
        rows += [first, line(told)] if below else [(*first, told)]
    return _headed(f"Over time, {since} = 100", [*rows, *_small(words.ACTIVE, width)])


def _whole(index: float | None) -> int | None:
    return None if index is None else round(index)


def _thinned(values: Sequence[float | None], most: int) -> list[float | None]:
    """So many of the values at most, evenly, the last of them always."""
    step = -(-len(values) // max(most, 1))
    return list(values[::-1][::step][::-1])


def _sentences(contrast: Contrast, width: int) -> list[Line]:
    told = [line(text) for sentence in contrast.sentences for text in broken(sentence, width)]
    return _headed("In words", told) if told else []
