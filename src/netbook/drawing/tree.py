"""A tree in the lines of a terminal."""

from collections.abc import Sequence

_STEP = 3  # columns a level
_KEPT = 30  # columns that a tree, however deep, leaves to what stands in it


def branches(depths: Sequence[int], width: int) -> list[str]:
    """The lines that lead to each row of a tree, which is given by its depths from above to below.

    Where a tree is too deep for ``width``, ``(12)`` stands for twelve levels at the left that are not drawn.
    """
    most = max((width - _KEPT) // _STEP, 3)
    continues: set[int] = set()  # the levels on which another row follows
    drawn = []
    for depth in reversed(depths):
        hidden = depth - most + 2 if depth > most else 0
        levels = range(1 + hidden, depth)
        lead = "".join("│  " if level in continues else "   " for level in levels)
        arm = "" if not depth else "├─ " if depth in continues else "└─ "
        drawn.append(f"{f'({hidden})':<6}{lead}{arm}" if hidden else f"{lead}{arm}")
        continues = {level for level in continues if level < depth} | ({depth} if depth else set())
    return drawn[::-1]
