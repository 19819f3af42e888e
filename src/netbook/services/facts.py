"""What is noted of a person as ``key: value``: a fact, or a field that has a place of its own."""

from netbook.domain import when
from netbook.domain.occasions import read_yearly
from netbook.domain.text import clean_line
from netbook.domain.when import Calendar
from netbook.errors import Unreadable
from netbook.services import contacts, editing
from netbook.services.editing import Edit

_SET = ("birthday", "org", "title", "city", "met", "met-on", "via")
_ELSEWHERE = ("name", "about", "circle", "every", "tags", "note")
_OTHER_NAMES = {
    "organisation": "org",
    "organization": "org",
    "company": "org",
    "town": "city",
    "e-mail": "email",
    "mail": "email",
    "telephone": "phone",
    "mobile": "phone",
    "website": "url",
    "b-day": "birthday",
    "bday": "birthday",
    "born": "birthday",
    "other name": "alias",
    "introduced by": "via",
    "introduced-by": "via",
    "met on": "met-on",
    "cadence": "every",
    "tag": "tags",
}


def checked(key: str, value: str, calendar: Calendar, region: str | None) -> tuple[str, str]:
    """Key and value as they are noted, the key that of a field where it names one; the book is not read.

    Raises:
        Unreadable: one of them is empty, the value is none of that field, or the field is not set like this.
    """
    name, told = clean_line(key).casefold(), clean_line(value)
    if not name or not told:
        raise Unreadable("a fact needs a key and a value", 'write netbook fact "Ana Reyes" partner Sam')
    name = _OTHER_NAMES.get(name, name)
    if name in _ELSEWHERE:
        raise Unreadable(f"{name} is no fact but a field of its own", 'write netbook edit "Ana Reyes"')
    if name == "birthday":
        read_yearly(told, calendar)
    elif name == "met-on":
        when.past(told, calendar)
    elif name in editing.LISTS and name != "alias":
        contacts.read_method(name, told, region)
    return name, told


def note(key: str, value: str, edit: Edit) -> str | None:
    """Note a fact about a person, or set the field that its key names; what the fact was before.

    Raises:
        Unreadable: one of them is empty, the value is none of that field, or the field is not set like this.
        NotFound: a person it names is not in the book.
    """
    name, told = checked(key, value, edit.calendar, edit.settings.region)
    if name in editing.LISTS:
        editing.add_to_field(edit, f"{name}={told}")
    elif name in _SET:
        editing.set_field(edit, f"{name}={told}")
    else:
        return contacts.set_fact(edit.session, edit.contact, name, told, edit.today)
    return None
