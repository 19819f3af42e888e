"""The keys of every ``--json`` output are those that docs/reference/json.md documents, no more and no fewer.

The page has a section a command, headed ``## netbook list``, with a line ``- `key`: ...`` a key; what lies inside is
documented as ``people[].name`` (of each of a list) or ``follow_up.due`` (of one object).
"""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netbook.services import directory
from netbook.services.review import progress
from netbook.storage.book import Book
from tests.cli.program import TODAY, Netbook, write_book

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "json.md"
FULL = (
    "Ana introduced me to **Carla Voss** at PyCon yesterday at 3pm for an hour re Bo's startup @work; "
    "fu 2w: thank her; waiting for Bo: the keys"
)


FILLED = [
    ["log", FULL],
    [
        "edit",
        "Carla",
        "--set",
        "birthday=23 Nov",
        "--add",
        "email=c@d.example",
        "--add",
        "alias=Cee",
        "--set",
        "circle=close",
        "--set",
        "via=Ana",
    ],
    ["tag", "Carla", "@rust"],
    ["relate", "Carla", "friend", "Ana"],
    ["fact", "Carla", "likes", "tea"],
    ["exchange", "Carla", "gift", "a kettle", "--given"],
    ["circle", "Bo", "close"],
    ["fact", "Bo", "likes", "tea"],
    ["circle", "Grace", "close"],
    ["fact", "Grace", "likes", "tea"],
    ["log", "coffee with Grace in May 2020"],
    ["fact", "Carla", "children", "Mia"],
    ["relate", "Carla", "sibling", "Bo"],
    ["note", "Carla", "tall"],
    ["log", "coffee with Carla: her talk is in December"],
    ["remind", "Carla", "the deck", "--due", "friday"],
    ["log", "coffee with George", "--inbox"],
    ["add", "Karla Voss", "--email", "c@d.example", "--city", "Oslo", "--yes"],
    ["edit", "Carla", "--set", "city=Rome"],
    ["log", "call with Karla Voss"],
]


@pytest.fixture(scope="module")
def book_of_everything(book_of_people: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book in which every list and every object has something in it."""
    path = tmp_path_factory.mktemp("full") / "book.db"
    shutil.copy(book_of_people, path)
    write_book(path, *FILLED)
    followers, events = path.with_name("followers.csv"), path.with_name("events.ics")
    followers.write_text(FOLLOWERS)
    events.write_text(EVENTS)
    write_book(
        path,
        ["audience", "record", "instagram", "12480", "--following", "300"],
        ["audience", "import", str(followers), "--account", "mastodon:me@ex.org", "--yes"],
        ["audience", "decide", "a1", "Carla"],
        ["import", str(events), "--yes"],
    )
    finish_a_review(path)
    return path


@pytest.fixture
def full(netbook: Netbook, book_of_everything: Path, monkeypatch: pytest.MonkeyPatch) -> Netbook:
    monkeypatch.chdir(netbook.book.parent)  # where something may be written
    shutil.copy(book_of_everything, netbook.book)
    netbook.book.chmod(0o644)  # something for the doctor to find
    return netbook


def finish_a_review(path: Path) -> None:
    """What a person does on a terminal."""
    today = date.fromisoformat(TODAY)
    with Book.open(str(path)) as book, book.operation("review") as session:
        review = progress.begin(session, "weekly", today, 30)
        progress.pick(session, review, [directory.person(session, "Ana", today)], today)
        progress.finish(session, review, today)


SUBSCRIBERS = str(Path(__file__).parents[1] / "formats/samples/email-platforms/ghost-migrate/subscribers.csv")
COMMANDS: dict[str, list[list[str]]] = {
    "log": [["log", FULL], ["log", "coffee with George and Zelda Fitz", "--dry-run"]],
    "log --inbox": [["log", "coffee with George", "--inbox"]],
    "amend": [["amend", "i1", FULL], ["amend", "i1", "coffee with George", "--dry-run"]],
    "journal": [["journal"]],
    "find": [["find", "carla"]],
    "vet": [["vet"]],
    "rules": [["rules"]],
    "circles": [["circles"]],
    "occasions": [["occasions"]],
    "config": [["config"]],
    "doctor": [["doctor"]],
    "inbox": [["inbox"]],
    "inbox resolve": [
        ["inbox", "resolve", "x1", "--dry-run"],
        ["inbox", "resolve", "x1", "--line", FULL],
    ],
    "suggestions": [["suggestions"]],
    "suggestions log": [
        ["suggestions", "log", "s1", "--line", "coffee with George", "--dry-run"],
        ["suggestions", "log", "s1", "--line", FULL],
    ],
    "add": [["add", "Dee Dee, birthday 14 March, d@e.example @x, via Ana", "--note", "tall", "--alias", "D"]],
    "list": [["list"]],
    "show": [["show", "Carla"]],
    "brief": [["brief", "Carla", "Ana"], ["brief", "Bo"]],
    "review": [["review"], ["review", "--minutes", "5"]],
    "reviews": [["reviews"]],
    "due": [["due", "--days", "30"]],
    "exchanges": [["exchanges"]],
    "exchanges --by year": [["exchanges", "--by", "year"]],
    "exchanges --by kind": [["exchanges", "--by", "kind"]],
    "introduce": [["introduce"]],
    "dupes": [["dupes"]],
    "merge": [["merge", "Carla", "Karla Voss", "--dry-run"]],
    "wake": [["wake"]],
    "remind": [["remind", "Ana", "x"]],
    "edit": [["edit", "Carla", "--set", "city=Rome"]],
    "history": [["history"]],
    "backup": [["backup"]],
    "backup list": [["backup", "list"]],
    "export": [["export", "markdown", "--to", "people"]],
    "import": [
        ["import", "people", "--dry-run"],
        ["--book", "empty.db", "import", "book.json", "people/cards.vcf", "--dry-run"],
    ],
    "import book.json": [["--book", "empty.db", "import", "book.json", "--yes"]],
    "stats": [["stats"]],
    "contrast": [["contrast"]],
    "map": [["map"]],
    "audience accounts": [["audience", "accounts"]],
    "audience list": [["audience", "list"]],
    "audience import": [["audience", "import", SUBSCRIBERS, "--dry-run"]],
}
FOLLOWERS = "handle,name\ncarla@ex.org,Carla Voss\nzoe@ex.org,Zoe\n"
CARDS = """BEGIN:VCARD
UID:1
FN:Ana Reyes
TITLE:Chief
BDAY:soon
END:VCARD
BEGIN:VCARD
FN:Dana
END:VCARD
"""
EVENTS = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Coffee w/ Ana
DTSTART:20261117T150000
DTEND:20261117T160000
LOCATION:Monmouth
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Dentist
DTSTART:20261117T150000
END:VEVENT
END:VCALENDAR
"""
SAME_AS = {"amend": "log", "inbox resolve": "log", "suggestions log": "log"}  # the page says once what they print


@pytest.mark.parametrize("command", COMMANDS)
def test_the_keys_are_the_documented_ones(full: Netbook, command: str) -> None:
    full.out("backup")
    if command.startswith("import"):
        full("export", "json", "book.json")
        Path("people").mkdir()
        Path("people/cards.vcf").write_text(CARDS)
        Path("people/events.ics").write_text(EVENTS)
        Path("people/page.html").write_text("<html></html>")
    printed = {key for arguments in COMMANDS[command] for key in leaves(json.loads(full(*arguments, "--json").out))}
    documented = leaves_of(section(command))
    if command == "add":  # somebody new has no timeline yet
        printed |= {key for key in documented if key.split("[]")[0] in printed}
    insides = {parent for key in printed for parent in parents(key)}
    assert printed - insides == documented


def test_the_keys_of_lines_that_could_not_be_read_are_the_documented_ones(full: Netbook) -> None:
    _, out, _ = full("log", "-", "--json", stdin="lunch with Ana on 31 Feb\n")
    assert set(json.loads(out)) == set(section("log -"))


def test_the_reading_has_the_keys_of_the_design(full: Netbook) -> None:
    assert list(full.json("log", "coffee with Ana", "--dry-run")) == [
        "people", "mentioned", "kind", "on", "at_time", "place", "minutes", "initiator", "tags", "exchanges",
        "follow_up", "follow_ups", "text",
    ]  # fmt: skip


def test_every_command_with_json_is_documented(netbook: Netbook) -> None:
    top = netbook.out("--help").split("Commands:\n")[1]
    commands = [[line.split()[0]] for line in top.splitlines()]
    commands += [["config", "set"], ["config", "unset"], ["inbox", "resolve"], ["inbox", "drop"]]
    commands += [["suggestions", "log"], ["suggestions", "drop"]]
    commands += [["backup", "list"], ["backup", "restore"], ["circles", "set"]]
    commands += [["audience", each] for each in ("record", "accounts", "list", "import", "triage", "decide")]
    commands += [["rules", "add"], ["rules", "edit"], ["rules", "remove"], ["rules", "need"]]
    offering = {" ".join(each) for each in commands if "--json" in netbook.out(*each, "--help").split("Options:")[1]}
    assert offering == {command for command in COMMANDS if " --" not in command and "." not in command}


# --- reading the page and the output ------------------------------------------------------------------------------


def section(command: str) -> list[str]:
    """The keys that the page documents for a command; for one without a section, those of the one it shares."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = sections.setdefault(line[3:].replace("`", "").strip().removeprefix("netbook "), [])
        elif found := re.match(r"- `([^`]+)`", line):
            current.append(found[1])
    keys = sections.get(command) or sections.get(SAME_AS.get(command, ""), [])
    assert keys, f"{PAGE.name} has no section ## netbook {command}"
    assert len(keys) == len(set(keys)), "a key is documented twice"
    return keys


def leaves_of(keys: list[str]) -> set[str]:
    """The documented keys without those of which the inside is documented too."""
    bare = {key.removeprefix("[].") for key in keys}
    insides = {parent for key in bare for parent in parents(key)}
    return {key.removesuffix("[]") for key in bare if key.removesuffix("[]") not in insides}


def parents(key: str) -> Iterator[str]:
    parts = key.split(".")
    for length in range(1, len(parts)):
        yield ".".join(parts[:length]).removesuffix("[]")


def leaves(value: Any, path: str = "") -> set[str]:
    """The keys of what was printed, the insides of objects and of lists of objects in the place of their own."""
    if isinstance(value, list):
        if not path:
            found = [leaves(each) for each in value]
        elif any(isinstance(each, dict) for each in value):
            found = [leaves(each, f"{path}[]") for each in value]
        else:
            return {path}
        return set().union(*found)
    if isinstance(value, dict):
        return set().union(*(leaves(each, f"{path}.{key}" if path else key) for key, each in value.items()))
    return {path}
