"""The exports among the files that were given: which lists are of one account and one day, and what they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from netbook import formats
from netbook.domain.audience.records import About, Count, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.errors import Unreadable
from netbook.formats import Claim, Format
from netbook.formats.audience import AUDIENCES
from netbook.formats.package import Package
from netbook.services.audience.accounts import platform_key

READ = (
    "followers are read from the exports of Instagram, Facebook, X, TikTok, LinkedIn, GitHub, Mastodon, Bluesky and "
    "YouTube, and from newsletter lists and other tables"
)
_TABLE, _NEWSLETTER = "csv", "newsletter"


@dataclass
class Export:
    """The lists of one account, as they were on one day."""

    platform: str
    about: About
    on: date
    claims: list[Claim] = field(default_factory=list)

    @property
    def files(self) -> tuple[str, ...]:
        """The files it is read from."""
        return tuple(claim.member.name for claim in self.claims)


def found(
    packages: Sequence[Package],
    options: ReadingOptions,
    today: date,
    *,
    wanted: Format | None = None,
    account: str | None = None,
) -> list[Export]:
    """The exports among packages, the oldest first; ``account`` is whose they are, as PLATFORM, HANDLE or both.

    Raises:
        Unreadable: a package holds none, or it cannot be told of which platform it is.
        NotFound: there is no such format.
    """
    platform, handle = _named(account)
    exports: dict[tuple[object, ...], Export] = {}
    for place, package in enumerate(packages):
        for claim in _recognised(package, options, wanted):
            where = _platform(claim, options, platform)
            about = claim.format.reader.about(package)
            about = About(handle or about.handle, about.on, about.missing, about.total, about.names)
            on = min(about.on or claim.on or today, today)
            # The lists of one archive are one export; loose files are, where they are of one account and one day.
            key = (where, about.handle, on, place if len(package.members) > 1 else None)
            exports.setdefault(key, Export(where, about, on)).claims.append(claim)
    for export in exports.values():
        export.claims.sort(key=lambda claim: ("follow" in _list_of(claim.member.base), claim.member.name))
    return sorted(exports.values(), key=lambda export: (export.on, export.platform))


def records(export: Export, options: ReadingOptions) -> Iterator[FollowerRecord | Count | Rejected]:
    """What an export holds, list by list.

    Raises:
        Unreadable: a list is damaged, or not what it seemed.
    """
    for claim in export.claims:
        try:
            yield from claim.format.reader.read(claim.member, options)
        finally:
            claim.member.let_go()


def _recognised(package: Package, options: ReadingOptions, wanted: Format | None) -> list[Claim]:
    try:
        return formats.recognised(package, options, wanted, among=AUDIENCES)
    except Unreadable as problem:
        known = problem.hint or ""
        if known.startswith(("people are read from", "give what")) or not known or "contacts" in known:
            problem.hint = READ
        raise


def _list_of(base: str) -> str:
    """The name of a list without what followers are called, so that the lists of whom one follows come last."""
    return base.replace("followers", "").replace("whofollowed", "")


def _named(account: str | None) -> tuple[str | None, str | None]:
    if not account:
        return None, None
    platform, colon, handle = account.partition(":")
    if colon:
        return platform_key(platform), handle.strip().lstrip("@") or None
    try:
        return platform_key(account), None
    except Unreadable:
        return None, account.strip().lstrip("@")


def _platform(claim: Claim, options: ReadingOptions, named: str | None) -> str:
    if claim.format.key == _NEWSLETTER:
        return named or str(claim.format.reader.platform(claim.member, options))
    if claim.format.key != _TABLE:
        return claim.format.key
    if named is None:
        hint = "say which with --account, such as --account instagram or --account substack:letters"
        raise Unreadable(f"{claim.member.name} does not say of which platform it is", hint)
    return named


def format_of(key: str) -> Format:
    """The format of an audience with that key.

    Raises:
        NotFound: there is none.
    """
    return formats.named(key, among=AUDIENCES)
