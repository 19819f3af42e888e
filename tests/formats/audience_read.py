"""Reading an export of an audience in a test, whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from netbook.domain.audience.records import About, Count, FollowerRecord
from netbook.domain.records import ReadingOptions, Rejected
from netbook.domain.when import Calendar
from netbook.formats import Format, recognised
from netbook.formats.audience import AUDIENCES
from netbook.formats.package import Package, given, opened
from tests.formats.archives import zipped

SAMPLES = Path(__file__).parent / "samples"
OPTIONS = ReadingOptions(Calendar(date(2026, 11, 27)))


@dataclass
class Told:
    """What an export told, by the key of its format."""

    formats: list[str] = field(default_factory=list)
    accounts: list[FollowerRecord] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    refused: list[Rejected] = field(default_factory=list)

    @property
    def followers(self) -> list[FollowerRecord]:
        return [each for each in self.accounts if each.follows_me]

    @property
    def followed(self) -> list[FollowerRecord]:
        return [each for each in self.accounts if each.i_follow]


def platform(key: str) -> Format:
    return next(each for each in AUDIENCES if each.key == key)


def told(package: Package, *keys: str, options: ReadingOptions = OPTIONS) -> Told:
    """All that the formats of these keys read of a package."""
    found = Told()
    for claim in recognised(package, options, among=[platform(key) for key in keys]):
        found.formats.append(claim.format.key)
        for each in claim.format.reader.read(claim.member, options):
            if isinstance(each, FollowerRecord):
                found.accounts.append(each)
            elif isinstance(each, Count):
                found.counts.append(each)
            else:
                found.refused.append(each)
    return found


def of(key: str, name: str, content: str | bytes, options: ReadingOptions = OPTIONS) -> Told:
    """What one file tells."""
    return told(given(name, content.encode() if isinstance(content, str) else content), key, options=options)


def sample(key: str, path: str) -> Told:
    """What a sample tells."""
    with opened(SAMPLES / path) as package:
        return told(package, key)


def about(key: str, package: Package | Mapping[str, str | bytes], name: str = "export.zip") -> About:
    """What an export tells of itself."""
    if not isinstance(package, Package):
        files = {each: text.encode() if isinstance(text, str) else text for each, text in package.items()}
        package = given(name, zipped(files))
    found = platform(key).reader.about(package)
    assert isinstance(found, About)
    return found


def about_sample(key: str, path: str) -> About:
    """What a sample tells of itself."""
    with opened(SAMPLES / path) as package:
        return about(key, package)
