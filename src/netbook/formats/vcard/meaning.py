"""What single properties say of a person, in the words of the book: one function for reading and for writing again.

What a property says is a set of tokens such as ``("organisation", "Northwind")``; a kept property goes out again as it
came while all its tokens still hold. Properties that say nothing netbook knows are kept all the same.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from netbook.domain import methods
from netbook.domain.cadence import cadence_text
from netbook.domain.methods import Method
from netbook.domain.names import LONGEST_NAME
from netbook.domain.occasions import BIRTHDAY
from netbook.domain.tags import tag_of_label
from netbook.domain.text import clean, clean_line
from netbook.errors import NetbookError
from netbook.formats.vcard.lines import Property
from netbook.formats.vcard.values import address_of, day_of, parts, unescaped

Token = tuple[str, Any]
REMARK = "remark"  # the token of what could not be read
ANNIVERSARY = "anniversary"
TOO_LONG = f"a name of more than {LONGEST_NAME} letters"

LABELS = {
    "home": "home",
    "work": "work",
    "cell": "mobile",
    "iphone": "mobile",
    "mobile": "mobile",
    "fax": "fax",
    "pager": "pager",
    "main": "main",
    "car": "car",
    "other": "other",
}
_APPLE = re.compile(r"_\$!<(.*)>!\$_$")
_HANDLES = {
    "X-TWITTER": "x",
    "X-FACEBOOK": "facebook",
    "X-LINKEDIN": "linkedin",
    "X-GITHUB": "github",
    "X-INSTAGRAM": "instagram",
    "X-TELEGRAM": "telegram",
    "X-MASTODON": "mastodon",
    "X-BLUESKY": "bluesky",
}
_SERVICES = tuple(
    f"X-{each}"
    for each in "AIM ICQ MSN YAHOO JABBER GTALK GOOGLE-TALK SKYPE SKYPE-USERNAME QQ SIP MS-IMADDRESS".split()
)
_ANNIVERSARIES = (
    "ANNIVERSARY",
    "X-ANNIVERSARY",
    "X-MS-ANNIVERSARY",
    "X-EVOLUTION-ANNIVERSARY",
    "X-KADDRESSBOOK-X-ANNIVERSARY",
)


class Reader:
    """Reads the properties of one card: ``labels`` are what Apple's X-ABLabel calls the others of a group."""

    def __init__(self, labels: Mapping[str, str], region: str | None) -> None:
        self.labels = labels
        self.region = region

    def tokens(self, each: Property) -> list[Token]:
        """What a property says."""
        read = _READERS.get(each.name)
        if read is None or not each.value.strip():
            return []
        try:
            return list(read(self, each))
        except NetbookError:
            return [(REMARK, f"{_SPOKEN.get(each.name, each.name)} that cannot be read")]

    def label(self, each: Property) -> str | None:
        """What the owner of the card calls a way to reach somebody: home, work, mobile."""
        own = self.labels.get(each.group.casefold())
        if own:
            return own
        known = [LABELS[word] for word in each.types() if word in LABELS]
        return "fax" if "fax" in known else known[0] if known else None

    def method(self, each: Property, read: Callable[[str], Method], text: str) -> Token:
        """A way to reach somebody, with its label."""
        found = read(text)
        return "method", Method(found.kind, found.value, found.normalised, found.platform, self.label(each))


def apple_label(text: str) -> str:
    """``_$!<Anniversary>!$_`` is anniversary; other labels are as they are written."""
    found = _APPLE.match(text.strip())
    return found[1].lower() if found else clean_line(text)


def _text(kind: str) -> Callable[[Reader, Property], Iterator[Token]]:
    def read(_reader: Reader, each: Property) -> Iterator[Token]:
        found = clean_line(unescaped(each.value))
        if found:
            yield kind, found

    return read


def is_name(text: str) -> bool:
    """Whether somebody may be called so."""
    return len(text) <= LONGEST_NAME and any(map(str.isalnum, text))


def _called(_reader: Reader, each: Property) -> Iterator[Token]:
    found = clean_line(unescaped(each.value))
    if is_name(found):
        yield "name", found
    elif len(found) > LONGEST_NAME:
        yield REMARK, TOO_LONG


def _note(_reader: Reader, each: Property) -> Iterator[Token]:
    found = clean(unescaped(each.value)).strip()
    if found:
        yield "about", found


def _n(_reader: Reader, each: Property) -> Iterator[Token]:
    found = [clean_line(part) for part in parts(each.value)]
    if any(found):
        yield "parts", (found[0] or None, (found[1] or None) if len(found) > 1 else None)


def _organisation(_reader: Reader, each: Property) -> Iterator[Token]:
    first = next((found for part in parts(each.value) if (found := clean_line(part))), "")
    if first:
        yield "organisation", first


def _listed(kind: str) -> Callable[[Reader, Property], Iterator[Token]]:
    def read(_reader: Reader, each: Property) -> Iterator[Token]:
        for part in parts(each.value, ","):
            found = tag_of_label(part) if kind == "tag" else clean_line(part)
            if found:
                yield kind, found

    return read


def _email(reader: Reader, each: Property) -> Iterator[Token]:
    text = clean_line(unescaped(each.value)).removeprefix("mailto:").strip()
    inside = re.search(r"<([^<>\s]+)>$", text)
    yield reader.method(each, methods.email, inside[1] if inside else text)


def _telephone(reader: Reader, each: Property) -> Iterator[Token]:
    text = clean_line(unescaped(each.value))
    if text.casefold().startswith("tel:"):
        text = text[4:].split(";")[0]
    if text.casefold().startswith(("sip:", "sips:")):
        return
    yield reader.method(each, lambda said: methods.phone(said, reader.region), text)


def _url(reader: Reader, each: Property) -> Iterator[Token]:
    text = clean_line(unescaped(each.value))
    if text.partition(":")[0].casefold() in ("http", "https") or ":" not in text:
        yield reader.method(each, methods.url, text)


def _profile(reader: Reader, each: Property) -> Iterator[Token]:
    text = clean_line(unescaped(each.value))
    if text.casefold().startswith(("http://", "https://")):
        yield reader.method(each, methods.url, text)
        return
    known = [word for word in (each.types() or []) if word]
    service = each.parameter("SERVICE-TYPE") or (known[0] if known else "")
    user = each.parameter("X-USER") or text.rpartition(":")[2]
    try:
        yield reader.method(each, methods.handle, f"{service}:{user}")
    except NetbookError:
        return  # a service that netbook does not know: kept as it is


def _known(_reader: Reader, each: Property) -> Iterator[Token]:
    """A name on a service that is no way to reach somebody today: who has nothing else is called by it."""
    yield "known", clean_line(unescaped(each.value))


def _android(_reader: Reader, each: Property) -> Iterator[Token]:
    kind, *values = parts(each.value)
    if kind.endswith("/nickname") and values and clean_line(values[0]):
        yield "alias", clean_line(values[0])


def _handle(reader: Reader, each: Property) -> Iterator[Token]:
    text = clean_line(unescaped(each.value))
    if text.casefold().startswith(("http://", "https://")):
        yield reader.method(each, methods.url, text)
    else:
        yield reader.method(each, methods.handle, f"{_HANDLES[each.name]}:{text}")


def _address(reader: Reader, each: Property) -> Iterator[Token]:
    whole, city = address_of(each.value)
    if whole:
        yield reader.method(each, methods.address, whole)
    elif city:
        yield "city", city


def _birthday(_reader: Reader, each: Property) -> Iterator[Token]:
    yield from _day(each, BIRTHDAY)


def _anniversary(_reader: Reader, each: Property) -> Iterator[Token]:
    yield from _day(each, ANNIVERSARY)


def _apple_date(reader: Reader, each: Property) -> Iterator[Token]:
    kind = reader.labels.get(each.group.casefold()) or "date"
    yield from _day(each, kind.casefold() if kind.casefold() in (BIRTHDAY, ANNIVERSARY) else kind)


def _day(each: Property, kind: str) -> Iterator[Token]:
    found = day_of(unescaped(each.value), without_year=each.parameter("X-APPLE-OMIT-YEAR"))
    if found:
        yield "occasion", (kind, found)
    else:
        yield REMARK, f"{'an' if kind[0] in 'aeiou' else 'a'} {kind} that is no day"


def _uid(_reader: Reader, each: Property) -> Iterator[Token]:
    found = clean_line(unescaped(each.value))
    if found.casefold().startswith("urn:uuid:"):
        found = found[9:]
    if found and len(found) <= 255:
        yield "uid", found


def _cadence(_reader: Reader, each: Property) -> Iterator[Token]:
    yield "cadence", cadence_text(clean_line(unescaped(each.value)))


def _met_on(_reader: Reader, each: Property) -> Iterator[Token]:
    found = day_of(unescaped(each.value))
    if found and found.year:
        yield "met_on", date(found.year, found.month, found.day)


def _fact(_reader: Reader, each: Property) -> Iterator[Token]:
    key, *value = (clean_line(part) for part in parts(each.value))
    if key and value and value[0]:
        yield "fact", (key.casefold(), value[0])


_SPOKEN = {
    "EMAIL": "an e-mail address",
    "TEL": "a phone number",
    "ADR": "an address",
    "URL": "a web address",
    "X-SOCIALPROFILE": "a profile",
    "X-NETBOOK-CADENCE": "a cadence",
}
_READERS: dict[str, Callable[[Reader, Property], Iterator[Token]]] = {
    "FN": _called,
    "N": _n,
    "NICKNAME": _listed("alias"),
    "ORG": _organisation,
    "TITLE": _text("title"),
    "EMAIL": _email,
    "TEL": _telephone,
    "ADR": _address,
    "URL": _url,
    "IMPP": _profile,
    "X-SOCIALPROFILE": _profile,
    **dict.fromkeys(_HANDLES, _handle),
    **dict.fromkeys(_SERVICES, _known),
    "X-ANDROID-CUSTOM": _android,
    "NOTE": _note,
    "BDAY": _birthday,
    **dict.fromkeys(_ANNIVERSARIES, _anniversary),
    "X-ABDATE": _apple_date,
    "CATEGORIES": _listed("tag"),
    "UID": _uid,
    "X-NETBOOK-CIRCLE": _text("circle"),
    "X-NETBOOK-CADENCE": _cadence,
    "X-NETBOOK-MET": _text("met"),
    "X-NETBOOK-MET-ON": _met_on,
    "X-NETBOOK-FACT": _fact,
}
