"""The follow-up clause: what was promised next, taken out of the line before anything else is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netbook.domain import when
from netbook.domain.logline.kinds import is_kind_word
from netbook.domain.logline.reading import Context, ReadFollowUp, Who, distinct
from netbook.domain.logline.scan import DATE, PERSON, TAG, said
from netbook.domain.logline.split import full_stop_at, scan, split
from netbook.domain.tokens import Token, low
from netbook.errors import Unreadable

_FILLERS = {
    "and",
    "then",
    "also",
    "please",
    "i'll",
    "i",
    "will",
    "should",
    "must",
    "need",
    "to",
    "todo",
    "next",
    ":",
}
_TARGETED = {"ping", "nudge", "chase"}
_PRONOUNS = {"her", "him", "them"}
_ABOUT = {"about", "re", "regarding", "to", ":", "that", "on", "if", "whether"}
_STARTING = {"starting", "from", "beginning"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in a line: its tokens stand from ``start`` to before ``end``, what it says from ``inside`` on."""

    start: int
    inside: int
    end: int
    opening: str


def find_clauses(tokens: Sequence[Token], context: Context) -> list[Clause]:
    """The follow-up clauses of a line, in order."""
    clauses: list[Clause] = []
    i = 0
    while i < len(tokens):
        opened = _opening_at(tokens, i, context)
        if opened is None:
            i += 1
            continue
        start, inside, opening = opened
        end = _end_of(tokens, inside, context)
        clauses.append(Clause(start, inside, end, opening))
        i = max(end, i + 1)
    return clauses


def _opening_at(tokens: Sequence[Token], i: int, context: Context) -> tuple[int, int, str] | None:
    """Whether a clause opens at ``i``: where its tokens begin, where its content does, and the opening word."""
    starts = i == 0 or _separates(tokens, i - 1)
    if low(tokens, i) in ("fu", "f/u") and (starts or tokens[i].text != "Fu") and not _is_a_name(tokens, i, context):
        return i, i + 1, "fu"
    if not (i == 0 or _separates(tokens, i - 1) or low(tokens, i) == "and"):
        return None
    begin = i
    while low(tokens, begin) in _FILLERS and begin - i < 3:
        begin += 1
    opened = _words_at(tokens, begin, context)
    if opened is None:
        return None
    joined = i > 0 and not _separates(tokens, i - 1)
    if joined and not (opened[1] == "remind" or _dated(tokens, opened[0])):
        return None
    return i, *opened


def _is_a_name(tokens: Sequence[Token], i: int, context: Context) -> bool:
    """Whether somebody in the book is called as the capitalised word at ``i``."""
    return tokens[i].text == "Fu" and context.index.named("fu") is not None


def _separates(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].kind in ("dash", "break") or tokens[i].text in (";", ",", ".", "!", "?", "(", ":", "–")


def _words_at(tokens: Sequence[Token], i: int, context: Context) -> tuple[int, str] | None:
    first, second = low(tokens, i), low(tokens, i + 1)
    if first in ("follow-up", "followup") or (first, second) == ("follow", "up"):
        inside = i + (2 if first == "follow" else 1)
        return None if is_kind_word(low(tokens, inside)) or low(tokens, inside) == "to" else (inside, "follow")
    if (first, second) == ("remind", "me"):
        return i + 2, "remind"
    if first == "check" and second in ("in", "back"):
        inside = i + 2 + (second == "back" and low(tokens, i + 2) == "in")
        return None if is_kind_word(low(tokens, inside)) else (inside, "check")
    if first == "waiting" and second in ("for", "on") and _waits_for_somebody(tokens, i + 2, context):
        return i + 2, "waiting"
    if first in _TARGETED and i + 1 < len(tokens):
        target = tokens[i + 1]
        named = target.kind == "word" and (target.capital or context.index.named(target.base))
        return (i + 1, first) if named or target.low in _PRONOUNS or target.kind == "new" else None
    return None


def _waits_for_somebody(tokens: Sequence[Token], i: int, context: Context) -> bool:
    """``waiting for Ana``, ``waiting for her reply``, ``waiting for the deck from Ana``; not ``for the train``."""
    if i >= len(tokens):
        return False
    token = tokens[i]
    if token.kind == "new" or token.capital or token.low in _PRONOUNS | {"his", "their"}:
        return True
    if context.index.named(token.base):
        return True
    senders = (tokens[k + 1].base for k in range(i, len(tokens) - 1) if tokens[k].low == "from")
    return any(context.index.named(sender) for sender in senders)


def _dated(tokens: Sequence[Token], i: int) -> bool:
    """Whether a date to come, or a repeat, stands at ``i`` or behind one name there."""
    anyday = when.Calendar(date(2000, 1, 3), "dmy")
    for start in (i, i + 2):
        try:
            if when.forward_at(tokens, start, anyday) or when.repeat_at(tokens, start, anyday.today):
                return True
        except Unreadable:
            return True
    return False


def _end_of(tokens: Sequence[Token], inside: int, context: Context) -> int:
    """Where the clause ends whose content begins at ``inside``."""
    limit = inside
    while limit < len(tokens):
        token = tokens[limit]
        if token.text == ";" or token.kind == "break" or full_stop_at(tokens, limit):
            break
        limit += 1
    for i in range(inside, limit):
        if i > inside and _opening_at(tokens, i, context) is not None:
            return i
        if tokens[i].text == "," and _tells_more(tokens[i + 1 : limit], context):
            return i
    return limit


def _tells_more(rest: Sequence[Token], context: Context) -> bool:
    """Whether what follows a comma, read alone, holds a kind word, a tag or a head date."""
    if not rest:
        return False
    head, _ = split(rest, context)
    free = (token.low for token, role in zip(head.tokens, head.roles, strict=True) if role is None)
    return DATE in head.roles or TAG in head.roles or any(is_kind_word(word) for word in free)


# --- reading one clause ----------------------------------------------------------------------------------------


@dataclass
class _Draft:
    """A clause as far as it has been read."""

    due: date | None = None
    repeat: str | None = None
    at: str = ""


def read_clause(tokens: Sequence[Token], opening: str, context: Context) -> ReadFollowUp:
    """Read the content of a clause; its people are those it names, none where it names nobody.

    Raises:
        Unreadable: its date is over or does not exist.
    """
    tokens = [token for token in tokens if token.kind != "tag"]
    while tokens and tokens[-1].text in (",", ".", "!", ")", ":"):
        tokens.pop()
    draft = _Draft()
    start, withs = _read_front(tokens, opening, context, draft)
    what = list(tokens[start:])
    what = _without_when(what, context, draft)
    people = _people(tokens, withs, start, context)
    calendar = context.calendar
    assumed = draft.due is None
    due = draft.due or when.Period(context.follow_up_days, "d").after(calendar.today)
    if due < calendar.today:
        raise Unreadable(f"the follow-up is due {due}, which is over", "give a day from today on")
    text = " ".join(part for part in (said(what).strip(" ,.:;"), draft.at) if part)
    side = "them" if opening == "waiting" else "me"
    return ReadFollowUp(due, text or None, draft.repeat, people, side, assumed)


def _read_front(tokens: Sequence[Token], opening: str, context: Context, draft: _Draft) -> tuple[int, tuple[int, int]]:
    """Read what may come first: whens, a repeat, whom it is with. The position behind it, and where whom stands."""
    withs = (0, 0)
    i = 0
    if opening in _TARGETED or opening == "waiting":
        end = 1 if low(tokens, 0) in _PRONOUNS else _names_end(tokens, 0, context)
        withs, i = (0, end), end
    while i < len(tokens):
        if low(tokens, i) in (":", ",", "–", "—", "-"):
            i += 1
        elif low(tokens, i) in ("with", "w/") and (end := _names_end(tokens, i + 1, context)) > i + 1:
            withs, i = (i, end), end
        elif low(tokens, i) in ("with", "w/") and low(tokens, i + 1) in _PRONOUNS:
            i += 2
        elif (end := _read_when(tokens, i, context, draft)) > i:
            i = end
        elif opening != "remind" and not withs[1] and (end := _named_here(tokens, i, context)) > i:
            withs, i = (i, end), end
        else:
            break
    if low(tokens, i) in _ABOUT or (low(tokens, i) == "for" and opening in _TARGETED):
        i += 1
    return i, withs


def _named_here(tokens: Sequence[Token], i: int, context: Context) -> int:
    """The end of a name without "with" (``fu Bo 3d: keys``), if a when, a mark or nothing comes behind it."""
    end = _names_end(tokens, i, context)
    if end == i or tokens[end - 1].possessive or low(tokens, i - 1) == ":":
        return i
    named = scan([*_WITH, *tokens[i:end]], context).sightings
    if not all(sighting.who.person for sighting in named):
        return i
    over = end >= len(tokens) or low(tokens, end) in _ABOUT or low(tokens, end) == ","
    return end if over or _dated(tokens, end) else i


def _read_when(tokens: Sequence[Token], i: int, context: Context, draft: _Draft) -> int:
    """Read a repeat, a date or a time at ``i`` into the draft; the position behind it, or ``i``."""
    calendar = context.calendar
    if draft.repeat is None and (repeat := when.repeat_at(tokens, i, calendar.today)):
        draft.repeat, draft.due = repeat[1], draft.due or repeat[2]
        if low(tokens, repeat[0]) in _STARTING:
            first = when.forward_at(tokens, repeat[0] + 1, calendar)
            if first:
                draft.due = first[1]
                return first[0]
        return repeat[0]
    if draft.due is None and (found := when.forward_at(tokens, i, calendar)):
        draft.due = found[1]
        return found[0]
    if not draft.at and draft.due and (time := when.time_at(tokens, i)):
        draft.at = said(tokens[i : time[0]])
        return time[0]
    return i


def _without_when(what: list[Token], context: Context, draft: _Draft) -> list[Token]:
    """Take a when off the end of ``what``, or out of it where "about" or the like follows; what remains."""
    if draft.due is not None:
        return what
    timed = next((k for k in range(len(what)) if (t := when.time_at(what, k)) and t[0] == len(what)), None)
    at = said(what[timed:]) if timed is not None else ""
    core = what[:timed] if timed is not None else what
    for k in range(len(core)):
        repeat = when.repeat_at(core, k, context.calendar.today)
        if repeat and repeat[0] == len(core):
            draft.repeat, draft.due, draft.at = repeat[1], repeat[2], at
            return core[:k]
        found = when.forward_at(core, k, context.calendar, loose=False)
        if not found or (found[1] < context.calendar.today and not _dated_in_full(core[k : found[0]])):
            continue
        following = low(core, found[0])
        if found[0] == len(core):
            draft.due, draft.at = found[1], at
            return core[:k]
        if following in ("about", "re", "regarding", ":", "with"):
            draft.due = found[1]
            return core[:k] + what[found[0] :]
    return what


def _dated_in_full(tokens: Sequence[Token]) -> bool:
    """Whether a date names its year, so that being over is a mistake and not a matter of speech."""
    return any(token.kind in ("iso", "slash") or (len(token.text) == 4 and token.text.isdigit()) for token in tokens)


def _names_end(tokens: Sequence[Token], start: int, context: Context) -> int:
    """The position behind the list of names at ``start``."""
    found = scan([*_WITH, *tokens[start:]], context)
    end = start
    for i in range(1, len(found.tokens)):
        listed = found.roles[i] == PERSON or (found.low(i) in ("and", "&", ",", "+") and _person_next(found.roles, i))
        if not listed:
            break
        end = start + i
    return end


def _person_next(roles: Sequence[str | None], i: int) -> bool:
    return i + 1 < len(roles) and roles[i + 1] == PERSON and roles[i - 1] == PERSON


_WITH = (Token("word", "with", "with", -5, -1),)


def _people(tokens: Sequence[Token], withs: tuple[int, int], start: int, context: Context) -> tuple[Who, ...]:
    """Whom a clause names: those it is with, and the names in what it says that are beyond doubt."""
    first, last = withs
    named = scan([*_WITH, *(t for t in tokens[first:last] if t.low not in ("with", "w/"))], context)
    direct = tuple(sighting.who for sighting in named.sightings)
    inside = scan(tokens[start:], context)
    told = tuple(s.who for s in inside.sightings if s.who.person or not direct)
    return distinct((*direct, *told))
