"""Ways to reach a person: e-mail addresses, phones, web addresses and handles, as written and normalised."""

import re
from dataclasses import dataclass, field

from netbook.domain.text import clean_line, fold
from netbook.domain.vocabulary import PLATFORMS, Platform
from netbook.errors import Unreadable

_EMAIL = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+\.[^\s@<>,;:\"().]{2,}$")
_PHONE = re.compile(r"(?=(?:.*\d){6})\+?[\d\s().\-/]+(?:\s*(?:x|ext\.?)\s*\d{1,6})?$", re.IGNORECASE)
# What stands in numbers beside their digits: what they are, in brackets or before them; extensions, pauses.
_BESIDE_DIGITS = re.compile(
    r"\([^\d()]*\)|^(?:tel|telephone|phone|mobile|cell|fax)\b[.:]*|(?:\bext(?:ension)?|(?<![^\W\d_])[xpw](?![^\W\d_]))",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[^\W\d_]{2,})(?::\d+)?(/\S*)?$", re.IGNORECASE)
_HANDLE = re.compile(r"@?([\w.\-]+(?:@[\w.\-]+\.\w+)?)$")
_FEDIVERSE = re.compile(r"@([\w.\-]+)@([\w.\-]+\.\w+)$")
_NICKNAMES = {
    "twitter": "x",
    "ig": "instagram",
    "insta": "instagram",
    "fb": "facebook",
    "gh": "github",
    "bsky": "bluesky",
    "li": "linkedin",
    "yt": "youtube",
}
_BY_KEY = {platform.key: platform for platform in PLATFORMS}


@dataclass(frozen=True, slots=True)
class Method:
    """A way to reach a person; ``normalised`` is for comparing: E.164, the address folded, the bare handle.

    ``label`` is what the person's other book calls it: home, work, mobile.
    """

    kind: str
    value: str
    normalised: str
    platform: str | None = None
    label: str | None = field(default=None, compare=False)

    @property
    def identity(self) -> tuple[str, str | None, str]:
        """What makes two of them the same one."""
        return self.kind, self.platform, self.normalised


def email(text: str) -> Method:
    """Read an e-mail address.

    Raises:
        Unreadable: it is none.
    """
    value = clean_line(text)
    if not _EMAIL.match(value):
        raise Unreadable(f"{value!r} is no e-mail address", "write it like ana@example.com")
    return Method("email", value, value.casefold())


def phone(text: str, region: str | None) -> Method:
    """Read a phone number; one that cannot be placed is kept as written, its digits for comparing.

    Raises:
        Unreadable: it holds fewer than three digits, or words.
    """
    value = clean_line(text)
    digits = re.sub(r"\D", "", value)
    if len(digits) < 3 or any(map(str.isalpha, _BESIDE_DIGITS.sub("", value))):
        raise Unreadable(f"{value!r} is no phone number", "write it like +44 20 7946 0018")
    import phonenumbers

    try:
        number = phonenumbers.parse(value, region)
    except phonenumbers.NumberParseException:
        return Method("phone", value, digits)
    if not phonenumbers.is_possible_number(number):
        return Method("phone", value, digits)
    normalised = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    extension = f";ext={number.extension}" if number.extension else ""
    return Method("phone", value, normalised + extension)


def address(text: str) -> Method:
    """Read a postal address; its lines become one.

    Raises:
        Unreadable: it is empty.
    """
    value = clean_line(", ".join(part.strip(" ,") for part in text.splitlines() if part.strip(" ,")))
    if not value:
        raise Unreadable("the address is empty")
    return Method("address", value, fold(value))


def url(text: str) -> Method:
    """Read a web address; a profile page is compared by its handle.

    Raises:
        Unreadable: it is none.
    """
    value = clean_line(text)
    found = _URL.match(value)
    if not found:
        raise Unreadable(f"{value!r} is no web address", "write it like https://example.com")
    host, path = found[1].casefold().removeprefix("www."), (found[2] or "").split("?")[0].rstrip("/")
    platform = _platform_of(host)
    handle = _profile_handle(platform, path) if platform else None
    if platform and handle:
        return Method("url", value, handle, platform.key)
    return Method("url", value, host + path)


def handle(text: str) -> Method:
    """Read a handle with its platform: ``linkedin:anareyes``, ``x @ana``, ``@ana@mastodon.social``.

    Raises:
        Unreadable: it is none, or its platform is missing or unknown.
    """
    value = clean_line(text)
    fediverse = _FEDIVERSE.match(value)
    if fediverse:
        return Method("handle", value, value[1:].casefold(), "mastodon")
    name, _, bare = value.replace(":", " ", 1).partition(" ")
    key = _NICKNAMES.get(name.casefold(), name.casefold())
    if key not in _BY_KEY:
        known = ", ".join(platform.key for platform in PLATFORMS)
        raise Unreadable(f"{value!r} names no platform", f"write it like linkedin:anareyes; known are {known}")
    found = _HANDLE.match(bare.strip())
    if not found:
        raise Unreadable(f"{value!r} is no handle", "write it like linkedin:anareyes")
    return Method("handle", bare.strip(), found[1].casefold(), key)


def recognise(text: str, region: str | None) -> Method | None:
    """Read whatever way to reach a person the whole of ``text`` is, if it is one beyond doubt."""
    value = clean_line(text)
    if _EMAIL.match(value):
        return email(value)
    if _FEDIVERSE.match(value):
        return handle(value)
    if _PHONE.match(value):
        return phone(value, region)
    first = re.split(r"[:\s]", value, maxsplit=1)[0].casefold()
    if _NICKNAMES.get(first, first) in _BY_KEY and re.match(r"\w+(?::\s*|\s+@?)[\w.@\-]+$", value):
        return handle(value)
    if re.match(r"(?i)(?:https?://|www\.)", value) or (_is_profile(value)):
        return url(value)
    return None


def _is_profile(value: str) -> bool:
    found = _URL.match(value)
    return bool(found and found[2] and _platform_of(found[1].casefold().removeprefix("www.")))


def _platform_of(host: str) -> Platform | None:
    for platform in PLATFORMS:
        if any(host == known or host.endswith("." + known) for known in platform.hosts):
            return platform
    return None


def _profile_handle(platform: Platform, path: str) -> str | None:
    parts = [part for part in path.split("/") if part]
    if platform.path:
        if len(parts) < 2 or parts[0].casefold() != platform.path:
            return None
        parts = parts[1:]
    return parts[0].lstrip("@").casefold() if len(parts) == 1 else None
