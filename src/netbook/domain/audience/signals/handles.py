"""Handles shaped like generated ones: a word and a long number, or consonants that no language puts together.

Many real people have figures in their handle: a year, a birthday, a telephone number, an area code. Platforms
give newcomers a name with a number, which many keep. Only what is left is a strong sign.
"""

import re
from itertools import pairwise

from netbook.domain.audience.signals.sign import STRONG, WEAK, Follower, Listed, Sign

KEY = "handle"

# Places whose handles are addresses or profile names with a number of the platform's own: nothing can be told.
_NUMBERED = ("linkedin", "facebook", "newsletter")
# What a platform calls somebody who chooses nothing.
_GIVEN = {
    "x": ("X", re.compile(r"[A-Za-z]{2,11}\d{8}")),
    "tiktok": ("TikTok", re.compile(r"(?:user|dy)\d{7,}\w{0,4}")),
    "youtube": ("YouTube", re.compile(r"user-\w{8,12}|\w+-\w{2,3}\d\w{1,2}")),
}
_NUMBERED_WORD = re.compile(r"([A-Za-z][A-Za-z._-]*)(\d{7,})")
_CENTURY = "(?:19[2-9]|20[0-3])\\d"
_MONTH, _DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12]\\d|3[01])"
_DATE = re.compile(
    f"{_CENTURY}{_MONTH}{_DAY}|{_DAY}{_MONTH}{_CENTURY}|{_MONTH}{_DAY}{_CENTURY}|{_CENTURY}{_CENTURY}"
    f"|{_DAY}[1-9]{_CENTURY}|[1-9]{_MONTH}{_CENTURY}|[1-9]{_DAY}{_CENTURY}"
)
_PHONE = re.compile(r"0\d{8,11}|1[3-9]\d{9}|[6-9]\d{9}|(?:00)?(?:1|20|27|3\d|4\d|5\d|6\d|7|8\d|9\d)\d{9,10}")
_KNOWN_FIGURES = ("0123456789012", "9876543210987", "3141592653589", "2718281828459", "1123581321345", "13371337")
_NOBODY = ("user", "account", "member", "guest", "id")

_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}")
_KEYBOARD = re.compile(r"zxcv|xcvb|sdfg|qwrt|hjkl|lkjh|vcxz")
_ROMAN = re.compile(r"[ivxlcdm]+")
# Pairs with one of q x z j v w that names, words and abbreviations do hold.
_USUAL_PAIRS = frozenset(
    """
    cz dz rz sz tz lz nz zb zc zd zg zh zk zl zm zn zr zs zt zw zz dj gj hj kj lj mj nj rj sj tj bj fj pj vj jb jc jd
    jk jl jm jn jp jr js jt bv cv dv gv hv kv lv mv nv rv sv tv zv vb vc vd vg vh vk vl vm vn vr vs vt vz vv bw cw dw
    gw hw kw lw mw nw pw rw sw tw wb wc wd wg wh wk wl wm wn wp wr ws wt ww lx mx nx rx xb xc xp xs xt xx qr qb qs sq
    """.split()
)


def made_up(follower: Follower, listed: Listed) -> Sign | None:
    """A handle shaped like a generated one; those of other scripts than the Latin one are never judged."""
    handle = follower.handle
    if not handle or not handle.isascii() or listed.platform in _NUMBERED:
        return None
    given = _GIVEN.get(listed.platform)
    if given and given[1].fullmatch(handle):
        return Sign(KEY, WEAK, f"the handle is the kind {given[0]} gives to newcomers, and many people keep it")
    return _numbered(handle) or _unspeakable(handle.casefold())


def _numbered(handle: str) -> Sign | None:
    found = _NUMBERED_WORD.fullmatch(handle)
    if not found:
        return None
    word, figures = found[1].rstrip("._-").casefold(), found[2]
    reason = f"the handle is a word and {len(figures)} figures, as generated ones are"
    if word in _NOBODY:
        return Sign(KEY, STRONG, reason)
    if _means_something(figures) or len(re.sub(r"[^a-z]", "", word)) < 2:
        return None
    if _PHONE.fullmatch(figures):
        return None
    return Sign(KEY, STRONG if len(figures) > 7 else WEAK, reason)


def _means_something(figures: str) -> bool:
    """Whether figures are a date, a row one types, or few different ones."""
    return (
        _DATE.fullmatch(figures) is not None
        or len(set(figures)) <= 3
        or any(figures in known or known.startswith(figures) for known in _KNOWN_FIGURES)
        or figures == figures[: len(figures) // 2] * 2
    )


def _unspeakable(handle: str) -> Sign | None:
    for found in _CONSONANTS.finditer(handle):
        run = re.sub(r"(.)\1+", r"\1", found[0])
        if len(run) < 6 or _KEYBOARD.search(run) or _ROMAN.fullmatch(run):
            continue
        odd = sum(
            first + second not in _USUAL_PAIRS
            for first, second in pairwise(run)
            if first in "qxzjvw" or second in "qxzjvw"
        )
        if odd >= 3 or (odd == 2 and re.search(r"\d{3}", handle)):
            return Sign(KEY, STRONG, f"the handle holds {found[0]!r}, letters in no order one says")
    return None
