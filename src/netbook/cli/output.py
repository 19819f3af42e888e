"""Showing things: data on stdout as a table, JSON, CSV or ids; talk on stderr."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from netbook.domain.text import clean
from netbook.drawing.measure import broken

if TYPE_CHECKING:
    from netbook.cli.table import Column


NOBODY = (
    'Nobody here yet. netbook add "Ana Reyes, Northwind" adds a person; '
    'netbook log "coffee with **Ana Reyes** yesterday" adds and logs at once.'
)


def say(text: str) -> None:
    """One line of talk, whatever breaks the text holds."""
    print(" ".join(clean(text).replace("\t", " ").splitlines()), file=sys.stderr)


def put(text: str = "") -> None:
    """One line of data."""
    print(clean(text).replace("\t", " "))


def put_raw(line: str) -> None:
    """One line of data that is clean already."""
    print(line)


def put_heading(text: str) -> None:
    """The heading of a part of the data."""
    told = " ".join(clean(text).replace("\t", " ").splitlines())
    put_raw(f"\x1b[1m{told}\x1b[0m" if colourful() else told)


def colourful() -> bool:
    """Whether stdout takes colour."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The columns there are: the terminal's, or 80."""
    import shutil

    return max(40, shutil.get_terminal_size((80, 24)).columns)


def most(limit: int | None) -> int | None:
    """A limit as databases take it."""
    return None if limit is None else min(limit, 1_000_000_000)


def plain(value: object) -> object:
    """A view as JSON knows it: dates as ISO text, a trailing underscore of a key dropped."""
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, str | Path):
        return clean(str(value))
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name.rstrip("_"): plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    assert isinstance(value, Iterable), "a view holds plain values"
    return [plain(each) for each in value]


def put_json_list(values: Iterable[object]) -> None:
    """Values as a JSON list, printed as they come."""
    import json
    from textwrap import indent

    before = "["
    for value in values:
        text = json.dumps(plain(value), ensure_ascii=not _speaks_unicode(), indent=2)
        print(f"{before}\n{indent(text, '  ')}", end="")
        before = ","
    print("[]" if before == "[" else "\n]")


def put_json(value: object, *, indent: int | None = 2) -> None:
    """``value`` as JSON."""
    import json

    print(json.dumps(plain(value), ensure_ascii=not _speaks_unicode(), indent=indent))


def _speaks_unicode() -> bool:
    return (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "") == "utf8"


def can_draw() -> bool:
    """Whether stdout takes lines and blocks; what has no encoding takes any text."""
    try:
        "├▏▁◂".encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def put_csv(rows: Iterable[object], heading: Sequence[str]) -> None:
    """Views as CSV, lists joined by ``; ``; a cell that a spreadsheet would run is defused by an apostrophe."""
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(heading)
    for row in rows:
        record = plain(row)
        assert isinstance(record, dict)
        record |= record.get("metrics", {})
        writer.writerow([_cell(record[key]) for key in heading])


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return _cell("; ".join(_cell(each) for each in value))
    if isinstance(value, dict):
        return str(value.get("name") or value.get("value") or value.get("kind") or "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value).replace("\t", " ")
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not isinstance(value, int) else text


def put_list(
    views: Iterable[object],
    kind: type,
    columns: "Sequence[Column]",
    empty: str,
    *,
    json: bool = False,
    csv: bool = False,
    ids: bool = False,
    only: str | None = None,
    shown: Sequence[str] = (),
) -> None:
    """A list in the form that was asked for; ``kind`` is the class of its views, ``empty`` what to say of none.

    ``only`` is what ``--columns`` says, ``shown`` the columns of a table without it (all, if none are named).

    Raises:
        Unreadable: several forms were asked for, or a column that there is not.
    """
    from itertools import chain

    from netbook.cli import table
    from netbook.cli.pager import paged

    _refuse_several(json, csv, ids, only)
    wanted = table.chosen(columns, shown or [column.name for column in columns], only)
    rest = iter(views)
    first = next(rest, None)
    each = chain([first], rest) if first is not None else iter(())
    if json:
        put_json_list(each)
    elif csv:
        put_csv(each, [column.name for column in wanted] if only else _headings(kind))
    elif ids:
        for view in each:
            put(str(getattr(view, "id")))  # noqa: B009 - every listed view has an id, which the type does not say
    elif first is None:
        say(empty)
    else:
        with paged():
            table.put_table(wanted, each, keep_empty=only is not None)


def _headings(kind: type) -> list[str]:
    """The fields of a view; its metrics are a column each."""
    from netbook.domain.metrics import METRICS

    names = [field.name.rstrip("_") for field in fields(kind)]
    return [each for name in names for each in (METRICS if name == "metrics" else (name,))]


def _refuse_several(json: bool, csv: bool, ids: bool, only: str | None) -> None:
    from netbook.errors import Unreadable

    if json + csv + ids > 1:
        raise Unreadable("--json, --csv and --ids exclude one another", "give one of them")
    if only is not None and (json or ids):
        raise Unreadable("--columns is for tables and --csv", "--json gives everything, --ids the ids alone")


def put_wrapped(text: str) -> None:
    """A line of data, broken where the terminal ends, its later lines indented more than its first."""
    for line in broken(text, width()):
        put(line)


def say_wrapped(text: str) -> None:
    """A line of talk, broken where the terminal ends."""
    for line in broken(" ".join(clean(text).splitlines()), width()):
        print(line, file=sys.stderr)
