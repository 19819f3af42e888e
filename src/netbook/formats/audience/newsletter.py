"""Lists of subscribers, members and guests, of any platform that sends e-mail: known by their headings.

Source: the CSV exports of Substack, Mailchimp, Kit, Beehiiv, Ghost, Patreon and Luma, and what has columns like theirs.
"""

from collections.abc import Iterator, Mapping, Sequence

from netbook.domain import methods
from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.domain.text import fold
from netbook.errors import Unreadable
from netbook.formats import tables
from netbook.formats.anytable import composed
from netbook.formats.audience import values
from netbook.formats.package import Member, Package
from netbook.formats.tables import Heading, key_of, words
from netbook.formats.tables.rows import Row

OTHER = "newsletter"
# The platform, and headings that are all in its tables and not all in another's; the first that fits has it.
_MARKS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (platform, frozenset(headings.split()))
    for platform, headings in (
        ("substack", "activesubscription"),
        ("substack", "emaildisabled"),
        ("mailchimp", "memberrating optintime"),
        ("mailchimp", "memberrating euid"),
        ("mailchimp", "leid euid"),
        ("ghost", "subscribedtoemails"),
        ("ghost", "complimentaryplan"),
        ("patreon", "patronstatus"),
        ("luma", "approvalstatus checkedinat"),
        ("luma", "approvalstatus ticketname"),
        ("beehiiv", "status createdat subscriptiontier"),
        ("beehiiv", "status tier createdat unsubscribedat"),
        ("kit", "emailaddress state createdat"),
        (OTHER, "engagementoptin"),
        (OTHER, "unsubscribedat"),
        (OTHER, "subscribedat"),
        (OTHER, "subscribed"),
        (OTHER, "optintime"),
        (OTHER, "stripecustomerid"),
        (OTHER, "clicks opens"),
        (OTHER, "status dateadded"),
        (OTHER, "status createdat"),
        (OTHER, "subscriberstatus"),
        (OTHER, "subscriptionstatus"),
    )
)
# When somebody came, the surest first.
_SINCE = """optintime confirmtime subscribedat subscribedon subscriptiondate subscribedate createdat created dateadded
signupdate signedupat joinedat joined patronagesincedate startdate dateofsubscription""".split()
_PERSON = {"email", "name", "given", "family"}
_STATES = ("status", "state", "patronstatus", "approvalstatus", "subscriberstatus", "subscriptionstatus")
_LEFT = ("unsubtime", "cleantime", "unsubscribedat", "deletedat", "unsubscribedon", "canceledat", "cancelledat")
_GONE = {
    *"unsubscribed inactive cleaned cancelled canceled bounced complained archived blocked invalid deleted".split(),
    *"unconfirmed former declined removed 0".split(),
    "former patron",
}
_PAYS = {"paid", "comp", "gift"}
_YES = {"true", "yes", "1"}
_NO = {"false", "no", "0"}
_EXPECTED = (
    "a list of subscribers has a column of e-mail addresses, and one such as status, created_at or subscribed at"
)


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a table with a column of e-mail addresses and the headings of such a list."""
    return tables.heading_of(member, options, _worth) is not None


def platform(member: Member, options: ReadingOptions) -> str:
    """Which platform's list it is: substack, mailchimp, kit, beehiiv, ghost, patreon, luma, else newsletter."""
    heading = tables.heading_of(member, options, _worth)
    return _platform(heading.names) or OTHER if heading else OTHER


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The subscribers, those who left marked as gone; rows without an address are rejected.

    Raises:
        Unreadable: it is damaged, or no such list.
    """
    heading = tables.heading_of(member, options, _worth)
    if heading is None:
        found = tables.widest(member, options)
        told = f"the columns {values.shown(found.names)}" if found else "no table"
        raise Unreadable(f"{member.name} has {told}, and is no list of subscribers", _EXPECTED)
    fields = tuple(map(_field, heading.names))
    for row in tables.body(member, options, heading):
        yield row if isinstance(row, Rejected) else _subscriber(row, heading, fields, member, options)


def about(package: Package) -> About:
    """Nothing: such a table does not tell whose it is."""
    return About()


def _worth(cells: Sequence[str]) -> int:
    return len(cells) if _platform(cells) and "email" in map(_field, cells) else 0


def _platform(cells: Sequence[str]) -> str | None:
    keys = {key_of(cell) for cell in cells}
    return next((platform for platform, marks in _MARKS if marks <= keys), None)


def _field(heading: str) -> str | None:
    """What of a person a column holds."""
    word = words.understood(heading)
    return word.field if word and not word.labels and word.field in _PERSON else None


def _subscriber(
    row: Row, heading: Heading, fields: Sequence[str | None], member: Member, options: ReadingOptions
) -> FollowerRecord | Rejected:
    cells: dict[str, str] = {}
    names: dict[str, str] = {}
    for key, field, cell in zip(heading.keys, fields, row.cells, strict=True):
        if not cell:
            continue
        cells.setdefault(key, cell)
        if field:
            names.setdefault(field, cell)
    try:
        email = methods.email(names.get("email", "")[:1000]).value
    except Unreadable:
        reason = "it is no e-mail address" if "email" in names else "there is no e-mail address"
        return values.rejected(reason, names.get("email") or " ".join(row.cells), member, row.line)
    if fold(cells.get("approvalstatus", "")) == "invited":
        return values.rejected("invited, and has not answered", email, member, row.line)
    return FollowerRecord(
        handle=values.handle(email),
        name=values.line(composed(*(names.get(each, "").strip() for each in ("name", "given", "family")))[0]),
        email=email,
        since=next(
            (when for key in _SINCE if key in cells and (when := values.moment(cells[key], options.calendar))), None
        ),
        gone=_is_gone(cells),
        file=member.name,
        line=row.line,
    )


def _is_gone(cells: Mapping[str, str]) -> bool:
    """Whether a row says that they left: by a state, by when they did, or by mail they no longer want.

    Who pays and wants no mail reads elsewhere, and has not left.
    """
    if any(cells.get(key) for key in _LEFT):
        return True
    states = [fold(cells[key]) for key in _STATES if key in cells]
    if any(state in _GONE for state in states):
        return True
    pays = fold(cells.get("activesubscription", "")) in _YES or fold(cells.get("type", "")) in _PAYS
    no_mail = fold(cells.get("emaildisabled", "")) in _YES
    refused = any(fold(cells.get(key, "")) in _NO for key in ("subscribedtoemails", "subscribed"))
    return (no_mail and not pays) or refused
