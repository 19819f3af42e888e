"""File formats: bytes to records and back, a file each; ``FORMATS`` lists them without importing them.

A module that reads has ``claims(member, options)``, whether a file is of its format, decided by content, and
``read(member, options)``, which yields its records.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from netbook.domain.records import Brought, ReadingOptions
from netbook.domain.spelling import did_you_mean
from netbook.errors import NotFound, Unreadable
from netbook.formats import ages, foreign
from netbook.formats.package import Member, Package, Passed

MOST_MAIL = 256 << 30  # bytes, where a package holds mail: of each message the headers alone are held


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read: its key, its name, where people get such files, and the module that knows it.

    ``any_table`` says that it takes whatever looks like a table, so that it is asked only about a file given alone;
    ``meets`` that it tells what happened with people of the book, and adds nobody.
    """

    key: str
    name: str
    comes_from: str
    module: str
    any_table: bool = False
    meets: bool = False

    @property
    def reader(self) -> Any:
        """The module, imported now."""
        return import_module(f"netbook.formats.{self.module}")


# In the order they are asked: the first to claim a file has it.
FORMATS: tuple[Format, ...] = (
    Format("netbook", "netbook JSON", "netbook export json", "whole"),
    Format(
        "mail",
        "mail",
        "Gmail's Takeout, Thunderbird, Apple Mail, mutt: a mailbox (mbox), a Maildir, files of one message (.eml)",
        "mail",
        meets=True,
    ),
    Format(
        "vcard",
        "vCard 2.1, 3.0, 4.0",
        "Apple, Android, iCloud, Google, Outlook, Nextcloud, khard: a .vcf file or a folder of them",
        "vcard",
    ),
    Format(
        "linkedin", "LinkedIn connections", "LinkedIn's archive: the zip, its folder or Connections.csv", "linkedin"
    ),
    Format(
        "linkedin-messages",
        "LinkedIn messages",
        "LinkedIn's archive: messages.csv and Invitations.csv",
        "linkedin_messages",
        meets=True,
    ),
    Format("google", "Google Contacts CSV", "contacts.google.com, Export, Google CSV", "google"),
    Format("outlook", "Outlook CSV", "Outlook, Export to a file, in any of its languages", "outlook"),
    Format("thunderbird", "Thunderbird CSV", "Thunderbird, Address Book, Export", "thunderbird"),
    Format("monica", "Monica's JSON", "Monica 4, Settings, Export data, Export to JSON", "monica"),
    Format("friends", "journal of friends", "Ruby's friends: the file friends.md it keeps", "friends"),
    Format("abook", "abook's address book", "abook: the file addressbook it keeps", "abook"),
    Format(
        "calendar",
        "calendar (iCalendar)",
        "Google, Outlook, Apple, Nextcloud: an .ics file, a folder of them, Takeout's zip",
        "calendar",
        meets=True,
    ),
    Format("csv", "any other CSV", "Notion, Dex, Clay, a spreadsheet", "anytable", any_table=True),
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A file and the format it is of.

    ``on`` is the day it tells of, where that shows; ``age`` sorts files, the oldest first; files that are one book
    together, such as a folder of cards, bear the same ``book``.
    """

    format: Format
    member: Member
    on: date | None = None
    age: str = ""
    book: str | None = None


def named(key: str, among: Sequence[Format] | None = None) -> Format:
    """The format of that key.

    Raises:
        NotFound: there is none.
    """
    listed = FORMATS if among is None else among
    known = [each.key for each in listed]
    for each in listed:
        if each.key == key.casefold():
            return each
    raise NotFound(f"there is no format {key!r}", did_you_mean(key, known, f"formats are {', '.join(known)}"))


def recognised(
    package: Package, options: ReadingOptions, wanted: Format | None = None, among: Sequence[Format] = FORMATS
) -> list[Claim]:
    """The files of a package that tell of people, each with its format; ``wanted`` is the only one to be asked.

    Raises:
        Unreadable: there is none, and it is said what was found; a file is damaged; they are more than can be read.
    """
    alone = len(package.members) == 1
    asked = [wanted] if wanted else [each for each in among if alone or not each.any_table]
    claims = _claimed(package, options, asked)
    if not claims:
        others = [each for each in among if each != wanted and not each.any_table]
        if wanted and (other := next(iter(_claimed(package, options, others)), None)):
            name = other.format.name
            raise Unreadable(f"{other.member.name} is {name}, not {wanted.name}", f"read it as {other.format.key}")
        raise Unreadable(*foreign.refusal(package, wanted.name if wanted else None))
    if any(claim.format.key == "mail" for claim in claims):
        package.progress.most = max(package.progress.most, MOST_MAIL)
    package.progress.total = sum(claim.member.size for claim in claims)
    if package.progress.total > package.progress.most:
        size = f"{package.progress.total:,} bytes, and {package.progress.most:,} are read at most"
        raise Unreadable(f"what {package.name} holds is {size}", "give a part of it")
    return claims


def held(package: Package, options: ReadingOptions, among: Sequence[Format]) -> Claim | None:
    """A file of these formats that a package holds, if any; tables of no known kind do not count."""
    asked = [each for each in among if not each.any_table]
    with suppress(Unreadable):
        return next(iter(_claimed(package, options, asked)), None)
    return None


def _claimed(package: Package, options: ReadingOptions, asked: Sequence[Format]) -> list[Claim]:
    """The files that a format claims; the others are told of, as one that cannot be read must not keep the rest out."""
    claims: list[Claim] = []
    package.passed.clear()
    for member in package.members:
        try:
            owner = next((each for each in asked if each.reader.claims(member, options)), None)
            if owner:
                claims.append(_claim(owner, member, package))
            else:
                package.passed.append(foreign.passed(member))
        except Unreadable as problem:
            if len(package.members) == 1 or member.name not in problem.message:
                raise
            package.passed.append(
                Passed(member.name, f"cannot be read: {problem.message}", problem.message, problem.hint)
            )
        member.let_go()
    return claims


def _claim(owner: Format, member: Member, package: Package) -> Claim:
    one_card = owner.key == "vcard" and member.head.upper().count(b"BEGIN:VCARD") == 1
    book = f"{package.name}/{member.name.rpartition('/')[0]}" if one_card and len(package.members) > 1 else None
    return Claim(owner, member, ages.exported(member, package.name), ages.age(member, package.name), book)


def oldest_first(claims: Iterable[Claim]) -> list[Claim]:
    """The files in the order in which they were written, those of one book together; what adds nobody comes last."""
    books: dict[object, list[Claim]] = {}
    for number, claim in enumerate(claims):
        books.setdefault(claim.book or number, []).append(claim)
    for files in books.values():
        files.sort(key=lambda claim: claim.age)
    ordered = sorted(books.values(), key=lambda files: (files[0].format.meets, files[-1].age))
    return [claim for files in ordered for claim in files]


def owner(claims: Iterable[Claim], packages: Iterable[Package], options: ReadingOptions) -> frozenset[str]:
    """Who the user is beside what is said: the addresses that mailboxes show, the name that LinkedIn's archive tells.

    Raises:
        Unreadable: mailboxes show none, and none is said.
    """
    found: frozenset[str] = frozenset()
    by_format: dict[str, list[Member]] = {}
    for claim in claims:
        by_format.setdefault(claim.format.key, []).append(claim.member)
    if mailboxes := by_format.get("mail"):
        found |= import_module("netbook.formats.mail.whose").owner(mailboxes, options.me)
    if "linkedin-messages" in by_format:
        members = [member for package in packages for member in package.members]
        found |= named("linkedin-messages").reader.owner(members, options)
    return found


def read(claim: Claim, options: ReadingOptions) -> Iterator[Brought]:
    """The records of a file, as they are read; what happened comes after the people.

    Raises:
        Unreadable: it is damaged, or not what it seemed.
    """
    try:
        yield from claim.format.reader.read(claim.member, options)
    finally:
        claim.member.let_go()
