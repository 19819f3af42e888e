"""What a source says of a person now, what it said last time, and what the book holds: who wins, field by field.

What the user edited is never overwritten, and a source that is silent takes nothing away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from netbook.domain.records import ContactRecord
from netbook.domain.text import clean_line

Said = dict[str, Any]  # by field, as JSON: only what is said

ONE = ("name", "organisation", "title", "city", "met", "met_on", "about", "circle", "cadence")
WORK = ("organisation", "title")  # of which the user has both or none
PARTS = ("given", "family")  # of the name
KEYED = ("occasions", "facts")  # by kind or key
SETS = ("aliases", "tags", "notes")
METHODS = "methods"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What changes: new values by field; of ``KEYED`` the keys that change, of ``SETS`` and methods what is added.

    ``gone`` are methods that the source replaced; ``kept`` the fields where the user's own word stands against it.
    """

    changes: Said = field(default_factory=dict)
    gone: tuple[list[Any], ...] = ()
    kept: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes or self.gone)

    @property
    def takes_work(self) -> bool:
        """Whether it changes where they work, or as what."""
        return any(name in self.changes for name in WORK)


def said(record: ContactRecord) -> Said:
    """What a record says, as it is kept beside the person."""
    found: Said = {}
    for name in (*ONE, *PARTS):
        value = getattr(record, name)
        if value:
            found[name] = value.isoformat() if name == "met_on" else value
    aliases = [alias for alias in dict.fromkeys(record.aliases) if alias != record.name]
    if aliases:
        found["aliases"] = aliases
    if record.tags:
        found["tags"] = list(dict.fromkeys(record.tags))
    if record.notes:
        found["notes"] = [[day.isoformat(), text] for day, text in record.notes]
    if record.methods:
        first = {each.identity: each for each in reversed(record.methods)}
        found[METHODS] = [
            [each.kind, each.platform, each.normalised, each.value, each.label]
            for each in record.methods
            if first[each.identity] is each
        ]
    if record.occasions:
        found["occasions"] = {kind: [day.month, day.day, day.year] for kind, day in record.occasions}
    if record.facts:
        found["facts"] = _facts(record.facts)
    return found


def _facts(facts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Facts by their keys as the book writes them; what differs in nothing but case becomes one."""
    found: dict[str, str] = {}
    for key, value in facts:
        name = clean_line(key).casefold()
        if value not in found.get(name, "").split("; "):
            found[name] = f"{found[name]}; {value}" if name in found else value
    return found


def reconcile(before: Said | None, now: Said, ours: Said) -> Outcome:
    """What the book should take over: ``before`` is what the source said last time, ``ours`` what the book holds."""
    base = before or {}
    changes: Said = {}
    kept: list[str] = []
    own_work = any(_is_own(base.get(name), now.get(name), ours.get(name)) for name in WORK)
    for name in ONE:
        verdict = _one(base.get(name), now.get(name), ours.get(name))
        if verdict is None or (verdict and own_work and name in WORK):
            kept.append(name)
        elif verdict:
            changes[name] = now[name]
    if "name" in changes or not any(ours.get(part) for part in PARTS):
        changes |= {part: now[part] for part in PARTS if part in now and now[part] != ours.get(part)}
    for name in KEYED:
        taken = _keyed(name, base, now, ours, kept)
        if taken:
            changes[name] = taken
    for name in SETS:
        have = [*ours.get(name, ()), *base.get(name, ())]
        fresh = [each for each in now.get(name, ()) if each not in have]
        if fresh:
            changes[name] = fresh
    added, gone = _methods(base, now, ours)
    if added:
        changes[METHODS] = added
    return Outcome(changes, gone, tuple(kept))


def _one(base: Any, now: Any, ours: Any) -> bool | None:
    """Whether a value is taken over; none where the user's own stands against it."""
    if now is None or now in (ours, base):
        return False
    return True if ours in (None, base) else None


def _is_own(base: Any, now: Any, ours: Any) -> bool:
    """Whether a value of the book is of another origin than what a source says or said of the same."""
    return ours is not None and ours not in (base, now) and not base == now is None


def _keyed(name: str, base: Said, now: Said, ours: Said, kept: list[str]) -> Said:
    taken = {}
    for key, value in now.get(name, {}).items():
        verdict = _one(base.get(name, {}).get(key), value, ours.get(name, {}).get(key))
        if verdict is None:
            kept.append(key)
        elif verdict:
            taken[key] = value
    return taken


def _methods(base: Said, now: Said, ours: Said) -> tuple[list[Any], tuple[list[Any], ...]]:
    """The methods that are new, and those that the source replaced by others of their kind."""
    before, told, have = ({_identity(each) for each in where.get(METHODS, ())} for where in (base, now, ours))
    added = [each for each in now.get(METHODS, ()) if _identity(each) not in before | have]
    kinds = {each[0] for each in added}
    lost = before - told
    gone = [each for each in ours.get(METHODS, ()) if _identity(each) in lost and each[0] in kinds]
    return added, tuple(gone)


def _identity(method: list[Any]) -> tuple[Any, ...]:
    return tuple(method[:3])


def moved(before: Mapping[str, Any], now: Mapping[str, Any]) -> str | None:
    """What to note of somebody who changed work: ``now Partner at Contoso; was Designer at Northwind``."""
    was, is_now = (_work(told) for told in (before, now))
    return f"now {is_now}; was {was}" if was and is_now and was != is_now else None


def _work(told: Mapping[str, Any]) -> str:
    title, organisation = told.get("title"), told.get("organisation")
    if title and organisation:
        return f"{title} at {organisation}"
    return title or (f"at {organisation}" if organisation else "")
