"""Instagram's lists as pages (HTML), which is what one gets who does not choose JSON.

Of their classes ``_a6-g`` marks a row and ``_a6-h`` its heading; the link in it gives the handle, and the last text
outside both is when it began.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from netbook.domain.audience.records import FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.domain.text import clean_line
from netbook.errors import Unreadable
from netbook.formats.audience.instagram.lists import handle_of, profile_of
from netbook.formats.audience.instagram.moments import read_moment
from netbook.formats.audience.listed import AGAIN
from netbook.formats.package import Member

_ITS_FOLDER = "followers_and_following/"
_NAMED = re.compile(r"(followers|following)[^a-z]*\.html?")
_MARKED = re.compile(rb"_a6-[gp]\b")
_AS_JSON = "ask Instagram for the export again, and choose JSON"
_PART = 1 << 16
_LARGEST_TAG = 4 << 20  # letters between two tags, or in one
_LONGEST = 400  # letters of a text in a row that are looked at
_TRIED = 50  # rows, after which a language that is not known is told
_SAID = 80


def claims_by_name(member: Member) -> bool:
    """Whether it is named as the page of such a list."""
    return bool(_NAMED.fullmatch(member.base))


def claims(member: Member) -> bool:
    """Whether it is the page of a list of followers or followed, by its name, and where it lies or its classes."""
    if not claims_by_name(member) or "/threads/" in f"/{member.name.casefold()}":
        return False
    if _ITS_FOLDER in member.name.casefold():
        return True
    return bool(_MARKED.search(member.head)) and b"instagram.com/" in member.head


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The accounts of a page.

    Raises:
        Unreadable: it is cut short, its build is not known, or its dates are in a language that is not known.
    """
    linked, dated, unknown = 0, 0, ""
    for row in _rows(member):
        record = _account(member, row, options)
        if isinstance(record, FollowerRecord):
            linked += 1
            dated += record.since is not None
            unknown = row.text if row.text and not record.since else unknown
            if unknown and not dated and linked >= _TRIED:
                break
        yield record
    if not linked:
        raise _unknown_build(member.name)
    if unknown and not dated:
        shown = repr(clean_line(unknown)[:_SAID])
        raise Unreadable(
            f"{member.name} has days in a language that is not known, {shown}, not such as 'Nov 20, 2026 3:14 pm'",
            _AS_JSON,
        )


def _account(member: Member, row: "_Row", options: ReadingOptions) -> FollowerRecord | Rejected:
    handle = handle_of(row.link)
    if not handle:
        return Rejected("it names no account", clean_line(row.text or row.link)[:_SAID], member.name, row.line)
    i_follow = member.base.startswith("following")
    return FollowerRecord(
        handle,
        url=profile_of(handle),
        since=read_moment(row.text, options) if row.text else None,
        follows_me=not i_follow,
        i_follow=i_follow,
        file=member.name,
        line=row.line,
    )


def _unknown_build(name: str) -> Unreadable:
    said = "is built in a way that is not known: no row (_a6-g) with a link to an account was found"
    return Unreadable(f"{name} {said}", _AS_JSON)


def _rows(member: Member) -> Iterator["_Row"]:
    parser, some = _Page(), False
    decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
    with member.open() as stream:
        while part := stream.read(_PART):
            _feed(member.name, parser, decoder.decode(part))
            some = True
            yield from parser.taken()
    _feed(member.name, parser, decoder.decode(b"", final=True))
    if not some:
        raise Unreadable(f"{member.name} is empty", AGAIN)
    if parser.row or (parser.begun and not parser.ended) or parser.rawdata.startswith("<"):
        raise Unreadable(f"{member.name} ends in the middle of the page", AGAIN)
    yield from parser.taken()


def _feed(name: str, parser: "_Page", text: str) -> None:
    try:
        parser.feed(text)
    except (AssertionError, ValueError):  # what the parser raises for declarations that are none
        raise Unreadable(f"{name} is damaged, and no page from some place on", AGAIN) from None
    if len(parser.rawdata) > _LARGEST_TAG:
        raise Unreadable(f"{name} has a part without tags of more than {_LARGEST_TAG:,} letters", _AS_JSON)


@dataclass(slots=True)
class _Row:
    """A row of a page: the link to an account, and the last text beside it and the heading."""

    line: int
    tag: str
    depth: int = 1
    link: str = ""
    text: str = ""


class _Page(HTMLParser):
    """Takes a page apart into rows as it comes; ``row`` is the one that has not ended."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.row: _Row | None = None
        self.begun = self.ended = False
        self._done: list[_Row] = []
        self._aside: str | None = None  # the tag of a link or heading, whose text is no date
        self._text = ""

    def taken(self) -> list[_Row]:
        """The rows that have ended since they were taken last."""
        done, self._done = self._done, []
        return done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row, or note a link."""
        self._end_text()
        held = dict(attrs)
        classes = (held.get("class") or "").split()
        self.begun = self.begun or tag == "html"
        if "_a6-g" in classes and (self.row is None or self.row.link):
            self._end_row()  # one that was not closed
            self.row = _Row(self.getpos()[0], tag)
        elif self.row and tag == self.row.tag:
            self.row.depth += 1
        if not self.row:
            return
        if tag == "a":
            self._aside = tag
            href = (held.get("href") or "")[:_LONGEST]
            if not self.row.link or not handle_of(self.row.link):
                self.row.link = href
        elif "_a6-h" in classes:
            self._aside = tag

    def handle_endtag(self, tag: str) -> None:
        """End a row."""
        self._end_text()
        self.ended = self.ended or tag == "html"
        self._aside = None if tag == self._aside else self._aside
        if self.row and tag == self.row.tag:
            self.row.depth -= 1
            if not self.row.depth:
                self._end_row()
        elif tag in ("main", "body", "html"):
            self._end_row()

    def handle_data(self, data: str) -> None:
        """Hold a part of a text."""
        if self.row and not self._aside and len(self._text) < _LONGEST:
            self._text += data[:_LONGEST]

    def _end_text(self) -> None:
        if self.row and (text := self._text.strip()):
            self.row.text = text
        self._text = ""

    def _end_row(self) -> None:
        if self.row:
            self._done.append(self.row)
        self.row, self._aside = None, None
