"""Any other table of an audience: its columns are known by their headings, or said by the user."""

from collections.abc import Iterator, Sequence
from functools import partial

from netbook.domain import methods
from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.names import LONGEST_NAME
from netbook.domain.records import ReadingOptions, Rejected
from netbook.domain.spelling import did_you_mean
from netbook.errors import Unreadable
from netbook.formats import foreign, tables
from netbook.formats.anytable import composed
from netbook.formats.audience import values
from netbook.formats.package import Member, Package
from netbook.formats.tables import Heading, key_of, words
from netbook.formats.tables.rows import Row

FIELDS = ("handle", "name", "url", "email", "since", "number", "followers", "following")
_NAMING = {"handle", "name", "given", "family", "email", "url"}
# What such tables call their columns, beside the words that all tables of people have.
_ROWS = """
handle: handle | username | user name | user | screen name | screenname | account | account name | acct | login | login name | user handle | profile name | nick | nickname | nutzername | benutzername | nom d'utilisateur | nombre de usuario | nome utente | gebruikersnaam | brugernavn | brukernavn | användarnamn | nome de usuário | nazwa użytkownika
name: full name | display name | real name
url: profile url | profile link | profile | account url | user url | user link | permalink
since: followed at | followed on | followed | follow date | followed since | following since | follows since | date followed | since | date | timestamp | subscribed at | subscribed on | joined | joined at | created at | connected on
number: id | user id | account id | profile id | channel id
followers: followers | followers count | follower count | number of followers
following: following | following count | followings | followings count | follows count | friends count
"""  # noqa: E501 - a table, a row a field
_FIELDS = {
    key_of(word): row.partition(": ")[0]
    for row in _ROWS.strip().splitlines()
    for word in row.partition(": ")[2].split(" | ")
}
_FROM_PEOPLE = {"name", "given", "family", "url", "email", "handle"}
_NOTHING = "there is no handle, name, address or id"


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it looks like a table, and is none that is known to be something else."""
    if options.columns:
        return tables.widest(member, options) is not None
    if foreign.is_something_else(member):
        return False
    return _heading_of(member, options) is not None or foreign.is_table(member)


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The accounts of a table: those who follow, or whom one follows where the name of the file says so.

    Raises:
        Unreadable: it is no table, is damaged, has no column of handles or names, or none of a name that was given.
    """
    heading, fields = _plan(member, options)
    for row in tables.body(member, options, heading):
        yield row if isinstance(row, Rejected) else _account(row, fields, member, options)


def about(package: Package) -> About:
    """Nothing: such a table does not tell whose it is."""
    return About()


def _plan(member: Member, options: ReadingOptions) -> tuple[Heading, tuple[str | None, ...]]:
    """The heading, and the field of each of its columns."""
    heading = _heading_of(member, options) or tables.widest(member, options)
    if heading is None:
        raise Unreadable(f"{member.name} holds no table", "give a table with a column of handles or names")
    said = _said(heading, options)
    fields: list[str | None] = []
    for at, name in enumerate(heading.names):
        field = said.get(at) or _understood(name)
        taken = at not in said and (field in said.values() or field in fields)
        fields.append(None if taken else field)
    known = _NAMING | {"number"} if said else _NAMING  # an id may be anything, unless the user says that it is one
    if not known & set(fields):
        raise Unreadable(
            f"{member.name} has no column of handles or names, but {values.shown(heading.names)}",
            "--map handle=COLUMN says which holds the handles",
        )
    return heading, tuple(fields)


def _heading_of(member: Member, options: ReadingOptions) -> Heading | None:
    """The row that the user's columns are in; else the first with a handle or name and more; else the very first."""
    if options.columns:
        wanted = {key_of(column) for column in options.columns.values() if column}
        return tables.heading_of(
            member, options, lambda cells: len(cells) if wanted <= {key_of(cell) for cell in cells} else 0
        )
    found = tables.heading_of(member, options, partial(_worth, least=2), most=10)
    return found or tables.heading_of(member, options, partial(_worth, least=1), most=1)


def _worth(cells: Sequence[str], least: int) -> int:
    known = {field for cell in cells if cell and (field := _understood(cell))}
    return len(known) if known & _NAMING and len(known) >= least else 0


def _understood(heading: str) -> str | None:
    field = _FIELDS.get(key_of(heading[:100]))
    if field:
        return field
    word = words.understood(heading)
    return word.field if word and word.field in _FROM_PEOPLE and not word.labels else None


def _said(heading: Heading, options: ReadingOptions) -> dict[int, str]:
    """The field of each column that the user named.

    Raises:
        Unreadable: there is no such field, or no such column.
    """
    keys = [key_of(each) for each in heading.names]
    found = {}
    for name, column in options.columns.items():
        field = key_of(name)
        if field not in FIELDS:
            raise Unreadable(
                f"there is no field {name!r}", did_you_mean(name, FIELDS, f"fields are {', '.join(FIELDS)}")
            )
        if column and key_of(column) not in keys:
            near = did_you_mean(column, heading.names)
            told = f"columns are {values.shown(heading.names)}"
            raise Unreadable(f"there is no column {column!r} in the table", f"{near or ''} {told}".strip())
        if column:
            found[keys.index(key_of(column))] = field
    return found


def _account(
    row: Row, fields: Sequence[str | None], member: Member, options: ReadingOptions
) -> FollowerRecord | Rejected:
    cells = {field: cell for field, cell in zip(fields, row.cells, strict=True) if field and cell}
    link = values.url(cells.get("url"))
    handle = _handle(cells.get("handle")) or (_of_page(link) if link else None)
    if values.url(cells.get("handle")) and not link:
        link = values.url(cells.get("handle"))
    name = values.line(composed(*(cells.get(each, "") for each in ("name", "given", "family")))[0], LONGEST_NAME)
    email = _email(cells.get("email"))
    number = values.line(cells.get("number"), 100)
    if not (handle or name or link or email or number):
        return values.rejected(_NOTHING, " ".join(row.cells), member, row.line)
    followed = "following" in member.base and "follower" not in member.base
    return FollowerRecord(
        handle=handle or email,
        name=name,
        url=link,
        number=number,
        email=email,
        since=values.moment(cells.get("since"), options.calendar),
        follows_me=not followed,
        i_follow=followed,
        followers=values.count(cells.get("followers", "").replace(",", "")),
        following=values.count(cells.get("following", "").replace(",", "")),
        file=member.name,
        line=row.line,
    )


def _handle(cell: str | None) -> str | None:
    """A handle; of the address of a profile its last part."""
    return _of_page(cell) if cell and values.url(cell) else values.handle(cell)


def _of_page(address: str) -> str | None:
    """The handle in the address of a profile, as far as the platform is known."""
    try:
        found = methods.url(address)
    except Unreadable:
        return None
    return values.handle(found.normalised) if found.platform else None


def _email(cell: str | None) -> str | None:
    try:
        return methods.email(cell[:1000]).value if cell else None
    except Unreadable:
        return None
