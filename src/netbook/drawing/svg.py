"""A small and safe writer of SVG: every text is escaped, and a light and a dark page can both show the picture."""

import re
from collections.abc import Iterable
from html import escape

from netbook.domain.text import clean_line

STYLE = """\
text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif; }
.card { fill: #fdfdfc; stroke: #dde1e6; }
.ink { fill: #1f2933; }
.soft { fill: #59646f; }
.over { fill: #a8401f; }
.rule { stroke: #dde1e6; fill: none; }
.branch { stroke: #b3bcc6; fill: none; }
.bed { fill: #eceff2; }
.open { fill: #fdfdfc; stroke: #8b96a2; }
.s1 { fill: #b9ddd6; }
.s2 { fill: #72bdb1; }
.s3 { fill: #33978b; }
.s4 { fill: #0d5f57; }
.mass { fill: #c9cfd6; }
.mass-line { stroke: #6b7681; fill: none; stroke-width: 2.5; stroke-dasharray: 7 4; stroke-linejoin: round; }
.tie-line { stroke: #0d5f57; fill: none; stroke-width: 2.5; stroke-linejoin: round; }
.mass-end { fill: #6b7681; }
@media (prefers-color-scheme: dark) {
.card { fill: #171b21; stroke: #2c333c; }
.ink { fill: #e4e8ec; }
.soft { fill: #9aa5b1; }
.over { fill: #f0926d; }
.rule { stroke: #2c333c; }
.branch { stroke: #4b5663; }
.bed { fill: #252b33; }
.open { fill: #171b21; stroke: #77828e; }
.s1 { fill: #1c4a45; }
.s2 { fill: #23766d; }
.s3 { fill: #3aa99b; }
.s4 { fill: #93e8da; }
.mass { fill: #3d4652; }
.mass-line { stroke: #9aa5b1; }
.tie-line { stroke: #93e8da; }
.mass-end { fill: #9aa5b1; }
}"""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Svg:
    """A picture that grows by shapes; lengths are pixels, classes those of the style above."""

    def __init__(self) -> None:
        self._shapes: list[str] = []

    def rect(
        self, x: float, y: float, wide: float, high: float, kind: str, *, round_: float = 0, title: str = ""
    ) -> None:
        """A rectangle."""
        given = f' rx="{_number(round_)}"' if round_ else ""
        size = f'x="{_number(x)}" y="{_number(y)}" width="{_number(wide)}" height="{_number(high)}"'
        self._add("rect", f'class="{escaped(kind)}" {size}{given}', title)

    def line(self, x: float, y: float, to_x: float, to_y: float, kind: str = "rule") -> None:
        """A straight line."""
        self.path(f"M{_number(x)} {_number(y)}L{_number(to_x)} {_number(to_y)}", kind)

    def curve(self, x: float, y: float, to_x: float, to_y: float, kind: str = "branch") -> None:
        """A line from left to right that leaves and arrives level."""
        middle = _number((x + to_x) / 2)
        ends = f"{_number(to_x)} {_number(to_y)}"
        self.path(f"M{_number(x)} {_number(y)}C{middle} {_number(y)} {middle} {_number(to_y)} {ends}", kind)

    def path(self, steps: str, kind: str) -> None:
        """A line of any shape; ``steps`` as SVG writes them."""
        self._add("path", f'class="{escaped(kind)}" d="{escaped(steps)}"')

    def dot(self, x: float, y: float, radius: float, kind: str, *, title: str = "") -> None:
        """A filled circle."""
        at = f'cx="{_number(x)}" cy="{_number(y)}" r="{_number(radius)}"'
        self._add("circle", f'class="{escaped(kind)}" {at}', title)

    def text(
        self, x: float, y: float, text: str, kind: str = "ink", *, size: float = 12, end: bool = False,
        middle: bool = False, bold: bool = False, title: str = "", then: str = "",
    ) -> None:  # fmt: skip
        """A line of text with its foot at ``y``; it begins at ``x``, or ends or has its middle there.

        ``then`` goes on behind it, softer and smaller.
        """
        where = ' text-anchor="end"' if end else ' text-anchor="middle"' if middle else ""
        where += ' font-weight="600"' if bold else ""
        tip = f"<title>{escaped(title)}</title>" if title else ""
        at = f'x="{_number(x)}" y="{_number(y)}" font-size="{_number(size)}"'
        more = f'<tspan class="soft" dx="8" font-size="{_number(size - 2)}" font-weight="400">{escaped(then)}</tspan>'
        self._shapes.append(
            f'<text class="{escaped(kind)}" {at}{where}>{tip}{escaped(text)}{more if then else ""}</text>'
        )

    def _add(self, name: str, given: str, title: str = "") -> None:
        tip = f"><title>{escaped(title)}</title></{name}>" if title else "/>"
        self._shapes.append(f"<{name} {given}{tip}")

    def document(self, wide: float, high: float, label: str) -> str:
        """The whole picture, on a card; ``label`` says what it shows to those who cannot see it."""
        size = f'width="{_number(wide)}" height="{_number(high)}" viewBox="0 0 {_number(wide)} {_number(high)}"'
        card = Svg()
        card.rect(0.5, 0.5, wide - 1, high - 1, "card", round_=10)
        return "\n".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escaped(label)}">',
                f"<title>{escaped(label)}</title>",
                f"<style>\n{STYLE}\n</style>",
                *card._shapes,
                *self._shapes,
                "</svg>",
                "",
            )
        )

    def inset(self, wide: float, high: float, label: str) -> str:
        """The picture for the inside of an HTML page that holds ``STYLE``: as wide as there is room."""
        box = f'viewBox="0 0 {_number(wide)} {_number(high)}"'
        name = escaped(label)
        opened = f'<svg {box} role="img" aria-label="{name}">'
        return "\n".join((opened, f"<title>{name}</title>", *self._shapes, "</svg>"))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def escaped(text: str) -> str:
    """A text as it may stand in XML and in HTML, in an attribute too."""
    return escape(_NOT_XML.sub("", clean_line(text)), quote=True)


# --- how wide a text will be -----------------------------------------------------------------------------------------

_BOLD = 1.1  # times as wide
_NARROW = frozenset("iljIftr.,:;'|!()[]· ’")
_WIDE = frozenset("mwMWQO@%&…")


def length(text: str, size: float) -> float:
    """About how many pixels a text takes in any common sans-serif, rather too many than too few."""
    return size * sum(map(_em, text))


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.37
    if letter in _WIDE:
        return 0.95
    if letter >= "\u2e80" or "\u1100" <= letter <= "\u11ff":  # Chinese, Japanese, Korean, emoji
        return 1.05
    return 0.72 if letter.isupper() else 0.63


def fitted(text: str, size: float, room: float) -> str:
    """``text`` cut with an ellipsis so that it takes ``room`` pixels at most."""
    if length(text, size) <= room:
        return text
    left = room - size * _em("…")
    kept = 0
    for letter in text:
        left -= size * _em(letter)
        if left < 0:
            break
        kept += 1
    return f"{text[:kept].rstrip()}…"


def fitting(text: str, size: float, room: float) -> float:
    """The size, ``size`` at most, at which a bold text takes ``room`` pixels at most."""
    return min(size, size * room / max(length(text, size) * _BOLD, 1))


def together(texts: Iterable[str], size: float) -> float:
    """The pixels that the longest of some texts takes."""
    return max((length(text, size) for text in texts), default=0)
