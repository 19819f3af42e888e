"""The words that ask to be asked about: a row a kind of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from netbook.domain.tokens import Token


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that ask to be asked about: ``points`` they weigh, ``lasts`` days they ask, a pattern over folded words."""

    key: str
    points: int
    lasts: int
    words: re.Pattern[str]


def _cue(key: str, points: int, lasts: int, *patterns: str) -> Cue:
    return Cue(key, points, lasts, re.compile(rf"(?<!\S)(?:{'|'.join(patterns)})(?!\S)"))


_BE = r"(?:(?:is|are|was|were|been|be|still|he's|she's|they're) )*"

# The first that fits names the kind of a clause, so the surer ones come first.
CUES: tuple[Cue, ...] = (
    _cue(
        "wait", 30, 270,
        rf"{_BE}(?:awaiting|expecting|waiting (?:for|to|on))", "waits (?:for|to|on)", "awaits", "expects",
        "(?:has|have|had) not heard", "(?:hasn't|haven't) heard", "interview next", "(?:is|are) due",
        "(?:should|must) hear",
    ),
    _cue(
        "search", 30, 365,
        rf"{_BE}(?:looking|searching|hunting) for", "(?:looks|searches|hunts) for", "(?:seeks|seeking)",
        rf"{_BE}hiring(?! again\b)", r"needs(?! me\b)", "in need of", "(?:has|have) to find",
        "(?:does|do) not know (?:where|whether|what|how)", "(?:doesn't|don't) know (?:where|whether|what|how)",
    ),
    _cue(
        "request", 28, 180,
        r"(?:asked|asks|asking) (?:me |us )?(?:for|about|to|whether|if|which)", "wants (?:me|us|my|our|a word)",
        "would like (?:me|us|my)", "wants (?:introductions|an introduction|advice|feedback|help|numbers)",
    ),
    _cue(
        "worry", 28, 180,
        rf"{_BE}(?:worried|nervous|anxious|stressed|afraid|struggling|worrying)", "(?:worries|fears|struggles)",
        "(?:is|are|was|fell|been|being|off) (?:ill|sick|unwell)", "in (?:the )?hospital",
        "(?:an|the|her|his) operation",
        "surgery", "cannot sleep", "can't sleep", "burn(?:ed|t) out", "laid off", "lost (?:his|her|their|the) job",
        "broke (?:his|her|their|an|a)(?: \\S+)? (?:arm|leg|wrist|ankle|foot|hip|rib|toe)",
    ),
    _cue(
        "plan", 26, 400,
        "wants", "would (?:like|love)", "(?:he|she|they)'d (?:like|love)", "plans", rf"{_BE}planning",
        rf"{_BE}thinking (?:of|about)", "(?:is|are|he's|she's|they're) (?:going|about) to", "(?:considers|intends)",
        rf"{_BE}considering", "(?:he|she|they)'ll", "will (?!not)\\S+", "decided to",
        "means to", "(?:is|are) (?:moving|leaving|opening|starting|launching|coming|getting|changing|switching)",
        "(?:moves|moving) (?:to|in|out|back|house|into)", "invited to", "entered us", "would \\S+ if", "promised to",
        "(?:talks|toys|toying) (?:of|about|with) \\S+ing", "(?:applies|applied|applying) (?:for|to)",
        "(?:this|next|in|over) (?:the )?(?:spring|summer|autumn|fall|winter)",
    ),
    _cue(
        "hope", 26, 548,
        rf"{_BE}hoping", "hopes", "dreams (?:of|about)", rf"{_BE}dreaming (?:of|about)",
        "wishes (?:for|to|he|she|they|that|it)", "longs (?:for|to)",
        "looks forward", rf"{_BE}looking forward",
    ),
    _cue(
        "news", 26, 240,
        "new (?:job|role|flat|house|baby|boss|company|partner|boyfriend|girlfriend)", "(?:an|the) offer",
        "(?:has|have|had|got) (?:an|the|another|a second) interview",
        "(?:gets|got|getting) (?:married|engaged|divorced)",
        rf"{_BE}(?:engaged|pregnant)", "(?:a|the|her|his|their) baby", "had twins",
        "(?:is|are) going to be a (?:father|mother|grandmother|grandfather)",
        "(?:starts|retires|leaves|opens|launches|ships|quits|graduates|resigns|defends)",
        "(?:quit|left) (?:her|his|their|the) (?:job|firm|company|bank|agency)", "promoted(?: to)?",
        r"made (?:\S+ )?(?:manager|partner|director|head|lead)",
        "signed (?:for|with|up|a)", "(?:her|his|their|the) (?:lease|contract|visa|notice|trial) (?:ends|runs)",
        "(?:has|have) started", "raising", "raises", "exam", "exams", "said yes to",
    ),
    _cue(
        "work", 22, 300,
        rf"{_BE}(?:writing|building|drawing|learning|studying|training|preparing|practising|practicing|rewriting"
        r"|renovating|founding|working on|setting up)",
        "(?:writes|builds|learns|studies|prepares|practises|practices|rewrites|renovates) (?:a|an|the|on|for|to)",
        "(?:trains|works) (?:for|on)",
    ),
)  # fmt: skip

_MINE = frozenset("i i'm im i'll i'd i've".split())
_SUBJECTS = _MINE | frozenset("he she they it who he's she's they're he'll she'll they'll we we're we'll".split())
_NO = frozenset("not no never without nobody nothing isn't aren't doesn't don't didn't won't wasn't".split())
_USERS_DEED = re.compile(r"(?:asked|promised|decided|applied|signed|moving|looking|waiting|hoping|planning|thinking)\b")


def cue_in(tokens: Sequence[Token], before: Sequence[Token] = (), *, first: bool = False) -> tuple[int, Cue] | None:
    """The first token of the first cue in a part, and the cue.

    Not what is denied, nor what the user said of themself: ``before`` is what comes earlier in the sentence, and
    ``first`` that nothing does, so that "asked for ..." is the user's deed.
    """
    words = " ".join(token.low.replace(" ", "_") for token in tokens)
    for cue in CUES:
        for found in cue.words.finditer(words):
            at = words.count(" ", 0, found.start())
            if _denied(tokens, at) or of_the_user(tokens, at, before, found.group()):
                continue
            if first and at == 0 and _USERS_DEED.match(found.group()):
                continue
            return at, cue
    return None


def of_the_user(tokens: Sequence[Token], at: int, before: Sequence[Token] = (), said: str = "") -> bool:
    """Whether a user speaks of themself at a token, where ``said`` begins: "I am looking for", "my lease ends"."""
    ahead = [token.low for token in tokens[:at]]
    verb = said.partition(" ")[0]
    if "my" in ahead[-3:] or verb in _MINE:
        return True
    if verb.endswith("s"):  # she wants: a third person's, whoever else was named
        return False
    whole = [token.low for token in before] + ahead
    named = next((word for word in reversed(whole) if word in _SUBJECTS), None)
    return named in _MINE


def _denied(tokens: Sequence[Token], at: int) -> bool:
    return any(token.low in _NO for token in tokens[max(0, at - 3) : at])
