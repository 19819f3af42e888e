"""Two tables side by side by their ids, some rows at a time, so that a book of any size fits."""

from collections.abc import Callable, Iterator

from sqlalchemy import Column, Connection, select

from netbook.storage.rows import CHUNK

After = Callable[[int, int], list[int]]  # the next ids after one, so many at most
_BEFORE_ALL = -(2**31)  # as far as PostgreSQL's integers go


def ids_of(connection: Connection, column: "Column[int]") -> After:
    """The ids in a column, in parts."""

    def after(last: int, limit: int) -> list[int]:
        wanted = select(column).where(column > last).order_by(column).limit(limit)
        return list(connection.execute(wanted).scalars())

    return after


def pairs(left: After, right: After) -> Iterator[tuple[list[int], list[int]]]:
    """The ids of both up to the same one, part by part."""
    last = _BEFORE_ALL
    while True:
        ours, theirs = left(last, CHUNK), right(last, CHUNK)
        ends = [ids[-1] for ids in (ours, theirs) if len(ids) == CHUNK]
        if not ends:
            yield ours, theirs
            return
        last = min(ends)
        yield [number for number in ours if number <= last], [number for number in theirs if number <= last]
