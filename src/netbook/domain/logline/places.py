"""Where it happened: ``at``, ``in`` or ``@`` and a phrase."""

from netbook.domain.logline.kinds import event_in, is_kind_word
from netbook.domain.logline.scan import PLACE, TEXT, Scan, said
from netbook.domain.names import SINGLE
from netbook.domain.tokens import Token
from netbook.domain.wordlists import COMMON_PEOPLE, DETERMINERS, FUNCTION_WORDS

_BEFORE = {"at", "in", "@"}
_MOTION = set(
    "went go gone going goes flew fly trip drove drive travelled traveled moved trips train weekend ride".split()
)
_INSIDE = set("of the on near by de la du le & a our next and to under over off behind opposite upon up".split())
# What follows "in" or "at" without being a place.
_NOT_PLACES = set(
    "morning mornings afternoon afternoons evening evenings night end moment meantime person touch general fact total "
    "detail details private secret passing hurry rush advance particular short english french german spanish "
    "portuguese italian return case order front least last first once all length present best worst odds time weekend "
    "depth common love trouble turn minute sync start beginning then principle theory mind summer winter autumn spring "
    "fall half charge stitches tears shock silence progress".split()
)
_STREETS = {"st", "saint", "mt", "ft"}


def find_places(scan: Scan) -> None:
    """Claim the place phrases, before single names are looked for."""
    i = 0
    while i < len(scan.tokens):
        start = _phrase_start(scan, i)
        end = _phrase_end(scan, start) if start else 0
        if start and end > start:
            _take(scan, i, start, end)
            i = end
        else:
            i += 1


def _phrase_start(scan: Scan, i: int) -> int | None:
    """Where a phrase begins whose preposition stands at ``i``."""
    if not scan.free(i):
        return None
    word = scan.low(i)
    if word in _BEFORE:
        return i + 1
    if word == "to" and scan.low(i - 1) in _MOTION and i + 1 < len(scan.tokens) and _names_a_spot(scan, i + 1):
        return i + 1
    return None


def _names_a_spot(scan: Scan, i: int) -> bool:
    """``went to Paris``, but not ``went to Zoë's wedding``."""
    token = scan.tokens[i]
    return token.capital and not (token.possessive and _names_somebody(scan, i))


def _phrase_end(scan: Scan, start: int) -> int:
    """The position after the phrase at ``start``; ``start`` itself where there is none."""
    end = start
    while end < len(scan.tokens) and scan.free(end) and _belongs(scan, start, end):
        end += 1
    while end > start + 1 and (scan.low(end - 1) in _INSIDE or scan.tokens[end - 1].kind != "word"):
        end -= 1
    words = [token for token in scan.tokens[start:end] if token.low not in DETERMINERS]
    if not words or words[0].kind != "word" or (words[0].text.isdigit() and len(words) == 1):
        return start
    return start if all(token.low in COMMON_PEOPLE for token in words) else end


def _belongs(scan: Scan, start: int, i: int) -> bool:
    """Whether the token at ``i`` continues the phrase that began at ``start``."""
    token = scan.tokens[i]
    if token.kind == "mark":
        before = scan.low(i - 1)
        following = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
        if token.text == "." and (before in _STREETS or len(before) == 1):
            return True
        if token.text in ("&", "'", "’") and i > start:
            return following is not None and following.capital and not _names_somebody(scan, i + 1)
        return token.text == "," and i > start and _goes_on(scan, i + 1)
    if token.kind not in ("word", "clock"):
        return False
    word = token.low
    if i == start:
        return word not in FUNCTION_WORDS or word in DETERMINERS or word == "home"
    if word == "and":
        following = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
        return (
            scan.tokens[i - 1].capital
            and following is not None
            and following.capital
            and not _names_somebody(scan, i + 1)
            and not is_kind_word(following.low)
        )
    if word in ("on", "to", "by", "over", "up"):
        following = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
        street = following is not None and following.capital and not is_kind_word(following.low)
        return word == "on" and (scan.low(i + 1) == "the" or (street and scan.free(i + 1)))
    if word in ("in", "at"):
        return False
    return word in _INSIDE or (word not in FUNCTION_WORDS and word not in ("with", "w/", "w"))


def _goes_on(scan: Scan, i: int) -> bool:
    """``Lisbon, Portugal``: capitalised words nobody bears, up to where a phrase may end."""
    end = i
    while end < len(scan.tokens) and scan.free(end) and scan.tokens[end].kind == "word" and scan.tokens[end].capital:
        if scan.low(end) in FUNCTION_WORDS or is_kind_word(scan.low(end)) or _names_somebody(scan, end):
            return False
        end += 1
    if end == i or end - i > 2:
        return False
    return end >= len(scan.tokens) or bool(scan.roles[end]) or scan.low(end) in ("with", "w/", "w", ",", "for")


def _names_somebody(scan: Scan, i: int) -> bool:
    return scan.context.index.named(scan.tokens[i].base) is not None


def _take(scan: Scan, preposition: int, start: int, end: int) -> None:
    phrase = scan.tokens[start:end]
    heads = [token.low for token in phrase if token.low not in DETERMINERS]
    if heads[0] in _NOT_PLACES and (len(heads) == 1 or heads[0] in ("person", "touch", "end")):
        scan.claim(preposition, start + 1, TEXT)
        return
    if all(is_kind_word(word) for word in heads) and not event_in(phrase) and not _stands_somewhere(heads):
        return
    if scan.low(preposition) == "in" and len(heads) == 1 and heads[0].endswith("ing") and not phrase[-1].capital:
        return
    joined = scan.places and scan.roles[preposition - 1] == PLACE
    text = said(phrase).strip(" ,;")
    if joined:
        scan.places[-1] += f" {scan.tokens[preposition].text} {text}"
    else:
        scan.places.append(text)
    scan.place_tokens.append(phrase)
    scan.claim(preposition, end, PLACE)


def _stands_somewhere(words: list[str]) -> bool:
    """Kind words that are places too: the pub, the gym, the museum."""
    return any(word in ("pub", "gym", "museum", "cinema", "theatre", "theater") for word in words)


def host(scan: Scan) -> tuple[int, int, Token] | None:
    """``dinner at Ana's``: the place phrase that is nothing but somebody's name, and its token."""
    for i, token in enumerate(scan.tokens):
        alone = scan.roles[i] == PLACE and token.possessive and scan.low(i - 1) == "at"
        if alone and (i + 1 >= len(scan.tokens) or scan.roles[i + 1] != PLACE):
            found = scan.context.index.named(token.base)
            if found and found.tier <= SINGLE:
                return i, i + 1, token
    return None
