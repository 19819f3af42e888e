"""Who began it, and what of value passed: read from the head with names and particulars put aside.

The head becomes a skeleton such as ``<0> introduced me to <1>``, on which each rule is one pattern.
"""

import re
from dataclasses import dataclass

from netbook.domain.logline.reading import ReadExchange, Who
from netbook.domain.logline.scan import PERSON, TEXT, Scan
from netbook.domain.names import TITLES

_LIST = re.compile(r"<([\d,]+)>(?: ,(?: and)?| and) <(\d+)>")
_P = r"<([\d,]+)>"
_NOT_THEIRS = r"(?<!> )(?<!> and i )(?<!she )(?<!he )(?<!they )(?<!who )(?<!was )"
_SAID = r"(?:(?:has|have|had|just|finally|then|also|kindly|very|later|again|both|all|already|quickly) )*"
_REACH = (
    r"(?:called|video-called|whatsapp-called|zoomed|phoned|rang|texted|messaged|emailed|e-mailed|mailed|pinged|dm'd|dmed|dm'ed|whatsapped|facetimed"
    r"|skyped|contacted|nudged)"
)
_BY_THEM = [
    rf"{_P} {_SAID}(?:(?:video|whatsapp|zoom|teams|facetime|skype|signal) )?"
    rf"(?:{_REACH}|wrote|reached out|got in touch|replied|invited)(?! (?:<|by ))",
    rf"{_P} {_SAID}(?:asked|visited|invited|called|texted|emailed|sent|dropped|left|gave) (?:me|us)(?! (?:advice|tip))",
    rf"(?:called|phoned|texted|emailed|messaged|invited|visited|hosted) by {_P}",
    rf"{_P} returned my call",
    rf"(?:missed|got) {_P}'s (?:\w+ )?(?:call|text|email|message|letter|card|postcard|voicemail|note)",
    rf"(?:call|calls|email|emails|e-mail|mail|text|message|letter|card|postcard|dm|voicemail|note|invite|invitation"
    rf"|msg|reply|heard|heard back|visit|news|whatsapp|sms|ring|words?|wishes|request|coffee|facetime)s? from {_P}",
]
_BY_ME = [
    rf"{_NOT_THEIRS}(?:{_REACH}|invited|wrote|asked|ring|rung)(?: up| back)? {_P}",
    rf"returned {_P}'s call",
    rf"(?:wrote|reached out|replied|responded|got back|reaching out)(?: \w+){{0,3}} to {_P}",
    rf"(?:email|e-mail|letter|card|postcard|message|text|note|dm|voicemail|call|mail) to {_P}",
    rf"{_NOT_THEIRS}(?:sent|dropped|left|gave)(?: off)? {_P} (?:a|an|my|the|some|another) ?(?:\w+ ){{0,2}}?"
    r"(?:call|ring|bell|buzz|shout|text|message|line|note|email|card|postcard|letter|voicemail|dm|invite|invitation)",
    rf"(?:sent|left) (?:(?:a|an|my|the) )?(?:\w+ )?\w+ (?:to|for|with) {_P}",
    rf"(?:tried|trying) (?:to )?(?:call|calling|ring|ringing|reach|reaching|phone|phoning) {_P}",
]
_MISSED = re.compile(
    r"\bmissed (?:a |another )?(?:\w+ )?call|\bmissed <[\d,]+>'s call|\bno answer|\bno reply|\bno response"
    r"|\b(?:didn't|did not) (?:pick up|answer)|\bvoicemail\b|\bleft (?:a |<[\d,]+> a )?(?:message|voicemail)"
    r"|\btried (?:to )?(?:call|ring|reach|phone)"
)
_INTRODUCE = r"(?:introduced|intro'd|introd|introed|intro'ed|connected)"

# kind, direction, pattern; every group of the pattern names people with whom it passed.
_EXCHANGES = [
    ("introduction", "received", rf"{_P} {_SAID}{_INTRODUCE} (?:me|us)\b"),
    ("introduction", "received", rf"{_P} {_SAID}put (?:me|us)(?: back)? in touch with"),
    ("introduction", "received", rf"{_P} {_SAID}{_INTRODUCE} <[\d,]+> to (?:me|us)\b"),
    ("introduction", "received", rf"{_INTRODUCE} (?:to (?:\S+ ){{1,3}})?by {_P}"),
    (
        "introduction",
        "received",
        rf"(?:intro|introduction)(?: (?:to|with) (?:\S+ ){{1,3}}?)? ?(?:from|by|via|through) {_P}",
    ),
    ("introduction", "given", rf"{_NOT_THEIRS}{_INTRODUCE} {_P} (?:to|with|and) {_P}"),
    ("introduction", "given", rf"{_NOT_THEIRS}{_INTRODUCE} <(\d+(?:,\d+)+)>(?! to)"),
    ("introduction", "given", rf"{_NOT_THEIRS}{_INTRODUCE} {_P} to (?!me|us|<)"),
    ("introduction", "given", rf"{_NOT_THEIRS}put {_P}(?: and {_P})? in touch(?: with {_P})?"),
    (
        "introduction",
        "given",
        rf"(?:made|did) (?:an |the )?(?:intro|introduction) (?:between|for|of) {_P}(?: (?:and|to) {_P})?",
    ),
    ("referral", "received", rf"{_P} {_SAID}referred\b"),
    ("referral", "received", rf"(?:referral|referred)(?: \w+)? (?:from|by) {_P}"),
    ("referral", "given", rf"{_NOT_THEIRS}referred (?:\S+ ){{1,5}}?to {_P}"),
    ("referral", "given", rf"{_NOT_THEIRS}referred {_P}(?! to <)"),
    ("recommendation", "received", rf"{_P} {_SAID}recommended (?:me|us|my)\b"),
    ("recommendation", "received", rf"{_P} {_SAID}recommended <[\d,]+> to (?:me|us)\b"),
    ("recommendation", "received", rf"(?:recommendation|recommended) (?:from|by) {_P}"),
    ("recommendation", "given", rf"{_NOT_THEIRS}recommended {_P}"),
    ("recommendation", "given", rf"{_NOT_THEIRS}(?:wrote|gave) {_P} a (?:recommendation|reference)"),
    ("advice", "received", rf"advice from {_P}"),
    ("advice", "received", rf"{_P} {_SAID}(?:gave (?:me|us) (?:\w+ ){{0,3}}?advice|advised (?:me|us))"),
    ("advice", "received", rf"{_P}'s advice"),
    ("advice", "given", rf"{_NOT_THEIRS}gave {_P} (?:\w+ ){{0,3}}?advice"),
    ("advice", "given", rf"{_NOT_THEIRS}advised {_P}"),
    ("share", "received", rf"{_P} {_SAID}(?:re-?shared|shared|reposted|retweeted|boosted) (?:my|our)\b"),
    ("share", "given", rf"{_NOT_THEIRS}(?:re-?shared|shared|reposted|retweeted|boosted) {_P}'s"),
    ("help", "received", rf"{_P} {_SAID}(?:(?:is |was )?help(?:ed|ing)|gave (?:me|us) a hand)(?! <)"),
    ("help", "received", rf"help from {_P}"),
    ("help", "given", rf"{_NOT_THEIRS}help(?:ed|ing)(?: out)? {_P}"),
    ("help", "given", rf"{_NOT_THEIRS}gave {_P} a hand"),
    (
        "gift",
        "received",
        rf"{_P} {_SAID}(?:gave|sent|brought|bought) (?:me|us) (?:\w+ ){{0,3}}?(?:gift|present|flowers)",
    ),
    ("gift", "received", rf"(?:gift|present|flowers) from {_P}"),
    (
        "gift",
        "given",
        rf"{_NOT_THEIRS}(?:gave|sent|brought|bought) {_P} (?:\w+ ){{0,3}}?(?:gift|present|flowers)",
    ),
    ("gift", "given", rf"(?:gift|present|flowers) (?:to|for) {_P}"),
    ("business", "received", rf"{_P} {_SAID}(?:hired|engaged) (?:me|us)\b"),
    ("business", "received", rf"(?:signed|closed) (?:a|an|the) (?:\w+ ){{0,2}}?(?:contract|deal) with {_P}"),
    ("business", "given", rf"{_NOT_THEIRS}hired {_P}"),
]
# A rule is only tried where one of these stands: most lines spare the compiling of all patterns.
_SIGNS = {
    "introduction": ("intro", "connected", "in touch"),
    "referral": ("refer",),
    "recommendation": ("recommend", "reference"),
    "advice": ("advi",),
    "share": ("shared", "reposted", "retweeted", "boosted"),
    "help": ("help", "hand"),
    "gift": ("gift", "present", "flowers"),
    "business": ("hired", "engaged", "signed", "closed"),
}
_SIGNS_OF_BEGINNING = set(
    "called video-called whatsapp-called zoomed phoned rang ring rung texted messaged emailed e-mailed mailed pinged "
    "dm'd dmed dm'ed whatsapped facetimed skyped contacted nudged wrote reached got replied responded invited asked "
    "visited sent dropped left gave missed returned from to by tried trying".split()
)
_CAME_THROUGH = [
    rf"{_P} {_SAID}(?:{_INTRODUCE} (?:me|us)(?: to| with)?|put (?:me|us) in touch with) (?:\w+ ){{0,3}}?{_P}",
    rf"{_P} {_SAID}{_INTRODUCE} {_P} to (?:me|us)\b",
]
_CAME_BY = [rf"{_INTRODUCE} to {_P} by {_P}", rf"met {_P} (?:through|via|thanks to) {_P}"]


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the head says was done, and by whom."""

    initiator: str | None
    missed: bool
    exchanges: tuple[ReadExchange, ...]
    introduced_by: tuple[tuple[Who, Who], ...]


def read_deeds(scan: Scan, body: str = "") -> Deeds:
    """Initiator, exchanges and introductions of a scanned head; ``body`` only tells of an attempt that failed."""
    skeleton = _skeleton(scan)
    initiator = _initiator(skeleton)
    missed = bool(_MISSED.search(skeleton)) or (initiator == "me" and bool(_MISSED.match(body.strip(" ,;.-"))))
    return Deeds(initiator, missed, _exchanges(scan, skeleton), _introductions(scan, skeleton))


def _skeleton(scan: Scan) -> str:
    """The words of the head, each list of names as ``<0,1>``, dates and places left out."""
    parts: list[str] = []
    numbers = {sighting.start: (n, sighting) for n, sighting in enumerate(scan.sightings)}
    for i, token in enumerate(scan.tokens):
        if i in numbers:
            n, sighting = numbers[i]
            parts.append(f"<{n}>" + ("'s" if sighting.possessive else ""))
        elif (
            token.low not in TITLES
            and scan.roles[i] in (None, TEXT)
            and (token.kind == "word" or token.text in ("&", "+", ","))
        ):
            parts.append({"&": "and", "+": "and"}.get(token.low, token.low))
    text = " ".join(parts)
    joined = _LIST.sub(r"<\1,\2>", text)
    while joined != text:
        text, joined = joined, _LIST.sub(r"<\1,\2>", joined)
    return text.replace(" , ", " ")


def _initiator(skeleton: str) -> str | None:
    words = skeleton.split()
    if not _SIGNS_OF_BEGINNING.intersection(words) or {"haven't", "hasn't"}.intersection(words):
        return None
    theirs = _first(_BY_THEM, skeleton)
    mine = _first(_BY_ME, skeleton)
    if theirs is None and mine is None:
        return None
    return "them" if mine is None or (theirs is not None and theirs <= mine) else "me"


def _first(patterns: list[str], skeleton: str) -> int | None:
    starts = [found.start() for pattern in patterns if (found := re.search(pattern, skeleton))]
    return min(starts, default=None)


def _exchanges(scan: Scan, skeleton: str) -> tuple[ReadExchange, ...]:
    found: dict[tuple[str, str, str], ReadExchange] = {}
    taken: set[tuple[str, int]] = set()
    for kind, direction, pattern in _EXCHANGES:
        if not any(sign in skeleton for sign in _SIGNS[kind]):
            continue
        for match in re.finditer(pattern, skeleton):
            # A rule further up has spoken for these words: "Ana referred Bo" is received, not given.
            if any((kind, position) in taken for position in range(match.start(), match.end())):
                continue
            taken.update((kind, position) for position in range(match.start(), match.end()))
            for who in _people(scan, match.groups()):
                found.setdefault((kind, direction, who.name), ReadExchange(kind, direction, who))
    return tuple(found.values())


def _introductions(scan: Scan, skeleton: str) -> tuple[tuple[Who, Who], ...]:
    pairs: list[tuple[Who, Who]] = []
    if not any(sign in skeleton for sign in (*_SIGNS["introduction"], "met ")):
        return ()
    for patterns, through_first in ((_CAME_THROUGH, True), (_CAME_BY, False)):
        for pattern in patterns:
            for match in re.finditer(pattern, skeleton):
                through, came = match.groups() if through_first else match.groups()[::-1]
                by = _people(scan, [through])[0]
                pairs.extend((who, by) for who in _people(scan, [came]))
    return tuple(pairs)


def _people(scan: Scan, groups: "tuple[str | None, ...] | list[str]") -> list[Who]:
    numbers = [int(number) for group in groups if group for number in group.split(",")]
    return [scan.sightings[number].who for number in numbers]


def present(scan: Scan) -> tuple[Who, ...]:
    """Everybody whom the head names outside a place."""
    return tuple(sighting.who for sighting in scan.sightings if scan.roles[sighting.start] == PERSON)
