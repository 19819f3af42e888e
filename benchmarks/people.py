"""People and profiles made up at random, as on platforms: many languages, few common names, many rare ones."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import normalize

from name_lists import CHINESE, CULTURES, EASTERN


@dataclass(frozen=True, slots=True)
class Made:
    """A person: ``native`` is the name in a script of its own, where it has one."""

    given: str
    family: str
    native: str | None = None

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


# Whose bearers write Cyrillic at home, in the way of Russia and in the way of Serbia.
_RUSSIANS = set(
    "Vladimir Natalia Dmitri Olga Sergei Svetlana Alexei Irina Mikhail Ekaterina Andrei Tatiana Nikolai Bogdan".split()
)
_SERBS = set("Ana Ivan Marija Marko Jelena Nikola Đorđe Željka Luka Milica Iva".split())
_RUSSIAN = {
    **dict(zip("abvgdezijklmnoprstufyhčšž", "абвгдезийклмнопрстуфыхчшж", strict=True)), "zh": "ж", "kh": "х", "ts": "ц",
    "ch": "ч", "sh": "ш", "ya": "я", "yu": "ю", "ei": "ей", "ia": "ия", "ć": "ч", "c": "ц", "đ": "дж", "ai": "ай",
    "ri": "рий", "ks": "кс",
}  # fmt: skip
_SERBIAN = {
    **dict(zip("abvgdezijklmnoprstufhcčćđšž", "абвгдезијклмнопрстуфхцчћђшж", strict=True)), "lj": "љ", "nj": "њ",
    "dž": "џ",
}  # fmt: skip


def person(chance: random.Random) -> Made:
    """Somebody; a few names are common, most are rare."""
    at = chance.random() * 108
    if at < 8:
        return _eastern(chance)
    for weight, given, family in CULTURES:
        at -= weight
        if at < 8:
            first = given[int(len(given) * chance.random() ** 1.6)].replace("_", " ")
            last = family[int(len(family) * chance.random() ** 1.7)].replace("_", " ")
            return Made(first, last, cyrillic(first, last) if weight == 14 and chance.random() < 0.5 else None)
    return _eastern(chance)


def _eastern(chance: random.Random) -> Made:
    if chance.random() < 0.5:
        families, givens = chance.choice(EASTERN)
        (family, own_family), (given, own_given) = (
            re.match(r"([A-Z][a-z]+)(.+)", chance.choice(names.split())).groups() for names in (families, givens)
        )
        return Made(given, family, own_family + own_given)
    all_families, letters = CHINESE
    family, given = chance.choice(all_families), "".join(chance.choices(letters, k=chance.choice((1, 2, 2))))
    return Made(given, family, family + given)  # without Latin letters


def cyrillic(given: str, family: str) -> str | None:
    """A Russian or Serbian name as its bearer writes it at home; none of others."""
    if given in _SERBS and not set(family) & set("śńwyłqx"):
        return f"{_written(given, _SERBIAN)} {_written(family, _SERBIAN)}"
    if given in _RUSSIANS and not set(family) & set("śńwłqxćđ"):
        last = {"ski": "ский", "ič": "ич"}
        for latin, ending in last.items():
            if family.endswith(latin):
                return f"{_written(given, _RUSSIAN)} {_written(family[: -len(latin)], _RUSSIAN)}{ending}"
        return f"{_written(given, _RUSSIAN)} {_written(family, _RUSSIAN)}"
    return None


def _written(name: str, letters: dict[str, str]) -> str:
    text, out, at = name.lower(), "", 0
    while at < len(text):
        pair = text[at : at + 2]
        known = pair in letters and not (pair == "ri" and at + 2 < len(text))
        out += letters[pair] if known else letters.get(text[at], text[at])
        at += 2 if known else 1
    return out.title()


def bare(text: str) -> str:
    """Without accents, as typed on an English keyboard."""
    stripped = "".join(c for c in normalize("NFD", text) if not "\u0300" <= c <= "\u036f")
    return stripped.translate(str.maketrans("łŁđĐøØßı", "lLdDoOsi"))


_WORDS = (
    "apple arrow autumn bear berry bird bloom bolt book bottle breeze brick brook candy castle cherry cloud "
    "clover cobalt cookie copper coral cosmic crow crystal dance dawn deer desert diamond dusk eagle echo ember "
    "fern fire flame flower forest frost galaxy garden ghost ginger glass gold grape guitar hawk hazel hippie "
    "honey hunter ice iron island ivory jade jazz jungle kite lake lavender leaf lemon light lily lion lotus "
    "magic maple marble meadow melon mint mist monkey music neon noir north nova oak olive onyx orbit orchid "
    "otter owl paper peach pearl pepper petal pine planet plum sun moon coffee travel cat dog blue happy wild "
    "pixel gamer foodie runner night star ocean dream lucky crazy sweet little dark real urban green mountain "
    "river fox wolf panda vibes life daily love poet prince punk quartz queen rain raven rebel reef robin rocket "
    "rose ruby sage sailor sand shadow silver sky snow spark spice spring stone storm sugar summer swan swift "
    "thorn thunder tiger toast topaz tulip turtle velvet violet wave whale willow wind winter wren yeti zebra zen "
    "zinc"
).split()
_EMOJI = "🌸 ✨ 🔥 💫 ❤️ 🌍 📸 🎨 🇭🇷 🇧🇷 ☕ 🏳️‍🌈 🐶 ⚽ 🎶 👩‍💻".split()
_ROLES = (
    "Photographer Travel Coach Artist Mum of two Founder Yoga Designer Fitness Writer Music Investor Real Estate Vegan"
).split()


def handle(made: Made, chance: random.Random) -> str:
    """A handle as somebody of this name chooses it; nearly half have nothing of the name."""
    given, family = (bare(part).lower().replace("'", "").replace(" ", "").replace("-", "") for part in _latin(made))
    if chance.random() < 0.45 or not (given + family).isascii():
        return "_".join(chance.sample(_WORDS, 2)) + str(chance.randrange(10_000))
    digits = str(chance.choice((chance.randrange(100), chance.randrange(1950, 2010), chance.randrange(10_000))))
    between = chance.choice(("", "", ".", "_"))
    ways: tuple[Callable[[], str], ...] = (
        lambda: given + between + family,
        lambda: given + between + family + digits,
        lambda: given[0] + between + family + digits,
        lambda: family + between + given,
        lambda: given + digits,
        lambda: given + "_" + chance.choice(_WORDS),
        lambda: family + digits,
        lambda: chance.choice(("its", "the", "iam", "real")) + given + family,
        lambda: given + family[0] + digits,
    )
    return chance.choice(ways)()


def _latin(made: Made) -> tuple[str, str]:
    return made.given, made.family


def decorated(name: str, chance: random.Random) -> str:
    """A name as shown, with what people put around it."""
    ways: tuple[Callable[[], str], ...] = (
        lambda: f"{name} {chance.choice(_EMOJI)}",
        lambda: f"{chance.choice(_EMOJI)} {name} {chance.choice(_EMOJI)}",
        lambda: f"{name} | {chance.choice(_ROLES)}",
        lambda: f"{name} {chance.choice(_EMOJI)} {chance.choice(_ROLES)} & {chance.choice(_ROLES)}",
        lambda: f"{name} ({chance.choice(('she/her', 'he/him', 'they/them', 'she/ella'))})",
        lambda: f"{name} - {chance.choice(_ROLES)}",
        lambda: f"{chance.choice(('Dr.', 'Dr', 'Prof.'))} {name}",
        lambda: f"{name}, {chance.choice(('PhD', 'MBA', 'M.D.', 'CPA'))}",
        lambda: name.upper(),
        lambda: name.lower(),
        lambda: fancy(name),
        lambda: f"~ {name} ~",
    )
    return chance.choice(ways)()


def fancy(name: str) -> str:
    """In mathematical bold, as people do who want to stand out."""
    return "".join(
        chr(0x1D400 + ord(c) - 65) if "A" <= c <= "Z" else chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c
        for c in bare(name)
    )


def shown(made: Made, chance: random.Random) -> str | None:
    """The display name of somebody, or none."""
    at = chance.random()
    if at < 0.3:
        return None
    name = made.native or made.name
    if at < 0.72:
        return name
    if at < 0.84:
        return decorated(name, chance)
    if at < 0.92:
        return made.given
    if at < 0.94:
        return f"{made.given} {made.family[0]}."
    if at < 0.95:
        return f"{made.given[0]}. {made.family}"
    if at < 0.97:
        return f"{made.given} {chance.choice('ABCDEFGHJKLMNPRSTW')}. {made.family}"
    return chance.choice(
        (f"{made.family} Photography", f"Bar {made.name}", f"{made.family} & Sons", f"Photos by {made.given}")
    )
