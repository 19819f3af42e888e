"""Any other table of people: what its columns are is guessed from their headings and cells, or said by the user."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from netbook.domain import methods
from netbook.domain.cadence import cadence_text
from netbook.domain.names import words_of
from netbook.domain.records import ReadingOptions, Record, Rejected
from netbook.domain.vocabulary import PLATFORMS
from netbook.errors import Unreadable
from netbook.formats import tables
from netbook.formats.package import Member
from netbook.formats.tables import own
from netbook.formats.tables.draft import Draft
from netbook.formats.tables.plan import FIELDS, Place, Plan, heading_of, plan_of
from netbook.formats.tables.rows import Row
from netbook.formats.tables.writing import write

__all__ = ["FIELDS", "Columns", "claims", "columns", "composed", "read", "write"]

_SHOWN = 3
_SHOWN_AS = {"aliases": "alias", "met on": "met-on"}
_PLATFORMS = {each.key for each in PLATFORMS}
_MANY = re.compile(r":::|[;\n]")
_EMAILS = re.compile(r"[\s,;]+|:::")
_TAGS = re.compile(r"[,;|\n]|:::")


@dataclass(frozen=True, slots=True)
class Columns:
    """What a table has: its heading, which columns hold which field, and how its first rows look."""

    heading: tuple[str, ...]
    guess: Mapping[str, tuple[str, ...]]
    sample: tuple[tuple[str, ...], ...]


def columns(member: Member, options: ReadingOptions) -> Columns:
    """What is guessed of a table, with what the user said of it.

    Raises:
        Unreadable: it is no table, or has no column or field of a name that was given.
    """
    plan = plan_of(member, options)
    names = plan.heading.names
    guess: dict[str, tuple[str, ...]] = {}
    for name, place in zip(names, plan.places, strict=True):
        if place.field and not place.is_label:
            field = _SHOWN_AS.get(place.field, place.field)
            guess[field] = (*guess.get(field, ()), name)
    return Columns(names, guess, tuple(tables.sample(member, options, plan.heading, _SHOWN)))


def claims(member: Member, options: ReadingOptions) -> bool:
    """Whether it looks like a table with a column of names, or the user said which columns it has."""
    if options.columns:
        return tables.widest(member, options) is not None
    return heading_of(member, options) is not None


def read(member: Member, options: ReadingOptions) -> Iterator[Record]:
    """The people of a table.

    Raises:
        Unreadable: it is no table, is damaged, or has no column or field of a name that was given.
    """
    plan = plan_of(member, options)
    if options.columns and any(methods.recognise(name, options.region) for name in plan.heading.names):
        reason = "it was taken for the heading, and looks like somebody; put a line of column names before it"
        yield Rejected(reason, " ".join(plan.heading.names)[:80], member.name, plan.heading.last)
    for row in tables.body(member, options, plan.heading):
        yield row if isinstance(row, Rejected) else _person(row, plan, member, options)


def _person(row: Row, plan: Plan, member: Member, options: ReadingOptions) -> Record:
    draft = Draft(options, member.name, row.line)
    names: dict[str, str] = {}
    for place, cell in zip(plan.places, row.cells, strict=True):
        label = row.cells[place.labels] if place.labels is not None else place.label
        if not cell or place.is_label:
            continue
        if place.field in ("name", "given", "family"):
            names[place.field] = cell
        elif place.field:
            (_place_own if plan.own else _place)(draft, place, cell, label or None)
        else:
            draft.keep(place.kept, cell)
    headings = {place.field: place.kept for place in plan.places}
    if plan.own:
        draft.called("name", names.get("name", ""))
        draft.given, draft.family = draft.part(names.get("given", "")), draft.part(names.get("family", ""))
    else:
        whole, given, family = composed(*(names.get(each, "") for each in ("name", "given", "family")))
        draft.called(next((headings[each] for each in ("name", "given", "family") if each in names), ""), whole)
        draft.given, draft.family = draft.part(given), draft.part(family)
    return draft.record()


def composed(name: str, given: str, family: str) -> tuple[str, str, str]:
    """The whole name and its parts: a column called name may hold either part, if only the other has its own."""
    if not name:
        return f"{given} {family}".strip(), given, family
    if bool(given) == bool(family):
        return name, given, family
    part = set(words_of(given or family))
    if part <= set(words_of(name)):
        return name, given, family
    return (f"{given} {name}", given, name) if given else (f"{name} {family}", name, family)


def _place(draft: Draft, place: Place, cell: str, label: str | None) -> None:
    """Put a cell where it belongs."""
    heading = place.kept
    if place.field == "email":
        whole = "<" in cell or "@" not in cell
        for value in [cell] if whole else filter(None, _EMAILS.split(cell)):
            draft.email(heading, value, label)
    elif place.field in ("phone", "url", "handle") or place.field in _PLATFORMS:
        for value in _MANY.split(cell):
            _reach(draft, place.field, heading, value, label)
    elif place.field == "alias":
        for value in re.split(r"[,;\n]", cell):
            draft.alias(heading, value)
    elif place.field == "tags":
        for value in _TAGS.split(cell):
            draft.tag(value)
    elif place.field == "anniversary":
        draft.day(heading, cell, "anniversary")
    else:
        _place_one(draft, place.field, heading, cell, label)


def _place_own(draft: Draft, place: Place, cell: str, label: str | None) -> None:
    """Put a cell of netbook's own table back where it was."""
    if place.field in own.GROUPS:
        _reach(draft, place.field, place.kept, cell, label)
    elif place.field == "aliases":
        for value in cell.split("\n"):
            draft.alias(place.kept, value)
    elif place.field == "tags":
        for value in cell.split(","):
            draft.tag(value)
    elif place.field == "facts":
        for key, value in own.pairs_of(cell):
            draft.fact(place.kept, value, key)
    elif place.field == "occasions":
        for line in cell.split("\n"):
            kind, _, day = line.rpartition(": ")
            draft.day(place.kept, day, kind)
    elif place.field == own.MORE:
        for key, value in own.pairs_of(cell):
            draft.keep(key, value)
    else:
        _place_one(draft, place.field.replace(" ", "-"), place.kept, cell, label)


def _reach(draft: Draft, field: str, heading: str, cell: str, label: str | None) -> None:
    if field in _PLATFORMS:
        draft.handle(heading, cell, field, label)
    else:
        getattr(draft, field)(heading, cell, label)


def _place_one(draft: Draft, field: str, heading: str, cell: str, label: str | None) -> None:
    """Put a cell where there is only one."""
    special: dict[str, Callable[[], None]] = {
        "address": lambda: draft.address(heading, cell, label),
        "birthday": lambda: draft.day(heading, cell),
        "met-on": lambda: draft.met_day(heading, cell),
        "cadence": lambda: _cadence(draft, heading, cell),
    }
    if field in special:
        special[field]()
    else:
        draft.put("key" if field == "id" else field, heading, cell)


def _cadence(draft: Draft, heading: str, cell: str) -> None:
    try:
        draft.cadence = cadence_text(cell[:40])
    except Unreadable as problem:
        draft.refuse(heading, cell, problem.message)
