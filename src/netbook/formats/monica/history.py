"""What happened, as Monica tells of it: activities, calls, conversations, gifts, and the pages of the diary."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from netbook.domain.logline.kinds import kind_in
from netbook.domain.records import ExchangeRecord, FollowUpRecord, InteractionRecord, ReadingOptions, Rejected
from netbook.domain.tags import tag_of_label
from netbook.formats.monica import values
from netbook.formats.monica.known import Known, Type
from netbook.formats.monica.people import gift_in_words
from netbook.formats.monica.values import Entry

SOURCE = "monica"
DIARY = "diary"
_ONE_LINE = 200  # letters of a text that needs no notes
_SAID = 80
# The kinds of activity that every account begins with.
_ACTIVITIES = {
    "talked_at_home": "visit",
    "just_hung_out": "activity",
    "watched_movie_at_home": "visit",
    "did_sport_activities_together": "activity",
    "ate_at_his_place": "meal",
    "ate_at_home": "meal",
    "ate_restaurant": "meal",
    "picknicked": "meal",
    "went_bar": "drinks",
    "went_theater": "activity",
    "went_concert": "activity",
    "went_play": "activity",
    "went_museum": "activity",
}

Happened = InteractionRecord | ExchangeRecord | FollowUpRecord | Rejected


def happened(contact: Entry, key: str, known: Known, file: str) -> Iterator[Happened]:
    """What happened with one contact, and what passed."""
    for each in values.held(contact, "call"):
        yield _call(each, key, file)
    for each in values.held(contact, "conversation"):
        yield from _conversation(each, key, known, file)
    for each in values.held(contact, "gift"):
        said = values.told(each)
        if said.get("status") not in ("offered", "received"):
            continue  # an idea, which is a fact of theirs
        day = values.day(said.get("date"), each.get("created_at"))
        way = "received" if said["status"] == "received" else "given"
        words = gift_in_words(said, known)
        yield ExchangeRecord(key, "gift", way, day, words or None) if day else _dayless("gift", words, file)


def activity(entry: Entry, known: Known, file: str, options: ReadingOptions) -> Iterator[Happened]:
    """What several did together; one that lies ahead is a promise to each of them."""
    said = values.told(entry)
    day = values.day(said.get("happened_at"), entry.get("created_at"))
    text, notes = _told(values.text(said.get("summary")), values.text(said.get("description")), "activity")
    present = [who for who in known.present.get(values.uuid_of(entry) or "", ()) if who != known.me]
    uid = values.uid("activity", entry)
    if day is None:
        yield _dayless("activity", text, file)
    elif day > options.calendar.today:
        for number, who in enumerate(present or [None], start=1):
            yield FollowUpRecord(f"{uid}:{number}", day, who, values.line(text))
    else:
        of = known.type_of(said)
        kind = _ACTIVITIES.get(of.key) or kind_in(text) or kind_in(of.name) or "conversation"
        tag = tag_of_label(of.spoken)
        yield _interaction(uid, day, kind, text, notes, present, tags=(tag,) if tag else ())


def page(entry: Entry, file: str) -> InteractionRecord | Rejected:
    """A page of the diary, which is of nobody."""
    said = values.told(entry)
    day = values.day(said.get("date"), entry.get("created_at"))
    text, notes = _told(values.text(said.get("title")), values.text(said.get("post")), DIARY)
    if day is None:
        return _dayless("page of the diary", text, file)
    return _interaction(values.uid(DIARY, entry), day, "conversation", text, notes, (), tags=(DIARY,))


def _call(entry: Entry, key: str, file: str) -> InteractionRecord | Rejected:
    said = values.told(entry)
    day = values.day(said.get("called_at"), entry.get("created_at"))
    text, notes = _told("", values.text(said.get("content")), "call")
    if day is None:
        return _dayless("call", text, file)
    felt = said.get("emotions") if isinstance(said.get("emotions"), list) else []
    names = (values.line(each.get("name") if isinstance(each, dict) else each) for each in felt or ())
    feelings = ", ".join(dict.fromkeys(filter(None, names)))
    notes = values.joined(notes or "", f"felt: {feelings}" if feelings else "", by="\n\n") or None
    by = said.get("contact_called")
    called = ("them" if by else "me") if isinstance(by, bool) else None
    return _interaction(values.uid("call", entry, key), day, "call", text, notes, (key,), called)


def _conversation(entry: Entry, key: str, known: Known, file: str) -> Iterator[InteractionRecord | Rejected]:
    """A conversation in writing, an interaction for each day of it."""
    said = values.told(entry)
    way = known.type_of(said, "contact_field_type")
    uid, begun = values.uid("conversation", entry, key), values.day(said.get("happened_at"), entry.get("created_at"))
    given = said.get("messages")
    messages = [values.told(each) for each in given] if isinstance(given, list) else []
    dated = [(values.day(each.get("written_at")) or begun, each) for each in messages]
    days = sorted(((day, each) for day, each in dated if day), key=lambda found: found[0])
    if begun is None and len(days) < max(len(messages), 1):
        yield _dayless("conversation", values.line(messages[0].get("content")) if messages else way.name, file)
    for day, group in groupby(days, key=lambda found: found[0]):
        yield _written(f"{uid}:{day}", day, [each for _, each in group], way, key)
    if begun and not messages:
        yield _written(f"{uid}:{begun}", begun, [], way, key)


def _written(uid: str, day: date, messages: Sequence[Entry], way: Type, key: str) -> InteractionRecord:
    writers = ["me" if each.get("written_by_me") is True else "them" for each in messages]
    began = "both" if len(set(writers)) == 2 else next(iter(writers), None)
    words = (f"{who}: {values.text(each.get('content'))}" for who, each in zip(writers, messages, strict=True))
    kind = "email" if way.type == "email" or way.protocol == "mailto:" else "message"
    count = f"{len(messages)} {'message' if len(messages) == 1 else 'messages'}"
    text = f"{count if messages else 'conversation'}{f' by {way.name}' if way.name else ''}"
    return _interaction(uid, day, kind, text, "\n".join(words) or None, (key,), began)


def _interaction(
    uid: str, on: date, kind: str, text: str, notes: str | None, present: Sequence[str],
    initiator: str | None = None, tags: tuple[str, ...] = (),
) -> InteractionRecord:  # fmt: skip
    return InteractionRecord(
        uid, on, kind, text, notes=notes, initiator=initiator, source=SOURCE, source_key=uid.removeprefix("monica:"),
        tags=tags, present=tuple(present),
    )  # fmt: skip


def _told(head: str, body: str, otherwise: str) -> tuple[str, str | None]:
    """A line that tells of something, and notes where there is more to it."""
    if head:
        line = values.line(head)
        rest = values.joined(head if len(line) > _ONE_LINE else "", body, by="\n\n")
        return line[:_ONE_LINE], rest or None
    line = values.line(body)
    if not line:
        return otherwise, None
    return (line, None) if line == body and len(line) <= _ONE_LINE else (line[:_ONE_LINE], body)


def _dayless(what: str, said: str, file: str) -> Rejected:
    return Rejected(f"the {what} does not say when", said[:_SAID], file)
