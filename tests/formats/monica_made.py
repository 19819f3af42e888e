"""An account of Monica's made from its documented structure, with every kind of thing; people are invented.

Every text in it that says something is a word of its own, so that a test can look for each of them afterwards.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

Entry = dict[str, Any]

_SYLLABLES = "ba ce di fo gu ha ki lo mu ne pa ri so tu va we xi yo za je".split()
FIELDS = ("Email", "Phone", "LinkedIn", "Telegram", "WhatsApp", "Skype", "Facebook")
RELATIONS = ("partner", "spouse", "child", "sibling", "uncle", "ex", "friend", "bestfriend", "colleague", "boss")


class Maker:
    """Makes entries; ``words`` are those that have to be found again."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed)
        self.words: list[str] = []
        self._count = 0
        self._uuids = 0

    def word(self) -> str:
        """A word that stands nowhere else."""
        self._count += 1
        number, found = self._count, ""
        for _ in range(4):
            number, rest = divmod(number, len(_SYLLABLES))
            found = _SYLLABLES[rest] + found
        self.words.append(found)
        return found

    def name(self) -> str:
        return self.word().capitalize()

    def uuid(self) -> str:
        self._uuids += 1
        return str(UUID(int=(0xA << 120) + self._uuids, version=4))

    def day(self) -> str:
        return str(date(2015, 1, 1) + timedelta(days=self.random.randrange(3000)))

    def moment(self) -> str:
        return f"{self.day()}T00:00:00.000000Z"

    def entry(self, **properties: Any) -> Entry:
        made = self.moment()
        return {"uuid": self.uuid(), "created_at": made, "updated_at": made, "properties": properties}

    def collection(self, kind: str, values: list[Any]) -> Entry:
        return {"count": len(values), "type": kind, "values": values}

    def special(self, **told: Any) -> Entry:
        return {"uuid": self.uuid(), "is_age_based": False, "is_year_unknown": False, "date": self.moment(), **told}


def account(people: int = 300, seed: int = 1) -> tuple[Entry, Maker]:
    """An account with so many contacts, and what made it."""
    make = Maker(seed)
    types = {name: make.uuid() for name in FIELDS}
    genders = {name: make.uuid() for name in ("Woman", "Man")}
    eaten, event = make.uuid(), make.uuid()
    contacts = [_contact(make, types, genders, event) for _ in range(people)]
    me, *others = contacts
    make.words = [word for word in make.words if word not in str(me).casefold()]
    user = make.entry(me_contact=me["uuid"])
    me["properties"] = {"first_name": "Own", "last_name": "Self", "is_partial": False}
    me["data"] = [make.collection("task", [make.entry(title=make.word(), completed=False)])]
    activities = [_activity(make, others, eaten) for _ in range(people // 2)]
    for number, each in enumerate(others[1:], start=1):
        if number % 5 == 0:
            each["properties"]["first_met_through"] = others[number - 1]["uuid"]
    pairs = (make.random.sample(others, 2) for _ in range(people // 4))
    relations = [_relation(make, one, other) for one, other in pairs]
    relations.append(_relation(make, me, others[0], "sibling"))
    data = [
        make.collection("user", [user]),
        make.collection("contact", contacts),
        make.collection("relationship", relations),
        make.collection(
            "photo", [make.entry(original_filename=f"{make.word()}.jpg", dataUrl="data:image/jpeg;base64,AA")]
        ),
        make.collection("document", [make.entry(original_filename=f"{make.word()}.pdf", filesize=7)]),
        make.collection("activity", activities),
    ]
    instance = {
        "activity_types": [{"uuid": eaten, "properties": {"name": make.word(), "translation_key": "ate_restaurant"}}],
        "contact_field_types": [_field_type(name, number) for name, number in types.items()],
        "genders": [
            {"uuid": number, "properties": {"name": name, "type": name[0]}} for name, number in genders.items()
        ],
        "life_event_types": [{"uuid": event, "properties": {"name": make.word()}}],
    }
    diary = [make.entry(type="entry", title=make.word(), post=f"{make.word()}\n{make.word()}", date=make.moment())]
    whole = {"uuid": make.uuid(), "data": data, "properties": {"journal_entries": diary}, "instance": instance}
    return {
        "version": "1.0-preview.1",
        "app_version": "4.1.2",
        "export_date": "2026-01-04T08:00:00.000000Z",
        "url": "https://monica.example.com",
        "exported_by": user["uuid"],
        "account": whole,
    }, make


def _field_type(name: str, number: str) -> Entry:
    told = {"Email": ("email", "mailto:"), "Phone": ("phone", "tel:")}.get(name, (None, None))
    return {"uuid": number, "properties": {"name": name, "type": told[0], "protocol": told[1]}}


def _relation(make: Maker, one: Entry, other: Entry, kind: str | None = None) -> Entry:
    kind = kind or make.random.choice(RELATIONS)
    return make.entry(type=kind, contact_is=one["uuid"], of_contact=other["uuid"])


def _activity(make: Maker, contacts: list[Entry], kind: str) -> Entry:
    entry = make.entry(summary=make.word(), description=f"{make.word()}\n{make.word()}", happened_at=make.moment())
    if make.random.random() < 0.3:
        entry["properties"]["type"] = kind
    for contact in make.random.sample(contacts, make.random.randrange(1, min(4, len(contacts)))):
        contact["data"].append(make.collection("activity", [entry["uuid"]]))
    return entry


def _contact(make: Maker, types: dict[str, str], genders: dict[str, str], event: str) -> Entry:
    pick = make.random.random
    entry = make.entry(first_name=make.name(), last_name=make.name(), is_active=True, is_partial=False, is_dead=False)
    said = entry["properties"]
    for name in ("middle_name", "nickname", "job", "company", "description", "food_preferences", "first_met_where"):
        if pick() < 0.4:
            said[name] = make.name()
    if pick() < 0.5:
        said["tags"] = [make.word(), "shared tag"]
    if pick() < 0.4:
        said["birthdate"] = make.special(is_year_unknown=pick() < 0.3, is_age_based=pick() < 0.1)
    if pick() < 0.3:
        said["first_met_date"] = make.special()
    if pick() < 0.2:
        said |= {"stay_in_touch_frequency": make.random.choice((7, 30, 90)), "is_starred": True}
    if pick() < 0.05:
        said |= {"is_dead": True, "deceased_date": make.special()}
    said["gender"] = make.random.choice(list(genders.values()))
    said["avatar"] = {"avatar_source": "default"}
    entry["data"] = [
        make.collection(kind, [one(make, types, event) for _ in range(make.random.randrange(1, 3))])
        for kind, one in _HANGING.items()
        if pick() < 0.3
    ]
    return entry


def _field(make: Maker, types: dict[str, str], _event: str) -> Entry:
    name = make.random.choice(FIELDS)
    if name in ("Phone", "WhatsApp"):
        data = f"+44 20 7946 0{make.random.randrange(100, 1000)}"
    else:
        data = f"{make.word()}@example.com" if name == "Email" else make.word()
    return make.entry(data=data, type=types[name])


def _call(make: Maker, *_: Any) -> Entry:
    felt = {"emotions": [make.word()]} if make.random.random() < 0.3 else {}
    return make.entry(called_at=make.moment(), content=f"{make.word()} {make.word()}", contact_called=True, **felt)


def _conversation(make: Maker, types: dict[str, str], _event: str) -> Entry:
    messages = [make.entry(content=make.word(), written_at=make.moment(), written_by_me=bool(n % 2)) for n in range(3)]
    return make.entry(happened_at=make.moment(), contact_field_type=types["WhatsApp"], messages=messages)


def _reminder(make: Maker, *_: Any) -> Entry:
    unit = make.random.choice(("one_time", "week", "month", "year"))
    told = {"frequency_type": unit, "frequency_number": make.random.choice((1, 2)), "inactive": False, "delible": True}
    return make.entry(title=make.word(), description=make.word(), initial_date=make.moment(), **told)


def _task(make: Maker, *_: Any) -> Entry:
    return make.entry(title=make.word(), description=make.word(), completed=make.random.random() < 0.5)


def _gift(make: Maker, *_: Any) -> Entry:
    status = make.random.choice(("idea", "offered", "received"))
    return make.entry(name=make.word(), comment=make.word(), amount=12.5, status=status, date=make.day())


def _debt(make: Maker, *_: Any) -> Entry:
    told = {"currency": {"iso": "EUR"}, "status": make.random.choice(("inprogress", "complete"))}
    return make.entry(amount=20, in_debt=make.random.random() < 0.5, reason=make.word(), **told)


def _address(make: Maker, *_: Any) -> Entry:
    return make.entry(name="home", street=make.word(), city=make.name(), postal_code=make.word(), country="DE")


def _note(make: Maker, *_: Any) -> Entry:
    return make.entry(body=f"{make.word()}\n\n{make.word()}", is_favorite=False)


def _pet(make: Maker, *_: Any) -> Entry:
    return make.entry(name=make.name(), category=make.word())


def _life_event(make: Maker, _types: dict[str, str], event: str) -> Entry:
    return make.entry(name=make.word(), note=make.word(), happened_at=make.moment(), type=event)


_HANGING: dict[str, Callable[[Maker, dict[str, str], str], Entry]] = {
    "call": _call,
    "contact_field": _field,
    "debt": _debt,
    "gift": _gift,
    "note": _note,
    "reminder": _reminder,
    "task": _task,
    "address": _address,
    "pet": _pet,
    "conversation": _conversation,
    "life_event": _life_event,
}
