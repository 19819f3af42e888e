"""netbook's own JSON: the whole book, table by table, as ``netbook export json`` writes it.

An object whose first key, ``netbook``, names the version of the format and of the tables; every other key is a table,
a list of rows. ``docs/reference/book.schema.json`` describes it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import ijson
from ijson.common import JSONError, ObjectBuilder

from netbook.domain.cadence import cadence_text
from netbook.domain.methods import Method
from netbook.domain.names import checked_name
from netbook.domain.occasions import YearlyDay
from netbook.domain.records import ContactRecord, ReadingOptions, Record, Rejected
from netbook.domain.text import clean, clean_line
from netbook.errors import NetbookError, Unreadable
from netbook.formats.package import Member, Stream

VERSION = 1
_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"netbook"\s*:')
_HANGING = ("alias", "contact_method", "occasion", "fact", "note", "contact_tag")
Row = dict[str, Any]


def claims(member: Member, _options: ReadingOptions) -> bool:
    """Whether a file is a whole book."""
    return bool(_BEGINS.match(member.head))


def tables(member: Member) -> Iterator[tuple[str, Row]]:
    """The rows of every table, in the order of the file.

    Raises:
        Unreadable: it is cut short, is no JSON, is a newer book's, or holds something else than rows.
    """
    with member.open() as stream:
        yield from _rows(member.name, stream)


def _rows(name: str, stream: Stream) -> Iterator[tuple[str, Row]]:
    builder: ObjectBuilder | None = None
    inside = ""
    try:
        for prefix, event, value in ijson.parse(_WithoutMark(stream), use_float=True):
            if builder is not None:
                builder.event(event, value)
                if prefix == inside and event == "end_map":
                    yield from _whole(name, inside, builder.value)
                    builder = None
            elif event == "start_map" and prefix and (prefix == "netbook" or prefix.endswith(".item")):
                builder, inside = ObjectBuilder(), prefix
                builder.event(event, value)
            elif event not in ("start_map", "end_map", "map_key", "start_array", "end_array") or (prefix, event) == (
                "",
                "start_array",
            ):
                raise Unreadable(f"{name} holds {prefix or 'something'} that is no table", "give what netbook wrote")
    except (JSONError, UnicodeDecodeError):
        raise Unreadable(f"{name} is cut short or damaged", "export it again") from None


def _whole(name: str, inside: str, value: Any) -> Iterator[tuple[str, Row]]:
    if inside != "netbook":
        yield inside.removesuffix(".item"), value
        return
    version = value.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise Unreadable(f"{name} was written by a newer netbook", "upgrade netbook")
    yield "netbook", value


class _WithoutMark:
    """The bytes without a byte-order mark, which JSON does not have and some editors write."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._begun = False

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        found = self._stream.read(size)
        if not self._begun and found:
            self._begun = True
            return found.removeprefix(b"\xef\xbb\xbf") or self._stream.read(size)
        return found


def read(member: Member, _options: ReadingOptions) -> Iterator[Record]:
    """The people of a book, to be brought into another one."""
    hanging: dict[str, dict[int, list[Row]]] = {name: defaultdict(list) for name in _HANGING}
    tags: dict[int, str] = {}
    for name, row in tables(member):
        if name in hanging:
            hanging[name][row.get("contact_id") or 0].append(row)
        elif name == "tag":
            tags[row.get("id") or 0] = str(row.get("name") or "")
    for number, (name, row) in enumerate(tables(member)):
        if name == "contact":
            try:
                yield _person(
                    row, {name: rows[row.get("id") or 0] for name, rows in hanging.items()}, tags, member.name
                )
            except NetbookError as problem:
                yield Rejected(problem.message, clean_line(str(row.get("name")))[:40], member.name)
            except (KeyError, TypeError, ValueError):
                yield Rejected(f"the row {number} of {name} is none of a book", "", member.name)


def _person(row: Row, hanging: dict[str, list[Row]], tags: dict[int, str], file: str) -> ContactRecord:
    uid = _line(row["uid"])
    return ContactRecord(
        checked_name(row["name"]),
        given=_line(row.get("given")),
        family=_line(row.get("family")),
        aliases=tuple(_lines(each["name"] for each in hanging["alias"])),
        organisation=_line(row.get("organisation")),
        title=_line(row.get("title")),
        city=_line(row.get("city")),
        met=_line(row.get("met")),
        met_on=date.fromisoformat(row["met_on"]) if row.get("met_on") else None,
        about=clean(row["about"]) if row.get("about") else None,
        methods=tuple(_method(each) for each in hanging["contact_method"]),
        occasions=tuple(
            {
                clean_line(each["kind"]): YearlyDay(each["month"], each["day"], each.get("year"))
                for each in hanging["occasion"]
            }.items()
        ),
        facts=tuple({clean_line(each["key"]): clean_line(each["value"]) for each in hanging["fact"]}.items()),
        tags=tuple(_lines(tags.get(each["tag_id"], "") for each in hanging["contact_tag"])),
        notes=tuple((date.fromisoformat(each["on"]), clean(each["text"])) for each in hanging["note"]),
        circle=_line(row.get("circle")),
        cadence=cadence_text(row["cadence"]) if row.get("cadence") else None,
        uid=uid,
        key=uid,
        file=file,
    )


def _method(row: Row) -> Method:
    kind, value, normalised = (clean_line(row[key]) for key in ("kind", "value", "normalised"))
    return Method(kind, value, normalised, _line(row.get("platform")), _line(row.get("label")))


def _line(value: str | None) -> str | None:
    return clean_line(value) or None if value else None


def _lines(values: Iterable[str]) -> list[str]:
    return [line for value in values if (line := clean_line(value))]
