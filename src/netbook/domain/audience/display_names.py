"""Names as people show them on platforms: whose name is in ``Ana Kovač 🌸 | Photographer (she/her)``."""

import re
from unicodedata import category, combining, name, normalize

from netbook.domain.names import LONGEST_NAME, TITLES
from netbook.domain.text import fold

_MOST_WORDS = 8
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]")
_ABOVE_CJK = "\u3040"

# What every character becomes: a folded letter, a blank, nothing, or one of these marks.
_CUT, _AROUND, _OPEN, _CLOSE, _QUOTE, _COMMA, _DASH, _AND = '|*()",-&'
_MARKS = {
    **dict.fromkeys("|｜¦•‣/\\:;@→➡►▸<>=–—―−－", _CUT),
    **dict.fromkeys("*~^°·!?", _AROUND),
    **dict.fromkeys("([{（【「『〔《〈", _OPEN),
    **dict.fromkeys(")]}）】」』〕》〉", _CLOSE),
    **dict.fromkeys('"“”„‟«»‹›＂', _QUOTE),
    **dict.fromkeys(",，、", _COMMA),
    **dict.fromkeys("-‐‑", _DASH),
    **dict.fromkeys("&+＆＋", _AND),
    **dict.fromkeys("'’‘`´′ʼʻʹ＇‛", ""),
    **dict.fromkeys("._#$%・．", " "),
}
_MARKED = re.compile(r"[|*(),\"&-]")
_BRACKETS = re.compile(r"\([^()]*\)?|\"[^\"]*\"")
_SINGLE_QUOTES = re.compile(r"(?<!\S)['‘][^'’]+['’](?!\S)")
_PRONOUNS = re.compile(
    r"(?i)\b(?:she|her|hers|he|him|his|they|them|any|ze|xe|ella|elle|el|il|sie|er|ona|on)(?:\s*/\s*\w+)+"
)
_DRAWN = re.compile("(?:NEGATIVE .*)?LATIN (?:LETTER SMALL CAPITAL|CAPITAL LETTER) ([A-Z])$")  # ᴀ, 🅰

_TITLES = TITLES - {"fr"} | set("drs dott dottssa herr frau mme mlle sr sra profa".split())
_DEGREES = set("phd md mba msc bsc dds dvm llm jd cpa cfa pmp rn esq mph mfa pharmd edd frcs mbe obe cbe".split())
_DOTTED_DEGREES = {("ph", "d"), ("m", "d"), ("m", "sc"), ("b", "sc"), ("d", "phil")}
_GENERATIONS = {"junior": "jr", "senior": "sr"}
# What a person is, beside the name and never in it.
_CALLINGS = set(
    "photographer photographe fotograf fotografin fotografo designer artist author coach blogger influencer speaker "
    "founder ceo cto entrepreneur consultant developer writer actor actress singer engineer architect lawyer".split()
)
# Where one of these stands in the name, it is that of a shop, a page or a trade. Family names of many are not here.
_TRADES = set(
    "cafe restaurant ristorante hotel hostel studio studios photography photo photos photographie fotografie "
    "fotografia official officiel oficial club magazine news shop boutique salon clinic academy agency team group "
    "foundation records films media events travel fitness beauty nails tattoo tattoos bakery realty consulting "
    "solutions services designs and und com www http https daily".split()
)
# And where one of these stands anywhere, what is named is nobody's own page.
_NOBODY = set(
    "inc ltd llc gmbh llp plc pty srl sarl fans fanpage fanclub tribute parody unofficial memes quotes".split()
)
_NO_PERSON = _CALLINGS | _TRADES | _NOBODY
_FAN = "fan"  # a family name as well


class _Characters(dict[int, str]):
    """What each character becomes, worked out when it is first met; there are only so many."""

    def __missing__(self, point: int) -> str:
        self[point] = found = _becomes(chr(point))
        return found


def _becomes(character: str) -> str:
    if character in _MARKS:
        return _MARKS[character]
    kind, drawn = category(character), _DRAWN.match(name(character, ""))
    if kind in ("Cf", "Me") or combining(character) or "VARIATION SELECTOR" in name(character, ""):
        return ""
    if kind[0] in "ZCN":  # a figure is no part of a name
        return " " if kind[0] != "N" or not normalize("NFKD", character).isalpha() else fold(character)
    if kind[0] in "LM":
        return drawn[1].lower() if drawn else "".join(c for c in fold(character) if category(c)[0] in "LM")
    folded = drawn[1].lower() if drawn else fold(character)
    return folded if folded.isalpha() and len(folded) == 1 else _AROUND  # Ⓐ is a letter, ™ and an emoji are none


_CHARACTERS = _Characters()
_ASCII = bytes(ord(_becomes(chr(point)) or "\0") for point in range(128)) + bytes(128)
_ASCII_GONE = b"'`"


def folded_letters(text: str) -> str:
    """``text`` folded, all that is no letter made a blank or a mark."""
    if text.isascii():
        return text.encode().translate(_ASCII, _ASCII_GONE).decode()
    return normalize("NFC", text).translate(_CHARACTERS)


def person_words(text: str) -> list[str]:
    """The folded words of the name of a person, in their order; none where it is no name, or not of one person."""
    text = text[:LONGEST_NAME]
    if " '" in text or " ‘" in text:
        text = _SINGLE_QUOTES.sub(" ", text)  # a nickname amid the name
    if "/" in text:
        text = _PRONOUNS.sub("|", text)
    folded = folded_letters(text)
    words = _within(folded) if _MARKED.search(folded) else _bare(folded.split())
    if not words or len(words) > _MOST_WORDS or not _NO_PERSON.isdisjoint(words):
        return []
    return words


def is_cjk(text: str) -> bool:
    """Whether it is written in Chinese, Japanese or Korean, where no blank has to part the words of a name."""
    return not text.isascii() and max(text) >= _ABOVE_CJK and bool(_CJK.search(text))


def key_of(words: list[str]) -> str:
    """What the words are looked up by: sorted, joined by a blank; as they stand and without blanks where it is CJK."""
    if len(words) == 1:
        return words[0] if len(words[0]) > 1 else ""
    joined = " ".join(sorted(words))
    if not joined.isascii() and is_cjk(joined):
        latin = [word for word in words if not is_cjk(word)]
        return " ".join(sorted(latin)) if len(latin) > 1 else "".join(word for word in words if is_cjk(word))
    return joined if len(joined) >= 2 * len(words) else ""  # nothing but initials


def _within(folded: str) -> list[str]:
    """The words of the first part of a decorated name that could be a name."""
    all_words = set(_MARKED.sub(" ", folded).split())
    if not _NOBODY.isdisjoint(all_words):
        return []
    outside = _BRACKETS.sub(" ", folded)
    if not outside.strip(' |*,-&)"'):
        outside = folded  # it is all in brackets
    outside = outside.translate(_BRACKETS_OPEN)
    if _DASH in outside:
        outside = f" {outside} ".replace(" - ", _CUT).replace(" -", _CUT).replace("- ", _CUT).replace(_DASH, " ")
    for part in outside.split(_CUT):
        found = _of_part(part)
        if found and _CALLINGS.isdisjoint(found):
            return [] if _FAN in all_words.difference(found) else found
    return []


_BRACKETS_OPEN = str.maketrans('()"', "   ")


def _of_part(part: str) -> list[str]:
    if _COMMA in part:
        first, *others = part.split(_COMMA)
        kept = [each for each in others if _could_be_name(each.replace(_AROUND, " ").split())]
        part = " ".join([" ".join(_bare(first.split())), *kept])
    pieces = [words for piece in part.split(_AROUND) if (words := piece.split())]
    if not pieces:
        return []
    # An emoji often stands where the name ends: but not after one word alone, as in "Ana 🌸 Kovac".
    words = pieces[0] if len(pieces[0]) > 1 else [word for piece in pieces for word in piece]
    if _NO_PERSON.isdisjoint(pieces[0]) and not _NO_PERSON.isdisjoint(words):
        words = pieces[0]
    if any(_AND in word for word in words):
        return []  # two people, or a company
    return _bare(words)


def _could_be_name(words: list[str]) -> bool:
    """Whether what follows a comma is more of the name, and no degree (``M.D.``) or calling."""
    return _NO_PERSON.isdisjoint(words) and "".join(words) not in _DEGREES


def _bare(words: list[str]) -> list[str]:
    """Without titles and degrees; Junior stays, since the son is somebody else than his father."""
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 2 and words[-1] in _DEGREES:
        words = words[:-1]
    if len(words) > 3 and (words[-2], words[-1]) in _DOTTED_DEGREES:
        words = words[:-2]
    if words and words[-1] in _GENERATIONS:
        words = [*words[:-1], _GENERATIONS[words[-1]]]
    return words
