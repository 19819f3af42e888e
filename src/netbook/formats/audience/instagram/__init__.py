"""Instagram's followers and whom one follows, from its export in JSON or HTML, of every year.

Source: Accounts Centre, Export your information. Threads' lists, which lie in the same zip, are not Instagram's.
"""

import re
from collections.abc import Iterator
from datetime import date

from netbook.domain.audience.records import About, FollowerRecord
from netbook.domain.audience.talks import Talks
from netbook.domain.records import ReadingOptions, Rejected
from netbook.domain.text import fold
from netbook.errors import Unreadable
from netbook.formats.audience.instagram import lists, pages
from netbook.formats.audience.instagram.talks import talks as with_whom
from netbook.formats.audience.meta import day, gaps, named, profile, told
from netbook.formats.package import Member, Package

_PAGE = (".html", ".htm")
# instagram-ana.reyes-2026-11-20-AbCdEfGh.zip, and to 2020 ana.reyes_20200101.zip
_PACKAGE = re.compile(
    r"instagram-(?P<handle>[\w.]{1,64})-(?P<day>\d{4}-\d\d-\d\d)(?!\d)"
    r"|^(?P<old>[\w.]{1,64})_(?P<old_day>20\d{6})(?:_part_?\d+)?(?: ?\(\d+\))?(?:\.zip)?$",
    re.ASCII,
)
_NUMBERED = re.compile(
    r"(?P<before>followers_)(?P<number>\d{1,6})(?: ?\(\d+\))?(?P<after>\.json|\.html)", re.IGNORECASE
)
_USERNAME = set(
    "username|user name|benutzername|nom d'utilisateur|nombre de usuario|nome de usuario|nome de utilizador|"
    "nome utente|gebruikersnaam|brugernavn|brukernavn|anvandarnamn".split("|")
)
_ITS_FOLDER = "followers_and_following/"
_DAYS = re.compile(rb'<time[^>]{0,80}datetime="(\d{4}-\d\d-\d\d)')  # on top of a page: when it was made, from, until


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it is a list of Instagram's followers, or of those whom one follows there."""
    return pages.claims(member) if member.base.endswith(_PAGE) else lists.claims(member)


def read(member: Member, options: ReadingOptions) -> Iterator[FollowerRecord | Rejected]:
    """The accounts of a list.

    Raises:
        Unreadable: it is cut short or damaged, or no such list.
    """
    return pages.read(member, options) if member.base.endswith(_PAGE) else lists.read(member)


def about(package: Package) -> About:
    """Whose export it is, of which day, and which pages of the followers are missing."""
    found = named(package, _PACKAGE)
    pages_of = [member for member in package.members if pages.claims_by_name(member)]
    days = {member.name: _days(member) for member in pages_of}
    on = day(found["day"] or found["old_day"]) if found else None
    made = next((each[0] for each in days.values() if each), None)
    return About(
        handle=_handle(package),
        on=on or made,
        missing=(*gaps(package.members, _NUMBERED), *_without_followers(package), *_of_a_time(days)),
    )


def talks(package: Package, options: ReadingOptions) -> Talks | None:
    """With whom one ever talked, where that can be told; none where it holds no conversations."""
    return with_whom(package, _handle(package))


def _handle(package: Package) -> str | None:
    found = named(package, _PACKAGE)
    return (found["handle"] or found["old"]) if found else _own_handle(package)


def _own_handle(package: Package) -> str | None:
    """The handle that the user's own profile tells, whose labels are in their language."""
    held = profile(package, "personalinformation.json")
    users = held.get("profile_user") if isinstance(held, dict) else None
    user = users[0] if isinstance(users, list) and users else users
    fields = user.get("string_map_data") if isinstance(user, dict) else None
    for label, field in fields.items() if isinstance(fields, dict) else ():
        value = told(field.get("value")) if isinstance(field, dict) else ""
        if fold(told(label)) in _USERNAME and lists.is_handle(value):
            return value
    return None


def _without_followers(package: Package) -> Iterator[str]:
    """That a package lists whom one follows and nobody else, which would read as if all followers had left."""
    names = {member.base.split(".")[0]: member.name for member in package.members if _ITS_FOLDER in member.name}
    followed = next((name for base, name in names.items() if re.fullmatch(r"following[^a-z]*", base)), None)
    if followed and not any(re.fullmatch(r"followers[^a-z]*", base) for base in names):
        yield f"the followers are missing: {followed} is there"


def _days(member: Member) -> list[date]:
    """The days on top of a page: when it was made, and from when until when it tells where that is not all time."""
    try:
        found = _DAYS.findall(member.head)
    except Unreadable:
        return []
    finally:
        member.let_go()
    return [on for each in found if (on := day(each.decode()))]


def _of_a_time(days: dict[str, list[date]]) -> Iterator[str]:
    spans = {tuple(on[1:]): name for name, on in reversed(days.items())}
    for on, name in spans.items():
        if len(on) == 2:
            yield f"all but {on[0]} to {on[1]} is missing: {name} tells of that time alone"
