"""Showing things: data on stdout as a table, JSON, CSV or ids; talk on stderr."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and how readily it gives way where room is short; 0 is last."""

    heading: str
    shrinks: int = 0


NOBODY = (
    'Nobody here yet. netbook add "Ana Reyes, Northwind" adds a person; '
    'netbook log "coffee with **Ana Reyes** yesterday" adds and logs at once.'
)


def say(text: str) -> None:
    """One line of talk, whatever breaks the text holds."""
    from netbook.domain.text import clean

    print(" ".join(clean(text).replace("\t", " ").splitlines()), file=sys.stderr)


def put(text: str = "") -> None:
    """One line of data."""
    from netbook.domain.text import clean

    print(clean(text).replace("\t", " "))


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
    from dataclasses import fields, is_dataclass
    from datetime import datetime
    from pathlib import Path

    from netbook.domain.text import clean

    if is_dataclass(value) and not isinstance(value, type):
        return {field.name.rstrip("_"): plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, str | Path):
        return clean(str(value))
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, Iterable):
        return [plain(each) for each in value]
    return value


def put_json(value: object, *, indent: int | None = 2) -> None:
    """``value`` as JSON."""
    import json

    print(json.dumps(plain(value), ensure_ascii=not _speaks_unicode(), indent=indent))


def _speaks_unicode() -> bool:
    return (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "") == "utf8"


def put_csv(rows: Sequence[object], heading: Sequence[str]) -> None:
    """Views as CSV, lists joined by ``; ``; a cell that a spreadsheet would run is defused by an apostrophe."""
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(heading)
    for row in rows:
        record = plain(row)
        assert isinstance(record, dict)
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
    views: Sequence[object],
    kind: type,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    empty: str,
    *,
    json: bool = False,
    csv: bool = False,
    ids: bool = False,
) -> None:
    """A list in the form that was asked for; ``kind`` is the class of its views, ``empty`` what to say of none.

    Raises:
        Unreadable: several forms were asked for.
    """
    from dataclasses import fields

    if json + csv + ids > 1:
        from netbook.errors import Unreadable

        raise Unreadable("--json, --csv and --ids exclude one another", "give one of them")
    if json:
        put_json(views)
    elif csv:
        put_csv(views, [field.name.rstrip("_") for field in fields(kind)])
    elif ids:
        for view in views:
            put(str(getattr(view, "id")))  # noqa: B009 - every listed view has an id, which the type does not say
    elif views:
        put_table(columns, rows)
    else:
        say(empty)


def put_wrapped(text: str) -> None:
    """A line of data, broken where the terminal ends, its later lines indented more than its first."""
    import re

    lead = len(text) - len(text.lstrip())
    indent = " " * (lead + 4 if lead else 2)
    line, room = "", width()
    for word in re.findall(r"\s*\S+", text):
        if line.strip() and _cells(line + word) > room:
            put(line)
            line, word = indent, word.lstrip()
        line += word
        while _cells(line) > room:
            cut = next(n for n in range(len(line), 0, -1) if _cells(line[:n]) <= room)
            put(line[:cut])
            line = indent + line[cut:]
    put(line)


_NARROWEST = 8


def put_table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Rows under their headings, cut to the width there is; plain text, so that long lists are quick."""
    from netbook.domain.text import clean_line

    cells = [[clean_line(cell) for cell in row] for row in rows]
    used = [i for i in range(len(columns)) if any(row[i] for row in cells)]
    sizes = [max(_cells(columns[i].heading), *(_cells(row[i]) for row in cells)) for i in used]
    _fit(sizes, [columns[i].shrinks for i in used], width() - 2 * (len(used) - 1))
    heading = "  ".join(_pad(columns[i].heading, size) for i, size in zip(used, sizes, strict=True)).rstrip()
    print(f"\x1b[1m{heading}\x1b[0m" if colourful() else heading)
    for row in cells:
        put("  ".join(_pad(row[i], size) for i, size in zip(used, sizes, strict=True)).rstrip())


def _fit(sizes: list[int], shrinks: Sequence[int], room: int) -> None:
    """Narrow the columns until all fit: the readiest first, the widest of them, none below eight cells."""
    for level in sorted(set(shrinks), reverse=True):
        able = [i for i, readiness in enumerate(shrinks) if readiness == level]
        while sum(sizes) > room:
            widest = max(able, key=lambda i: sizes[i])
            if sizes[widest] <= _NARROWEST:
                break
            sizes[widest] -= 1


def _cells(text: str) -> int:
    """How many columns a terminal gives to ``text``."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def _pad(text: str, size: int) -> str:
    """``text`` at exactly ``size`` columns, cut with an ellipsis where it is longer."""
    long = _cells(text)
    if long > size:
        kept = text
        while kept and _cells(kept) > size - 1:
            kept = kept[:-1]
        text = kept.rstrip() + "…"
        long = _cells(text)
    return text + " " * (size - long)


def late(days: int) -> str:
    """How long something is past due, in words."""
    if days == 0:
        return "today"
    count = abs(days)
    spoken = f"{count} day{'s' * (count > 1)}" if count < 14 else f"{count // 7} weeks"
    return f"{spoken} late" if days > 0 else f"in {spoken}"
