"""Who is named in a stretch of a line."""

from collections.abc import Sequence

from netbook.domain.logline.kinds import is_kind_word
from netbook.domain.logline.reading import Who
from netbook.domain.logline.scan import PERSON, TEXT, Scan
from netbook.domain.names import PARTIAL, SINGLE, TITLES, Match, words_of
from netbook.domain.tokens import Token
from netbook.domain.wordlists import (
    COMMON_PEOPLE,
    DETERMINERS,
    FUNCTION_WORDS,
    NAME_PARTICLES,
    WORDY_NAMES,
)

_JOINERS = {"with", "w/", "w", "wth"}
_LISTING = {"and", "&", "+", "plus", ","}
# After these words a person stands.
_TRANSITIVE = set(
    "met meet called phoned rang texted messaged emailed e-mailed dm'd dmed pinged whatsapped facetimed skyped saw "
    "visited invited introduced helped thanked hosted joined recommended advised interviewed hired nudged chased "
    "mentored contacted call email text message ask thank invite ping nudge chase remind".split()
)
_BEFORE_TO = set("wrote introduced me us out spoke talked talking chatted email letter card postcard message".split())
_BEFORE_FROM = set(
    "call email mail text message letter card postcard dm heard back note voicemail invitation invite reply advice "
    "referral gift present help whatsapp".split()
)
_GIVING = {"wrote", "sent", "gave", "told", "asked", "left", "dropped", "owe", "paid", "lent"}
_SENDING = {"sent", "wrote", "posted", "left", "dropped"}  # "sent Ana a postcard from Rome"
# What somebody does who stands before it.
SUBJECT_VERBS = set(
    "called phoned rang texted messaged emailed e-mailed mailed wrote introduced invited asked referred shared helped "
    "came visited told said sent gave hosted recommended reached dropped popped joined dm'd dmed pinged advised "
    "met mentioned wants wanted is was has needs suggested offered got hired connected reposted stopped moved".split()
)


def find_escapes(scan: Scan) -> None:
    r"""``\Name`` is text, the whole known name behind the stroke with it."""
    for i, token in enumerate(scan.tokens):
        if token.kind == "escape":
            length = _known_length(scan, i + 1)
            scan.claim(i, min(i + 1 + length, len(scan.tokens)), TEXT)


def _known_length(scan: Scan, i: int) -> int:
    found = _match(scan, i)
    return found[1] if found else 1


def find_marked(scan: Scan) -> None:
    """``**New Person**`` names somebody to be created, unless somebody bears just that name."""
    for i, token in enumerate(scan.tokens):
        if token.kind == "new":
            name = " ".join(token.text.strip("*").split())
            if name:
                match = scan.context.index.named(name)
                known = match.person if match and match.tier < SINGLE and len(match.people) == 1 else None
                scan.see(i, i + 1, Who(name, known, new=known is None, marked=known is None))


def find_long_names(scan: Scan) -> None:
    """Known names of two words or more, which win over dates and places."""
    i = 0
    while i < len(scan.tokens):
        found = _match(scan, i)
        if found and found[1] > 1 and found[0].tier <= PARTIAL and scan.free(i, i + found[1]):
            _see_match(scan, i, *found)
            i += found[1]
        else:
            i += 1


def find_names(scan: Scan) -> None:
    """Names of one word, then names nobody bears where a person must stand."""
    for i in range(len(scan.tokens)):
        found = _match(scan, i) if scan.free(i) else None
        if found and scan.free(i, i + found[1]) and _is_name_here(scan, i):
            extra = _other_family(scan, i, *found)
            if extra:
                scan.see(i, extra, Who(_plain(scan, i, extra), new=True))
            elif found[0].tier < SINGLE or not _other_given(scan, i, found[1]):
                _see_match(scan, i, *found)
    for i in range(len(scan.tokens)):
        if scan.free(i) and scan.tokens[i].kind == "word":
            _see_unknown(scan, i)


def _match(scan: Scan, i: int) -> tuple[Match, int] | None:
    """The longest known name that begins at token ``i``, and how many tokens it takes."""
    words: list[str] = []
    ends: list[int] = []
    for j in range(i, min(i + 8, len(scan.tokens))):
        token = scan.tokens[j]
        if token.kind == "mark" and token.text == "." and j > i and len(scan.tokens[j - 1].text) <= 3:
            if ends:
                ends[-1] = j + 1
            continue
        if token.kind != "word":
            break
        parts = words_of(token.base if token.possessive else token.low)
        words.extend(parts)
        ends.extend([0] * (len(parts) - 1) + [j + 1])
        if token.possessive:
            break
    if not words or not ends:
        return None
    for length in range(len(words), 0, -1):
        match = scan.context.index.match(words[:length])
        if match and match.length == length and length <= len(ends) and ends[length - 1]:
            end = ends[length - 1]
            if _initial_is_a_word(scan.tokens[i:end]):
                continue
            if scan.tokens[end - 1].text == "." and (length == 1 or len(words[length - 1]) > 1):
                end -= 1
            return match, end - i
    return None


def _initial_is_a_word(tokens: Sequence[Token]) -> bool:
    """``told Ana a story``, ``Ana I think`` and ``a park`` hold no initial."""
    first = len(tokens) > 1 and len(tokens[0].low) == 1 and not (tokens[0].capital or tokens[1].text == ".")
    return first or (len(tokens) > 1 and tokens[-1].text in ("a", "i", "I"))


def _see_match(scan: Scan, i: int, match: Match, length: int) -> None:
    text = _plain(scan, i, i + length)
    person = match.person
    candidates = () if person else tuple(each.name for each in match.people)
    scan.see(i, i + length, Who(text, person, candidates=candidates))


def _plain(scan: Scan, start: int, end: int) -> str:
    """The name as typed, without a possessive ending."""
    last = scan.tokens[end - 1]
    cut = len(last.low) - len(last.base)
    text = scan.said(start, end)
    return text[: len(text) - cut] if cut and len(last.low) == len(last.text) else text


def _is_name_here(scan: Scan, i: int) -> bool:
    """Whether a known single name at ``i`` is one: not a lower-case word that means something else."""
    token = scan.tokens[i]
    word = token.base
    function = word in FUNCTION_WORDS
    if not (word in WORDY_NAMES or function or is_kind_word(word)):
        return True
    if token.capital and not (i == 0 and function):
        return True
    following = scan.low(i + 1)
    acts = following in SUBJECT_VERBS or (token.capital and following in ("and", "&", ",", ""))
    if acts and (not function or token.capital or i == 0):
        return True
    return _begins_a_list(scan, i) or _must_stand(scan, i, known=True)


def _begins_a_list(scan: Scan, i: int) -> bool:
    """``mark and Zoë came over``, ``will and i had lunch``: a list of names at the start, or behind a date."""
    if not _starts(scan, i) or scan.low(i + 1) not in ("and", "&", "+", ","):
        return False
    return scan.low(i + 2) in ("i", "me") or _match(scan, i + 2) is not None


def _starts(scan: Scan, i: int) -> bool:
    """Whether nothing but dates and the like stands before ``i``."""
    return all(role or token.kind != "word" for role, token in zip(scan.roles[:i], scan.tokens[:i], strict=True))


def _must_stand(scan: Scan, i: int, *, known: bool = False) -> bool:
    """Whether the words before ``i`` call for a person; for a ``known`` name a few more do."""
    before = i - 1
    while scan.low(before) in TITLES or (scan.low(before) == "." and scan.low(before - 1) in TITLES):
        before -= 1
    word = scan.low(before)
    if word in _JOINERS or word in _TRANSITIVE or (known and word in _GIVING):
        return True
    if word == "into":
        return scan.low(before - 1) in ("bumped", "ran", "run")
    if word in COMMON_PEOPLE and before > 0 and not known:  # "her husband Bruno"
        return scan.low(before - 1) in DETERMINERS or scan.tokens[before - 1].possessive
    if word in ("up", "back") and scan.low(before - 1) in _TRANSITIVE:
        return True
    if word in _LISTING:
        return before > 0 and (scan.roles[before - 1] == PERSON or scan.low(before - 1) in ("me", "i", "and"))
    if word == "to":
        spoken = scan.low(before - 1)
        return spoken in _BEFORE_TO or (before > 0 and scan.roles[before - 1] == PERSON)
    if word == "from":
        return scan.low(before - 1) in _BEFORE_FROM and not any(t.low in _SENDING for t in scan.tokens[:before])
    if word in ("for", "on"):
        return scan.low(before - 1) == "waiting"
    return word == "by" and scan.low(before - 1) in ("called", "introduced", "invited", "hosted")


def _other_family(scan: Scan, i: int, match: Match, length: int) -> int | None:
    """The end of a name such as ``Ana Smith`` where the book only knows another Ana."""
    end = i + length
    if match.tier != SINGLE or scan.tokens[end - 1].possessive or not scan.tokens[i].capital:
        return None
    last = _unknown_end(scan, end)
    return last if last > end and _must_stand(scan, i) else None


def _other_given(scan: Scan, i: int, length: int) -> bool:
    """``Maria Reyes`` where the book only knows another Reyes: seen as a new name, or left alone as text."""
    before = i - 1
    if before < 0 or not scan.free(before) or scan.tokens[before].kind != "word":
        return False
    end = i + length
    if scan.tokens[i].capital and _capital_at(scan, before) and (before > 0 or _is_subject(scan, before, end)):
        if _must_stand(scan, before) or _is_subject(scan, before, end):
            scan.see(before, end, Who(_plain(scan, before, end), new=True))
        else:
            scan.claim(before, end, TEXT)
        return True
    return scan.low(before - 1) in _UNSURE_AFTER and not scan.roles[before - 1] and _may_be_a_name(scan, before)


def _may_be_a_name(scan: Scan, i: int) -> bool:
    """Whether the lower-case word at ``i`` could be a name that one does not know."""
    token, word = scan.tokens[i], scan.tokens[i].base
    known = word in COMMON_PEOPLE or word in DETERMINERS or word in FUNCTION_WORDS or word in TITLES
    if known or is_kind_word(word) or word in _JOINERS:
        return False
    return not (word.endswith("ly") or word[0].isdigit() or token.possessive or token.capital)


def _unknown_end(scan: Scan, i: int) -> int:
    """The position after the capitalised words at ``i`` that could be parts of a name."""
    end = i
    while end < len(scan.tokens) and end - i < 5 and scan.free(end):
        token = scan.tokens[end]
        if (token.low in NAME_PARTICLES and end > i - 1 and _capital_at(scan, end + 1)) or (
            token.text == "." and end > i and len(scan.tokens[end - 1].text) == 1 and scan.low(end + 1)
        ):
            end += 1
        elif _capital_at(scan, end):
            end += 1
            if token.possessive:
                break
        else:
            break
    while end > i and not _capital_at(scan, end - 1):
        end -= 1
    return end


def _capital_at(scan: Scan, i: int) -> bool:
    """Whether a capitalised word stands at ``i`` that could be part of a name."""
    if i >= len(scan.tokens) or not scan.free(i) or scan.tokens[i].kind != "word":
        return False
    token = scan.tokens[i]
    return (
        token.capital
        and token.low not in FUNCTION_WORDS
        and token.low not in TITLES
        and token.low not in DETERMINERS
        and token.low not in COMMON_PEOPLE
        and not is_kind_word(token.low)
        and not token.text[0].isdigit()
    )


def _see_unknown(scan: Scan, i: int) -> None:
    start = i
    if scan.low(i) in TITLES and scan.low(i + 1) == ".":
        return
    end = _unknown_end(scan, i)
    if end > i and not scan.tokens[end - 1].possessive:
        if scan.low(i - 1) == "," and end - i == 1 and scan.low(end) not in ("and", "&", "+", ","):
            return  # "Coffee with Ana, Monmouth"
        titled = i > 0 and (scan.low(i - 1) in TITLES or scan.low(i - 2) in TITLES)
        if _must_stand(scan, i) or _is_subject(scan, i, end) or titled:
            scan.see(start, end, Who(scan.said(start, end), new=True))
        return
    _see_uncertain(scan, i)


def _is_subject(scan: Scan, i: int, end: int) -> bool:
    """``Zelda called me``, ``Zelda Fitz and Ana came over``: at the start, or behind a date."""
    if not _starts(scan, i):
        return False
    if scan.low(end) in SUBJECT_VERBS:
        return True
    joined = scan.low(end) in ("and", "&") and end + 1 < len(scan.tokens)
    return joined and (scan.roles[end + 1] == PERSON or scan.low(end + 1) == "i")


def _between_names(scan: Scan, i: int) -> bool:
    """``Ana, nadia and Bo``."""
    following = i + 2 < len(scan.tokens) and scan.low(i + 1) in ("and", "&") and scan.roles[i + 2] == PERSON
    return scan.low(i - 1) == "," and following


_UNSURE_AFTER = _JOINERS | set("met called phoned rang texted messaged emailed dm'd pinged".split())


def _see_uncertain(scan: Scan, i: int) -> None:
    """A lower-case word where a person must stand makes the reading uncertain, unless it is a common noun."""
    after = scan.low(i - 1)
    word = scan.tokens[i].base
    listed = i > 1 and scan.roles[i - 2] == PERSON and (after in ("and", "&") or _between_names(scan, i))
    if not (after in _UNSURE_AFTER or listed) or scan.roles[i - 1]:
        return
    if after in _JOINERS and (word in COMMON_PEOPLE or word in DETERMINERS):
        scan.company = True
        return
    if not _may_be_a_name(scan, i):
        return
    if listed and (word.endswith(("ed", "ing")) or not _ends_here(scan, i + 1)):
        return
    end = i + 1
    if end < len(scan.tokens) and scan.free(end) and scan.tokens[end].kind == "word" and not _ends_here(scan, end):
        follows = scan.low(end)
        end += follows not in FUNCTION_WORDS and not is_kind_word(follows) and _ends_here(scan, end + 1)
    said = scan.said(i, end)
    scan.see(i, end, Who(said, candidates=tuple(scan.context.index.close(said))))


def _ends_here(scan: Scan, i: int) -> bool:
    """Whether a list of people may end before ``i``."""
    if i >= len(scan.tokens) or scan.roles[i]:
        return True
    token = scan.tokens[i]
    return token.kind != "word" or token.low in (
        "and",
        "&",
        "at",
        "in",
        "on",
        "for",
        "about",
        "re",
        "with",
        "from",
        "to",
    )
