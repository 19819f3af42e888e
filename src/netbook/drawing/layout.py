"""Where the rows of a tree stand in a picture: tidy, from left to right."""

from collections.abc import Sequence

GAP = 0.5  # of a row, between two trees


def heights(depths: Sequence[int]) -> list[float]:
    """How far down each row stands, in rows: ends of branches one below the other, all else midway before its branches.

    After Wetherell and Shannon, Tidy Drawings of Trees (1979): no two of one depth are less than a row apart.
    """
    above: list[int] = []  # the way from the head to the row before
    parents: list[int] = []
    places = [0.0] * len(depths)
    next_free = 0.0
    for row, depth in enumerate(depths):
        if not depth and row:
            next_free += GAP
        del above[depth:]
        parents.append(above[-1] if above else -1)
        above.append(row)
        if row + 1 == len(depths) or depths[row + 1] <= depth:
            places[row] = next_free
            next_free += 1
    ends: dict[int, tuple[float, float]] = {}  # of the first and the last branch of each row
    for row in range(len(depths) - 1, -1, -1):
        if row in ends:
            places[row] = sum(ends[row]) / 2
        if parents[row] >= 0:
            ends[parents[row]] = (places[row], ends.get(parents[row], (0.0, places[row]))[1])
    return places


def columns(depths: Sequence[int], widths: Sequence[float], gap: float) -> list[float]:
    """Where the column of each depth begins, so wide that what stands in it fits."""
    widest: list[float] = [0.0] * (max(depths, default=-1) + 1)
    for depth, wide in zip(depths, widths, strict=True):
        widest[depth] = max(widest[depth], wide)
    begins, at = [], 0.0
    for wide in widest:
        begins.append(at)
        at += wide + gap
    return [*begins, at - gap if begins else 0.0]
