"""What becomes of the fields of which a person has one where two become one: who stays keeps theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from netbook.domain.text import fold

# What who stays takes over where they have nothing of their own, each group as a whole.
_TAKEN = (("city",), ("met",), ("met_on",), ("snoozed_until",), ("paused_until",), ("due_dropped",))
_WORK = ("organisation", "title")
_SILENT = frozenset(("snoozed_until", "paused_until", "due_dropped"))  # of which nothing is kept where both have one


@dataclass(frozen=True, slots=True)
class Joined:
    """The fields that change of who stays, and in words what of the other is kept beside."""

    changes: dict[str, Any] = field(default_factory=dict)
    noted: list[str] = field(default_factory=list)


def joined(stays: Mapping[str, Any], goes: Mapping[str, Any], circles: Mapping[str, int]) -> Joined:
    """Of two people, by their columns; ``circles`` are the places of the circles, the innermost first."""
    found = Joined()
    _names(stays, goes, found)
    _work(stays, goes, found)
    for group in _TAKEN:
        _group(group, stays, goes, found)
    _about(stays, goes, found)
    _closeness(stays, goes, circles, found)
    if stays["archived_at"] and not goes["archived_at"]:
        found.changes["archived_at"] = None
    found.changes.update({"created_at": goes["created_at"]} if goes["created_at"] < stays["created_at"] else {})
    return found


def _names(stays: Mapping[str, Any], goes: Mapping[str, Any], found: Joined) -> None:
    """Another name becomes an alias; one that is spelled otherwise is noted, since it cannot stand beside it."""
    if stays["name"] != goes["name"] and fold(stays["name"]) == fold(goes["name"]):
        found.noted.append(f"name: {goes['name']}")
    if stays["name"] == goes["name"] and not (stays["given"] or stays["family"]):
        found.changes.update({part: goes[part] for part in ("given", "family") if goes[part]})


def _work(stays: Mapping[str, Any], goes: Mapping[str, Any], found: Joined) -> None:
    """Organisation and title belong together: what is missing comes from the other where the rest agrees."""
    mine, theirs = ([each[name] for name in _WORK] for each in (stays, goes))
    agree = all(not one or not other or one == other for one, other in zip(mine, theirs, strict=True))
    if agree:
        found.changes.update({name: goes[name] for name in _WORK if goes[name] and not stays[name]})
    else:
        found.noted.append(f"work: {' at '.join(part for part in (goes['title'], goes['organisation']) if part)}")


def _group(names: tuple[str, ...], stays: Mapping[str, Any], goes: Mapping[str, Any], found: Joined) -> None:
    for name in names:
        if not goes[name] or goes[name] == stays[name]:
            continue
        if not stays[name]:
            found.changes[name] = goes[name]
        elif name not in _SILENT:
            found.noted.append(f"{name.replace('_', ' ')}: {goes[name]}")


def _about(stays: Mapping[str, Any], goes: Mapping[str, Any], found: Joined) -> None:
    """A longer text goes behind the other."""
    mine, theirs = stays["about"] or "", goes["about"] or ""
    if theirs and theirs not in mine:
        found.changes["about"] = f"{mine}\n\n{theirs}" if mine else theirs


def _closeness(stays: Mapping[str, Any], goes: Mapping[str, Any], circles: Mapping[str, int], found: Joined) -> None:
    """The closer circle, and a cadence of their own; the day from which it holds comes with it."""
    far = len(circles)
    closer = goes["circle"] and circles.get(goes["circle"], far) < circles.get(stays["circle"], far + 1)
    if closer:
        found.changes["circle"] = goes["circle"]
    takes = goes["cadence"] and not stays["cadence"]
    if takes:
        found.changes["cadence"] = goes["cadence"]
    elif goes["cadence"] and goes["cadence"] != stays["cadence"]:
        found.noted.append(f"cadence: {goes['cadence']}")
    if goes["cadence_since"] and (closer or takes or not stays["cadence_since"]):
        found.changes["cadence_since"] = goes["cadence_since"]
