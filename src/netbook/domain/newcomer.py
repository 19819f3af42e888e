"""The quick-add line: ``Ana Reyes, Northwind, ana@example.com, met at PyCon 2026 via Bo @design every 6 weeks``.

The name comes first, then pieces in any order. What a label or a shape does not claim is the organisation.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from netbook.domain import methods, when
from netbook.domain.cadence import cadence_text
from netbook.domain.methods import Method
from netbook.domain.names import checked_name
from netbook.domain.occasions import YearlyDay, read_yearly
from netbook.domain.sheet import Entry, Sheet, sheet
from netbook.domain.text import clean_line
from netbook.domain.tokens import Token, low, tokenize
from netbook.domain.when import Calendar
from netbook.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person to be added."""

    name: str
    aliases: tuple[str, ...] = ()
    methods: tuple[Method, ...] = ()
    organisation: str | None = None
    title: str | None = None
    city: str | None = None
    met: str | None = None
    met_on: date | None = None
    via: str | None = None
    circle: str | None = None
    cadence: str | None = None
    tags: tuple[str, ...] = ()
    birthday: YearlyDay | None = None


def as_sheet(newcomer: Newcomer) -> Sheet:
    """What is told of a newcomer, field by field."""
    singles = {
        "name": newcomer.name,
        "org": newcomer.organisation,
        "title": newcomer.title,
        "city": newcomer.city,
        "met": newcomer.met,
        "met-on": newcomer.met_on and newcomer.met_on.isoformat(),
        "via": newcomer.via,
        "circle": newcomer.circle,
        "every": newcomer.cadence,
        "birthday": newcomer.birthday and str(newcomer.birthday),
        "tags": " ".join(f"@{tag}" for tag in newcomer.tags),
    }
    return sheet(
        (
            *(Entry(name, value or "") for name, value in singles.items()),
            *(Entry("alias", name) for name in newcomer.aliases),
            *(Entry(each.kind, _shown(each), each.label or "") for each in newcomer.methods),
        )
    )


def _shown(method: Method) -> str:
    """A way to reach a person as it reads back to the same."""
    return f"{method.platform}:{method.value}" if method.kind == "handle" and method.platform else method.value


def in_words(newcomer: Newcomer) -> str:
    """What was understood, in one line."""
    parts = [newcomer.name]
    parts += [f"aka {name}" for name in newcomer.aliases]
    parts += [part for part in (newcomer.title, newcomer.organisation) if part]
    parts += [f"in {newcomer.city}"] if newcomer.city else []
    parts += [way_in_words(method) for method in newcomer.methods]
    parts += [f"met {newcomer.met or ''} {newcomer.met_on or ''}".strip()] if newcomer.met or newcomer.met_on else []
    parts += [f"via {newcomer.via}"] if newcomer.via else []
    parts += [f"{newcomer.circle} circle"] if newcomer.circle else []
    parts += [every_in_words(newcomer.cadence)] if newcomer.cadence else []
    parts += [f"birthday {newcomer.birthday}"] if newcomer.birthday else []
    return ", ".join(parts) + "".join(f" @{tag}" for tag in newcomer.tags)


def way_in_words(method: Method) -> str:
    """``email ana@example.com``."""
    return f"{method.platform or method.kind} {method.normalised if method.kind == 'phone' else method.value}"


def every_in_words(cadence: str) -> str:
    """``every 6 weeks``, or that it never comes due."""
    return f"every {when.period(cadence).spoken()}" if cadence != "never" else "never due"


@dataclass
class _Draft:
    methods: list[Method] = field(default_factory=list)
    organisation: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    met_on: date | None = None
    birthday: YearlyDay | None = None


_LABELS = {
    ("met", "at"): "met",
    ("met", "in"): "met",
    ("met", "on"): "met_on",
    ("met", "through"): "via",
    ("met", "via"): "via",
    ("met",): "met",
    ("via",): "via",
    ("introduced", "by"): "via",
    ("every",): "every",
    ("birthday",): "birthday",
    ("bday",): "birthday",
    ("born", "on"): "birthday",
    ("born",): "birthday",
    ("in",): "city",
    ("lives", "in"): "city",
    ("based", "in"): "city",
    ("circle",): "circle",
    ("aka",): "alias",
}
_ONLY_AT_A_START = {"city", "alias", "circle"}


def read_newcomer(line: str, calendar: Calendar, region: str | None = None) -> Newcomer:
    """Read a quick-add line.

    Raises:
        Unreadable: there is no name, or a birthday, cadence or date that is none.
    """
    text = clean_line(line)
    draft = _Draft()
    pieces = _pieces(text)
    name, rest = _name_and_rest(pieces[0] if pieces else "")
    for piece in (rest, *pieces[1:]):
        if piece:
            _read_piece(piece, draft, calendar, region)
    return Newcomer(
        name=checked_name(name),
        aliases=tuple(draft.aliases),
        methods=tuple(draft.methods),
        organisation=", ".join(draft.organisation) or None,
        title=draft.texts.get("title"),
        city=draft.texts.get("city"),
        met=draft.texts.get("met"),
        met_on=draft.met_on,
        via=draft.texts.get("via"),
        circle=draft.texts.get("circle"),
        cadence=cadence_text(draft.texts["every"]) if "every" in draft.texts else None,
        tags=tuple(dict.fromkeys(draft.tags)),
        birthday=draft.birthday,
    )


def _pieces(text: str) -> list[str]:
    """The pieces of a line between commas or semicolons; ``5 May, 1985`` stays whole."""
    name, *others = (piece.strip() for piece in re.split(r"[,;](?!\s*(?:19|20)\d\d\b)", text))
    return [name, *(piece for piece in others if piece)]


def _name_and_rest(piece: str) -> tuple[str, str]:
    """The name, and what the first piece holds behind it."""
    tokens = tokenize(piece)
    for i, token in enumerate(tokens):
        if token.kind in ("tag", "email", "url") or (i > 0 and _label_at(tokens, i, start=False)):
            return piece[: token.start], piece[token.start :]
        if token.text == "(" or re.match(r"\+?\d{3,}", piece[token.start :]):
            return piece[: token.start], piece[token.start :]
    return piece, ""


def _label_at(tokens: Sequence[Token], i: int, *, start: bool) -> tuple[int, str] | None:
    """The label at ``i``: how many words it has, and what it labels."""
    for length in (2, 1):
        label = _LABELS.get(tuple(low(tokens, i + k) for k in range(length)))
        if label and i + length < len(tokens):
            if label in _ONLY_AT_A_START and not start and length == 1:
                return None
            return length, label
    return None


def _read_piece(piece: str, draft: _Draft, calendar: Calendar, region: str | None) -> None:
    whole = methods.recognise(piece, region)
    if whole:
        draft.methods.append(whole)
        return
    tokens = tokenize(piece)
    label, begin = "", 0
    for i, token in enumerate(tokens):
        if i < begin:
            continue
        found = _label_at(tokens, i, start=i == 0)
        if token.kind in ("tag", "email", "url") or found:
            _settle(label, piece[tokens[begin].start : token.start] if begin <= i else "", draft, calendar, region)
        if found:
            label, begin = found[1], i + found[0]
        elif token.kind == "tag":
            draft.tags.append(token.text[1:].lower())
            label, begin = "", i + 1
        elif token.kind in ("email", "url"):
            draft.methods.append(methods.email(token.text) if token.kind == "email" else methods.url(token.text))
            label, begin = "", i + 1
    if begin < len(tokens):
        _settle(label, piece[tokens[begin].start :], draft, calendar, region)


def _settle(label: str, text: str, draft: _Draft, calendar: Calendar, region: str | None) -> None:
    """Give the text behind a label its place."""
    value = text.strip(" :-")
    if not value:
        return
    if label == "birthday":
        draft.birthday = read_yearly(value, calendar)
    elif label == "met_on":
        draft.met_on = when.past(value, calendar)
    elif label == "met":
        place, draft.met_on = _met(value, calendar, draft.met_on)
        if place:
            draft.texts["met"] = place
    elif label == "alias":
        draft.aliases.append(value)
    elif label:
        draft.texts[label] = value
    else:
        method = methods.recognise(value, region)
        if method:
            draft.methods.append(method)
        elif re.fullmatch(r"\S+@\S*", value):
            raise Unreadable(f"{value} is no whole e-mail address", "write it like ana@example.com")
        else:
            draft.organisation.append(value)


def _met(value: str, calendar: Calendar, met_on: date | None) -> tuple[str, date | None]:
    """``PyCon on 5 Nov`` is a place and a day; a year alone belongs to the place."""
    tokens = tokenize(value)
    for i in range(len(tokens)):
        found = when.backward_at(tokens, i, calendar)
        if found and found[0] == len(tokens) and found[1] <= calendar.today:
            return value[: tokens[i].start].strip(" ,"), found[1]
    return value, met_on
