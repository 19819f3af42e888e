"""A few values as a row of small columns, one character each."""

from collections.abc import Sequence

_HEIGHTS = "▁▂▃▄▅▆▇█"


def spark(values: Sequence[int | None], most: int) -> str:
    """The values, of ``most`` at the most, from the lowest column to the highest; a dot where there is none."""
    top = len(_HEIGHTS) - 1
    return "".join(
        "·" if value is None else _HEIGHTS[min(top, value * len(_HEIGHTS) // max(most, 1))] for value in values
    )
