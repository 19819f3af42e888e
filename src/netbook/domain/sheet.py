"""A person as a text that one edits: a line a field, longer texts indented below theirs.

What ``write`` makes, ``read`` reads back: the same entries, whatever they hold.
"""

import dataclasses
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import product, zip_longest
from typing import TypeVar

from netbook.domain.spelling import did_you_mean
from netbook.domain.text import clean, clean_line
from netbook.domain.vocabulary import METHODS, RELATIONS
from netbook.errors import NetbookError, Unreadable

E = TypeVar("E", bound=NetbookError)
_GROUPS = (
    ("name", "alias", "org", "title", "city"),
    ("met", "met-on", "via", "circle", "every", "birthday", "tags"),
    ("email", "phone", "url", "handle", "address"),
    ("fact",),
    ("about",),
    ("note",),
)
FIELDS = tuple(name for group in _GROUPS for name in group)
LISTS = {*METHODS, "alias", "fact", "note"}  # what a person may have several of
_TEXTS = {"about", "note"}
_LABELLED = {*METHODS, "note"}
_OTHER_NAMES = {"organisation": "org", "introduced-by": "via", "cadence": "every", "tag": "tags"}
_HEAD = re.compile(r'([^\W\d_][\w-]*)(?:[^\S\n]+("(?:[^"\\]|\\.)*"|[^":][^:]*?))?\s*:(.*)$')


@dataclass(frozen=True, slots=True)
class Entry:
    """One field: ``label`` is the day of a note, the key of a fact, or what a way to reach somebody is called."""

    field: str
    value: str
    label: str = ""
    line: int = dataclasses.field(default=0, compare=False)  # where it was read


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one knows of a person, field by field; what is empty has no entry."""

    entries: tuple[Entry, ...]

    def many(self, name: str) -> tuple[Entry, ...]:
        """The entries of a field, in their order."""
        return tuple(entry for entry in self.entries if entry.field == name)

    def one(self, name: str) -> Entry:
        """The entry of a field that has one at most."""
        return next(iter(self.many(name)), Entry(name, ""))


def sheet(entries: Iterable[Entry]) -> Sheet:
    """A sheet of entries as they can be written: cleaned, in the order of the fields, without the empty ones."""
    full = (entry for entry in map(tidied, entries) if entry.value)
    return Sheet(tuple(sorted(full, key=lambda entry: FIELDS.index(entry.field))))


def tidied(entry: Entry) -> Entry:
    """An entry as a sheet holds it."""
    value = tidy(entry.value) if entry.field in _TEXTS else clean_line(entry.value)
    return replace(
        entry, value=value, label=clean_line(entry.label.casefold() if entry.field == "fact" else entry.label)
    )


def tidy(text: str) -> str:
    """A longer text as it is kept: cleaned, without empty lines before it or blanks behind it."""
    return re.sub(r"\A(?:[^\S\n]*\n)+", "", clean(text)).rstrip()


def write(filled: Sheet, whose: str) -> str:
    """The text of a sheet, every field in it, empty ones too."""
    lines = [
        f"# {clean_line(whose)}. Save and close to apply; lines that begin with # are not read.",
        "# A longer text goes on in lines indented by two blanks. Delete a line, or its value, to clear it.",
    ]
    for group in _GROUPS:
        lines.append("")
        for name in group:
            for entry in filled.many(name) or (Entry(name, ""),):
                lines += _written(entry)
    return "\n".join(lines) + "\n"


def _written(entry: Entry) -> list[str]:
    if entry.field == "fact":
        return [f"fact: {_quoted(entry.label, '=')} = {entry.value}" if entry.value else "fact:"]
    head = f"{entry.field} {_quoted(entry.label, ':')}:" if entry.label else f"{entry.field}:"
    if entry.field in _TEXTS and entry.value:
        return [head, *(f"  {line}" if line else "" for line in entry.value.split("\n"))]
    return [f"{head} {entry.value}".rstrip()]


def _quoted(label: str, sign: str) -> str:
    """A label in front of ``sign``, in quotes where it could be misread."""
    return json.dumps(label, ensure_ascii=False) if sign in label or label.startswith('"') else label


def read(text: str) -> Sheet:
    """Read a sheet; its entries know their lines.

    Raises:
        Unreadable: a line is no field and goes on from none, a field stands twice, or there is no name.
    """
    found = sheet(_entry(*piece) for piece in _pieces(text))
    for name in FIELDS:
        several = found.many(name)
        if len(several) > 1 and name not in LISTS:
            raise at(several[1].line, Unreadable(f"{name} stands here a second time", "keep one of the two"))
    if not found.many("name"):
        raise Unreadable("there is no name", "give it a line such as name: Ana Reyes")
    return found


def at(line: int, problem: E) -> E:
    """The error, saying in which line; there is none for a line that was not written."""
    problem.line = line
    return problem


def _pieces(text: str) -> list[tuple[int, str, list[str]]]:
    """The fields of a text: the number of the line each begins in, that line, and those indented below it."""
    pieces: list[tuple[int, str, list[str]]] = []
    inside = False
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        line = clean(raw)  # one by one, so that no broken escape sequence takes the lines below with it
        indent = re.match(r"  |\t", line)
        if inside and (indent or not line.strip()):
            pieces[-1][2].append(line[indent.end() :] if indent else "")
        elif line.startswith("#"):
            inside = False
        elif line.strip():
            if line[0].isspace():
                hint = "begin it at the margin, or indent it by two blanks below the field it belongs to"
                raise at(number, Unreadable(f"{_short(line)} is indented, and goes on from no field", hint))
            pieces.append((number, line, []))
            inside = True
    return pieces


def _entry(number: int, line: str, below: Sequence[str]) -> Entry:
    head = _HEAD.match(line)
    if not head:
        hint = "write it like city: Lisbon, or indent it by two blanks where it goes on from the field above"
        raise at(number, Unreadable(f"{_short(line)} is no field", hint))
    said, label, value = head[1], head[2] or "", "\n".join((head[3].lstrip(), *below))
    if label and said.casefold() not in _LABELLED:
        said, label = f"{said} {label}", ""  # met on: is met-on:
    word = _field(number, said)
    if word == "fact":
        return _fact(number, clean_line(value))
    return Entry(word, value, _unquoted(label), number)


def _field(number: int, said: str) -> str:
    name = re.sub(r"[\s_]", "-", said.casefold())
    name = _OTHER_NAMES.get(name, name)
    if name in FIELDS:
        return name
    hint = did_you_mean(name, FIELDS, f"fields are {', '.join(FIELDS)}")
    hint = f"write fact: {name} = ..., or let netbook relate link two people" if name in RELATIONS else hint
    raise at(number, Unreadable(f"there is no field {_short(said)}", hint))


def _fact(number: int, told: str) -> Entry:
    """``likes = climbing``; a key with an equals sign in it stands in quotes."""
    quoted = re.match(r'("(?:[^"\\]|\\.)*")\s*=(.*)$', told)
    key, sign, value = (quoted[1], "=", quoted[2]) if quoted else told.partition("=")
    if told and not (sign and key.strip()):
        raise at(number, Unreadable("a fact needs a key and a value", "write it like fact: likes = climbing"))
    return Entry("fact", value, _unquoted(key), number)


def _unquoted(label: str) -> str:
    try:
        return str(json.loads(label)) if label.startswith('"') else label
    except ValueError:
        return label


def _short(line: str) -> str:
    told = clean_line(line)
    return repr(told if len(told) <= 40 else f"{told[:39]}…")


def agreed(base: Sheet, now: Sheet, name: str) -> Sheet:
    """``base`` with a field as somebody else left it, so that what is wanted there contradicts nobody any more."""
    entries = base.many(name)
    if name == "fact":
        keys = {entry.label for entry in entries}
        entries = tuple(entry for entry in now.many(name) if entry.label in keys)
    elif name in LISTS:
        entries = tuple(entry for entry in entries if entry in now.many(name))
    else:
        entries = now.many(name)
    return sheet((*(entry for entry in base.entries if entry.field != name), *entries))


def resumed(base: Sheet, wanted: Sheet, now: Sheet) -> tuple[Sheet, Sheet]:
    """A change begun earlier, taken up where things are ``now``: what it left alone is as it is now."""
    kept = {name for name in FIELDS if base.many(name) != wanted.many(name)}
    fresh = [entry for entry in now.entries if entry.field not in kept]
    return (
        sheet((*(entry for entry in base.entries if entry.field in kept), *fresh)),
        Sheet((*(entry for entry in wanted.entries if entry.field in kept), *fresh)),
    )


_FEW, _BEGINNING = 400, 500  # how many pairs are compared letter by letter, and how many letters of each


def changes(before: Sequence[Entry], after: Sequence[Entry]) -> list[tuple[Entry | None, Entry | None]]:
    """What became of the entries that are not in both: (old, new) of one that was edited, else one of the two."""
    gone, come = list(before), []
    for entry in after:
        if entry in gone:
            gone.remove(entry)
        else:
            come.append(entry)
    return _paired(gone, come)


def _paired(gone: Sequence[Entry], come: Sequence[Entry]) -> list[tuple[Entry | None, Entry | None]]:
    """What went and what came, the most alike together."""
    if len(gone) * len(come) > _FEW:
        return list(zip_longest(gone, come))
    ranked = sorted(product(range(len(gone)), range(len(come))), key=lambda pair: -_alike(gone[pair[0]], come[pair[1]]))
    partner: dict[int, int] = {}
    for i, j in ranked:
        if i not in partner and j not in partner.values():
            partner[i] = j
    pairs: list[tuple[Entry | None, Entry | None]] = [
        (old, come[partner[i]] if i in partner else None) for i, old in enumerate(gone)
    ]
    return pairs + [(None, new) for j, new in enumerate(come) if j not in partner.values()]


def _alike(old: Entry, new: Entry) -> float:
    return SequenceMatcher(None, old.value[:_BEGINNING], new.value[:_BEGINNING]).ratio() + (old.label == new.label) / 2
