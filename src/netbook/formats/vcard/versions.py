"""What 3.0 (RFC 2426) and 4.0 (RFC 6350) write each in their own way: pictures, places, days, what is preferred."""

import re
from dataclasses import replace

from netbook.formats.vcard.lines import Property
from netbook.formats.vcard.meaning import LABELS
from netbook.formats.vcard.values import day_of, escaped, split, unescaped, written_day

VERSIONS = ("3.0", "4.0")
_TEXTS = frozenset(("FN", "NOTE", "TITLE", "ROLE", "SORT-STRING", "X-ABLABEL", "LABEL"))
_WITH_COMMAS = frozenset(("TEL", "EMAIL", "URL", "UID"))  # which some readers take for lists
_LIKE_A_LINK = re.compile(r"data:([\w/+.-]*);base64,", re.IGNORECASE)
_FOLDERS = {"PHOTO": "image/", "LOGO": "image/", "SOUND": "audio/"}
_OLD_PLACE = re.compile(r"\A([-+.\d]+)\\?;([-+.\d]+)$")
_NEW_PLACE = re.compile(r"\Ageo:([-+.\d]+)\\?,([-+.\d]+)$", re.IGNORECASE)
_DASHED = re.compile(r"\A(\d{4})-(\d\d)-(\d\d)$")


def as_line(each: Property, version: str) -> str:
    """A property as a line of a card of that version, unfolded."""
    each = _to_new(each) if version == "4.0" else _to_old(each)
    value, parameters = each.value, dict.fromkeys(each.parameters)
    if each.name in _TEXTS:
        value = escaped(unescaped(value))
    elif each.name in _WITH_COMMAS:
        value = "\\,".join(split(value, ","))
    return replace(each, value=value, parameters=tuple(map(_as_new_link, parameters))).written(version)


def _as_new_link(pair: tuple[str, str]) -> tuple[str, str]:
    return ("VALUE", "uri") if pair[0] == "VALUE" and pair[1].casefold() == "url" else pair


def _to_new(each: Property) -> Property:
    name, value, parameters = each.name, each.value, each.parameters
    if ("ENCODING", "b") in parameters:
        kind = next((word for word in each.types() if word not in LABELS and word != "pref"), "")
        value = f"data:{_FOLDERS.get(name, 'application/') + kind if kind else ''};base64,{value}"
        said = {("ENCODING", "b"), ("TYPE", kind), ("VALUE", "binary")}
        parameters = tuple((key, told) for key, told in parameters if (key, told.casefold()) not in said)
    year = each.parameter("X-APPLE-OMIT-YEAR")
    if year and value.startswith(f"{year}-") and (day := day_of(value, without_year=year)):
        value = written_day(day)
        parameters = tuple(pair for pair in parameters if pair[0] != "X-APPLE-OMIT-YEAR")
    if name == "X-ANNIVERSARY":
        name = "ANNIVERSARY"
    if name in ("BDAY", "ANNIVERSARY"):
        value = _DASHED.sub(r"\1\2\3", value)
    elif name == "GEO":
        value = _OLD_PLACE.sub(r"geo:\1,\2", value)
    parameters = tuple(("PREF", "1") if _preferred(pair) else pair for pair in parameters)
    return Property(name, value, parameters, each.group)


def _to_old(each: Property) -> Property:
    value, parameters = each.value, each.parameters
    if link := _LIKE_A_LINK.match(value):
        value = value[link.end() :]
        kind = link[1].rpartition("/")[2].upper()
        parameters = tuple(pair for pair in parameters if pair[0] not in ("VALUE", "MEDIATYPE", "ENCODING"))
        typed = (("TYPE", kind),) if kind and kind.casefold() not in each.types() else ()
        parameters = (*parameters, ("ENCODING", "b"), *typed)
    elif each.name == "TEL" and value.casefold().startswith("tel:") and ";" not in value:
        value = value[4:]
        parameters = tuple(pair for pair in parameters if pair[0] != "VALUE")
    elif each.name == "GEO":
        value = _NEW_PLACE.sub(r"\1;\2", value)
    parameters = tuple(("TYPE", "pref") if pair == ("PREF", "1") else pair for pair in parameters)
    return Property(each.name, value, parameters, each.group)


def _preferred(pair: tuple[str, str]) -> bool:
    return pair[0] == "TYPE" and pair[1].casefold() == "pref"
