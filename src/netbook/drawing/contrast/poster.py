"""The contrast as one picture."""

from netbook.domain.contrast.view import Contrast
from netbook.drawing.contrast import charts, words
from netbook.drawing.svg import Svg, fitted, fitting

_MARGIN, _GUTTER, _INNER = 32, 44, 860


def poster(contrast: Contrast) -> str:
    """The picture as SVG."""
    svg = Svg()
    half = (_INNER - _GUTTER) / 2
    right = _MARGIN + half + _GUTTER
    title = words.title(contrast)
    svg.text(_MARGIN, 50, fitted(title, 22, _INNER), size=22, bold=True, title=title)
    svg.text(_MARGIN, 72, words.stretch(contrast), "soft", size=13)
    left_end = charts.block(svg, contrast, _MARGIN, 96, half)
    y = _headed(svg, "Of your followers", right, 96)
    y = charts.following(svg, contrast, right, y, half) + 20
    y = _headed(svg, "Of the whole book", right, y)
    y = max(charts.whole_book(svg, contrast, right, y, half), left_end) + 30
    y = _numbers(svg, contrast, y) + 34
    since = words.base(contrast)
    y = _headed(svg, f"Over time, {since} = 100" if since else "Over time", _MARGIN, y)
    y = charts.over_time(svg, contrast, _MARGIN, y, _INNER) + 10
    y = _sentences(svg, contrast, y)
    told = f"{title}, {words.stretch(contrast)}, drawn by netbook. {charts.block_told(contrast)}"
    return svg.document(_INNER + 2 * _MARGIN, y + _MARGIN, told)


def _headed(svg: Svg, heading: str, x: float, y: float) -> float:
    svg.text(x, y + 12, heading, size=14, bold=True)
    return y + 24


def _numbers(svg: Svg, contrast: Contrast, y: float) -> float:
    """The most telling figures, large."""
    told = words.headline(contrast)
    room = _INNER / len(told)
    svg.line(_MARGIN, y, _MARGIN + _INNER, y)
    for at, (figure, name) in enumerate(told):
        svg.text(_MARGIN + at * room, y + 40, figure, size=fitting(figure, 24, room - 16), bold=True)
        svg.text(_MARGIN + at * room, y + 59, fitted(name, 12, room - 8), "soft", title=name)
    small = f"The price: {words.price(contrast)}."
    svg.text(_MARGIN, y + 82, fitted(small, 11, _INNER), "soft", size=11, title=small)
    svg.line(_MARGIN, y + 98, _MARGIN + _INNER, y + 98)
    return y + 98


def _sentences(svg: Svg, contrast: Contrast, y: float) -> float:
    for at, sentence in enumerate(contrast.sentences):
        y += 28 if not at else 24
        svg.text(_MARGIN, y, fitted(sentence, 15, _INNER), size=15, title=sentence)
    return y
