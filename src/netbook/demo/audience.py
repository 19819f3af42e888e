"""The followers of the sample network's owner: many people, and how few of them are anybody one knows."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zlib import crc32

from netbook.demo.cast import PEOPLE, Character
from netbook.domain.audience.records import Count, FollowerRecord
from netbook.domain.text import fold

Audience = tuple[str, str, list[FollowerRecord], list[Count]]

_PLATFORMS = (
    ("instagram", "clara.in.lisbon", 5_200),
    ("linkedin", "claraduarte", 1_900),
    ("x", "claraduarte_", 1_300),
    ("newsletter", "smallbudgets", 600),
)
_DAYS = 3 * 365
_BOUGHT, _NIGHT = 640, 203  # how many in one night, days back
_LEFT = 120  # on Instagram within a week of following
_NOWHERE = ("ana", "miguel", "nuno", "henrik", "margarida")  # some of those who matter most follow nowhere
_BUSY = (3, 1, 1, 1, 1, 2, 5, 9, 12, 12, 11, 11, 14, 13, 11, 10, 11, 13, 16, 19, 21, 19, 13, 7)
_HOURS = [hour for hour, share in enumerate(_BUSY) for _ in range(share)]

_GIVEN = """
    alice amelie andre anika astrid bruna camille carlos catarina chidi clara daniela david diego dilan elena emil
    eva fatima felix filipa flora giulia goran hana hugo ida ines ivan jakub jana joao julia karim katja kenji lara
    leila lina luca lucia magda maja marco maria marta mateo mina moritz nikola nina noa olga oskar paula pedro rania
    rita roman sara simon stella teresa theo tim tomoko vera viktor wanda yara yusuf zofia
""".split()
_FAMILY = """
    abreu aguiar alves amaral andersen baptista barros bauer becker berg bianchi braga campos castro conti correia
    costa cruz dias diop duarte eriksen esteves farias fernandes fonseca gomes hansen haas ito ivanova jansen jensen
    kaya kim klein koch kowalska krause kovac lang leal leite lima lopes machado maia martin matos meyer moreno mota
    neves nielsen novak nunez okoye oliveira pereira petrov pinto ramos reis ribeiro rocha romano rossi sa sato
    schmidt serra silva simoes sousa tavares torres vaz vieira wagner weber yilmaz zimmer
""".split()
_DOES = "draws maps walks reads bakes cycles codes writes studio atelier photos garden lisboa porto berlin".split()


def audience(today: date) -> Iterator[Audience]:
    """Each platform with the owner's handle there, its followers as of ``today`` (oldest first), and monthly counts."""
    for platform, own, many in _PLATFORMS:
        chance = Random(f"the followers on {platform}")
        followers = _known(platform, chance, today)
        if platform == "instagram":
            followers += _of_one_night(chance, today)
        taken = {each.handle or each.email for each in followers}
        followers += _strangers(platform, many - len(followers), chance, today, taken)
        followers.sort(
            key=lambda each: (each.since or datetime.min.replace(tzinfo=UTC), each.handle or each.email or "")
        )
        yield platform, own, followers, _counts(followers, today)


def leaving(followers: Sequence[FollowerRecord], today: date) -> dict[str, date]:
    """When those left who did so within days of following, of those on Instagram: the handle and the day."""
    chance = Random("those who left")
    known = {_handle(person, "instagram") for person in PEOPLE}
    recent = [each for each in followers if each.since and each.since.date() < today - timedelta(days=8)]
    settled = [each for each in recent if each.handle not in known and not _numbered(each.handle or "")]
    gone = chance.sample(settled, _LEFT)
    return {
        each.handle: each.since.date() + timedelta(days=chance.randint(1, 6))
        for each in gone
        if each.handle and each.since
    }


def _numbered(handle: str) -> bool:
    return handle[-8:].isdigit()


def _known(platform: str, chance: Random, today: date) -> list[FollowerRecord]:
    """The people of the book who follow there, not all of them under the name they have in it."""
    share = {"instagram": 0.4, "linkedin": 0.6, "x": 0.3, "newsletter": 0.28}[platform]
    there = [person for person in PEOPLE if person.key not in _NOWHERE]
    return [
        _record(platform, _handle(person, platform), _variant(person, chance), _since(chance, today, platform), person)
        for person in there
        if chance.random() < (0.95 if _told(person, platform) else share)
    ]


def _told(person: Character, platform: str) -> str | None:
    """The handle that the book holds."""
    return next((text.partition(":")[2] for text in person.reach if text.startswith(f"{platform}:")), None)


def _handle(person: Character, platform: str) -> str:
    parts = fold(person.name).replace("-", "").split()
    joint = {"instagram": ".", "x": "_"}.get(platform, "")
    return _told(person, platform) or joint.join(parts)


def _variant(person: Character, chance: Random) -> str:
    given, _, family = person.name.partition(" ")
    folded = fold(person.name).title()
    return chance.choice((person.name, person.name, folded, f"{given} {family[:1]}.", *person.aliases))


def _record(platform: str, handle: str, name: str, since: datetime, person: Character | None = None) -> FollowerRecord:
    """A record as the export of a platform holds it."""
    if platform == "instagram":
        return FollowerRecord(handle, url=f"https://www.instagram.com/{handle}", since=since)
    if platform == "linkedin":
        return FollowerRecord(handle, name, f"https://www.linkedin.com/in/{handle}", since=since, i_follow=True)
    if platform == "x":
        number = str(10**8 + crc32(handle.encode()))
        return FollowerRecord(handle, url=f"https://x.com/{handle}", number=number)
    email = next((text for text in person.reach if "@example" in text), None) if person else None
    return FollowerRecord(name=name, email=email or f"{handle}@example.net", since=since)


def _of_one_night(chance: Random, today: date) -> list[FollowerRecord]:
    """Those who arrived within five hours, at the same speed throughout."""
    begin = datetime.combine(today - timedelta(days=_NIGHT), time(1), UTC)
    step = timedelta(hours=5) / _BOUGHT
    handles: dict[str, None] = {}
    while len(handles) < _BOUGHT:
        handles[f"{chance.choice(_GIVEN)}{chance.choice(('_', '', '.'))}{chance.randrange(40_000_000, 90_000_000)}"] = (
            None
        )
    return [
        _record("instagram", handle, "", (begin + at * step).replace(microsecond=0))
        for at, handle in enumerate(handles)
    ]


def _strangers(
    platform: str, many: int, chance: Random, today: date, taken: Iterable[str | None]
) -> list[FollowerRecord]:
    seen = set(taken)
    found: list[FollowerRecord] = []
    while len(found) < many:
        given, family = chance.choice(_GIVEN), chance.choice(_FAMILY)
        handle = _styled(platform, given, family, chance)
        address = f"{handle}@example.net" if platform == "newsletter" else handle
        if address in seen:
            continue
        seen.add(address)
        name = f"{given.title()} {family.title()}"
        found.append(_record(platform, handle, name, _since(chance, today, platform)))
    return found


def _styled(platform: str, given: str, family: str, chance: Random) -> str:
    if platform == "linkedin":
        return f"{given}-{family}-{chance.randrange(16**6):06x}" if chance.random() < 0.6 else f"{given}-{family}"
    style = chance.random()
    if style < 0.3:
        return f"{given}.{family}{chance.randrange(60, 100) if style < 0.15 else ''}"
    if style < 0.55:
        return f"{given}_{family[0]}{chance.randrange(1960, 2008)}"
    if style < 0.75:
        return f"{given[0]}{family}{chance.randrange(1, 99)}"
    return f"{given}.{chance.choice(_DOES)}{chance.choice(('', '_', chance.randrange(100)))}"


def _since(chance: Random, today: date, platform: str) -> datetime:
    """When somebody began to follow: more of late than long ago, in the evening rather than at night."""
    ago = 1 + int(_DAYS * (1 - chance.random() ** 0.6))
    day = datetime.combine(today - timedelta(days=min(ago, _DAYS)), time(), UTC)
    if platform == "linkedin":
        return day  # its export knows only days
    return day + timedelta(hours=chance.choice(_HOURS), seconds=int(3600 * chance.random()))


def _counts(followers: list[FollowerRecord], today: date) -> list[Count]:
    """How many there were at the end of each month of the three years, and today."""
    first = today - timedelta(days=_DAYS)
    days = [day for day in (first + timedelta(days=at) for at in range(_DAYS)) if (day + timedelta(days=1)).day == 1]
    dated = sorted(each.since.date() for each in followers if each.since)
    counts: list[Count] = []
    for day in [*days, today]:
        undated = round(len(followers) * (0.3 + 0.7 * (day - first).days / _DAYS))
        many = bisect_right(dated, day) if dated else undated
        counts.append(Count(day, many))
    return counts
