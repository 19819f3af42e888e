"""The last wall: whatever a name holds, no control character of it reaches the terminal."""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# The book is clean already; this stands between everything else and the terminal.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Wall(LineFilter):
    """Takes control characters and bidi overrides out of what is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, harmless."""
        return [
            segment
            if segment.control or not _UNSAFE.search(segment.text)
            else Segment(_UNSAFE.sub("", segment.text), segment.style)
            for segment in segments
        ]
