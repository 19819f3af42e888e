"""The terms by which an audience is filtered."""

from netbook.domain.audience.verdicts import VERDICTS
from netbook.domain.filters.terms import TERMS, Key, TermKind
from netbook.domain.spelling import did_you_mean
from netbook.domain.when import Calendar
from netbook.errors import Unreadable

FOLLOWER = "follower"
STATES: dict[str, str] = {
    "known": "linked to a contact",
    "open": "neither linked nor decided about",
    **VERDICTS,
    "following": "follows you now",
    "followed": "you follow them",
    "left": "followed you once",
    "odd": "something of it looks odd",
}


def _state(value: str, _calendar: Calendar) -> Key:
    key = value.casefold().replace("_", "-")
    if key not in STATES:
        hint = did_you_mean(key, STATES, f"it may be {', '.join(STATES)}")
        raise Unreadable(f"the state {value!r} is not known", hint)
    return Key(key)


def _key(value: str, _calendar: Calendar) -> Key:
    return Key(value.casefold().lstrip("@"))


_ROWS = (
    TermKind("word", FOLLOWER, "a part of the name or the handle", "reyes", TERMS["word"].read),
    TermKind("platform", FOLLOWER, "where they follow you", "platform:instagram", _key),
    TermKind("account", FOLLOWER, "which of your accounts", "account:ana.reyes", _key),
    TermKind("is", FOLLOWER, "how it stands with them", "is:open", _state, tuple(STATES)),
    TermKind("sign", FOLLOWER, "what looks odd", "sign:burst", _key),
    TermKind("since", FOLLOWER, "followers from then on", "since:2026-01", TERMS["since"].read),
    TermKind("until", FOLLOWER, "followers up to then", "until:2026-03", TERMS["until"].read),
    TermKind("in", FOLLOWER, "followers of that time", "in:october", TERMS["in"].read),
)
AUDIENCE_TERMS: dict[str, TermKind] = {row.key: row for row in _ROWS}
