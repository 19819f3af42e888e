"""A reading as JSON and in words."""

from collections.abc import Iterable
from datetime import date

from netbook.domain.logline.reading import LogLine, ReadExchange, ReadFollowUp, Who
from netbook.domain.when import spoken_repeat

_BEGAN = {"me": "you began", "them": "they began", "both": "both began"}


def as_json(reading: LogLine) -> dict[str, object]:
    """The reading with the keys that ``netbook log --json`` prints."""
    follow_ups = [_follow_up(each) for each in reading.follow_ups]
    return {
        "people": [_who(who) for who in reading.people],
        "mentioned": [_who(who) for who in reading.mentioned],
        "kind": reading.kind,
        "on": reading.on.isoformat() if reading.on else None,
        "at_time": reading.at_time,
        "place": reading.place,
        "minutes": reading.minutes,
        "initiator": reading.initiator,
        "tags": list(reading.tags),
        "exchanges": [_exchange(each) for each in reading.exchanges],
        "follow_up": follow_ups[0] if follow_ups else None,
        "follow_ups": follow_ups,
        "text": reading.text,
    }


def _who(who: Who) -> dict[str, object]:
    if not who.certain:
        return {"name": None, "said": who.said, "candidates": list(who.candidates)}
    return {"name": who.name, "id": who.person.ref if who.person else None, "new": who.new}


def _exchange(each: ReadExchange) -> dict[str, object]:
    return {"kind": each.kind, "direction": each.direction, "with": each.who.name}


def _follow_up(each: ReadFollowUp) -> dict[str, object]:
    return {
        "due": each.due.isoformat(),
        "what": each.what,
        "repeat": each.repeat,
        "with": [who.name for who in each.people],
        "side": each.side,
    }


def in_words(reading: LogLine, today: date) -> str:
    """The reading as one says it: ``coffee with Ana Reyes, yesterday, at Monmouth, 1 h @expat; next: ...``."""
    parts = []
    if reading.kind:
        people = f" with {_names(reading.people)}" if reading.people else "" if reading.company else " with nobody"
        parts = [f"{reading.kind}{people}", day(reading.on, today)]
        parts += [reading.at_time] if reading.at_time else []
        parts += [f"at {reading.place}"] if reading.place else []
        parts += [length(reading.minutes)] if reading.minutes else []
        parts += [_BEGAN[reading.initiator]] if reading.initiator else []
        parts += ["not reached"] if reading.missed else []
        parts += [f"{each.kind} {each.direction} ({each.who.name})" for each in reading.exchanges]
        parts += [f"mentioning {_names(reading.mentioned)}"] if reading.mentioned else []
    text = ", ".join(part for part in parts if part)
    text += "".join(f" @{tag}" for tag in reading.tags)
    for each in reading.follow_ups:
        text += f"{'; ' if text else ''}{_promise(each, reading, today)}"
    return text


def _promise(each: ReadFollowUp, reading: LogLine, today: date) -> str:
    whose = "they owe: " if each.side == "them" else ""
    same = {who.name for who in each.people} == {who.name for who in reading.people} and reading.kind
    people = "" if same or not each.people else f" with {_names(each.people)}"
    repeat = f", {spoken_repeat(each.repeat)}" if each.repeat else ""
    assumed = " (no day was given)" if each.assumed else ""
    return f"next: {whose}{each.what or 'follow up'}{people}, {day(each.due, today)}{repeat}{assumed}"


def _names(people: Iterable[Who]) -> str:
    names = [f"{who.name}{'' if who.certain else _doubt(who)}{' (new)' * who.new}" for who in people]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _doubt(who: Who) -> str:
    """``?``, with those who could be meant."""
    if not who.candidates:
        return "?"
    return f"? ({' or '.join(who.candidates) if len(who.candidates) <= 3 else f'{len(who.candidates)} people'})"


def day(when: date | None, today: date) -> str:
    """A day as one says it: ``today``, ``Fri 20 Nov``, ``5 Dec 2025``."""
    if when is None:
        return ""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((when - today).days)
    if near:
        return near
    name = f"{when.day} {when:%b}"
    return f"{when:%a} {name}" if abs((when - today).days) < 180 else f"{name} {when.year}"


def ago(when: date, today: date) -> str:
    """How long ago a day is: ``today``, ``26 days ago``, ``3 years ago``."""
    days = (today - when).days
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{how_long(days)} ago"


def how_long(days: int, weeks_from: int = 28) -> str:
    """``26 days``, ``5 weeks``, ``7 months``, ``3 years``: how long, in the largest unit that says it well."""
    if days < weeks_from:
        count, unit = days, "day"
    elif days < 92:
        count, unit = days // 7, "week"
    elif days < 731:
        count, unit = round(days / 30.44), "month"
    else:
        count, unit = int(days / 365.25), "year"
    return f"{count} {unit}{'s' * (count != 1)}"


def length(minutes: int) -> str:
    """Minutes as one says them: ``45 min``, ``1 h 30``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"
