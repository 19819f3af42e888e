"""LinkedIn's messages.csv and Invitations.csv, of every year since 2018: who wrote to whom first, on which days.

Source: LinkedIn's data export. Only newer ones tell the profiles; in the others people are known by their names.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from functools import cached_property
from urllib.parse import quote, unquote

from netbook.domain import methods
from netbook.domain.methods import Method
from netbook.domain.records import Encounter, Named, ReadingOptions, Rejected
from netbook.domain.text import clean_line, fold
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.formats import tables
from netbook.formats.linkedin import AMERICAN
from netbook.formats.package import Member
from netbook.formats.tables import Heading, dates, key_of

MOST_RECIPIENTS = 10  # of a message that is a conversation
SPAM = "spam"
DRAFT = "a message that was not sent"
CLOSED = "a message with a closed account"
MANY = f"a message to more than {MOST_RECIPIENTS} people"
NO_DAY = "a message of which no day can be read"
AHEAD = "a message of a day that lies ahead"
_MESSAGES = {"from", "to", "date", "content", "folder"}
_INVITATIONS = {"from", "to", "sentat"}
_LONGEST = 120  # characters of what was written first
_EVERYWHERE = 0.9  # the share of messages from which on somebody is the user
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap])?", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,500}>")
_BREAK = re.compile(r"<(?:br|/p|/div)\b[^<>]{0,100}>", re.IGNORECASE)


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a table with the heading of messages.csv or Invitations.csv."""
    return tables.heading_of(member, options, _worth) is not None


def _worth(cells: Sequence[str]) -> int:
    keys = {key_of(cell) for cell in cells}
    return len(keys) if keys >= _MESSAGES or keys >= _INVITATIONS else 0


def read(member: Member, options: ReadingOptions) -> Iterator[Encounter | Rejected]:
    """The messages or invitations, one by one; of those that are passed over, at the end, how many of a kind.

    Raises:
        Unreadable: it is damaged, or no such export.
    """
    heading = tables.heading_of(member, options, _worth)
    if heading is None:
        raise Unreadable(f"{member.name} is not LinkedIn's messages", "let it be recognised, or name another format")
    is_message = set(heading.keys) >= _MESSAGES
    me = _owner(member, options, heading) if is_message else frozenset(options.me)
    refused: Counter[str] = Counter()
    for row in _rows(member, options, heading):
        if isinstance(row, Rejected):
            yield row
            continue
        found = row.refusal or (_message(row, me, options.calendar) if is_message else _invitation(row, options))
        if isinstance(found, Encounter):
            yield found
        else:
            refused[found] += 1
    for reason, count in refused.items():
        yield Rejected(reason, file=member.name, count=count)


def owner(members: Sequence[Member], options: ReadingOptions) -> frozenset[str]:
    """The name of the user, folded, as the archive's Profile.csv tells it."""
    found = set()
    for member in (each for each in members if each.base == "profile.csv"):
        heading = tables.heading_of(member, options, lambda cells: {"firstname", "lastname"} <= set(map(key_of, cells)))
        for row in tables.body(member, options, heading) if heading else ():
            if not isinstance(row, Rejected):
                cells = dict(zip(heading.keys, row.cells, strict=True)) if heading else {}
                found.add(fold(clean_line(f"{cells['firstname']} {cells['lastname']}")))
    return frozenset(found)


@dataclass(frozen=True)
class _Row:
    """The cells of a row by their headings, folded."""

    cells: dict[str, str]

    def said(self, key: str) -> str:
        """A cell on one line."""
        return clean_line(self.cells.get(key, ""))

    @cached_property
    def sender(self) -> Named:
        """Who wrote."""
        return _named(self.said("from"), self.said("senderprofileurl") or self.said("inviterprofileurl"))

    @cached_property
    def recipients(self) -> tuple[Named, ...]:
        """To whom; a name may have commas in it, so that where no profiles are told all it could mean is tried."""
        urls = [each for each in re.split(r"[,;\s]+", self.said("recipientprofileurls")) if each]
        urls = urls or [each for each in [self.said("inviteeprofileurl")] if each]
        if urls:
            name = self.said("to") if len(urls) == 1 else None
            return tuple(_named(name, url) for url in urls)
        names = [self.said("to"), *(part.strip() for part in self.said("to").split(","))]
        return tuple(_named(each, "") for each in dict.fromkeys(names) if len(each.split()) > 1)

    @cached_property
    def refusal(self) -> str | None:
        """Why it tells nothing, if so."""
        folder = fold(self.said("folder"))
        if "spam" in folder or fold(self.said("conversationtitle")).startswith("sponsored"):
            return SPAM
        if "draft" in folder or "yes" in (fold(self.said("ismessagedraft")), fold(self.said("isconversationdraft"))):
            return DRAFT
        has_urls = "senderprofileurl" in self.cells
        if not self.said("from") or (has_urls and not self.said("senderprofileurl")):
            return CLOSED
        if "recipientprofileurls" in self.cells and not self.said("recipientprofileurls"):
            return CLOSED
        many = len(self.recipients) > MOST_RECIPIENTS
        return MANY if many else None


def _rows(member: Member, options: ReadingOptions, heading: Heading) -> Iterator[_Row | Rejected]:
    for row in tables.body(member, options, heading):
        yield row if isinstance(row, Rejected) else _Row(dict(zip(heading.keys, row.cells, strict=True)))


def _named(name: str | None, url: str) -> Named:
    """Somebody by their profile, in both spellings that an address may have; else by their name."""
    found: list[Method] = []
    for each in dict.fromkeys((url, unquote(url), quote(unquote(url), safe=":/"))) if url else ():
        try:
            found.append(methods.url(each))
        except Unreadable:
            continue
    return Named(name or None, tuple(dict.fromkeys(found)))


def _identities(who: Named) -> set[str]:
    """What tells whether two are one: the profiles where they are told, else the name."""
    return {each.normalised for each in who.methods} or {fold(who.name or "")}


def _owner(member: Member, options: ReadingOptions, heading: Heading) -> frozenset[str]:
    """Who the user is, by their profile and by name: whoever takes part in nearly all of it."""
    seen: Counter[str] = Counter()
    names: Counter[str] = Counter()
    profiles: dict[str, set[str]] = {}  # by name
    rows = 0
    for row in _rows(member, options, heading):
        if isinstance(row, Rejected) or row.refusal:
            continue
        rows += 1
        there = (row.sender, *row.recipients)
        seen.update({each for who in there for each in _identities(who)})
        names.update({fold(row.said("from")), fold(row.said("to"))})
        for who in there:
            profiles.setdefault(fold(who.name or ""), set()).update(_identities(who))
    told = _most(names, rows) or {each for each in options.me if each in names}
    return frozenset(_most(seen, rows) | told | {each for name in told for each in profiles.get(name, ())})


def _most(counts: Counter[str], rows: int) -> set[str]:
    """Who is there most, in nearly all of it, and alone in that; the spellings of one profile are there together."""
    best = max(counts.values(), default=0)
    found = {each for each, count in counts.items() if count == best}
    one = len({unquote(each) for each in found}) == 1
    return found if one and best >= rows * _EVERYWHERE else set()


def _message(row: _Row, me: frozenset[str], calendar: Calendar) -> Encounter | str:
    at = _moment(row.said("date"), calendar)
    if isinstance(at, str):
        return at
    direction = fold(row.said("direction"))
    mine = not me.isdisjoint(_identities(row.sender)) or direction.startswith("out")
    there = row.recipients if mine else (row.sender, *(() if direction else row.recipients))
    people = tuple(each for each in there if me.isdisjoint(_identities(each)))
    known = bool(me) or bool(direction)
    written = _first_line(row.cells["content"]) or row.said("subject")
    return Encounter(
        key=f"{row.said('conversationid') or _with(people)}/{at.date().isoformat()}",
        on=at.date(),
        kind="message",
        text=f"LinkedIn message: {written}" if written else "LinkedIn message",
        people=people,
        initiator=("me" if mine else "them") if known else None,
        moment=at.timestamp(),
    )


def _invitation(row: _Row, options: ReadingOptions) -> Encounter | str:
    at = _moment(row.said("sentat"), options.calendar)
    if isinstance(at, str):
        return at
    direction = fold(row.said("direction"))
    mine = direction.startswith("out") or fold(row.said("from")) in options.me
    known = mine or direction.startswith("in")
    people = row.recipients if mine else (row.sender,) if known else (row.sender, *row.recipients)
    written = _first_line(row.cells.get("message", ""))
    return Encounter(
        key=f"invitation {_with(people)}/{at.date().isoformat()}",
        on=at.date(),
        kind="message",
        text=f"LinkedIn invitation: {written}" if written else "LinkedIn invitation",
        people=people,
        initiator=("me" if mine else "them") if known else None,
        moment=at.timestamp(),
    )


def _with(people: Iterable[Named]) -> str:
    """With whom something is, as it stands in a key: each in one spelling."""
    return " ".join(sorted({unquote(each) for who in people for each in _identities(who)}))


def _moment(cell: str, calendar: Calendar) -> datetime | str:
    """When, as LinkedIn's clock says, which no one else's is: the day counts, and which message came first.

    Or why that cannot be told.
    """
    if AMERICAN.match(cell):
        calendar = replace(calendar, order="mdy")
    try:
        day = dates.read_day(cell, calendar)
    except Unreadable as problem:
        return AHEAD if problem.message.endswith("lies ahead") else NO_DAY
    found = _TIME.search(cell)
    if not found:
        return datetime.combine(day, time(), UTC)
    hour = int(found[1]) % 12 + 12 * (found[4] in ("p", "P")) if found[4] else int(found[1])
    if hour > 23 or int(found[2]) > 59:
        return datetime.combine(day, time(), UTC)
    return datetime.combine(day, time(hour, int(found[2]), min(int(found[3] or 0), 59)), UTC)


def _first_line(content: str) -> str:
    """The first line that was written, without the marks that older exports have, cut."""
    bare = html.unescape(_TAG.sub("", _BREAK.sub("\n", content[:20_000])))
    line = next((found for each in bare.splitlines() if (found := clean_line(each))), "")
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
