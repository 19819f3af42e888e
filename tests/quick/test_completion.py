"""What is offered at the cursor, by the program itself, as the scripts of the shells ask for it."""

from collections.abc import Callable

import pytest

from netbook.models import Contact
from netbook.quick.commands import COMMANDS, WORDS
from netbook.quick.values import KINDS
from netbook.storage.book import Book
from tests.cli.program import Netbook, process
from tests.quick.asking import ask

Answer = Callable[..., tuple[str, list[str]]]
NAMES = ["Ana\\ Reyes", "Bo\\ Lindqvist", "Grace\\ Hopper", "Rey\\ Okafor", "Zoë\\ Brandt"]
CIRCLES = ["inner", "close", "trusted", "network", "wider", "none"]


@pytest.mark.parametrize(("line", "offered"), [
    # commands and options
    ("netbook sn", ["snooze"]),
    ("netbook inbox ", ["resolve", "drop"]),
    ("netbook backup r", ["restore"]),
    ("netbook s| and more", ["show", "snooze", "stats", "suggestions"]),
    ("netbook --bo", ["--book"]),
    ("netbook --no-color sn", ["snooze"]),
    ("netbook frobnicate ", []),
    ("netbook log --di", []),
    ("netbook log --dr", ["--dry-run"]),
    ("netbook log x --dr", ["--dry-run"]),
    ("netbook log -- --dr", []),
    ("netbook inbox resolve --wi", ["--with"]),
    # names
    ("netbook show rey", ["Rey\\ Okafor", "Ana\\ Reyes", "Bobby\\ Rey"]),
    ("netbook show ZOE", ["Zoë\\ Brandt"]),
    ("netbook show zoë", ["Zoë\\ Brandt"]),
    ("netbook show adm", ["The\\ Admiral"]),
    ("netbook show bo", ["Bo\\ Lindqvist"]),
    ("netbook show bob", ["Bobby\\ Rey"]),
    ("netbook show Ana\\ r", ["Ana\\ Reyes"]),
    ('netbook show "ana r', ["Ana Reyes"]),
    ("netbook show 'ana r", ["Ana Reyes"]),
    ("netbook show xyz", []),
    ("netbook show ", NAMES),
    ("netbook show Ana x", []),
    ("netbook show gal", ["Gale\\ Ito"]),
    ("netbook unarchive ", ["Gale\\ Ito"]),
    ("netbook show p2", ["p2"]),
    ("netbook log --with bo", ["Bo\\ Lindqvist"]),
    ("netbook log --with=ana", ["Ana\\ Reyes"]),
    ("netbook add X --via gra", ["Grace\\ Hopper"]),
    ("netbook demo sh", ["show"]),
    ("netbook demo show a", []),
    ("netbook demo list circle:cl", []),
    ("netbook exchange ana rec", ["recommendation"]),
    ("netbook exchanges --by y", ["year"]),
    ("netbook introduce gra", ["Grace\\ Hopper"]),
    ("netbook export m", ["markdown"]),
    ("netbook export csv circle:cl", ["close"]),
    # tags and circles
    ("netbook tag ana @", ["@design", "@fintech", "@food:sour"]),
    ("netbook tag ana @f", ["@fintech", "@food:sour"]),
    ("netbook tag ana @food:s", ["sour"]),
    ("netbook tag ana fin", ["@fintech"]),
    ("netbook log x --tag fin", ["fintech"]),
    ("netbook every @de", ["@design"]),
    ("netbook every gr", ["Grace\\ Hopper"]),
    ("netbook every f", ["@fintech", "@food:sour"]),
    ("netbook circle ana ", CIRCLES),
    ("netbook circle --where x ", CIRCLES),
    ("netbook circle tr", ["trusted"]),
    ("netbook tag @fi", ["@fintech"]),
    # ids
    ("netbook amend ", ["i2", "i1"]),
    ("netbook remove i1", ["i1"]),
    ("netbook done f", ["f2", "f1"]),
    ("netbook inbox drop ", ["x1"]),
    ("netbook undo 1", ["12", "11", "10", "1"]),
    # words
    ("netbook log x --kind co", ["coffee", "conversation"]),
    ("netbook log x --kind=co", ["coffee", "conversation"]),
    ("netbook log x --by ", ["me", "them", "both"]),
    ("netbook relate ana m", ["manager", "mentor", "mentee"]),
    ("netbook relate ana manager gra", ["Grace\\ Hopper"]),
    ("netbook config set fol", ["follow_up_days", "follower_price"]),
    ("netbook fact ana ", ["partner"]),
    ("netbook rules edit v", ["values"]),
    ("netbook vet ana --yes dr", ["drink"]),
    ("netbook circles set tr", ["trusted"]),
    ("netbook completion ", ["bash", "zsh", "fish"]),
    # filters
    ("netbook list ci", ["circle:", "city:"]),
    ("netbook journal -ci", ["-circle:", "-city:"]),
    ("netbook due circle:cl", ["close"]),
    ("netbook list circle:none city:", ["lisbon", "new-york", "sao-paulo"]),
    ("netbook list org:", ["northwind"]),
    ("netbook list tag:fi", ["fintech"]),
    ("netbook list @fi", ["@fintech"]),
    ("netbook journal with:ana", ["ana-reyes"]),
    ("netbook list is:ar", ["archived"]),
    ("netbook list has:em", ["email"]),
    ("netbook list due:ov", ["overdue"]),
    ("netbook journal place:", ["monmouth"]),
    ("netbook archive --where '(circle:close or ci", ["(circle:close or circle:", "(circle:close or city:"]),
    # lines
    ('netbook log "coffee with ze', []),
    ('netbook log "coffee with a', []),
    ('netbook log "coffee with zo', ["coffee with Zoë Brandt", "coffee with Zoë Brandt "]),
    ('netbook log "coffee with Ana, bo l', ["coffee with Ana, bo Lindqvist", "coffee with Ana, bo Lindqvist "]),
    ("netbook log coffee with ana re", ["Reyes"]),
    ("netbook log 'x @de", ["x @design", "x @design "]),
    ('netbook amend i1 "x @fo', ["x @food:sour", "x @food:sour "]),
    ('netbook add "Cleo @fi', ["Cleo @fintech", "Cleo @fintech "]),
    ("netbook add An", []),
], ids=str)  # fmt: skip
def test_what_bash_is_offered(answer: Answer, line: str, offered: list[str]) -> None:
    assert answer(line)[1] == offered


@pytest.mark.parametrize(("line", "how"), [
    ("netbook --book ", "files"),
    ("netbook --book=/tm", "files"),
    ("netbook backup restore ", "files"),
    ("netbook list ci", "open"),
    ('netbook log "x @', "open"),
    ("netbook show a", "-"),
], ids=str)  # fmt: skip
def test_how_bash_is_to_take_it(answer: Answer, line: str, how: str) -> None:
    assert answer(line)[0] == how


def test_what_is_typed_is_not_lost_to_names_that_begin_otherwise(known: Netbook) -> None:
    known.said("add", "Amy Reyes")
    known.said("archive", "Rey Okafor")
    known.said("archive", "Bo Lindqvist")
    assert ask("netbook show reyes")[1] == ["Amy\\ Reyes", "Ana\\ Reyes", "…"]
    assert ask("netbook show reyes", "zsh")[0] == "list menu"


def test_sixty_are_enough(known: Netbook) -> None:
    with Book.open(str(known.book)) as book, book.operation("many") as session:
        session.add_all(Contact(name=f"Ana Number{n}") for n in range(70))
    found = ask("netbook show ana")[1]
    assert len(found) == 61
    assert found[-1] == "…"
    assert ask("netbook show ana", "zsh")[0] == "keep"


@pytest.mark.parametrize(("line", "how", "offered"), [
    ("netbook sho", "list", ["show\tshow  -- Show everything about one person, or about one conversation"]),
    ("netbook show ana", "list", ["Ana Reyes\tAna Reyes  -- Northwind"]),
    ('netbook show "bobby r', "list", ["Bobby Rey\tBobby Rey  -- Bo Lindqvist"]),
    ("netbook show rey", "list menu",
     ["Rey Okafor\tRey Okafor", "Ana Reyes\tAna Reyes   -- Northwind", "Bobby Rey\tBobby Rey   -- Bo Lindqvist"]),
    ("netbook list circle:cl", "list", ["circle:close\tclose  -- Close"]),
    ('netbook log "x with gra', "open", ["x with Grace Hopper\tGrace Hopper"]),
    ("netbook amend ", "list",
     ["i2\ti2  -- Call with Bo", "i1\ti1  -- Coffee with Ana at Monmouth on 1 Nov"]),
    ("netbook --book ", "files", []),
], ids=str)  # fmt: skip
def test_what_zsh_is_offered(answer: Answer, line: str, how: str, offered: list[str]) -> None:
    assert answer(line, "zsh") == (how, offered)


@pytest.mark.parametrize(("line", "offered"), [
    ("netbook sho", ["show\tShow everything about one person, or about one conversation"]),
    ("netbook show zoe", ["zoe brandt\tZoë Brandt"]),
    ("netbook show 'O\\'", ["rey okafor\tRey Okafor"]),
    ("netbook done f", ["f2\tZoë Brandt: ask about the boat", "f1\tAna Reyes: send the deck"]),
    ('netbook log "x with gra', ["x with Grace Hopper\t"]),
], ids=str)  # fmt: skip
def test_what_fish_is_offered(answer: Answer, line: str, offered: list[str]) -> None:
    assert answer(line, "fish") == ("-", offered)


def test_the_book_of_the_option_is_looked_at(known: Netbook) -> None:
    book = str(known.book)
    assert ask(f"netbook --book {book} show gra", NETBOOK_BOOK="/nowhere.db")[1] == ["Grace\\ Hopper"]
    assert ask(f"netbook --book={book} show gra", NETBOOK_BOOK="/nowhere.db")[1] == ["Grace\\ Hopper"]
    assert ask("netbook show gra", NETBOOK_BOOK="/nowhere.db")[1] == []


def test_what_is_offered_as_a_filter_is_one(known: Netbook) -> None:
    for line, found in (
        ("list city:", ["Ana Reyes", "Bo Lindqvist", "Zoë Brandt"]),
        ("journal with:ana", ["Coffee with Ana at Monmouth on 1 Nov"]),
    ):
        command, before = line.split()
        head = before.partition(":")[0]
        offered = ask(f"netbook {line}")[1]
        kept = [each for one in offered for each in known.json(command, f"{head}:{one}")]
        assert [each.get("name") or each["text"] for each in kept] == found


def test_hostile_names_are_cleaned(hostile: Netbook) -> None:
    for shell in ("bash", "zsh", "fish"):
        offered = "\n".join(ask("netbook show y", shell)[1])
        assert "new" in offered
        assert not [c for c in offered if c < " " and c not in "\n\t"]
    assert "\\;touch" in ask("netbook show walt")[1][0]
    assert ask("netbook show vera")[1] == ["Vera\\ \\$\\(touch\\ pwned\\)"]
    assert ask('netbook show "xen')[1] == ['Xena"\'!\'" O\'Hara \\"q\\""']


@pytest.mark.parametrize("env", [
    {"_NETBOOK_COMPLETE": "tcsh", "_NETBOOK_LINE": "netbook "},
    {"_NETBOOK_COMPLETE": "bash"},
    {"_NETBOOK_COMPLETE": "bash", "_NETBOOK_LINE": ""},
    {"_NETBOOK_COMPLETE": "bash", "_NETBOOK_LINE": "netbook show x", "NETBOOK_BOOK": "mysql://x/y"},
    {"_NETBOOK_COMPLETE": "bash", "_NETBOOK_LINE": "netbook show 'x\\", "NETBOOK_BOOK": "/dev/null"},
    {"_NETBOOK_COMPLETE": "bash", "_NETBOOK_LINE": "netbook show \udcff\udcfe", "LC_ALL": "C"},
    {"_NETBOOK_COMPLETE": "zsh", "_NETBOOK_LINE": "netbook show x", "NETBOOK_TODAY": "nonsense"},
], ids=str)  # fmt: skip
def test_whatever_is_wrong_nothing_is_said(known: Netbook, env: dict[str, str]) -> None:
    ended = process(env=env)
    assert (ended.code, ended.err) == (0, b"")


def test_nothing_is_written(known: Netbook) -> None:
    before, folder = known.book.read_bytes(), sorted(known.book.parent.iterdir())
    ask("netbook show ana")
    assert known.book.read_bytes() == before
    assert sorted(known.book.parent.iterdir()) == folder


def test_without_a_book_none_is_made(netbook: Netbook) -> None:
    assert ask("netbook show a")[1] == []
    assert ask("netbook sho")[1] == ["show"]
    assert not netbook.book.exists()


@pytest.mark.slow
def test_a_book_in_postgresql_is_looked_at(netbook: Netbook, postgres_url: str) -> None:
    netbook.said("--book", postgres_url, "add", "Ana Reyes", "--tag", "design")
    for line, offered in (("show rey", "Ana\\ Reyes"), ("show ", "Ana\\ Reyes"), ("undo 1", "1")):
        assert ask(f"netbook {line}", NETBOOK_BOOK=postgres_url)[1] == [offered]


@pytest.mark.parametrize(("arguments", "shell", "begins"), [
    (["bash"], "", b"# netbook: completion for bash"),
    (["zsh"], "", b"#compdef netbook"),
    (["fish"], "", b"# netbook: completion for fish"),
    ([], "/usr/bin/zsh", b"#compdef netbook"),
], ids=str)  # fmt: skip
def test_the_script_of_a_shell(
    netbook: Netbook, monkeypatch: pytest.MonkeyPatch, arguments: list[str], shell: str, begins: bytes
) -> None:
    monkeypatch.setenv("SHELL", shell)
    ended = process("completion", *arguments)
    assert (ended.code, ended.err) == (0, b"")
    assert ended.out.startswith(begins)
    assert netbook.out("completion", *arguments) == ended.out.decode()


@pytest.mark.parametrize(("arguments", "shell"), [(["tcsh"], "/bin/bash"), ([], "/bin/tcsh"), ([], "")])
def test_a_shell_without_a_script(
    netbook: Netbook, monkeypatch: pytest.MonkeyPatch, arguments: list[str], shell: str
) -> None:
    monkeypatch.setenv("SHELL", shell)
    ended = process("completion", *arguments)
    assert (ended.code, ended.out, ended.err.count(b"\n")) == (2, b"", 1)
    assert b"netbook completion bash, zsh, fish" in ended.err
    assert netbook("completion", *arguments) == (2, "", ended.err.decode())


def test_the_table_knows_every_kind_it_names() -> None:
    named = {
        part
        for _, arguments, options in COMMANDS.values()
        for kind in (*arguments, *(kind or "" for kind, _ in options.values()))
        for part in kind.removesuffix("...").split("|")
    }
    assert named <= {"", "COMMAND", *WORDS, *KINDS}
