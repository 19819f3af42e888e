"""People as sheets of text: making one, and applying what was changed in it."""

import re
from calendar import month_name
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlmodel import Session, col, select

from netbook.domain import when
from netbook.domain.occasions import BIRTHDAY
from netbook.domain.sheet import FIELDS, Entry, Sheet, at, changes, sheet, tidied
from netbook.domain.vocabulary import METHODS
from netbook.errors import Ambiguous, Conflict, NetbookError, NotFound, Unreadable
from netbook.models import Alias, Contact, ContactMethod, Fact, Note, key_of
from netbook.services import contacts, directory, editing, ids, occasions, tagging
from netbook.services.editing import Edit

_Row = Alias | ContactMethod | Fact | Note
_Held = list[tuple[Entry, _Row]]


def of(session: Session, contact: Contact, today: date) -> Sheet:
    """What one knows of a person, as it can be edited."""
    singles = {
        "name": contact.name,
        "org": contact.organisation,
        "title": contact.title,
        "city": contact.city,
        "met": contact.met,
        "met-on": contact.met_on and contact.met_on.isoformat(),
        "via": _through(session, contact, today),
        "circle": contact.circle,
        "every": contact.cadence,
        "birthday": _birthday(session, contact),
        "tags": " ".join(f"@{name}" for name in _tags(session, contact)),
        "about": contact.about,
    }
    held = (entry for entry, _ in _held(session, contact))
    return sheet((*(Entry(name, value or "") for name, value in singles.items()), *held))


def _through(session: Session, contact: Contact, today: date) -> str | None:
    """Who introduced a person: by name, or by id where the name alone does not tell."""
    if contact.introduced_by is None:
        return None
    through = directory.by_number(session, contact.introduced_by)
    try:
        told = directory.person(session, through.name, today).id == through.id
    except (NotFound, Ambiguous):
        told = False
    return through.name if told else ids.show(ids.PERSON, through.id)


def _birthday(session: Session, contact: Contact) -> str | None:
    day = occasions.of_kind(session, contact, BIRTHDAY)
    return f"{day.day} {month_name[day.month]} {day.year or ''}" if day else None


def _tags(session: Session, contact: Contact) -> list[str]:
    number = key_of(contact)
    return [name for name, _ in tagging.tags_of_people(session, [number]).get(number, [])]


def _held(session: Session, contact: Contact) -> _Held:
    """What a person may have several of, each with its row."""
    number = contact.id
    aliases = session.exec(select(Alias).where(Alias.contact_id == number).order_by(col(Alias.id)))
    methods = session.exec(
        select(ContactMethod).where(ContactMethod.contact_id == number).order_by(col(ContactMethod.id))
    )
    facts = session.exec(select(Fact).where(Fact.contact_id == number).order_by(col(Fact.key), col(Fact.id)))
    notes = session.exec(
        select(Note).where(Note.contact_id == number).order_by(col(Note.on).desc(), col(Note.id).desc())
    )
    found: _Held = [(Entry("alias", row.name), row) for row in aliases]
    found += [(Entry(row.kind, _shown(row), row.label or ""), row) for row in methods if row.kind in METHODS]
    found += [(Entry("fact", row.value, row.key), row) for row in facts]
    found += [(Entry("note", row.text, row.on.isoformat()), row) for row in notes]
    return [(tidied(entry), row) for entry, row in found]


def _shown(row: ContactMethod) -> str:
    """A way to reach a person as it reads back to the same."""
    return f"{row.platform}:{row.value}" if row.kind == "handle" and row.platform else row.value


def apply(edit: Edit, base: Sheet, wanted: Sheet) -> list[str]:
    """Change a person by what differs between ``base``, as the sheet was, and ``wanted``; what was changed, in words.

    What somebody else changed since, and the sheet does not, stays.

    Raises:
        Conflict: somebody else changed since what the sheet changes too.
        NetbookError: a value is none of its kind; the message tells its line.
    """
    work = _Work(edit, base, wanted)
    aliases = changes(base.many("alias"), wanted.many("alias"))
    for old, new in aliases:
        if old:
            work.take(old, new)
            contacts.remove_alias(edit.session, edit.contact, old.value)
    said = work.fields()  # a name that was an alias can be one no more
    for _, new in aliases:
        if new:
            with _line(new):
                contacts.add_alias(edit.session, edit.contact, new.value)
    said += [_told(old, new) for old, new in aliases]
    for part in (work.tags, work.methods, work.facts, work.notes):
        said += part()
    edit.session.flush()
    if of(edit.session, edit.contact, edit.today) != work.now:
        contacts.touch(edit.session, edit.contact)
    return said


class _Work:
    """One application of a sheet; each part says what it changed."""

    def __init__(self, edit: Edit, base: Sheet, wanted: Sheet) -> None:
        self.edit, self.base, self.wanted = edit, base, wanted
        self.session, self.contact = edit.session, edit.contact
        self.now = of(edit.session, edit.contact, edit.today)
        self.held = _held(edit.session, edit.contact)

    def take(self, old: Entry, new: Entry | None) -> _Row:
        """The row of an entry that is to change."""
        for i, (entry, row) in enumerate(self.held):
            if entry == old:
                del self.held[i]
                return row
        raise _meanwhile(new or old, f"{old.field} {_short(old.value)!r}", None)

    def fields(self) -> list[str]:
        said = []
        for field, setter in editing.FIELDS.items():
            old, new, now = (each.one(field) for each in (self.base, self.wanted, self.now))
            if new in (old, now):
                continue
            if now != old:
                raise _meanwhile(new, field, now)
            with _line(new):
                setter(self.edit, new.value)
            said.append(_told(old, new))
        return said

    def tags(self) -> list[str]:
        before, after = (_tag_names(each.one("tags").value) for each in (self.base, self.wanted))
        with _line(self.wanted.one("tags")):
            gone = tagging.untag_person(self.session, self.contact, [name for name in before if name not in after])
            come = tagging.tag_person(self.session, self.contact, [name for name in after if name not in before])
        return [*(f"@{name}" for name in come), *(f"without @{name}" for name in gone)]

    def methods(self) -> list[str]:
        said = []
        for kind in sorted(METHODS, key=FIELDS.index):
            for old, new in changes(self.base.many(kind), self.wanted.many(kind)):
                row = self.take(old, new) if old else None
                if new:
                    with _line(new):
                        self._put_method(row, old, new)
                else:
                    self.session.delete(row)
                self.session.flush()
                said.append(_told(old, new))
        return said

    def _put_method(self, row: _Row | None, old: Entry | None, new: Entry) -> None:
        """Write a way to reach a person into its row, or a new one; the same one twice is one."""
        assert row is None or isinstance(row, ContactMethod)
        if row is None or old is None or old.value != new.value:
            method = contacts.read_method(new.field, new.value, self.edit.settings.region)
            query = select(ContactMethod).where(
                ContactMethod.contact_id == self.contact.id,
                ContactMethod.kind == method.kind,
                ContactMethod.normalised == method.normalised,
                ContactMethod.platform == method.platform,
            )
            if any(twin is not row for twin in self.session.exec(query)):
                if row:
                    self.session.delete(row)
                return
            row = row or ContactMethod(contact_id=key_of(self.contact), kind=new.field, value="", normalised="")
            row.value, row.normalised, row.platform = method.value, method.normalised, method.platform
        row.label = new.label or None
        self.session.add(row)

    def facts(self) -> list[str]:
        said = []
        told = (*self.base.many("fact"), *self.wanted.many("fact"))
        for key in dict.fromkeys(fact.label for fact in told):
            old, new, now = (_of_key(each, key) for each in (self.base, self.wanted, self.now))
            if new in (old, now):
                continue
            first = new[0] if new else None
            if now != old:
                raise _meanwhile(first, f"the fact {key!r}", now[0] if now else Entry("fact", ""))
            if len(new) > 1:
                raise at(new[1].line, Unreadable(f"the fact {key!r} stands here a second time", "keep one of the two"))
            self._put_fact(key, first)
            said.append(_told(old[0] if old else None, first))
        return said

    def _put_fact(self, key: str, fact: Entry | None) -> None:
        rows = [row for entry, row in self.held if entry.field == "fact" and entry.label == key]
        for row in rows if fact is None else rows[1:]:
            self.session.delete(row)
        if fact and rows and isinstance(rows[0], Fact):
            rows[0].value, rows[0].on = fact.value, self.edit.today
            self.session.add(rows[0])
        elif fact:
            with _line(fact):
                contacts.set_fact(self.session, self.contact, key, fact.value, self.edit.today)
        self.session.flush()

    def notes(self) -> list[str]:
        said = []
        for old, new in changes(self.base.many("note"), self.wanted.many("note")):
            row = self.take(old, new) if old else None
            if new is None:
                self.session.delete(row)
            else:
                row = row or Note(contact_id=key_of(self.contact), on=self.edit.today, text="")
                assert isinstance(row, Note)
                if new.label and not (old and old.label == new.label):
                    with _line(new):
                        row.on = when.past(new.label, self.edit.calendar)
                row.text = new.value
                self.session.add(row)
            said.append(_told(old, new))
        self.session.flush()
        return said


def _tag_names(value: str) -> list[str]:
    return [word.lstrip("@#").lower() for word in re.split(r"[\s,]+", value) if word]


def _of_key(filled: Sheet, key: str) -> list[Entry]:
    return [fact for fact in filled.many("fact") if fact.label == key]


@contextmanager
def _line(entry: Entry) -> Iterator[None]:
    """Says in which line lies what goes wrong inside."""
    try:
        yield
    except NetbookError as problem:
        raise at(entry.line, problem) from None


def _meanwhile(wanted: Entry | None, what: str, now: Entry | None) -> Conflict:
    """The error for what somebody else has changed too; ``now`` is what it is, if it can be told."""
    is_now = "" if now is None else f": it is {_short(now.value)!r} now" if now.value else ": it is empty now"
    problem = Conflict(f"{what} was changed meanwhile{is_now}", "agree with that, or give your text with --from")
    return at(wanted.line if wanted else 0, problem)


def _told(old: Entry | None, new: Entry | None) -> str:
    """What was changed, in a word or two."""
    entry = new or old
    assert entry is not None, "a change has one end at least"
    if entry.field == "note":
        told = f"note of {entry.label}" if entry.label else "note"
    elif entry.field == "about":
        told = "about"
    else:
        told = f"{entry.label if entry.field == 'fact' else entry.field}={_short(entry.value)}"
    return told if new else f"without {told}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
