"""The exports among the files that were given: which lists are of one account and one day, and what they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from netbook import formats
from netbook.domain.audience.records import About, Count, FollowerRecord
from netbook.domain.audience.talks import Talks
from netbook.domain.records import ReadingOptions, Rejected
from netbook.errors import Unreadable
from netbook.formats import Claim, Format, signatures
from netbook.formats.audience import AUDIENCES
from netbook.formats.package import Package
from netbook.services.audience.accounts import known_platform, platform_key

READ = (
    "followers are read from the exports of Instagram, Facebook, X, TikTok, LinkedIn, GitHub, Mastodon, Bluesky and "
    "YouTube, and from newsletter lists and other tables"
)
_PEOPLE = "it is {}: netbook import reads people"
_TABLE, _NEWSLETTER = "csv", "newsletter"


@dataclass
class Export:
    """The lists of one account, as they were on one day."""

    platform: str
    about: About
    on: date
    claims: list[Claim] = field(default_factory=list)
    packages: list[Package] = field(default_factory=list)

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
    named = _named(account)
    exports: dict[tuple[object, ...], Export] = {}
    for place, package in enumerate(packages):
        for claim in _recognised(package, options, wanted):
            platform, handle = _whose(claim, package, options, named)
            about = claim.format.reader.about(package)
            about = About(handle or about.handle, about.on, about.missing, about.total, about.names)
            on = min(about.on or claim.on or today, today)
            # The lists of one archive are one export; loose files and archives are, of one account and one day.
            apart = len(package.members) > 1 and not (about.handle and about.on)
            key = (platform, about.handle, on, place if apart else None)
            export = exports.setdefault(key, Export(platform, about, on))
            export.claims.append(claim)
            if package not in export.packages:
                export.packages.append(package)
    for export in exports.values():
        export.about = _together(export)
        export.claims.sort(key=lambda claim: ("follow" in _list_of(claim.member.base), claim.member.name))
    return sorted(exports.values(), key=lambda export: (export.on, export.platform))


def _together(export: Export) -> About:
    """What an export tells of itself that was given in several files: what one lacks another may have."""
    about = export.about
    if len(export.packages) < 2:
        return about
    told = export.claims[0].format.reader.about(_one(export))
    return About(about.handle, about.on, told.missing, told.total, told.names)


def _one(export: Export) -> Package:
    """All packages of an export as one."""
    first = export.packages[0]
    return Package(first.name, tuple(each for package in export.packages for each in package.members), first.progress)


def records(export: Export, options: ReadingOptions) -> Iterator[FollowerRecord | Count | Rejected]:
    """What an export holds, list by list; of the accounts also whether one talked, where it holds the messages.

    Raises:
        Unreadable: a list is damaged, or not what it seemed.
    """
    talks = _talks(export, options)
    for claim in export.claims:
        try:
            for each in claim.format.reader.read(claim.member, options):
                yield talks.told(each) if talks and isinstance(each, FollowerRecord) else each
        finally:
            claim.member.let_go()


def _talks(export: Export, options: ReadingOptions) -> Talks | None:
    """With whom one talked; an export that is not whole leaves open who is silent."""
    find = getattr(export.claims[0].format.reader, "talks", None)
    found: Talks | None = find(_one(export), options) if find else None
    return replace(found, whole=found.whole and not export.about.missing) if found else None


def _recognised(package: Package, options: ReadingOptions, wanted: Format | None) -> list[Claim]:
    try:
        return formats.recognised(package, options, wanted, among=AUDIENCES)
    except Unreadable as problem:
        if people := formats.held(package, options, formats.FORMATS):
            said = f"{package.name} holds no followers: it is {people.format.name}"
            raise Unreadable(said, "netbook import reads people") from None
        known = (problem.hint or "").replace(signatures.READ, READ)
        problem.hint = READ if not known or known.startswith("give what") or "contacts" in known else known
        raise


def advise(package: Package, options: ReadingOptions, problem: Unreadable) -> None:
    """Say what helps with a package of which no people are read, where it is the export of an audience."""
    if formats.held(package, options, AUDIENCES):
        known = f"{problem.hint}; " if "--map" in (problem.hint or "") else ""
        problem.hint = f"{known}netbook audience import reads who follows you"


def _list_of(base: str) -> str:
    """The name of a list without what followers are called, so that the lists of whom one follows come last."""
    return base.replace("followers", "").replace("whofollowed", "")


def _named(account: str | None) -> tuple[str | None, str | None]:
    """The platform and the handle that were said; a word that is no known platform is a handle."""
    if not account:
        return None, None
    platform, colon, handle = account.partition(":")
    if colon:
        return platform_key(platform), handle.strip().lstrip("@") or None
    known = known_platform(account)
    return (known, None) if known else (None, account.strip().lstrip("@"))


def _whose(
    claim: Claim, package: Package, options: ReadingOptions, named: tuple[str | None, str | None]
) -> tuple[str, str | None]:
    """The platform of a file, and whose it is where that was said; only of a table one may say any platform."""
    platform, handle = named
    if claim.format.key == _NEWSLETTER:
        return platform or str(claim.format.reader.platform(claim.member, options)), handle
    if claim.format.key != _TABLE:
        if platform and platform != claim.format.key:
            said = f"{claim.member.name} is of {claim.format.name}, not of {platform}"
            raise Unreadable(said, f"say --account {claim.format.key}, or leave it out")
        return claim.format.key, handle
    if platform or handle:
        return (platform, handle) if platform else (platform_key(handle or ""), None)
    people = formats.held(package, options, formats.FORMATS)
    which = "say which with --account, such as --account instagram or --account substack:letters"
    hint = f"{_PEOPLE.format(people.format.name)}; if they follow you, {which}" if people else which
    raise Unreadable(f"{claim.member.name} does not say of which platform it is", hint)


def format_of(key: str) -> Format:
    """The format of an audience with that key.

    Raises:
        NotFound: there is none.
    """
    return formats.named(key, among=AUDIENCES)
