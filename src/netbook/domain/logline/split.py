"""Where the head of a line (what happened) ends and its body (what was said) begins."""

from collections.abc import Sequence

from netbook.domain import when
from netbook.domain.logline.kinds import is_kind_word
from netbook.domain.logline.moments import find_moments, find_tags
from netbook.domain.logline.people import find_escapes, find_long_names, find_marked, find_names
from netbook.domain.logline.places import find_places
from netbook.domain.logline.reading import Context
from netbook.domain.logline.scan import AHEAD, DATE, LENGTH, PERSON, PLACE, REPEAT, TAG, TIME, Scan
from netbook.domain.names import TITLES
from netbook.domain.tokens import Token, low
from netbook.domain.wordlists import COMMON_PEOPLE, DETERMINERS

_ABOUT = {"re", "regarding", "about", "concerning"}
_ABBREVIATIONS = TITLES | {"st", "e", "g", "vs", "approx", "no", "nr"}
_GLUE = {"and", "&", "+", ",", "with", "w/", "w", "plus", "on", "at", "in", "the", "@", "."}
# What may follow "Ana, Bo and Zoë" where all three were there, not "Ana; Bo and Zoë are moving".
_AFTER_A_LIST = set(
    "after over before during for at in on to from about re the a while since was is via by near then again together "
    "round around this last who ; : . ! ? - – — (".split()
)
_BEFORE_A_KIND = set("a an the our had quick short brief long great good nice lovely first second impromptu".split())
_SAYS_NOTHING = {DATE, TIME, LENGTH, REPEAT, TAG, PLACE, AHEAD}


def scan(tokens: Sequence[Token], context: Context) -> Scan:
    """What each of ``tokens`` is, as the words of a head."""
    found = Scan(tokens, context)
    find_tags(found)
    find_escapes(found)
    find_marked(found)
    find_long_names(found)
    find_moments(found)
    find_places(found)
    find_names(found)
    return found


def split(tokens: Sequence[Token], context: Context) -> tuple[Scan, Sequence[Token]]:
    """The scanned head of a line and the tokens of its body."""
    for limit in _ends(tokens, context):
        found = scan(tokens[:limit], context)
        comma = _ending_comma(found)
        if comma is not None:
            return scan(tokens[:comma], context), tokens[comma:]
        if limit == len(tokens) or not _goes_on(found, tokens, limit):
            return found, tokens[limit:]
    return scan(tokens, context), ()


def _ends(tokens: Sequence[Token], context: Context) -> list[int]:
    """Where the head may end, commas apart; the end of the line last."""
    return [i for i in range(1, len(tokens)) if _ends_at(tokens, i, context)] + [len(tokens)]


def _ends_at(tokens: Sequence[Token], i: int, context: Context) -> bool:
    token = tokens[i]
    if token.kind in ("dash", "break") or token.text == ";":
        return True
    if token.kind == "word" and token.low in _ABOUT:
        return not _amount_follows(tokens, i + 1)
    if token.kind == "mark" and token.text == ":":
        return _spaced(tokens, i)
    return full_stop_at(tokens, i)


def full_stop_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether a sentence ends at ``i``."""
    token = tokens[i]
    if token.kind != "mark" or token.text not in (".", "!", "?"):
        return False
    if token.text != "." or i == 0:
        return _spaced(tokens, i)
    before = tokens[i - 1]
    initial = before.kind == "word" and len(before.text) == 1 and before.text.isupper()
    return _spaced(tokens, i) and not initial and before.low not in _ABBREVIATIONS and not _month_before(tokens, i)


def _spaced(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 >= len(tokens) or tokens[i + 1].start > tokens[i].end


def _month_before(tokens: Sequence[Token], i: int) -> bool:
    """``Nov. 5``: the dot of an abbreviated month."""
    following = low(tokens, i + 1)
    return when.is_month(low(tokens, i - 1)) and following[:1].isdigit()


def _amount_follows(tokens: Sequence[Token], i: int) -> bool:
    """``about an hour``, ``about 3pm``, ``about 20 people``."""
    word = low(tokens, i)
    if word[:1].isdigit() or word in when.SPOKEN_NUMBERS - {"a", "an", "one"}:
        return True
    return bool(when.duration_at(tokens, i, whole=True) or when.time_at(tokens, i))


def _goes_on(found: Scan, tokens: Sequence[Token], limit: int) -> bool:
    """Whether what stands before a mark tells nothing yet: ``Yesterday:``, or ``Ana:`` before ``coffee``."""
    if tokens[limit].low in _ABOUT:
        return False
    roles = {role for role, token in zip(found.roles, found.tokens, strict=True) if token.low not in _GLUE}
    if not roles or roles <= _SAYS_NOTHING:
        return True
    following = limit + 1
    while low(tokens, following) in _BEFORE_A_KIND:
        following += 1
    return roles <= _SAYS_NOTHING | {PERSON} and is_kind_word(low(tokens, following))


def _ending_comma(found: Scan) -> int | None:
    """The first comma that ends the head: its piece holds more than names, dates, places and the like."""
    for i, token in enumerate(found.tokens):
        if token.text != "," or token.kind != "mark" or found.roles[i]:
            continue
        if i == 0 or _goes_on(scan(found.tokens[:i], found.context), found.tokens, i) or _in_a_list(found, i):
            continue
        if not _only_particulars(found, i + 1):
            return i
    return None


def _in_a_list(found: Scan, comma: int) -> bool:
    """Whether the comma stands in a list of people that an "and" ends: ``Ana, Bo and Zoë after the show``."""
    if found.roles[comma - 1] != PERSON and found.low(comma - 1) not in ("me", "i"):
        return False
    i, joined = comma + 1, False
    while i < len(found.tokens):
        word = found.low(i)
        listed = found.roles[i] == PERSON or word in COMMON_PEOPLE | DETERMINERS | {"i"} or word in TITLES
        if word in ("and", "&", "+", "plus"):
            joined = True
        elif not listed and word not in (",", "."):
            break
        i += 1
    before = zip(found.roles[:comma], found.tokens[:comma], strict=True)
    begins = all(role in _SAYS_NOTHING | {PERSON} or token.low in _GLUE | {"me", "i"} for role, token in before)
    if i >= len(found.tokens) or found.low(i) == ":":
        return joined or begins
    return joined and (begins or bool(found.roles[i]) or found.low(i) in _AFTER_A_LIST)


def _only_particulars(found: Scan, start: int) -> bool:
    """Whether the piece from ``start`` to the next comma is wholly names, dates, times, places, durations or tags."""
    seen = False
    for i in range(start, len(found.tokens)):
        token = found.tokens[i]
        if token.text == "," and not found.roles[i]:
            break
        if found.roles[i] == PERSON and token.possessive:
            return False  # "Bo's new boss" tells who somebody is
        if found.roles[i] in _SAYS_NOTHING | {PERSON} or token.low in COMMON_PEOPLE:
            seen = True
        elif token.low in TITLES or token.low in DETERMINERS:
            continue
        elif token.low not in _GLUE and not (token.low in ("me", "i", "all", "both", "just") and seen):
            return _is_kind_piece(found, start)
    return seen or start >= len(found.tokens)


def is_particular(piece: Scan) -> bool:
    """Whether a piece of a body is nothing but names, dates, times, durations or tags."""
    roles = {role for role, token in zip(piece.roles, piece.tokens, strict=True) if token.low not in _GLUE}
    return bool(roles) and roles <= {PERSON, DATE, TIME, LENGTH, TAG} and not piece.trouble


def _is_kind_piece(found: Scan, start: int) -> bool:
    """``Ana, Bo, coffee``: a piece that is one kind word still belongs to the head that lacks one."""
    end = start + 1
    alone = end >= len(found.tokens) or bool(found.roles[end]) or found.low(end) in (",", "at", "in", "with")
    return alone and is_kind_word(found.low(start)) and not any(is_kind_word(t.low) for t in found.tokens[:start])
