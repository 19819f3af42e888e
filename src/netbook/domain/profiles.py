"""What is known of people as far as it could be a reason to meet, taken apart into words; and the reasons in words."""

from dataclasses import dataclass

from netbook.domain.text import fold
from netbook.domain.topics import INTERESTS, item, key_words, sought, words


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one person, as far as it could be a reason to meet somebody.

    ``facts`` are (key, value), ``talks`` tags of conversations they took part in, ``notes`` free texts, ``wishes`` what
    they look for in words, ``promised`` (whom, in which words) of introductions that the user has promised them.
    """

    number: int
    name: str
    given: str | None = None
    city: str | None = None
    organisation: str | None = None
    title: str | None = None
    tags: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    talks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    promised: tuple[tuple[int, str], ...] = ()

    @property
    def called(self) -> str:
        """The given name, or all of it."""
        return self.given or self.name


@dataclass(frozen=True, slots=True)
class Known:
    """A profile with its words taken apart."""

    profile: Profile
    features: frozenset[tuple[str, str]]  # what can be shared, as (kind, word)
    topics: dict[str, tuple[str, str, str]]  # by word: how it is written, and the fact it stands in
    mentions: dict[str, str]  # words of notes and tags, and how they are written
    offers: frozenset[str]  # words by which somebody who looks for such a one finds them
    wishes: tuple[tuple[str, tuple[str, ...]], ...]  # each with the words that are sought


def taken_apart(profile: Profile) -> Known:
    """A profile with its words taken apart."""
    topics: dict[str, tuple[str, str, str]] = {}
    for key, value in profile.facts:
        if key in INTERESTS:
            for word, written in words(value).items():
                topics.setdefault(word, (written, key, value))
    features = {("tag", tag) for tag in profile.tags} | {("topic", word) for word in topics}
    features |= {("talk", tag) for tag in profile.talks}
    if profile.city:
        features.add(("city", fold(profile.city)))
    return Known(
        profile,
        frozenset(features),
        topics,
        mentions=key_words((*profile.tags, *profile.notes)),
        offers=frozenset((*key_words((*profile.tags, profile.title or "", profile.organisation or "")), *topics)),
        wishes=tuple((each, sought(each)) for each in profile.wishes),
    )


def _called(profile: Profile, beside: Profile) -> str:
    """The given name, where it tells the two apart."""
    return profile.name if fold(profile.called) == fold(beside.called) else profile.called


def _names(one: Known, other: Known) -> tuple[str, str]:
    return _called(one.profile, other.profile), _called(other.profile, one.profile)


def shared(kind: str, word: str, profile: Profile) -> str:
    """That two bear the same tag, live in one city, or speak of one thing."""
    if kind == "city":
        return f"both in {profile.city}"
    return f"both @{word}" if kind == "tag" else f"you talk with both about @{word}"


def topic(one: Known, other: Known, word: str) -> str:
    """That a word stands in the facts of both."""
    (written, key, value), (as_written, second, more) = one.topics[word], other.topics[word]
    parts = item(value, written), item(more, as_written)
    if key == second and fold(written) in (fold(part) for part in parts):
        return f"both {INTERESTS[key]} {written}"
    names = _names(one, other)
    return f"{names[0]} {_has(key)} {parts[0]}, {names[1]} {_has(second)} {parts[1]}"


def mention(one: Known, other: Known, word: str) -> str:
    """That a word of one's facts stands in the notes or tags of the other."""
    (written, key, value), names = one.topics[word], _names(one, other)
    tag = _tag(other.profile, word)
    beside = f"{names[1]} is @{tag}" if tag else f"your notes on {names[1]} speak of {other.mentions[word]}"
    return f"{names[0]} {_has(key)} {item(value, written)}, {beside}"


def wish(wisher: Known, giver: Known, told: str, word: str) -> str:
    """What one looks for, and that the other is it."""
    profile, (wishes, gives) = giver.profile, _names(wisher, giver)
    wanted = f"{wishes} {'is ' * told.split()[0].endswith('ing')}{told}"
    tag = _tag(profile, word)
    if tag:
        return f"{wanted}, {gives} is @{tag}"
    if word in words(profile.title or ""):
        return f"{wanted}, {gives} is {profile.title}{f' at {profile.organisation}' if profile.organisation else ''}"
    if word in giver.topics:
        written, key, value = giver.topics[word]
        return f"{wanted}, {gives} {_has(key)} {item(value, written)}"
    return f"{wanted}, {gives} is at {profile.organisation}"


def _tag(profile: Profile, word: str) -> str | None:
    """The tag of a person in which a word stands."""
    return next((tag for tag in profile.tags if word in words(tag)), None)


def _has(key: str) -> str:
    """A fact's key as it stands between a name and its value: ``works on``."""
    spoken = key.replace("-", " ")
    return spoken if spoken.split()[0] == f"{INTERESTS[key].split()[0]}s" else "has to do with"
