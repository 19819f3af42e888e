"""What one may do with two who may be one, and the key of each; the command line and the app have the same."""

from typing import NamedTuple


class Deed(NamedTuple):
    """Its key, the word of it, and what it does."""

    key: str
    word: str
    help: str


MERGE = Deed("m", "Merge", "one person: the right one goes into the left one")
SWAP = Deed("s", "Swap", "the other one stays")
NOT_SAME = Deed("n", "Not the same", "two people, and not asked about again")
LATER = Deed(" ", "Later", "left for another time")
ALL = (MERGE, SWAP, NOT_SAME, LATER)
