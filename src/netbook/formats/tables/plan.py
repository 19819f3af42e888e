"""Which column of a table holds what: as the user says, else as its heading says, else as its cells look."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from netbook.domain import methods
from netbook.domain.names import TITLES
from netbook.domain.records import ReadingOptions
from netbook.domain.spelling import did_you_mean
from netbook.domain.text import fold
from netbook.errors import Unreadable
from netbook.formats import tables
from netbook.formats.package import Member
from netbook.formats.tables import Heading, key_of, own, words

FIELDS = words.KNOWN
_SAMPLE = 50  # rows that a guess looks at
_MOST_NAMED = 12  # columns that a message names
_FOLLOWED = {"date", "status", "fullname"}  # LinkedIn's Member_Follows.csv: no contacts
_LABELS = " labels"  # the field of a column that labels another


@dataclass(frozen=True, slots=True)
class Place:
    """What a column holds; ``labels`` is the column that labels it, ``kept`` how the column is kept."""

    field: str = ""
    label: str | None = None
    labels: int | None = None
    kept: str = ""

    @property
    def is_label(self) -> bool:
        """Whether it labels another."""
        return self.field == _LABELS


@dataclass(frozen=True, slots=True)
class Plan:
    """The heading of a table, and what each of its columns holds; ``own`` is one that netbook wrote."""

    heading: Heading
    places: tuple[Place, ...]
    own: bool = False


def plan_of(member: Member, options: ReadingOptions) -> Plan:
    """What the columns of a table hold.

    Raises:
        Unreadable: it is no table, or has no column or field of a name that was given.
    """
    heading = heading_of(member, options) or heading_of(member, replace(options, columns={}))
    if heading is None:
        heading = tables.widest(member, options)
        if heading is None:
            raise Unreadable(f"{member.name} holds no table")
        if not options.columns:
            hint = f"--map name=COLUMN says which that is of {_named(heading.names)}"
            raise Unreadable(f"{member.name} has no column of names", hint)
    if own.is_own(heading.keys) and not options.columns:
        return Plan(heading, _own_places(heading), own=True)
    sample = tables.sample(member, options, heading, _SAMPLE)
    return Plan(heading, _places(heading, sample, options))


def heading_of(member: Member, options: ReadingOptions) -> Heading | None:
    """The row that the user's columns are in; else the first with a name and more; else the very first."""
    if options.columns:
        wanted = {key_of(column) for column in options.columns.values() if column}
        return tables.heading_of(
            member, options, lambda cells: len(cells) if wanted <= {key_of(cell) for cell in cells} else 0
        )
    found = tables.heading_of(member, options, partial(_worth, least=2), most=10)
    return found or tables.heading_of(member, options, partial(_worth, least=1), most=1)


def _worth(cells: Sequence[str], least: int) -> int:
    """How many columns of a row are known by their headings, if there is one of names and there are enough."""
    if {key_of(cell) for cell in cells} == _FOLLOWED:
        return 0
    said = [words.understood(cell) for cell in cells if cell]
    known = {word.field for word in said if word and not word.labels}
    return len(known) if known & set(words.NAMES) and len(known) >= least else 0


def _own_places(heading: Heading) -> tuple[Place, ...]:
    meanings = [own.understood(name) for name in heading.names]
    labels = {(each.field, each.number): at for at, each in enumerate(meanings) if each and each.labels}
    places = []
    for name, meaning in zip(heading.names, meanings, strict=True):
        if meaning is None:
            places.append(Place(kept=own.kept_heading(name)))
        elif meaning.labels:
            places.append(Place(_LABELS))
        else:
            places.append(Place(meaning.field, None, labels.get((meaning.field, meaning.number)), name))
    return tuple(places)


def _places(heading: Heading, sample: Sequence[Sequence[str]], options: ReadingOptions) -> tuple[Place, ...]:
    """What each column holds: what the user says, else its heading, else its cells."""
    said = _said(heading, options)
    meanings = [words.understood(name) for name in heading.names]
    labels = {(word.field, word.number): at for at, word in enumerate(meanings) if word and word.labels}
    places: list[Place] = []
    for at, (name, word) in enumerate(zip(heading.names, meanings, strict=True)):
        cells = [row[at] for row in sample if row[at]]
        if at in said:
            places.append(Place(said[at], kept=name))
        elif word and word.labels:
            places.append(Place(_LABELS, kept=name))
        else:
            field = _by_cells(word.field if word else "", cells)
            known = field and field == (word.field if word else None)
            label = word.label if word else None
            beside = labels.get((field, word.number)) if word and known and not label else None
            taken = field in _told(options) or (
                field not in words.SEVERAL and any(place.field == field for place in places)
            )
            places.append(Place("" if taken else field, label, beside, name))
    return _settled(places, heading)


def _told(options: ReadingOptions) -> set[str]:
    """The fields of which the user said where they are."""
    return {_field(name) for name in options.columns}


def _settled(places: list[Place], heading: Heading) -> tuple[Place, ...]:
    """Columns of labels that label nothing are kept like any other."""
    used = {place.labels for place in places if place.field}
    return tuple(
        Place(kept=heading.names[at]) if place.is_label and at not in used else place for at, place in enumerate(places)
    )


def _said(heading: Heading, options: ReadingOptions) -> dict[int, str]:
    """The field of each column that the user named; an empty name says that there is none.

    Raises:
        Unreadable: there is no such field, or no such column.
    """
    found = {}
    for name, column in options.columns.items():
        field = _field(name)
        if not column:
            continue
        names = [key_of(each) for each in heading.names]
        if key_of(column) not in names:
            near = did_you_mean(column, heading.names)
            raise Unreadable(
                f"there is no column {column!r}", f"{near or ''} columns are {_named(heading.names)}".strip()
            )
        found[names.index(key_of(column))] = field
    return found


def _field(name: str) -> str:
    known = {key_of(each): each for each in FIELDS} | {"notes": "about"}
    if key_of(name) not in known:
        hint = did_you_mean(name, FIELDS, f"fields are {', '.join(FIELDS)}")
        raise Unreadable(f"there is no field {name!r}", hint)
    return known[key_of(name)]


def _named(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(name[:40] for name in names[:_MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def _by_cells(field: str, cells: Sequence[str]) -> str:
    """A field as its cells bear it out: what holds e-mail addresses is none of names."""
    if not cells:
        return field
    if field == "title" and all(fold(cell).rstrip(".") in TITLES for cell in cells):
        return ""
    if field == "x" and all(len(cell) < 3 for cell in cells):
        return ""
    if field in ("", "name", "address"):
        kinds = [found.kind if (found := methods.recognise(cell[:300], None)) else "" for cell in cells]
        for kind in ("email", "url"):
            if kinds.count(kind) * 2 > len(kinds):
                return kind
    return field
