"""A contact of Monica's as somebody of the book."""

from collections.abc import Callable
from datetime import date

from netbook.domain import methods
from netbook.domain.cadence import NEVER, cadence_text
from netbook.domain.occasions import BIRTHDAY, YearlyDay
from netbook.domain.records import ReadingOptions, Record
from netbook.errors import Unreadable
from netbook.formats.monica import promises, values
from netbook.formats.monica.known import Known, Type, name_of
from netbook.formats.monica.values import Entry
from netbook.formats.tables.draft import MOST_LINE, Draft, Postal, label_of

STARRED = "starred"
_LONGEST = 20_000  # characters of what has no place in the book, and is kept
_KEPT = ("last_talked_to", "stay_in_touch_trigger_date", "vcard", "distant_etag")


def person(entry: Entry, known: Known, file: str, options: ReadingOptions) -> Record:
    """Somebody with all that Monica knows of them, but for what happened and what is to be done."""
    draft = Draft(options, file, None)
    said, number = values.told(entry), values.uuid_of(entry)
    draft.uid, draft.key = number, values.key_of(entry)
    _called(draft, said)
    draft.put("organisation", "company", values.text(said.get("company")))
    draft.put("title", "job", values.text(said.get("job")))
    draft.about = values.text(said.get("description")) or None
    for tag in said["tags"] if isinstance(said.get("tags"), list) else ():
        draft.tag(values.line(tag))
    if said.get("is_starred") is True:
        draft.tag(STARRED)
    _reach(draft, entry, known)
    _days(draft, entry)
    _facts(draft, said, known, number)
    _hanging(draft, entry, known)
    _cadence(draft, said)
    _keep(draft, said)
    return draft.record()


def _called(draft: Draft, said: Entry) -> None:
    draft.called("first_name", name_of(said))
    given = values.joined(values.line(said.get("first_name")), values.line(said.get("middle_name")), by=" ")
    draft.given, draft.family = draft.part(given), draft.part(values.line(said.get("last_name")))
    draft.alias("nickname", values.text(said.get("nickname")))


def _reach(draft: Draft, entry: Entry, known: Known) -> None:
    for each in values.held(entry, "contact_field"):
        said = values.told(each)
        _field(draft, known.type_of(said), values.line(said.get("data")))
    for each in values.held(entry, "address"):
        said = values.told(each)
        street, city, province, code, country = (
            values.text(said.get(name)) for name in ("street", "city", "province", "postal_code", "country")
        )
        draft.lives("address", Postal(street, city, province, code, country), label_of(values.line(said.get("name"))))
        for name in ("latitude", "longitude"):
            draft.keep(name, values.text(said.get(name)))


def _field(draft: Draft, kind: Type, data: str) -> None:
    """Put a way to reach somebody where it belongs: by what its type says, else by how it looks."""
    word = (kind.type or kind.name).casefold()
    name = kind.name or "contact"
    if not data:
        return
    if word in ("email", "e-mail") or kind.protocol == "mailto:":
        draft.email(name, data)
    elif word == "phone" or kind.protocol == "tel:":
        draft.phone(name, data)
    elif "://" in data:
        draft.url(name, data, label_of(kind.name))
    elif word in ("whatsapp", "signal", "telegram") and data.lstrip("+").replace(" ", "").isdigit():
        draft.phone(name, data, kind.name)
    elif _is_handle(word, data):
        draft.handle(name, data, word)
    else:
        draft.fact(name, data, name)


def _is_handle(platform: str, data: str) -> bool:
    try:
        methods.handle(f"{platform}:{data}"[:MOST_LINE])
    except Unreadable:
        return False
    return True


def _days(draft: Draft, entry: Entry) -> None:
    said = values.told(entry)
    _special(draft, "birthdate", said.get("birthdate"), "born", lambda day: draft.occasions.append((BIRTHDAY, day)))
    occasions, _ = promises.yearly(entry)
    for kind, day, reminder in occasions:
        draft.occasions.append((kind, day))
        draft.keep(f"reminder: {kind}", values.line(reminder.get("initial_date")))
        draft.fact("reminder", values.text(reminder.get("description")), kind)
    _special(draft, "first_met_date", said.get("first_met_date"), "met", lambda day: _met(draft, day))
    draft.met = draft.words("first_met_where", values.text(said.get("first_met_where")))
    if more := values.text(said.get("first_met_additional_info")):
        draft.fact("first_met_additional_info", more, "how we met")
    if said.get("is_dead") is True or isinstance(said.get("deceased_date"), dict):
        before = len(draft.facts)
        _special(
            draft,
            "deceased_date",
            said.get("deceased_date"),
            "died",
            lambda day: draft.facts.append(("died", str(day))),
        )
        if len(draft.facts) == before:
            draft.facts.append(("died", "yes"))


def _met(draft: Draft, day: YearlyDay) -> None:
    if day.year:
        draft.met_on = date(day.year, day.month, day.day)
    else:
        draft.facts.append(("met", str(day)))


def _special(draft: Draft, heading: str, given: object, fact: str, put: Callable[[YearlyDay], object]) -> None:
    """Put a day where it belongs; of one that was reckoned from an age only the year, about."""
    said = given if isinstance(given, dict) else {}
    if not said.get("date"):
        return
    day = values.day(said.get("date"))
    if day is None:
        draft.refuse(
            heading, values.line(said.get("date")), f"the {heading} cannot be {values.line(said['date'])[:30]!r}"
        )
    elif said.get("is_age_based") is True:
        draft.facts.append((fact, f"about {day.year}"))
    elif day > draft.options.calendar.today and said.get("is_year_unknown") is not True:
        draft.refuse(heading, str(day), f"the {heading} {day} lies ahead")
    else:
        put(YearlyDay(day.month, day.day, None if said.get("is_year_unknown") is True else day.year))


def _facts(draft: Draft, said: Entry, known: Known, number: str | None) -> None:
    gender = known.type_of(said, "gender").name
    draft.fact("gender", gender, "gender")
    draft.fact("food_preferences", values.text(said.get("food_preferences")), "food")
    for tie in known.ties.get(number or "", ()):
        if tie.says_more and tie.other != known.me:
            draft.fact("relationship", known.names.get(tie.other, ""), tie.word)
    draft.fact("relationship", known.to_the_user(number or ""), "to you")


def _hanging(draft: Draft, entry: Entry, known: Known) -> None:
    for each in values.held(entry, "pet"):
        said = values.told(each)
        name, category = values.line(said.get("name")), values.line(said.get("category"))
        draft.fact("pet", f"{name} ({category})" if name and category else name or category, "pet")
    for each in values.held(entry, "note"):
        _note(draft, values.text(values.told(each).get("body")), values.day(each.get("created_at")), "note")
    for each in values.held(entry, "life_event"):
        said = values.told(each)
        kind, name = known.type_of(said).spoken, values.line(said.get("name"))
        what = name if kind.casefold() == name.casefold() else values.joined(kind, name)
        told = values.joined(what, values.text(said.get("note")), _specific(said.get("specific_information")))
        _note(draft, told, values.day(said.get("happened_at")), "life event")
    for each in values.held(entry, "gift"):
        said = values.told(each)
        if said.get("status") not in ("offered", "received"):
            draft.fact("gift", gift_in_words(said, known), "gift idea")


def _specific(given: object) -> str:
    """What Monica asks of some life events, which it keeps as JSON."""
    return values.line(given) if isinstance(given, str) and given not in ("[]", "{}") else ""


def _note(draft: Draft, text: str, day: date | None, what: str) -> None:
    if text and day:
        draft.notes.append((day, text))
    elif text:
        draft.fact(what, text, what)


def gift_in_words(said: Entry, known: Known) -> str:
    """``Atlas, 12, for Tom: by the old publisher``."""
    whom = known.names.get(values.uuid(said.get("recipient")) or "", "")
    amount = values.line(said.get("amount"))
    head = values.joined(values.line(said.get("name")), amount, f"for {whom}" if whom else "", by=", ")
    return values.joined(head, values.line(said.get("comment")), values.line(said.get("url")))[:MOST_LINE]


def _cadence(draft: Draft, said: Entry) -> None:
    """How often to be in touch; who is dead, or known only through somebody, never asks for it."""
    days = said.get("stay_in_touch_frequency")
    if said.get("is_dead") is True:
        draft.cadence = NEVER
    elif isinstance(days, int) and not isinstance(days, bool) and days > 0:
        try:
            draft.cadence = cadence_text(f"{days}d")
        except Unreadable:
            draft.refuse("stay_in_touch_frequency", str(days), f"a cadence cannot be {days} days")
    elif said.get("is_partial") is True:
        draft.cadence = NEVER
    if said.get("is_active") is False:
        draft.remarks.append("was archived in Monica")


def _keep(draft: Draft, said: Entry) -> None:
    for name in _KEPT:
        found = values.text(said.get(name))
        if len(found) <= _LONGEST:
            draft.keep(name, found)
        else:
            draft.remarks.append(f"{name} has {len(found):,} characters, and is left out")
