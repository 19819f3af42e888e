"""A reading as JSON and in words."""

from collections.abc import Iterable
from datetime import date

from netbook.domain.logline.reading import LogLine, ReadExchange, ReadFollowUp, Who
from netbook.domain.spoken import day, length
from netbook.domain.when import spoken_repeat

BEGAN = {"me": "you began", "them": "they began", "both": "both began"}


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
        parts += [BEGAN[reading.initiator]] if reading.initiator else []
        parts += ["not reached"] if reading.missed else []
        parts += [f"{each.kind} {each.direction} ({each.who.name})" for each in reading.exchanges]
        parts += [f"mentioning {_names(reading.mentioned)}"] if reading.mentioned else []
    text = ", ".join(part for part in parts if part)
    text += "".join(f" @{tag}" for tag in reading.tags)
    for each in reading.follow_ups:
        text += f"{'; ' if text else ''}{promise(each, reading, today)}"
    return text


def promise(each: ReadFollowUp, reading: LogLine, today: date) -> str:
    """What a line promises, as one says it."""
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
