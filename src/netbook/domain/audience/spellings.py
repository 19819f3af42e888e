"""One name in other letters: ``Müller`` as ``Mueller``, ``Đoković`` as ``Djokovic``, ``Иван`` as ``Ivan``."""

import re

from netbook.domain.audience.display_names import folded_letters

_SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe"}
    | {"Å": "Aa", "Đ": "Dj"}
)
_WRITTEN_OUT = re.compile(r"(?<![aeiou])([aou])e(?!$)|(a)a|(?<![a-z])(d)j")

# Folded: without the breve of й and the dots of ё.
_LATIN = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфыэіјћђґ", "abvgdeziklmnoprstufyeijcdg", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
    | {"є": "ye", "љ": "lj", "њ": "nj", "џ": "dz"}
)
_SOUTHERN = str.maketrans({"ж": "z", "х": "h", "ц": "c", "ч": "c", "ш": "s"})  # as in Serbian and Macedonian
_CYRILLIC_LETTERS = re.compile("[а-яєіјћђљњґџ]")
_TO_CYRILLIC = (
    ("shch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ya", "я"),
    ("ye", "е"), ("ey", "еи"), ("ay", "аи"), ("ks", "кс"), ("x", "кс"), ("č", "ч"), ("š", "ш"), ("ž", "ж"),
    ("ć", "ћ"), ("đ", "ђ"), ("lj", "љ"), ("nj", "њ"), ("c", "ц"), ("ia", "ия"), ("iy", "ии"),
)  # fmt: skip
_LETTER_BY_LETTER = str.maketrans("abvgdezijklmnoprstufyh", "абвгдезијклмнопрстуфих")
_SHORT_I = re.compile(r"(?<=[bvgdzklmnprstfh])[iy]\b")


def spelled_out(name: str) -> str:
    """A name with its umlauts and the like written in two letters, as in an e-mail address."""
    return name.translate(_SPELLED_OUT)


def spelled_short(folded: str) -> str:
    """A folded name with two letters that may stand for an umlaut made the bare one."""
    return _WRITTEN_OUT.sub(lambda found: found[1] or found[2] or found[3], folded)


def in_latin(folded: str) -> list[str]:
    """A folded Cyrillic name in Latin letters, as in Russian and as in Serbian; nothing for another."""
    if not _CYRILLIC_LETTERS.search(folded):
        return []
    northern = folded.translate(_LATIN)
    southern = folded.translate(_SOUTHERN).translate(_LATIN)
    ways = [northern, southern, re.sub(r"ii\b", "iy", northern), re.sub(r"ii\b", "i", northern)]
    ways += [re.sub(r"ii\b", "y", northern), northern.replace("ks", "x"), re.sub(r"(?<=[aeo])i\b", "y", northern)]
    return list(dict.fromkeys(ways))


def in_cyrillic(name: str) -> list[str]:
    """A name in Latin letters as it is most likely written in Cyrillic, folded: as in Russian and as in Serbian."""
    lower = name.lower()
    ways = (_SHORT_I.sub("ии", lower).replace("j", "и"), lower)
    return list(dict.fromkeys(map(_to_cyrillic, ways)))


def _to_cyrillic(text: str) -> str:
    for latin, cyrillic in _TO_CYRILLIC:
        text = text.replace(latin, cyrillic)
    return folded_letters(text).translate(_LETTER_BY_LETTER)
