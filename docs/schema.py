"""The whole book as JSON: its schema, made from the tables themselves, and the page that says what each table is."""

import json
from textwrap import wrap
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, Table
from sqlmodel import SQLModel

from netbook.domain.audience.verdicts import VERDICTS
from netbook.domain.curation import ANSWERS
from netbook.domain.suggestions import STATES
from netbook.domain.vocabulary import DONE, DROPPED, EXCHANGES, INITIATORS, KIND_KEYS, METHODS, OPEN, RELATIONS
from netbook.services.whole import ORDER, VERSION
from netbook.storage import rows
from netbook.storage.migrate import SCHEMA_VERSION

ABOUT = """\
`netbook export json` writes the whole book as one JSON object: first `netbook`, which says of which version the file
and its tables are and when it was written, then every table, a list of rows in the order of their ids, a row a line.
[book.schema.json](book.schema.json) describes it for programs (JSON Schema, 2020-12)."""

VALUES = """\
Days are `2026-11-22`, moments `2026-11-22T08:30:00+00:00` in UTC; what is not known is null. A row names another by its
id. The same book gives the same file twice, but for the moment in its head."""

LEFT = """\
Three things stay behind. The history of what you did, with which `netbook undo` works: a backup keeps it. What follows
from the rows, such as when somebody is due: it is worked out anew. The search index, likewise."""

INTO_EMPTY = """\
Into an empty book `netbook import` puts every row with its own id, in the place of the circles and rules that a new
book has; the result is equal in every table, whether the book lies in a file or in PostgreSQL, and one `netbook undo`
gives the empty book again. A book of which the circles or rules were changed is not empty. A file of an older netbook
is read, and what it has no columns for is as in a new row; a newer one is refused. So is a file in which anything is
wrong, in one line with the table and the row, and nothing is written. Control characters are taken out of texts."""

INTO_ANOTHER = """\
Into a book that holds something it brings the people, as any other file does: found again by their `uid`, their
addresses or their name, shown before anything is written, and never over what you wrote yourself. With them come their
other names, ways to reach them, occasions, facts, notes, tags, circle and cadence; then who introduced them and what
they are to each other, what happened with them, what passed, and what was promised, each once, however often you
import it; what is in the book already stays as it is there.
Somebody who is left out is left out of that too, and what happened with nobody else is not brought."""

NOT_MERGED = """\
All else of the file is not brought into such a book: who is not the same, answers to the rules (appraisals) and the
rules themselves, circles and preferences, reviews, the inbox, suggestions, the cadences of tags, and whether somebody
is archived, snoozed or paused there."""

_CADENCE = "how often to be in touch: `6w`, `1mo`, `never`; null where nothing is said"
_WORDS = "may be of a newer netbook; this one knows"
# What a column holds, by its name, or by table and name where that is not enough.
COLUMNS = {
    "id": "the number of the row",
    "uid": "an id that stays the same in exports and on other machines",
    "on": "the day",
    "cadence": _CADENCE,
    "text": "the words",
    "created_at": "when it was written down",
    "circle.key": "the key, by which people name it",
    "circle.name": "what it is called",
    "circle.position": "its place, from the innermost",
    "circle.capacity": "how many people it has room for, those inside included; null without a limit",
    "circle.late_after": "after how long without contact one is late",
    "rule.key": "the key, as commands take it",
    "rule.text": "the rule",
    "rule.position": "its place",
    "rule.retired_on": "since when it is not asked any more",
    "preference.key": "what is preferred: `rules_needed`",
    "preference.value": "how it is preferred",
    "tag.name": "the tag, without `@`",
    "contact.name": "the name",
    "given": "the given name",
    "family": "the family name",
    "organisation": "where they work",
    "title": "what they do there",
    "city": "where they live",
    "met": "how or where you met",
    "met_on": "when you met",
    "introduced_by": "who introduced them",
    "contact.circle": "the key of their circle",
    "cadence_since": "the day from which they were to be touched",
    "snoozed_until": "they are hidden until then",
    "paused_until": "nothing of theirs is due before",
    "due_dropped": "the due date that asks no more",
    "about": "a longer text (Markdown)",
    "archived_at": "when they were archived; null if they are not",
    "updated_at": "when anything of them was changed last",
    "alias.name": "the other name",
    "contact_method.kind": f"{_WORDS} {', '.join(METHODS)}",
    "platform": "the platform of a handle or profile",
    "label": "what it is called: home, work",
    "contact_method.value": "as written",
    "normalised": "for comparing: E.164, the address folded, the bare handle",
    "note.text": "the note (Markdown)",
    "fact.key": "what it is about",
    "fact.value": "what is so",
    "occasion.kind": "`birthday`, `anniversary`, or what it is called",
    "month": "the month, 1 to 12",
    "day": "the day of the month",
    "year": "the year, if known",
    "relation.kind": f"what the other is to them; {_WORDS} {', '.join(RELATIONS)}",
    "other_id": "the other person",
    "one_id": "one person",
    "distinction.on": "the day on which that was said",
    "answer": f"one of {', '.join(ANSWERS)}",
    "origin.source": "the format of the file they were brought in",
    "origin.key": "what that program knows them by",
    "origin.on": "when that was read last",
    "said": "what it said of them, field by field",
    "rest": "what else it said, for which the book has no room",
    "at_time": "the time of day (`15:30`)",
    "interaction.kind": f"{_WORDS} {', '.join(KIND_KEYS)}",
    "place": "where it was",
    "minutes": "how long it took",
    "interaction.text": "the line as typed, less the follow-up clauses",
    "notes": "a longer note (Markdown)",
    "initiator": f"who began it: {', '.join(INITIATORS)}; null where that is not known",
    "missed": "whether it reached nobody",
    "interaction.source": "`typed`, or what it was brought from",
    "source_key": "what that program knows it by",
    "role": "`present` or `mentioned`",
    "exchange.kind": f"{_WORDS} {', '.join(EXCHANGES)}",
    "direction": "`given` or `received`",
    "exchange.note": "a note on it",
    "what": "what was promised",
    "side": "whose move it is: `me` or `them`",
    "due": "the day it is due",
    "repeat": "an RRULE such as `FREQ=MONTHLY`",
    "state": f"{OPEN}, {DONE} or {DROPPED}",
    "closed_on": "when it was done or dropped",
    "snoozes": "how often it was put off",
    "inbox.on": "the day of writing, from which its dates count",
    "reason": "why it waits",
    "suggestion.source": "what it was brought from: `calendar`",
    "suggestion.source_key": "what that knows it by",
    "suggestion.kind": f"{_WORDS} {', '.join(KIND_KEYS)}",
    "suggestion.text": "what the calendar calls it",
    "suggestion.state": f"{', '.join(STATES)}: what was decided about it",
    "suggestion_id": "the suggestion",
    "review.kind": "`weekly` or `monthly`",
    "review.on": "the day it was begun",
    "begun_at": "the moment it was begun",
    "finished_on": "the day it was finished; null while it goes on",
    "counts": "what it came to",
    "review_item.position": "its place",
    "step": "the step: `inbox`, `promises`, `people`, ...",
    "subject": "what is asked about: `p7`, `f3`, `o4`, `s4`, `x2`",
    "outcome": "what was decided; null where nothing was yet",
    "decided_on": "the day of that",
    "account.platform": "where it is: `instagram`, `linkedin`, `substack`, ...",
    "account.handle": "the user's own handle there; empty where it is not known",
    "audience_snapshot.followers": "how many followed; null where it was not told",
    "audience_snapshot.following": "how many the user followed; null where it was not told",
    "audience_snapshot.source": "`typed`, `counted` (by the platform) or `listed` (the rows of a whole list)",
    "follower.key": "what the platform knows them by: its own id, the handle, the address, or name and day",
    "handle": "the handle, without `@`",
    "follower.name": "the name they show",
    "url": "their profile, where it does not follow from the handle",
    "since": "since when, as a moment in UTC (`2026-03-01T09:30:00`) or a day alone",
    "follows_me": "whether they follow the user, or did",
    "i_follow": "whether the user follows them",
    "first_seen": "the day of the first export with them",
    "left_on": "the day of the first export without them; null for who is still there",
    "follower.followers": "how many follow them",
    "follower.following": "how many they follow",
    "linked_by": "why they are that person, in words",
    "follower.verdict": f"what the user decided: {', '.join(VERDICTS)}; null where nothing was decided",
    "follower.decided_on": "the day of that decision",
    "name_key": "the name as it is compared",
    "handle_key": "the handle as it is compared",
    "signs": "the keys of what looks odd about the row itself, `!` behind a strong one; at the end `/silent` or "
    "`/talked`, where it is known whether a message was ever exchanged",
}


def page() -> str:
    """What each table is, and what becomes of it in another book."""
    parts = ["# The whole book as JSON", ""]
    for told in (ABOUT, VALUES, LEFT):
        parts += [*wrap(told, 118), ""]
    parts += ["## Back into a book", ""]
    for told in (INTO_EMPTY, INTO_ANOTHER, NOT_MERGED):
        parts += [*wrap(told, 118), ""]
    parts += ["## The tables", "", "| table | what a row is |", "| --- | --- |"]
    tables = rows.user_tables()
    parts += [f"| [`{name}`](#{name}) | {_said(tables[name])} |" for name in ORDER]
    for name in ORDER:
        parts += ["", f"### {name}", ""]
        parts += [f"- `{column.name}`: {_meaning(column)}{_refers(column)}" for column in tables[name].c]
    return "\n".join([*parts, ""])


def _meaning(column: Column[Any]) -> str:
    """What a column holds; one that names a row says of which table."""
    told = COLUMNS.get(f"{column.table.name}.{column.name}") or COLUMNS.get(column.name)
    if told is None and column.foreign_keys:
        (key,) = column.foreign_keys
        return f"the {_NOUNS.get(key.column.table.name, key.column.table.name)}"
    return told or COLUMNS[column.name]  # a column that nobody described is not written


_NOUNS = {"contact": "person"}


def _refers(column: Column[Any]) -> str:
    found = [f" (the `id` of a row of `{key.column.table.name}`)" for key in column.foreign_keys]
    return "".join(found) + (", or null" if found and column.nullable else "")


def schema() -> str:
    """The JSON Schema (2020-12), as text."""
    tables = {name: _table(table) for name, table in ((name, rows.user_tables()[name]) for name in ORDER)}
    head = {
        "type": "object",
        "description": "What the file is",
        "properties": {
            "version": {"const": VERSION, "description": "the version of this format"},
            "schema": {"const": SCHEMA_VERSION, "description": "the version of the tables"},
        },
        "required": ["version", "schema"],
        "additionalProperties": False,
    }
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A whole book, as netbook export json writes it",
        "type": "object",
        "properties": {"netbook": head, **tables},
        "required": ["netbook", *tables],
        "additionalProperties": False,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _table(table: Table) -> dict[str, Any]:
    columns = {column.name: _column(column) for column in table.c}
    row = {"type": "object", "properties": columns, "required": list(columns), "additionalProperties": False}
    return {"description": _said(table).replace("`", ""), "type": "array", "items": row}


def _said(table: Table) -> str:
    """What the model of a table says of it."""
    models = (mapper.class_ for mapper in SQLModel._sa_registry.mappers if mapper.local_table is table)
    return " ".join((next(models).__doc__ or "").split()).replace("``", "`")


def _column(column: Column[Any]) -> dict[str, Any]:
    kind = rows.kind_of(column)
    told: dict[str, Any]
    if isinstance(kind, Integer):
        told = {"type": "integer"}
    elif isinstance(kind, Boolean):
        told = {"type": "boolean"}
    elif isinstance(kind, JSON):
        told = {"type": "object"}
    elif isinstance(kind, DateTime):
        told = {"type": "string", "format": "date-time"}
    else:
        told = {"type": "string", "format": "date"} if isinstance(kind, Date) else {"type": "string"}
    if column.name == "id":
        told["minimum"] = 1
    told["description"] = f"{_meaning(column)}{_refers(column)}".replace("`", "")
    return {**told, "type": [told["type"], "null"]} if column.nullable else told
