"""Writes what the program itself tells: the reference pages, the picture and the table of completion.

python docs/build.py [--check]    With --check, fails if they are not current.
"""

import os
import subprocess
import sys
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from completion import completion_table
from picture import picture

from netbook.domain import briefing, views
from netbook.storage.shelf import BackupInfo

PAGES = Path(__file__).parent / "reference"
TABLE = Path(__file__).parents[1] / "src" / "netbook" / "quick" / "commands.py"

# The views that each command prints with --json, and whether it prints a list of them.
SHOWN: dict[str, tuple[type, bool]] = {
    "netbook journal": (views.InteractionView, True),
    "netbook inbox": (views.InboxView, True),
    "netbook add": (views.PersonView, False),
    "netbook edit": (views.PersonView, False),
    "netbook edit i12": (views.InteractionView, False),
    "netbook show": (views.PersonView, False),
    "netbook show i12": (views.InteractionView, False),
    "netbook list": (views.PersonRow, True),
    "netbook find": (views.FoundView, True),
    "netbook brief": (briefing.Brief, False),
    "netbook due": (views.DueItem, True),
    "netbook remind": (views.FollowUpView, False),
    "netbook history": (views.OperationView, True),
    "netbook backup": (BackupInfo, False),
    "netbook backup list": (BackupInfo, True),
    "netbook config": (views.SettingView, True),
    "netbook doctor": (views.FindingView, True),
}

LOG = """\
`netbook log`, `netbook amend` and `netbook inbox resolve` print the reading. With `--dry-run` nothing is written, and
`id` and `follow_up_ids` are missing. `netbook log - --json` prints one object a line.

- `id`: the interaction that was written (`i12`), null where the line is only a follow-up
- `follow_up_ids`: the follow-ups that were written
- `people[].name`: who was there; null where it is not certain who is meant
- `people[].id`: the person's id, null for one who is not in the book yet
- `people[].new`: whether the person is, or would be, new
- `people[].said`: instead of `id` and `new` where it is not certain: the name as typed
- `people[].candidates`: beside `said`: the people who could be meant
- `mentioned[].name`: who was spoken of
- `mentioned[].id`: the person's id
- `mentioned[].new`: false
- `kind`: the kind of interaction, null where the line is only a follow-up
- `on`: the day, null where the line is only a follow-up
- `at_time`: the time of day (`15:30`)
- `place`: where it was
- `minutes`: how long it took
- `initiator`: who began it: `me`, `them`, `both`; null where that is not known
- `tags`: the tags, without `@`
- `exchanges[].kind`: what of value passed: introduction, referral, recommendation, advice, share, help, gift, business
- `exchanges[].direction`: `given` or `received`
- `exchanges[].with`: the person with whom
- `follow_up.due`: the first follow-up, null without one: the day it is due
- `follow_up.what`: what was promised, null where nothing was said
- `follow_up.repeat`: an RRULE such as `FREQ=MONTHLY`
- `follow_up.with`: the names of those it is with
- `follow_up.side`: whose move it is: `me` or `them`
- `follow_ups[].due`: all follow-ups, each with the keys of the first
- `follow_ups[].what`: as above
- `follow_ups[].repeat`: as above
- `follow_ups[].with`: as above
- `follow_ups[].side`: as above
- `text`: the line as typed, less the follow-up clauses
"""

KEPT = """\
Where `netbook log --inbox` keeps a line instead of writing it:

- `inbox`: the id of the kept line (`x2`)
- `text`: the line, word for word
- `reason`: why it could not be written
"""

MEANING = {
    "about": "a longer text about the person (Markdown)",
    "aliases": "other names they go by",
    "archived": "whether the person is archived",
    "at": "when it was done, in UTC",
    "at_time": "the time of day (`15:30`)",
    "cadence": "how often to be in touch (`6w`, `1mo`, `never`); the one that holds",
    "cadence_from": "where that comes from: `own`, `tag` or `circle`",
    "check": "what was looked at",
    "circle": "the key of the circle",
    "city": "where they live",
    "day": "the day of the month",
    "direction": "`given` or `received`",
    "do": "what to do about it",
    "due": "the day it is due",
    "emails": "their e-mail addresses",
    "field": "where it was found; null where the name was",
    "follow_ups": "what was promised, open ones first",
    "hits": "where in the text, as start and end, what was looked for stands",
    "id": "the id as commands take it",
    "initiator": "who began it: `me`, `them`, `both`; null where that is not known",
    "interaction": "the interaction it arose from",
    "key": "what the fact is about",
    "kind": "the kind of thing it is",
    "label": "what it is called",
    "last": "the day of the newest interaction in which they were present",
    "late": "days past due; negative where it lies ahead",
    "met": "how or where you met",
    "met_on": "when you met",
    "minutes": "how long it took",
    "month": "the month, 1 to 12",
    "name": "the name",
    "next": "the next day it falls on",
    "normalised": "for comparing: E.164, the address folded, the bare handle",
    "note": "a note on it",
    "notes": "a longer note (Markdown)",
    "on": "the day",
    "organisation": "where they work",
    "path": "the file",
    "paused_until": "nothing of theirs is due before",
    "person": "the id of the person",
    "phones": "their phone numbers",
    "place": "where it was",
    "platform": "the platform of a handle or profile",
    "reason": "why it waits",
    "repairable": "whether `netbook doctor --fix` repairs it",
    "repaired": "whether it has done so",
    "repeat": "an RRULE such as `FREQ=MONTHLY`",
    "side": "whose move it is: `me` or `them`",
    "size": "bytes",
    "snoozed_until": "the person is hidden until then",
    "source": "who did it: `cli`",
    "state": "`open`, `done` or `dropped`",
    "tags": "the tags, without `@`",
    "text": "the words",
    "title": "what they do there",
    "touched": "the rows it changed, as table and row",
    "type": "`follow_up`, `person` or `occasion`",
    "FoundView.type": "`person` or `interaction`",
    "uid": "an id that stays the same in exports and on other machines",
    "undone": "whether it was taken back",
    "value": "as written",
    "what": "what it is about",
    "with": "the person with whom",
    "wrong": "what is wrong",
    "year": "the year, if known",
    "RelationView.kind": "what they are to the person: partner, manager, ...",
    "Acquainted.last": "the last day on which both were present",
    "Acquainted.links": "what they are to each other, and who introduced you",
    "Acquainted.one": "the name of one",
    "Acquainted.other": "the name of the other",
    "Acquainted.together": "how often both were present",
    "Ask.day": "the day, or the first of the days, that it names",
    "Ask.interaction": "where it was written down; null where it was in a note on the person",
    "Ask.quote": "the words as they were written down",
    "Ask.said": "the day on which it was",
    "Ask.why": (
        "why it was picked: `day` (it names one), `wait`, `search`, `request`, `worry`, `plan`, `hope`, `news`, `work`"
    ),
    "Balance.given": "how often you gave it",
    "Balance.received": "how often they did",
    "Brief.shared_tags": "the tags that all of them bear; empty for one alone",
    "Common.last": "the last day on which both of them were present",
    "Common.links": "what they are to the person, and who introduced you to whom",
    "Common.together": "how often both of them were present",
    "PersonBrief.due": "the day they are due",
    "Talk.note": "how its notes begin",
    "Talk.spoken_of": "whether the person was not there but spoken of",
    "Tie.before": "tie strength 90 days before",
    "Tie.health": "how the relationship stands: `warm`, `due`, `cooling` or `dormant`; null before you met",
    "Tie.reached_out": "who reached out last: `me`, `them`, `both`; null where that is not known",
    "Tie.reciprocity": "whether both of you reach out, 0 to 100",
    "Tie.strength": "tie strength, 0 to 100; null before you met",
    "Tie.unanswered": "how often you reached out since anything came back",
    "Upcoming.days": "how many days ahead it lies",
    "Upcoming.leap": "whether it is of a 29 February",
    "Upcoming.years": "how many years it completes, of a birthday the age; null where the year is not known",
    "SettingView.from": "`--book`, a variable such as `NETBOOK_REGION`, the path of the settings file, or `default`",
    "SettingView.key": "the name of the setting",
    "SettingView.value": "what it is; null where it is not set",
}


def keys(kind: type, before: str = "") -> Iterator[tuple[str, str]]:
    """The keys of a view and what each means; those of nested views behind a dot."""
    hints = typing.get_type_hints(kind)
    for field in fields(kind):  # type: ignore[arg-type]  # every caller passes a dataclass
        name = field.name.rstrip("_")
        inner, many = _inner(hints[field.name])
        if inner:
            yield from keys(inner, f"{before}{name}{'[]' * many}.")
        else:
            yield f"{before}{name}", MEANING.get(f"{kind.__name__}.{name}") or MEANING[name]


def _inner(hint: object) -> tuple[type | None, bool]:
    """The view inside a type, and whether there may be several."""
    many = typing.get_origin(hint) is tuple
    inside = typing.get_args(hint) if many or isinstance(hint, types.UnionType) else (hint,)
    found = next((each for each in inside if isinstance(each, type) and is_dataclass(each)), None)
    return found, many


def json_page() -> str:
    """What every ``--json`` prints."""
    parts = [
        "# JSON output",
        "",
        "Every command that shows data prints it with `--json`. Dates are ISO texts, what is not known is null.",
        "",
        "## netbook log",
        "",
        LOG,
        "## netbook log --inbox",
        "",
        KEPT,
        "## netbook log -",
        "",
        "One object a line: the reading, or for a line that could not be written:",
        "",
        "- `line`: its number",
        "- `error`: why",
        "",
    ]
    for command, (kind, many) in SHOWN.items():
        parts += [f"## {command}", "", "A list of objects." if many else "One object.", ""]
        parts += [f"- `{key}`: {meaning}" for key, meaning in keys(kind)]
        parts.append("")
    return "\n".join(parts)


def commands_page() -> str:
    """The help of every command."""
    parts = ["# Commands", "", "What `--help` prints, command by command.", ""]
    for words in ([], *([name] for name in _commands([])), *([*path] for path in _nested())):
        parts += [f"## netbook {' '.join(words)}".rstrip(), "", "```text", _help(words), "```", ""]
    return "\n".join(parts)


def _help(words: list[str]) -> str:
    """The help text of a command, 80 columns wide."""
    done = subprocess.run(
        [sys.executable, "-m", "netbook", *words, "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": "80", "TERM": "dumb", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout.strip()


def _commands(words: list[str]) -> list[str]:
    """The names under ``Commands:`` in the help of a command."""
    _, found, listed = _help(words).partition("\nCommands:\n")
    return [line.split()[0] for line in listed.splitlines() if line[:2] == "  " and line[2:3] != " "] if found else []


def _nested() -> list[tuple[str, str]]:
    return [(outer, inner) for outer in ("inbox", "backup", "config") for inner in _commands([outer])]


def main() -> int:
    """Write the pages, or check them."""
    stale = []
    for page, text in (
        (PAGES / "json.md", json_page()),
        (PAGES / "commands.md", commands_page()),
        (PAGES.parent / "netbook.svg", picture()),
        (TABLE, completion_table()),
    ):
        if "--check" not in sys.argv[1:]:
            page.parent.mkdir(exist_ok=True)
            page.write_text(text, encoding="utf-8", newline="\n")
        elif not page.exists() or page.read_text(encoding="utf-8") != text:
            stale.append(page.name)
    if stale:
        print(f"not current: {', '.join(stale)}; run make docs-write", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
