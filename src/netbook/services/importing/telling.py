"""What an import tells of each entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from netbook.domain import imports, reconciling
from netbook.domain.imports import Changed
from netbook.domain.matching import Candidate, Identity
from netbook.domain.occasions import YearlyDay
from netbook.domain.reconciling import Outcome, Said
from netbook.services import ids
from netbook.services.importing.lookup import Entry


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry changes: the fields, the change of work in words, and where the user's own words stand."""

    changes: tuple[Changed, ...] = ()
    moved: str | None = None
    kept: tuple[str, ...] = ()


NOTHING = Told()


def entry(
    outcome: str,
    given: Entry,
    number: int | None = None,
    known_as: str | None = None,
    score: float | None = None,
    reason: str | None = None,
    told: Told = NOTHING,
    held: Candidate | None = None,
) -> imports.Entry:
    """What becomes of an entry; ``held`` is who it may be."""
    record = given.record
    return imports.Entry(
        outcome=outcome,
        name=record.name,
        id=ids.show(ids.PERSON, number) if number is not None else None,
        known_as=known_as,
        score=score,
        reason=reason,
        changes=told.changes,
        moved=told.moved,
        kept=told.kept,
        remarks=record.remarks,
        file=record.file,
        line=record.line,
        key=given.key,
        told=_apart(record.organisation, record.city, given.ways),
        known_told=_apart(held.organisation, held.city, held.ways) if held else (),
    )


def _apart(organisation: str | None, city: str | None, ways: Iterable[Identity]) -> tuple[str, ...]:
    """What tells somebody from others of the name: where they work and live, the first ways to reach them."""
    reach = [unquote(value) for kind in ("email", "phone", "linkedin") for of, value in sorted(ways) if of == kind]
    return tuple(filter(None, (organisation, city, *reach[:2])))


def changes(outcome: Outcome, ours: Said) -> tuple[Changed, ...]:
    """What changes of a person, field by field."""
    found = []
    for name, value in outcome.changes.items():
        if name in reconciling.PARTS:
            continue
        if isinstance(value, str):
            found.append(Changed(name, ours.get(name), value))
        elif name in reconciling.KEYED:
            found += [Changed(key, _spoken(ours.get(name, {}).get(key)), _spoken(each)) for key, each in value.items()]
        elif name == reconciling.METHODS:
            found += [Changed(kind, None, shown) for kind, _, _, shown, _ in value]
        else:
            found += [Changed(_ONE_OF[name], None, each if isinstance(each, str) else each[1]) for each in value]
    return (*found, *(Changed(kind, shown, None) for kind, _, _, shown, _ in outcome.gone))


_ONE_OF = {"aliases": "alias", "tags": "tag", "notes": "note"}


def _spoken(value: str | list[int] | None) -> str | None:
    return str(YearlyDay(*value)) if isinstance(value, list) else value
